"""Counters of a running service, written to the log at intervals and when it stops. They hold names and numbers, never an address."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict

log = logging.getLogger(__name__)
#: Seconds between two lines of counters.
INTERVAL = 60.0


class Metrics:
    """Counts calls by rpc and status, with the mean time that they took."""

    def __init__(self) -> None:
        self._calls: Counter[str] = Counter()
        self._millis: defaultdict[str, float] = defaultdict(float)

    def count(self, method: str, code: str, millis: float) -> None:
        """Count one call that has ended."""
        name = f"{method}.{code}"
        self._calls[name] += 1
        self._millis[name] += millis

    def __str__(self) -> str:
        return ", ".join(f"{name} {count} x {self._millis[name] / count:.1f} ms" for name, count in sorted(self._calls.items())) or "none"

    def write(self) -> None:
        """Write one line to the log."""
        log.info("calls since the start: %s", self)

    async def write_at_intervals(self) -> None:
        """Write a line every `INTERVAL` seconds in which calls came, until cancelled."""
        written = 0
        while True:
            await asyncio.sleep(INTERVAL)
            if (calls := self._calls.total()) != written:
                self.write()
                written = calls
