"""The key recipe, held by frozen vectors that another language can check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.address import Component, KeyLevel
from addrnorm.key import KEY_VERSION, Reach, address_keys, digest

VECTORS = [json.loads(line) for line in (Path(__file__).parent / "key_vectors.jsonl").read_text(encoding="utf-8").splitlines()]
TOWN = {Component.POSTAL_CODE: "20121", Component.LOCALITY: "milano", Component.THOROUGHFARE: "via roma"}
HOUSE = TOWN | {Component.PREMISE_NUMBER: "12"}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_vectors_hold(vector: dict[str, object]) -> None:
    """A vector that breaks means that the recipe changed: make it a new key version instead."""
    keys = address_keys(
        str(vector["region"]),
        {Component(name): text for name, text in dict(vector["components"]).items()},
        Reach(**dict(vector["reach"])),
        secret=str(vector["secret"]).encode(),
        include_canonical=True,
    )
    assert keys.canonical == vector["canonical"]
    assert [keys.locality, keys.thoroughfare, keys.premise, keys.sub_premise] == vector["levels"]
    assert list(keys.matching) == vector["matching"]


def test_a_level_that_was_not_given_has_no_key() -> None:
    keys = address_keys("IT", TOWN)
    assert keys.locality
    assert keys.thoroughfare
    assert (keys.premise, keys.sub_premise, keys.finest_level) == ("", "", "T")


@pytest.mark.parametrize("part", [Component.SUB_PREMISE, Component.LEVEL, Component.STAIRCASE, Component.ENTRANCE])
def test_two_units_never_meet(part: Component) -> None:
    one, two, none = (address_keys("IT", HOUSE | extra) for extra in ({part: "1"}, {part: "2"}, {}))
    assert not set(one.matching) & set(two.matching)
    assert not set(one.matching) & set(none.matching)


def test_no_number_is_not_a_number_that_was_not_given() -> None:
    assert address_keys("IT", TOWN | {Component.PREMISE_NUMBER: "none"}).premise
    assert not address_keys("IT", TOWN).premise


def test_a_building_name_beside_a_number_does_not_matter_but_its_letter_does() -> None:
    plain = address_keys("FR", HOUSE)
    named = address_keys("FR", HOUSE | {Component.PREMISE: "residence les lilas"})
    lettered = address_keys("FR", HOUSE | {Component.PREMISE: "#b residence les lilas"})
    assert plain.matching == named.matching
    assert not set(plain.matching) & set(lettered.matching)


def test_a_box_is_not_a_street() -> None:
    box = address_keys("US", {Component.POSTAL_CODE: "83701", Component.PO_BOX: "12"})
    street = address_keys("US", {Component.POSTAL_CODE: "83701", Component.THOROUGHFARE: "12", Component.PREMISE_NUMBER: "12"})
    assert not set(box.matching) & set(street.matching)


@pytest.mark.parametrize(
    ("reach", "missing", "meets"),
    [
        (Reach(code_alone=True), Component.LOCALITY, True),
        (Reach(), Component.LOCALITY, False),
        (Reach(town_alone=True), Component.POSTAL_CODE, True),
        (Reach(), Component.POSTAL_CODE, False),
    ],
)
def test_a_missing_part_is_found_where_the_other_identifies_the_street(reach: Reach, missing: Component, meets: bool) -> None:
    whole = address_keys("IT", HOUSE, reach)
    part = address_keys("IT", {name: text for name, text in HOUSE.items() if name is not missing})
    assert bool(set(whole.matching) & set(part.matching)) is meets


def test_two_tenants_cannot_be_joined() -> None:
    a, b, plain = (address_keys("IT", HOUSE, secret=secret) for secret in (b"one", b"two", b""))
    assert len({a.premise, b.premise, plain.premise}) == 3
    assert a.premise.startswith(f"{KEY_VERSION}k.IT.P.")


@given(st.text(), st.sampled_from(list(KeyLevel)))
def test_keys_have_one_form(text: str, level: KeyLevel) -> None:
    assert len(digest("IT", level, text.encode("utf-8", "replace").decode())) == len("an1.IT.L.") + 26
