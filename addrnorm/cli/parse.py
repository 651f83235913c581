"""`addrnorm parse`: libpostal's labels, each with its probability."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from addrnorm import libpostal
from addrnorm.cli import stream
from addrnorm.cli.stream import Sink, Source
from addrnorm.errors import InvalidRequest
from addrnorm.request import TEXT_LIMIT
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def parse(
    text: Annotated[list[str] | None, typer.Argument(help="An address; each argument is one.", show_default=False)] = None,
    source: Annotated[Source | None, typer.Option("--from", help='Read lines from stdin: free text, or {"text": …}.')] = None,
    sink: Annotated[Sink, typer.Option("--to", help="Write one line of JSON for each line read.")] = Sink.JSONL,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON rather than a page for people.")] = False,
    data_dir: Annotated[Path | None, typer.Option(help="libpostal data directory; ours without.", file_okay=False)] = None,
) -> None:
    """Parse addresses into libpostal's labels, in order."""
    if bool(text) == bool(source):
        raise typer.BadParameter("give addresses as arguments, or --from to read them from stdin")
    libpostal.open_data(data_dir or Settings.from_env().data_dir)
    if source is not None:
        stream.finish(stream.run(source, reply, lambda line: {"text": line}, stream.lines(), sys.stdout))
        return
    for item in text or ():
        if as_json:
            typer.echo(json.dumps(reply({"text": item}), ensure_ascii=False, indent=2))
        else:
            typer.echo("\n".join(f"{part.label:15}{part.value}" for part in libpostal.parse(item)))


def reply(request: Any) -> dict[str, Any]:
    """Return the labels of one request, ``{"text": …}``."""
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise InvalidRequest("text", "must be a string")
    if len(request["text"]) > TEXT_LIMIT:
        raise InvalidRequest("text", f"is longer than {TEXT_LIMIT} characters")
    found = libpostal.parse(request["text"])
    return {"labels": [{"label": part.label, "value": part.value, "confidence": round(part.confidence, 4)} for part in found]}
