"""The embedded cache: the most recently used results, in this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

from addrnorm.address import Result
from addrnorm.cache.keys import Entry


class MemoryCache:
    """Keeps the ``size`` most recently used results (about 4 kB each)."""

    name = "LOCAL"

    def __init__(self, size: int) -> None:
        self._size = size
        self._results: OrderedDict[str, Result] = OrderedDict()
        self._lock = Lock()

    def get_many(self, entries: Sequence[Entry]) -> list[Result | None]:
        """Return the result of each entry, None where there is none."""
        with self._lock:
            return [self._get(entry.name) for entry in entries]

    def _get(self, name: str) -> Result | None:
        found = self._results.get(name)
        if found is not None:
            self._results.move_to_end(name)
        return found

    def set_many(self, results: Mapping[Entry, Result]) -> None:
        """Keep results; the least recently used ones make room."""
        with self._lock:
            for entry, result in results.items():
                self._results[entry.name] = result
                self._results.move_to_end(entry.name)
            while len(self._results) > self._size:
                self._results.popitem(last=False)

    def close(self) -> None:
        """Forget everything."""
        self._results.clear()

    def __len__(self) -> int:
        return len(self._results)
