"""Generated protobuf code; regenerate with ``python -m addrnorm.v1.generate`` after a change in protos/."""
