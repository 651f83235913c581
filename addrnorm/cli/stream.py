"""Streaming of lines: one reply line per input line, in order, whatever the line holds, in constant memory."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, BinaryIO, TextIO

import typer

from addrnorm.errors import DependencyError, InvalidRequest

Reply = Callable[[Any], dict[str, Any]]
#: gRPC's names, so that both ways of calling say the same.
INVALID, UNAVAILABLE, INTERNAL = "INVALID_ARGUMENT", "UNAVAILABLE", "INTERNAL"
#: Longest line that is read (bytes): many times the longest request; what is longer is skipped, and answered with an error.
LONGEST = 1 << 20
#: Line breaks that JSON leaves alone inside strings, and that many readers of lines do not.
_BREAKS = re.compile("[\x85\u2028\u2029]")


class Source(StrEnum):
    """What the input lines are."""

    TEXT = "text"
    JSONL = "jsonl"


class Sink(StrEnum):
    """What the output lines are."""

    JSONL = "jsonl"


def lines(stream: BinaryIO | None = None) -> Iterator[str | None]:
    """Yield the lines of a binary stream, None for one that is too long; bytes that are no UTF-8 become replacement characters."""
    source = stream or sys.stdin.buffer
    while raw := source.readline(LONGEST):
        if len(raw) == LONGEST and not raw.endswith(b"\n"):
            while (rest := source.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")


def run(source: Source, reply: Reply, from_text: Callable[[str], Any], feed: Iterable[str | None], out: TextIO | None = None) -> int:
    """Answer every line as it comes; return how many failed. Ends quietly when the reader of our output has gone."""
    out, failed = out or sys.stdout, 0
    try:
        for line in feed:
            answer = _answer(line, source, reply, from_text)
            failed += "error" in answer
            out.write(dump(answer) + "\n")
            out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    return failed


def dump(value: dict[str, Any]) -> str:
    """Return JSON in one line, whichever way the reader tells lines; unpaired surrogates become question marks."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _answer(line: str | None, source: Source, reply: Reply, from_text: Callable[[str], Any]) -> dict[str, Any]:
    try:
        if line is None:
            raise InvalidRequest("line", f"is longer than {LONGEST} bytes")
        return reply(from_text(line) if source is Source.TEXT else _read(line))
    except InvalidRequest as error:
        return _error(INVALID, str(error))
    except DependencyError as error:
        return _error(UNAVAILABLE, str(error))
    except Exception as error:  # one bad line must not end the run; the message never holds an address
        return _error(INTERNAL, f"unexpected {type(error).__name__}")


def _read(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest("line", "is not JSON") from error


def _error(code: str, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}


def finish(failed: int) -> None:
    """Say how many lines failed, and exit as documented."""
    if failed:
        typer.echo(f"addrnorm: {failed} lines failed; each has an error in its reply", err=True)
        raise typer.Exit(1)
