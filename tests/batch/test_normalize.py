"""`addrnorm batch`: no row is lost, and a run that was interrupted goes on where it stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrnorm.address import AddressInput, Options, Result
from addrnorm.batch import normalize, tables
from addrnorm.batch.normalize import normalize_table, report
from addrnorm.batch.rows import mapping
from addrnorm.normalizer import Normalizer
from tests.cli.caller import call

COUNT = 9


def table(path: Path) -> Path:
    with tables.writing(path, ["id", "address", "city", "zip", "country"]) as write:
        for at in range(COUNT):
            row = {"id": str(at), "address": f"via manin {at + 1}", "city": "lecco", "zip": "23900", "country": "IT"}
            write(row | ({"country": "Narnia"} if at == 4 else {}))
    return path


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_every_row_is_in_the_output_or_among_the_rejects(tmp_path: Path, form: str) -> None:
    target, rejects = tmp_path / f"clean.{form}", tmp_path / f"clean.{form}.rejects.csv"
    done = call("batch", str(table(tmp_path / f"table.{form}")), "-o", str(target))
    assert done.returncode == 1
    assert "9 rows, 1 rejected" in done.stderr.decode()
    rows, refused = list(tables.read(target)), list(tables.read(rejects))
    assert [row["id"] for row in rows] == ["0", "1", "2", "3", "5", "6", "7", "8"]
    assert (rows[0]["addrnorm_line1"], rows[0]["addrnorm_line2"]) == ("VIA MANIN 1", "23900 LECCO LC")
    assert rows[0]["addrnorm_key"].startswith("an1.IT.P.")
    assert [row["id"] for row in refused] == ["4"]
    assert refused[0][normalize.REASON].startswith("region_hint")


def test_all_rows_done_is_exit_0(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("address,city,zip,country\nvia manin 1,lecco,23900,IT\n", encoding="utf-8")
    assert call("batch", str(path), "-o", str(tmp_path / "clean.csv")).returncode == 0


class Interrupted(Normalizer):
    """A normalizer that stops once, as a machine that is switched off does, and counts what it is asked."""

    asked = 0
    stop_at = 7

    def normalize(self, request: AddressInput, options: Options | None = None) -> Result:
        """Stop at the chosen call."""
        self.asked += 1
        if self.asked == self.stop_at:
            raise KeyboardInterrupt
        return super().normalize(request, options or Options())


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalize, "_PART", 2)
    monkeypatch.setattr("addrnorm.batch.workers.CHUNK", 1)
    source, target, rejects = table(tmp_path / "table.csv"), tmp_path / "clean.csv", tmp_path / "rejects.csv"
    columns, normalizer = mapping(tables.columns(source)), Interrupted()
    with pytest.raises(KeyboardInterrupt):
        normalize_table(source, target, rejects, columns, normalizer, processes=1)
    assert not target.exists()
    normalizer.asked, normalizer.stop_at = 0, 0
    counts = normalize_table(source, target, rejects, columns, normalizer, processes=1)
    assert (counts.resumed, counts.rows, counts.rejected) == (6, COUNT, 1)
    assert normalizer.asked == COUNT - 6
    assert len(list(tables.read(target))) == COUNT - 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.csv", "rejects.csv", "table.csv"]


def test_parts_of_another_table_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalize, "_PART", 2)
    monkeypatch.setattr("addrnorm.batch.workers.CHUNK", 1)
    source, target, rejects = table(tmp_path / "table.csv"), tmp_path / "clean.csv", tmp_path / "rejects.csv"
    columns, normalizer = mapping(tables.columns(source)), Interrupted()
    with pytest.raises(KeyboardInterrupt):
        normalize_table(source, target, rejects, columns, normalizer, processes=1)
    source.write_text("address,city,zip,country\nvia roma 1,lecco,23900,IT\n", encoding="utf-8")
    counts = normalize_table(source, target, rejects, mapping(tables.columns(source)), normalizer, processes=1)
    assert (counts.resumed, counts.rows) == (0, 1)


def test_one_process_or_several_give_the_same(tmp_path: Path, normalizer: Normalizer) -> None:
    source = table(tmp_path / "table.csv")
    columns = mapping(tables.columns(source))
    for name, processes in (("one.csv", 1), ("two.csv", 2)):
        normalize_table(source, tmp_path / name, tmp_path / "rejects.csv", columns, normalizer, processes=processes)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_the_report_is_for_people(tmp_path: Path, normalizer: Normalizer) -> None:
    source = table(tmp_path / "table.csv")
    counts = normalize_table(
        source, tmp_path / "clean.csv", tmp_path / "rejects.csv", mapping(tables.columns(source)), normalizer, processes=1
    )
    text = report(counts)
    assert text.startswith("9 rows, 1 rejected")
    assert "ACCEPT" in text
    assert "manin" not in text
