"""Load the binding, and run it: every call into C goes through here, with text that is safe for C.

Importing a submodule of ``postal`` loads its data at once from LIBPOSTAL_DATA_DIR, so nothing here is imported before `open_data`.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addrnorm.errors import DataError
from addrnorm.libpostal import breaks
from addrnorm.libpostal.data import DataInfo, describe
from addrnorm.libpostal.labels import COMPONENTS
from addrnorm.libpostal.reader import Reader, unread
from addrnorm.libpostal.scores import Scores
from addrnorm.text import prepare

#: Labels of the official data that have no component of ours; any other label is refused.
EXTRA_LABELS = frozenset({"category", "near", "toponym", "telephone", "website", "world_region"})
#: Longest text given to C (characters): expanding time grows faster than length.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Labelled:
    """One part of a parse: libpostal's label, its value as libpostal normalizes it, and the probability of the label."""

    label: str
    value: str
    confidence: float


class _State:
    """What is loaded in this process."""

    info: DataInfo | None = None
    verified = False
    parse_address: Any = None
    reader: Reader | None = None


def load(path: Path | None = None) -> DataInfo:
    """Load a data directory, once per process; a service does so before it imports grpc.

    Hashes are checked first, for damaged files can crash the C library. Raises DataError when files are missing or damaged, or when
    another directory is loaded already.
    """
    if _State.info is not None:
        if path is not None and path.resolve() != _State.info.path.resolve():
            raise DataError(f"this process has loaded {_State.info.path} already; start another one for {path}")
        return _State.info
    info = describe(path)
    os.environ["LIBPOSTAL_DATA_DIR"] = str(info.path)
    _State.parse_address = _import("postal.parser", info).parse_address
    _State.reader = _reader(info)
    _State.info = info
    return info


def open_data(path: Path | None = None) -> DataInfo:
    """Load a data directory and run its golden parses, once per process. Raise DataError when anything is wrong."""
    if not _State.verified:
        _check_golden(load(path))
        _State.verified = True
    return load(path)


def reader(path: Path | None = None) -> Reader | None:
    """Load a data directory and return what reads the scores behind a parse; None where they cannot be read."""
    load(path)
    return _State.reader


def _reader(info: DataInfo) -> Reader | None:
    """Return a reader of scores, or None where this build of the library does not let them be read."""
    scores = Scores.probe(info.path, _State.parse_address)
    if scores is None:
        return None
    kinds = _import("postal.token_types", info).token_types
    tokenizer = breaks.Tokenizer(_import("postal._tokenize", info).tokenize, kinds)
    return Reader(scores, breaks.load(info.path, scores.labels, scores.transitions), tokenizer)


def _import(module: str, info: DataInfo) -> Any:
    try:
        return importlib.import_module(module)
    except SystemError as error:
        raise DataError(f"libpostal cannot load {info.path}: run `addrnorm data verify`") from error
    except ImportError as error:
        raise DataError("the libpostal binding is not installed: run `pip install pypostal-multiarch`") from error


def _check_golden(info: DataInfo) -> None:
    for case in info.meta.get("golden", ()):
        got = [[part.label, part.value] for part in parse(case["text"])]
        if got != [list(pair) for pair in case["labels"]]:
            raise DataError(f"{info.path} does not parse as it did when it was made: run `addrnorm data verify`")


def parse(text: str) -> list[Labelled]:
    """Parse a text into libpostal's labels, in order. Any text is safe; it is cut at `LONGEST` characters.

    Commas and numbers are heeded where the data have weights for them (see `breaks`).
    """
    if _State.parse_address is None:
        load()
    safe = prepare(text)[:LONGEST]
    if not safe:
        return []
    if _State.reader is None:
        return [_labelled(*part) for part in unread(_State.parse_address(safe))]
    _State.reader.clear()
    return [_labelled(*part) for part in _State.reader.read(safe, _State.parse_address(safe))]


def _labelled(label: str, value: str, weight: float) -> Labelled:
    if label not in COMPONENTS and label not in EXTRA_LABELS:
        raise DataError(f"the libpostal data gives the label {label}, which this version does not know: run `addrnorm data verify`")
    return Labelled(label, value, weight)


def expand(text: str, languages: Sequence[str]) -> list[str]:
    """Return libpostal's expansions of a text; the languages must be named, for our data has no language classifier."""
    info = load()
    safe = prepare(text)[:LONGEST]
    return list(_import("postal.expand", info).expand_address(safe, languages=list(languages))) if safe else []
