"""The service with a real Redis server: shared between processes, and not missed when it dies."""

from __future__ import annotations

from pathlib import Path

import grpc

from addrnorm.v1 import address_pb2 as pb
from addrnorm.v1 import address_service_pb2 as spb
from addrnorm.v1.address_service_pb2_grpc import AddressServiceStub
from tests.redis_server import redis_server
from tests.service.caller import service


def request(number: int) -> spb.NormalizeRequest:
    return spb.NormalizeRequest(input=pb.AddressInput(text=f"via roma {number}, 20121 milano mi"))


def test_another_process_answers_from_redis(tmp_path: Path) -> None:
    with (
        redis_server(tmp_path) as redis,
        service(tmp_path / "a", "--redis-url", redis.url) as one,
        service(tmp_path / "b", "--redis-url", redis.url) as other,
    ):
        caches = []
        for running in (one, other, other):
            with grpc.insecure_channel(running.target) as channel:
                caches.append(AddressServiceStub(channel).Normalize(request(1)).provenance.cache)
    assert caches == [pb.Provenance.MISS, pb.Provenance.REDIS, pb.Provenance.LOCAL]


def test_redis_dies_in_the_middle_of_a_thousand_requests_and_none_fails(tmp_path: Path) -> None:
    with (
        redis_server(tmp_path) as redis,
        service(tmp_path / "log", "--redis-url", redis.url) as running,
        grpc.insecure_channel(running.target) as channel,
    ):
        stub = AddressServiceStub(channel)
        calls = []
        for number in range(1000):
            if number == 400:
                calls[200].result()  # half of what was asked is answered with Redis
                redis.kill()
            calls.append(stub.Normalize.future(request(number % 700), timeout=30))
        answered = [call.result().address.premise_number for call in calls]
        log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Redis fails" in log
    assert answered == [str(number % 700) for number in range(1000)]
