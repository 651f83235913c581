from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Component(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMPONENT_UNSPECIFIED: _ClassVar[Component]
    RECIPIENT: _ClassVar[Component]
    ORGANIZATION: _ClassVar[Component]
    PREMISE: _ClassVar[Component]
    SUB_PREMISE: _ClassVar[Component]
    LEVEL: _ClassVar[Component]
    STAIRCASE: _ClassVar[Component]
    ENTRANCE: _ClassVar[Component]
    PREMISE_NUMBER: _ClassVar[Component]
    THOROUGHFARE: _ClassVar[Component]
    PO_BOX: _ClassVar[Component]
    DEPENDENT_LOCALITY: _ClassVar[Component]
    LOCALITY: _ClassVar[Component]
    SUB_ADMINISTRATIVE_AREA: _ClassVar[Component]
    ADMINISTRATIVE_AREA: _ClassVar[Component]
    POSTAL_CODE: _ClassVar[Component]
    SORTING_CODE: _ClassVar[Component]
    REGION_CODE: _ClassVar[Component]
COMPONENT_UNSPECIFIED: Component
RECIPIENT: Component
ORGANIZATION: Component
PREMISE: Component
SUB_PREMISE: Component
LEVEL: Component
STAIRCASE: Component
ENTRANCE: Component
PREMISE_NUMBER: Component
THOROUGHFARE: Component
PO_BOX: Component
DEPENDENT_LOCALITY: Component
LOCALITY: Component
SUB_ADMINISTRATIVE_AREA: Component
ADMINISTRATIVE_AREA: Component
POSTAL_CODE: Component
SORTING_CODE: Component
REGION_CODE: Component

class AddressInput(_message.Message):
    __slots__ = ("text", "fields", "region_hint", "language_hints")
    TEXT_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    REGION_HINT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_HINTS_FIELD_NUMBER: _ClassVar[int]
    text: str
    fields: PostalFields
    region_hint: str
    language_hints: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, text: _Optional[str] = ..., fields: _Optional[_Union[PostalFields, _Mapping]] = ..., region_hint: _Optional[str] = ..., language_hints: _Optional[_Iterable[str]] = ...) -> None: ...

class PostalFields(_message.Message):
    __slots__ = ("region_code", "postal_code", "administrative_area", "locality", "dependent_locality", "address_lines", "organization", "recipient")
    REGION_CODE_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    ADMINISTRATIVE_AREA_FIELD_NUMBER: _ClassVar[int]
    LOCALITY_FIELD_NUMBER: _ClassVar[int]
    DEPENDENT_LOCALITY_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_LINES_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    region_code: str
    postal_code: str
    administrative_area: str
    locality: str
    dependent_locality: str
    address_lines: _containers.RepeatedScalarFieldContainer[str]
    organization: str
    recipient: str
    def __init__(self, region_code: _Optional[str] = ..., postal_code: _Optional[str] = ..., administrative_area: _Optional[str] = ..., locality: _Optional[str] = ..., dependent_locality: _Optional[str] = ..., address_lines: _Optional[_Iterable[str]] = ..., organization: _Optional[str] = ..., recipient: _Optional[str] = ...) -> None: ...

