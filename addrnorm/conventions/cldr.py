"""Freeze what we take from CLDR and ISO 3166: ``python -m addrnorm.conventions.cldr`` (babel, in the extra ``train``).

Writes ``territories.toml`` and ``country_names.toml`` beside this module, so that the index is the same whatever babel is installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import pycountry
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from addrnorm.conventions import regions
from addrnorm.conventions.sources import COUNTRY_NAMES, TERRITORIES, language_codes

_TERRITORIES = "# Source: Unicode CLDR, territoryInfo: official languages of the whole territory, the most spoken first.\n"
_NAMES = """\
# Sources: Unicode CLDR, localeDisplayNames: the name of each region in the languages that have a file here;
# ISO 3166-1 (pycountry): its English name, the official one, and the common one.
"""


def territories(codes: Iterable[str]) -> str:
    """Return the text of ``territories.toml``: region -> languages; regions without an official language are left out."""
    found = ((code, get_official_languages(code, de_facto=True)) for code in codes)
    return _TERRITORIES + "".join(f"{code} = {json.dumps(spoken)}\n" for code, spoken in found if spoken)


def country_names(codes: Iterable[str]) -> str:
    """Return the text of ``country_names.toml``: region -> its names, each once."""
    locales = [locale for language in language_codes() if (locale := _locale(language))]
    names = {
        code: list(dict.fromkeys([*filter(None, (locale.territories.get(code) for locale in locales)), *_iso(code)])) for code in codes
    }
    return _NAMES + "".join(f"{code} = {json.dumps(found, ensure_ascii=False)}\n" for code, found in names.items() if found)


def _iso(code: str) -> list[str]:
    country = pycountry.countries.get(alpha_2=code)
    return [name for kind in ("name", "official_name", "common_name") if (name := getattr(country, kind, ""))]


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


if __name__ == "__main__":
    codes = sorted(regions())
    TERRITORIES.write_text(territories(codes), encoding="utf-8")
    COUNTRY_NAMES.write_text(country_names(codes), encoding="utf-8")
