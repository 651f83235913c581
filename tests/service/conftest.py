"""One service for all tests of this folder that need no settings of their own."""

from __future__ import annotations

from collections.abc import Iterator

import grpc
import pytest

from addrnorm.v1.address_service_pb2_grpc import AddressServiceStub
from tests.service.caller import Service, service


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("service") / "log") as found:
        yield found


@pytest.fixture
def channel(running: Service) -> Iterator[grpc.Channel]:
    with grpc.insecure_channel(running.target) as made:
        yield made


@pytest.fixture
def stub(channel: grpc.Channel) -> AddressServiceStub:
    return AddressServiceStub(channel)
