"""`addrnorm conventions`: what is known of how each country writes addresses, and whether the files are sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from addrnorm import conventions
from addrnorm.address import Component
from addrnorm.conventions import audit as audits
from addrnorm.conventions.convention import Convention
from addrnorm.conventions.layout import describe_line
from addrnorm.region import resolve

app = typer.Typer(add_completion=False, help="National postal conventions: list, show, check.", no_args_is_help=True)
_CASES = Path("tests/cases/countries")
_Overrides = Annotated[Path | None, typer.Option(help="Directory of TOML files that add to or replace ours.", file_okay=False)]


@app.command("list")
def list_(
    deep: Annotated[bool, typer.Option("--deep", help="Only countries with rules of their own.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the table of the README.")] = False,
    overrides: _Overrides = None,
) -> None:
    """List every country: how deep its rules go, its cases, its sources."""
    counts = audits.case_counts(_CASES) if _CASES.is_dir() else {}
    rows = [
        (code, found.name, found.depth, str(counts.get(code, "")), "; ".join(found.sources[:1]))
        for code in conventions.regions()
        if (found := conventions.get(code, overrides)).depth == "deep" or not deep
    ]
    if markdown:
        typer.echo("| region | country | depth | cases | main source |\n| --- | --- | --- | --- | --- |")
        typer.echo("\n".join(f"| {' | '.join(row)} |" for row in rows))
        return
    table = Table("region", "country", "depth", "cases", "main source", box=None)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


@app.command()
def show(country: Annotated[str, typer.Argument(help="Alpha-2 or alpha-3 code, or name.")], overrides: _Overrides = None) -> None:
    """Show how addresses of one country are written."""
    convention = conventions.get(resolve(country), overrides)
    for title, lines in _sections(convention):
        if lines:
            typer.secho(title, bold=True)
            typer.echo("".join(f"  {line}\n" for line in lines))


@app.command()
def check(overrides: _Overrides = None) -> None:
    """Check every file: schema, examples, counter-examples, layouts. Exit 1 when anything is wrong."""
    found = list(audits.audit(overrides))
    for sentence in found:
        typer.echo(sentence, err=True)
    typer.echo(f"{len(conventions.regions())} countries checked, {len(found)} problems", err=True)
    raise typer.Exit(1 if found else 0)


def _sections(convention: Convention) -> list[tuple[str, list[str]]]:
    rule = convention.postal_code
    return [
        (f"{convention.name} ({convention.region_code})", [f"languages: {', '.join(convention.languages)}", f"rules: {convention.depth}"]),
        ("Lines of the label", [describe_line(line) for line in convention.domestic]),
        ("For example", [line for example in convention.examples[:1] for line in example]),
        ("Required", [" or ".join(_words(part) for part in group) for group in convention.required]),
        ("Not written", sorted(map(_words, convention.unexpected))),
        ("Postal code", [f"like {', '.join(rule.examples[:3])}"] if rule.examples else []),
        ("Capitals", [f"{convention.default_casing}", *(f"{_words(part)}: {style}" for part, style in convention.casing.items())]),
        (
            "Words",
            [f"street types {convention.words.thoroughfare}, units {convention.words.unit}, directions {convention.words.direction}"],
        ),
        ("Limits", [f"{convention.line_length} characters a line"] if convention.line_length else []),
        ("Notes", list(convention.notes)),
        ("Sources", list(convention.sources)),
    ]


def _words(component: Component) -> str:
    return component.value.replace("_", " ")
