"""Repairs of places: which of several towns is the town, districts, hamlets, areas, city states."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from addrnorm.address import Component
from addrnorm.conventions import LONGEST_AREA_CODE, Convention
from addrnorm.reference import places, spelling
from addrnorm.repairs.segments import INSIDE, TOWNS, adjacent, code_first, cut, join
from addrnorm.repairs.streets import has_type
from addrnorm.span import Span
from addrnorm.text import fold

PLACES = frozenset({Component.LOCALITY, Component.DEPENDENT_LOCALITY, Component.ADMINISTRATIVE_AREA})


def swallowed_towns(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """With no town, one that the country has at the end of a road is it, where the parser was in doubt, or an area stands behind.

    So via Marsala ``Caserta``, and 5 Elm Ave Northwest ``Washington`` DC.

    So is a last word that is a larger town but for a typing error: rue Foch Montpelliier.
    """
    if any(span.component in TOWNS for span in spans):
        return list(spans)
    out = list(spans)
    certain = math.inf if any(span.component is Component.ADMINISTRATIVE_AREA for span in spans) else _CERTAIN
    for at, span in enumerate(spans):
        if span.component is Component.THOROUGHFARE and span.confidence < certain and not _numbered_behind(spans[at + 1 :], convention):
            start = _town_at_end(span.text, convention, is_town) or _town_at_end(span.text, convention, _is_misspelt_town)
            if start:
                road, town = cut(span, start)
                out[at : at + 1] = [road, town.as_component(Component.LOCALITY)]
                break
    return out


_CERTAIN = 0.9


def _numbered_behind(spans: Sequence[Span], convention: Convention) -> bool:
    """True where the number follows the street, for then what precedes it is the street."""
    return convention.number.position == "after" and any(span.component is Component.PREMISE_NUMBER for span in spans)


def _town_at_end(road: str, convention: Convention, is_name: Callable[[str, Convention], bool]) -> int:
    """Return where a town begins behind a whole street, its type included; 0 where none does."""
    lexicon = convention.lexicon
    for start in (at + 1 for at, char in enumerate(road) if char == " "):
        head = road[:start].rstrip(" ,")
        last = fold(head.rpartition(" ")[2])
        part_of_name = lexicon.has("particles", last) or fold(road[start:]) in lexicon.phrases
        street = head.rpartition(" ")[0] if lexicon.find(last, "directions") else head
        if not part_of_name and has_type(street, convention) and is_name(road[start:], convention):
            return start
    return 0


def _is_misspelt_town(text: str, convention: Convention) -> bool:
    if len(text) < _LONG or " " in text or convention.lexicon.has("first_names", fold(text)):
        return False
    return any(_people(name, convention) >= spelling.CORRECT_TO for name in spelling.nearest(text, convention.region_code)[:1])


#: Shorter words are too often one letter away from some town.
_LONG = 8


def torn_towns(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A town cut in two is one, where a half is no area or town (``São | Paulo``), or was taken for a unit (``Lower | Plenty``)."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        halves = before is not None and _are_halves(before, span, convention) and _is_whole(f"{before.text} {span.text}", convention)
        if before is not None and (halves or _is_unknown_area(before, span, convention)):
            out[-1] = join(before, span).as_component(Component.LOCALITY)
        else:
            out.append(span)
    return out


def _is_whole(name: str, convention: Convention) -> bool:
    return is_town(name, convention) or (len(name) >= _LONG and bool(spelling.nearest(name, convention.region_code)))


def _are_halves(before: Span, span: Span, convention: Convention) -> bool:
    if span.component not in PLACES or not adjacent(before, span):
        return False
    return before.text.isalpha() if before.component in INSIDE else before.component in PLACES and _is_half(span.text, convention)


def _is_unknown_area(before: Span, span: Span, convention: Convention) -> bool:
    """True for what was taken for an area behind a town where addresses name none: Maria ``Alm``."""
    areas = convention.area_display == "none" and span.component is Component.ADMINISTRATIVE_AREA and before.component is Component.LOCALITY
    return areas and adjacent(before, span) and _is_half(span.text, convention) and fold(span.text) != convention.region_code.lower()


def _is_half(text: str, convention: Convention) -> bool:
    return convention.find_area(text) is None and not is_town(text, convention)


def towns_behind_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A town that went to the number over a comma leaves it: Tverskaya 12, ``Moskva``."""
    out: list[Span] = []
    for span in spans:
        comma = span.text.rfind(", ") if span.component is Component.PREMISE_NUMBER else -1
        name = span.text[comma + 2 :]
        if comma > 0 and not any(char.isdigit() for char in name) and is_town(name, convention):
            number, town = cut(span, comma)
            out += [number, town.as_component(Component.LOCALITY)]
        else:
            out.append(span)
    return out


