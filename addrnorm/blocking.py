"""Coarse strings under which fuzzy matchers look for candidates: they meet when a name is misspelt or a part is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from addrnorm.address import Component

_DIGITS = re.compile(r"\d+")
_PREFIX = 4


def blocking_strings(canonical: Mapping[Component, str]) -> list[str]:
    """Return a few coarse strings of an address: where it is, with its number or with the start of its street's name.

    A pair that differs in one of street, number, postal code or locality still shares one.
    """
    wheres = [f"z={canonical[Component.POSTAL_CODE]}"] if canonical.get(Component.POSTAL_CODE) else []
    wheres += [f"c={canonical[Component.LOCALITY]}"] if canonical.get(Component.LOCALITY) else []
    street = canonical.get(Component.THOROUGHFARE) or canonical.get(Component.PO_BOX) or canonical.get(Component.DEPENDENT_LOCALITY, "")
    number = "".join(_DIGITS.findall(canonical.get(Component.PREMISE_NUMBER, ""))[:1])
    whats = [f"n={number}"] if number else []
    whats += [f"s={_longest(street)}"] if street else []
    strings = [f"{where};{what}" for where in wheres for what in whats]
    return strings + ([f"s={street};n={number}"] if street and number else [])


def _longest(street: str) -> str:
    """Return the start of the longest word of a street: the one that carries the name."""
    return max(street.split(), key=len)[:_PREFIX]
