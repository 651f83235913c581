from addrnorm.v1 import address_pb2 as _address_pb2
from google.rpc import status_pb2 as _status_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class NormalizeOptions(_message.Message):
    __slots__ = ("max_line_length", "max_lines", "sender_language", "include_canonical", "require_thoroughfare")
    MAX_LINE_LENGTH_FIELD_NUMBER: _ClassVar[int]
    MAX_LINES_FIELD_NUMBER: _ClassVar[int]
    SENDER_LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CANONICAL_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_THOROUGHFARE_FIELD_NUMBER: _ClassVar[int]
    max_line_length: int
    max_lines: int
    sender_language: str
    include_canonical: bool
    require_thoroughfare: bool
    def __init__(self, max_line_length: _Optional[int] = ..., max_lines: _Optional[int] = ..., sender_language: _Optional[str] = ..., include_canonical: _Optional[bool] = ..., require_thoroughfare: _Optional[bool] = ...) -> None: ...

class NormalizeRequest(_message.Message):
    __slots__ = ("input", "options")
    INPUT_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    input: _address_pb2.AddressInput
    options: NormalizeOptions
    def __init__(self, input: _Optional[_Union[_address_pb2.AddressInput, _Mapping]] = ..., options: _Optional[_Union[NormalizeOptions, _Mapping]] = ...) -> None: ...

class NormalizeResponse(_message.Message):
    __slots__ = ("address", "components", "unresolved_tokens", "label", "keys", "verdict", "problems", "provenance")
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    COMPONENTS_FIELD_NUMBER: _ClassVar[int]
    UNRESOLVED_TOKENS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    KEYS_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    PROBLEMS_FIELD_NUMBER: _ClassVar[int]
    PROVENANCE_FIELD_NUMBER: _ClassVar[int]
    address: _address_pb2.Address
    components: _containers.RepeatedCompositeFieldContainer[_address_pb2.ComponentResult]
    unresolved_tokens: _containers.RepeatedScalarFieldContainer[str]
    label: _address_pb2.Label
    keys: _address_pb2.AddressKeys
    verdict: _address_pb2.Verdict
    problems: _containers.RepeatedCompositeFieldContainer[_address_pb2.Problem]
    provenance: _address_pb2.Provenance
    def __init__(self, address: _Optional[_Union[_address_pb2.Address, _Mapping]] = ..., components: _Optional[_Iterable[_Union[_address_pb2.ComponentResult, _Mapping]]] = ..., unresolved_tokens: _Optional[_Iterable[str]] = ..., label: _Optional[_Union[_address_pb2.Label, _Mapping]] = ..., keys: _Optional[_Union[_address_pb2.AddressKeys, _Mapping]] = ..., verdict: _Optional[_Union[_address_pb2.Verdict, _Mapping]] = ..., problems: _Optional[_Iterable[_Union[_address_pb2.Problem, _Mapping]]] = ..., provenance: _Optional[_Union[_address_pb2.Provenance, _Mapping]] = ...) -> None: ...

class BatchNormalizeRequest(_message.Message):
    __slots__ = ("requests",)
    REQUESTS_FIELD_NUMBER: _ClassVar[int]
    requests: _containers.RepeatedCompositeFieldContainer[NormalizeRequest]
    def __init__(self, requests: _Optional[_Iterable[_Union[NormalizeRequest, _Mapping]]] = ...) -> None: ...

class BatchNormalizeResponse(_message.Message):
    __slots__ = ("results",)
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[BatchNormalizeResult]
    def __init__(self, results: _Optional[_Iterable[_Union[BatchNormalizeResult, _Mapping]]] = ...) -> None: ...

class BatchNormalizeResult(_message.Message):
    __slots__ = ("response", "status")
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    response: NormalizeResponse
    status: _status_pb2.Status
    def __init__(self, response: _Optional[_Union[NormalizeResponse, _Mapping]] = ..., status: _Optional[_Union[_status_pb2.Status, _Mapping]] = ...) -> None: ...

class StreamNormalizeRequest(_message.Message):
    __slots__ = ("id", "request")
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    id: str
    request: NormalizeRequest
    def __init__(self, id: _Optional[str] = ..., request: _Optional[_Union[NormalizeRequest, _Mapping]] = ...) -> None: ...

