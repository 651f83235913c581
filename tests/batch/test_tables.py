"""Tables are read and written row by row, whatever their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrnorm.batch import tables
from addrnorm.errors import InvalidRequest

ROWS = [
    {"id": "1", "address": "Straße 5, Köln", "note": 'quoted "comma, and\nline"'},
    {"id": "2", "address": "", "note": "=1+1"},
]
FORMS = ["csv", "tsv", "jsonl", "ndjson", "parquet"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"table.{form}"
    with tables.writing(path, list(ROWS[0])) as write:
        for row in ROWS:
            write(row)
    assert list(tables.read(path)) == ROWS
    assert tables.columns(path) == ["id", "address", "note"]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_appears_whole_or_not_at_all(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"table.{form}"
    path.write_bytes(b"old")

    def fail() -> None:
        with tables.writing(path, ["id"]) as write:
            write({"id": "1"})
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_excel_marks_its_utf8(tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes(b"\xef\xbb\xbfcity\r\nK\xc3\xb6ln\r\n")
    assert list(tables.read(path)) == [{"city": "Köln"}]


def test_values_of_other_kinds_are_text(tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    path.write_text('{"zip": 20121, "city": null, "tags": ["a"]}\n\n', encoding="utf-8")
    assert list(tables.read(path)) == [{"zip": "20121", "city": "", "tags": '["a"]'}]


def test_a_broken_line_is_named_by_its_number_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    path.write_text('{"a": "1"}\n{"a": "Via Segreta 9"\n', encoding="utf-8")
    with pytest.raises(InvalidRequest, match=r"table\.jsonl:2") as error:
        list(tables.read(path))
    assert "Segreta" not in str(error.value)


@pytest.mark.parametrize("name", ["table.xls", "table", "table.csv.gz"])
def test_other_forms_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidRequest, match="must end in"):
        tables.form_of(tmp_path / name)
