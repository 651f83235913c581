"""Features of a corpus, as libpostal itself computes them: the public switch ``libpostal_parser_print_features`` prints one line per token.

Printing goes to the standard output of this process, so it is run as one: ``python -m addrnorm.model.features DATA ROWS`` with the
output in a file. Each address is preceded by a line ``#`` and its number. Training and serving cannot drift apart.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from addrnorm.model import corpus


def print_features(data: Path, rows: Path) -> None:
    """Print the features of every row of a file."""
    os.environ["LIBPOSTAL_DATA_DIR"] = str(data)
    from postal.parser import parse_address

    from addrnorm.model.tries import library

    lib = library()
    lib.libpostal_parser_print_features.argtypes = [ctypes.c_bool]
    lib.libpostal_parser_print_features(True)
    libc = ctypes.CDLL(None)
    for number, row in enumerate(corpus.read(rows)):
        libc.puts(b"#%d" % number)
        parse_address(row.text.replace("\n", ", "))
    libc.fflush(None)


def read_features(path: Path) -> Iterator[list[list[str]]]:
    """Yield, for every address in order, the features of each token. State-transition features (``prev tag``) are left out."""
    tokens: list[list[str]] | None = None
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line[0] == "#" and line[1:-1].isdigit():
                if tokens is not None:
                    yield tokens
                tokens = []
            elif tokens is not None:
                tokens.append([f for f in line.rstrip("\n")[2:-2].split(", ") if not f.startswith("prev tag+")])
    if tokens is not None:
        yield tokens


if __name__ == "__main__":
    print_features(Path(sys.argv[1]), Path(sys.argv[2]))
