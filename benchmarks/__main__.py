"""Time everything that an address goes through, in one run:

    python -m benchmarks [--count 2000]

µs an address: raw libpostal, the whole pipeline, memory cache, Redis one by one and in batches, usaddress and rigour where
installed. Then unary calls: the service against a bare gRPC echo with messages of the same size. Needs the extra ``dev``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import grpc

from addrnorm import libpostal
from addrnorm.address import AddressInput
from addrnorm.cache import CachedNormalizer, MemoryCache, RedisCache
from addrnorm.normalizer import DEFAULTS, Normalizer
from addrnorm.settings import Settings
from addrnorm.v1 import address_pb2, address_service_pb2
from addrnorm.v1.address_service_pb2_grpc import AddressServiceStub
from benchmarks.texts import US, texts
from tests.redis_server import redis_server
from tests.service.caller import service

ROUNDS = 5


def micros(work: Callable[[str], object], items: list[str]) -> float:
    """Return the median over rounds of the µs that one item takes."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for item in items:
            work(item)
        rounds.append((time.perf_counter() - started) / len(items) * 1e6)
    return statistics.median(rounds)


def table(title: str, rows: Iterable[tuple[str, float]], base: float) -> None:
    """Print rows with their ratio to a base."""
    print(f"\n{title}")
    for name, value in rows:
        print(f"  {name:44}{value:>10.1f} µs{value / base:>9.2f}x")


def pipeline(count: int) -> None:
    """Print µs an address for each way through."""
    normalizer, items = Normalizer(Settings()), texts(count)
    from postal.parser import parse_address

    raw = micros(parse_address, items)
    memory = CachedNormalizer(normalizer, [MemoryCache(count)])
    rows = [
        ("postal.parse_address", raw),
        ("parse with confidences", micros(libpostal.parse, items)),
        ("whole pipeline, no cache", micros(lambda text: normalizer.normalize(AddressInput(text=text)), items)),
    ]
    for text in items:
        memory.normalize(AddressInput(text=text))
    rows.append(("memory cache", micros(lambda text: memory.normalize(AddressInput(text=text)), items)))
    with tempfile.TemporaryDirectory() as folder, redis_server(Path(folder)) as redis:
        shared = CachedNormalizer(normalizer, [RedisCache(redis.url, 600)])
        for text in items:
            shared.normalize(AddressInput(text=text))
        rows.append(("Redis, one by one", micros(lambda text: shared.normalize(AddressInput(text=text)), items)))
        batches = [items[at : at + 50] for at in range(0, count, 50)]
        asked = {batch[0]: [(AddressInput(text=text), DEFAULTS) for text in batch] for batch in batches}
        rows.append(("Redis, 50 at a time", micros(lambda first: shared.normalize_many(asked[first]), list(asked)) / 50))
    table(f"µs an address, {count} different ones of ten countries (x: raw libpostal)", rows, raw)


def peers(count: int) -> None:
    """Print peers on American addresses: they parse or tidy only, ours does the whole."""
    items, normalizer = texts(count, US), Normalizer(Settings())
    ours = micros(lambda text: normalizer.normalize(AddressInput(text=text, region_hint="US")), items)
    rows = [("addrnorm, whole pipeline", ours)]
    if importlib.util.find_spec("usaddress"):
        import usaddress

        rows.append(("usaddress.parse (parses only)", micros(usaddress.parse, items)))
    if importlib.util.find_spec("rigour"):
        from rigour.addresses import normalize_address

        rows.append(("rigour.normalize_address (tidies only)", micros(normalize_address, items)))
    table(f"µs an address, {count} different American ones (x: addrnorm)", rows, ours)


def latencies(call: Callable[[int], object], count: int) -> tuple[float, float]:
    """Return median and 99th percentile of a call, in µs."""
    for number in range(50):
        call(number)
    taken = []
    for number in range(count):
        started = time.perf_counter()
        call(number)
        taken.append((time.perf_counter() - started) * 1e6)
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.99)]


@contextmanager
def echo(kind: str, size: int) -> Iterator[str]:
    """Run a bare gRPC server in a process of its own that answers anything with ``size`` bytes."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.echo", kind, str(size)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def unary(count: int) -> None:
    """Print unary calls of the service against a bare echo."""
    asked = [_request(text) for text in texts(count + 50)]
    with (
        tempfile.TemporaryDirectory() as folder,
        service(Path(folder) / "log", "--log-level", "WARNING") as running,
        grpc.insecure_channel(running.target) as channel,
    ):
        stub = AddressServiceStub(channel)
        size = stub.Normalize(asked[0]).ByteSize()
        fresh = latencies(lambda number: stub.Normalize(asked[number]), count)
        cached = latencies(lambda number: stub.Normalize(asked[0]), count)
    threads, aio = (bare(kind, asked[0].SerializeToString(), size, count) for kind in ("threads", "aio"))
    for name, at in (("p50", 0), ("p99", 1)):
        rows = [
            ("bare echo on grpc.aio, same sizes", aio[at]),
            ("bare echo on grpc with threads, same sizes", threads[at]),
            ("Normalize, memory cache", cached[at]),
            ("Normalize, no cache", fresh[at]),
        ]
        table(f"unary {name} (x: bare echo on grpc.aio)", rows, aio[at])


def bare(kind: str, body: bytes, size: int, count: int) -> tuple[float, float]:
    """Return median and 99th percentile of a bare echo, in µs."""
    with echo(kind, size) as target, grpc.insecure_channel(target) as channel:
        call = channel.unary_unary("/echo/Echo")
        return latencies(lambda number: call(body), count)


def _request(text: str) -> address_service_pb2.NormalizeRequest:
    return address_service_pb2.NormalizeRequest(input=address_pb2.AddressInput(text=text))


def main() -> None:
    """Run all of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=2000, help="different addresses in each round")
    count = options.parse_args().count
    print(f"Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    unary(count)
    pipeline(count)
    peers(count)


if __name__ == "__main__":
    main()
