"""Which rows are one delivery point: by key first, then by comparison within blocks; merges through a third row are guarded."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from addrnorm.address import Component
from addrnorm.batch.store import Store
from addrnorm.compare import Side, compare_sides, conflicting

#: All pairs of this many rows are compared; of more, each row with the next `WINDOW` in the order of their streets.
ALL_PAIRS, WINDOW = 30, 6
#: A block with more rows than this says nothing.
LARGEST_BLOCK = 20_000
#: Different addresses that one cluster may have; what grows further is no cluster but a chain.
MOST_DIFFERENT = 25
#: Least likeness (0 to 100) of two streets that are compared at all.
_GLANCE = 70.0
_NAMES = (Component.PREMISE, Component.DEPENDENT_LOCALITY)
#: Pairs that are remembered, so that they are not compared again under another block.
_REMEMBERED = 1 << 20


@dataclass(slots=True)
class Clusters:
    """A forest of rows (union-find); ``scores`` holds the lowest score of the merges inside a cluster, by root."""

    parents: array[int] = field(default_factory=lambda: array("I"))
    scores: dict[int, float] = field(default_factory=dict)
    #: Root -> rows of which no two have the same keys, where there are several.
    different: dict[int, list[int]] = field(default_factory=dict)

    def grow(self, count: int) -> None:
        """Make every row up to ``count`` a cluster of its own."""
        self.parents.extend(range(len(self.parents), count))

    def root(self, id_: int) -> int:
        """Return the first row of a cluster."""
        while self.parents[id_] != id_:
            self.parents[id_] = self.parents[self.parents[id_]]
            id_ = self.parents[id_]
        return id_

    def addresses(self, id_: int) -> list[int]:
        """Return the rows that stand for the different addresses of a cluster."""
        root = self.root(id_)
        return self.different.get(root, [root])

    def join(self, a: int, b: int, score: float, *, different: bool = False) -> None:
        """Make two clusters one; the smaller row stays its root. ``different`` says that their keys do not meet."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return
        addresses = [*self.addresses(first), *self.addresses(second)] if different else None
        self.different.pop(second, None)
        if addresses:
            self.different[first] = addresses
        self.parents[second] = first
        self.scores[first] = min(score, self.scores.get(first, 1.0), self.scores.pop(second, 1.0))


def by_key(store: Store, clusters: Clusters, people: bool) -> None:
    """Join rows whose matching keys meet; with ``people``, only rows of one person."""
    for ids in store.groups("keys"):
        for group in _by_person(store, ids) if people else [ids]:
            for other in group[1:]:
                clusters.join(group[0], other, 1.0)


def _by_person(store: Store, ids: list[int]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for id_ in ids:
        groups.setdefault(store.side(id_)[1], []).append(id_)
    return list(groups.values())


def by_comparison(store: Store, clusters: Clusters, people: bool, progress: Callable[[], None] = lambda: None) -> None:
    """Compare rows of different keys within each block, and join those that are the same and contradict nobody in the other's cluster."""
    side = lru_cache(maxsize=50_000)(store.side)
    seen = _Seen()
    for ids in store.groups("blocks"):
        progress()
        for a, b in _candidates(ids, clusters, store, side):
            if clusters.root(a) == clusters.root(b) or seen(a, b):
                continue
            (one, person_one), (two, person_two) = side(a), side(b)
            if (people and person_one != person_two) or _hopeless(one, two):
                continue
            same, _, score, _ = compare_sides(one, two)
            if same and _may_join(clusters, side, a, b):
                clusters.join(a, b, score, different=True)


SideOf = Callable[[int], tuple[Side, str]]


def _candidates(ids: list[int], clusters: Clusters, store: Store, side: SideOf) -> Iterator[tuple[int, int]]:
    """Yield pairs of a block that share a number; where there are many, neighbours in the order of their streets."""
    if len(ids) > LARGEST_BLOCK:
        return
    groups: dict[int, list[int]] = {}
    for root in sorted({clusters.root(id_) for id_ in ids}):
        groups.setdefault(store.numbers[root], []).append(root)
    for rows in groups.values():
        width = len(rows)
        if width > ALL_PAIRS:
            rows.sort(key=lambda id_: side(id_)[0].parts.get(Component.THOROUGHFARE, ""))
            width = WINDOW
        for at, a in enumerate(rows):
            for b in rows[at + 1 : at + 1 + width]:
                yield a, b


def _hopeless(one: Side, two: Side) -> bool:
    """True for pairs that a glance tells apart: other units, or streets with few letters in common and nothing else that has a name."""
    unit_one, unit_two = one.parts.get(Component.SUB_PREMISE, ""), two.parts.get(Component.SUB_PREMISE, "")
    if unit_one != unit_two and unit_one[:1].isdigit() and unit_two[:1].isdigit():
        return True
    street_one, street_two = one.parts.get(Component.THOROUGHFARE, ""), two.parts.get(Component.THOROUGHFARE, "")
    if not (street_one and street_two) or any(part in side.parts for side in (one, two) for part in _NAMES):
        return False
    return ratio(street_one, street_two, score_cutoff=_GLANCE) < _GLANCE


class _Seen:
    """Remembers pairs, the latest of each slot: memory stays flat, and a pair that is forgotten is only compared again."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _REMEMBERED))

    def __call__(self, a: int, b: int) -> bool:
        pair = (a << 32 | b) + 1
        slot = (pair * 0x9E3779B97F4A7C15 >> 40) % _REMEMBERED
        if self._slots[slot] == pair:
            return True
        self._slots[slot] = pair
        return False


def _may_join(clusters: Clusters, side: SideOf, a: int, b: int) -> bool:
    """Join only when no address of one cluster contradicts one of the other.

    Two rows may agree while the clusters behind them do not: a vague row must not tie two units, numbers or streets together.
    """
    first, second = clusters.addresses(a), clusters.addresses(b)
    if len(first) + len(second) > MOST_DIFFERENT:
        return False
    return not any(conflicting(side(one)[0], side(two)[0]) for one in first for two in second if (one, two) != (a, b))


def members(clusters: Clusters) -> dict[int, list[int]]:
    """Return root → rows of every cluster of two or more."""
    found: dict[int, list[int]] = {}
    for id_ in range(len(clusters.parents)):
        if (root := clusters.root(id_)) != id_:
            found.setdefault(root, [root]).append(id_)
    return found
