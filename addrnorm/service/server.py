"""The composition root: settings → caches → servicer → server; start, health, graceful stop.

Order matters: libpostal is loaded before grpc is imported, so that workers can be forked on one copy of the data; the port then opens
with health NOT_SERVING, which turns to SERVING when the golden parses have been checked.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from addrnorm import libpostal
from addrnorm.address import AddressInput
from addrnorm.cache import CachedNormalizer
from addrnorm.errors import DependencyError
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings

if TYPE_CHECKING:
    from addrnorm.service.interceptor import CallInterceptor
    from addrnorm.service.servicer import Servicer

log = logging.getLogger(__name__)
SERVICE = "addrnorm.v1.AddressService"
#: Longest message that is accepted: a batch of 1,000 requests at their limits, and some.
MAX_MESSAGE = 16 * 1024 * 1024


def run(settings: Settings, started: Callable[[int], None] = lambda port: None) -> None:
    """Serve until SIGTERM or SIGINT; ``started`` is told the port once the service is SERVING.

    Raises DataError when the libpostal data is missing, damaged or foreign, DependencyError when the port is taken.
    """
    logging.basicConfig(level=settings.log_level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    libpostal.load(settings.data_dir)
    asyncio.run(_serve(settings, started))


async def _serve(settings: Settings, started: Callable[[int], None]) -> None:
    from addrnorm.service.interceptor import CallInterceptor
    from addrnorm.service.metrics import Metrics
    from addrnorm.service.servicer import Servicer

    servicer, checks, metrics = Servicer(), _health(), Metrics()
    calls = CallInterceptor(metrics)
    server = _server(servicer, checks, calls)
    await _say(checks, serving=False)
    port = _listen(server, settings)
    await server.start()
    stopped, writing = _stop_on_signals(), asyncio.create_task(metrics.write_at_intervals())
    try:
        servicer.ready(await asyncio.get_running_loop().run_in_executor(None, _normalizer, settings))
        gc.collect()
        gc.freeze()  # what is loaded stays: collections need not look at it again
        await _say(checks, serving=True)
        log.info("serving on %s:%d", settings.host, port)
        started(port)
        await stopped.wait()
    finally:
        log.info("stopping: calls under way have %d s", settings.grace)
        await checks.enter_graceful_shutdown()
        await server.stop(await calls.finish(settings.grace))
        writing.cancel()
        metrics.write()
        servicer.close()


def _health() -> Any:
    from grpc_health.v1 import health

    return health.aio.HealthServicer()  # type: ignore[attr-defined]


def _server(servicer: Servicer, checks: Any, calls: CallInterceptor) -> Any:
    """Put our service, health and reflection behind one server."""
    import grpc.aio
    from grpc_health.v1 import health, health_pb2_grpc
    from grpc_reflection.v1alpha import reflection

    from addrnorm.v1 import address_service_pb2_grpc

    options = [("grpc.max_receive_message_length", MAX_MESSAGE), ("grpc.max_send_message_length", MAX_MESSAGE), ("grpc.so_reuseport", 0)]
    server = grpc.aio.server(interceptors=[calls], options=options)
    address_service_pb2_grpc.add_AddressServiceServicer_to_server(servicer, server)
    health_pb2_grpc.add_HealthServicer_to_server(checks, server)
    reflection.enable_server_reflection((SERVICE, health.SERVICE_NAME, reflection.SERVICE_NAME), server)
    return server


def _listen(server: Any, settings: Settings) -> int:
    try:
        return int(server.add_insecure_port(f"{settings.host}:{settings.port}"))
    except RuntimeError as error:
        raise DependencyError(f"cannot listen on {settings.host}:{settings.port}: is it in use? Choose another --port") from error


def _normalizer(settings: Settings) -> CachedNormalizer:
    """Verify the data, and go the whole way once with each golden text: the first caller need not wait for what is read on demand."""
    normalizer = Normalizer(settings)
    for case in normalizer.data.meta.get("golden", ()):
        normalizer.normalize(AddressInput(text=case["text"]))
    return CachedNormalizer.from_settings(normalizer, settings)


async def _say(checks: Any, *, serving: bool) -> None:
    """Set the health of the service, and of the whole."""
    from grpc_health.v1.health_pb2 import HealthCheckResponse

    for name in (SERVICE, ""):
        await checks.set(name, HealthCheckResponse.SERVING if serving else HealthCheckResponse.NOT_SERVING)


def _stop_on_signals() -> asyncio.Event:
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    return stopped
