"""`addrnorm compare`: do two addresses name the same delivery point?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from addrnorm.address import AddressInput, Result
from addrnorm.cli import stream
from addrnorm.cli.stream import Sink, Source
from addrnorm.compare import Comparison
from addrnorm.compare import compare as compare_results
from addrnorm.errors import InvalidRequest
from addrnorm.normalizer import Normalizer
from addrnorm.serialize import comparison_to_json, input_from_json
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def compare(
    a: Annotated[str | None, typer.Argument(help="One address.", show_default=False)] = None,
    b: Annotated[str | None, typer.Argument(help="The other.", show_default=False)] = None,
    source: Annotated[Source | None, typer.Option("--from", help='Read lines from stdin: {"a": {"text": …}, "b": {…}}.')] = None,
    sink: Annotated[Sink, typer.Option("--to", help="Write one line of JSON for each line read.")] = Sink.JSONL,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON rather than a page for people.")] = False,
    region: Annotated[str, typer.Option(help="Country of the addresses: code or name.")] = "",
    data_dir: Annotated[Path | None, typer.Option(help="libpostal data directory; ours without.", file_okay=False)] = None,
) -> None:
    """Compare two addresses: match level, score, and the evidence for each component."""
    if source is Source.TEXT or (source is None) == (a is None or b is None):
        raise typer.BadParameter("give two addresses, or --from jsonl to read pairs from stdin")
    settings = Settings.from_env()
    normalizer = Normalizer(settings if data_dir is None else Settings(data_dir, settings.overrides, settings.key_secret))

    def side(request: AddressInput, name: str) -> Result:
        try:
            return normalizer.normalize(request)
        except InvalidRequest as error:
            raise error.inside(name) from error

    def answer(one: AddressInput, two: AddressInput) -> Comparison:
        return compare_results(side(one, "a"), side(two, "b"))

    def reply(request: Any) -> dict[str, Any]:
        if not isinstance(request, dict) or set(request) != {"a", "b"}:
            raise InvalidRequest("request", "must be an object with a and b")
        return comparison_to_json(answer(input_from_json(request["a"], "a"), input_from_json(request["b"], "b")))

    if source is not None:
        stream.finish(stream.run(source, reply, str, stream.lines(), sys.stdout))
        return
    found = answer(AddressInput(text=a, region_hint=region), AddressInput(text=b, region_hint=region))
    if as_json:
        typer.echo(json.dumps(comparison_to_json(found), ensure_ascii=False, indent=2))
    else:
        page(found)


def page(found: Comparison) -> None:
    """Print a comparison for people."""
    console = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
    verdict = "the same delivery point" if found.same_delivery_point else "not the same delivery point"
    console.print(f"{verdict}  ({found.match.value}, score {found.score:.2f})", style="green" if found.same_delivery_point else "yellow")
    table = Table("part", "relation", "a", "b", box=None, pad_edge=False)
    for item in found.evidence:
        table.add_row(item.component.value, item.relation.value.lower(), item.a, item.b)
    console.print(table)
