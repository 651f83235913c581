"""Repairs of areas and countries: codes in brackets, city states, country lines, areas torn from their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addrnorm.address import Component
from addrnorm.conventions import LONGEST_AREA_CODE, Convention
from addrnorm.repairs.segments import cut, filled, join
from addrnorm.repairs.towns import PLACES, is_town
from addrnorm.span import Span
from addrnorm.text import fold


def areas(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A province or state is an administrative area, and one that the country does not know is a place.

    So it is beside one that the country knows: ``Nevada`` Lodge, Cairns QLD.
    """
    has_town = any(span.component is Component.LOCALITY for span in spans)
    out = [_area(span, has_town, convention) for span in spans]
    named = [span for span in out if span.component is Component.ADMINISTRATIVE_AREA]
    known = [span for span in named if convention.find_area(span.text) is not None]
    if not known or len(known) == len(named):
        return out
    return [span.as_component(Component.DEPENDENT_LOCALITY) if span in named and span not in known else span for span in out]


def _area(span: Span, has_town: bool, convention: Convention) -> Span:
    foreign = span.component is Component.REGION_CODE and fold(span.text) != convention.region_code.lower()
    if foreign and len(span.text) <= LONGEST_AREA_CODE and convention.find_area(span.text) is not None:
        return span.as_component(Component.ADMINISTRATIVE_AREA)
    if span.component not in (Component.ADMINISTRATIVE_AREA, Component.SUB_ADMINISTRATIVE_AREA):
        return span
    if convention.find_area(span.text) is not None and (has_town or convention.area_display != "none"):
        return span.as_component(Component.ADMINISTRATIVE_AREA)
    if not has_town and span.component is Component.ADMINISTRATIVE_AREA:
        return span.as_component(Component.LOCALITY)
    return span


def area_codes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """The code of an area in brackets, or behind a hyphen or slash, leaves the town: ``Pesaro (PU)``, ``Santos-SP``."""
    out: list[Span] = []
    for span in spans:
        found = _CODE_BEHIND.search(span.text) if span.component in PLACES else None
        bracketed, hyphened = found.groups("") if found else ("", "")
        code = bracketed.strip() or (hyphened if convention.area_display != "none" else "")
        if found and found.start() and code and convention.find_area(code) is not None:
            town, area = cut(span, found.start())
            town = town.as_component(Component.LOCALITY) if town.component is Component.ADMINISTRATIVE_AREA else town
            out += [town, Span(Component.ADMINISTRATIVE_AREA, code, area.start, area.end, area.confidence)]
        else:
            out.append(span)
    return out


_CODE_BEHIND = re.compile(r" *\(([^()]*)\)?$|[-/]([A-Z]{2,3})$")


def torn_areas(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """An area whose first word went to the town before it takes it back: Умань ``Черкаська | обл.``"""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        torn = before is not None and before.component is Component.LOCALITY and span.component is Component.ADMINISTRATIVE_AREA
        if before is not None and torn and convention.find_area(span.text) is None:
            start = before.text.rfind(" ") + 1
            if convention.find_area(f"{before.text[start:]} {span.text}") is not None:
                town, first = cut(before, start)
                out[-1:] = filled(town)
                span = join(first, span).as_component(Component.ADMINISTRATIVE_AREA)
        out.append(span)
    return out


def city_states(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A country's or area's name is the town where there is one of that name and no other is given: Monaco, Москва."""
    if any(span.component is Component.LOCALITY for span in spans):
        return list(spans)
    known = convention.places.keys() | convention.co_official.keys()
    district = any(span.component is Component.DEPENDENT_LOCALITY for span in spans)
    out = [
        span.as_component(Component.LOCALITY)
        if span.component is Component.REGION_CODE and not district and (fold(span.text) in known or is_town(span.text, convention))
        else span
        for span in spans
    ]
    found = any(span.component in (Component.LOCALITY, Component.DEPENDENT_LOCALITY) for span in out)
    areas_ = [at for at, span in enumerate(out) if span.component is Component.ADMINISTRATIVE_AREA]
    if not found and len(areas_) == 1 and is_town(out[areas_[0]].text, convention):
        out[areas_[0]] = out[areas_[0]].as_component(Component.LOCALITY)
    return out


def country_lines(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """The country's own name behind a town is the country (``Yerevan, Armenia``), and behind a district unless a town has it, too."""
    out: list[Span] = []
    for span in spans:
        named = span.component is Component.LOCALITY and fold(span.text) == fold(convention.name)
        placed = {part.component for part in out} & PLACES
        behind = named and placed and not (placed == {Component.DEPENDENT_LOCALITY} and is_town(span.text, convention))
        out.append(span.as_component(Component.REGION_CODE) if behind else span)
    return out


def figures_before_countries(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A figure before the country is the town's: Prague ``1``, Czechia."""
    out: list[Span] = []
    for span in spans:
        figure, _, country = span.text.partition(" ")
        before = out[-1] if out else None
        numbered = span.component is Component.REGION_CODE and figure.rstrip(",").isdigit() and country
        if before is not None and before.component is Component.LOCALITY and numbered:
            number, span = cut(span, len(figure))
            out[-1] = join(before, number)
        out.append(span)
    return out


def towns_before_countries(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """What stands before the country over a comma, and is a town's name, is the town: ``Panamá``, Panama."""
    out: list[Span] = []
    for span in spans:
        comma = span.text.rfind(", ") if span.component is Component.REGION_CODE else -1
        if comma > 0 and is_town(span.text[:comma], convention):
            town, country = cut(span, comma)
            out += [town.as_component(Component.LOCALITY), country]
        else:
            out.append(span)
    return out


def towns_for_areas(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Where an area is required and no town, the area's name is the area though the parser took it for a town: Dubai, Kowloon."""
    required = {group[0] for group in convention.required}
    if Component.ADMINISTRATIVE_AREA not in required or Component.LOCALITY in required:
        return list(spans)
    if any(span.component is Component.ADMINISTRATIVE_AREA for span in spans):
        return list(spans)
    named = [at for at, span in enumerate(spans) if span.component is Component.LOCALITY and convention.find_area(span.text)]
    return [span.as_component(Component.ADMINISTRATIVE_AREA) if at in named[-1:] else span for at, span in enumerate(spans)]


def districts(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Where the name of an area stands for the city (TR: Kadıköy/İstanbul), the district before it is the town."""
    if not convention.area_is_city or any(span.component is Component.ADMINISTRATIVE_AREA for span in spans):
        return list(spans)
    out = list(spans)
    suburbs = [at for at, span in enumerate(out) if span.component is Component.DEPENDENT_LOCALITY]
    cities = [at for at, span in enumerate(out) if span.component is Component.LOCALITY and convention.find_area(span.text)]
    if suburbs and len(cities) == 1:
        out[cities[0]] = out[cities[0]].as_component(Component.ADMINISTRATIVE_AREA)
        out[suburbs[-1]] = out[suburbs[-1]].as_component(Component.LOCALITY)
    return out
