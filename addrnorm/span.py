"""Parsed text as spans: which piece of the input is which component, and what no component took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from addrnorm.address import Component
from addrnorm.text import strip_marks


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the prepared input, the component that it is, and the parser's probability. ``start`` and ``end`` index the input."""

    component: Component
    text: str
    start: int
    end: int
    confidence: float = 1.0

    def as_component(self, component: Component) -> Span:
        """Return the same piece of text as another component."""
        return replace(self, component=component)

    def until(self, end: int) -> Span:
        """Return the span cut off at a place in the input."""
        return self if self.end <= end else replace(self, text=self.text[: end - self.start].strip(" ,"), end=end)


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    return "".join(c for c in strip_marks(char) if c.isalnum())


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, folded, and where each stands in the text."""
    letters, places = [], []
    for place, char in enumerate(text):
        for letter in _bare(char):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def align(text: str, parsed: Iterable[tuple[Component, str, float]]) -> list[Span]:
    """Find each parsed value in the input, in order.

    Parsers return folded text; labels want it as it was written. A value that cannot be found is left out:
    its words come back as unresolved.
    """
    letters, places = _letters(text)
    spans, at = [], 0
    for component, value, confidence in parsed:
        wanted = _letters(value)[0]
        found = letters.find(wanted, at) if wanted else -1
        if found >= 0:
            start, end = _closed(text, places[found], places[found + len(wanted) - 1] + 1)
            spans.append(Span(component, text[start:end], start, end, confidence))
            at = found + len(wanted)
    return spans


def unbroken(spans: Sequence[Span]) -> list[Span]:
    """Give a syllable of Hangul that was cut from its word back to it: ``서 | 울특별시``. The tokenizer takes each for a word."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if before is None or before.end != span.start or not (_is_hangul(before.text[-1]) and _is_hangul(span.text[0])):
            out.append(span)
        elif len(before.text) == 1:
            out[-1] = replace(span, text=before.text + span.text, start=before.start)
        elif len(span.text) == 1:
            out[-1] = replace(before, text=before.text + span.text, end=span.end)
        else:
            out.append(span)
    return out


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take along what belongs to the words at the edges: ``# 5``, ``n° 5``, ``Forli'``, ``3º``, ``St.``, ``(MI)``."""
    while start and text[start - 1] in "#№":
        start -= 1
    if start > 1 and text[start - 2 : start] == "# ":
        start -= 2
    if _elided(text, start):
        start -= 1
    while end < len(text) and text[end] in "'º°ª.":
        end += 1
    return start, end


def _elided(text: str, start: int) -> bool:
    """True where a word begins with an apostrophe: 's-Gravenhage, 't Zand."""
    begins = start and text[start - 1] == "'" and (start == 1 or not text[start - 2].isalnum())
    return bool(begins) and text[start : start + 1].isalpha() and text[start + 1 : start + 2] in ("-", " ")


def unresolved(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the words of the input that no span covers; a word counts when it has a letter, digit or symbol of its own."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    rest = "".join(char if not covered[place] else " " for place, char in enumerate(text))
    return [word for token in rest.split() if (word := token.strip(_PUNCTUATION)) and not all(c in _PUNCTUATION for c in word)]


_PUNCTUATION = "#№.,;:'\"()[]{}|/\\-_*+!?¿¡~^`°<>=&@〒"
