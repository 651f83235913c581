"""Results and requests as JSON values, in the protobuf JSON mapping with the proto's snake_case names.

A test holds `result_to_json` to what protobuf itself makes of the same result: this way is many times faster.
Values that are empty or zero are left out, as protobuf does; the name of a component is that of its enum (POSTAL_CODE).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from addrnorm.address import AddressInput, Options, PostalFields, Result
from addrnorm.compare import Comparison
from addrnorm.errors import InvalidRequest

_FIELDS = frozenset(spec.name for spec in fields(PostalFields))
_OPTIONS = {spec.name: spec.type for spec in fields(Options)}


def result_to_json(result: Result) -> dict[str, Any]:
    """Return a NormalizeResponse: its messages always, its lists where they hold anything."""
    lists = {
        "components": [
            _compact(
                {
                    "component": part.component.name,
                    "input_text": part.input_text,
                    "standard_text": part.standard_text,
                    "change": part.change.value,
                    "confirmation": part.confirmation.value,
                    "confidence": part.confidence,
                }
            )
            for part in result.components
        ],
        "unresolved_tokens": list(result.unresolved_tokens),
        "problems": [
            _compact({"component": p.component.name, "kind": p.kind.value, "message": p.message, "suggestion": p.suggestion})
            for p in result.problems
        ],
    }
    return {
        "address": dict(result.address.items()),
        "label": _slots(result.label),
        "keys": _slots(result.keys),
        "verdict": _slots(result.verdict),
        "provenance": _slots(result.provenance),
        **_compact(lists),
    }


def comparison_to_json(found: Comparison) -> dict[str, Any]:
    """Return a CompareResponse."""
    return _compact(
        {
            "same_delivery_point": found.same_delivery_point,
            "match": found.match.value,
            "score": found.score,
            "evidence": [
                _compact({"component": item.component.name, "relation": item.relation.value, "a": item.a, "b": item.b})
                for item in found.evidence
            ],
        }
    )


def _slots(value: Any) -> dict[str, Any]:
    """Return the fields of a flat dataclass that are not empty; enums by value, tuples as lists."""
    found = {name: getattr(value, name) for name in value.__slots__}
    return {name: list(item) if isinstance(item, tuple) else getattr(item, "value", item) for name, item in found.items() if item}


def _compact(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item for name, item in value.items() if item}


def input_from_json(value: Any, field: str = "input") -> AddressInput:
    """Return the AddressInput that a JSON object describes; raise InvalidRequest naming what is wrong."""
    data = _object(value, field, {"text", "fields", "region_hint", "language_hints"})
    postal = _postal_fields(data["fields"], f"{field}.fields") if "fields" in data else None
    text = _string(data["text"], f"{field}.text") if "text" in data else None
    hints = _strings(data.get("language_hints", []), f"{field}.language_hints")
    return AddressInput(text, postal, _string(data.get("region_hint", ""), f"{field}.region_hint"), hints)


def _postal_fields(value: Any, field: str) -> PostalFields:
    data = _object(value, field, _FIELDS)
    lines = _strings(data.get("address_lines", []), f"{field}.address_lines")
    named = {name: _string(text, f"{field}.{name}") for name, text in data.items() if name != "address_lines"}
    return PostalFields(**named, address_lines=lines)


def request_from_json(value: Any) -> tuple[AddressInput, Options]:
    """Return the input and options of a NormalizeRequest."""
    data = _object(value, "request", {"input", "options"})
    if "input" not in data:
        raise InvalidRequest("input", "is missing")
    return input_from_json(data["input"]), options_from_json(data.get("options", {}))


def options_from_json(value: Any) -> Options:
    """Return the options that a JSON object describes."""
    data = _object(value, "options", set(_OPTIONS))
    for name, item in data.items():
        wanted = type(getattr(Options(), name))
        if type(item) is not wanted:
            raise InvalidRequest(f"options.{name}", f"must be {wanted.__name__}")
    return Options(**data)


def _object(value: Any, field: str, known: set[str] | frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InvalidRequest(field, "must be an object")
    if unknown := sorted(set(value) - known):
        name = f"{field}.{unknown[0]}" if unknown[0].isidentifier() and len(unknown[0]) <= 40 else field
        raise InvalidRequest(name, "is not a field of this message" if name != field else "has a field that is unknown")
    return value


def _string(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise InvalidRequest(field, "must be a string")
    return value


def _strings(value: Any, field: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise InvalidRequest(field, "must be a list of strings")
    return tuple(_string(item, field) for item in value)
