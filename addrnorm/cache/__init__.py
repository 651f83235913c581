"""Caching of results: in memory, and in Redis. A cache that fails is as good as an empty one."""

from __future__ import annotations

from addrnorm.cache.base import Cache
from addrnorm.cache.cached import CachedNormalizer
from addrnorm.cache.memory import MemoryCache
from addrnorm.cache.redis import RedisCache

__all__ = ["Cache", "CachedNormalizer", "MemoryCache", "RedisCache"]
