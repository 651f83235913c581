"""The checks, in order: what is wrong with an address, each with a suggestion that a checkout form can show.

Soft where data is not certain: calling a good address bad is worse than the reverse. A locality that the gazetteer does not know
is no problem of itself, for villages are missing from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from addrnorm.address import (
    Address,
    Component,
    ComponentResult,
    Confirmation,
    Granularity,
    NextAction,
    Options,
    Problem,
    ProblemKind,
    Verdict,
)
from addrnorm.address import Change as ChangeKind
from addrnorm.conventions import Convention
from addrnorm.reference.places import Place


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks look at. ``places``: the gazetteer's places for the locality; ``nearest``: a spelling that it knows."""

    address: Address
    convention: Convention
    options: Options
    places: Sequence[Place] = ()
    nearest: str = ""
    ambiguous_region: bool = False


Check = Callable[[Facts], Iterator[Problem]]


def verify(facts: Facts) -> list[Problem]:
    """Return every problem of an address, in the order of `CHECKS`."""
    return [problem for check in CHECKS for problem in check(facts)]


def region_known(facts: Facts) -> Iterator[Problem]:
    """The country must be known, and clear."""
    if not facts.address.region_code:
        yield Problem(Component.REGION_CODE, ProblemKind.UNSUPPORTED_REGION, "no country given, and none can be told from the text")
    elif facts.ambiguous_region:
        yield Problem(
            Component.REGION_CODE, ProblemKind.AMBIGUOUS, "several countries fit", f"name the country; {facts.convention.name} was taken"
        )


def required_present(facts: Facts) -> Iterator[Problem]:
    """Every required component, or one of those that can stand for it, must be there."""
    for group in facts.convention.required:
        if not any(_present(facts.address, component) for component in group):
            names = " or ".join(component.value.replace("_", " ") for component in group)
            yield Problem(group[0], ProblemKind.MISSING_REQUIRED, f"{facts.convention.name} requires: {names}", f"add the {names}")


def _present(address: Address, component: Component) -> bool:
    if component is Component.ADMINISTRATIVE_AREA:
        return bool(address.administrative_area or address.administrative_area_code)
    if component is Component.THOROUGHFARE:
        return bool(address.thoroughfare or (address.premise_number and address.dependent_locality))
    return bool(address.get(component))


def number_present(facts: Facts) -> Iterator[Problem]:
    """A street wants a number, or a name for the building, or the word that there is none."""
    address = facts.address
    if address.thoroughfare and not (address.premise_number or address.premise or address.po_box or address.organization):
        yield Problem(
            Component.PREMISE_NUMBER, ProblemKind.MISSING_REQUIRED, "the street has no number", "add the number, if the building has one"
        )


def unexpected_absent(facts: Facts) -> Iterator[Problem]:
    """Components that the country's mail does not use."""
    for component in facts.convention.unexpected:
        if facts.address.get(component):
            yield Problem(
                component, ProblemKind.UNEXPECTED_FIELD, f"not written in addresses of {facts.convention.name}", "it may be left out"
            )


def postal_code_form(facts: Facts) -> Iterator[Problem]:
    """The code must look like one of the country's."""
    rule, code = facts.convention.postal_code, facts.address.postal_code
    if code and rule.known and rule.display(code) is None:
        example = f"it should look like {rule.examples[0]}" if rule.examples else ""
        yield Problem(Component.POSTAL_CODE, ProblemKind.INVALID_FORMAT, f"not a postal code of {facts.convention.name}", example)


def area_known(facts: Facts) -> Iterator[Problem]:
    """Where addresses carry the area, it must be one that the country has."""
    address, convention = facts.address, facts.convention
    if convention.area_display == "none" or not convention.area_index or not address.administrative_area:
        return
    if not address.administrative_area_code and convention.find_area(address.administrative_area) is None:
        detail = f"not an administrative area of {convention.name}"
        yield Problem(Component.ADMINISTRATIVE_AREA, ProblemKind.UNKNOWN_VALUE, detail, "check it")


def code_in_area(facts: Facts) -> Iterator[Problem]:
    """The postal code must lie in the administrative area, where it is known which codes do."""
    address, convention = facts.address, facts.convention
    area = convention.find_area(address.administrative_area_code) or convention.find_area(address.administrative_area)
    if not (area and area.postal_prefixes and address.postal_code) or convention.postal_code.display(address.postal_code) is None:
        return
    if not area.postal_prefixes.match(convention.postal_code.compact(address.postal_code)):
        other = convention.area_of_code(address.postal_code)
        hint = f"codes like this are in {other.name}" if other else "check the postal code and the administrative area"
        yield Problem(Component.POSTAL_CODE, ProblemKind.MISMATCHING_VALUE, "the postal code is not in this administrative area", hint)


def locality_spelling(facts: Facts) -> Iterator[Problem]:
    """A town that nobody knows, but that a known one resembles."""
    if facts.nearest:
        yield Problem(Component.LOCALITY, ProblemKind.UNKNOWN_VALUE, "no town of this name is known", f"did you mean {facts.nearest}?")


