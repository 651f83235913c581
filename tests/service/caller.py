"""A real service in a process of its own, for tests."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"serving on 127\.0\.0\.1:(\d+)")


@dataclass
class Service:
    """A running service: where it listens, and what it logged so far."""

    target: str
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> int:
        """Ask it to stop, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=15)


@contextmanager
def service(log: Path, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Service]:
    """Run ``addrnorm serve`` on a free port until the block ends."""
    command = [sys.executable, "-c", "from addrnorm.cli import main; main()", "serve", "--port", "0", *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stderr=out, env=os.environ | dict(env or {}))
    try:
        yield Service(f"127.0.0.1:{_port(log, process)}", process, log)
    finally:
        process.kill()
        process.wait()


def _port(log: Path, process: subprocess.Popen[bytes]) -> int:
    for _ in range(300):
        if found := _LINE.search(log.read_text(encoding="utf-8", errors="replace")):
            return int(found[1])
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"the service did not start: {log.read_text(encoding='utf-8', errors='replace')[-500:]}")
