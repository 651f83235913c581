"""The probability of each label, computed from the scores that libpostal's own CRF holds after a parse.

After a parse the CRF's context still holds the state scores of that sequence and the transition scores. The library also exports
functions that turn them into probabilities in place, but in released builds these write past the end of their buffers (tried: the heap
breaks within some thousand parses), so nothing of the library is called here: the scores are read, and the forward-backward pass is
ours. Where the context lies is a private layout (64 bit, libpostal 1.1), so it is probed once, through memory that is known to be
mapped, and held against the model file. Where anything does not fit, every label has the confidence `UNKNOWN`.
"""

from __future__ import annotations

import ctypes
import math
import struct
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

#: Confidence of a label when the scores cannot be read: about how often the shipped model is right about a component.
UNKNOWN = 0.9
#: Offsets in bytes: parser → CRF → context → its fields.
_CRF, _CONTEXT = 32, 64
_LABELS, _TOKENS, _STATE, _TRANSITIONS = 8, 16, 32, 48
_ROWS, _COLUMNS, _VALUES = 0, 8, 16
_PROBE = "12 main street"
#: A label this far (in nats) below the best of its token is left out of the sums: it would add less than a thousandth.
_NEGLIGIBLE = 7.0
_SMALLEST = 1e-9


class Confidence:
    """Computes the probabilities of the last parse of this process."""

    def __init__(self, context: int, labels: Sequence[str], transitions: Sequence[float]) -> None:
        self._tokens = _at(context + _TOKENS)
        self._values = _at(_at(context + _STATE)[0] + _VALUES)
        self._rows = _at(_at(context + _STATE)[0] + _ROWS)
        self._labels = tuple(labels)
        size = len(labels)
        self._moves = [[math.exp(score) for score in transitions[size * row : size * (row + 1)]] for row in range(size)]

    @classmethod
    def probe(cls, data: Path, parse: Callable[[str], Any]) -> Confidence | None:
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

    def of(self, parts: Sequence[tuple[str, str]]) -> list[float]:
        """Return the probability of each part of the last parse: the geometric mean over its tokens.

        Tokens and parts stand in the same order; a part takes the tokens in a row whose likeliest label is its own.
        """
        count = self._tokens[0]
        if not count or self._rows[0] < count:
            return [UNKNOWN] * len(parts)
        best = [max((weight, self._labels[label]) for label, weight in token.items()) for token in self._marginals(count)]
        out, at = [], 0
        for _, label in parts:
            start = next((token for token in range(at, count) if best[token][1] == label), None)
            if start is None:
                out.append(UNKNOWN)
                continue
            at = start
            while at < count and best[at][1] == label:
                at += 1
            out.append(math.exp(sum(math.log(max(weight, _SMALLEST)) for weight, _ in best[start:at]) / (at - start)))
        return out

    def _marginals(self, count: int) -> list[dict[int, float]]:
        """Return label → probability for each token, by the forward-backward pass over the labels that are not negligible."""
        size, moves = len(self._labels), self._moves
        scores = (ctypes.c_double * (count * size)).from_address(self._values[0])[:]
        states = [_weights(scores[size * token : size * (token + 1)]) for token in range(count)]
        forward = [_normalized(states[0])]
        for state in states[1:]:
            before = forward[-1].items()
            forward.append(_normalized({j: w * sum(a * moves[i][j] for i, a in before) for j, w in state.items()}))
        backward = dict.fromkeys(states[-1], 1.0)
        out = [forward[-1]]
        for token in range(count - 2, -1, -1):
            after = [(j, states[token + 1][j] * b) for j, b in backward.items()]
            backward = _normalized({i: sum(moves[i][j] * w for j, w in after) for i in states[token]})
            out.append(_normalized({i: a * backward[i] for i, a in forward[token].items()}))
        return out[::-1]


def _weights(scores: Sequence[float]) -> dict[int, float]:
    top = max(scores)
    return {label: math.exp(score - top) for label, score in enumerate(scores) if top - score < _NEGLIGIBLE}


def _normalized(weights: dict[int, float]) -> dict[int, float]:
    total = sum(weights.values()) or 1.0
    return {label: weight / total for label, weight in weights.items()}


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
