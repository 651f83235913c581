"""A user's own labelled addresses, added to the corpus: ``addrnorm model train --extra my.tsv``.

One address a line, parts parted by tabs, in the order in which they are written, after the country's code::

    IT	house=Rossi S.r.l.	road=Via Garibaldi	house_number=12/A	postcode=20121	city=Milano	state=MI

Parts are joined by ", ", except number and street, and code and town, which stand side by side. Lines that start with ``#`` are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from addrnorm.errors import InvalidRequest
from addrnorm.model.corpus import Row
from addrnorm.model.grammar import Segment

#: Labels that may stand in a row: those that the shipped model knows.
LABELS = frozenset(
    {"house", "house_number", "road", "unit", "level", "staircase", "entrance", "po_box", "suburb", "city_district", "city"}
    | {"state_district", "state", "postcode", "country", "category", "near"}
)
_SIDE_BY_SIDE = frozenset({("house_number", "road"), ("road", "house_number"), ("postcode", "city"), ("state", "postcode")})


def read_rows(path: Path) -> Iterator[Row]:
    """Read labelled rows; raise InvalidRequest, which names the line, when one cannot be read."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            region, *cells = line.split("\t")
            parts = [cell.partition("=") for cell in cells if cell]
            if not parts or len(region) != 2 or any(label not in LABELS or not text for label, _, text in parts):
                raise InvalidRequest("extra", f"line {number}: want COUNTRY, then label=text parts, parted by tabs")
            yield Row(region.upper(), "", tuple(_written([(text, label) for label, _, text in parts])))


def _written(parts: list[Segment]) -> Iterator[Segment]:
    before = ""
    for text, label in parts:
        if before:
            yield (" " if (before, label) in _SIDE_BY_SIDE else ", ", "")
        yield text, label
        before = label
