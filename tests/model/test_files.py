"""The files of the parser: written and read, and rows of one's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from addrnorm.errors import InvalidRequest
from addrnorm.libpostal.data import SHIPPED
from addrnorm.model import crf_file, phrases, rows, vocabulary
from addrnorm.model.tries import trie_bytes

WEIGHTS = crf_file.Weights(
    ("city", "house_number", "road"),
    {("word|via", "road"): 2.5, ("word|DD", "house_number"): 1.25, ("word|DD", "road"): -0.5},
    {("road", "house_number"): 0.75, ("house_number", "city"): 0.25},
)


def test_a_crf_file_gives_back_its_labels_and_transitions() -> None:
    data = crf_file.to_bytes(WEIGHTS, trie_bytes)
    assert crf_file.labels_of(data) == WEIGHTS.labels
    found = {pair: weight for pair, weight in crf_file.transitions_of(data).items() if weight}
    assert found == WEIGHTS.transitions


def test_the_same_weights_give_the_same_bytes() -> None:
    turned = crf_file.Weights(WEIGHTS.labels, dict(reversed(WEIGHTS.states.items())), WEIGHTS.transitions)
    assert crf_file.to_bytes(turned, trie_bytes) == crf_file.to_bytes(WEIGHTS, trie_bytes)


def test_a_foreign_file_is_no_crf() -> None:
    with pytest.raises(ValueError, match="not a CRF"):
        crf_file.labels_of(bytes(64))


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["0", "7"])
def test_the_shipped_dictionaries_are_what_the_language_files_make(tmp_path: Path, hash_seed: str) -> None:
    """What broke: a set of spellings was written in another order by each process, so that no training gave the shipped bytes."""
    code = "import sys; from pathlib import Path; from addrnorm.model.basefiles import write_base; write_base(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(made) == 3
    assert {name for name, content in made.items() if (SHIPPED / name).read_bytes() != content} == set()


@pytest.mark.parametrize(("token", "word"), [("N.Y.", "ny"), ("St.", "st"), ("SW1A", "swDa"), ("12-14", "DD-DD"), ("ÉGLISE", "église")])
def test_words_are_counted_as_the_parser_reads_them(token: str, word: str) -> None:
    assert vocabulary.normalized(token) == word


def test_rare_words_are_left_out_of_the_vocabulary() -> None:
    assert vocabulary.kept(Counter({"via": 9, "rare": 1}), 5) == {"via": 9}


def test_phrases_say_which_kind_of_area_is_commonest() -> None:
    data = phrases.to_bytes({"new york": {"city": 9.0, "state": 1.0}}, trie_bytes)
    value = int.from_bytes(data[-4:], "big")
    assert (value >> 16, value & 0xFFFF) == (3, 1 << 5 | 1 << 9)


def test_rows_of_ones_own_are_read_in_written_order(tmp_path: Path) -> None:
    path = tmp_path / "my.tsv"
    path.write_text("# mine\nIT\troad=Via Roma\thouse_number=3\tpostcode=20121\tcity=Milano\n", encoding="utf-8")
    (row,) = rows.read_rows(path)
    assert row.text == "Via Roma 3, 20121 Milano"
    assert [label for _, label in row.segments if label] == ["road", "house_number", "postcode", "city"]


@pytest.mark.parametrize("line", ["IT\tstreet=Via Roma", "Italy\troad=Via Roma", "IT", "IT\troad="])
def test_a_row_that_cannot_be_read_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "my.tsv"
    path.write_text(f"IT\tcity=Roma\n{line}\n", encoding="utf-8")
    with pytest.raises(InvalidRequest, match="line 2"):
        list(rows.read_rows(path))
