"""The command line in a process of its own, for tests."""

from __future__ import annotations

import subprocess
import sys

COMMAND = [sys.executable, "-c", "from addrnorm.cli import main; main()"]


def call(*arguments: str, feed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end."""
    return subprocess.run([*COMMAND, *arguments], input=feed, capture_output=True, timeout=60, check=False)


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a command with pipes on all sides."""
    return subprocess.Popen([*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
