"""The words of the domain: components, problems, verdicts and results, as frozen values.

Names follow libaddressinput and CLDR down to the locality, and OASIS xAL below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum


class Component(StrEnum):
    """A part of a postal address. The value is the field's name in `Address`, in JSON and in country files."""

    RECIPIENT = "recipient"
    ORGANIZATION = "organization"
    PREMISE = "premise"
    SUB_PREMISE = "sub_premise"
    LEVEL = "level"
    STAIRCASE = "staircase"
    ENTRANCE = "entrance"
    PREMISE_NUMBER = "premise_number"
    THOROUGHFARE = "thoroughfare"
    PO_BOX = "po_box"
    DEPENDENT_LOCALITY = "dependent_locality"
    LOCALITY = "locality"
    SUB_ADMINISTRATIVE_AREA = "sub_administrative_area"
    ADMINISTRATIVE_AREA = "administrative_area"
    POSTAL_CODE = "postal_code"
    SORTING_CODE = "sorting_code"
    REGION_CODE = "region_code"


class ProblemKind(StrEnum):
    """What is wrong with a component."""

    MISSING_REQUIRED = "MISSING_REQUIRED"
    UNEXPECTED_FIELD = "UNEXPECTED_FIELD"
    UNKNOWN_VALUE = "UNKNOWN_VALUE"
    INVALID_FORMAT = "INVALID_FORMAT"
    MISMATCHING_VALUE = "MISMATCHING_VALUE"
    AMBIGUOUS = "AMBIGUOUS"
    TRUNCATED = "TRUNCATED"
    UNSUPPORTED_REGION = "UNSUPPORTED_REGION"


class Change(StrEnum):
    """How the standard text of a component came from the input."""

    AS_GIVEN = "AS_GIVEN"
    STANDARDIZED = "STANDARDIZED"
    CORRECTED = "CORRECTED"
    INFERRED = "INFERRED"
    REPLACED = "REPLACED"


class Confirmation(StrEnum):
    """What reference data says of a component."""

    CONFIRMED = "CONFIRMED"
    PLAUSIBLE = "PLAUSIBLE"
    SUSPICIOUS = "SUSPICIOUS"


class NextAction(StrEnum):
    """What a checkout form should do with the address."""

    ACCEPT = "ACCEPT"
    CONFIRM = "CONFIRM"
    CONFIRM_ADD_SUB_PREMISE = "CONFIRM_ADD_SUB_PREMISE"
    FIX = "FIX"


class Granularity(StrEnum):
    """How finely an address is named or confirmed, finest first."""

    SUB_PREMISE = "SUB_PREMISE"
    PREMISE = "PREMISE"
    THOROUGHFARE = "THOROUGHFARE"
    LOCALITY = "LOCALITY"
    ADMINISTRATIVE_AREA = "ADMINISTRATIVE_AREA"
    REGION = "REGION"
    NONE = "NONE"


class KeyLevel(StrEnum):
    """The level of a canonical key, finest last; the value is the letter inside the key."""

    LOCALITY = "L"
    THOROUGHFARE = "T"
    PREMISE = "P"
    SUB_PREMISE = "U"


@dataclass(frozen=True, slots=True)
class Address:
    """A standardized postal address: one string per component, empty where the address has none."""

    region_code: str = ""
    administrative_area: str = ""
    administrative_area_code: str = ""
    sub_administrative_area: str = ""
    locality: str = ""
    dependent_locality: str = ""
    thoroughfare: str = ""
    premise_number: str = ""
    premise: str = ""
    sub_premise: str = ""
    level: str = ""
    staircase: str = ""
    entrance: str = ""
    po_box: str = ""
    postal_code: str = ""
    sorting_code: str = ""
    organization: str = ""
    recipient: str = ""

    def get(self, component: Component) -> str:
        """Return the text of a component, empty when the address has none."""
        value: str = getattr(self, component.value)
        return value

    def with_values(self, values: Mapping[Component, str]) -> Address:
        """Return a copy in which the given components have the given texts."""
        return replace(self, **{component.value: text for component, text in values.items()})

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield (field name, text) for every non-empty field, in declaration order."""
        for spec in fields(self):
            if text := getattr(self, spec.name):
                yield spec.name, text


@dataclass(frozen=True, slots=True)
class PostalFields:
    """An address as a form or a table gives it: named fields, and free address lines."""

    region_code: str = ""
    postal_code: str = ""
    administrative_area: str = ""
    locality: str = ""
    dependent_locality: str = ""
    address_lines: tuple[str, ...] = ()
    organization: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class AddressInput:
    """What a caller asks about: free text or fields (exactly one), and hints."""

    text: str | None = None
    fields: PostalFields | None = None
    region_hint: str = ""
    language_hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How a caller wants the answer. Part of every cache key."""

    max_line_length: int = 0
    max_lines: int = 0
    sender_language: str = "en"
    include_canonical: bool = False
    require_thoroughfare: bool = False


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """One component of the answer: what was read, what it became, and how sure we are.

    ``canonical`` is the form used for equality (see key.py): folded, language neutral, never shown in a label.
    ``confidence`` is a probability from 0 to 1.
    """

    component: Component
    input_text: str
    standard_text: str
    canonical: str = ""
    change: Change = Change.AS_GIVEN
    confirmation: Confirmation = Confirmation.PLAUSIBLE
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an address, with a suggestion that a form can show."""

    component: Component
    kind: ProblemKind
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """The address as lines for an envelope."""

    domestic_lines: tuple[str, ...] = ()
    international_lines: tuple[str, ...] = ()
    single_line: str = ""


@dataclass(frozen=True, slots=True)
class AddressKeys:
    """Canonical keys of an address, by level; an empty string where the address does not reach the level."""

    version: str = ""
    locality: str = ""
    thoroughfare: str = ""
    premise: str = ""
    sub_premise: str = ""
    finest_level: str = ""
    matching: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The summary that a checkout form acts on."""

    next_action: NextAction = NextAction.FIX
    input_granularity: Granularity = Granularity.NONE
    validation_granularity: Granularity = Granularity.NONE
    max_granularity: Granularity = Granularity.LOCALITY
    complete: bool = False
    has_inferred: bool = False
    has_corrected: bool = False
    has_replaced: bool = False
    has_unresolved: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which model and rules gave the answer. ``cache`` is MISS, LOCAL or REDIS."""

    model_id: str = ""
    rules_version: str = ""
    cache: str = "MISS"


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer for one address."""

    address: Address
    components: tuple[ComponentResult, ...] = ()
    unresolved_tokens: tuple[str, ...] = ()
    label: Label = field(default_factory=Label)
    keys: AddressKeys = field(default_factory=AddressKeys)
    verdict: Verdict = field(default_factory=Verdict)
    problems: tuple[Problem, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)

    def component(self, component: Component) -> ComponentResult | None:
        """Return the result for one component, or None when the address has none."""
        return next((c for c in self.components if c.component is component), None)
