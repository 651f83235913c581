"""Commas, and numbers: what libpostal's CRF never sees, and what it tells.

libpostal drops punctuation before it labels, and its features reach two words far. So beside the CRF our data have weights
(``address_parser/breaks.json``, learnt by `addrnorm.model.breaks`): of one label after another over nothing, over a comma, and over a
dash, bracket, colon or semicolon; and of each label in a piece between commas with or without figures in it, before it and behind it.
They are added to libpostal's scores. Data without the file, such as the official data, are read as libpostal reads them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from addrnorm.libpostal.lattice import Lattice, table

FILE = "address_parser/breaks.json"
#: Kinds of gaps between two tokens, and rows of the weights for figures: before the piece, behind it, in it.
NOTHING, COMMA, OTHER = range(3)
GAPS, FIGURES = 3, 8
#: Token types that the parser drops before it labels: src/address_parser.h, ADDRESS_PARSER_IS_SEPARATOR and _IS_IGNORABLE.
UNSEEN = frozenset(
    ["COMMA", "NEWLINE", "HYPHEN", "DASH", "BREAKING_DASH", "SEMICOLON", "PUNCT_OPEN", "PUNCT_CLOSE", "PERIOD", "COLON", "WHITESPACE"]
)
_OTHER = re.compile(rb"[-();:]")
_DIGIT = re.compile(rb"\d")

Tokenize = Callable[[str, bool], Sequence[tuple[int, int, int]]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text that the parser labels, as bytes of UTF-8; ``ends`` are places in the text's bytes."""

    text: bytes
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def gaps(self) -> list[int]:
        """The kind of gap before each token but the first."""
        return [_kind(self.text[end:start]) for end, start in zip(self.ends, self.starts[1:], strict=False)]

    def between(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]].decode()

    def figures(self, gaps: Sequence[int]) -> list[int]:
        """Return for each token which pieces between commas have figures: one before its own (4), one behind (2), its own (1)."""
        pieces = list(accumulate((gap == COMMA for gap in gaps), initial=0))
        having = [False] * (pieces[-1] + 1)
        for piece, start, end in zip(pieces, self.starts, self.ends, strict=True):
            having[piece] = having[piece] or _DIGIT.search(self.text, start, end) is not None
        rows = [4 * any(having[:at]) + 2 * any(having[at + 1 :]) + having[at] for at in range(len(having))]
        return [rows[piece] for piece in pieces]


class Tokenizer:
    """libpostal's tokenizer, the C function, without what its parser drops. ``kinds`` has the token types by name."""

    def __init__(self, tokenize: Tokenize, kinds: Any) -> None:
        self._tokenize = tokenize
        self._unseen = frozenset(getattr(kinds, name).value for name in UNSEEN)

    def __call__(self, text: str) -> Tokens:
        """Cut a text into the tokens that the parser labels."""
        spans = [(start, start + length) for start, length, kind in self._tokenize(text, False) if kind not in self._unseen]
        return Tokens(text.encode(), tuple(start for start, _ in spans), tuple(end for _, end in spans))


def _kind(between: bytes) -> int:
    if b"," in between:
        return COMMA
    return OTHER if b" " in between and _OTHER.search(between) else NOTHING


def load(data: Path, labels: Sequence[str], transitions: Sequence[float]) -> Lattice | None:
    """Return the lattice with the weights of a data directory; None when it has none for these labels."""
    path = data / FILE
    if not path.is_file():
        return None
    weights = json.loads(path.read_text(encoding="utf-8"))
    if weights["labels"] != list(labels):
        return None
    size = len(labels)
    moves = [table([a + b for a, b in zip(transitions, gap, strict=True)], size) for gap in weights["gaps"]]
    return Lattice(moves, [[math.exp(weight) for weight in row] for row in weights["figures"]])
