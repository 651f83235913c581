"""The commands for people: pages, JSON, exit codes, start-up."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from addrnorm import __version__
from addrnorm.cli import COMMANDS
from addrnorm.libpostal.data import SHIPPED
from tests.cli.caller import call
from tests.service.caller import service

TEXT = "via g. marconi 12 int 3, 20121 milano mi"


def test_normalize_shows_a_page() -> None:
    done = call("normalize", TEXT)
    page = done.stdout.decode()
    assert [line.strip() for line in page.splitlines()[:3]] == ["INT 3", "VIA G MARCONI 12", "20121 MILANO MI"]
    assert "ACCEPT" in page
    assert "\x1b" not in page
    assert done.returncode == 0


def test_normalize_writes_json() -> None:
    reply = json.loads(call("normalize", "--json", "--region", "Italy", TEXT).stdout)
    assert reply["label"]["single_line"] == "INT 3, VIA G MARCONI 12, 20121 MILANO MI"


def test_markup_in_an_address_is_only_text() -> None:
    done = call("normalize", "[bold]via roma 1[/red] milano :smile:")
    assert done.returncode == 0
    assert "smile" in done.stdout.decode()


def test_parse_and_compare_show_pages() -> None:
    assert call("parse", "via roma 1 milano").stdout.decode().split() == ["road", "via", "roma", "house_number", "1", "city", "milano"]
    assert "not the same delivery point" in call("compare", "via roma 1 milano", "via roma 2 milano").stdout.decode()


WRONG = {
    "no address": ["normalize"],
    "address and stream": ["normalize", "via roma", "--from", "text"],
    "unknown region": ["normalize", "via roma", "--region", "Narnia"],
    "too long": ["normalize", "x" * 1001],
    "unknown option": ["normalize", "--wrong"],
    "unknown command": ["normalise", "via roma"],
    "one address to compare": ["compare", "via roma"],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_exits_2_and_keeps_stdout_clean(name: str) -> None:
    done = call(*WRONG[name])
    assert done.returncode == 2
    assert not done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["normalize", "parse", "compare"])
def test_missing_data_exits_3_with_one_sentence(command: str) -> None:
    done = call(command, "--data-dir", "/nonexistent", *(["a", "b"] if command == "compare" else ["a"]))
    assert done.returncode == 3
    assert "addrnorm data download" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["serve", "normalize"])
def test_damaged_data_never_reaches_the_c_library(tmp_path: Path, command: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    path = data / "address_expansions/address_dictionary.dat"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    done = call(command, "--data-dir", str(data), *(["a"] if command == "normalize" else ["--port", "0"]))
    assert done.returncode == 3
    assert "is damaged" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_health_of_nobody_exits_3() -> None:
    assert call("health", "127.0.0.1:1", "--timeout", "0.5").returncode == 3


def test_health_finds_the_service_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with service(tmp_path / "log") as running:
        monkeypatch.setenv("ADDRNORM_PORT", running.target.rpartition(":")[2])
        done = call("health")
    assert done.stdout.split() == [b"SERVING"]
    assert done.returncode == 0


def test_version_and_help() -> None:
    assert call("--version").stdout.decode().strip() == f"addrnorm {__version__}"
    shown = call("--help").stdout.decode()
    assert all(f" {name} " in shown for name in COMMANDS if name != "model")


def test_normalizing_loads_neither_grpc_nor_redis_nor_tables() -> None:
    code = "import sys, addrnorm.cli.normalize; print(*{'grpc', 'redis', 'pyarrow', 'google.protobuf', 'asyncio'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == []


def test_the_service_loads_libpostal_before_grpc() -> None:
    code = "import sys, addrnorm.service.server; print('grpc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.split() == [b"False"]
