"""The three files that libpostal needs before it can expand or parse: scripts, numbers and dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from addrnorm.conventions.sources import language_codes, language_file
from addrnorm.model.dictionary import dictionary_bytes
from addrnorm.model.numbers import numbers_bytes
from addrnorm.model.scripts import scripts_bytes


def write_base(directory: Path, codes: Iterable[str] | None = None) -> None:
    """Write the base files for some languages (all without) into a libpostal data directory."""
    words = {code: language_file(code) for code in codes or language_codes()}
    for name, raw in (
        ("transliteration/transliteration.dat", scripts_bytes()),
        ("numex/numex.dat", numbers_bytes(words)),
        ("address_expansions/address_dictionary.dat", dictionary_bytes(words)),
    ):
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
