"""`addrnorm dedupe`: rows, merge plan, decisions, on files of every form."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from addrnorm.batch import tables
from benchmarks import dedupe as benchmark
from benchmarks import duplicates
from tests.cli.caller import call

NAMES = ("id", "Name", "Address1", "Address2", "City", "Province", "Zip", "Country", "updated")
VALUES = (
    ("a", "Ada", "88 Sycamore Street", "", "Dayton", "OH", "45402", "US", "2026-01-05"),
    ("b", "Bo", "88 sycamore st.", "", "DAYTON", "Ohio", "", "USA", "2026-03-01"),
    ("c", "Cy", "88 Sycamore St", "Apt 4", "Dayton", "OH", "45402", "US", "2026-02-01"),
    ("d", "Di", "Via Manin 4", "", "Lecco", "LC", "23900", "IT", ""),
    ("e", "Ed", "v. manin, 4", "", "Lecco", "", "23900", "Italia", ""),
    ("f", "Fa", "88 Sycamoer Street", "", "Dayton", "OH", "45402", "US", "2026-02-02"),
)
ROWS = [dict(zip(NAMES, values, strict=True)) for values in VALUES]


def table(folder: Path, form: str = "csv") -> Path:
    path = folder / f"customers.{form}"
    with tables.writing(path, list(ROWS[0])) as write:
        for row in ROWS:
            write(row)
    return path


def marked(path: Path) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["addrnorm_cluster"], row["addrnorm_role"]) for row in tables.read(path)}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_rows_are_marked_in_their_order(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"marked.{form}"
    done = call("dedupe", str(table(tmp_path, form)), "-o", str(target))
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert "6 rows, 2 clusters of duplicates, 3 rows that could be merged" in done.stderr.decode()
    found = marked(target)
    assert list(found) == list("abcdef")
    assert {name: cluster for name, (cluster, _) in found.items()} == {"a": "c1", "b": "c1", "c": "c3", "d": "c4", "e": "c4", "f": "c1"}
    assert found["a"][1] == found["d"][1] == "survivor"
    assert found["c"][1] == "single"
    assert [row["Address1"] for row in tables.read(target)] == [row["Address1"] for row in ROWS]


def test_the_plan_says_what_goes_into_what(tmp_path: Path) -> None:
    target = tmp_path / "marked.csv"
    call("dedupe", str(table(tmp_path)), "-o", str(target))
    plan = [(row["cluster"], row["row"], row["action"], row["into_row"]) for row in tables.read(tmp_path / "marked.csv.plan.csv")]
    assert plan == [
        ("c1", "1", "keep", "1"), ("c1", "2", "merge", "1"), ("c1", "6", "merge", "1"), ("c4", "4", "keep", "4"), ("c4", "5", "merge", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize(("rule", "stays"), [("newest", "b"), ("oldest", "a"), ("first", "a"), ("complete", "f")])
def test_the_user_says_who_survives(tmp_path: Path, rule: str, stays: str) -> None:
    target = tmp_path / "marked.csv"
    done = call("dedupe", str(table(tmp_path)), "-o", str(target), "--survivor", rule, "--recency", "updated")
    assert done.returncode == 0, done.stderr
    assert marked(target)[stays] == ("c1", "survivor")


def test_rejected_clusters_are_taken_apart(tmp_path: Path) -> None:
    decisions, target = tmp_path / "decisions.csv", tmp_path / "marked.csv"
    decisions.write_text("cluster,decision\nc1,reject\nc4,accept\n", encoding="utf-8")
    call("dedupe", str(table(tmp_path)), "-o", str(target), "--decisions", str(decisions))
    found = marked(target)
    assert [found[name][1] for name in "abcdef"] == ["single", "single", "single", "survivor", "duplicate", "single"]


def test_people_of_one_house_are_kept_apart(tmp_path: Path) -> None:
    target = tmp_path / "marked.csv"
    done = call("dedupe", str(table(tmp_path)), "-o", str(target), "--person", "--column", "person=Name")
    assert "0 clusters" in done.stderr.decode()


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    target = tmp_path / "marked.csv"
    target.write_text("mine", encoding="utf-8")
    assert call("dedupe", str(table(tmp_path)), "-o", str(target)).returncode == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert call("dedupe", str(table(tmp_path)), "-o", str(target), "--force").returncode == 0
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    "wrong",
    [["--preset", "nonsense"], ["--recency", "nowhere"], ["--survivor", "newest"], ["--person"], ["--column", "locality"], ["-o", "x.xls"]],
)
def test_a_wrong_call_exits_2(tmp_path: Path, wrong: list[str]) -> None:
    done = call("dedupe", str(table(tmp_path)), "-o", str(tmp_path / "out.csv"), *wrong)
    assert done.returncode == 2, done.stderr
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.slow
def test_known_duplicates_are_found(tmp_path: Path) -> None:
    source, target = tmp_path / "table.csv", tmp_path / "marked.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, duplicates.COLUMNS)
        writer.writeheader()
        writer.writerows(duplicates.rows(3000))
    assert call("dedupe", str(source), "-o", str(target), "--preset", "shopify-customers").returncode == 0
    precision, recall = benchmark.quality(target)
    assert precision >= 0.999
    assert recall >= 0.97
