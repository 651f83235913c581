"""The synthetic corpus: deterministic, aligned with what the parser sees, and free of development sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addrnorm.libpostal.labels import COMPONENTS
from addrnorm.model import align, corpus, countries, evaluate
from addrnorm.model.rows import LABELS

SHORTEST = 14
ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / name for name in ("addrnorm", "tests", "benchmarks")]
DEV = ROOT.parent / "shared" / "eval" / "dev"
SOME = frozenset({"US", "IT", "GB", "FR", "JP", "RU", "SA"})


@pytest.fixture(scope="module")
def rows() -> list[corpus.Row]:
    return list(corpus.generate(1500, 3, only=SOME))


def test_the_same_seed_gives_the_same_rows(rows: list[corpus.Row]) -> None:
    assert list(corpus.generate(300, 3, only=SOME)) == rows[:300]


def test_another_seed_gives_other_rows(rows: list[corpus.Row]) -> None:
    assert list(corpus.generate(20, 4, only=SOME)) != rows[:20]


def test_labels_align_with_tokens(rows: list[corpus.Row]) -> None:
    aligned = [align.labelled_tokens(row.segments) for row in rows]
    assert sum(found is not None for found in aligned) > 0.95 * len(rows)
    for row, found in zip(rows, aligned, strict=True):
        if found:
            assert {label for _, label in found} <= {label for _, label in row.segments}


def test_only_labels_that_the_package_knows_are_given(rows: list[corpus.Row]) -> None:
    given = {label for row in rows for _, label in row.segments if label}
    assert given <= LABELS
    assert given <= set(COMPONENTS) | {"category", "near"}


def test_rows_survive_writing_and_reading(rows: list[corpus.Row], tmp_path: Path) -> None:
    corpus.write(rows[:50], tmp_path / "rows.jsonl")
    assert list(corpus.read(tmp_path / "rows.jsonl")) == rows[:50]


def test_at_least_eighty_countries_have_generation_data() -> None:
    assert len(countries.country_codes()) >= 80


@pytest.mark.slow
@pytest.mark.parametrize("variety", countries.varieties(), ids=lambda v: f"{v.region}-{v.language}")
def test_every_rule_of_a_country_is_defined(variety: countries.Variety) -> None:
    assert countries.grammar(variety, 1).missing() == []


def development_texts() -> set[str]:
    if not DEV.is_dir():
        pytest.skip("the development set is not beside this repository")
    rows = [json.loads(line) for path in DEV.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    return {evaluate.folded(row[key]) for row in rows for key in ("input", "a", "b") if isinstance(row.get(key), str)}


@pytest.mark.slow
def test_no_sentence_of_the_development_set_is_in_the_corpus() -> None:
    full = {text for text in development_texts() if any(c.isdigit() for c in text) and text.count(" ") >= 3}
    made = {evaluate.folded(row.text) for row in corpus.generate(30_000, 7)}
    assert not full & made


@pytest.mark.slow
def test_no_sentence_of_the_development_set_is_in_the_repository() -> None:
    long = {text for text in development_texts() if text.count(" ") >= 2 and len(text) > SHORTEST}
    files = [path for kind in ("py", "toml", "md", "jsonl", "json") for root in SOURCES for path in root.rglob(f"*.{kind}")]
    written = {
        str(path.relative_to(SOURCES[0].parent)): evaluate.folded(path.read_text(encoding="utf-8").replace("/", "")) for path in files
    }
    assert len(written) > 100
    assert {(name, text) for name, whole in written.items() for text in long if text in whole} == set()
