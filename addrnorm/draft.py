"""Standardize every component of an assigned address: the step between parsed spans and checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from addrnorm.address import Change, Component
from addrnorm.assign import SECONDARY, Assigned
from addrnorm.conventions import Convention
from addrnorm.span import Span
from addrnorm.standardize import casing, name, po_box, postal_code, premise_number, secondary, thoroughfare
from addrnorm.standardize.standard import Standard
from addrnorm.text import fold

_NAMES = (Component.ORGANIZATION, Component.RECIPIENT, Component.DEPENDENT_LOCALITY, Component.SUB_ADMINISTRATIVE_AREA)


@dataclass(frozen=True, slots=True)
class Draft:
    """A component on its way: as written, standardized, in canonical form; how it came, and the parser's probability."""

    written: str
    text: str
    canonical: str
    change: Change
    confidence: float = 1.0

    @classmethod
    def of(cls, written: str, standard: Standard, confidence: float) -> Draft:
        """Say whether standardizing changed the text."""
        change = Change.AS_GIVEN if written == standard.text else Change.CORRECTED if standard.corrected else Change.STANDARDIZED
        return cls(written, standard.text, standard.canonical, change, confidence)

    def changed(self, change: Change, text: str, canonical: str) -> Draft:
        """Return the draft with another text and the reason why."""
        return replace(self, change=change, text=text, canonical=canonical)


Drafts = dict[Component, Draft]


def standardize_all(assigned: Assigned, convention: Convention) -> Drafts:
    """Return the standardized components of an address; towns and areas are left to `places_of`."""
    drafts: Drafts = {}
    _add_secondary(drafts, assigned, convention)
    _add_number(drafts, assigned, convention)
    for component, standardize in (
        (Component.THOROUGHFARE, thoroughfare.standardize),
        (Component.PO_BOX, po_box.standardize),
        (Component.POSTAL_CODE, postal_code.standardize),
    ):
        if written := assigned.text(component):
            drafts[component] = Draft.of(written, standardize(written, convention), assigned.confidence(component))
    for component in _NAMES:
        if written := assigned.text(component):
            drafts[component] = Draft.of(written, name.standardize(written, component, convention), assigned.confidence(component))
    if written := assigned.text(Component.SORTING_CODE):
        text = casing.upper(" ".join(written.split()))
        drafts[Component.SORTING_CODE] = Draft.of(written, Standard(text, fold(text)), assigned.confidence(Component.SORTING_CODE))
    return drafts


def _add_secondary(drafts: Drafts, assigned: Assigned, convention: Convention) -> None:
    """Read units, levels, staircases, entrances and buildings in input order, neighbours together; texts of one kind join."""
    for span in assigned.parts.get(Component.PREMISE, ()):
        _merge(drafts, {Component.PREMISE: name.standardize(span.text, Component.PREMISE, convention)}, span)
    spans = [span for component in SECONDARY for span in assigned.parts.get(component, ())]
    for span in _neighbours(sorted(spans, key=lambda span: span.start)):
        _merge(drafts, secondary.standardize(span.text, span.component, convention), span)


def _neighbours(spans: Iterable[Span]) -> list[Span]:
    """Join spans with nothing between them: parsers cut ``3ème ét.`` and ``2. OG links`` in two."""
    out: list[Span] = []
    for span in spans:
        if out and span.start > 0 and 0 <= span.start - out[-1].end <= 1:
            before = out.pop()
            text, confidence = f"{before.text} {span.text}", min(before.confidence, span.confidence)
            span = Span(before.component, text, before.start, span.end, confidence)
        out.append(span)
    return out


def _merge(drafts: Drafts, found: Mapping[Component, Standard], span: Span) -> None:
    for component, standard in found.items():
        known = drafts.get(component)
        new = Draft.of(span.text, standard, span.confidence)
        if known is not None:
            separator = " " if component is Component.PREMISE else "-"
            new = Draft(
                f"{known.written} {new.written}",
                f"{known.text} {new.text}",
                separator.join(filter(None, (known.canonical, new.canonical))),
                Change.STANDARDIZED if Change.STANDARDIZED in (known.change, new.change) else Change.AS_GIVEN,
                min(known.confidence, new.confidence),
            )
        drafts[component] = new


def _add_number(drafts: Drafts, assigned: Assigned, convention: Convention) -> None:
    """Standardize the number; what a compound number holds besides (2/15) fills components that are empty."""
    written = assigned.text(Component.PREMISE_NUMBER)
    if not written:
        return
    confidence = assigned.confidence(Component.PREMISE_NUMBER)
    number = premise_number.standardize(written, convention)
    others = number.others
    if any(component in drafts for component in others):
        text = premise_number.tidy(written, convention)
        number = premise_number.Number(text, premise_number.canonical(text, convention))
        others = {}
    drafts[Component.PREMISE_NUMBER] = Draft.of(written, Standard(number.text, number.canonical), confidence)
    for component, part in others.items():
        standard = secondary.standardize(part, component, convention)
        for found, value in standard.items():
            drafts[found] = Draft(part, value.text, value.canonical, Change.STANDARDIZED, confidence)


def identifiers(drafts: Mapping[Component, Draft], components: Iterable[Component] = SECONDARY) -> dict[Component, str]:
    """Return the identifiers without their words, for layouts that print ``2/15``."""
    return {component: drafts[component].canonical.upper() for component in components if component in drafts}
