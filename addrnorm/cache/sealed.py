"""Results as sealed bytes: pickled by a fixed list of classes, compressed, encrypted and authenticated."""

from __future__ import annotations

import io
import os
import pickle
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from addrnorm import address
from addrnorm.address import Result
from addrnorm.errors import CacheError

_NONCE = 12
#: The only classes that a value may hold.
_CLASSES = frozenset(name for name, value in vars(address).items() if isinstance(value, type) and value.__module__ == address.__name__)


class _Reader(pickle.Unpickler):
    """Reads our own frozen values and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module == address.__name__ and name in _CLASSES:
            return getattr(address, name)
        raise pickle.UnpicklingError("a class that no result holds")


def seal(result: Result, key: bytes) -> bytes:
    """Return the sealed bytes of a result."""
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, zlib.compress(pickle.dumps(result, protocol=5), 1), None)


def unseal(raw: bytes, key: bytes) -> Result:
    """Return the result; raise CacheError when the bytes were not sealed with this key."""
    try:
        plain = ChaCha20Poly1305(key).decrypt(raw[:_NONCE], raw[_NONCE:], None)
        result = _Reader(io.BytesIO(zlib.decompress(plain))).load()
    except (InvalidTag, ValueError, pickle.UnpicklingError, zlib.error, EOFError, AttributeError, TypeError) as error:
        raise CacheError("a cached value cannot be read") from error
    if not isinstance(result, Result):
        raise CacheError("a cached value is not a result")
    return result
