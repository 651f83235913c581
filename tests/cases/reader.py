"""Read tests/cases/countries/*.toml: one list of cases for each country (the form is documented in docs of the project)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addrnorm.address import AddressInput, PostalFields

FOLDER = Path(__file__).parent / "countries"


@dataclass(frozen=True)
class Case:
    """One case of one country."""

    region_code: str
    data: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    def request(self, text: str | None = None) -> AddressInput:
        """The case as a request; another text may stand in for its own."""
        hint = self.data.get("region_hint", "")
        if text is None and "fields" in self.data:
            fields = dict(self.data["fields"])
            fields["address_lines"] = tuple(fields.get("address_lines", ()))
            return AddressInput(fields=PostalFields(**fields), region_hint=hint)
        return AddressInput(text=self.data["text"] if text is None else text, region_hint=hint)


def cases() -> list[Case]:
    """Every case of every country, in file order."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [Case(path.stem.upper(), case) for case in data["case"]]
    return found
