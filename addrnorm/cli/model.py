"""`addrnorm model`: train and evaluate the compact libpostal data, and write its card. Needs the extra ``train``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from addrnorm.errors import DependencyError

app = typer.Typer(add_completion=False, help="Train and evaluate the compact libpostal data.", no_args_is_help=True)
_Files = Annotated[list[Path] | None, typer.Argument(help="Labelled files: JSON lines with country, input, labels.", exists=True)]
_DataDir = Annotated[Path | None, typer.Option(help="libpostal data directory; the one that ships without.", file_okay=False)]


def _commands() -> Any:
    try:
        from addrnorm.model import commands
    except ImportError as error:
        raise DependencyError("training needs more packages: run `pip install addrnorm[train]`") from error
    return commands


@app.command()
def train(
    out: Annotated[Path, typer.Option(help="Directory to write the data to.", file_okay=False)] = Path("libpostal-data"),
    config: Annotated[Path | None, typer.Option(help="Training configuration; the one that ships without.", exists=True)] = None,
    extra: Annotated[Path | None, typer.Option(help="Your own labelled rows, parted by tabs.", exists=True)] = None,
    addresses: Annotated[int, typer.Option(help="Number of synthetic addresses; as configured without.", min=0)] = 0,
) -> None:
    """Train from nothing: corpus, vocabulary, places, features, weights, meta.json."""
    commands = _commands()
    model_id = commands.train(out, settings=config, extra=extra, addresses=addresses)
    typer.echo(f"{model_id} is in {out}: use it with LIBPOSTAL_DATA_DIR={out}")


@app.command()
def evaluate(
    files: _Files = None,
    data_dir: _DataDir = None,
    synthetic: Annotated[int, typer.Option(help="Number of held-apart synthetic addresses to measure as well.", min=0)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score the data per country and per component, on labelled files and on held-apart synthetic addresses."""
    found = _commands().evaluate_files(files or (), data_dir, synthetic or (0 if files else 5000))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, score in found.items():
        typer.echo(f"{name}: {score['full']:.1%} of {score['cases']} fully right, component F1 {score['f1']:.3f}")
        typer.echo("  components  " + "  ".join(f"{label} {value:.2f}" for label, value in score["components"].items()))
        typer.echo("  countries   " + "  ".join(f"{region or '--'} {full}/{cases}" for region, (full, cases) in score["countries"].items()))


@app.command()
def card(
    files: _Files = None,
    data_dir: _DataDir = None,
    synthetic: Annotated[int, typer.Option(help="Measure on so many held-apart addresses first; as recorded without.", min=0)] = 0,
) -> None:
    """Write the model card from meta.json, after measuring resources, accuracy and confidence where asked to."""
    typer.echo(f"written: {_commands().write_card(data_dir, files or (), synthetic)}")
