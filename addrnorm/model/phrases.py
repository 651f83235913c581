"""Place names as libpostal's parser knows them: phrase → which kinds of area it may name, and which most often.

A word inside a phrase loses its own features in libpostal's parser, so a name that is also an everyday word ("street", "park",
"first") does more harm than good: names of small places that are ordinary words of addresses are left out.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from addrnorm.model import knowledge
from addrnorm.model.crf_file import Trie

#: kind → (bit of the component mask, ordinal of "most common"): src/address_parser.h.
_KINDS = {"suburb": (3, 1), "city_district": (4, 2), "city": (5, 3), "state_district": (8, 4), "state": (9, 6), "country": (13, 8)}
#: What libaddressinput's levels of subdivisions are, and how much a name there weighs against the same name of a place.
_LEVELS = (("state", 300.0), ("city", 30.0), ("city_district", 20.0))
_NOT_NAME = re.compile(r"[^\w'’\- .]+")
#: "Washington D.C.", "New York, NY": the last word is no part of the name.
_STATE_TAIL = re.compile(r" [A-Z]\.? ?[A-Z]\.?(?: ?[A-Z]\.?)?$")


@dataclass(frozen=True, slots=True)
class Limits:
    """Which places become phrases: fewest people for the main name, for other names, and for names that are everyday words."""

    main: int = 500
    alternatives: int = 50_000
    everyday: int = 100_000
    short: int = 1_000_000


#: Phrase → kind of area → weight.
Weighed = Mapping[str, Mapping[str, float]]
Abbreviations = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What becomes a phrase: limits, languages of country names, names by kind, and short forms of words by country."""

    limits: Limits
    country_languages: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    abbreviations: Abbreviations


def _forms(name: str) -> set[str]:
    """Return the forms in which the parser meets a name: lower case, with and without accents and hyphens, ideographs apart."""
    plain = " ".join(_NOT_NAME.sub(" ", unicodedata.normalize("NFC", name.lower())).replace(".", "").split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not "\u0300" <= c <= "\u036f")
    forms = {plain, unicodedata.normalize("NFC", bare)}
    forms |= {form.replace("-", " ") for form in forms}
    return {_apart(form) for form in forms if len(form) > 1}


def _abbreviated(name: str, abbreviations: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the short ways to write a place name of two words or more: St Louis, N Miami, Ft. Worth, Lafayette Hts."""
    words = name.split()
    for i, word in enumerate(words):
        if len(words) > 1 and i in (0, len(words) - 1):
            for short in abbreviations.get(word.lower(), ()):
                yield " ".join((*words[:i], short, *words[i + 1 :]))


def _apart(form: str) -> str:
    """Put spaces between the letters of scripts that libpostal reads letter by letter."""
    if knowledge.script_of(form) in ("Hani", "Hang", "Thai", "Khmr", "Laoo", "Mymr"):
        return " ".join(form.replace(" ", ""))
    return form


def _cities(limits: Limits, everyday: frozenset[str], abbreviations: Abbreviations) -> Iterator[tuple[str, str, float]]:
    for rows in knowledge.places().values():
        for place in rows:
            names = [place.name, *(place.names if place.population >= limits.alternatives else ())]
            for i, name in enumerate(names):
                if not _usable(name, place.name, place.population, limits, everyday):
                    continue
                weight = (place.population**0.5 + 10) / (3 if i else 1)
                yield name, "city", weight
                if place.region in abbreviations:
                    yield from ((short, "city", weight / 2) for short in _abbreviated(name, abbreviations[place.region]))


def _usable(name: str, main: str, population: int, limits: Limits, everyday: frozenset[str]) -> bool:
    if population < limits.main or _STATE_TAIL.search(name) or not name:
        return False
    if name != main and ((len(name) <= 3 and name.isascii()) or (name.isupper() and name.isascii()) or any(c in name for c in "(),")):
        return False
    if name.isascii() and len(name) <= 3 and population < limits.short:
        return False
    return population >= limits.everyday or not any(everyday.issuperset(form.split()) for form in _forms(name))


def _subdivisions() -> Iterator[tuple[str, str, float]]:
    from babel import Locale

    for region in map(str, Locale.parse("en").territories):
        if len(region) == 2 and region.isalpha():
            for depth, names in knowledge.subdivision_names(region):
                kind, weight = _LEVELS[min(depth, 2)]
                yield from ((name, kind, weight) for name in names)


def _countries(languages: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    from babel import Locale

    for language in languages:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("ZZ", "EU", "UN", "EZ"):
                yield name, "country", 500.0


def collect(everyday: frozenset[str], config: Knowledge) -> Weighed:
    """Return phrase → kind → weight."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    listed = ((name, kind, 3000.0) for kind, names in config.names.items() for name in names)
    for name, kind, weight in (
        *_cities(config.limits, everyday, config.abbreviations),
        *_subdivisions(),
        *_countries(config.country_languages),
        *listed,
    ):
        for form in _forms(name):
            found[form][kind] += weight
    return found


def to_bytes(phrases: Weighed, trie: Trie) -> bytes:
    """Return ``address_parser_phrases.dat``."""
    keys: dict[str, int] = {}
    types: list[int] = []
    for phrase in sorted(phrases):
        kinds = phrases[phrase]
        keys[phrase] = len(types)
        mask = sum(1 << _KINDS[kind][0] for kind in kinds)
        types.append(mask | _KINDS[max(sorted(kinds), key=kinds.__getitem__)][1] << 16)
    return trie(keys) + struct.pack(">Q", len(types)) + struct.pack(f">{len(types)}I", *types)


def no_postal_codes(phrases: int, trie: Trie) -> bytes:
    """Return an ``address_parser_postal_codes.dat`` that knows no postal code: shapes of digits are learnt instead."""
    graph = struct.pack(">IIB", 1, phrases, 0) + struct.pack(">Q2I", 2, 0, 0) + struct.pack(">Q", 0)
    return trie({"__none__": 0}) + graph
