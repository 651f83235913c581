"""JSON lines in, JSON lines out: one reply for each line, in order, whatever the line holds."""

from __future__ import annotations

import io
import json
import signal
from typing import Any

import pytest
from google.protobuf import json_format
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.cli import stream
from addrnorm.cli.stream import Source
from addrnorm.v1 import address_service_pb2 as pb
from tests.cli.caller import call, start


def asked(text: str, **more: str) -> bytes:
    return json.dumps({"input": {"text": text, **more}}).encode()


#: What a line may hold -> the code of its error, empty for an answer.
LINES: dict[bytes, str] = {
    asked("via roma 1, 20121 milano mi"): "",
    b"": "INVALID_ARGUMENT",
    b"not JSON": "INVALID_ARGUMENT",
    b"[]": "INVALID_ARGUMENT",
    b"1" * 10_000: "INVALID_ARGUMENT",
    b"[" * 100_000: "INVALID_ARGUMENT",
    b'{"input": {"text": "x"}, "wrong": 1}': "INVALID_ARGUMENT",
    b'{"input": {"text": "x", "fields": {"locality": "y"}}}': "INVALID_ARGUMENT",
    b'{"input": {"text": 5}}': "INVALID_ARGUMENT",
    asked("x" * 1001): "INVALID_ARGUMENT",
    asked("via roma 1", region_hint="Narnia"): "INVALID_ARGUMENT",
    asked("x" * stream.LONGEST): "INVALID_ARGUMENT",
    b'{"input": {"text": "\\ud800 via \\u0000roma \\u2028 1 \\u0085 \xff"}}': "",
    asked("\u202eمرحبا 🎉, \u2028, 12"): "",
    b'\xef\xbb\xbf{"input": {"text": "10 downing st london sw1a2aa"}}\r': "",
}


def test_one_reply_for_each_line_in_order() -> None:
    done = call("normalize", "--from", "jsonl", "--to", "jsonl", feed=b"\n".join(LINES))
    replies = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [reply.get("error", {}).get("code", "") for reply in replies] == list(LINES.values())
    assert replies[0]["label"]["domestic_lines"] == ["VIA ROMA 1", "20121 MILANO MI"]
    assert replies[-1]["address"]["region_code"] == "GB"
    assert done.returncode == 1
    assert f"{sum(map(bool, LINES.values()))} lines failed" in done.stderr.decode()


def test_replies_are_the_protobuf_mapping() -> None:
    done = call("normalize", "--from", "jsonl", "--to", "jsonl", feed=b"\n".join(line for line, code in LINES.items() if not code))
    for line in done.stdout.decode().splitlines():
        json_format.Parse(line, pb.NormalizeResponse())
    assert done.returncode == 0
    assert not done.stderr


def test_text_lines_parse_and_compare() -> None:
    texts = b"via roma 1 milano\n\nhauptstr. 5, 10115 berlin\n"
    normalized = [json.loads(line) for line in call("normalize", "--from", "text", "--to", "jsonl", feed=texts).stdout.splitlines()]
    assert [reply["address"].get("region_code") for reply in normalized] == ["IT", None, "DE"]
    parsed = call("parse", "--from", "jsonl", "--to", "jsonl", feed=b'{"text": "via roma 1 milano"}\n{"text": 1}\n')
    first, second = map(json.loads, parsed.stdout.splitlines())
    assert [part["label"] for part in first["labels"]] == ["road", "house_number", "city"]
    assert second["error"]["message"].startswith("text:")
    pair = b'{"a": {"text": "via roma 1, milano"}, "b": {"text": "MILANO, VIA ROMA 1"}}\n{"a": {"text": "x"}}\n'
    first, second = map(json.loads, call("compare", "--from", "jsonl", "--to", "jsonl", feed=pair).stdout.splitlines())
    assert first["same_delivery_point"] is True
    assert second["error"]["code"] == "INVALID_ARGUMENT"


def test_each_reply_comes_before_the_next_line_is_read() -> None:
    with start("normalize", "--from", "text") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in (1, 2, 3):
            running.stdin.write(f"via roma {number} milano\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["address"]["premise_number"] == str(number)
        running.stdin.close()
        assert running.wait(timeout=10) == 0


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    with start("parse", "--from", "text") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        running.stdin.write(b"via roma 1\n" * 10)
        running.stdin.close()
        assert running.wait(timeout=10) == 0
        assert running.stderr.read() == b""


def test_an_interrupt_ends_it_quietly() -> None:
    with start("normalize", "--from", "text") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b"via roma 1 milano\n")
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=10) == 130
        assert running.stderr.read() == b""


@given(st.lists(st.binary(max_size=50).filter(lambda raw: b"\n" not in raw), max_size=20))
def test_any_bytes_make_as_many_replies(raw: list[bytes]) -> None:
    def reply(request: Any) -> dict[str, Any]:
        return {"got": request}

    out = io.StringIO()
    stream.run(Source.JSONL, reply, str, stream.lines(io.BytesIO(b"".join(line + b"\n" for line in raw))), out)
    assert len(out.getvalue().splitlines()) == len(raw)


@pytest.mark.parametrize("size", [stream.LONGEST - 1, stream.LONGEST, stream.LONGEST + 1, 3 * stream.LONGEST])
def test_lines_are_bounded(size: int) -> None:
    first, second = stream.lines(io.BytesIO(b"x" * size + b"\nnext\n"))
    assert first is None or len(first) == size
    assert (first is None) == (size >= stream.LONGEST)
    assert second == "next"
