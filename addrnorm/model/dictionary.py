"""``address_dictionary.dat``: libpostal's dictionaries, made from our language files, so that both speak from one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from addrnorm.model.packing import joined, sized32, u8, u16, u32, zero_ended
from addrnorm.model.tries import trie_bytes
from addrnorm.text import strip_marks

_SIGNATURE = 0xBABABABA
_PREFIX, _SUFFIX = b"\x02", b"\x03"
#: Component masks of libpostal (address_dictionary.h, libpostal.h).
_ANY, _NAME, _HOUSE_NUMBER, _STREET, _UNIT, _LEVEL, _STAIRCASE, _ENTRANCE = (1 << bit for bit in range(8))
_PO_BOX = 1 << 15
#: Dictionary numbers of libpostal (gazetteers.h) whose words are glued to another word.
_GLUED = frozenset({12, 13, 14})
#: Family or list of a language file -> (dictionary number, components in which its words are expanded).
_TABLES: dict[str, tuple[int, int]] = {
    "thoroughfare_types": (11, _STREET),
    "thoroughfare_suffixes": (13, _STREET),
    "units": (23, _UNIT),
    "levels": (18, _LEVEL),
    "level_names": (19, _LEVEL),
    "staircases": (27, _STAIRCASE),
    "entrances": (26, _ENTRANCE),
    "buildings": (17, _NAME | _UNIT),
    "premises": (50, _NAME),
    "po_boxes": (33, _PO_BOX),
    "directions": (15, _STREET | _NAME),
    "sides": (25, _UNIT),
    "titles": (54, _STREET | _NAME),
    "given_names": (52, _STREET | _NAME),
    "qualifiers": (16, _STREET | _NAME),
    "particles": (3, _STREET | _NAME),
    "no_number": (31, _HOUSE_NUMBER),
    "number_markers": (30, _HOUSE_NUMBER),
    "corner": (80, _STREET),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a phrase: its language, dictionary, components, and canonical form (None for a canonical form itself)."""

    language: str
    phrase: str
    dictionary: int
    components: int
    canonical: str | None

    def key(self, language: str) -> bytes:
        """Return the trie key, bare for an empty language: prefixes and suffixes carry a mark, suffixes are turned round."""
        raw = self.phrase.encode()
        if self.dictionary in (13, 14):
            raw = _SUFFIX + self.phrase[::-1].encode()
        elif self.dictionary == 12:
            raw = _PREFIX + raw
        return f"{language}|".encode() + raw if language else raw


@dataclass(slots=True)
class _Tables:
    canonicals: dict[str, int] = field(default_factory=dict)
    values: list[list[bytes]] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    keys: dict[bytes, int] = field(default_factory=dict)


def dictionary_bytes(languages: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the file for language code -> language file.

    Each phrase stands under its language, where the library looks when it expands, and bare, where the parser looks. Not under
    ``all``: what stands there is expanded in every language, in place of what the language's own entry says.
    """
    tables = _Tables()
    for code, data in sorted(languages.items()):
        for entry in entries(code, data):
            _add(tables, entry, code)
            _add(tables, entry, "")
    names = joined(zero_ended(name) for name in tables.canonicals)
    values = joined(
        u32(mask) + u32(len(expansions)) + joined(expansions) for mask, expansions in zip(tables.masks, tables.values, strict=True)
    )
    return u32(_SIGNATURE) + u32(len(names)) + names + u32(len(tables.values)) + values + trie_bytes(tables.keys.items())


def _add(tables: _Tables, entry: Entry, language: str) -> None:
    index = -1 if entry.canonical is None else tables.canonicals.setdefault(entry.canonical, len(tables.canonicals))
    packed = (
        u32(index)
        + sized32(entry.language)
        + u32(1)
        + u16(entry.dictionary)
        + u32(entry.components)
        + u8(1 if entry.dictionary in (12, 13) else 0)
    )
    key = entry.key(language)
    if key not in tables.keys:
        tables.keys[key] = len(tables.values)
        tables.values.append([])
        tables.masks.append(0)
    row = tables.keys[key]
    if packed not in tables.values[row]:
        tables.values[row].append(packed)
        tables.masks[row] |= entry.components


def entries(code: str, data: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield every phrase of a language file; glued types stand also as words of their own."""
    for name, (dictionary, components) in _TABLES.items():
        for canonical, spellings in _words(data.get(name, {}), name):
            yield Entry(code, canonical, dictionary, components, None)
            for spelling in spellings:
                if spelling != canonical:
                    yield Entry(code, spelling, dictionary, components, canonical)
            if dictionary in _GLUED:
                for phrase in dict.fromkeys((canonical, *spellings)):
                    yield Entry(code, phrase, 11, components, None if phrase == canonical else canonical)


def _words(table: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (canonical, spellings) in libpostal's form: lower case, without dots at the end; with and without diacritics."""
    if isinstance(table, list):
        table = {word: [] for word in table}
    for key, spellings in table.items():
        words = list(spellings)
        if name == "level_names":
            key, *words = words or [key]
        canonical = _plain(key)
        forms = {form for word in (key, *words) for form in _forms(word)} - {canonical}
        if canonical:
            yield canonical, sorted(form for form in forms if form)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _forms(word: str) -> Iterable[str]:
    """A word as it is written, without its dots, and without diacritics: the library meets all three."""
    plain = _plain(word)
    return {plain, plain.rstrip("."), plain.replace(".", ""), strip_marks(plain.replace(".", ""))}
