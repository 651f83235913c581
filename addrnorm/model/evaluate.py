"""How well a data directory parses: full addresses and components right, per country, on labelled files.

The measure is that of the development set: labels are compared as bags of folded text, and labels that people mix up
(suburb and city district; staircase, entrance and unit) count as one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from addrnorm.model import corpus

Labels = list[tuple[str, str]]
Parser = Callable[[str], Labels]

_COARSE = {"suburb": "dependent", "city_district": "dependent", "state_district": "district", "entrance": "unit", "staircase": "unit"}
_MARKS = re.compile(r"[^\w/\-#&½°]+")


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled address."""

    region: str
    text: str
    labels: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Score:
    """Counts of right and wrong: whole addresses and single components."""

    cases: int = 0
    full: int = 0
    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def full_rate(self) -> float:
        """Share of addresses with every component right."""
        return self.full / max(self.cases, 1)

    def f1(self, component: str = "") -> float:
        """Harmonic mean of precision and recall, of one component or of all."""
        right, missed, wrong = (
            counts[component] if component else sum(counts.values()) for counts in (self.right, self.missed, self.wrong)
        )
        return 2 * right / max(2 * right + missed + wrong, 1)


def folded(text: str) -> str:
    """Fold a component for comparison."""
    text = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(_MARKS.sub(" ", text).split())


def bag(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Join labels that stand several times, and coarse ones."""
    out: dict[str, str] = {}
    for label, value in labels:
        label = _COARSE.get(label, label)
        out[label] = f"{out[label]} {folded(value)}" if label in out else folded(value)
    return out


def measure(cases: Iterable[Case], parse: Parser, misses: Callable[[Case, Labels], None] | None = None) -> dict[str, Score]:
    """Score a parser per region; the key ``""`` holds all. ``misses`` is called with every address that is not fully right."""
    scores: dict[str, Score] = defaultdict(Score)
    for case in cases:
        found = parse(case.text)
        wanted, got = bag(case.labels), bag(found)
        for score in (scores[""], scores[case.region]):
            _count(score, wanted, got)
        if misses and wanted != got:
            misses(case, found)
    return dict(scores)


def _count(score: Score, wanted: Mapping[str, str], got: Mapping[str, str]) -> None:
    score.cases += 1
    score.full += wanted == got
    for label in wanted.keys() | got.keys():
        if wanted.get(label) == got.get(label):
            score.right[label] += 1
            continue
        score.missed[label] += label in wanted
        score.wrong[label] += label in got


def read_cases(path: Path) -> Iterator[Case]:
    """Read a labelled file in the development format: JSON lines with ``country``, ``input`` and ``labels``."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Case((row.get("country") or "").upper(), row["input"], tuple((a, b) for a, b in row["labels"]))


def synthetic_cases(count: int, seed: int, only: frozenset[str] = frozenset()) -> Iterator[Case]:
    """Yield held-apart synthetic addresses: another seed than the corpus."""
    for row in corpus.generate(count, seed, only=only):
        yield Case(row.region, row.text, tuple((label, text) for text, label in row.segments if label))
