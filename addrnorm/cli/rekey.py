"""`addrnorm rekey`: map a table from one key version or secret to another."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from addrnorm.batch.rekey import VERSIONS
from addrnorm.batch.rekey import rekey as work
from addrnorm.batch.rows import AUTO
from addrnorm.cli.table import Column, Force, Preset, Region, Source, Target, check_target, chosen_columns
from addrnorm.errors import InvalidRequest
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def rekey(
    source: Source,
    output: Target,
    key_column: Annotated[str, typer.Option(help="Column that holds the keys.")] = "addrnorm_key",
    old_secret: Annotated[str, typer.Option(help="Environment variable with the secret of the old keys; none for plain keys.")] = "",
    new_secret: Annotated[
        str, typer.Option(help="Environment variable with the secret of the new keys; none for plain keys.")
    ] = "ADDRNORM_KEY_SECRET",
    from_version: Annotated[str, typer.Option("--from", help="Version of the old keys.")] = VERSIONS[-1],
    preset: Preset = AUTO,
    column: Column = None,
    region: Region = "",
    force: Force = False,
) -> None:
    """Write the table with new keys, the old ones beside them, and whether each old key was really this address's.

    Secrets are named by environment variable, so that they stand in no shell history.
    """
    if from_version not in VERSIONS:
        raise InvalidRequest("--from", f"must be one of {', '.join(VERSIONS)}")
    check_target(output, force)
    columns = chosen_columns(source, preset, column)
    old, new = (os.environ.get(name, "").encode() if name else b"" for name in (old_secret, new_secret))
    counts = work(source, output, columns, Normalizer(Settings.from_env()), key_column, old, new, region)
    typer.echo(", ".join(f"{count} {status}" for status, count in counts.items()), err=True)
