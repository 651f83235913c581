"""The synthetic corpus: labelled addresses drawn from the grammars, with what people do to them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from addrnorm.model import countries, knowledge
from addrnorm.model.grammar import Grammar, Segment
from addrnorm.text import strip_marks

#: Parts that may stand alone in a search box, each with how often.
_FRAGMENTS: tuple[tuple[float, frozenset[str]], ...] = (
    (4, frozenset({"road", "house_number"})),
    (4, frozenset({"road", "city"})),
    (4, frozenset({"road", "house_number", "city"})),
    (2, frozenset({"road"})),
    (2, frozenset({"city"})),
    (1, frozenset({"city", "postcode"})),
    (5, frozenset({"road", "house_number", "postcode"})),
    (2, frozenset({"city", "country"})),
    (2, frozenset({"city", "state"})),
    (2, frozenset({"road", "state"})),
    (3, frozenset({"road", "house_number", "state"})),
    (2, frozenset({"road", "house_number", "city", "state"})),
    (2, frozenset({"house", "city"})),
    (1, frozenset({"house"})),
    (1, frozenset({"suburb", "city"})),
    (1, frozenset({"road", "suburb"})),
    (1, frozenset({"road", "suburb", "city"})),
    (1, frozenset({"house_number", "road", "unit"})),
    (1, frozenset({"road", "postcode", "city"})),
    (1, frozenset({"po_box"})),
    (1, frozenset({"unit", "house_number", "road", "city"})),
)
_FRAGMENT_WEIGHTS = list(accumulate(weight for weight, _ in _FRAGMENTS))


_LOOSE_HYPHEN = re.compile(r"([^\W\d])- +")
_TYPEABLE = re.compile(r"[^\W\d_]{3,}")
_COMPATIBLE = re.compile("[½¼¾º°ª]")


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled address: its parts in order, with the separators between them (label empty)."""

    region: str
    language: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The address as a person would write it."""
        return "".join(text for text, _ in self.segments)


@dataclass(frozen=True, slots=True)
class Habits:
    """How often people do things to an address: shares from 0 to 1."""

    fragment: float = 0.16
    no_marks: float = 0.2
    typo: float = 0.05
    upper: float = 0.1
    no_commas: float = 0.1


def generate(count: int, seed: int, *, only: frozenset[str] = frozenset(), habits: Habits | None = None) -> Iterator[Row]:
    """Yield ``count`` rows; the same seed gives the same rows."""
    rng = random.Random(seed)
    kinds = countries.varieties(only)
    grammars = [countries.grammar(kind, 1) for kind in kinds]
    weights = list(accumulate(kind.weight for kind in kinds))
    for _ in range(count):
        at = rng.choices(range(len(kinds)), cum_weights=weights)[0]
        segments = _one(grammars[at], rng, habits or Habits())
        yield Row(kinds[at].region, kinds[at].language, segments)


def _one(grammar: Grammar, rng: random.Random, habits: Habits) -> tuple[Segment, ...]:
    segments: Sequence[Segment] = ()
    while not any(label for _, label in segments):
        segments = joined(grammar.expand("layout", rng))
        if rng.random() < habits.fragment:
            segments = _fragment(segments, rng)
    if rng.random() < habits.no_commas:
        segments = [(text if label else text.replace(",", "") or " ", label) for text, label in segments]
    if rng.random() < habits.no_marks:
        segments = [(text if _COMPATIBLE.search(text) else strip_marks(text), label) for text, label in segments]
    elif rng.random() < habits.upper:
        segments = [(text.upper(), label) for text, label in segments]
    if rng.random() < habits.typo:
        segments = _typo(segments, rng)
    return tuple(segments)


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Join neighbours with the same label, close up hyphens, and part neighbours with different labels by a space."""
    out: list[Segment] = []
    for text, label in segments:
        if out and out[-1][1] == label:
            out[-1] = (out[-1][0] + text, label)
        elif text:
            if out and label and out[-1][1] and not _glued(out[-1][0][-1], text[0]):
                out.append((" ", ""))
            out.append((text, label))
    return [(_LOOSE_HYPHEN.sub(r"\1-", text) if label else text, label) for text, label in out]


def _glued(before: str, after: str) -> bool:
    """True where no space goes between two parts: after a space, and in Chinese and Japanese."""
    return before == " " or "Hani" in (knowledge.script_of(before), knowledge.script_of(after))


def _fragment(segments: Sequence[Segment], rng: random.Random) -> list[Segment]:
    """Keep only some parts; a whole address whose kept parts would be none stays as it is."""
    kept = rng.choices(_FRAGMENTS, cum_weights=_FRAGMENT_WEIGHTS)[0][1]
    parts = [segment for segment in segments if segment[1] in kept]
    out: list[Segment] = []
    for part in parts:
        out += [(", " if rng.random() < 0.4 else " ", ""), part] if out else [part]
    return out or list(segments)


def _typo(segments: Sequence[Segment], rng: random.Random) -> list[Segment]:
    """Change one letter of one word: drop it, double it, swap it with the next one, or put another in its place."""
    places = [(i, j) for i, (text, label) in enumerate(segments) if label for word in _TYPEABLE.finditer(text) for j in range(*word.span())]
    if not places:
        return list(segments)
    at, position = rng.choice(places)
    text, label = segments[at]
    letter, following = text[position], text[position + 1 : position + 2]
    swapped = following + letter if following.isalpha() else letter * 2
    wrong = rng.choice(("", letter * 2, swapped, rng.choice("aeiorstn")))
    skip = 2 if wrong == swapped and following.isalpha() else 1
    out = list(segments)
    out[at] = (text[:position] + wrong + text[position + skip :], label)
    return out


def write(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps([row.region, row.language, row.segments], ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[Row]:
    """Read rows that `write` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            region, language, segments = json.loads(line)
            yield Row(region, language, tuple((text, label) for text, label in segments))
