"""The libpostal data directory in use: found, verified, loaded. One per process, for the C library keeps one.

Ours says of itself in ``meta.json`` what its files must hash to; the official data has no such file and is recognized by its own.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addrnorm.errors import DataError

SHIPPED = Path(__file__).parents[1] / "pretrained"
#: Without these the library cannot start.
REQUIRED = (
    "transliteration/transliteration.dat",
    "numex/numex.dat",
    "address_expansions/address_dictionary.dat",
    "address_parser/address_parser_crf.dat",
    "address_parser/address_parser_phrases.dat",
    "address_parser/address_parser_postal_codes.dat",
)
_MEND = "run `addrnorm data verify` to see what is wrong, or `addrnorm data download` for the official data"


@dataclass(frozen=True, slots=True)
class DataInfo:
    """A data directory: where it is, whether it is ours (``compact``) or ``official``, its id, and what its meta.json says."""

    path: Path
    kind: str
    model_id: str
    meta: Mapping[str, Any]


def locate(path: Path | None = None) -> Path:
    """Return the directory in use: the one asked for, the one of LIBPOSTAL_DATA_DIR, or the one that ships."""
    return path or (Path(value) if (value := os.environ.get("LIBPOSTAL_DATA_DIR")) else SHIPPED)


def describe(path: Path | None = None, *, check_hashes: bool = True) -> DataInfo:
    """Verify a data directory without loading it; raise DataError in one sentence, with the mending command."""
    folder = locate(path)
    if not folder.is_dir():
        raise DataError(f"there is no libpostal data directory {folder}: {_MEND}")
    if missing := [name for name in REQUIRED if not (folder / name).is_file()]:
        raise DataError(f"{folder} has no {missing[0]}: {_MEND}")
    meta_file = folder / "meta.json"
    if not meta_file.is_file():
        version = folder / "data_version"
        label = version.read_text(encoding="utf-8").strip() if version.is_file() else "unknown"
        return DataInfo(folder, "official", f"official-{label}", {})
    return DataInfo(folder, "compact", *_read_meta(folder, meta_file, check_hashes))


def _read_meta(folder: Path, meta_file: Path, check_hashes: bool) -> tuple[str, dict[str, Any]]:
    try:
        meta = json.loads(meta_file.read_text(encoding="utf-8"))
        files, model_id = meta["files"], str(meta["id"])
    except (ValueError, KeyError) as error:
        raise DataError(f"{meta_file} cannot be read: {_MEND}") from error
    if check_hashes and (damaged := damaged_files(folder, files)):
        raise DataError(f"{folder / damaged[0]} is damaged: {_MEND}")
    return model_id, meta


def damaged_files(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the files that are missing, or whose hash is not the one that meta.json gives."""
    return [name for name, spec in files.items() if not _intact(folder / name, spec)]


def _intact(path: Path, spec: Mapping[str, Any]) -> bool:
    if not path.is_file() or path.stat().st_size != spec["size"]:
        return False
    with path.open("rb") as file:
        return bool(hashlib.file_digest(file, "sha256").hexdigest() == spec["sha256"])
