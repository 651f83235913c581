"""The decisions where sources of national rules conflict: each country file gives the reason in its notes."""

from __future__ import annotations

import pytest

from addrnorm import conventions
from addrnorm.address import AddressInput
from addrnorm.normalizer import Normalizer

#: text, last line at home, the same line abroad. libaddressinput prints prefixes at home as well; operators do not, the EU guide
#: asks for them abroad in HR, LT, LU and LV and forbids D-.
PREFIXES = [
    ("CH", "Bahnhofstrasse 4, 8001 Zürich", "8001 Zürich", "CH-8001 Zürich"),
    ("SE", "Storgatan 12, 114 55 Stockholm", "114 55  STOCKHOLM", "SE-114 55  STOCKHOLM"),
    ("FI", "Mannerheimintie 12, 00100 Helsinki", "00100 HELSINKI", "FI-00100 HELSINKI"),
    ("HR", "Ilica 5, 10000 Zagreb", "10000 ZAGREB", "HR-10000 ZAGREB"),
    ("LU", "2 rue de la Gare, L-1616 Luxembourg", "L-1616 Luxembourg", "L-1616 Luxembourg"),
    ("LT", "Pilies g. 22, LT-01123 Vilnius", "LT-01123 Vilnius", "LT-01123 Vilnius"),
    ("DE", "Marktplatz 1, D-20095 Hamburg", "20095 Hamburg", "20095 Hamburg"),
]


@pytest.mark.parametrize(("region", "text", "home", "abroad"), PREFIXES, ids=[row[0] for row in PREFIXES])
def test_a_prefix_stands_where_its_country_wants_it(region: str, text: str, home: str, abroad: str, normalizer: Normalizer) -> None:
    label = normalizer.normalize(AddressInput(text=text, region_hint=region)).label
    assert label.domestic_lines[-1] == home
    assert label.international_lines[-2] == abroad


@pytest.mark.parametrize(
    ("region", "with_comma", "without"),
    [
        ("IT", "Via Roma, 12, 20121 Milano MI", "Via Roma 12 20121 Milano MI"),
        ("ES", "Calle Serrano, 20, 28001 Madrid", "Calle Serrano 20, 28001 Madrid"),
        ("FR", "12, rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris"),
    ],
)
def test_the_comma_beside_the_number_is_left_out_and_changes_no_key(
    region: str, with_comma: str, without: str, normalizer: Normalizer
) -> None:
    one, two = (normalizer.normalize(AddressInput(text=text, region_hint=region)) for text in (with_comma, without))
    assert one.label == two.label
    assert one.keys.matching == two.keys.matching


def test_the_province_stands_beside_the_town_in_italy_and_below_it_in_spain(normalizer: Normalizer) -> None:
    italian = normalizer.normalize(AddressInput(text="Via Roma 12, 21100 Varese VA", region_hint="IT"))
    spanish = normalizer.normalize(AddressInput(text="Calle Real 8, 41701 Dos Hermanas, Sevilla", region_hint="ES"))
    assert italian.label.domestic_lines[-1] == "21100 VARESE VA"
    assert spanish.label.domestic_lines[-2:] == ("41701 DOS HERMANAS", "SEVILLA")


@pytest.mark.parametrize(("region", "length"), [("IT", 44), ("FR", 38), ("DK", 54), ("CA", 40), ("BE", 50)])
def test_published_line_lengths_are_kept_as_the_country_has_them(region: str, length: int) -> None:
    assert conventions.get(region).line_length == length


@pytest.mark.parametrize("region", ["IT", "ES", "CH", "SE", "FI", "HR", "LU", "LT", "DE", "FR", "DK", "BE", "NL", "HU"])
def test_every_decision_is_explained(region: str) -> None:
    assert len(conventions.get(region).notes) >= 3
