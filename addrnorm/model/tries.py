"""libpostal's tries, made by the library itself through its exported functions: no struct layout is needed."""

from __future__ import annotations

import ctypes
import importlib.metadata
import tempfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from addrnorm.errors import DependencyError

_PROVIDER = "pypostal-multiarch"


@lru_cache(maxsize=1)
def library() -> ctypes.CDLL:
    """Return the C library that the wheel brings."""
    files = importlib.metadata.files(_PROVIDER) or []
    for file in files:
        if "libpostal" in file.name and ".so" in file.name:
            return _declared(ctypes.CDLL(str(file.locate())))
    raise DependencyError(f"making libpostal data needs the C library of {_PROVIDER}: run `pip install {_PROVIDER}`")


def _declared(lib: ctypes.CDLL) -> ctypes.CDLL:
    lib.trie_new.restype = ctypes.c_void_p
    lib.trie_add.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
    lib.trie_add.restype = ctypes.c_bool
    lib.trie_save.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    lib.trie_save.restype = ctypes.c_bool
    lib.trie_destroy.argtypes = [ctypes.c_void_p]
    return lib


def trie_bytes(entries: Mapping[str, int] | Iterable[tuple[str | bytes, int]]) -> bytes:
    """Return the file of a trie with these keys and numbers (unsigned, 32 bits)."""
    lib = library()
    trie = lib.trie_new()
    try:
        for key, number in entries.items() if isinstance(entries, Mapping) else entries:
            raw = key if isinstance(key, bytes) else key.encode()
            if not lib.trie_add(trie, raw, number):
                raise DependencyError("libpostal refused a key of a trie")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "trie"
            if not lib.trie_save(trie, str(path).encode()):
                raise DependencyError("libpostal could not write a trie")
            return path.read_bytes()
    finally:
        lib.trie_destroy(trie)
