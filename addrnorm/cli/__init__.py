"""The command line: one module per command, loaded when it is called. Data goes to stdout, everything else to stderr.

Exit codes: 0 done, 1 some rows failed, 2 the call was wrong, 3 a dependency failed.
"""

from __future__ import annotations

import importlib
import importlib.util
import signal
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from addrnorm import __version__
from addrnorm.errors import AddrnormError, DependencyError

#: Command -> (module, help line). A module has a function or a typer app of the command's name, or `app`.
COMMANDS = {
    "serve": "Run the gRPC service.",
    "normalize": "Normalize addresses: standard parts, label, verdict, keys.",
    "parse": "Parse addresses into libpostal's labels.",
    "compare": "Compare two addresses.",
    "batch": "Normalize a table: CSV, JSON lines or Parquet.",
    "dedupe": "Find duplicates in a table.",
    "rekey": "Map a table from one key version or secret to another.",
    "conventions": "What is known of each country: list, show, check.",
    "data": "The libpostal data in use: status, verify, download.",
    "model": "Train and evaluate the compact libpostal data.",
    "health": "Ask a running service whether it is serving.",
}


class LazyGroup(TyperGroup):
    """Loads the module of a command when the command is called: start-up stays quick."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in the order of the documentation."""
        return [name for name in COMMANDS if importlib.util.find_spec(f"addrnorm.cli.{name}")]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"addrnorm.cli.{cmd_name}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Print the help lines without loading the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


app = typer.Typer(
    cls=LazyGroup,
    name="addrnorm",
    help="Postal addresses: parsed by libpostal, standardized by national convention.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"addrnorm {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version.")) -> None:
    """Postal addresses: parsed by libpostal, standardized by national convention."""


def main() -> None:
    """Run the command line; turn our exceptions into one sentence and an exit code."""
    signal.signal(signal.SIGINT, lambda number, frame: sys.exit(130))
    try:
        app()
    except AddrnormError as error:
        typer.secho(f"addrnorm: {error}", fg="red", err=True)
        sys.exit(3 if isinstance(error, DependencyError) else 2)
