"""Benchmarks: each run by one command, ours side by side with peers in the same run."""
