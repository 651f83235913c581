"""`addrnorm serve`: the gRPC service. Embedded default: shipped model, cache in memory, no other process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from addrnorm.settings import VARIABLES, Settings

app = typer.Typer(add_completion=False)


def _option(name: str, text: str, **more: Any) -> Any:
    """An option for a setting, with its environment variable in the help."""
    return typer.Option(help=f"{text} [{VARIABLES[name][0]}]", **more)


@app.command()
def serve(
    host: Annotated[str | None, _option("host", "Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, _option("port", "Port to listen on; 0 chooses one.", min=0, max=65535, show_default="50051")] = None,
    redis_url: Annotated[str | None, _option("redis_url", "Redis to share results, such as redis://localhost:6379/0.")] = None,
    cache_size: Annotated[int | None, _option("cache_size", "Results kept in memory.", min=0, show_default="10000")] = None,
    cache_ttl: Annotated[int | None, _option("cache_ttl", "Seconds that Redis keeps a result.", min=1, show_default="604800")] = None,
    overrides: Annotated[
        Path | None, _option("overrides", "Directory of TOML files over our conventions.", file_okay=False, exists=True)
    ] = None,
    data_dir: Annotated[Path | None, _option("data_dir", "libpostal data directory; ours without.", file_okay=False)] = None,
    grace: Annotated[int | None, _option("grace", "Seconds that running calls get when stopped.", min=0, show_default="10")] = None,
    log_level: Annotated[str | None, _option("log_level", "DEBUG, INFO, WARNING or ERROR.", show_default="INFO")] = None,
) -> None:
    """Run the gRPC service until it is stopped (SIGTERM, Ctrl-C).

    Every option has an environment variable, named behind it; ADDRNORM_KEY_SECRET, which keys the hashes of addresses, has no option.
    """
    from addrnorm.service.server import run

    given: dict[str, Any] = {
        "host": host,
        "port": port,
        "redis_url": redis_url,
        "cache_size": cache_size,
        "cache_ttl": cache_ttl,
        "overrides": overrides,
        "data_dir": data_dir,
        "grace": grace,
        "log_level": VARIABLES["log_level"][1](log_level) if log_level else None,
    }
    settings = replace(Settings.from_env(), **{name: value for name, value in given.items() if value is not None})
    run(settings, lambda chosen: typer.echo(f"addrnorm is serving on {settings.host}:{chosen}", err=True))
