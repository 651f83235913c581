"""Which column is which field."""

from __future__ import annotations

import pytest

from addrnorm.batch.rows import Columns, mapping, presets
from addrnorm.errors import InvalidRequest

CUSTOMERS = [
    "Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing", "Default Address Company", "Default Address Address1",
    "Default Address Address2", "Default Address City", "Default Address Province Code", "Default Address Country Code",
    "Default Address Zip", "Default Address Phone", "Phone",
]  # fmt: skip


def test_a_shopify_customer_export_needs_no_configuration() -> None:
    columns = mapping(CUSTOMERS, "shopify-customers")
    row = dict.fromkeys(CUSTOMERS, "") | {
        "Default Address Address1": " Via Manin 4 ", "Default Address Address2": "int. 2", "Default Address City": "Lecco",
        "Default Address Province Code": "LC", "Default Address Zip": "23900", "Default Address Country Code": "IT", "First Name": "Ada",
    }  # fmt: skip
    asked = columns.address(row)
    assert asked.fields is not None
    assert asked.fields.address_lines == ("Via Manin 4", "int. 2")
    assert (asked.fields.locality, asked.fields.administrative_area, asked.fields.postal_code) == ("Lecco", "LC", "23900")
    assert asked.region_hint == "IT"


@pytest.mark.parametrize("preset", [name for name in presets() if name != "auto"])
def test_people_are_read_only_when_asked_for(preset: str) -> None:
    wanted = presets()[preset].values()
    names = [name for names in wanted for item in names for name in ([item] if isinstance(item, str) else item)]
    assert mapping(names, preset).person == ()
    assert mapping(names, preset, person=True).person


@pytest.mark.parametrize("names", [["address1", "city", "zip", "country"], ["Indirizzo", "Comune", "CAP"], ["rue", "ville", "code postal"]])
def test_common_names_are_found(names: list[str]) -> None:
    columns = mapping(names)
    assert columns.lines == (names[0],)
    assert columns.single["locality"] == names[1]
    assert columns.single["postal_code"] == names[2]


def test_billing_and_shipping_are_not_mixed() -> None:
    names = ["Id", "BillingStreet", "BillingCity", "BillingPostalCode", "ShippingStreet", "ShippingCity", "ShippingPostalCode"]
    columns = mapping(names, "salesforce")
    assert columns.lines == ("BillingStreet",)
    assert (columns.single["locality"], columns.single["postal_code"]) == ("BillingCity", "BillingPostalCode")


def test_shopifys_apostrophe_before_a_code_is_no_part_of_it() -> None:
    columns = mapping(["Shipping Address1", "Shipping City", "Shipping Zip", "Shipping Country"], "shopify-orders")
    asked = columns.address({"Shipping Address1": "1 Elm St", "Shipping City": "'s-Gravenhage", "Shipping Zip": "'02134"})
    assert asked.fields is not None
    assert (asked.fields.postal_code, asked.fields.locality) == ("02134", "'s-Gravenhage")


def test_the_users_word_comes_first() -> None:
    columns = mapping(["a", "b", "city", "town"], chosen={"address_lines": "a|b", "locality": "town"})
    assert columns == Columns({"locality": "town"}, ("a", "b"))


def test_a_column_of_free_text() -> None:
    columns = mapping(["id", "where"], chosen={"text": "where"})
    asked = columns.address({"id": "1", "where": "via roma 1 milano"}, "IT")
    assert (asked.text, asked.region_hint, asked.fields) == ("via roma 1 milano", "IT", None)


@pytest.mark.parametrize("chosen", [{"locality": "nowhere"}, {"address_lines": "a|nowhere"}, {"town": "a"}])
def test_what_is_not_there_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(InvalidRequest):
        mapping(["a", "city"], chosen=chosen)


def test_a_table_without_addresses_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="none looks like an address"):
        mapping(["id", "total"])
