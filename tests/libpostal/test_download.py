"""Downloading the official data, against a real server on this machine."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from addrnorm.errors import DataError
from addrnorm.libpostal.data import REQUIRED, describe
from addrnorm.libpostal.download import ARCHIVES, fetch


def archive(names: list[str]) -> bytes:
    """An archive with a small file of each name."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name in names:
            content = f"content of {name}".encode() * 500
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


class Server(ThreadingHTTPServer):
    """Serves archives with ranges; ``cut`` makes the next answer end early."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        parser = [name for name in REQUIRED if name.startswith("address_parser/")]
        base = [name for name in REQUIRED if name not in parser]
        self.files = dict(zip(ARCHIVES, (archive(base), archive(parser), archive(["language_classifier/x.dat"])), strict=True))
        self.cut = 0
        self.ranges: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        content = self.server.files.get(self.path.lstrip("/"))
        if content is None:
            self.send_error(404)
            return
        start = 0
        if given := self.headers.get("Range"):
            self.server.ranges.append(given)
            start = int(given.removeprefix("bytes=").rstrip("-"))
        if start >= len(content):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end = len(content)
        if self.server.cut:
            end, self.server.cut = start + self.server.cut, 0
        self.wfile.write(content[start:end])

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def test_the_data_is_downloaded_unpacked_and_recognized(server: Server, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    fetch(tmp_path / "official", server.url, lambda *step: seen.append(step))
    assert describe(tmp_path / "official").model_id == "official-v1.0.0"
    assert {name for name, _, _ in seen} == set(ARCHIVES)
    assert all(done <= total for _, done, total in seen)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["official"]


def test_a_download_that_broke_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.cut = 100
    with pytest.raises(DataError, match="again"):
        fetch(tmp_path / "official", server.url)
    assert not (tmp_path / "official").exists()
    fetch(tmp_path / "official", server.url)
    assert server.ranges == ["bytes=100-"]
    assert describe(tmp_path / "official").kind == "official"


def test_new_data_takes_the_place_of_old_in_one_step(server: Server, tmp_path: Path) -> None:
    (tmp_path / "official").mkdir()
    (tmp_path / "official" / "stale").touch()
    fetch(tmp_path / "official", server.url)
    assert not (tmp_path / "official" / "stale").exists()


def test_a_damaged_archive_is_thrown_away_and_old_data_stays(server: Server, tmp_path: Path) -> None:
    (tmp_path / "official").mkdir()
    server.files[ARCHIVES[1]] = server.files[ARCHIVES[1]][:-50] + b"\0" * 50
    with pytest.raises(DataError, match="damaged"):
        fetch(tmp_path / "official", server.url)
    assert (tmp_path / "official").is_dir()


def test_an_archive_that_is_not_there_is_said_so(server: Server, tmp_path: Path) -> None:
    del server.files[ARCHIVES[2]]
    with pytest.raises(DataError, match="404"):
        fetch(tmp_path / "official", server.url)
