"""Generation data: one TOML file per country and per language, combined into a grammar for each (country, language).

Rules override each other in this order: base.toml, the language, the country that this one is ``like``, the country,
the country's ``[rules_xx]`` for the language. Lists under ``cities`` add well-known places (native and foreign names).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from addrnorm.model import knowledge
from addrnorm.model.grammar import Choices, Grammar, parse_rule, pool

_DATA = files("addrnorm.model") / "data"
_CITY = "8* {city_pool}|2* {town}"
_CITY_LISTED = "5* {cities}|6* {city_pool}|1* {town}"


@dataclass(frozen=True, slots=True)
class Variety:
    """How addresses of one country are written in one language; ``weight`` says how often, among all."""

    region: str
    language: str
    weight: float


@cache
def _load(path: str) -> Mapping[str, Any]:
    return tomllib.loads((_DATA / path).read_text(encoding="utf-8"))


def country_codes() -> list[str]:
    """Return the codes of all countries with generation data."""
    return sorted(entry.name[:-5].upper() for entry in (_DATA / "countries").iterdir() if entry.name.endswith(".toml"))


def varieties(only: frozenset[str] = frozenset()) -> list[Variety]:
    """Return every (country, language) with its share; ``only`` keeps some countries."""
    found = []
    for region in country_codes():
        data = _load(f"countries/{region.lower()}.toml")
        total = sum(data["languages"].values())
        if not only or region in only:
            found += [Variety(region, code, data["weight"] * share / total) for code, share in data["languages"].items()]
    return found


def _rules(data: Mapping[str, Any], language: str) -> dict[str, str]:
    return {**data.get("rules", {}), **data.get(f"rules_{language.lower().replace('-', '_')}", {})}


def rule_texts(variety: Variety) -> dict[str, str]:
    """Return the rules of a variety, all overrides done."""
    country = _load(f"countries/{variety.region.lower()}.toml")
    language = _load(f"languages/{variety.language.lower()}.toml")
    texts = {**_load("base.toml")["rules"], **_language_rules(language)}
    texts |= _inherited(country, variety.language)
    texts["city"] = _CITY_LISTED if "cities" in country else _CITY
    if "cities" in country:
        texts["cities"] = country["cities"]
    return texts | _rules(country, variety.language)


def _inherited(country: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return the rules of the country that this one is like, and of those that that one is like."""
    if "like" not in country:
        return {}
    model = _load(f"{'countries' if len(country['like']) == 2 else 'shared'}/{country['like']}.toml")
    return _inherited(model, language) | _rules(model, language)


def _language_rules(data: Mapping[str, Any]) -> dict[str, str]:
    below = _language_rules(_load(f"languages/{data['like']}.toml")) if "like" in data else {}
    return {**below, **data.get("rules", {})}


def grammar(variety: Variety, seed: int) -> Grammar:
    """Build the grammar of a variety, with its pools of names."""
    country = _load(f"countries/{variety.region.lower()}.toml")
    language = _load(f"languages/{variety.language.lower()}.toml")
    script = language.get("script", "Latn")
    code = variety.language.partition("-")[0]
    pools: dict[str, Choices] = {
        **knowledge.people_pools(_faker(country, code, script), seed),
        **knowledge.place_pools(variety.region, script, language.get("foreign_letters", "")),
        **knowledge.country_pools(variety.region, (code, code, "en") if script == "Latn" else (code,)),
    }
    pools |= knowledge.subdivision_pools(variety.region, script)
    rules = {name: parse_rule(text) for name, text in rule_texts(variety).items()}
    unknown = {name: pool([""]) for name in ("state_name", "state_code", "district")}
    return Grammar({**unknown, **pools, **rules})


@cache
def script_of_locale(locale: str) -> str:
    """Return the script in which a Faker locale writes names."""
    from faker import Faker

    maker = Faker(locale)
    maker.seed_instance(1)
    return knowledge.script_of(maker.last_name())


def _faker(country: Mapping[str, Any], code: str, script: str) -> tuple[str, ...]:
    """Return the Faker locales of a country that fit the language; English ones where none fits."""
    listed = [locale for locale in country.get("faker", ()) if locale.startswith(code + "_")] or list(country.get("faker", ()))
    fitting = [locale for locale in listed if script_of_locale(locale) == script]
    return tuple(fitting or ["en_US"])
