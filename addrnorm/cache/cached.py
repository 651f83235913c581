"""A normalizer with caches before it: memory first, then Redis, then the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrnorm.address import AddressInput, Options, Result
from addrnorm.cache.base import Cache
from addrnorm.cache.keys import Entry, entry
from addrnorm.cache.memory import MemoryCache
from addrnorm.cache.redis import RedisCache
from addrnorm.errors import InvalidRequest
from addrnorm.normalizer import DEFAULTS, Normalizer
from addrnorm.settings import Settings

Asked = tuple[AddressInput, Options]


class CachedNormalizer:
    """Answers from the first cache that has the result; what was computed goes into all of them."""

    def __init__(self, normalizer: Normalizer, caches: Sequence[Cache]) -> None:
        self.normalizer = normalizer
        self._caches = tuple(caches)

    @classmethod
    def from_settings(cls, normalizer: Normalizer, settings: Settings) -> CachedNormalizer:
        """Build the caches that the settings ask for."""
        caches: list[Cache] = [MemoryCache(settings.cache_size)] if settings.cache_size else []
        caches += [RedisCache(settings.redis_url, settings.cache_ttl)] if settings.redis_url else []
        return cls(normalizer, caches)

    def normalize(self, request: AddressInput, options: Options = DEFAULTS) -> Result:
        """Normalize one address; raise InvalidRequest when the call is wrong."""
        outcome = self.normalize_many([(request, options)])[0]
        if isinstance(outcome, InvalidRequest):
            raise outcome
        return outcome

    def local(self, request: AddressInput, options: Options = DEFAULTS) -> Result | None:
        """Return the result that the cache in memory has, in microseconds; None without asking further."""
        first = self._caches[0] if self._caches else None
        if not isinstance(first, MemoryCache):
            return None
        found = first.get_many([self._entry(request, options)])[0]
        return _from(first, found) if found is not None else None

    def normalize_many(self, asked: Sequence[Asked]) -> list[Result | InvalidRequest]:
        """Normalize many addresses, in order; a call that is wrong has its error in its place. One round trip to each cache."""
        entries = [self._entry(*item) for item in asked]
        known: dict[Entry, Result | InvalidRequest] = {}
        missed: list[tuple[Cache, list[Entry]]] = []
        waiting = list(dict.fromkeys(entries))
        for cache in self._caches:
            found = {e: _from(cache, r) for e, r in zip(waiting, cache.get_many(waiting), strict=True) if r is not None}
            known |= found
            self._fill(missed, found)
            waiting = [e for e in waiting if e not in found]
            missed.append((cache, waiting))
        computed = self._compute(dict(zip(entries, asked, strict=True)), waiting)
        self._fill(missed, {e: r for e, r in computed.items() if isinstance(r, Result)})
        known |= computed
        return [known[e] for e in entries]

    def close(self) -> None:
        """Close the caches."""
        for cache in self._caches:
            cache.close()

    def _entry(self, request: AddressInput, options: Options) -> Entry:
        return entry(request, options, self.normalizer.provenance, self.normalizer.settings.key_secret)

    def _fill(self, missed: Sequence[tuple[Cache, list[Entry]]], found: dict[Entry, Result]) -> None:
        """Give each cache what it had not."""
        for cache, lacking in missed:
            cache.set_many({e: found[e] for e in lacking if e in found})

    def _compute(self, asked: dict[Entry, Asked], waiting: Sequence[Entry]) -> dict[Entry, Result | InvalidRequest]:
        out: dict[Entry, Result | InvalidRequest] = {}
        for item in waiting:
            try:
                out[item] = self.normalizer.normalize(*asked[item])
            except InvalidRequest as error:
                out[item] = error
        return out


def _from(cache: Cache, result: Result) -> Result:
    return replace(result, provenance=replace(result.provenance, cache=cache.name))
