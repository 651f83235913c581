"""What `addrnorm model` and ``python -m addrnorm.model`` do: train, evaluate, write the card."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from addrnorm.libpostal.data import SHIPPED
from addrnorm.model import card, config, evaluate, measure, meta, rows

#: Another seed than any corpus: held-apart addresses.
_HELD_APART_SEED = 99


def train(out: Path, *, settings: Path | None = None, extra: Path | None = None, addresses: int = 0) -> str:
    """Train from nothing into ``out``; return the id of the data. ``addresses`` overrides the configured number."""
    from dataclasses import replace

    from addrnorm.model.train import train as make

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    chosen = config.load(settings)
    chosen = replace(chosen, addresses=addresses or chosen.addresses)
    with tempfile.TemporaryDirectory() as work:
        make(chosen, out, Path(work), tuple(rows.read_rows(extra)) if extra else ())
    described = meta.describe(out, chosen, time.strftime("%Y-%m-%d", time.gmtime(_clock())), _golden(out))
    meta.write(out, described)
    return str(described["id"])


def _clock() -> int:
    """Return the time to record: SOURCE_DATE_EPOCH where the build is to be reproducible to the last byte."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))


def _golden(data: Path) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """Parse the golden texts in a new process: the library loads one directory in each."""
    code = (
        "import json, sys; from addrnorm.libpostal import parse; "
        "print(json.dumps([[[part.label, part.value] for part in parse(text)] for text in json.loads(sys.argv[1])]))"
    )
    environment = {**os.environ, "LIBPOSTAL_DATA_DIR": str(data)}
    command = [sys.executable, "-c", code, json.dumps(meta.GOLDEN_TEXTS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return list(zip(meta.GOLDEN_TEXTS, json.loads(done.stdout), strict=True))


def evaluate_files(files: Sequence[Path], data: Path | None = None, synthetic: int = 0) -> dict[str, Any]:
    """Score a data directory on labelled files in the development format, and on held-apart synthetic addresses."""
    from addrnorm import libpostal

    libpostal.load(data)
    found = {path.name: measure.accuracy(evaluate.read_cases(path)) for path in files}
    if synthetic:
        found["held apart"] = measure.accuracy(evaluate.synthetic_cases(synthetic, _HELD_APART_SEED))
    return found


def write_card(data: Path | None = None, files: Sequence[Path] = (), synthetic: int = 0) -> Path:
    """Measure where asked to, record it in ``meta.json``, and write the model card; return where it lies."""
    folder = data or SHIPPED
    if synthetic:
        described = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        cases = list(evaluate.synthetic_cases(synthetic, _HELD_APART_SEED))
        described["measured"] = measure.all_of(folder, {path.stem: path for path in files}, cases)
        meta.write(folder, described)
    return card.write(folder)
