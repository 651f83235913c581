"""The way back, for clients: domain requests to protobuf messages, and protobuf answers to domain values."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, TypeVar

from addrnorm.address import (
    Address,
    AddressInput,
    AddressKeys,
    Change,
    Component,
    ComponentResult,
    Confirmation,
    Granularity,
    Label,
    NextAction,
    Options,
    Problem,
    ProblemKind,
    Provenance,
    Result,
    Verdict,
)
from addrnorm.compare import Comparison, Evidence, Match, Relation
from addrnorm.v1 import address_pb2 as pb
from addrnorm.v1 import address_service_pb2 as service_pb

T = TypeVar("T")


def input_to_proto(request: AddressInput) -> pb.AddressInput:
    """Return the message of an input; text that UTF-8 cannot carry has replacement characters."""
    postal = pb.PostalFields(**asdict(request.fields)) if request.fields is not None else None
    text = None if request.text is None else request.text.encode("utf-8", "replace").decode()
    return pb.AddressInput(text=text, fields=postal, region_hint=request.region_hint, language_hints=request.language_hints)


def options_to_proto(options: Options) -> service_pb.NormalizeOptions:
    """Return the message of options."""
    return service_pb.NormalizeOptions(**asdict(options))


def result(message: service_pb.NormalizeResponse) -> Result:
    """Return the result that a response holds; canonical forms of components do not travel."""
    return Result(
        address=_flat(Address, message.address),
        components=tuple(map(_component, message.components)),
        unresolved_tokens=tuple(message.unresolved_tokens),
        label=_flat(Label, message.label),
        keys=_flat(AddressKeys, message.keys),
        verdict=_verdict(message.verdict),
        problems=tuple(map(_problem, message.problems)),
        provenance=_flat(Provenance, message.provenance, cache=pb.Provenance.Cache.Name(message.provenance.cache)),
    )


def comparison(message: service_pb.CompareResponse) -> Comparison:
    """Return the comparison that a response holds."""
    match = Match(service_pb.CompareResponse.Match.Name(message.match))
    return Comparison(message.same_delivery_point, match, message.score, tuple(map(_evidence, message.evidence)))


def _component(message: pb.ComponentResult) -> ComponentResult:
    return ComponentResult(
        component=_part(message.component),
        input_text=message.input_text,
        standard_text=message.standard_text,
        change=Change(pb.ComponentResult.Change.Name(message.change)),
        confirmation=Confirmation(pb.ComponentResult.Confirmation.Name(message.confirmation)),
        confidence=message.confidence,
    )


def _verdict(message: pb.Verdict) -> Verdict:
    granularities = {
        name: Granularity(pb.Verdict.Granularity.Name(getattr(message, name)))
        for name in ("input_granularity", "validation_granularity", "max_granularity")
    }
    return _flat(Verdict, message, next_action=NextAction(pb.Verdict.NextAction.Name(message.next_action)), **granularities)


def _problem(message: pb.Problem) -> Problem:
    return Problem(_part(message.component), ProblemKind(pb.Problem.Kind.Name(message.kind)), message.message, message.suggestion)


def _evidence(message: service_pb.Evidence) -> Evidence:
    return Evidence(_part(message.component), Relation(service_pb.Evidence.Relation.Name(message.relation)), message.a, message.b)


def _part(number: pb.Component) -> Component:
    return Component[pb.Component.Name(number)]


def _flat(kind: type[T], message: Any, **known: Any) -> T:
    """Build a flat dataclass from the message with the same fields; repeated ones become tuples."""
    values = {spec.name: getattr(message, spec.name) for spec in fields(kind) if spec.name not in known}  # type: ignore[arg-type]
    return kind(**{name: value if isinstance(value, str | bool | float) else tuple(value) for name, value in values.items()}, **known)