def towns_behind_quarters(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Where addresses name no area, one that is the larger town is the town, and what stood for it its quarter: Thorndon, Wellington."""
    at = {span.component: place for place, span in enumerate(spans)}
    town, area = at.get(Component.LOCALITY), at.get(Component.ADMINISTRATIVE_AREA)
    if convention.area_display != "none" or town is None or area != town + 1:
        return list(spans)
    if _people(spans[area].text, convention) <= max(_people(spans[town].text, convention), _LARGE):
        return list(spans)
    out = list(spans)
    out[town], out[area] = out[town].as_component(Component.DEPENDENT_LOCALITY), out[area].as_component(Component.LOCALITY)
    return out


_LARGE = 100_000


def _people(name: str, convention: Convention) -> int:
    return max((place.population for place in places.find(name, convention.region_code)), default=0)


def is_town(text: str, convention: Convention) -> bool:
    return len(fold(text)) > LONGEST_AREA_CODE and bool(places.find(text, convention.region_code))


def marked_towns(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A marker alone before a town (``м.`` Київ) belongs to it."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        marker = before is not None and convention.lexicon.find(fold(before.text), "locality_markers")
        if marker and before is not None and span.component in PLACES and adjacent(before, span):
            out[-1] = join(before, span).as_component(Component.LOCALITY)
        else:
            out.append(span)
    return out


def towns(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Of several towns the one beside the postal code, else the last, is the locality; an area's name or code is the area."""
    found = [at for at, span in enumerate(spans) if span.component is Component.LOCALITY]
    if len(found) < 2:
        return list(spans)
    out = list(spans)
    has_area = any(span.component is Component.ADMINISTRATIVE_AREA for span in spans)
    last, before = found[-1], found[-2]
    coded = _is_code_of(spans[last - 1], spans[last]) and not _is_code_of(spans[before + 1], spans[before])
    if not (has_area or coded) and convention.area_display != "none" and convention.find_area(out[last].text) is not None:
        at = found.pop()
        out[at] = out[at].as_component(Component.ADMINISTRATIVE_AREA)
    codes = {at for at, span in enumerate(spans) if span.component is Component.POSTAL_CODE}
    beside = [at for at in found if at - 1 in codes] + [at for at in found if at + 1 in codes]
    if not code_first(convention):
        beside.reverse()
    chosen = beside[0] if beside else found[-1]
    for at in found:
        if at != chosen and fold(out[at].text) != fold(out[chosen].text):
            out[at] = out[at].as_component(Component.DEPENDENT_LOCALITY)
    for at in found:
        if at != chosen and at + 1 < len(out) and out[at + 1].component is Component.PREMISE_NUMBER and adjacent(out[at], out[at + 1]):
            out[at] = out[at].as_component(Component.DEPENDENT_LOCALITY)
    return [span for at, span in enumerate(out) if span.component is not Component.LOCALITY or at == chosen]


def _is_code_of(code: Span, town: Span) -> bool:
    """True for a postal code right beside a town, on either side."""
    return code.component is Component.POSTAL_CODE and (adjacent(code, town) or adjacent(town, code))


def only_suburb(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A district with no town beside it is the town."""
    if any(span.component is Component.LOCALITY for span in spans):
        return list(spans)
    suburbs = [at for at, span in enumerate(spans) if span.component is Component.DEPENDENT_LOCALITY]
    if not suburbs:
        return list(spans)
    return [span.as_component(Component.LOCALITY) if at == suburbs[-1] else span for at, span in enumerate(spans)]


def hamlets(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A road that begins with the word for a hamlet or quarter (località, lugar) is one, where no other is named."""
    spans = _marked_roads(spans, convention)
    roads = [span for span in spans if span.component is Component.THOROUGHFARE]
    if len(roads) != 1 or any(span.component is Component.DEPENDENT_LOCALITY for span in spans):
        return list(spans)
    first, _, rest = fold(roads[0].text).partition(" ")
    lexicon = convention.lexicon
    if not rest or lexicon.find(first, "locality_markers") is None or lexicon.find(first, "thoroughfare_types") is not None:
        return list(spans)
    return [span.as_component(Component.DEPENDENT_LOCALITY) if span is roads[0] else span for span in spans]


def _marked_roads(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A road right behind a hamlet that begins with its word is the rest of its name: ``Loc. Campo | Imperatore``."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if (
            before is not None
            and before.component is Component.DEPENDENT_LOCALITY
            and span.component is Component.THOROUGHFARE
            and adjacent(before, span)
            and convention.lexicon.find(fold(before.text).partition(" ")[0], "locality_markers") is not None
            and convention.lexicon.find(fold(span.text).partition(" ")[0], "thoroughfare_types") is None
        ):
            out[-1] = join(before, span)
        else:
            out.append(span)
    return out
