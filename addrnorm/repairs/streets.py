"""Repairs of streets: types without a name, names without a type, words for the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.reference import places
from addrnorm.repairs.segments import INSIDE, LONGEST_NUMBER, TOWNS, adjacent, cut, filled, join
from addrnorm.span import Span
from addrnorm.text import fold

_TYPES = ("thoroughfare_types", "thoroughfare_suffixes")
_BUILDINGS = frozenset({"premises", "buildings"})
_NAMELIKE = frozenset({Component.PREMISE, Component.DEPENDENT_LOCALITY, Component.SUB_PREMISE})
_NAMES = TOWNS | {Component.PREMISE, Component.REGION_CODE, Component.ADMINISTRATIVE_AREA}


def bare_types(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A road that is a type alone takes the name beside it: ``Nizami`` küçəsi, boulevard ``Saint-Germain``, rue ``Condé | appt 2``."""
    out: list[Span] = []
    waiting = False
    for span in spans:
        before = out[-1] if out else None
        if before is not None and waiting and adjacent(before, span) and (name := _name_length(span, convention)):
            name_span, rest = cut(span, name)
            out[-1], waiting = join(before, name_span), False
            out += filled(rest)
            continue
        bare = span.component is Component.THOROUGHFARE and _position(span.text, convention)
        if bare and before is not None and bare != "before" and before.component in _NAMES and adjacent(before, span):
            out[-1] = join(before, span).as_component(Component.THOROUGHFARE)
        else:
            out.append(span)
        waiting = bare == "before"
    return out


def _name_length(span: Span, convention: Convention) -> int:
    """Return how much of a span is a street's name: all of a place or building, of a unit what stands before the word for it."""
    if span.component in _NAMES:
        return len(span.text)
    if span.component not in INSIDE:
        return 0
    words = span.text.split(" ")
    plain = next((at for at, word in enumerate(words) if not word.strip(",").isalpha() or _is_inside(word, convention)), len(words))
    return len(" ".join(words[:plain]))


def _is_inside(word: str, convention: Convention) -> bool:
    return not _INSIDE_WORDS.isdisjoint(convention.lexicon.families(fold(word)))


_INSIDE_WORDS = frozenset({"units", "levels", "level_names", "staircases", "entrances", "buildings", "sides", "ordinals"})


