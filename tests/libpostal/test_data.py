"""The data directory: found, verified, refused."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from addrnorm.errors import DataError
from addrnorm.libpostal.data import REQUIRED, SHIPPED, describe

PARSE = "import sys; from addrnorm import libpostal; libpostal.open_data(__import__('pathlib').Path(sys.argv[1]))"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped data that a test may damage."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


def test_the_shipped_data_is_intact() -> None:
    info = describe()
    assert info.kind == "compact"
    assert info.model_id.startswith("compact-")


def test_the_shipped_data_keeps_its_promise_of_size() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 40_000_000


def test_a_directory_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="addrnorm data download"):
        describe(tmp_path / "nowhere")


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(DataError, match=name):
        describe(copy)


def test_a_changed_byte_is_found(copy: Path) -> None:
    path = copy / "address_parser/address_parser_crf.dat"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DataError, match="damaged"):
        describe(copy)


def test_official_data_is_recognized_without_hashes(copy: Path) -> None:
    (copy / "meta.json").unlink()
    (copy / "data_version").write_text("v1\n", encoding="utf-8")
    assert (describe(copy).kind, describe(copy).model_id) == ("official", "official-v1")


def test_parses_that_differ_from_those_recorded_stop_the_start(copy: Path) -> None:
    meta = json.loads((copy / "meta.json").read_text(encoding="utf-8"))
    meta["golden"][0]["labels"][0][0] = "city"
    (copy / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PARSE, str(copy)], capture_output=True, text=True)
    assert done.returncode != 0
    assert "does not parse as it did" in done.stderr


@pytest.mark.parametrize("name", ["numex/numex.dat", "address_parser/address_parser_phrases.dat"])
def test_a_foreign_file_never_gives_a_half_working_start(copy: Path, name: str) -> None:
    """Without meta.json there are no hashes: the library itself refuses, and we say which command mends it."""
    (copy / "meta.json").unlink()
    (copy / name).write_bytes(b"something else")
    done = subprocess.run([sys.executable, "-c", PARSE, str(copy)], capture_output=True, text=True)
    assert done.returncode != 0
    assert "addrnorm data verify" in done.stderr
