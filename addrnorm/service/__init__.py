"""The gRPC service: proto to domain and back, statuses, start and stop. No business rules."""
