"""Spans of the input: what belongs together stays together."""

from __future__ import annotations

import pytest

from addrnorm.address import Component
from addrnorm.span import Span, unbroken

TOWN, AREA, SUBURB = Component.LOCALITY, Component.ADMINISTRATIVE_AREA, Component.DEPENDENT_LOCALITY


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([(TOWN, "서", 0), (AREA, "울특별시", 1)], [(AREA, "서울특별시")]),
        ([(AREA, "서울특별", 0), (TOWN, "시", 4)], [(AREA, "서울특별시")]),
        ([(TOWN, "제주", 0), (SUBURB, "첨단", 2)], [(TOWN, "제주"), (SUBURB, "첨단")]),
        ([(TOWN, "서", 0), (AREA, "울특별시", 2)], [(TOWN, "서"), (AREA, "울특별시")]),
        ([(TOWN, "北", 0), (AREA, "京市", 1)], [(TOWN, "北"), (AREA, "京市")]),
    ],
    ids=["first syllable", "last syllable", "two words", "a space between", "no Hangul"],
)
def test_a_syllable_goes_back_to_its_word(parts: list[tuple[Component, str, int]], wanted: list[tuple[Component, str]]) -> None:
    spans = [Span(component, text, start, start + len(text)) for component, text, start in parts]
    assert [(span.component, span.text) for span in unbroken(spans)] == wanted
    assert all(span.end - span.start == len(span.text) for span in unbroken(spans))
