"""Repairs of where spans begin and end: commas, boxes, directions; and the tools to cut and join spans."""

from __future__ import annotations

from collections.abc import Sequence

from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.span import Span
from addrnorm.standardize.po_box import on_route
from addrnorm.text import fold

TOWNS = frozenset({Component.LOCALITY, Component.DEPENDENT_LOCALITY})
#: The longest figure that is taken for a number rather than for a code.
LONGEST_NUMBER = 3
_DIVIDED = frozenset({Component.THOROUGHFARE, Component.PREMISE, Component.POSTAL_CODE, Component.PO_BOX})
_LOOSE = TOWNS | {Component.PREMISE}
INSIDE = frozenset({Component.SUB_PREMISE, Component.LEVEL})
_NOT_NUMBERS = frozenset({Component.POSTAL_CODE, Component.PO_BOX})


def cut(span: Span, at: int) -> tuple[Span, Span]:
    """Cut a span in two at a place in its text; punctuation at the cut is left out."""
    head, tail = span.text[:at].rstrip(" ,-"), span.text[at:].lstrip(" ,-")
    middle = span.start + len(head)
    return Span(span.component, head, span.start, middle, span.confidence), Span(
        span.component, tail, span.end - len(tail), span.end, span.confidence
    )


def join(one: Span, two: Span) -> Span:
    """Return one span over two neighbours, of the first one's component."""
    return Span(one.component, f"{one.text} {two.text}", one.start, two.end, min(one.confidence, two.confidence))


def filled(*spans: Span) -> list[Span]:
    """Return the spans that have text: of what was cut, one side may have none."""
    return [span for span in spans if span.text]


def adjacent(before: Span | None, span: Span) -> bool:
    """True when nothing stands between two spans, not even a comma."""
    return before is not None and 0 <= span.start - before.end <= 1


def code_first(convention: Convention) -> bool:
    """True where the postal code stands before the town."""
    names = [slot.name for line in convention.domestic for slot in line]
    both = Component.POSTAL_CODE.value in names and Component.LOCALITY.value in names
    return both and names.index(Component.POSTAL_CODE.value) < names.index(Component.LOCALITY.value)


def commas(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Roads, names and codes do not reach over a comma: what stands before it belongs to its neighbour, or is one of its own."""
    out: list[Span] = []
    for span in spans:
        comma = span.text.find(", ")
        if span.component not in _DIVIDED or comma <= 0:
            out.append(span)
            continue
        head, tail = cut(span, comma)
        before = out[-1] if out else None
        if span.component in _NOT_NUMBERS and head.text.isdigit() and _is_number(head.text, tail.text, convention):
            out.append(head.as_component(Component.PREMISE_NUMBER))
        elif before is not None and adjacent(before, head) and before.component is not Component.PREMISE_NUMBER:
            out[-1] = join(before, head)
        else:
            out.append(head)
        out += commas([tail], convention)
    return out


def _is_number(figure: str, rest: str, convention: Convention) -> bool:
    """True for a short figure before a code, and for any that is no code before one that is: San Marco 1234, 30124 Venezia."""
    rule = convention.postal_code
    return len(figure) <= LONGEST_NUMBER or (rule.display(figure) is None and rule.display(rest) is not None)


def unnamed_boxes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A box without the word for one is a street and its number, where no street is given: ``Dorsoduro 3246``."""
    if convention.number.position != "after" or any(span.component is Component.THOROUGHFARE for span in spans):
        return list(spans)
    out: list[Span] = []
    for span in spans:
        name, _, figure = span.text.rpartition(" ")
        named = span.component is Component.PO_BOX and figure.isdigit() and name.replace(" ", "").isalpha()
        if named and not any(_is_box(word, convention) for word in (name, *name.split())):
            street, number = cut(span, len(name))
            out += [street.as_component(Component.THOROUGHFARE), number.as_component(Component.PREMISE_NUMBER)]
        else:
            out.append(span)
    return out


def boxes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A box has its number, whatever the parser took the two for, and the name right behind it is that of its post office.

    The word for it may be cut in two (``а/ | с 100``). A box on a carrier's route is none at a post office: ``RR 2, Box 18`` is one.
    """
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if before is not None and span.component is Component.PO_BOX and _on_route(before, span, convention):
            out[-1] = join(before, span).as_component(Component.PO_BOX)
            continue
        near = before is not None and adjacent(before, span)
        word, _, figure = span.text.rpartition(" ")
        boxed = before is not None and near and _is_box(f"{before.text} {word if figure.isdigit() else span.text}", convention)
        if before is not None and boxed:
            out[-1] = join(before, span).as_component(Component.PO_BOX)
        elif span.component in INSIDE and figure.isdigit() and _says_box(word, convention):
            out.append(span.as_component(Component.PO_BOX))
        elif before is not None and near and before.component is Component.PO_BOX and span.component is Component.PREMISE:
            out.append(span.as_component(Component.DEPENDENT_LOCALITY))
        else:
            out.append(span)
    return out


def _on_route(before: Span, span: Span, convention: Convention) -> bool:
    return bool(on_route(fold(f"{before.text} {span.text}").split(), convention.lexicon))


def _is_box(text: str, convention: Convention) -> bool:
    return convention.lexicon.find(fold(text), "po_boxes") is not None


def _says_box(text: str, convention: Convention) -> bool:
    """True for a word that says box, and unit in no language of the country."""
    return _is_box(text, convention) and convention.lexicon.find(fold(text), "units") is None


def trailing_directions(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A direction alone behind a road is part of it: O'Connell Street Lower. A qualifier may be a unit, too: Rear, Upper."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        word = fold(span.text)
        direction, qualifier = (convention.lexicon.find(word, family) is not None for family in ("directions", "qualifiers"))
        alone = (direction and span.component in _LOOSE | INSIDE) or (qualifier and span.component in _LOOSE)
        if alone and before and before.component is Component.THOROUGHFARE and adjacent(before, span):
            out[-1] = join(before, span)
        else:
            out.append(span)
    return out
