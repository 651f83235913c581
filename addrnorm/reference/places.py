"""The gazetteer: populated places of GeoNames (500 people and more) by folded name and country.

Files in ``data/``, made by ``python -m addrnorm.model.places``: ``names.marisa``, a trie of ``folded name|REGION``, and
``places.bin``, tables of unsigned integers that the numbers of the trie point into:

    names    name -> the place that goes by it, with `OTHER` when by an alternative name; or `LIST` and where its list starts
    lists    how many places go by a name, then those places, the largest first
    mains    place -> number of its main name
    people   place -> population
    ids      place -> GeoNames id
    areas    place -> number of its first-level division (GeoNames admin1) in the header's ``admins``

and ``spellings.marisa``: how the places of a folded name are spelt, where diacritics, hyphens or apostrophes belong to it.
"""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import marisa_trie

from addrnorm.errors import DataError
from addrnorm.text import fold

DATA = Path(__file__).parent / "data"
#: Table -> type of its numbers, in the order of the file.
TABLES: dict[str, Literal["I", "H"]] = {"names": "I", "lists": "I", "mains": "I", "people": "I", "ids": "I", "areas": "H"}
#: Marks in the table of names: a list of places follows; the name is an alternative one.
LIST, OTHER = 1 << 31, 1 << 30


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place.

    ``name`` is its main name in GeoNames, folded and without abbreviations; ``is_primary`` when it was found under its main name.
    """

    id: int
    name: str
    region: str
    admin1: str
    population: int
    is_primary: bool


class Gazetteer:
    """Look-up by name; read only, and shared between forked processes."""

    _names: memoryview
    _lists: memoryview
    _mains: memoryview
    _people: memoryview
    _ids: memoryview
    _areas: memoryview

    def __init__(self, folder: Path = DATA) -> None:
        try:
            self._trie = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
            self._spellings = marisa_trie.BytesTrie().mmap(str(folder / "spellings.marisa"))
            with (folder / "places.bin").open("rb") as file:
                view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            self._admins = self._read(view)
        except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
            raise DataError(f"the gazetteer in {folder} is missing or damaged: run `pip install --force-reinstall addrnorm`") from error

    def _read(self, view: memoryview) -> list[str]:
        """Set the tables; return the codes of the areas."""
        at = 4 + int.from_bytes(view[:4], "little")
        header = json.loads(bytes(view[4:at]))
        for name, kind in TABLES.items():
            end = at + (4 if kind == "I" else 2) * header["sizes"][name]
            setattr(self, f"_{name}", view[at:end].cast(kind))
            at = end
        if at != len(view) or len(self._trie) != len(self._names):
            raise ValueError("sizes differ")
        return list(header["admins"])

    def places(self, folded: str, region: str) -> tuple[Place, ...]:
        """Return the places of a folded name in a region, the largest first."""
        number = self._trie.get(f"{folded}|{region}")
        return () if number is None else tuple(self._place(entry, region) for entry in self._entries(number))

    def _entries(self, number: int) -> memoryview | tuple[int]:
        entry = self._names[number]
        if entry < LIST:
            return (entry,)
        start = entry - LIST + 1
        return self._lists[start : start + self._lists[start - 1]]

    def _place(self, entry: int, region: str) -> Place:
        at = entry & ~OTHER
        name = self._trie.restore_key(self._mains[at]).partition("|")[0]
        return Place(self._ids[at], name, region, self._admins[self._areas[at]], self._people[at], at == entry)

    def regions(self, folded: str) -> dict[str, int]:
        """Return region -> people of the largest place of this folded name."""
        return {key[-2:]: self.people(self._trie[key]) for key in self._trie.iterkeys(f"{folded}|")}

    def people(self, number: int) -> int:
        """Return the people of the largest place of a name, by the name's number."""
        return self._people[self._entries(number)[0] & ~OTHER]

    def number(self, folded: str, region: str) -> int | None:
        """Return the number of a folded name in a region, None when no place goes by it."""
        found: int | None = self._trie.get(f"{folded}|{region}")
        return found

    def spelling(self, folded: str, region: str) -> str:
        """Return how the places of a folded name are spelt, empty where its letters say it all or spellings differ."""
        found: list[bytes] = self._spellings.get(f"{folded}|{region}", [])
        return found[0].decode() if found else ""

    def starting(self, prefix: str, region: str) -> list[str]:
        """Return the folded names in a region that start with a prefix."""
        end = f"|{region}"
        return [key[:-3] for key in self._trie.iterkeys(prefix) if key.endswith(end)]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Open the gazetteer that ships with the package."""
    return Gazetteer()


@lru_cache(maxsize=1 << 14)
def find(name: str, region: str) -> tuple[Place, ...]:
    """Return the places of a name (any case and marks) in a region, the likeliest first; empty when none is known.

    >>> [place.name for place in find("KÖLN", "DE")]
    ['koln']
    """
    return gazetteer().places(fold(name), region)


@lru_cache(maxsize=1 << 14)
def regions_of(name: str) -> dict[str, int]:
    """Return region -> people of the largest place of this name there."""
    return gazetteer().regions(fold(name))


def spelling(name: str, region: str) -> str:
    """Return how a town is spelt with its diacritics, hyphens and apostrophes; empty where it has none, or they differ between towns.

    >>> spelling("LORRACH", "DE")
    'Lörrach'
    """
    return gazetteer().spelling(fold(name), region)


def canonical(name: str, region: str, area: str = "") -> str:
    """Return one form for all names of a town: its main name, folded; the fold of the name itself when it is not known.

    Where several places go by the name, the one in the administrative area (GeoNames admin1 code) is meant, then one whose main name
    it is, so that no town is taken for a larger one with an old name like its own; then the largest.
    """
    found = find(name, region)
    if not found:
        return fold(name)
    return min(found, key=lambda place: (place.admin1 != area, not place.is_primary)).name
