"""A bare gRPC server to measure against.

``python -m benchmarks.echo aio|threads SIZE`` prints its port, and answers anything with SIZE bytes.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import grpc.aio


def in_threads(answer: bytes) -> None:
    """Serve with one thread."""
    server = grpc.server(ThreadPoolExecutor(1))
    server.add_generic_rpc_handlers((_handlers(lambda request, context: answer),))
    print(server.add_insecure_port("127.0.0.1:0"), flush=True)
    server.start()
    server.wait_for_termination()


async def on_aio(answer: bytes) -> None:
    """Serve on grpc.aio."""

    async def echo(request: bytes, context: Any) -> bytes:
        return answer

    server = grpc.aio.server()
    server.add_generic_rpc_handlers((_handlers(echo),))
    print(server.add_insecure_port("127.0.0.1:0"), flush=True)
    await server.start()
    await server.wait_for_termination()


def _handlers(echo: Any) -> Any:
    return grpc.method_handlers_generic_handler("echo", {"Echo": grpc.unary_unary_rpc_method_handler(echo)})


if __name__ == "__main__":
    kind, size = sys.argv[1:]
    if kind == "aio":
        asyncio.run(on_aio(b"x" * int(size)))
    else:
        in_threads(b"x" * int(size))
