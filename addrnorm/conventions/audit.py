"""Check convention files beyond their schema: examples match, counter-examples do not, every placeholder and area is sound."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from addrnorm.address import Component
from addrnorm.conventions import get, regions
from addrnorm.conventions.convention import Convention
from addrnorm.conventions.layout import Layout
from addrnorm.conventions.sources import country_file, language_codes, language_file
from addrnorm.errors import ConventionError

#: Components that every deep layout must have a place for.
_MUST_SHOW = frozenset(Component) - {
    Component.REGION_CODE,
    Component.ADMINISTRATIVE_AREA,
    Component.SUB_ADMINISTRATIVE_AREA,
    Component.SORTING_CODE,
}


def audit(overrides: Path | None = None) -> Iterator[str]:
    """Yield one sentence for each thing that is wrong in any country or language file."""
    for code in language_codes():
        try:
            language_file(code, overrides)
        except ConventionError as error:
            yield str(error)
    for code in regions():
        try:
            yield from audit_country(get(code, overrides))
        except ConventionError as error:
            yield str(error)


def audit_country(convention: Convention) -> Iterator[str]:
    """Yield what is wrong with one country."""
    name, rule = f"countries/{convention.region_code.lower()}.toml", convention.postal_code
    for example in rule.examples:
        if rule.known and rule.display(example) is None:
            yield f"{name}: postal code example {example} does not match the forms"
    for example in rule.counter_examples:
        if rule.display(example) is not None:
            yield f"{name}: postal code counter-example {example} matches the forms"
    if country_file(convention.region_code) and convention.sources == ():
        yield f"{name}: names no sources"
    if convention.depth == "deep":
        missing = sorted(part.value for part in _MUST_SHOW - shown(convention.domestic))
        if missing:
            yield f"{name}: the domestic layout has no place for {', '.join(missing)}"


def shown(layout: Layout) -> set[Component]:
    """Return the components that a layout prints."""
    return {
        Component(slot.name.removesuffix("_code") if slot.name == "administrative_area_code" else slot.name)
        for line in layout
        for slot in line
    }


def case_counts(folder: Path) -> dict[str, int]:
    """Return region -> number of cases in a folder of case files (one xx.toml per country)."""
    return {path.stem.upper(): len(tomllib.loads(path.read_text(encoding="utf-8"))["case"]) for path in sorted(folder.glob("??.toml"))}
