"""`addrnorm health`: ask a running service whether it is serving."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def health(
    target: Annotated[str, typer.Argument(help="host:port of the service; without, the one on this machine at ADDRNORM_PORT.")] = "",
    timeout: Annotated[float, typer.Option(help="Seconds to wait.", min=0.1)] = 2.0,
) -> None:
    """Ask through the gRPC health protocol; exit 0 when SERVING, 3 when not."""
    import grpc
    from grpc_health.v1 import health_pb2, health_pb2_grpc

    from addrnorm.errors import DependencyError
    from addrnorm.settings import Settings

    target = target or f"127.0.0.1:{Settings.from_env().port}"
    with grpc.insecure_channel(target) as channel:
        try:
            reply = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=timeout)
        except grpc.RpcError as error:
            raise DependencyError(f"no answer from {target}: is `addrnorm serve` running?") from error
    name = health_pb2.HealthCheckResponse.ServingStatus.Name(reply.status)
    typer.echo(name)
    raise typer.Exit(0 if name == "SERVING" else 3)
