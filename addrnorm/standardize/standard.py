"""The outcome of standardizing one component."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standard:
    """``text`` is printed on labels; ``canonical`` is compared in keys (folded, language neutral, empty when nothing to compare).

    ``corrected`` when a word was misspelt.
    """

    text: str
    canonical: str
    corrected: bool = False
