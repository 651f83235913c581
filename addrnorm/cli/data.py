"""`addrnorm data`: the libpostal data in use: shipped compact or official."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addrnorm.libpostal import data as directory
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False, help="The libpostal data in use: status, verify, download.", no_args_is_help=True)
_DataDir = Annotated[Path | None, typer.Option(help="libpostal data directory; the one in use without.", file_okay=False)]


@app.command()
def status(data_dir: _DataDir = None) -> None:
    """Say which data is in use, and where it lies."""
    info = directory.describe(data_dir or Settings.from_env().data_dir, check_hashes=False)
    size = sum(path.stat().st_size for path in info.path.rglob("*") if path.is_file())
    for name, value in (
        ("data", f"{info.kind} ({'shipped with the package' if info.path == directory.SHIPPED else 'given'})"),
        ("directory", str(info.path)),
        ("model", info.model_id),
        ("size", f"{size / 1e6:.1f} MB"),
        ("countries", str(len(info.meta.get("countries", ()))) if info.meta else "all of the official data"),
    ):
        typer.echo(f"{name:10}{value}")


@app.command()
def verify(data_dir: _DataDir = None) -> None:
    """Check the hashes of every file, load the data, and run its golden parses; exit 3 when anything is wrong."""
    from addrnorm import libpostal

    info = libpostal.open_data(data_dir or Settings.from_env().data_dir)
    golden = len(info.meta.get("golden", ()))
    typer.echo(f"{info.model_id}: {len(info.meta.get('files', directory.REQUIRED))} files intact, {golden} golden parses right")


@app.command()
def download(
    target: Annotated[Path, typer.Argument(help="Directory to put the data in.", file_okay=False)],
    url: Annotated[str, typer.Option(help="Where the released archives lie.")] = "",
) -> None:
    """Download libpostal's official data (about 2 GB), resuming where an earlier try stopped."""
    from addrnorm.cli.table import progress
    from addrnorm.libpostal.download import RELEASE, fetch

    with progress("downloading") as bar:
        task = bar.task_ids[0]

        def advance(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        fetch(target, url or RELEASE, advance)
    typer.echo(f"the official data is in {target}: use it with --data-dir {target} or LIBPOSTAL_DATA_DIR={target}", err=True)
