"""What the commands over tables share: choosing columns, checking where output goes, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from addrnorm.batch import tables
from addrnorm.batch.rows import AUTO, Columns, mapping
from addrnorm.errors import InvalidRequest

Source = Annotated[Path, typer.Argument(help="Table to read: .csv, .tsv, .jsonl or .parquet.", dir_okay=False)]
Target = Annotated[Path, typer.Option("--output", "-o", help="Table to write, in the form that its ending names.", dir_okay=False)]
Preset = Annotated[
    str, typer.Option(help="Columns of a known export: shopify-customers, shopify-orders, hubspot, salesforce; auto finds common names.")
]
Column = Annotated[
    list[str] | None, typer.Option("--column", help="FIELD=NAME: which column is which field; address_lines=A|B for several.")
]
Region = Annotated[str, typer.Option(help="Country of rows that name none.")]
Processes = Annotated[int, typer.Option(min=0, help="Processes to work in; 0 for one for each processor.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite what is there.")]


def chosen_columns(path: Path, preset: str = AUTO, column: list[str] | None = None, *, person: bool = False) -> Columns:
    """Return the columns of a table by preset and by the user's word."""
    chosen = {}
    for item in column or ():
        field, equals, name = item.partition("=")
        if not equals:
            raise InvalidRequest("--column", f"must be FIELD=NAME, not {item!r}")
        chosen[field] = name
    return mapping(tables.columns(path), preset, chosen, person=person)


def check_target(path: Path, force: bool) -> None:
    """Refuse to overwrite without being told to, and forms that cannot be written."""
    tables.form_of(path)
    if path.exists() and not force:
        raise InvalidRequest(str(path), "exists already; name another file, or give --force")


@contextmanager
def progress(description: str) -> Iterator[Progress]:
    """Show a progress bar on stderr, on a terminal only."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar:
        bar.add_task(description, total=None)
        yield bar
