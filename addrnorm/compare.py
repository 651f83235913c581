"""Two addresses → do they name the same delivery point, with evidence for each component that a person can read.

Tolerant of one missing component, of typing errors in names and places, of a range against one of its numbers, of a type or direction
that one side leaves out. Strict on conflicting numbers, suffixes, units, levels, staircases and boxes: two different ones are never the
same, whatever else agrees. Addresses whose matching keys meet are the same, unless they are only towns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from addrnorm import conventions
from addrnorm.address import Component, KeyLevel, Result
from addrnorm.comparison import parts, weights
from addrnorm.comparison.relation import GOOD, INSIDE, NAMES, Match, Parts, Relation, Relations, Side
from addrnorm.comparison.whole import repair
from addrnorm.conventions import Convention, Lexicon
from addrnorm.locate import DIVIDED
from addrnorm.reference import places
from addrnorm.text import fold

__all__ = ["Comparison", "Evidence", "Match", "Relation", "Relations", "Side", "compare", "compare_sides", "conflicting", "side_of"]

_APART = frozenset({Component.REGION_CODE, Component.RECIPIENT, Component.ORGANIZATION})
_STRICT = (*INSIDE, Component.PREMISE_NUMBER, Component.PO_BOX, Component.REGION_CODE)
_NUMBERS_FIRST = re.compile(r"(\d+[a-z]?(?: \d+[a-z]?)?) (?=.)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one component compares; ``a`` and ``b`` are the standard texts."""

    component: Component
    relation: Relation
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome. ``score`` is the probability (0 to 1) that both name the same delivery point."""

    same_delivery_point: bool
    match: Match
    score: float
    evidence: tuple[Evidence, ...]


def side_of(result: Result) -> Side:
    """Return what comparing looks at of a result."""
    found = {part.component: part.canonical for part in result.components if part.canonical}
    names = ((part.component, fold(part.input_text)) for part in result.components if part.component in NAMES)
    written = {name: text for name, text in names if text not in ("", found.get(name)) and not _is_glued(name, text, found)}
    if found.get(Component.THOROUGHFARE, "")[:1].isdigit():
        found = _with_number(found, result.address.region_code)
    return Side(result.address.region_code, found, written)


def _is_glued(name: Component, written: str, found: Parts) -> bool:
    """True for a street with its type glued on: Tannenstraße as a whole is nearer to Sonnenstraße than their names are."""
    return name is Component.THOROUGHFARE and len(written.split()) < len(found.get(name, "").split())


def _with_number(found: Mapping[Component, str], region: str) -> dict[Component, str]:
    """A number that stands before the name of a street belongs to the premise: "92-92a Kingsway"; "75th Street" has a name of figures."""
    street, lexicon = found[Component.THOROUGHFARE], conventions.get(region or "ZZ").lexicon
    match = _NUMBERS_FIRST.match(street)
    words = (lexicon.find(word, "thoroughfare_types") or word for word in street[match.end() :].split()) if match else ()
    rest = " ".join(word if isinstance(word, str) else word.key for word in words)
    name, types, _ = parts.split(rest, lexicon)
    if not match or not name or name in types or lexicon.find(name, "thoroughfare_types"):
        return dict(found)
    number = "-".join(filter(None, (found.get(Component.PREMISE_NUMBER, ""), *match[1].split())))
    return {**found, Component.THOROUGHFARE: rest, Component.PREMISE_NUMBER: number}


def compare(a: Result, b: Result) -> Comparison:
    """Compare two normalized addresses."""
    meet = a.keys.finest_level != KeyLevel.LOCALITY and not set(a.keys.matching).isdisjoint(b.keys.matching)
    same, match, score, relations = compare_sides(side_of(a), side_of(b), meet=meet)
    return Comparison(same, match, score, _evidence(relations, a, b))


def compare_sides(a: Side, b: Side, *, meet: bool = False) -> tuple[bool, Match, float, Relations]:
    """Compare canonical components: whether they are one delivery point, the match level, the score, and the relations.

    ``meet`` says that their matching keys do.
    """
    lexicon = _convention(a, b).lexicon
    relations = dict(_relations(a.parts, b.parts, lexicon))
    if a.region != b.region and a.region and b.region:
        relations[Component.REGION_CODE] = Relation.CONFLICT
    repair(relations, a, b, lexicon)
    score, match, vetoed = weights.score(relations), _match(relations, a, b), _vetoed(relations, a, b)
    fine = match in (Match.SAME_SUB_PREMISE, Match.SAME_PREMISE) and score >= weights.THRESHOLD and not _vague(relations, a.parts, b.parts)
    same = not vetoed and (fine or meet)
    bounded = max(score, weights.THRESHOLD) if same else min(score, weights.VETOED if vetoed else weights.THRESHOLD - 0.01)
    return same, match, round(bounded, 4), relations


def _convention(a: Side, b: Side) -> Convention:
    return conventions.get(a.region or b.region or "ZZ")


def conflicting(a: Side, b: Side) -> bool:
    """True when two addresses contradict each other in street, number, unit or box: no third one may tie them together."""
    lexicon = _convention(a, b).lexicon
    relations = dict(_relations(a.parts, b.parts, lexicon))
    repair(relations, a, b, lexicon)
    if _vague(relations, a.parts, b.parts) or any(relations.get(part) is Relation.CONFLICT for part in _STRICT):
        return True
    return relations.get(Component.THOROUGHFARE) is Relation.CONFLICT and not parts.misspelt(
        a.parts[Component.THOROUGHFARE], b.parts[Component.THOROUGHFARE], lexicon
    )


def _relations(a: Parts, b: Parts, lexicon: Lexicon) -> Iterator[tuple[Component, Relation]]:
    for component in Component:
        one, two = a.get(component, ""), b.get(component, "")
        if (one or two) and component not in _APART:
            yield component, parts.relation(component, one, two, lexicon)


def _vetoed(relations: Relations, a: Side, b: Side) -> bool:
    """True when something conflicts that must not, whatever else agrees."""
    if any(relations.get(part) is Relation.CONFLICT for part in _STRICT):
        return True
    if relations.get(Component.PO_BOX) is Relation.ONE_SIDED and relations.get(Component.THOROUGHFARE) is Relation.ONE_SIDED:
        return True
    code = relations.get(Component.POSTAL_CODE)
    return code in (Relation.SIMILAR, Relation.CONFLICT) and _codes_divide(relations, a, b)


def _codes_divide(relations: Relations, a: Side, b: Side) -> bool:
    """True where two postal codes are two streets: codes finer than a town, a town that has many, or a direction on one side only.

    Where number, street, town and the name of the site agree as well, two figures that changed places are a typing error, and so is
    another figure in a short code, which is a town's or a quarter's.
    """
    convention = _convention(a, b)
    sides = {parts.split(side.parts.get(Component.THOROUGHFARE, ""), convention.lexicon)[2] for side in (a, b)}
    if convention.postal_code.delivery_point or len(sides) > 1:
        return True
    rest = (Component.PREMISE_NUMBER, Component.THOROUGHFARE, Component.LOCALITY)
    codes = [side.parts[Component.POSTAL_CODE] for side in (a, b)]
    forgiven = len(codes[0]) <= _WIDE or sorted(codes[0]) == sorted(codes[1])
    error = forgiven and relations[Component.POSTAL_CODE] is Relation.SIMILAR
    if error and _named_alike(relations, a, b) and all(relations.get(part) in GOOD for part in rest):
        return False
    towns = (side.parts.get(Component.LOCALITY, "") for side in (a, b))
    return any(place.population >= DIVIDED for town in towns for place in places.find(town, a.region or b.region)[:1])


#: Longer postal codes may be those of a street (BR, JP, PT).
_WIDE = 5


def _vague(relations: Relations, a: Parts, b: Parts) -> bool:
    """True when one side names a unit, level, staircase or building letter and the other does not, or both building and street differ."""
    marks_one, marks_two = parts.marks(a.get(Component.PREMISE, "")), parts.marks(b.get(Component.PREMISE, ""))
    if marks_one != marks_two and relations.get(Component.PREMISE) not in GOOD:
        return True
    if relations.get(Component.PREMISE) is Relation.CONFLICT and relations.get(Component.THOROUGHFARE) is Relation.SIMILAR:
        return True
    return any(relations.get(part) is Relation.ONE_SIDED for part in INSIDE)


def _match(relations: Relations, a: Side, b: Side) -> Match:
    where = [relations[part] for part in (Component.POSTAL_CODE, Component.LOCALITY) if part in relations]
    town = relations.get(Component.LOCALITY) in GOOD or relations.get(Component.POSTAL_CODE) is Relation.EQUAL
    if not where or all(relation is Relation.ONE_SIDED for relation in where):
        return Match.UNDETERMINED
    if not town or relations.get(Component.REGION_CODE) is Relation.CONFLICT:
        return Match.DIFFERENT
    if relations.get(Component.PO_BOX) is Relation.EQUAL:
        return Match.SAME_PREMISE
    named, number = _named_alike(relations, a, b), relations.get(Component.PREMISE_NUMBER)
    street = _street(relations, a, b)
    if street not in GOOD and not (named and Relation.CONFLICT is not street and number is not Relation.ONE_SIDED):
        return Match.SAME_LOCALITY
    if number not in GOOD and not named and not _same_unit(relations, a):
        return Match.SAME_THOROUGHFARE
    inside = [relations[part] for part in INSIDE if part in relations]
    return Match.SAME_SUB_PREMISE if inside and all(relation in GOOD for relation in inside) else Match.SAME_PREMISE


def _same_unit(relations: Relations, a: Side) -> bool:
    """True when the unit agrees, and says more than a figure or letter alone: a number that one side leaves out is the same then."""
    unit = relations.get(Component.SUB_PREMISE) is Relation.EQUAL and relations.get(Component.PREMISE_NUMBER) is Relation.ONE_SIDED
    return unit and len(a.parts[Component.SUB_PREMISE]) > 1


def _street(relations: Relations, a: Side, b: Side) -> Relation:
    """Where neither side names a street, the village or the block is what numbers count in; in scripts without spaces it always is."""
    alone = Relation.EQUAL if Component.PREMISE_NUMBER in relations else Relation.ONE_SIDED
    village = relations.get(Component.DEPENDENT_LOCALITY, alone)
    if village is Relation.CONFLICT and not all(side.parts.get(Component.DEPENDENT_LOCALITY, "").isascii() for side in (a, b)):
        return village
    return relations.get(Component.THOROUGHFARE, village)


def _named_alike(relations: Relations, a: Side, b: Side) -> bool:
    """True when a name stands for the number: that of a building, or of a farm or site, which is no place that the gazetteer knows."""
    if relations.get(Component.PREMISE) in GOOD or _site_behind_street(relations, a, b):
        return True
    if relations.get(Component.DEPENDENT_LOCALITY) not in GOOD:
        return False
    names = [name for side in (a, b) if (name := side.parts.get(Component.DEPENDENT_LOCALITY, ""))]
    return bool(names) and Component.THOROUGHFARE in relations and not any(places.find(name, a.region or b.region) for name in names)


def _site_behind_street(relations: Relations, a: Side, b: Side) -> bool:
    """True when both streets go on alike behind the type with the name of a site that begins no other street: Main Street Rose Farm."""
    if relations.get(Component.THOROUGHFARE) is not Relation.EQUAL:
        return False
    lexicon = _convention(a, b).lexicon
    words = a.parts[Component.THOROUGHFARE].split()
    first = next((at for at, word in enumerate(words) if at and lexicon.find(word, "thoroughfare_types")), len(words))
    rest = [word for word in words[first + 1 :] if not lexicon.find(word, "directions")]
    return parts.type_last(lexicon) and bool(rest)


def _evidence(relations: Relations, a: Result, b: Result) -> tuple[Evidence, ...]:
    return tuple(Evidence(part, relation, a.address.get(part), b.address.get(part)) for part, relation in relations.items())