class StreamNormalizeResponse(_message.Message):
    __slots__ = ("id", "response", "status")
    ID_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    id: str
    response: NormalizeResponse
    status: _status_pb2.Status
    def __init__(self, id: _Optional[str] = ..., response: _Optional[_Union[NormalizeResponse, _Mapping]] = ..., status: _Optional[_Union[_status_pb2.Status, _Mapping]] = ...) -> None: ...

class ParseRequest(_message.Message):
    __slots__ = ("text",)
    TEXT_FIELD_NUMBER: _ClassVar[int]
    text: str
    def __init__(self, text: _Optional[str] = ...) -> None: ...

class ParseResponse(_message.Message):
    __slots__ = ("labels",)
    LABELS_FIELD_NUMBER: _ClassVar[int]
    labels: _containers.RepeatedCompositeFieldContainer[LabelledValue]
    def __init__(self, labels: _Optional[_Iterable[_Union[LabelledValue, _Mapping]]] = ...) -> None: ...

class LabelledValue(_message.Message):
    __slots__ = ("label", "value", "confidence")
    LABEL_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    label: str
    value: str
    confidence: float
    def __init__(self, label: _Optional[str] = ..., value: _Optional[str] = ..., confidence: _Optional[float] = ...) -> None: ...

class ExpandRequest(_message.Message):
    __slots__ = ("text", "languages")
    TEXT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGES_FIELD_NUMBER: _ClassVar[int]
    text: str
    languages: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, text: _Optional[str] = ..., languages: _Optional[_Iterable[str]] = ...) -> None: ...

class ExpandResponse(_message.Message):
    __slots__ = ("expansions",)
    EXPANSIONS_FIELD_NUMBER: _ClassVar[int]
    expansions: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, expansions: _Optional[_Iterable[str]] = ...) -> None: ...

class CompareRequest(_message.Message):
    __slots__ = ("a", "b")
    A_FIELD_NUMBER: _ClassVar[int]
    B_FIELD_NUMBER: _ClassVar[int]
    a: _address_pb2.AddressInput
    b: _address_pb2.AddressInput
    def __init__(self, a: _Optional[_Union[_address_pb2.AddressInput, _Mapping]] = ..., b: _Optional[_Union[_address_pb2.AddressInput, _Mapping]] = ...) -> None: ...

