"""From components to the lines of a label: the domestic one, the international one, and one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from gettext import NullTranslations, translation

import pycountry

from addrnorm.address import Address, Component, Label
from addrnorm.conventions import Convention
from addrnorm.conventions.layout import Layout, Slot, render_line
from addrnorm.text import fold


def label(address: Address, identifiers: Mapping[Component, str], convention: Convention, sender_language: str = "en") -> Label:
    """Return the label of an address.

    ``identifiers`` holds, per component, its text without the word (for layouts that print ``2`` rather than ``UNIT 2``).
    The country line is in capitals in the sender's language, as UPU asks.
    """
    latin = convention.latin and _is_latin(address)
    domestic = lines(address, identifiers, convention.latin if latin else convention.domestic, convention)
    abroad = lines(address, identifiers, convention.latin if latin else convention.international, convention)
    country = country_name(address.region_code, sender_language).upper()
    return Label(domestic, (*abroad, country) if country else abroad, ", ".join(domestic))


def lines(address: Address, identifiers: Mapping[Component, str], layout: Layout, convention: Convention) -> tuple[str, ...]:
    """Return the lines of a layout that have anything on them."""
    address = _placed(address, convention)

    def value(slot: Slot) -> str:
        if slot.identifier_only:
            return identifiers.get(Component(slot.name), "") or getattr(address, slot.name)
        text: str = getattr(address, slot.name)
        return text or (address.administrative_area if slot.name == "administrative_area_code" else "")

    return tuple(line for template in layout if (line := render_line(template, value)))


def _placed(address: Address, convention: Convention) -> Address:
    """A village without streets lends its name to the number; an area with the town's own name is not said twice."""
    if address.premise_number and address.dependent_locality and not address.thoroughfare:
        address = replace(address, thoroughfare=address.dependent_locality, dependent_locality="")
    area = convention.find_area(address.locality) if address.administrative_area and address.locality else None
    if (area and area.code == address.administrative_area_code) or fold(address.administrative_area) == fold(address.locality):
        address = replace(address, administrative_area="")
    return address


def _is_latin(address: Address) -> bool:
    """True when the address is written in Latin letters (Japanese addresses change their order then)."""
    text = address.locality + address.thoroughfare + address.dependent_locality + address.administrative_area
    return all(char < "\u0370" for char in text)


@lru_cache(maxsize=4096)
def country_name(region_code: str, language: str = "en") -> str:
    """Return the short name of a country in a language (ISO 639-1), English where there is no translation."""
    country = pycountry.countries.get(alpha_2=region_code)
    if country is None:
        return ""
    name = getattr(country, "common_name", country.name).split(",")[0]
    return _translations(language).gettext(name)


@lru_cache(maxsize=64)
def _translations(language: str) -> NullTranslations:
    return translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
