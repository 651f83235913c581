"""Caching: in memory, and in a real Redis server; what is kept cannot be read, and a cache that fails loses nothing."""

from __future__ import annotations

import socket
import socketserver
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.address import AddressInput, Options, PostalFields, Provenance
from addrnorm.cache import CachedNormalizer, MemoryCache, RedisCache
from addrnorm.cache.keys import PREFIX, entry
from addrnorm.cache.sealed import seal, unseal
from addrnorm.errors import CacheError, InvalidRequest
from addrnorm.normalizer import Normalizer
from tests.redis_server import Server, redis_server

ASKED = AddressInput(text="Zanzibarstraße 5, 10115 Berlin")
MODEL = Provenance("compact-1", "rules-1")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with redis_server(tmp_path_factory.mktemp("redis")) as running:
        yield running


Connect = Callable[[str], RedisCache]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Make caches that are closed when the test ends."""
    with ExitStack() as opened:
        yield lambda url: opened.enter_context(closing(RedisCache(url, 60)))


def cached(normalizer: Normalizer, *caches: MemoryCache | RedisCache) -> CachedNormalizer:
    return CachedNormalizer(normalizer, caches)


def test_memory_answers_the_second_time(normalizer: Normalizer) -> None:
    both = cached(normalizer, MemoryCache(10))
    first, second = both.normalize(ASKED), both.normalize(ASKED)
    assert (first.provenance.cache, second.provenance.cache) == ("MISS", "LOCAL")
    assert replace(second, provenance=first.provenance) == first


def test_memory_is_bounded_and_keeps_what_was_used_last(normalizer: Normalizer) -> None:
    memory = MemoryCache(2)
    both = cached(normalizer, memory)
    for number in (1, 2, 1, 3):
        both.normalize(AddressInput(text=f"via roma {number} milano"))
    assert len(memory) == 2
    assert both.normalize(AddressInput(text="via roma 1 milano")).provenance.cache == "LOCAL"
    assert both.normalize(AddressInput(text="via roma 2 milano")).provenance.cache == "MISS"


def test_redis_is_shared_and_fills_memory(normalizer: Normalizer, server: Server, connect: Connect) -> None:
    one = cached(normalizer, MemoryCache(10), connect(server.url))
    other = cached(normalizer, MemoryCache(10), connect(server.url))
    answers = [each.normalize(AddressInput(text="via torino 7 roma")).provenance.cache for each in (one, other, other)]
    assert answers == ["MISS", "REDIS", "LOCAL"]


def test_many_take_one_round_trip_and_keep_order(normalizer: Normalizer, server: Server, connect: Connect) -> None:
    both = cached(normalizer, connect(server.url))
    asked = [(AddressInput(text=f"via bari {n} napoli"), Options()) for n in range(20)] + [(AddressInput(), Options())]
    first, second = both.normalize_many(asked), both.normalize_many(asked)
    assert isinstance(first[-1], InvalidRequest)
    assert isinstance(second[-1], InvalidRequest)
    assert {item.provenance.cache for item in second[:-1] if not isinstance(item, InvalidRequest)} == {"REDIS"}
    assert [item.address.premise_number for item in second[:-1] if not isinstance(item, InvalidRequest)] == [str(n) for n in range(20)]


def test_no_address_can_be_read_in_redis(normalizer: Normalizer, server: Server, connect: Connect) -> None:
    cached(normalizer, connect(server.url)).normalize(ASKED)
    with server.client() as client:
        names = client.keys("*")
        content = b"".join([*names, *client.mget(names)])
        assert all(name.startswith(PREFIX.encode()) for name in names)
        assert all(0 < client.ttl(name) <= 60 for name in names)
    assert not any(word in content for word in (b"anzibar", b"ANZIBAR", b"Berlin", b"10115", b"standard_text", b"addrnorm.address"))


def test_a_value_opens_only_for_who_knows_the_request(normalizer: Normalizer) -> None:
    mine, other = entry(ASKED, Options(), MODEL), entry(AddressInput(text="Zanzibarstraße 6, 10115 Berlin"), Options(), MODEL)
    sealed = seal(normalizer.normalize(ASKED), mine.seal)
    assert unseal(sealed, mine.seal) == normalizer.normalize(ASKED)
    with pytest.raises(CacheError):
        unseal(sealed, other.seal)
    with pytest.raises(CacheError):
        unseal(sealed[:-1] + b"x", mine.seal)


OTHERS = {
    "text": (replace(ASKED, text="Zanzibarstraße 5, 10115 berlin"), Options(), MODEL, b""),
    "hint": (replace(ASKED, region_hint="DE"), Options(), MODEL, b""),
    "fields": (AddressInput(fields=PostalFields(locality="Berlin")), Options(), MODEL, b""),
    "options": (ASKED, Options(max_lines=3), MODEL, b""),
    "model": (ASKED, Options(), replace(MODEL, model_id="compact-2"), b""),
    "rules": (ASKED, Options(), replace(MODEL, rules_version="rules-2"), b""),
    "secret": (ASKED, Options(), MODEL, b"secret"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_changes_the_answer_changes_the_entry(name: str) -> None:
    assert entry(*OTHERS[name]).name != entry(ASKED, Options(), MODEL).name


@given(st.binary(max_size=200))
def test_garbage_in_redis_is_a_miss(raw: bytes) -> None:
    with pytest.raises(CacheError):
        unseal(raw, entry(ASKED, Options(), MODEL).seal)


def test_garbage_in_redis_is_answered_and_replaced(normalizer: Normalizer, server: Server, connect: Connect) -> None:
    asked = AddressInput(text="via milano 9 torino")
    name = entry(asked, Options(), normalizer.provenance, normalizer.settings.key_secret).name
    with server.client() as client:
        client.set(name, b"garbage")
    both = cached(normalizer, connect(server.url))
    assert [both.normalize(asked).provenance.cache for _ in range(2)] == ["MISS", "REDIS"]


def test_redis_that_is_not_there_costs_no_answer(normalizer: Normalizer, connect: Connect) -> None:
    both = cached(normalizer, connect("redis://127.0.0.1:1/0"))
    assert [both.normalize(ASKED).provenance.cache for _ in range(3)] == ["MISS"] * 3


def test_a_full_redis_costs_no_answer(normalizer: Normalizer, tmp_path: Path, connect: Connect) -> None:
    with redis_server(tmp_path, "--maxmemory", "1", "--maxmemory-policy", "noeviction") as full:
        both = cached(normalizer, connect(full.url))
        assert [both.normalize(ASKED).provenance.cache for _ in range(2)] == ["MISS", "MISS"]


def test_a_redis_that_never_answers_is_not_asked_each_time(
    normalizer: Normalizer, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        both = cached(normalizer, connect(f"redis://127.0.0.1:{silent.getsockname()[1]}/0"))
        answers = [both.normalize(AddressInput(text=f"via roma {n} milano")).provenance.cache for n in range(20)]
    assert answers == ["MISS"] * 20
    assert 1 <= caplog.text.count("Redis fails") < 10


class Slow(socketserver.BaseRequestHandler):
    """Passes on what it gets to the real Redis on ``port``, and the answers back, late."""

    port = 0
    asked = 0

    def handle(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port)) as behind:
            while asked := self.request.recv(65536):
                Slow.asked += 1
                time.sleep(0.05)
                behind.sendall(asked)
                self.request.sendall(behind.recv(65536))


def test_a_slow_redis_is_left_alone(normalizer: Normalizer, connect: Connect, server: Server) -> None:
    Slow.port = server.port
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Slow) as slow:
        Thread(target=slow.serve_forever, daemon=True).start()
        with closing(RedisCache(f"redis://127.0.0.1:{slow.server_address[1]}/0", 60)) as late:
            both = cached(normalizer, late)
            answers = [both.normalize(AddressInput(text=f"via trieste {n} milano")).provenance.cache for n in range(40)]
        slow.shutdown()
    assert answers == ["MISS"] * 40
    assert 1 <= Slow.asked < 40


def test_local_asks_memory_only(normalizer: Normalizer, connect: Connect, server: Server) -> None:
    both = cached(normalizer, MemoryCache(10), connect(server.url))
    asked = AddressInput(text="via palermo 3 genova")
    assert both.local(asked) is None
    both.normalize(asked)
    found = both.local(asked)
    assert found is not None
    assert found.provenance.cache == "LOCAL"
    assert cached(normalizer, connect(server.url)).local(asked) is None


def test_a_redis_url_that_is_none_is_a_wrong_call() -> None:
    with pytest.raises(InvalidRequest, match="ADDRNORM_REDIS_URL"):
        RedisCache("nonsense", 60)
