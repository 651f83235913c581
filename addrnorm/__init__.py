"""addrnorm: postal addresses, parsed by libpostal and standardized by national convention."""

__version__ = "0.1.0"
