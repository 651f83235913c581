"""Every exception that addrnorm raises on purpose.

A bad address is never an exception: it is a result with problems. Exceptions are for bad calls and failed dependencies.

    AddrnormError
    ├── InvalidRequest          the call was wrong; names the field            (CLI exit 2, INVALID_ARGUMENT)
    ├── UnknownRegion           a region hint that is no country                (a kind of InvalidRequest)
    ├── ConventionError         a country or language file breaks the schema    (CLI exit 2)
    └── DependencyError         something we need is missing or failed          (CLI exit 3, UNAVAILABLE)
        ├── DataError           the libpostal data directory is missing, damaged or foreign
        └── CacheError          the cache could not be reached or answered nonsense

Messages never contain an address: they name fields, files and commands.
"""

from __future__ import annotations


class AddrnormError(Exception):
    """Base of all exceptions of this package."""


class InvalidRequest(AddrnormError):
    """The call breaks the contract; ``field`` names the part that does."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason

    def inside(self, place: str) -> InvalidRequest:
        """Return the same error for an input that stands elsewhere than in ``input``, such as ``a`` of a comparison."""
        field = self.field.removeprefix("input").removeprefix(".")
        return InvalidRequest(f"{place}.{field}" if field else place, self.reason)


class UnknownRegion(InvalidRequest):
    """A region hint that is neither an ISO 3166 code nor a country name."""


class ConventionError(AddrnormError):
    """A convention file breaks the schema; the message names the file and the key."""


class DependencyError(AddrnormError):
    """Something that we need is missing or failed."""


class DataError(DependencyError):
    """The libpostal data directory is missing, damaged or foreign; the message names the mending command."""


class CacheError(DependencyError):
    """The cache could not be reached, or its answer could not be read."""
