"""Every setting of the service and the command line, read once from the environment and passed down."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from addrnorm.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; `VARIABLES` names the environment variable of each."""

    #: libpostal's data directory; the shipped compact data without it.
    data_dir: Path | None = None
    #: Directory of TOML files that add to or replace our conventions.
    overrides: Path | None = None
    #: Keys the hashes of addresses, so that two tenants cannot be joined (1 to 64 bytes).
    key_secret: bytes = field(default=b"", repr=False)
    #: Redis to share results, such as redis://localhost:6379/0; without it the cache is in memory.
    redis_url: str = field(default="", repr=False)
    #: Results kept in memory; 0 for none.
    cache_size: int = 10_000
    #: Seconds that Redis keeps a result.
    cache_ttl: int = 7 * 86_400
    #: Address and port that the service listens on.
    host: str = "127.0.0.1"
    port: int = 50051
    #: Seconds that running calls get to finish when the service is stopped.
    grace: int = 10
    #: Level of the log on stderr.
    log_level: str = "INFO"

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; raise InvalidRequest naming a variable that cannot be read."""
        return cls(**{name: _read(variable, read, env[variable]) for name, (variable, read) in VARIABLES.items() if env.get(variable)})


def _read(variable: str, read: Callable[[str], Any], value: str) -> Any:
    try:
        return read(value)
    except ValueError as error:
        raise InvalidRequest(variable, str(error)) from error


def _whole(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise ValueError("must be a whole number")
    return int(value)


def _seconds(value: str) -> int:
    if not _whole(value):
        raise ValueError("must be at least 1")
    return int(value)


def _port(value: str) -> int:
    if _whole(value) > 65535:
        raise ValueError("must be a port, 0 to 65535")
    return int(value)


def _folder(value: str) -> Path:
    if not Path(value).is_dir():
        raise ValueError("is not a directory")
    return Path(value)


def _secret(value: str) -> bytes:
    if len(value.encode()) > 64:
        raise ValueError("is longer than 64 bytes")
    return value.encode()


def _level(value: str) -> str:
    if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return value.upper()


#: Setting -> (environment variable, how to read it).
VARIABLES: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "data_dir": ("LIBPOSTAL_DATA_DIR", Path),
    "overrides": ("ADDRNORM_OVERRIDES", _folder),
    "key_secret": ("ADDRNORM_KEY_SECRET", _secret),
    "redis_url": ("ADDRNORM_REDIS_URL", str),
    "cache_size": ("ADDRNORM_CACHE_SIZE", _whole),
    "cache_ttl": ("ADDRNORM_CACHE_TTL", _seconds),
    "host": ("ADDRNORM_HOST", str),
    "port": ("ADDRNORM_PORT", _port),
    "grace": ("ADDRNORM_GRACE", _whole),
    "log_level": ("ADDRNORM_LOG_LEVEL", _level),
}
