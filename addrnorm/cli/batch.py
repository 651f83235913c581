"""`addrnorm batch`: normalize a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addrnorm.batch.normalize import normalize_table, report
from addrnorm.batch.rows import AUTO
from addrnorm.cli.table import Column, Force, Preset, Processes, Region, Source, Target, check_target, chosen_columns, progress
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def batch(
    source: Source,
    output: Target,
    rejects: Annotated[
        Path | None, typer.Option(help="Rows that cannot be read, with the reason; OUTPUT.rejects.csv without.", dir_okay=False)
    ] = None,
    preset: Preset = AUTO,
    column: Column = None,
    region: Region = "",
    processes: Processes = 0,
    force: Force = False,
) -> None:
    """Normalize every row of a table. A run that was interrupted goes on where it stopped; exit 1 when rows were rejected."""
    rejects = rejects or output.with_name(f"{output.name}.rejects.csv")
    check_target(output, force)
    columns = chosen_columns(source, preset, column)
    normalizer = Normalizer(Settings.from_env())
    with progress("normalizing") as bar:
        counts = normalize_table(
            source,
            output,
            rejects,
            columns,
            normalizer,
            region=region,
            processes=processes,
            progress=lambda count: bar.update(bar.task_ids[0], advance=count),
        )
    typer.echo(report(counts), err=True)
    typer.echo(f"\nrows: {output}\nrejects: {rejects}", err=True)
    raise typer.Exit(1 if counts.rejected else 0)
