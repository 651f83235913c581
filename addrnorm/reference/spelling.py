"""Names that a misspelt one may stand for: one typing error away, and known."""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import lru_cache

from addrnorm.reference.places import gazetteer
from addrnorm.text import fold

_LETTERS = string.ascii_lowercase + " "
_SHORTEST_MISSPELT = 4
#: A misspelt town is corrected only to one of so many people; to smaller ones it is suggested.
CORRECT_TO = 15_000


@lru_cache(maxsize=1 << 12)
def nearest(name: str, region: str) -> tuple[str, ...]:
    """Return known names one typing error away from an unknown one (folded), those of the largest towns first."""
    folded = fold(name)
    if not _correctable(folded):
        return ()
    known = gazetteer()
    hits = {candidate for candidate in _edits(folded) if known.number(candidate, region) is not None}
    return tuple(sorted(hits, key=lambda hit: (-known.places(hit, region)[0].population, hit)))


@lru_cache(maxsize=1 << 12)
def regions_near(name: str) -> dict[str, int]:
    """Return region -> people of the largest town there that is one typing error away from an unknown name."""
    folded, found = fold(name), dict[str, int]()
    if _correctable(folded):
        for edit in _edits(folded):
            for region, people in gazetteer().regions(edit).items():
                found[region] = max(people, found.get(region, 0))
    return found


def _correctable(folded: str) -> bool:
    return len(folded) >= _SHORTEST_MISSPELT and folded.isascii()


def _edits(word: str) -> Iterator[str]:
    """Every string that one typing error makes of a word: a letter dropped, added, wrong, or two swapped."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
