"""Postal codes: national display form; a code that does not look like one is kept as it was written, in capitals."""

from __future__ import annotations

from functools import lru_cache

from addrnorm.conventions import Convention
from addrnorm.standardize.standard import Standard


@lru_cache(maxsize=1 << 14)
def standardize(value: str, convention: Convention) -> Standard:
    """Standardize a postal code; the canonical form is compact.

    >>> from addrnorm import conventions
    >>> standardize("sw1a2aa", conventions.get("GB"))
    Standard(text='SW1A 2AA', canonical='SW1A2AA', corrected=False)
    """
    rule = convention.postal_code
    return Standard(rule.display(value) or " ".join(value.upper().split()), rule.compact(value))
