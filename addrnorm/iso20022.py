"""ISO 20022 postal addresses (PostalAddress27): structured, and hybrid with up to two free lines.

Payments refuse unstructured addresses from November 2026. Town and country are mandatory; lengths and the SWIFT X character set
are those of the payment market practice (CBPR+).
"""

from __future__ import annotations

import re

from addrnorm.address import Address
from addrnorm.text import strip_marks

#: Element -> (longest text, components that fill it, in order).
_STRUCTURED: dict[str, tuple[int, tuple[str, ...]]] = {
    "StrtNm": (70, ("thoroughfare",)),
    "BldgNb": (16, ("premise_number",)),
    "BldgNm": (35, ("premise", "staircase", "entrance")),
    "Flr": (70, ("level",)),
    "PstBx": (16, ("po_box",)),
    "Room": (70, ("sub_premise",)),
    "PstCd": (16, ("postal_code",)),
    "TwnNm": (35, ("locality",)),
    "TwnLctnNm": (35, ("dependent_locality",)),
    "DstrctNm": (35, ("sub_administrative_area",)),
    "CtrySubDvsn": (35, ("administrative_area",)),
}
_LINE = 70
_NOT_X = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


def to_charset(text: str) -> str:
    """Return text in the SWIFT X set: Latin letters without marks, other characters as a full stop.

    >>> to_charset("Königstraße 5 & Söhne")
    'Konigstrasse 5 . Sohne'
    """
    plain = "".join(_plain(char) for char in text)
    return " ".join(_NOT_X.sub(".", plain).split())


def _plain(char: str) -> str:
    folded = strip_marks(char)
    return folded.upper() if char != char.lower() and len(folded) == 1 else folded


def structured(address: Address) -> dict[str, str]:
    """Return the structured form; elements that the address has not are left out. Texts too long are cut at a word."""
    elements = {
        name: _cut(" ".join(filter(None, (getattr(address, part) for part in parts))), size) for name, (size, parts) in _STRUCTURED.items()
    }
    return {name: text for name, text in (elements | {"Ctry": address.region_code}).items() if text}


def hybrid(address: Address) -> dict[str, str | list[str]]:
    """Return the hybrid form: postal code, town, area and country as elements, the rest in at most two lines of 70."""
    elements = structured(address)
    kept: dict[str, str | list[str]] = {name: elements[name] for name in ("PstCd", "TwnNm", "CtrySubDvsn", "Ctry") if name in elements}
    first = " ".join(elements[name] for name in ("StrtNm", "BldgNb", "PstBx") if name in elements)
    second = " ".join(elements[name] for name in ("BldgNm", "Flr", "Room", "TwnLctnNm", "DstrctNm") if name in elements)
    if lines := [_cut(line, _LINE) for line in (first, second) if line]:
        kept["AdrLine"] = lines
    return kept


def _cut(text: str, size: int) -> str:
    text = to_charset(text)
    return text if len(text) <= size else text[: size + 1].rpartition(" ")[0] or text[:size]