def streets_in_units(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """With no road and no number, where numbers come first, what follows the unit and a number in it is the street: ``FLAT 2 92 KINGSWAY``.

    So is what follows a figure alone, where no word in it is one for a unit or a floor: ``84 Smal Loace``.
    """
    if convention.number.position != "before" or any(span.component in _STREET for span in spans):
        return list(spans)
    for at, span in enumerate(spans):
        found = _UNIT_AND_STREET.fullmatch(span.text) if span.component in INSIDE else None
        words = (found["unit"] or found["name"]).split(" ") if found else []
        inside = [len(word) > 1 and _is_inside(word, convention) for word in words]
        if found and (inside[0] if found["unit"] else not any(inside)):
            unit, rest = cut(span, found.start("number"))
            number, road = cut(rest, len(found["number"]))
            parts = filled(unit, number.as_component(Component.PREMISE_NUMBER), road.as_component(Component.THOROUGHFARE))
            return [*spans[:at], *parts, *spans[at + 1 :]]
    return list(spans)


_STREET = frozenset({Component.THOROUGHFARE, Component.PREMISE_NUMBER})
_UNIT_AND_STREET = re.compile(r"(?P<unit>[^\W\d]+\.? \w+ )?(?P<number>\d[\w/-]*) (?P<name>[^\W\d]{3,}[^\d,]*)")


def types_for_units(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A street's type that was taken for a unit belongs to the road before it, which has none: Peachtree ``Dr``."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        typed = span.component is Component.SUB_PREMISE and _position(span.text, convention) == "after"
        if before is not None and typed and before.component is Component.THOROUGHFARE and not _is_inside(span.text, convention):
            typed = not any(convention.lexicon.find(word, family) for word in fold(before.text).split() for family in _TYPES)
            if typed and adjacent(before, span):
                out[-1] = join(before, span)
                continue
        out.append(span)
    return out


def types_in_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """The short form of a type that went to the number begins the street, where none is given: ``1 r | Condé``."""
    if any(span.component is Component.THOROUGHFARE for span in spans):
        return list(spans)
    out = list(spans)
    for at, (number, span) in enumerate(pairwise(spans)):
        figure, _, word = number.text.rpartition(" ")
        named = number.component is Component.PREMISE_NUMBER and figure and _position(word, convention) == "before"
        length = _name_length(span, convention) if named and adjacent(number, span) else 0
        if length:
            number, kind = cut(number, len(figure))
            name, rest = cut(span, length)
            out[at : at + 2] = filled(number, join(kind, name).as_component(Component.THOROUGHFARE), rest)
            break
    return out


def _position(text: str, convention: Convention) -> str:
    """Return where the type stands that a text consists of, empty when it is more than a type."""
    for word in convention.lexicon.phrases.get(fold(text), ()):
        if word.family in _TYPES:
            return convention.lexicon.type_positions.get(word.language, "before")
    return ""


def second_roads(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Of several roads, one that names a building is the building, and a long figure is the missing code.

    A name without a street's type is a building too, where a road with one follows (``Thie Vane, Bridge Road``), and a place where
    it follows one (``12 King St, St Helier``).
    """
    roads = [span for span in spans if span.component is Component.THOROUGHFARE]
    if len(roads) < 2:
        return list(spans)
    spans = _roads_behind_codes(spans)
    has_code = any(span.component is Component.POSTAL_CODE for span in spans)
    out = [_second_road(span, has_code, convention) if span in roads else span for span in spans]
    roads = [span for span in out if span.component is Component.THOROUGHFARE]
    if len(roads) < 2:
        return out
    first, last = roads[0], roads[-1]
    untyped = has_type(last.text, convention) and not has_type(first.text, convention) and not adjacent(first, last)
    if untyped:
        return [span.as_component(Component.PREMISE) if span is first else span for span in out]
    place = any(span.component is Component.DEPENDENT_LOCALITY for span in out) or has_type(last.text, convention)
    between = [span for span in out if first.end <= span.start < last.start]
    numbered = len(between) == 1 and between[0].component is Component.PREMISE_NUMBER
    if not place and (numbered or (has_type(first.text, convention) and not adjacent(first, last))):
        return [span.as_component(Component.DEPENDENT_LOCALITY) if span is last else span for span in out]
    return out


def _roads_behind_codes(spans: Sequence[Span]) -> list[Span]:
    """A second road right behind the postal code is the town, where none is named: Hinterthal 24, 5761 ``Maria Alm``."""
    out = list(spans)
    if any(span.component is Component.LOCALITY for span in spans):
        return out
    for at, (span, after) in enumerate(pairwise(spans)):
        if span.component is Component.POSTAL_CODE and after.component is Component.THOROUGHFARE and adjacent(span, after):
            out[at + 1] = after.as_component(Component.LOCALITY)
    return out


def _second_road(span: Span, has_code: bool, convention: Convention) -> Span:
    first = fold(span.text).partition(" ")[0]
    meanings = convention.lexicon.families(first)
    if meanings & _BUILDINGS and not meanings & {"thoroughfare_types"}:
        return span.as_component(Component.PREMISE)
    if not has_code and span.text.isdigit() and len(span.text) > LONGEST_NUMBER:
        return span.as_component(Component.POSTAL_CODE)
    return span


def roads_missing(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """With no road at all, a name that has a street's type is one, and so is a country's name before the number.

    A misspelt type that was taken for a unit has its name behind it: ``Reu | Victor Hugo``.
    """
    if any(span.component in (Component.THOROUGHFARE, Component.PO_BOX) for span in spans):
        return list(spans)
    out = list(spans)
    for at, span in enumerate(spans):
        after = spans[at + 1] if at + 1 < len(spans) else None
        if span.component is Component.SUB_PREMISE and after is not None and _begins_street(span, after, convention):
            out[at : at + 2] = [join(span, after).as_component(Component.THOROUGHFARE)]
            return out
        if span.component in _NAMELIKE and has_type(span.text, convention):
            out[at] = _without_number(span, out, at)
            return filled(*out)
        if span.component is Component.REGION_CODE and after is not None and after.component is Component.PREMISE_NUMBER:
            out[at] = span.as_component(Component.THOROUGHFARE)
            return out
    return out


def _begins_street(span: Span, after: Span, convention: Convention) -> bool:
    word = convention.lexicon.misspelt_type(fold(span.text))
    return word is not None and convention.lexicon.leads(word) and after.component is Component.PREMISE and adjacent(span, after)


def has_type(text: str, convention: Convention) -> bool:
    """True for a text with a street's type at either end, glued on too, that does not name a building or site.

    What is named behind a type that leads is the street's name: Rue du Château.
    """
    lexicon, words = convention.lexicon, fold(text).split()
    if len(words) < 2:
        return False
    first, last = ([lexicon.find(word, family) for family in _TYPES] for word in (words[0], words[-1]))
    leads = any(word and lexicon.leads(word) for word in first)
    if leads and not lexicon.longest_match(words, 0, _BUILDINGS):
        return True
    if any(lexicon.longest_match(words, at, _BUILDINGS) for at in range(len(words))):
        return False
    return any(last) or any(word.endswith(suffix) and len(suffix) > LONGEST_NUMBER for word in words for suffix, _ in lexicon.suffixes)


def _without_number(span: Span, spans: list[Span], at: int) -> Span:
    """A road that took the number along gives it back (``3 Saint James's Square``), where no number stands beside it."""
    first = span.text.split(" ", 1)[0]
    beside = [part for part in spans[max(at - 1, 0) : at + 2] if part.component is Component.PREMISE_NUMBER]
    if not first[:1].isdigit() or beside:
        return span.as_component(Component.THOROUGHFARE)
    number, road = cut(span, len(first))
    spans.insert(at, number.as_component(Component.PREMISE_NUMBER))
    spans[at + 1] = road.as_component(Component.THOROUGHFARE)
    return spans[at]


def over_particles(text: str, spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A particle that no component took, between a road and a name that is no known town, is part of the name: rue du Pot ``à`` Tabac.

    Before a town (12 rue Pasteur ``à`` Lyon) it stays out. ``text`` is what the spans index.
    """
    out = list(spans)
    for at, (before, span) in enumerate(pairwise(spans), start=1):
        loose = before.component is Component.THOROUGHFARE and span.component is Component.LOCALITY
        between = text[before.end : span.start] if loose else ""
        if convention.lexicon.has("particles", fold(between)) and "," not in between and _town_start(span, convention) < 0:
            start = before.end + len(between) - len(between.lstrip())
            out[at] = Span(span.component, text[start : span.end], start, span.end, span.confidence)
    return out


def swallowed_names(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A town right behind the road, which nobody knows, is the rest of the road where the code or another town says where it is.

    Of ``rue Alfred | Mortier Nice`` the words that are a known town stay one. Behind a type that ends the street they are a quarter:
    ``Cuba Street | Te Aro Wellington``.
    """
    placed = sum(span.component in (Component.LOCALITY, Component.POSTAL_CODE) for span in spans) > 1
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        road = before is not None and before.component is Component.THOROUGHFARE and adjacent(before, span)
        start = _town_start(span, convention) if road and span.component in _LOOSE else 0
        if before is None or start == 0 or (start < 0 and not placed):
            out.append(span)
        elif start < 0:
            out[-1] = join(before, span)
        else:
            rest, town = cut(span, start)
            ended = (
                _position(before.text.rpartition(" ")[2], convention) == "after"
                and convention.lexicon.find(fold(rest.text), "directions") is None
            )
            out[-1:] = [before, rest.as_component(Component.DEPENDENT_LOCALITY)] if ended else [join(before, rest)]
            out.append(town.as_component(Component.LOCALITY))
    return out


_LOOSE = frozenset({Component.LOCALITY, Component.ADMINISTRATIVE_AREA})


def _town_start(span: Span, convention: Convention) -> int:
    """Return where the known town in a span begins: 0 for all of it, -1 where there is none."""
    if convention.find_area(span.text) is not None:
        return 0
    starts = [0, *(at + 1 for at, char in enumerate(span.text) if char == " ")]
    return next((at for at in starts if places.find(span.text[at:], convention.region_code)), -1)
