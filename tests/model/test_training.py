"""Training end to end, in miniature."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from addrnorm.model import card, commands


@pytest.mark.slow
def test_a_small_training_makes_data_that_parses_and_its_card(tmp_path: Path) -> None:
    extra = tmp_path / "my.tsv"
    extra.write_text("US\thouse_number=12\troad=Main St\tcity=Springfield\tstate=IL\n" * 20, encoding="utf-8")
    out = tmp_path / "data"
    model_id = commands.train(out, extra=extra, addresses=2500)
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    assert meta["id"] == model_id
    assert model_id.startswith("compact-")
    assert "address_parser/breaks.json" in meta["files"]
    script = "from addrnorm.libpostal import parse; print(sorted(part.label for part in parse('12 Main St, Springfield, IL')))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, env={**os.environ, "LIBPOSTAL_DATA_DIR": str(out)}
    )
    assert done.stdout.strip() == "['city', 'house_number', 'road', 'state']"
    text = card.write(out).read_text(encoding="utf-8")
    assert model_id in text
    assert "CC BY 4.0" in text


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (commands.train(tmp_path / name, addresses=1500) for name in ("a", "b"))
    assert first == second
