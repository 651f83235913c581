"""From the row of a table to an address: which column is which field, by preset or by the user's word."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from addrnorm.address import AddressInput, PostalFields
from addrnorm.batch.tables import Row
from addrnorm.errors import InvalidRequest
from addrnorm.text import fold

AUTO = "auto"
_SEVERAL = ("address_lines", "person")
_SINGLE = ("locality", "administrative_area", "postal_code", "region_code", "dependent_locality", "organization")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by field: one column for each of `_SINGLE`, several for the address lines and the person; or one of free text."""

    single: Mapping[str, str]
    lines: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    text: str = ""

    def address(self, row: Row, region_hint: str = "") -> AddressInput:
        """Return the address of a row; a country that the row names comes before the hint."""
        if self.text:
            return AddressInput(text=row.get(self.text, ""), region_hint=region_hint)
        values: dict[str, Any] = {field: row.get(column, "").strip() for field, column in self.single.items()}
        region = values.pop("region_code", "") or region_hint
        if "postal_code" in values:
            values["postal_code"] = values["postal_code"].removeprefix("'")  # Shopify keeps leading zeros for spreadsheets so
        lines = tuple(value for column in self.lines if (value := row.get(column, "").strip()))
        return AddressInput(fields=PostalFields(**values, address_lines=lines), region_hint=region)

    def person_of(self, row: Row) -> str:
        """Return what tells people apart, folded; empty where the row names nobody."""
        return " ".join(filter(None, (fold(row.get(column, "")) for column in self.person)))


@lru_cache(maxsize=1)
def presets() -> Mapping[str, Mapping[str, Any]]:
    """Return preset → field → names of columns; of address lines, groups of names."""
    return tomllib.loads(Path(__file__).with_name("presets.toml").read_text(encoding="utf-8"))


def mapping(columns: Sequence[str], preset: str = AUTO, chosen: Mapping[str, str] | None = None, *, person: bool = False) -> Columns:
    """Find the columns of a table; ``chosen`` (field → column) comes before the preset.

    Raises InvalidRequest when a column does not exist, or when there is nothing to make an address of.
    """
    if preset not in presets():
        raise InvalidRequest("preset", f"must be one of {', '.join(presets())}")
    table, names = presets()[preset], {_plain(column): column for column in columns}
    chosen = dict(chosen or {})
    _check(chosen, columns)
    single = {field: found[0] for field in _SINGLE if (found := _found(table.get(field, ()), names))} | {
        field: column for field, column in chosen.items() if field in _SINGLE
    }
    lines = tuple(chosen["address_lines"].split("|")) if "address_lines" in chosen else _lines(table, names)
    text = chosen.get("text") or ("" if lines else next(iter(_found(table.get("text", ()), names)), ""))
    if not (lines or text or single):
        raise InvalidRequest(
            "columns", "none looks like an address; name them with --column FIELD=NAME. The table has: " + ", ".join(columns)
        )
    people = tuple(chosen["person"].split("|")) if "person" in chosen else tuple(_found(table.get("person", ()), names))
    return Columns(single, lines, people if person else (), text)


def _check(chosen: Mapping[str, str], columns: Sequence[str]) -> None:
    """Fields and columns that the user names must exist."""
    for field, column in chosen.items():
        if field not in (*_SINGLE, *_SEVERAL, "text"):
            raise InvalidRequest("--column", f"{field} is no field; fields are: " + ", ".join((*_SINGLE, *_SEVERAL, "text")))
        for name in column.split("|") if field in _SEVERAL else [column]:
            if name not in columns:
                raise InvalidRequest(f"column {field}", "is not in the table; it has: " + ", ".join(columns))


def _lines(table: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, ...]:
    groups = (_found(group, names) for group in table.get("address_lines", ()))
    return tuple(next(filter(None, groups), ()))


def _found(wanted: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(names[plain] for name in wanted if (plain := _plain(name)) in names))


def _plain(name: str) -> str:
    return fold(name).replace(" ", "").replace("_", "")
