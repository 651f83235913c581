"""Repairs of addresses that begin with the number: numbers taken for codes, streets taken for towns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.repairs.segments import TOWNS, adjacent, cut, join
from addrnorm.span import Span
from addrnorm.text import fold

_FIGURE = re.compile(r"\d+(?:-\d+)?")
_ROADS = frozenset({Component.THOROUGHFARE, Component.PO_BOX})


def leading_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """In countries that write the number first, a figure at the start is the number, though it looks like some country's code.

    Only where the address has another code, or the figure is none of this country's.
    """
    first = spans[0] if spans else None
    if first is None or first.component is not Component.POSTAL_CODE or convention.number.position != "before":
        return list(spans)
    rule, others = convention.postal_code, spans[1:]
    other_code = any(span.component is Component.POSTAL_CODE and rule.display(span.text) is not None for span in others)
    numbered = any(span.component is Component.PREMISE_NUMBER for span in others)
    figure = _FIGURE.fullmatch(first.text.partition(" ")[0]) is not None
    if numbered or not figure or not (other_code or rule.display(first.text) is None) or not others:
        return list(spans)
    return [first.as_component(Component.PREMISE_NUMBER), *others]


def spelled_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """In countries that write the number first, a numeral right before the road is it, where no other is given: ``One`` Liberty Plaza."""
    if convention.number.position != "before" or any(span.component is Component.PREMISE_NUMBER for span in spans):
        return list(spans)
    out = list(spans)
    for at, (span, after) in enumerate(pairwise(spans)):
        numeral = span.component is Component.PREMISE and convention.lexicon.find(fold(span.text), "numerals") is not None
        if numeral and after.component is Component.THOROUGHFARE and adjacent(span, after):
            out[at] = span.as_component(Component.PREMISE_NUMBER)
    return out


def ranges(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A figure between the number and a direction is the end of a range: ``723 | 725 E 75th St``, ``3012 | 16 E 92nd St``."""
    if convention.number.position != "before":
        return list(spans)
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        figure, _, rest = span.text.partition(" ")
        directed = span.component is Component.THOROUGHFARE and _directed(rest, convention)
        if before is not None and directed and adjacent(before, span) and _ends_range(before, figure):
            end, street = cut(span, len(figure))
            out[-1] = join(before, end)
            out.append(street)
        else:
            out.append(span)
    return out


def _ends_range(number: Span, last: str) -> bool:
    """True for two numbers of one side of a street, the second whole or by its last figures."""
    first = number.text if number.component is Component.PREMISE_NUMBER else ""
    if not (first.isdecimal() and last.isdecimal() and len(last) <= len(first)):
        return False
    end = int(first[: len(first) - len(last)] + last)
    return int(first) < end and (end - int(first)) % 2 == 0


def _directed(text: str, convention: Convention) -> bool:
    first, _, name = text.partition(" ")
    return bool(name) and convention.lexicon.find(fold(first), "directions") is not None


def towns_over_commas(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A town that reaches over a comma took along what stands before it: ``431 N Troy, Chicago``."""
    out: list[Span] = []
    for span in spans:
        comma = span.text.rfind(", ")
        if span.component not in TOWNS or comma <= 0:
            out.append(span)
            continue
        out += cut(span, comma)
    return out


def streets_behind_numbers(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Without a road, a town right behind the number is one, where another town follows: ``431 | N Troy | Chicago``."""
    if convention.number.position != "before" or any(span.component in _ROADS for span in spans):
        return list(spans)
    out = list(spans)
    for at in range(1, len(out) - 1):
        before, span = out[at - 1], out[at]
        follows = any(part.component in TOWNS for part in out[at + 1 :])
        if span.component in TOWNS and before.component is Component.PREMISE_NUMBER and adjacent(before, span) and follows:
            out[at] = span.as_component(Component.THOROUGHFARE)
            break
    return out


def bare_directions(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A road that is a direction alone goes on in what the parser took for a place: ``S. | Hermitage``."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if before is not None and span.component in TOWNS and adjacent(before, span) and _is_direction(before, convention):
            out[-1] = join(before, span)
        else:
            out.append(span)
    return out


def _is_direction(span: Span, convention: Convention) -> bool:
    return span.component is Component.THOROUGHFARE and convention.lexicon.find(fold(span.text), "directions") is not None
