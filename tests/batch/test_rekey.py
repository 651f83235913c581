"""`addrnorm rekey`: keys move from one secret to another, and what they were not made from is told."""

from __future__ import annotations

from pathlib import Path

from addrnorm.address import AddressInput
from addrnorm.batch import tables
from addrnorm.batch.rekey import CHANGED, MAPPED, NEW, NO_KEY, OLD, STATUS, rekey
from addrnorm.batch.rows import mapping
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings
from tests.cli.caller import call

TEXTS = ("via manin 4, 23900 lecco", "88 Sycamore St, Dayton, OH 45402", "1 rue Pasteur, 49100 Angers", "???")


def finest(normalizer: Normalizer, text: str) -> str:
    keys = normalizer.normalize(AddressInput(text=text)).keys
    return keys.sub_premise or keys.premise or keys.thoroughfare or keys.locality


def keyed(path: Path, normalizer: Normalizer) -> Path:
    """A table whose first key is right, whose second is another address's, and whose third is missing."""
    held = [finest(normalizer, TEXTS[0]), finest(normalizer, TEXTS[0]), "", ""]
    with tables.writing(path, ["text", "key"]) as write:
        for text, key in zip(TEXTS, held, strict=True):
            write({"text": text, "key": key})
    return path


def test_keys_are_mapped_from_plain_to_secret_and_back(tmp_path: Path, normalizer: Normalizer) -> None:
    source, secret, back = keyed(tmp_path / "plain.csv", normalizer), tmp_path / "secret.csv", tmp_path / "back.csv"
    columns = mapping(tables.columns(source))
    counts = rekey(source, secret, columns, normalizer, "key", b"", b"tenant")
    rows = list(tables.read(secret))
    assert [row[STATUS] for row in rows] == [MAPPED, CHANGED, NEW, NO_KEY]
    assert counts == {MAPPED: 1, CHANGED: 1, NEW: 1, NO_KEY: 1}
    assert rows[0]["key"].startswith("an1k.IT.P.")
    assert rows[0][OLD] == finest(normalizer, TEXTS[0])
    rekey(secret, back, columns, normalizer, "key", b"tenant", b"")
    assert [row["key"] for row in tables.read(back)] == [*(finest(normalizer, text) for text in TEXTS[:3]), ""]


def test_a_secret_gives_the_key_that_a_normalizer_with_it_gives(tmp_path: Path, normalizer: Normalizer) -> None:
    source, target = keyed(tmp_path / "plain.csv", normalizer), tmp_path / "secret.csv"
    rekey(source, target, mapping(tables.columns(source)), normalizer, "key", b"", b"tenant")
    assert next(tables.read(target))["key"] == finest(Normalizer(Settings(key_secret=b"tenant")), TEXTS[0])


def test_the_command_refuses_a_version_that_it_cannot_compute(tmp_path: Path, normalizer: Normalizer) -> None:
    source = keyed(tmp_path / "plain.csv", normalizer)
    wrong = call("rekey", str(source), "-o", str(tmp_path / "out.csv"), "--key-column", "key", "--from", "an0")
    assert wrong.returncode == 2
    done = call("rekey", str(source), "-o", str(tmp_path / "out.csv"), "--key-column", "key")
    assert done.returncode == 0
    assert "1 mapped, 1 changed, 1 new, 1 no_key" in done.stderr.decode()
