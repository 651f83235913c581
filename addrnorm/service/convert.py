"""Between protobuf messages and domain values."""

from __future__ import annotations

from typing import Any

from google.rpc import code_pb2, status_pb2  # type: ignore[import-untyped]

from addrnorm.address import AddressInput, Options, PostalFields, Result
from addrnorm.compare import Comparison
from addrnorm.conventions import Convention
from addrnorm.conventions.layout import describe_line
from addrnorm.errors import InvalidRequest
from addrnorm.libpostal import Labelled
from addrnorm.normalizer import DEFAULTS
from addrnorm.v1 import address_pb2 as pb
from addrnorm.v1 import address_service_pb2 as service_pb

_FIELDS = tuple(field.name for field in pb.PostalFields.DESCRIPTOR.fields)


def input_from_proto(message: pb.AddressInput) -> AddressInput:
    """Return the domain's AddressInput."""
    return AddressInput(
        text=message.text if message.HasField("text") else None,
        fields=_postal_fields(message.fields) if message.HasField("fields") else None,
        region_hint=message.region_hint,
        language_hints=tuple(message.language_hints),
    )


def _postal_fields(message: pb.PostalFields) -> PostalFields:
    values: dict[str, Any] = {name: getattr(message, name) for name in _FIELDS}
    return PostalFields(**values | {"address_lines": tuple(message.address_lines)})


def request_from_proto(message: service_pb.NormalizeRequest) -> tuple[AddressInput, Options]:
    """Return input and options of a request."""
    return input_from_proto(message.input), options_from_proto(message.options) if message.HasField("options") else DEFAULTS


def options_from_proto(message: service_pb.NormalizeOptions) -> Options:
    """Return the options; raise InvalidRequest where a limit is negative."""
    for name in ("max_line_length", "max_lines"):
        if getattr(message, name) < 0:
            raise InvalidRequest(f"options.{name}", "must not be negative")
    return Options(
        max_line_length=message.max_line_length,
        max_lines=message.max_lines,
        sender_language=message.sender_language or DEFAULTS.sender_language,
        include_canonical=message.include_canonical,
        require_thoroughfare=message.require_thoroughfare,
    )


def result_to_proto(result: Result) -> service_pb.NormalizeResponse:
    """Return the response that holds a result."""
    verdict, keys, label, provenance = result.verdict, result.keys, result.label, result.provenance
    return service_pb.NormalizeResponse(
        address=pb.Address(**dict(result.address.items())),
        components=[
            pb.ComponentResult(
                component=part.component.name,
                input_text=part.input_text,
                standard_text=part.standard_text,
                change=part.change.value,
                confirmation=part.confirmation.value,
                confidence=part.confidence,
            )
            for part in result.components
        ],
        unresolved_tokens=result.unresolved_tokens,
        label=pb.Label(domestic_lines=label.domestic_lines, international_lines=label.international_lines, single_line=label.single_line),
        keys=pb.AddressKeys(**{name: getattr(keys, name) for name in keys.__slots__}),
        verdict=pb.Verdict(
            next_action=verdict.next_action.value,
            input_granularity=verdict.input_granularity.value,
            validation_granularity=verdict.validation_granularity.value,
            max_granularity=verdict.max_granularity.value,
            complete=verdict.complete,
            has_inferred=verdict.has_inferred,
            has_corrected=verdict.has_corrected,
            has_replaced=verdict.has_replaced,
            has_unresolved=verdict.has_unresolved,
            confidence=verdict.confidence,
        ),
        problems=[
            pb.Problem(component=p.component.name, kind=p.kind.value, message=p.message, suggestion=p.suggestion) for p in result.problems
        ],
        provenance=pb.Provenance(model_id=provenance.model_id, rules_version=provenance.rules_version, cache=provenance.cache),
    )


def comparison_to_proto(found: Comparison) -> service_pb.CompareResponse:
    """Return the response that holds a comparison."""
    return service_pb.CompareResponse(
        same_delivery_point=found.same_delivery_point,
        match=found.match.value,
        score=found.score,
        evidence=[
            service_pb.Evidence(component=item.component.name, relation=item.relation.value, a=item.a, b=item.b) for item in found.evidence
        ],
    )


def labels_to_proto(labels: list[Labelled]) -> service_pb.ParseResponse:
    """Return the response that holds a parse."""
    return service_pb.ParseResponse(
        labels=[service_pb.LabelledValue(label=part.label, value=part.value, confidence=part.confidence) for part in labels]
    )


def summary_to_proto(convention: Convention) -> service_pb.ConventionSummary:
    """Return a country in one line."""
    return service_pb.ConventionSummary(region_code=convention.region_code, name=convention.name, depth=convention.depth)


def convention_to_proto(convention: Convention) -> service_pb.GetConventionResponse:
    """Return how a country writes addresses."""
    return service_pb.GetConventionResponse(
        summary=summary_to_proto(convention),
        languages=convention.languages,
        domestic_layout=[describe_line(line) for line in convention.domestic],
        required=[" or ".join(part.value for part in group) for group in convention.required],
        postal_code_examples=convention.postal_code.examples,
        notes=convention.notes,
        sources=convention.sources,
    )


def status_of(error: InvalidRequest) -> status_pb2.Status:
    """Return the status of one bad item."""
    return status_pb2.Status(code=code_pb2.INVALID_ARGUMENT, message=str(error))
