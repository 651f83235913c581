"""The whole of the words: what a parser put into another component, or typing errors tore apart, is still the same address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice, permutations

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from addrnorm.address import Component
from addrnorm.comparison.parts import letters_differ, marks, split, type_last, types_clash
from addrnorm.comparison.relation import GOOD, INSIDE, NAMES, Parts, Relation, Relations, Side
from addrnorm.comparison.spelling import alike
from addrnorm.conventions import Lexicon
from addrnorm.key import BUILDING_MARK
from addrnorm.reference import places

_ALL = (*INSIDE, Component.PREMISE_NUMBER, *NAMES)
#: A plain identifier: floor 1 is not flat 1, whatever else agrees.
_IDENTIFIER = re.compile(r"\d+[a-z]?|[a-z]")
_APART = re.compile(r"[#/-]+")
#: Fewer letters than this that both sides share say too little.
_SHORTEST = 10
#: A word up to this long, and only one, may be left over.
_SLIP = 2
#: Words that are torn apart are tried in this many orders at most.
_ORDERS = 24

_STREET_ALONE = [Component.THOROUGHFARE]
#: Streets with fewer letters in common (0 to 100), where all else agrees, are two.
_GLANCE = 50.0

Words = list[tuple[Component, str]]


def repair(relations: Relations, a: Side, b: Side, lexicon: Lexicon) -> None:
    """Call what conflicts or stands on one side similar, when the whole of the words agrees, canonical or as they were written.

    Figures must be the same, but for a number that one side leaves out; identifiers must be found on the other side, two towns stay
    two (under one postal code the rest decides), and so does one name with two types.
    """
    torn = [part for part in _ALL if relations.get(part, Relation.EQUAL) not in GOOD]
    if not torn or any(relations[part] is Relation.CONFLICT for part in torn if part not in NAMES):
        return
    if any(_IDENTIFIER.fullmatch(side.parts.get(part, "")) for part in torn if part in INSIDE for side in (a, b)):
        return
    buildings = [marks(side.parts.get(Component.PREMISE, "")) for side in (a, b)]
    if all(buildings) and buildings[0] != buildings[1]:
        return
    streets = [_as_written(side).get(Component.THOROUGHFARE, "") for side in (a, b)]
    firms = {side.parts.get(Component.ORGANIZATION, "") for side in (a, b)}
    if torn == _STREET_ALONE and len(firms) == 1 and all(streets) and ratio(*streets, score_cutoff=_GLANCE) < _GLANCE:
        return
    other_towns = relations.get(Component.LOCALITY) is Relation.CONFLICT
    one_code = relations.get(Component.POSTAL_CODE) is Relation.EQUAL
    if _other_street(a.parts, b.parts, lexicon) or (other_towns and not one_code and _two_towns(a, b)):
        return
    unnumbered = relations.get(Component.PREMISE_NUMBER) is Relation.ONE_SIDED and not _numbered(a, b, lexicon)
    apart = {Component.PREMISE_NUMBER} if unnumbered else set()
    tried = [apart] if not (other_towns and one_code) else [apart | {Component.LOCALITY}, apart]
    for left_out in tried:
        same = _same_words(a.parts, b.parts, lexicon, left_out)
        if same or ((a.written or b.written) and _same_words(_as_written(a), _as_written(b), lexicon, left_out)):
            relations.update(dict.fromkeys(set(torn) - left_out, Relation.SIMILAR))
            return


def _numbered(a: Side, b: Side, lexicon: Lexicon) -> bool:
    """True when the side without a number has figures in some other component."""
    return all(_figures(list(_words(side.parts, lexicon, frozenset()))) for side in (a, b))


def _as_written(side: Side) -> Parts:
    return {**side.parts, **side.written}


def _same_words(a: Parts, b: Parts, lexicon: Lexicon, apart: AbstractSet[Component]) -> bool:
    words_a, words_b = list(_words(a, lexicon, apart)), list(_words(b, lexicon, apart))
    return _figures(words_a) == _figures(words_b) and _agree(words_a, words_b, lexicon)


def _words(parts: Parts, lexicon: Lexicon, apart: AbstractSet[Component]) -> Iterator[tuple[Component, str]]:
    """Yield (component, word); the identifier of a building counts as one inside it, unless it stands among the words as well."""
    for part in _ALL:
        if part in apart:
            continue
        all_written = parts.get(part, "").split()
        for written in all_written:
            inside = INSIDE[0] if written.startswith(BUILDING_MARK) else part
            if inside is not part and written[1:] in all_written:
                continue
            for word in _APART.split(written):
                if word and not (lexicon.has("droppable", word) or lexicon.has("particles", word)):
                    yield inside, word


def _figures(words: Words) -> list[str]:
    return sorted(word for _, word in words if any(sign.isdigit() for sign in word))


def _agree(a: Words, b: Words, lexicon: Lexicon) -> bool:
    """True when the words are the same but for typing errors, torn words, and one line that one side leaves out."""
    rest_a, rest_b = _without(a, b), _without(b, a)
    shared = sum(len(word) for _, word in a) - sum(len(word) for _, word in rest_a)
    unpaired = list(rest_a), list(rest_b)
    errors = _pair(rest_a, rest_b)
    if shared + errors < _SHORTEST:
        return False
    if rest_a and rest_b:
        return _torn(rest_a, rest_b)
    extra, whole = (rest_a, a) if rest_a else (rest_b, b)
    return not extra or _slip(extra, lexicon) or _line(extra, whole, lexicon) or (all(unpaired) and _torn(*unpaired))


def _without(words: Words, others: Words) -> Words:
    """Return the words that the other side has not, each as often as it has it less."""
    left, kept = Counter(word for _, word in others), []
    for part, word in words:
        if left[word] > 0:
            left[word] -= 1
        else:
            kept.append((part, word))
    return kept


def _pair(a: Words, b: Words) -> int:
    """Take out the pairs of words that are one with typing errors; return how many letters they have."""
    letters = 0
    for item in list(a):
        other = next((other for other in b if alike(item[1], other[1])), None)
        if other is not None:
            a.remove(item)
            b.remove(other)
            letters += len(item[1])
    return letters


def _torn(a: Words, b: Words) -> bool:
    """True when the rest is the same letters with spaces in other places, in some order of its words."""
    run_a, run_b = _run(a), _run(b)
    orders = [
        *((run_a, order) for order in islice(permutations(b), _ORDERS)),
        *((run_b, order) for order in islice(permutations(a), _ORDERS)),
    ]
    return any(alike(run, other) or _left_out(run, other) for run, other in ((run, _run(order)) for run, order in orders))


def _run(words: Iterable[tuple[Component, str]]) -> str:
    return "".join(word for _, word in words)


def _left_out(one: str, two: str) -> bool:
    """True when one letter is left out of a short word: "ru" or "ue" for "rue"; another letter would be another identifier."""
    return abs(len(one) - len(two)) == 1 and min(len(one), len(two)) > 1 and OSA.distance(one, two) == 1


def _slip(extra: Words, lexicon: Lexicon) -> bool:
    """True for a letter or two, no identifier and no direction, that stand for a particle: "rue d Général"."""
    part, word = extra[0]
    return len(extra) == 1 and part not in INSIDE and len(word) <= _SLIP and not lexicon.find(word, "directions")


def _line(extra: Words, whole: Words, lexicon: Lexicon) -> bool:
    """True when the extra words are a line of their own: the dependent locality, the street up to its type, or what follows it."""
    if not type_last(lexicon):
        return False
    street = [word for part, word in whole if part is Component.THOROUGHFARE]
    types = [at for at, word in enumerate(street) if lexicon.find(word, "thoroughfare_types")]
    added = [word for part, word in extra if part is Component.THOROUGHFARE]
    if added and not (types and added in (street[types[0] + 1 :], street[: types[0] + 1])):
        return False
    others = [item for item in extra if item[0] is not Component.THOROUGHFARE]
    return others == [item for item in whole if item[0] is Component.DEPENDENT_LOCALITY][-len(others) :] if others else True


def _two_towns(a: Side, b: Side) -> bool:
    return all(places.find(side.parts.get(Component.LOCALITY, ""), a.region or b.region) for side in (a, b))


def _other_street(a: Parts, b: Parts, lexicon: Lexicon) -> bool:
    """True for one name with two types, Church Lane and Church Road, or two initials: no typing error, whatever the rest says."""
    one, two = (split(parts.get(Component.THOROUGHFARE, ""), lexicon) for parts in (a, b))
    return letters_differ(one[0], two[0]) or (
        types_clash(one[1], two[1], lexicon) and alike(one[0].replace(" ", ""), two[0].replace(" ", ""))
    )
