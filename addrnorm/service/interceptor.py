"""What every call goes through: our exceptions become statuses, the call is counted, and one line is logged, without any address."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeAlias

import grpc
import grpc.aio

from addrnorm.errors import DependencyError, InvalidRequest
from addrnorm.service.metrics import Metrics

log = logging.getLogger(__name__)
REQUEST_ID = "x-request-id"
_LONGEST_ID = 64
Context: TypeAlias = "grpc.aio.ServicerContext[Any, Any]"
Continuation: TypeAlias = Callable[[grpc.HandlerCallDetails], Awaitable[Any]]


class CallInterceptor(grpc.aio.ServerInterceptor):  # type: ignore[type-arg]
    """Wraps the handlers of our service, each once; health and reflection pass through."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._wrapped: dict[str, Any] = {}
        self._under_way: set[asyncio.Task[Any]] = set()

    async def finish(self, seconds: float) -> float:
        """Wait until the calls that are under way now have sent their replies, for ``seconds`` at most; return the seconds left.

        A server that stops closes each connection behind its last reply, and what the caller had not read by then is lost.
        """
        started = time.monotonic()
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=seconds)
        return max(seconds - (time.monotonic() - started), 0.0)

    async def intercept_service(self, continuation: Continuation, details: grpc.HandlerCallDetails) -> Any:
        """Return the wrapped handler of a method."""
        if wrapped := self._wrapped.get(details.method):
            return wrapped
        handler = await continuation(details)
        if handler is None or not details.method.startswith("/addrnorm."):
            return handler
        self._wrapped[details.method] = wrapped = self._wrap(handler, details.method.rsplit("/", 1)[-1])
        return wrapped

    def _wrap(self, handler: Any, method: str) -> Any:
        if handler.unary_unary:
            call, make = self._unary(handler.unary_unary, method), grpc.unary_unary_rpc_method_handler
        else:
            call, make = self._stream(handler.stream_stream, method), grpc.stream_stream_rpc_method_handler
        return make(call, handler.request_deserializer, handler.response_serializer)

    def _unary(self, handle: Any, method: str) -> Any:
        async def call(request: Any, context: Context) -> Any:
            started, code, id_ = self._begun(), grpc.StatusCode.OK, _request_id(context)
            try:
                return await handle(request, context)
            except asyncio.CancelledError:
                code = grpc.StatusCode.CANCELLED
                raise
            except Exception as error:
                code, message = status(error)
                await context.abort(code, message)
            finally:
                self._ended(method, id_, code, started)

        return call

    def _stream(self, handle: Any, method: str) -> Any:
        async def call(requests: Any, context: Context) -> AsyncIterator[Any]:
            started, code, id_ = self._begun(), grpc.StatusCode.OK, _request_id(context)
            try:
                async for response in handle(requests, context):
                    yield response
            except (asyncio.CancelledError, GeneratorExit):
                code = grpc.StatusCode.CANCELLED
                raise
            except Exception as error:
                code, message = status(error)
                await context.abort(code, message)
            finally:
                self._ended(method, id_, code, started)

        return call

    def _begun(self) -> float:
        """Note the task of the call, which ends when its reply is sent; return the time."""
        if task := asyncio.current_task():
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        return time.perf_counter()

    def _ended(self, method: str, id_: str, code: grpc.StatusCode, started: float) -> None:
        millis = (time.perf_counter() - started) * 1000
        self._metrics.count(method, code.name, millis)
        log.info("%s %s %.1f ms id=%s", method, code.name, millis, id_)


def status(error: Exception) -> tuple[grpc.StatusCode, str]:
    """Return the status of an exception; an unexpected one says its type only, for its text might hold an address."""
    if isinstance(error, InvalidRequest):
        return grpc.StatusCode.INVALID_ARGUMENT, str(error)
    if isinstance(error, DependencyError):
        return grpc.StatusCode.UNAVAILABLE, str(error)
    if isinstance(error, grpc.aio.AbortError):
        raise error
    log.error("unexpected %s at %s", type(error).__name__, _where(error))
    return grpc.StatusCode.INTERNAL, "internal error: the log of the service says where"


def _where(error: Exception) -> str:
    """Return function and line of the innermost frame, without values."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"


def _request_id(context: Context) -> str:
    """Return the caller's request id when it is a plain one, else a new one; the reply carries it too."""
    given = dict(context.invocation_metadata() or ()).get(REQUEST_ID, "")
    plain = isinstance(given, str) and 0 < len(given) <= _LONGEST_ID and given.replace("-", "").isalnum()
    id_ = given if plain else uuid.uuid4().hex[:16]
    context.set_trailing_metadata(((REQUEST_ID, id_),))
    return id_
