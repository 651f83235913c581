"""National postal conventions, as data: one TOML file per country, one per language.

Layout belongs to a country, words belong to a language. `get` returns the convention of any ISO 3166 region.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import pycountry

from addrnorm.conventions.build import build
from addrnorm.conventions.convention import LONGEST_AREA_CODE, Area, Convention
from addrnorm.conventions.lexicon import Lexicon, Word
from addrnorm.conventions.sources import HERE, content_hash

__all__ = ["LONGEST_AREA_CODE", "Area", "Convention", "Lexicon", "Word", "deep_regions", "get", "regions", "rules_version"]


@lru_cache(maxsize=1024)
def get(region_code: str, overrides: Path | None = None) -> Convention:
    """Return the convention of a region (alpha-2), with the user's ``overrides`` directory on top.

    Raises ConventionError when a file breaks the schema.
    """
    return build(region_code, overrides)


@lru_cache(maxsize=1)
def regions() -> tuple[str, ...]:
    """Return every region code that has a convention: all of ISO 3166, and those with a file (XK)."""
    ours = {path.stem.upper() for path in (HERE / "countries").glob("??.toml")}
    return tuple(sorted(ours | {country.alpha_2 for country in pycountry.countries}))


def deep_regions() -> tuple[str, ...]:
    """Return the regions with a country file marked deep."""
    return tuple(code for code in regions() if get(code).depth == "deep")


@lru_cache(maxsize=8)
def rules_version(overrides: Path | None = None) -> str:
    """Return the version of all rules in force; it is part of every cache key."""
    return content_hash(Path(os.fspath(overrides)) if overrides else None)