class Address(_message.Message):
    __slots__ = ("region_code", "administrative_area", "administrative_area_code", "sub_administrative_area", "locality", "dependent_locality", "thoroughfare", "premise_number", "premise", "sub_premise", "level", "staircase", "entrance", "po_box", "postal_code", "sorting_code", "organization", "recipient")
    REGION_CODE_FIELD_NUMBER: _ClassVar[int]
    ADMINISTRATIVE_AREA_FIELD_NUMBER: _ClassVar[int]
    ADMINISTRATIVE_AREA_CODE_FIELD_NUMBER: _ClassVar[int]
    SUB_ADMINISTRATIVE_AREA_FIELD_NUMBER: _ClassVar[int]
    LOCALITY_FIELD_NUMBER: _ClassVar[int]
    DEPENDENT_LOCALITY_FIELD_NUMBER: _ClassVar[int]
    THOROUGHFARE_FIELD_NUMBER: _ClassVar[int]
    PREMISE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PREMISE_FIELD_NUMBER: _ClassVar[int]
    SUB_PREMISE_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    STAIRCASE_FIELD_NUMBER: _ClassVar[int]
    ENTRANCE_FIELD_NUMBER: _ClassVar[int]
    PO_BOX_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    SORTING_CODE_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    region_code: str
    administrative_area: str
    administrative_area_code: str
    sub_administrative_area: str
    locality: str
    dependent_locality: str
    thoroughfare: str
    premise_number: str
    premise: str
    sub_premise: str
    level: str
    staircase: str
    entrance: str
    po_box: str
    postal_code: str
    sorting_code: str
    organization: str
    recipient: str
    def __init__(self, region_code: _Optional[str] = ..., administrative_area: _Optional[str] = ..., administrative_area_code: _Optional[str] = ..., sub_administrative_area: _Optional[str] = ..., locality: _Optional[str] = ..., dependent_locality: _Optional[str] = ..., thoroughfare: _Optional[str] = ..., premise_number: _Optional[str] = ..., premise: _Optional[str] = ..., sub_premise: _Optional[str] = ..., level: _Optional[str] = ..., staircase: _Optional[str] = ..., entrance: _Optional[str] = ..., po_box: _Optional[str] = ..., postal_code: _Optional[str] = ..., sorting_code: _Optional[str] = ..., organization: _Optional[str] = ..., recipient: _Optional[str] = ...) -> None: ...