class CompareResponse(_message.Message):
    __slots__ = ("same_delivery_point", "match", "score", "evidence")
    class Match(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        MATCH_UNSPECIFIED: _ClassVar[CompareResponse.Match]
        SAME_SUB_PREMISE: _ClassVar[CompareResponse.Match]
        SAME_PREMISE: _ClassVar[CompareResponse.Match]
        SAME_THOROUGHFARE: _ClassVar[CompareResponse.Match]
        SAME_LOCALITY: _ClassVar[CompareResponse.Match]
        DIFFERENT: _ClassVar[CompareResponse.Match]
        UNDETERMINED: _ClassVar[CompareResponse.Match]
    MATCH_UNSPECIFIED: CompareResponse.Match
    SAME_SUB_PREMISE: CompareResponse.Match
    SAME_PREMISE: CompareResponse.Match
    SAME_THOROUGHFARE: CompareResponse.Match
    SAME_LOCALITY: CompareResponse.Match
    DIFFERENT: CompareResponse.Match
    UNDETERMINED: CompareResponse.Match
    SAME_DELIVERY_POINT_FIELD_NUMBER: _ClassVar[int]
    MATCH_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    same_delivery_point: bool
    match: CompareResponse.Match
    score: float
    evidence: _containers.RepeatedCompositeFieldContainer[Evidence]
    def __init__(self, same_delivery_point: _Optional[bool] = ..., match: _Optional[_Union[CompareResponse.Match, str]] = ..., score: _Optional[float] = ..., evidence: _Optional[_Iterable[_Union[Evidence, _Mapping]]] = ...) -> None: ...

class Evidence(_message.Message):
    __slots__ = ("component", "relation", "a", "b")
    class Relation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        RELATION_UNSPECIFIED: _ClassVar[Evidence.Relation]
        EQUAL: _ClassVar[Evidence.Relation]
        EQUIVALENT: _ClassVar[Evidence.Relation]
        SIMILAR: _ClassVar[Evidence.Relation]
        CONFLICT: _ClassVar[Evidence.Relation]
        ONE_SIDED: _ClassVar[Evidence.Relation]
    RELATION_UNSPECIFIED: Evidence.Relation
    EQUAL: Evidence.Relation
    EQUIVALENT: Evidence.Relation
    SIMILAR: Evidence.Relation
    CONFLICT: Evidence.Relation
    ONE_SIDED: Evidence.Relation
    COMPONENT_FIELD_NUMBER: _ClassVar[int]
    RELATION_FIELD_NUMBER: _ClassVar[int]
    A_FIELD_NUMBER: _ClassVar[int]
    B_FIELD_NUMBER: _ClassVar[int]
    component: _address_pb2.Component
    relation: Evidence.Relation
    a: str
    b: str
    def __init__(self, component: _Optional[_Union[_address_pb2.Component, str]] = ..., relation: _Optional[_Union[Evidence.Relation, str]] = ..., a: _Optional[str] = ..., b: _Optional[str] = ...) -> None: ...

class ListConventionsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListConventionsResponse(_message.Message):
    __slots__ = ("conventions",)
    CONVENTIONS_FIELD_NUMBER: _ClassVar[int]
    conventions: _containers.RepeatedCompositeFieldContainer[ConventionSummary]
    def __init__(self, conventions: _Optional[_Iterable[_Union[ConventionSummary, _Mapping]]] = ...) -> None: ...

class ConventionSummary(_message.Message):
    __slots__ = ("region_code", "name", "depth")
    REGION_CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DEPTH_FIELD_NUMBER: _ClassVar[int]
    region_code: str
    name: str
    depth: str
    def __init__(self, region_code: _Optional[str] = ..., name: _Optional[str] = ..., depth: _Optional[str] = ...) -> None: ...

class GetConventionRequest(_message.Message):
    __slots__ = ("region",)
    REGION_FIELD_NUMBER: _ClassVar[int]
    region: str
    def __init__(self, region: _Optional[str] = ...) -> None: ...

class GetConventionResponse(_message.Message):
    __slots__ = ("summary", "languages", "domestic_layout", "required", "postal_code_examples", "notes", "sources")
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    LANGUAGES_FIELD_NUMBER: _ClassVar[int]
    DOMESTIC_LAYOUT_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_EXAMPLES_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    summary: ConventionSummary
    languages: _containers.RepeatedScalarFieldContainer[str]
    domestic_layout: _containers.RepeatedScalarFieldContainer[str]
    required: _containers.RepeatedScalarFieldContainer[str]
    postal_code_examples: _containers.RepeatedScalarFieldContainer[str]
    notes: _containers.RepeatedScalarFieldContainer[str]
    sources: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, summary: _Optional[_Union[ConventionSummary, _Mapping]] = ..., languages: _Optional[_Iterable[str]] = ..., domestic_layout: _Optional[_Iterable[str]] = ..., required: _Optional[_Iterable[str]] = ..., postal_code_examples: _Optional[_Iterable[str]] = ..., notes: _Optional[_Iterable[str]] = ..., sources: _Optional[_Iterable[str]] = ...) -> None: ...

class GetInfoRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetInfoResponse(_message.Message):
    __slots__ = ("service_version", "libpostal_version", "model_id", "model_hash", "rules_version", "key_version")
    SERVICE_VERSION_FIELD_NUMBER: _ClassVar[int]
    LIBPOSTAL_VERSION_FIELD_NUMBER: _ClassVar[int]
    MODEL_ID_FIELD_NUMBER: _ClassVar[int]
    MODEL_HASH_FIELD_NUMBER: _ClassVar[int]
    RULES_VERSION_FIELD_NUMBER: _ClassVar[int]
    KEY_VERSION_FIELD_NUMBER: _ClassVar[int]
    service_version: str
    libpostal_version: str
    model_id: str
    model_hash: str
    rules_version: str
    key_version: str
    def __init__(self, service_version: _Optional[str] = ..., libpostal_version: _Optional[str] = ..., model_id: _Optional[str] = ..., model_hash: _Optional[str] = ..., rules_version: _Optional[str] = ..., key_version: _Optional[str] = ...) -> None: ...
