"""Open reference data: what is known of towns. Kept small enough to ship, and read by memory map."""
