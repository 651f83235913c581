"""`addrnorm normalize`: addresses from arguments or from stdin."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from addrnorm import iso20022
from addrnorm.address import AddressInput, NextAction, Options, Result
from addrnorm.cli import stream
from addrnorm.cli.stream import Sink, Source
from addrnorm.normalizer import Normalizer
from addrnorm.serialize import request_from_json, result_to_json
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False)


class Form(StrEnum):
    """What a reply holds."""

    RESULT = "result"
    ISO20022 = "iso20022"
    ISO20022_HYBRID = "iso20022-hybrid"


_FORMS: dict[Form, Callable[[Result], dict[str, Any]]] = {
    Form.RESULT: result_to_json,
    Form.ISO20022: lambda result: {"PstlAdr": iso20022.structured(result.address)},
    Form.ISO20022_HYBRID: lambda result: {"PstlAdr": iso20022.hybrid(result.address)},
}
_COLOURS = {NextAction.ACCEPT: "green", NextAction.FIX: "red"}


@app.command()
def normalize(
    text: Annotated[list[str] | None, typer.Argument(help="An address; each argument is one.", show_default=False)] = None,
    source: Annotated[Source | None, typer.Option("--from", help="Read lines from stdin: free text, or NormalizeRequest JSON.")] = None,
    sink: Annotated[Sink, typer.Option("--to", help="Write one line of JSON for each line read.")] = Sink.JSONL,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON rather than a page for people.")] = False,
    form: Annotated[Form, typer.Option("--as", help="Whole results, or ISO 20022 postal addresses.")] = Form.RESULT,
    region: Annotated[str, typer.Option(help="Country of the addresses: code or name.")] = "",
    max_line_length: Annotated[int, typer.Option(min=0, help="Longest line of the label; 0 for no limit.")] = 0,
    max_lines: Annotated[int, typer.Option(min=0, help="Most lines of the label; 0 for no limit.")] = 0,
    sender_language: Annotated[str, typer.Option(help="Language of the country line.")] = "en",
    require_thoroughfare: Annotated[bool, typer.Option(help="A box at a post office will not do.")] = False,
    canonical: Annotated[bool, typer.Option(help="Show the canonical string behind the keys.")] = False,
    overrides: Annotated[
        Path | None, typer.Option(help="Directory of TOML files over our conventions.", file_okay=False, exists=True)
    ] = None,
    data_dir: Annotated[Path | None, typer.Option(help="libpostal data directory; ours without.", file_okay=False)] = None,
) -> None:
    """Normalize addresses: standard parts, label, verdict, problems, keys."""
    settings = Settings.from_env()
    settings = replace(settings, overrides=overrides or settings.overrides, data_dir=data_dir or settings.data_dir)
    options = Options(max_line_length, max_lines, sender_language, canonical, require_thoroughfare)
    if bool(text) == bool(source):
        raise typer.BadParameter("give addresses as arguments, or --from to read them from stdin")
    normalizer, show = Normalizer(settings), _FORMS[form]
    if source is None:
        for item in text or ():
            result = normalizer.normalize(AddressInput(text=item, region_hint=region), options)
            if as_json or form is not Form.RESULT:
                typer.echo(json.dumps(show(result), ensure_ascii=False, indent=2))
            else:
                page(result)
        return

    def reply(request: Any) -> dict[str, Any]:
        if isinstance(request, AddressInput):
            return show(normalizer.normalize(request, options))
        asked, own = request_from_json(request)
        return show(normalizer.normalize(asked, own if own != Options() else options))

    stream.finish(stream.run(source, reply, lambda line: AddressInput(text=line, region_hint=region), stream.lines(), sys.stdout))


def page(result: Result) -> None:
    """Print a result for people: the label, the verdict, each part with what became of it, the problems."""
    console = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
    console.print("\n".join(f"  {line}" for line in result.label.domestic_lines) or "  (no address)", style="bold")
    action = result.verdict.next_action
    console.print(f"\n{action.value}", style=_COLOURS.get(action, "yellow"), end="")
    console.print(f"  {result.address.region_code or 'no country'}, confidence {result.verdict.confidence:.2f}\n")
    table = Table("part", "read", "standard", "change", "confidence", box=None, pad_edge=False)
    for part in result.components:
        table.add_row(part.component.value, part.input_text, part.standard_text, part.change.value.lower(), f"{part.confidence:.2f}")
    console.print(table)
    for problem in result.problems:
        hint = f" ({problem.suggestion})" if problem.suggestion else ""
        console.print(f"! {problem.component.value}: {problem.message}{hint}", style="yellow")
    if result.unresolved_tokens:
        console.print(f"! not understood: {' '.join(result.unresolved_tokens)}", style="yellow")
    console.print(
        f"key {result.keys.sub_premise or result.keys.premise or result.keys.thoroughfare or result.keys.locality or '-'}\n", style="dim"
    )
