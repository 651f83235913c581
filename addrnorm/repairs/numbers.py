"""Repairs of premise numbers: taken for codes, units or the end of the street, and what was taken for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.reference import places
from addrnorm.repairs.segments import INSIDE, adjacent, cut, join
from addrnorm.span import Span
from addrnorm.text import fold


def unnamed_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """With no road, a name right before the number is one, where numbers follow the street, unless it is a village: ``Hinterthal 24``."""
    if convention.number.position != "after" or any(span.component is Component.THOROUGHFARE for span in spans):
        return list(spans)
    out = list(spans)
    for at, (span, after) in enumerate(pairwise(spans)):
        if after.component is Component.PREMISE_NUMBER and adjacent(span, after) and _may_be_street(span, convention):
            out[at] = span.as_component(Component.THOROUGHFARE)
    return out


def _may_be_street(span: Span, convention: Convention) -> bool:
    if span.component is not Component.DEPENDENT_LOCALITY:
        return span.component is Component.PREMISE
    first = fold(span.text).partition(" ")[0]
    village = convention.lexicon.find(first, "locality_markers") is not None or places.find(span.text, convention.region_code)
    return first.isascii() and not village


def bare_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """With no number, a bare figure at the road, on the side where numbers stand, is it, whatever floor it was taken for.

    Where numbers come first, so is one at the very beginning: ``10`` Fraser Plvce.
    """
    if any(span.component is Component.PREMISE_NUMBER for span in spans):
        return list(spans)
    out, first = list(spans), convention.number.position == "before"
    for at, pair in enumerate(pairwise(spans)):
        figure, road = pair if first else pair[::-1]
        named = road.component is Component.THOROUGHFARE or (first and not figure.start and road.component in _PLACED)
        if figure.text.isdigit() and figure.component in INSIDE and named and adjacent(*pair):
            out[at if first else at + 1] = figure.as_component(Component.PREMISE_NUMBER)
            break
    return out


def number_words(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A word for the number at the end of the road (``Zámecká č.p.`` 15) goes to the number."""
    out = list(spans)
    for at, (span, after) in enumerate(pairwise(spans)):
        start = span.text.rfind(" ") + 1
        word = span.text[start:]
        if span.component is not Component.THOROUGHFARE or after.component is not Component.PREMISE_NUMBER or not start:
            continue
        if word.strip(".№") != word and adjacent(span, after) and convention.lexicon.has("number_markers", fold(word)):
            road, marker = cut(span, start)
            out[at], out[at + 1] = road, join(marker, after).as_component(Component.PREMISE_NUMBER)
    return out


def swallowed_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """At the end of a road, where no number is given, one with its suffix is it (``23-bis``), or one behind the type (küçəsi ``12``).

    So is one behind a name, right before the postal code, where numbers follow the street: RIVA ``8`` 51000 RIJEKA.
    """
    if any(span.component is Component.PREMISE_NUMBER for span in spans):
        return list(spans)
    out: list[Span] = []
    for at, span in enumerate(spans):
        found = _NUMBERED.search(span.text) if span.component is Component.THOROUGHFARE else None
        suffixed = found is not None and convention.lexicon.has("number_suffixes", fold(found[1]))
        street = span.text[: found.start()] if found else ""
        coded = at + 1 < len(spans) and spans[at + 1].component is Component.POSTAL_CODE and _is_name(street, convention)
        if found and (suffixed or (not found[1] and (coded or _ends_with_type(street, convention)))):
            road, number = cut(span, found.start())
            out += [road, number.as_component(Component.PREMISE_NUMBER)]
        else:
            out.append(span)
    return out


def _ends_with_type(street: str, convention: Convention) -> bool:
    """True for a name and the type behind it, where numbers follow the street; one that leads may stand there, too, behind a name."""
    name, _, last = fold(street).rpartition(" ")
    word = convention.lexicon.find(last, "thoroughfare_types") if convention.number.position == "after" and name else None
    named = convention.lexicon.find(name, "thoroughfare_types") is None
    return word is not None and (named or not convention.lexicon.leads(word))


