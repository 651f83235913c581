"""Tables with named columns, row by row in constant memory: CSV, JSON lines, Parquet (extra ``parquet``)."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from addrnorm.errors import DependencyError, InvalidRequest

Row = dict[str, str]
Write = Callable[[Row], None]
_CHUNK = 10_000


def form_of(path: Path) -> str:
    """Return csv, jsonl or parquet by the file's ending; raise InvalidRequest for any other."""
    ending = path.suffix.lower().lstrip(".")
    form = {"csv": "csv", "tsv": "tsv", "jsonl": "jsonl", "ndjson": "jsonl", "parquet": "parquet"}.get(ending)
    if form is None:
        raise InvalidRequest(path.name, "must end in .csv, .tsv, .jsonl or .parquet")
    return form


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a table; every value is text, empty where there is none."""
    if not path.is_file():
        raise InvalidRequest(path.name, "is not a file")
    form = form_of(path)
    if form in ("csv", "tsv"):
        yield from _read_csv(path, "\t" if form == "tsv" else ",")
    elif form == "jsonl":
        yield from _read_jsonl(path)
    else:
        yield from _read_parquet(path)


def _read_csv(path: Path, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(1 << 20)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file, delimiter=delimiter, restkey="_more", restval=""):
            yield {str(name): " ".join(value) if isinstance(value, list) else value or "" for name, value in row.items()}


def _read_jsonl(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _row_of(line, f"{path.name}:{number}")


def _row_of(line: str, where: str) -> Row:
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        value = None
    if not isinstance(value, dict):
        raise InvalidRequest(where, "is not a JSON object")
    return {name: _text(item) for name, item in value.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _read_parquet(path: Path) -> Iterator[Row]:
    for batch in _pyarrow().ParquetFile(path).iter_batches(_CHUNK):
        for row in batch.to_pylist():
            yield {name: _text(value) for name, value in row.items()}


def columns(path: Path) -> list[str]:
    """Return the names of a table's columns; raise InvalidRequest when it has no rows."""
    first = next(read(path), None)
    if first is None:
        raise InvalidRequest(path.name, "has no rows")
    return list(first)


@contextmanager
def writing(path: Path, names: Sequence[str]) -> Iterator[Write]:
    """Write a table with these columns; it appears under its name only when all of it is written."""
    form = form_of(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    part = Path(temporary)
    try:
        with _WRITERS[form](part, names) as write:
            yield write
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _csv_writer(path: Path, names: Sequence[str], delimiter: str = ",") -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        yield writer.writerow


@contextmanager
def _tsv_writer(path: Path, names: Sequence[str]) -> Iterator[Write]:
    with _csv_writer(path, names, "\t") as write:
        yield write


@contextmanager
def _jsonl_writer(path: Path, names: Sequence[str]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8") as file:
        yield lambda row: print(json.dumps({name: row.get(name, "") for name in names}, ensure_ascii=False), file=file)


@contextmanager
def _parquet_writer(path: Path, names: Sequence[str]) -> Iterator[Write]:
    parquet = _pyarrow()
    import pyarrow

    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    held: list[Row] = []
    with parquet.ParquetWriter(path, schema) as writer:

        def flush() -> None:
            if held:
                writer.write_table(pyarrow.Table.from_pylist([{name: row.get(name, "") for name in names} for row in held], schema))
                held.clear()

        def write(row: Row) -> None:
            held.append(row)
            if len(held) >= _CHUNK:
                flush()

        yield write
        flush()


_WRITERS = {"csv": _csv_writer, "tsv": _tsv_writer, "jsonl": _jsonl_writer, "parquet": _parquet_writer}


def _pyarrow() -> Any:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise DependencyError("Parquet needs pyarrow: run `pip install 'addrnorm[parquet]'`") from error
    return pyarrow.parquet
