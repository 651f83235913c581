"""Which country an address is in, told by evidence alone."""

from __future__ import annotations

import pytest

from addrnorm import region
from addrnorm.address import Component
from addrnorm.span import Span

ROAD, NUMBER, TOWN, CODE, COUNTRY = (
    Component.THOROUGHFARE,
    Component.PREMISE_NUMBER,
    Component.LOCALITY,
    Component.POSTAL_CODE,
    Component.REGION_CODE,
)


def guess(*parts: tuple[Component, str]) -> region.Guess:
    return region.infer([Span(component, text, 0, 0) for component, text in parts])


@pytest.mark.parametrize(
    ("wanted", "parts"),
    [
        ("IT", [(CODE, "20121"), (TOWN, "Milano")]),
        ("ES", [(ROAD, "Calle Mayor"), (CODE, "28013"), (TOWN, "Madird")]),
        ("GB", [(CODE, "SW1A 2AA")]),
        ("AT", [(CODE, "A-1010"), (TOWN, "Wien")]),
        ("PL", [(CODE, "00-515"), (TOWN, "Warszawa")]),
        ("FR", [(TOWN, "Berlin"), (COUNTRY, "Frankreich")]),
        ("VN", [(ROAD, "Nguyễn Huệ")]),
        ("TH", [(ROAD, "พระราม 4")]),
        ("PL", [(ROAD, "Źródlana")]),
    ],
)
def test_evidence_adds_up(wanted: str, parts: list[tuple[Component, str]]) -> None:
    """Madird: it broke when more countries with codes of five figures spoke Spanish, and no town was left to tell them apart."""
    assert guess(*parts).region_code == wanted


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("GB", ["UK", "U.K.", "Great Britain", "England", "Scotland", "N. Ireland", "Gran Bretagna"]),
        ("AE", ["UAE", "U.A.E."]),
        ("CZ", ["Czech Republic", "Czechia", "Česko"]),
        ("TR", ["Turkey", "Türkiye"]),
        ("CH", ["Swiss Confederation", "Suisse"]),
        ("NL", ["Holland", "The Netherlands"]),
        ("", ["Ruritania", "y", ""]),
    ],
)
def test_countries_go_by_many_names(wanted: str, names: list[str]) -> None:
    """UK, UAE and Turkey named no country: CLDR has the long names alone."""
    assert {name: region.from_name(name) for name in names} == dict.fromkeys(names, wanted)


def test_a_word_of_four_letters_is_no_bermudian_code() -> None:
    assert guess((CODE, "asdf")) == region.Guess("", "none")


def test_a_tie_is_ambiguous() -> None:
    assert guess((ROAD, "Calle Mayor"), (NUMBER, "5")).ambiguous
    assert not guess((CODE, "20121"), (TOWN, "Milano")).ambiguous


AREA, SUBURB = Component.ADMINISTRATIVE_AREA, Component.DEPENDENT_LOCALITY


def test_a_quarter_before_the_town_does_not_hide_it() -> None:
    assert guess((ROAD, "CUBA STREET"), (TOWN, "TE ARO WELLINGTON"), (CODE, "6011")).region_code == "NZ"


def test_an_old_code_says_nothing_against_an_area() -> None:
    assert guess((AREA, "서울특별시"), (SUBURB, "종로구"), (ROAD, "세종대로"), (CODE, "110-777")).region_code == "KR"