class ComponentResult(_message.Message):
    __slots__ = ("component", "input_text", "standard_text", "change", "confirmation", "confidence")
    class Change(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CHANGE_UNSPECIFIED: _ClassVar[ComponentResult.Change]
        AS_GIVEN: _ClassVar[ComponentResult.Change]
        STANDARDIZED: _ClassVar[ComponentResult.Change]
        CORRECTED: _ClassVar[ComponentResult.Change]
        INFERRED: _ClassVar[ComponentResult.Change]
        REPLACED: _ClassVar[ComponentResult.Change]
    CHANGE_UNSPECIFIED: ComponentResult.Change
    AS_GIVEN: ComponentResult.Change
    STANDARDIZED: ComponentResult.Change
    CORRECTED: ComponentResult.Change
    INFERRED: ComponentResult.Change
    REPLACED: ComponentResult.Change
    class Confirmation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CONFIRMATION_UNSPECIFIED: _ClassVar[ComponentResult.Confirmation]
        CONFIRMED: _ClassVar[ComponentResult.Confirmation]
        PLAUSIBLE: _ClassVar[ComponentResult.Confirmation]
        SUSPICIOUS: _ClassVar[ComponentResult.Confirmation]
    CONFIRMATION_UNSPECIFIED: ComponentResult.Confirmation
    CONFIRMED: ComponentResult.Confirmation
    PLAUSIBLE: ComponentResult.Confirmation
    SUSPICIOUS: ComponentResult.Confirmation
    COMPONENT_FIELD_NUMBER: _ClassVar[int]
    INPUT_TEXT_FIELD_NUMBER: _ClassVar[int]
    STANDARD_TEXT_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CONFIRMATION_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    component: Component
    input_text: str
    standard_text: str
    change: ComponentResult.Change
    confirmation: ComponentResult.Confirmation
    confidence: float
    def __init__(self, component: _Optional[_Union[Component, str]] = ..., input_text: _Optional[str] = ..., standard_text: _Optional[str] = ..., change: _Optional[_Union[ComponentResult.Change, str]] = ..., confirmation: _Optional[_Union[ComponentResult.Confirmation, str]] = ..., confidence: _Optional[float] = ...) -> None: ...

class Problem(_message.Message):
    __slots__ = ("component", "kind", "message", "suggestion")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[Problem.Kind]
        MISSING_REQUIRED: _ClassVar[Problem.Kind]
        UNEXPECTED_FIELD: _ClassVar[Problem.Kind]
        UNKNOWN_VALUE: _ClassVar[Problem.Kind]
        INVALID_FORMAT: _ClassVar[Problem.Kind]
        MISMATCHING_VALUE: _ClassVar[Problem.Kind]
        AMBIGUOUS: _ClassVar[Problem.Kind]
        TRUNCATED: _ClassVar[Problem.Kind]
        UNSUPPORTED_REGION: _ClassVar[Problem.Kind]
    KIND_UNSPECIFIED: Problem.Kind
    MISSING_REQUIRED: Problem.Kind
    UNEXPECTED_FIELD: Problem.Kind
    UNKNOWN_VALUE: Problem.Kind
    INVALID_FORMAT: Problem.Kind
    MISMATCHING_VALUE: Problem.Kind
    AMBIGUOUS: Problem.Kind
    TRUNCATED: Problem.Kind
    UNSUPPORTED_REGION: Problem.Kind
    COMPONENT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    SUGGESTION_FIELD_NUMBER: _ClassVar[int]
    component: Component
    kind: Problem.Kind
    message: str
    suggestion: str
    def __init__(self, component: _Optional[_Union[Component, str]] = ..., kind: _Optional[_Union[Problem.Kind, str]] = ..., message: _Optional[str] = ..., suggestion: _Optional[str] = ...) -> None: ...

class Label(_message.Message):
    __slots__ = ("domestic_lines", "international_lines", "single_line")
    DOMESTIC_LINES_FIELD_NUMBER: _ClassVar[int]
    INTERNATIONAL_LINES_FIELD_NUMBER: _ClassVar[int]
    SINGLE_LINE_FIELD_NUMBER: _ClassVar[int]
    domestic_lines: _containers.RepeatedScalarFieldContainer[str]
    international_lines: _containers.RepeatedScalarFieldContainer[str]
    single_line: str
    def __init__(self, domestic_lines: _Optional[_Iterable[str]] = ..., international_lines: _Optional[_Iterable[str]] = ..., single_line: _Optional[str] = ...) -> None: ...

class AddressKeys(_message.Message):
    __slots__ = ("version", "locality", "thoroughfare", "premise", "sub_premise", "finest_level", "matching", "blocking", "canonical")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    LOCALITY_FIELD_NUMBER: _ClassVar[int]
    THOROUGHFARE_FIELD_NUMBER: _ClassVar[int]
    PREMISE_FIELD_NUMBER: _ClassVar[int]
    SUB_PREMISE_FIELD_NUMBER: _ClassVar[int]
    FINEST_LEVEL_FIELD_NUMBER: _ClassVar[int]
    MATCHING_FIELD_NUMBER: _ClassVar[int]
    BLOCKING_FIELD_NUMBER: _ClassVar[int]
    CANONICAL_FIELD_NUMBER: _ClassVar[int]
    version: str
    locality: str
    thoroughfare: str
    premise: str
    sub_premise: str
    finest_level: str
    matching: _containers.RepeatedScalarFieldContainer[str]
    blocking: _containers.RepeatedScalarFieldContainer[str]
    canonical: str
    def __init__(self, version: _Optional[str] = ..., locality: _Optional[str] = ..., thoroughfare: _Optional[str] = ..., premise: _Optional[str] = ..., sub_premise: _Optional[str] = ..., finest_level: _Optional[str] = ..., matching: _Optional[_Iterable[str]] = ..., blocking: _Optional[_Iterable[str]] = ..., canonical: _Optional[str] = ...) -> None: ...

class Verdict(_message.Message):
    __slots__ = ("next_action", "input_granularity", "validation_granularity", "max_granularity", "complete", "has_inferred", "has_corrected", "has_replaced", "has_unresolved", "confidence")
    class NextAction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        NEXT_ACTION_UNSPECIFIED: _ClassVar[Verdict.NextAction]
        ACCEPT: _ClassVar[Verdict.NextAction]
        CONFIRM: _ClassVar[Verdict.NextAction]
        CONFIRM_ADD_SUB_PREMISE: _ClassVar[Verdict.NextAction]
        FIX: _ClassVar[Verdict.NextAction]
    NEXT_ACTION_UNSPECIFIED: Verdict.NextAction
    ACCEPT: Verdict.NextAction
    CONFIRM: Verdict.NextAction
    CONFIRM_ADD_SUB_PREMISE: Verdict.NextAction
    FIX: Verdict.NextAction
    class Granularity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        GRANULARITY_UNSPECIFIED: _ClassVar[Verdict.Granularity]
        SUB_PREMISE: _ClassVar[Verdict.Granularity]
        PREMISE: _ClassVar[Verdict.Granularity]
        THOROUGHFARE: _ClassVar[Verdict.Granularity]
        LOCALITY: _ClassVar[Verdict.Granularity]
        ADMINISTRATIVE_AREA: _ClassVar[Verdict.Granularity]
        REGION: _ClassVar[Verdict.Granularity]
        NONE: _ClassVar[Verdict.Granularity]
    GRANULARITY_UNSPECIFIED: Verdict.Granularity
    SUB_PREMISE: Verdict.Granularity
    PREMISE: Verdict.Granularity
    THOROUGHFARE: Verdict.Granularity
    LOCALITY: Verdict.Granularity
    ADMINISTRATIVE_AREA: Verdict.Granularity
    REGION: Verdict.Granularity
    NONE: Verdict.Granularity
    NEXT_ACTION_FIELD_NUMBER: _ClassVar[int]
    INPUT_GRANULARITY_FIELD_NUMBER: _ClassVar[int]
    VALIDATION_GRANULARITY_FIELD_NUMBER: _ClassVar[int]
    MAX_GRANULARITY_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    HAS_INFERRED_FIELD_NUMBER: _ClassVar[int]
    HAS_CORRECTED_FIELD_NUMBER: _ClassVar[int]
    HAS_REPLACED_FIELD_NUMBER: _ClassVar[int]
    HAS_UNRESOLVED_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    next_action: Verdict.NextAction
    input_granularity: Verdict.Granularity
    validation_granularity: Verdict.Granularity
    max_granularity: Verdict.Granularity
    complete: bool
    has_inferred: bool
    has_corrected: bool
    has_replaced: bool
    has_unresolved: bool
    confidence: float
    def __init__(self, next_action: _Optional[_Union[Verdict.NextAction, str]] = ..., input_granularity: _Optional[_Union[Verdict.Granularity, str]] = ..., validation_granularity: _Optional[_Union[Verdict.Granularity, str]] = ..., max_granularity: _Optional[_Union[Verdict.Granularity, str]] = ..., complete: _Optional[bool] = ..., has_inferred: _Optional[bool] = ..., has_corrected: _Optional[bool] = ..., has_replaced: _Optional[bool] = ..., has_unresolved: _Optional[bool] = ..., confidence: _Optional[float] = ...) -> None: ...

class Provenance(_message.Message):
    __slots__ = ("model_id", "rules_version", "cache")
    class Cache(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CACHE_UNSPECIFIED: _ClassVar[Provenance.Cache]
        MISS: _ClassVar[Provenance.Cache]
        LOCAL: _ClassVar[Provenance.Cache]
        REDIS: _ClassVar[Provenance.Cache]
    CACHE_UNSPECIFIED: Provenance.Cache
    MISS: Provenance.Cache
    LOCAL: Provenance.Cache
    REDIS: Provenance.Cache
    MODEL_ID_FIELD_NUMBER: _ClassVar[int]
    RULES_VERSION_FIELD_NUMBER: _ClassVar[int]
    CACHE_FIELD_NUMBER: _ClassVar[int]
    model_id: str
    rules_version: str
    cache: Provenance.Cache
    def __init__(self, model_id: _Optional[str] = ..., rules_version: _Optional[str] = ..., cache: _Optional[_Union[Provenance.Cache, str]] = ...) -> None: ...
