"""What a cache is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from addrnorm.address import Result
from addrnorm.cache.keys import Entry


class Cache(Protocol):
    """Keeps results by entry. Neither method raises: a cache that fails has nothing, and keeps nothing."""

    #: What `Provenance.cache` says of a result from here.
    name: str

    def get_many(self, entries: Sequence[Entry]) -> list[Result | None]:
        """Return the result of each entry, None where there is none."""
        ...

    def set_many(self, results: Mapping[Entry, Result]) -> None:
        """Keep results."""
        ...

    def close(self) -> None:
        """Let go of connections and memory."""
        ...