def _is_name(street: str, convention: Convention) -> bool:
    """True for what is more than a type (Calle 5, Strada Statale 16), where numbers follow the street."""
    last = fold(street).rpartition(" ")[2]
    words = convention.lexicon.families(fold(street)) | convention.lexicon.families(last)
    named = last.isalpha() and "thoroughfare_types" not in words and "number_markers" not in words
    return convention.number.position == "after" and named


_NUMBERED = re.compile(r" \d+[ -]?([^\W\d]*)$")


def numbers_behind_names(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Where numbers come first, a second one right behind a name is part of it: 19 Hill Road, Rose Lodge ``2``."""
    if convention.number.position != "before":
        return list(spans)
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        numbered = any(part.component is Component.PREMISE_NUMBER for part in out)
        second = span.component is Component.PREMISE_NUMBER and numbered and span.text.isdigit()
        if second and before is not None and before.component in _SITES and adjacent(before, span):
            out[-1] = join(before, span)
        else:
            out.append(span)
    return out


_SITES = frozenset({Component.PREMISE, Component.DEPENDENT_LOCALITY})
_PLACED = _SITES | {Component.LOCALITY}


def units_as_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A second number that begins with the word for a unit is the unit: 4 Short Street, ``villa 3``."""
    numbers = [span for span in spans if span.component is Component.PREMISE_NUMBER]
    units = [span for span in numbers[1:] if " " in span.text and _says_unit(span.text.partition(" ")[0], convention)]
    return [span.as_component(Component.SUB_PREMISE) if span in units else span for span in spans]


def _says_unit(word: str, convention: Convention) -> bool:
    return convention.lexicon.find(fold(word), "units") is not None and not convention.lexicon.has("number_markers", fold(word))


def storeys_for_codes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """What is no code, between two numbers, is a storey, and the second number its door: 30, ``2n | 1a``, AD500."""
    rule, out = convention.postal_code, list(spans)
    for at in range(1, len(out) - 1):
        before, span, after = out[at - 1 : at + 2]
        numbers = before.component is after.component is Component.PREMISE_NUMBER and adjacent(span, after)
        if numbers and span.component is Component.POSTAL_CODE and rule.known and _STOREY.match(span.text):
            out[at : at + 2] = [join(span, after).as_component(Component.SUB_PREMISE)]
            break
    return out


def numbers_over_commas(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """What has figures and letters and follows the number behind a comma is the unit: ``30, 2n 1a``."""
    out: list[Span] = []
    for span in spans:
        comma = span.text.find(", ") if span.component is Component.PREMISE_NUMBER else -1
        if comma > 0 and span.text[:1].isdigit() and _STOREY.match(span.text, comma + 2):
            number, unit = cut(span, comma)
            out += [number, unit.as_component(Component.SUB_PREMISE)]
        else:
            out.append(span)
    return out


_STOREY = re.compile(r"\d+[^\W\d]")


def stray_letters(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Where numbers come first, a letter between names, far from the number, is a letter of the names: Rosewoo ``d`` Farm."""
    if convention.number.position != "before":
        return list(spans)
    out = list(spans)
    for at in range(len(out) - 2, 0, -1):
        before, span, after = out[at - 1 : at + 2]
        letter = span.component is Component.PREMISE_NUMBER and len(span.text) == 1 and span.text.isalpha()
        if letter and before.component is after.component in _NAMES and adjacent(before, span) and adjacent(span, after):
            out[at - 1 : at + 2] = [join(join(before, span), after)]
    return out


_NAMES = frozenset({Component.THOROUGHFARE, Component.PREMISE})


def numbers_for_codes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Where numbers follow the street, a figure right behind it that is no code is the number, where none is given: Cannaregio ``2345``."""
    rule, numbered = convention.postal_code, any(span.component is Component.PREMISE_NUMBER for span in spans)
    if convention.number.position != "after" or numbered or not rule.known:
        return list(spans)
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        behind = before is not None and before.component is Component.THOROUGHFARE and adjacent(before, span)
        figure = span.component is Component.POSTAL_CODE and span.text.isdigit() and rule.display(span.text) is None
        out.append(span.as_component(Component.PREMISE_NUMBER) if behind and figure else span)
    return out