def street_where_needed(facts: Facts) -> Iterator[Problem]:
    """A parcel cannot be delivered to a box."""
    if facts.options.require_thoroughfare and facts.address.po_box and not facts.address.thoroughfare:
        yield Problem(Component.PO_BOX, ProblemKind.UNEXPECTED_FIELD, "a box at a post office, where a street is needed", "give a street")


CHECKS: tuple[Check, ...] = (
    region_known,
    required_present,
    number_present,
    unexpected_absent,
    postal_code_form,
    area_known,
    code_in_area,
    locality_spelling,
    street_where_needed,
)

#: Problems after which the address cannot be used as it is; all others ask for a look.
_BLOCKING = frozenset({ProblemKind.MISSING_REQUIRED, ProblemKind.INVALID_FORMAT, ProblemKind.UNSUPPORTED_REGION})
_HARMLESS = frozenset({ProblemKind.TRUNCATED})
_CONFIDENT = 0.5

_GRANULARITY = (
    (Granularity.SUB_PREMISE, (Component.SUB_PREMISE, Component.LEVEL, Component.STAIRCASE, Component.ENTRANCE)),
    (Granularity.PREMISE, (Component.PREMISE_NUMBER, Component.PREMISE, Component.PO_BOX)),
    (Granularity.THOROUGHFARE, (Component.THOROUGHFARE,)),
    (Granularity.LOCALITY, (Component.LOCALITY, Component.DEPENDENT_LOCALITY, Component.POSTAL_CODE)),
    (Granularity.ADMINISTRATIVE_AREA, (Component.ADMINISTRATIVE_AREA,)),
    (Granularity.REGION, (Component.REGION_CODE,)),
)


def verdict(facts: Facts, components: Sequence[ComponentResult], problems: Sequence[Problem], unresolved: Sequence[str]) -> Verdict:
    """Sum up what a checkout form should do.

    FIX where a required part is missing or malformed; CONFIRM where something was corrected, inferred from the text alone,
    doubtful or left over; CONFIRM_ADD_SUB_PREMISE where a building, staircase or level is named without its unit; else ACCEPT.
    Confidence is that of the most doubtful component, those aside that reference data confirms.
    """
    changes = {part.change for part in components if part.component is not Component.REGION_CODE}
    doubtful = [part.confidence for part in components if part.confirmation is not Confirmation.CONFIRMED]
    confidence = min(doubtful, default=min((part.confidence for part in components), default=0.0))
    return Verdict(
        next_action=_next_action(facts, problems, changes, unresolved, confidence),
        input_granularity=granularity(facts.address),
        validation_granularity=_validated(facts),
        max_granularity=Granularity.LOCALITY,
        complete=not any(problem.kind in _BLOCKING for problem in problems),
        has_inferred=ChangeKind.INFERRED in changes,
        has_corrected=ChangeKind.CORRECTED in changes,
        has_replaced=ChangeKind.REPLACED in changes,
        has_unresolved=bool(unresolved),
        confidence=round(confidence, 4),
    )


def _next_action(
    facts: Facts, problems: Sequence[Problem], changes: set[ChangeKind], unresolved: Sequence[str], confidence: float
) -> NextAction:
    serious = [problem for problem in problems if problem.kind not in _HARMLESS]
    if any(problem.kind in _BLOCKING and problem.component is not Component.PREMISE_NUMBER for problem in serious):
        return NextAction.FIX
    if serious or unresolved or ChangeKind.CORRECTED in changes or confidence < _CONFIDENT:
        return NextAction.CONFIRM
    address = facts.address
    if (address.level or address.staircase or address.entrance) and not address.sub_premise:
        return NextAction.CONFIRM_ADD_SUB_PREMISE
    return NextAction.ACCEPT


def granularity(address: Address) -> Granularity:
    """Return the finest level that an address names."""
    return next((level for level, parts in _GRANULARITY if any(address.get(part) for part in parts)), Granularity.NONE)


def _validated(facts: Facts) -> Granularity:
    """Return the finest level that reference data confirms: the gazetteer knows towns, libaddressinput areas."""
    if facts.places:
        return Granularity.LOCALITY
    if facts.convention.find_area(facts.address.administrative_area_code or facts.address.administrative_area):
        return Granularity.ADMINISTRATIVE_AREA
    return Granularity.REGION if facts.address.region_code else Granularity.NONE


def confirmations(facts: Facts, problems: Sequence[Problem]) -> Mapping[Component, bool]:
    """Return True for components that reference data confirms, False for those that a problem speaks against."""
    found: dict[Component, bool] = {}
    if facts.places:
        found[Component.LOCALITY] = True
    if facts.address.administrative_area_code:
        found[Component.ADMINISTRATIVE_AREA] = True
    if facts.address.region_code and not facts.ambiguous_region:
        found[Component.REGION_CODE] = True
    return found | {problem.component: False for problem in problems if problem.kind not in _HARMLESS}
