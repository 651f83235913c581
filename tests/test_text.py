"""Folding and preparing text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.text import fold, prepare, strip_marks

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_prepared_text_is_safe_for_c(text: str) -> None:
    prepared = prepare(text)
    assert "\0" not in prepared
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in prepared)


@given(ANY_TEXT)
def test_preparing_twice_changes_nothing(text: str) -> None:
    assert prepare(prepare(text)) == prepare(text)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("S.N.C.", "snc"),
        ("Königstraße", "konigstrasse"),
        ("Łódź", "lodz"),
        ("C/ Mayor", "c mayor"),
        ("3º", "3o"),
        ("서울특별시", "서울특별시"),
        ("東京都", "東京都"),
        ("Ωμέγα", "ωμεγα"),
        ("ﬁne", "fine"),
        ("किलोमीटर, रोड।", "किलोमीटर रोड"),
        ("ที่อยู่", "ที่อยู่"),
        ("شَارِع", "شارع"),
    ],
)
def test_fold(text: str, wanted: str) -> None:
    assert fold(text) == wanted


def test_line_breaks_become_commas() -> None:
    """The C library glues words across a line break."""
    assert prepare("new york\r\nny\n\n10001\u2028usa") == "new york, ny, 10001, usa"


def test_full_width_digits_fold() -> None:
    assert prepare("１２３－４５６７") == "123-4567"


def test_marks_of_other_scripts_stay() -> None:
    """Vowel signs and tone marks of Indic and Thai scripts are letters, not decoration."""
    assert strip_marks("กรุงเทพ") == "กรุงเทพ"
    assert strip_marks("दिल्ली") == "दिल्ली"
