"""The rpcs, on grpc.aio. Work that takes the processor runs in one thread, so that health and the network stay awake.

One thread: the C library keeps one context for each process, and no call of it releases the lock of the interpreter.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeAlias, TypeVar

import grpc.aio

from addrnorm import __version__, conventions, libpostal, region
from addrnorm.address import AddressInput, Result
from addrnorm.cache import CachedNormalizer
from addrnorm.cache.cached import Asked
from addrnorm.compare import compare
from addrnorm.errors import DataError, InvalidRequest
from addrnorm.key import KEY_VERSION
from addrnorm.request import TEXT_LIMIT
from addrnorm.service import convert
from addrnorm.v1 import address_service_pb2 as pb
from addrnorm.v1.address_service_pb2_grpc import AddressServiceServicer

T = TypeVar("T")
Context: TypeAlias = "grpc.aio.ServicerContext[Any, Any]"
#: Most items of one BatchNormalize call; most items of a batch or stream that are answered in one go.
BATCH_LIMIT, CHUNK = 1000, 64

Outcome = pb.NormalizeResponse | InvalidRequest


class Servicer(AddressServiceServicer):  # type: ignore[misc]
    """Answers the rpcs of AddressService; until `ready` is called, everything is UNAVAILABLE."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="normalize")
        self._normalizer: CachedNormalizer | None = None

    def ready(self, normalizer: CachedNormalizer) -> None:
        """Start answering."""
        self._normalizer = normalizer

    def close(self) -> None:
        """Let go of the thread and the caches."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._normalizer is not None:
            self._normalizer.close()

    @property
    def _cached(self) -> CachedNormalizer:
        if self._normalizer is None:
            raise DataError("the service is starting: the libpostal data is not verified yet")
        return self._normalizer

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def Normalize(self, request: pb.NormalizeRequest, context: Context) -> pb.NormalizeResponse:
        """Normalize one address; what memory has is answered at once, without a way through the thread."""
        asked, cached = convert.request_from_proto(request), self._cached
        if found := cached.local(*asked):
            return convert.result_to_proto(found)
        return await self._run(lambda: convert.result_to_proto(cached.normalize(*asked)))

    async def BatchNormalize(self, request: pb.BatchNormalizeRequest, context: Context) -> pb.BatchNormalizeResponse:
        """Normalize up to `BATCH_LIMIT` addresses; a bad item has a status in its place."""
        if not 1 <= len(request.requests) <= BATCH_LIMIT:
            raise InvalidRequest("requests", f"must hold 1 to {BATCH_LIMIT} items")
        reply = pb.BatchNormalizeResponse()
        for at in range(0, len(request.requests), CHUNK):  # other calls get their turn between chunks
            outcomes = await self._many(request.requests[at : at + CHUNK])
            reply.results.extend(map(_batch_result, outcomes))
        return reply

    async def StreamNormalize(
        self, requests: AsyncIterator[pb.StreamNormalizeRequest], context: Context
    ) -> AsyncIterator[pb.StreamNormalizeResponse]:
        """Normalize any number of addresses, in order; what has arrived together is answered together."""
        async for chunk in _chunks(requests):
            outcomes = await self._many([item.request for item in chunk])
            for item, outcome in zip(chunk, outcomes, strict=True):
                yield _stream_response(item.id, outcome)

    async def _many(self, requests: Sequence[pb.NormalizeRequest]) -> list[Outcome]:
        cached = self._cached
        return await self._run(lambda: _answers(cached, requests))

    async def Parse(self, request: pb.ParseRequest, context: Context) -> pb.ParseResponse:
        """Parse one text."""
        _check_text(request.text)
        self._cached  # noqa: B018  (says that we are starting)
        return await self._run(lambda: convert.labels_to_proto(libpostal.parse(request.text)))

    async def Expand(self, request: pb.ExpandRequest, context: Context) -> pb.ExpandResponse:
        """Expand one text."""
        _check_text(request.text)
        self._cached  # noqa: B018
        languages = _languages(request.languages)
        return pb.ExpandResponse(expansions=await self._run(lambda: libpostal.expand(request.text, languages)))

    async def Compare(self, request: pb.CompareRequest, context: Context) -> pb.CompareResponse:
        """Compare two addresses."""
        one, two, cached = convert.input_from_proto(request.a), convert.input_from_proto(request.b), self._cached
        return await self._run(lambda: convert.comparison_to_proto(compare(_side(cached, one, "a"), _side(cached, two, "b"))))

    async def ListConventions(self, request: pb.ListConventionsRequest, context: Context) -> pb.ListConventionsResponse:
        """List every country."""
        overrides = self._cached.normalizer.settings.overrides
        found = [await self._run(partial(conventions.get, code, overrides)) for code in conventions.regions()]  # others get their turn
        return pb.ListConventionsResponse(conventions=map(convert.summary_to_proto, found))

    async def GetConvention(self, request: pb.GetConventionRequest, context: Context) -> pb.GetConventionResponse:
        """Show one country."""
        overrides = self._cached.normalizer.settings.overrides
        try:
            code = region.resolve(request.region)
        except InvalidRequest as error:
            raise InvalidRequest("region", error.reason) from error
        return convert.convention_to_proto(conventions.get(code, overrides))

    async def GetInfo(self, request: pb.GetInfoRequest, context: Context) -> pb.GetInfoResponse:
        """Name the versions."""
        normalizer = self._cached.normalizer
        return pb.GetInfoResponse(
            service_version=__version__,
            libpostal_version=libpostal_version(),
            model_id=normalizer.provenance.model_id,
            model_hash=str(normalizer.data.meta.get("hash", "")),
            rules_version=normalizer.provenance.rules_version,
            key_version=KEY_VERSION,
        )


def libpostal_version() -> str:
    """Return the version of whichever distribution provides the binding."""
    for name in ("pypostal-multiarch", "postal"):
        try:
            return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return ""


def _check_text(text: str) -> None:
    if len(text) > TEXT_LIMIT:
        raise InvalidRequest("text", f"is longer than {TEXT_LIMIT} characters")


def _side(cached: CachedNormalizer, request: AddressInput, name: str) -> Result:
    """Normalize one side of a comparison; an error names the side."""
    try:
        return cached.normalize(request)
    except InvalidRequest as error:
        raise error.inside(name) from error


def _languages(given: Iterable[str]) -> list[str]:
    """Return ISO 639-1 codes, English without any: the C library would cut or misread anything else."""
    languages = list(dict.fromkeys(given)) or ["en"]
    if not all(len(code) == 2 and code.isascii() and code.isalpha() and code.islower() for code in languages):
        raise InvalidRequest("languages", "must be ISO 639-1 codes, such as it")
    return languages


def _answers(cached: CachedNormalizer, requests: Sequence[pb.NormalizeRequest]) -> list[Outcome]:
    """Answer many requests; those that break the contract keep their error."""
    asked: list[Asked | InvalidRequest] = []
    for request in requests:
        try:
            asked.append(convert.request_from_proto(request))
        except InvalidRequest as error:
            asked.append(error)
    found = iter(cached.normalize_many([item for item in asked if not isinstance(item, InvalidRequest)]))
    outcomes = [item if isinstance(item, InvalidRequest) else next(found) for item in asked]
    return [item if isinstance(item, InvalidRequest) else convert.result_to_proto(item) for item in outcomes]


def _batch_result(outcome: Outcome) -> pb.BatchNormalizeResult:
    if isinstance(outcome, InvalidRequest):
        return pb.BatchNormalizeResult(status=convert.status_of(outcome))
    return pb.BatchNormalizeResult(response=outcome)


def _stream_response(id_: str, outcome: Outcome) -> pb.StreamNormalizeResponse:
    if isinstance(outcome, InvalidRequest):
        return pb.StreamNormalizeResponse(id=id_, status=convert.status_of(outcome))
    return pb.StreamNormalizeResponse(id=id_, response=outcome)


async def _chunks(requests: AsyncIterator[pb.StreamNormalizeRequest]) -> AsyncIterator[list[pb.StreamNormalizeRequest]]:
    """Gather what arrives while the last chunk is answered, at most `CHUNK` items: the queue bounds what is read ahead."""
    queue: asyncio.Queue[pb.StreamNormalizeRequest | None] = asyncio.Queue(maxsize=CHUNK)

    async def read() -> None:
        async for item in requests:
            await queue.put(item)
        await queue.put(None)

    reader = asyncio.create_task(read())
    try:
        ended = False
        while not ended:
            chunk = [await queue.get()]
            while not queue.empty() and len(chunk) < CHUNK:
                chunk.append(queue.get_nowait())
            ended = chunk[-1] is None
            if items := [item for item in chunk if item is not None]:
                yield items
        await reader
    finally:
        reader.cancel()
