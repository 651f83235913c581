"""Typing errors: few, and far apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.comparison.spelling import alike

WORDS = st.text("abcdefghijklmnoprstuvz", max_size=24)


@pytest.mark.parametrize(
    ("one", "two"),
    [("torricelli", "toricelli"), ("sycamore", "sycamoer"), ("king", "kinng"), ("fosketttreet", "foskettstreet"), ("lincoln", "linocln")],
)
def test_few_errors_are_forgiven(one: str, two: str) -> None:
    assert alike(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("mill", "hill"),
        ("oak", "ash"),
        ("manzoni", "mazzini"),
        ("haddonstreet", "foskettstreet"),
        ("saintjohn", "sanjuan"),
        ("北区", "西区"),
    ],
)
def test_another_name_is_not(one: str, two: str) -> None:
    assert not alike(one, two)


@given(WORDS, WORDS)
def test_the_order_does_not_matter(one: str, two: str) -> None:
    assert alike(one, two) == alike(two, one)


@given(WORDS)
def test_a_name_is_itself(one: str) -> None:
    assert alike(one, one)
