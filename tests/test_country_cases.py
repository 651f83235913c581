"""Every case of every country file: label, components, problems, verdict, and keys that must or must not meet."""

from __future__ import annotations

import json

import pytest

from addrnorm.normalizer import Normalizer
from tests.cases.freeze import FROZEN, snapshot
from tests.cases.reader import Case, cases

KNOWN = {"id", "why", "text", "fields", "region_hint", "lines", "components", "problems", "next_action", "same", "differs", "xfail"}


def _params() -> list[object]:
    """Each case as a parameter; a gap that is known carries its reason and fails when it closes."""
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.data["xfail"], strict=True)] if "xfail" in case.data else [])
        for case in cases()
    ]


@pytest.mark.parametrize("case", _params())
def test_case(case: Case, normalizer: Normalizer) -> None:
    result = normalizer.normalize(case.request())
    data, failures = case.data, []
    assert set(data) <= KNOWN

    def expect(what: str, wanted: object, got: object) -> None:
        if wanted != got:
            failures.append(f"{what}: wanted {wanted!r}, got {got!r}")

    expect("region", case.region_code, result.address.region_code)
    if "lines" in data:
        expect("lines", data["lines"], list(result.label.domestic_lines))
    for name, text in data.get("components", {}).items():
        expect(name, text, getattr(result.address, name))
    if "problems" in data:
        expect("problems", sorted(data["problems"]), sorted(f"{p.kind.value}:{p.component.value}" for p in result.problems))
    if "next_action" in data:
        expect("next_action", data["next_action"], result.verdict.next_action.value)
    keys = set(result.keys.matching)
    for name, meets in (("same", True), ("differs", False)):
        for text in data.get(name, ()):
            other = normalizer.normalize(case.request(text)).keys
            expect(f"{name} {text!r}", meets, bool(keys & set(other.matching)))
    assert not failures, "\n".join(failures)


def test_labels_and_keys_are_as_they_were_frozen(normalizer: Normalizer) -> None:
    """Run ``python -m tests.cases.freeze`` after a change that is meant, and read what it changes."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    found = {case.id: snapshot(normalizer, case) for case in cases()}
    assert found.keys() == frozen.keys()
    assert {id_: (frozen[id_], got) for id_, got in found.items() if got != frozen[id_]} == {}
