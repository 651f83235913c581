"""Tables of addresses: reading, normalizing, finding duplicates, reporting. Heavy imports are made where they are used."""
