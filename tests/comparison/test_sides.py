"""What holds for any two addresses, whatever their parts are."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from addrnorm.address import Component
from addrnorm.compare import Side, compare_sides, conflicting

NAMES = st.sampled_from(["sycamore street", "north sycamore street", "sycamoer street", "linden avenue", "linden", "75 street", "wabash"])
PLACES = st.sampled_from(["dayton", "daytn", "toledo", "new york", "york"])
IDENTIFIERS = st.sampled_from(["1", "2", "12", "4b", "b", "penthouse"])
NUMBERS = st.sampled_from(["88", "88a", "88-90", "90", "9", "none"])
PARTS = st.fixed_dictionaries(
    {},
    optional={
        Component.THOROUGHFARE: NAMES,
        Component.PREMISE_NUMBER: NUMBERS,
        Component.SUB_PREMISE: IDENTIFIERS,
        Component.LEVEL: IDENTIFIERS,
        Component.STAIRCASE: IDENTIFIERS,
        Component.PO_BOX: st.sampled_from(["88", "112"]),
        Component.PREMISE: st.sampled_from(["albion house", "albion", "#b", "#c", "mill #b"]),
        Component.DEPENDENT_LOCALITY: st.sampled_from(["oakwood", "thirty creek", "oakwod"]),
        Component.LOCALITY: PLACES,
        Component.POSTAL_CODE: st.sampled_from(["45402", "45420", "43604"]),
    },
)
SIDES = st.builds(Side, st.just("US"), PARTS)
STRICT = (Component.SUB_PREMISE, Component.LEVEL, Component.STAIRCASE, Component.PO_BOX)


@given(SIDES, SIDES)
def test_the_order_does_not_matter(a: Side, b: Side) -> None:
    assert compare_sides(a, b)[:3] == compare_sides(b, a)[:3]
    assert conflicting(a, b) == conflicting(b, a)


@given(SIDES, SIDES)
def test_two_identifiers_are_never_one(a: Side, b: Side) -> None:
    assume(any(a.parts.get(part, "") and b.parts.get(part, "") and a.parts[part] != b.parts[part] for part in STRICT))
    same, _, score, _ = compare_sides(a, b)
    assert not same
    assert score <= 0.1
    assert conflicting(a, b)


@given(SIDES, SIDES)
def test_an_identifier_on_one_side_is_never_forgiven(a: Side, b: Side) -> None:
    words = [[side.parts.get(part, "").replace("penthouse", "") for part in STRICT[:3]] for side in (a, b)]
    assume(any(bool(one) != bool(two) for one, two in zip(*words, strict=True)))
    assert not compare_sides(a, b)[0]


@given(SIDES, SIDES, st.sampled_from(["7", "70", "71b", "5-5a"]), st.sampled_from(["8", "17", "71c", "6-8"]))
def test_two_numbers_are_never_one(a: Side, b: Side, one: str, two: str) -> None:
    first, second = (Side("US", {**side.parts, Component.PREMISE_NUMBER: number}) for side, number in ((a, one), (b, two)))
    assert not compare_sides(first, second)[0]
    assert conflicting(first, second)


@given(SIDES, SIDES)
def test_a_score_is_a_probability_that_agrees_with_the_verdict(a: Side, b: Side) -> None:
    same, _, score, _ = compare_sides(a, b)
    assert 0 <= score <= 1
    assert (score >= 0.5) == same
