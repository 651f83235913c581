"""Fields that the caller names, and what the address lines seem to say of the same."""

from __future__ import annotations

import pytest

from addrnorm.address import Address, AddressInput, Component, PostalFields
from addrnorm.normalizer import Normalizer


def read(normalizer: Normalizer, region: str, line: str, town: str, code: str) -> Address:
    fields = PostalFields(address_lines=(line,), locality=town, postal_code=code)
    return normalizer.normalize(AddressInput(fields=fields, region_hint=region)).address


@pytest.mark.parametrize(
    ("region", "line", "town", "code", "street"),
    [
        ("GB", "1 Carlisle Road", "Cardiff", "CF11 7ET", "Carlisle Road"),
        ("GB", "16 York Street", "Exeter", "EX4 4AA", "York Street"),
        ("US", "300 Lincoln Ave", "Omaha", "68102", "LINCOLN AVE"),
    ],
)
def test_a_street_named_after_a_town_is_not_lost(normalizer: Normalizer, region: str, line: str, town: str, code: str, street: str) -> None:
    address = read(normalizer, region, line, town, code)
    assert (address.thoroughfare, address.locality.casefold()) == (street, town.casefold())


def test_a_village_below_the_town_stays_a_village(normalizer: Normalizer) -> None:
    address = read(normalizer, "PL", "Stara Wieś 12", "Celestynów", "05-430")
    assert (address.dependent_locality or address.thoroughfare, address.premise_number) == ("Stara Wieś", "12")


def test_the_town_said_twice_is_said_once(normalizer: Normalizer) -> None:
    result = normalizer.normalize(
        AddressInput(fields=PostalFields(address_lines=("via roma 1, lecco",), locality="Lecco", postal_code="23900"), region_hint="IT")
    )
    assert not result.unresolved_tokens
    assert result.address.get(Component.THOROUGHFARE) == "VIA ROMA"
