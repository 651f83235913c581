"""From the parser's spans to one text per component."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from addrnorm import region
from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.reference import places
from addrnorm.repairs import REPAIRS
from addrnorm.span import Span
from addrnorm.text import fold

#: Below the street: read together by standardize.secondary, since parsers mix these labels up.
SECONDARY = frozenset({Component.SUB_PREMISE, Component.LEVEL, Component.STAIRCASE, Component.ENTRANCE})


@dataclass(slots=True)
class Assigned:
    """Spans by component, in input order; ``spare`` holds spans that no component could take."""

    parts: dict[Component, list[Span]] = field(default_factory=dict)
    spare: list[Span] = field(default_factory=list)

    def text(self, component: Component) -> str:
        """Return the words of a component, as they were written."""
        return " ".join(span.text for span in self.parts.get(component, ()))

    def confidence(self, component: Component) -> float:
        """Return the lowest probability among the spans of a component."""
        return min((span.confidence for span in self.parts.get(component, ())), default=1.0)


def assign(spans: Sequence[Span], convention: Convention) -> Assigned:
    """Give each span its component by the rules of the country."""
    for repair in REPAIRS:
        spans = repair(spans, convention)
    assigned = Assigned()
    for span in spans:
        again = span.component in _SINGLE and span.component in assigned.parts
        if again or (span.component is Component.REGION_CODE and not region.from_name(span.text)):
            assigned.spare.append(span)
        else:
            assigned.parts.setdefault(span.component, []).append(span)
    return assigned


_SINGLE = frozenset({Component.POSTAL_CODE, Component.ADMINISTRATIVE_AREA, Component.REGION_CODE, Component.PO_BOX})
_TOWNS = (Component.LOCALITY, Component.SUB_ADMINISTRATIVE_AREA, Component.ADMINISTRATIVE_AREA)


def with_given(assigned: Assigned, given: Mapping[Component, str], convention: Convention) -> Assigned:
    """Put the caller's fields in; what the address lines say of the same component is spare unless it says the same.

    Where the caller names the town and the lines have no street, what was taken for a town is the street, "1 Carlisle Road",
    or a village: "Stara Wieś 12".
    """
    if Component.LOCALITY in given and not (Component.THOROUGHFARE in assigned.parts or Component.PO_BOX in assigned.parts):
        _street_from_towns(assigned, given, convention)
    for component, text in given.items():
        for span in assigned.parts.pop(component, []):
            if span.text.casefold() != text.casefold():
                assigned.spare.append(span)
        assigned.parts[component] = [Span(component, text, 0, 0)]
    return assigned


def _street_from_towns(assigned: Assigned, given: Mapping[Component, str], convention: Convention) -> None:
    """Make a street or a village of what the lines say of towns, where a number or a street's type tells that it is one."""
    known = {text.casefold() for text in given.values()}
    towns = sorted(
        (span for part in _TOWNS for span in assigned.parts.get(part, ()) if span.text.casefold() not in known), key=lambda span: span.start
    )
    words = [word for span in towns for word in fold(span.text).split()]
    typed = any(convention.lexicon.find(word, "thoroughfare_types") for word in words)
    if not words or not (typed or Component.PREMISE_NUMBER in assigned.parts):
        return
    for part in _TOWNS:
        assigned.parts[part] = [span for span in assigned.parts.pop(part, []) if span not in towns]
        if not assigned.parts[part]:
            del assigned.parts[part]
    village = not typed and places.find(" ".join(words), convention.region_code) and Component.DEPENDENT_LOCALITY not in given
    part = Component.DEPENDENT_LOCALITY if village else Component.THOROUGHFARE
    assigned.parts.setdefault(part, []).extend(span.as_component(part) for span in towns)
