"""Results shared through Redis. Short timeouts, and a breaker: while Redis fails it is left alone, and requests are answered without it."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from addrnorm.address import Result
from addrnorm.cache.keys import Entry
from addrnorm.cache.sealed import seal, unseal
from addrnorm.errors import CacheError, InvalidRequest

log = logging.getLogger(__name__)

#: Seconds that a call to Redis may take, and that it is left alone after a failure.
TIMEOUT, PAUSE = 0.1, 2.0
#: A call above so many seconds is slow; so many slow ones in a row count as a failure.
SLOW, PATIENCE = 0.03, 3
#: Entries expire up to this share earlier, so that they do not all expire at once.
_JITTER = 0.1


class RedisCache:
    """Keeps sealed results in Redis for ``ttl`` seconds."""

    name = "REDIS"

    def __init__(self, url: str, ttl: int) -> None:
        try:
            self._redis = redis.Redis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, retry=Retry(NoBackoff(), 0))
        except ValueError as error:
            raise InvalidRequest("ADDRNORM_REDIS_URL", "is not a redis:// address") from error
        self._ttl = ttl
        self._closed_until = 0.0
        self._slow = 0

    def get_many(self, entries: Sequence[Entry]) -> list[Result | None]:
        """Return the result of each entry, None where there is none, or where Redis does not answer."""
        if not entries or not self._open():
            return [None] * len(entries)
        values = self._ask(lambda: self._redis.mget([entry.name for entry in entries]))
        if values is None:
            return [None] * len(entries)
        return [self._unsealed(value, entry) for value, entry in zip(values, entries, strict=True)]

    def set_many(self, results: Mapping[Entry, Result]) -> None:
        """Keep results, in one round trip."""
        if not results or not self._open():
            return
        pipe = self._redis.pipeline(transaction=False)
        for entry, result in results.items():
            pipe.set(entry.name, seal(result, entry.seal), ex=self._lifetime())
        self._ask(pipe.execute)

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()

    def _lifetime(self) -> int:
        return max(1, round(self._ttl * (1 - _JITTER * random.random())))

    def _unsealed(self, value: bytes | None, entry: Entry) -> Result | None:
        if value is None:
            return None
        try:
            return unseal(value, entry.seal)
        except CacheError:
            log.warning("a cached value could not be read and is ignored")
            return None

    def _open(self) -> bool:
        return time.monotonic() >= self._closed_until

    def _ask(self, call: Callable[[], Any]) -> Any:
        """Make one call; None where it fails. Leave Redis alone after a failure, and after some slow calls in a row."""
        started = time.monotonic()
        try:
            answer = call()
        except redis.RedisError as error:
            self._leave(type(error).__name__)
            return None
        self._slow = self._slow + 1 if time.monotonic() - started > SLOW else 0
        if self._slow >= PATIENCE:
            self._leave(f"{PATIENCE} calls in a row took over {SLOW * 1000:.0f} ms")
        return answer

    def _leave(self, reason: str) -> None:
        """Leave Redis alone for a while; say so once."""
        self._closed_until, self._slow = time.monotonic() + PAUSE, 0
        log.warning("Redis fails (%s): answering without it for %.0f s", reason, PAUSE)
