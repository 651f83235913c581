"""Check a call, and turn either form of input, text or fields, into one prepared text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from addrnorm import region
from addrnorm.address import AddressInput, Component, PostalFields
from addrnorm.errors import InvalidRequest
from addrnorm.text import prepare

#: Longest text, and longest sum of fields, that one request may carry (characters).
TEXT_LIMIT = 1000

_GIVEN = {
    Component.POSTAL_CODE: "postal_code",
    Component.ADMINISTRATIVE_AREA: "administrative_area",
    Component.LOCALITY: "locality",
    Component.DEPENDENT_LOCALITY: "dependent_locality",
    Component.ORGANIZATION: "organization",
    Component.RECIPIENT: "recipient",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """Safe text to parse, of which only the first ``length`` characters are asked about; the rest is context.

    ``given`` holds the components that the caller named; ``region_code`` is the resolved hint, empty without one.
    """

    text: str
    length: int
    given: Mapping[Component, str] = field(default_factory=dict)
    region_code: str = ""


def prepare_request(request: AddressInput) -> Prepared:
    """Check a request and prepare it; raise InvalidRequest, naming the field, when the call breaks the contract."""
    if (request.text is None) == (request.fields is None):
        raise InvalidRequest("input", "needs exactly one of text and fields")
    hint = request.region_hint or (request.fields.region_code if request.fields else "")
    code = region.resolve(hint) if hint.strip() else ""
    if request.fields is not None:
        return _from_fields(request.fields, code)
    assert request.text is not None
    if len(request.text) > TEXT_LIMIT:
        raise InvalidRequest("input.text", f"is longer than {TEXT_LIMIT} characters")
    text = prepare(request.text)
    return Prepared(text, len(text), region_code=code)


def _from_fields(fields: PostalFields, code: str) -> Prepared:
    """Parse the address lines with the town behind them as context; named fields stand as they are given."""
    given = {component: text for component, name in _GIVEN.items() if (text := prepare(getattr(fields, name)))}
    lines = prepare("\n".join(fields.address_lines))
    if len(lines) + sum(map(len, given.values())) > TEXT_LIMIT:
        raise InvalidRequest("input.fields", f"together are longer than {TEXT_LIMIT} characters")
    tail = " ".join(given.get(part, "") for part in (Component.POSTAL_CODE, Component.LOCALITY, Component.ADMINISTRATIVE_AREA))
    text = f"{lines}, {tail}" if lines and tail.strip() else lines
    return Prepared(text, len(lines), given, code)
