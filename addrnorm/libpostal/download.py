"""Download libpostal's official data: released archives, resumed where an earlier try stopped, switched in as a whole.

The project publishes no checksums: an archive counts as whole when it has the length that the server announced and unpacks to its end
(gzip carries a checksum of its own).
"""

from __future__ import annotations

import gzip
import shutil
import tarfile
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from pathlib import Path

from addrnorm.errors import DataError
from addrnorm.libpostal.data import REQUIRED

RELEASE = "https://github.com/openvenues/libpostal/releases/download/v1.0.0"
VERSION = "v1.0.0"
ARCHIVES = ("libpostal_data.tar.gz", "parser.tar.gz", "language_classifier.tar.gz")
_CHUNK, _TIMEOUT = 1 << 20, 30.0
#: Unpacked data takes about this many times the room of the archives.
_GROWTH = 3

Progress = Callable[[str, int, int], None]


def fetch(target: Path, url: str = RELEASE, progress: Progress = lambda name, done, total: None) -> None:
    """Download and unpack the archives, then put them in place of ``target`` in one step.

    ``progress`` is told archive, bytes done and bytes in all. Raises DataError; what was downloaded stays for the next try.
    """
    partial, unpacked = target.with_name(f".{target.name}.download"), target.with_name(f".{target.name}.new")
    partial.mkdir(parents=True, exist_ok=True)
    for name in ARCHIVES:
        _fetch(f"{url}/{name}", partial / name, progress)
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir()
    for name in ARCHIVES:
        _unpack(partial / name, unpacked)
    if missing := [name for name in REQUIRED if not (unpacked / name).is_file()]:
        raise DataError(f"the downloaded archives lack {missing[0]}: are they those of libpostal {VERSION}?")
    (unpacked / "data_version").write_text(VERSION + "\n", encoding="utf-8")
    _switch(unpacked, target)
    shutil.rmtree(partial)


def _fetch(url: str, path: Path, progress: Progress) -> None:
    """Fetch one archive; what an earlier try left is kept when the server can go on from there."""
    have = path.stat().st_size if path.is_file() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as reply:
            _save(reply, path, have if reply.status == 206 else 0, progress)
    except urllib.error.HTTPError as error:
        if error.code == 416 and have:
            return
        raise DataError(f"cannot download {url}: the server answers {error.code}; try again, or name another --url") from error
    except (OSError, HTTPException) as error:
        raise DataError(f"cannot download {url}: {error}; run the command again to go on where it stopped") from error


def _save(reply: HTTPResponse, path: Path, have: int, progress: Progress) -> None:
    total = have + int(reply.headers.get("Content-Length") or 0)
    _check_room(path.parent, (total - have) * (1 + _GROWTH))
    with path.open("ab" if have else "wb") as file:
        while chunk := reply.read(_CHUNK):
            file.write(chunk)
            have += len(chunk)
            progress(path.name, have, total)
    if have < total:
        raise DataError(f"{path.name} ended early: run the command again to go on where it stopped")


def _check_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DataError(
            f"the disk has {free // 10**6} MB free, about {needed // 10**6} MB are needed: make room, or name another directory"
        )


def _unpack(archive: Path, folder: Path) -> None:
    """Check the checksum of the whole archive, then unpack it: tar stops reading at its own end."""
    try:
        with gzip.open(archive) as whole:
            while whole.read(_CHUNK):
                pass
        with tarfile.open(archive, "r:gz") as tar:
            tar.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        archive.unlink()
        raise DataError(f"{archive.name} is damaged and was thrown away: run the command again") from error


def _switch(unpacked: Path, target: Path) -> None:
    """Put the new directory in place of the old one, which goes only then."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    unpacked.rename(target)
    shutil.rmtree(old, ignore_errors=True)
