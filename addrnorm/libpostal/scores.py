"""The scores that libpostal's own CRF holds after a parse: how well each label fits each token, and each label after another.

Where they lie is a private layout (64 bit, libpostal 1.1), so it is probed once, through memory that is known to be mapped, and held
against the model file. The library also exports functions that turn the scores into probabilities in place, but in released builds
these write past the end of their buffers (tried: the heap breaks within some thousand parses), so none is called: scores are only read.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

#: Offsets in bytes: parser → CRF → context → its fields.
_CRF, _CONTEXT = 32, 64
_LABELS, _TOKENS, _STATE, _TRANSITIONS = 8, 16, 32, 48
_ROWS, _COLUMNS, _VALUES = 0, 8, 16
_PROBE = "12 main street"


class Scores:
    """Reads the scores of the last parse of this process.

    ``labels`` are the CRF's, ``transitions`` its scores of label after label: row = from, ``len(labels)`` to a row.
    """

    def __init__(self, context: int, labels: Sequence[str], transitions: Sequence[float]) -> None:
        self._tokens = _at(context + _TOKENS)
        self._values = _at(_at(context + _STATE)[0] + _VALUES)
        self._rows = _at(_at(context + _STATE)[0] + _ROWS)
        self.labels, self.transitions = tuple(labels), tuple(transitions)

    @classmethod
    def probe(cls, data: Path, parse: Callable[[str], Any]) -> Scores | None:
        """Return a reader, or None where this build of the library does not look as expected."""
        if sys.maxsize < 2**32 or not sys.platform.startswith("linux"):
            return None
        try:
            labels, transitions = _model(data)
            parse(_PROBE)
            context = _find_context(labels, transitions)
        except (OSError, AttributeError, ValueError, struct.error):
            return None
        return cls(context, labels, transitions) if context else None

    def clear(self) -> None:
        """Forget the last parse: the CRF does not run for a text that is the name of one place, and would leave those of another."""
        self._tokens[0] = 0

    def read(self) -> list[list[float]]:
        """Return the scores of each label for each token of the last parse; none when the CRF did not run."""
        count, size = self._tokens[0], len(self.labels)
        if not count or self._rows[0] < count:
            return []
        scores = (ctypes.c_double * (count * size)).from_address(self._values[0])[:]
        return [scores[at : at + size] for at in range(0, count * size, size)]


def _at(address: int) -> Any:
    return ctypes.cast(address, ctypes.POINTER(ctypes.c_uint64))


def _model(data: Path) -> tuple[list[str], list[float]]:
    """Read the labels from the head of the model file, and the transition scores from its end."""
    with (data / "address_parser/address_parser_crf.dat").open("rb") as file:
        signature, count, length = struct.unpack(">IIQ", file.read(16))
        names = file.read(length).split(b"\0")[:-1]
        if signature != 0xCFCFCFCF or len(names) != count:
            raise ValueError("not a CRF model")
        file.seek(-8 * count * count, 2)
        transitions = struct.unpack(f">{count * count}d", file.read())
    return [name.decode() for name in names], list(transitions)


def _find_context(labels: Sequence[str], transitions: Sequence[float]) -> int:
    """Follow parser → CRF → context, never through a pointer outside mapped memory; 0 when anything does not fit.

    The matrices must have the right shape, and the transition scores in memory must be those of the file.
    """
    library, memory, size = _library(), _Memory(), len(labels)
    library.get_address_parser.restype = ctypes.c_void_p
    crf = memory.word((library.get_address_parser() or 0) + _CRF)
    context = memory.word(crf + _CONTEXT)
    if memory.word(crf) & 0xFFFFFFFF != size or memory.word(context + _LABELS) != size or not memory.word(context + _TOKENS):
        return 0
    state, moves = memory.word(context + _STATE), memory.word(context + _TRANSITIONS)
    if memory.word(state + _COLUMNS) != size or memory.word(moves + _ROWS) != size or memory.word(moves + _COLUMNS) != size:
        return 0
    held = [memory.word(memory.word(moves + _VALUES) + 8 * at) for at in range(size * size)]
    return context if struct.pack(f"={size * size}Q", *held) == struct.pack(f"={size * size}d", *transitions) else 0


def _library() -> ctypes.CDLL:
    """Return the C library that the binding has loaded, found in this process's own memory map."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        path = line.split(maxsplit=5)[-1]
        if "libpostal" in Path(path).name and ".so" in path:
            return ctypes.CDLL(path)
    raise OSError("libpostal is linked into the binding: its context cannot be reached")


class _Memory:
    """Reads words of this process's memory, zero where nothing readable is mapped."""

    def __init__(self) -> None:
        ranges = []
        for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
            span, mode = line.split(maxsplit=2)[:2]
            if mode.startswith("r"):
                ranges.append(tuple(int(edge, 16) for edge in span.split("-")))
        self._starts, self._ends = [start for start, _ in ranges], [end for _, end in ranges]

    def word(self, address: int) -> int:
        """Return the 64-bit word at an address."""
        at = bisect_right(self._starts, address) - 1
        if at < 0 or address + 8 > self._ends[at]:
            return 0
        return int(_at(address)[0])
