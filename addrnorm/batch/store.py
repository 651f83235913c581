"""A table of normalized rows in a temporary SQLite file: what duplicates are found from, without holding a million rows in memory."""

from __future__ import annotations

import json
import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from addrnorm.address import Component
from addrnorm.compare import Side
from addrnorm.comparison.relation import Parts

_SCHEMA = """
create table rows (
    id integer primary key, region text, parts text, written text, key text, label text, weight integer, recency text, person text
);
create table keys (key text, id integer);
create table blocks (key integer, id integer);
"""
_FIGURES = re.compile(r"\d+")
#: Numbers are kept as one machine word; longer ones by their end.
_MODULUS = 10**9


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one row: its number, canonical parts, keys, label, and what decides who survives."""

    id: int
    side: Side
    key: str
    label: str
    matching: tuple[str, ...]
    blocking: tuple[str, ...]
    weight: int
    recency: str
    person: str


class Store:
    """Keeps entries in a file that goes when the store is closed; ``numbers`` holds the first figures of each row's number or box."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = sqlite3.connect(path)
        self._base.executescript("pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-65536;" + _SCHEMA)
        self.numbers = array("q")

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep entries, which come in the order of their rows."""
        rows, keys, blocks = [], [], []
        for entry in entries:
            side = (entry.side.region, _packed(entry.side.parts), _packed(entry.side.written))
            rows.append((entry.id, *side, entry.key, entry.label, entry.weight, entry.recency, entry.person))
            keys += [(key, entry.id) for key in entry.matching]
            blocks += [(hash(key), entry.id) for key in entry.blocking]
            self.numbers.append(_number(entry.side))
        self._base.executemany("insert into rows values (?,?,?,?,?,?,?,?,?)", rows)
        self._base.executemany("insert into keys values (?,?)", keys)
        self._base.executemany("insert into blocks values (?,?)", blocks)

    def groups(self, table: str) -> Iterator[list[int]]:
        """Yield the rows that share a key (``keys``) or a block (``blocks``), two or more; SQLite sorts on disk."""
        key, ids = None, list[int]()
        for found, id_ in self._base.execute(f"select key, id from {table} order by key, id"):
            if found != key:
                if len(ids) > 1:
                    yield ids
                key, ids = found, []
            ids.append(id_)
        if len(ids) > 1:
            yield ids

    def side(self, id_: int) -> tuple[Side, str]:
        """Return the canonical parts of a row, and its person."""
        region, parts, written, person = self._base.execute(
            "select region, parts, written, person from rows where id = ?", (id_,)
        ).fetchone()
        return Side(region, _unpacked(parts), _unpacked(written)), person

    def rank(self, id_: int) -> tuple[int, str]:
        """Return completeness and recency of a row."""
        found: tuple[int, str] = self._base.execute("select weight, recency from rows where id = ?", (id_,)).fetchone()
        return found

    def shown(self, id_: int) -> tuple[str, str]:
        """Return the key and the one-line label of a row."""
        found: tuple[str, str] = self._base.execute("select key, label from rows where id = ?", (id_,)).fetchone()
        return found

    def close(self) -> None:
        """Close and delete the file."""
        self._base.close()
        self._path.unlink(missing_ok=True)


def _packed(parts: Parts) -> str:
    return json.dumps({part.value: text for part, text in parts.items()}, ensure_ascii=False)


def _unpacked(text: str) -> Parts:
    return {Component(name): words for name, words in json.loads(text).items()}


def _number(side: Side) -> int:
    text = side.parts.get(Component.PREMISE_NUMBER, "") or side.parts.get(Component.PO_BOX, "")
    figures = _FIGURES.search(text)
    return int(figures[0]) % _MODULUS if figures else -1
