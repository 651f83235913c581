"""A typed client for people who do not want stubs: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Any, Self

import grpc

from addrnorm.address import AddressInput, Options, Result
from addrnorm.compare import Comparison
from addrnorm.errors import AddrnormError, DependencyError, InvalidRequest
from addrnorm.service import reading
from addrnorm.v1 import address_service_pb2 as pb
from addrnorm.v1.address_service_pb2_grpc import AddressServiceStub

#: Addresses that one call carries.
_BATCH = 500
_DEFAULTS = Options()


class Client:
    """A connection to a running service.

    ::

        with Client("127.0.0.1:50051") as client:
            print(client.normalize("via roma 1, 20121 milano mi").label.single_line)  # VIA ROMA 1, 20121 MILANO MI

    Raises InvalidRequest when the call was wrong, DependencyError when the service does not answer.
    """

    def __init__(self, target: str = "127.0.0.1:50051", *, timeout: float = 5.0) -> None:
        self._channel = grpc.insecure_channel(target)
        self._stub: Any = AddressServiceStub(self._channel)
        self._timeout = timeout

    def normalize(self, address: str | AddressInput, options: Options = _DEFAULTS) -> Result:
        """Normalize one address: text, or fields and hints."""
        return reading.result(_call(self._stub.Normalize, _request(address, options), self._timeout))

    def normalize_many(self, addresses: Iterable[str | AddressInput], options: Options = _DEFAULTS) -> Iterator[Result | InvalidRequest]:
        """Normalize any number of addresses, lazily and in order; one that breaks the contract has its error in its place."""
        waiting = iter(addresses)
        while batch := [_request(address, options) for address in islice(waiting, _BATCH)]:
            reply = _call(self._stub.BatchNormalize, pb.BatchNormalizeRequest(requests=batch), self._timeout * 10)
            yield from map(_outcome, reply.results)

    def compare(self, a: str | AddressInput, b: str | AddressInput) -> Comparison:
        """Compare two addresses."""
        request = pb.CompareRequest(a=reading.input_to_proto(_input(a)), b=reading.input_to_proto(_input(b)))
        return reading.comparison(_call(self._stub.Compare, request, self._timeout))

    def close(self) -> None:
        """Close the connection."""
        self._channel.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _call(method: Callable[..., Any], request: Any, timeout: float) -> Any:
    try:
        return method(request, timeout=timeout)
    except grpc.RpcError as error:
        raise _error(error.code(), error.details() or "") from None


def _error(code: grpc.StatusCode, details: str) -> AddrnormError:
    if code is grpc.StatusCode.INVALID_ARGUMENT:
        return _invalid(details)
    return DependencyError(f"the service answers {code.name}: {details}")


def _invalid(details: str) -> InvalidRequest:
    field, _, reason = details.partition(": ")
    return InvalidRequest(field, reason)


def _outcome(item: pb.BatchNormalizeResult) -> Result | InvalidRequest:
    return reading.result(item.response) if item.HasField("response") else _invalid(item.status.message)


def _input(address: str | AddressInput) -> AddressInput:
    return AddressInput(text=address) if isinstance(address, str) else address


def _request(address: str | AddressInput, options: Options) -> pb.NormalizeRequest:
    return pb.NormalizeRequest(input=reading.input_to_proto(_input(address)), options=reading.options_to_proto(options))
