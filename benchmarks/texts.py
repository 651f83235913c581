"""Addresses to measure with: invented, of ten countries, each with a number that changes."""

from __future__ import annotations

_PATTERNS = (
    "via g. marconi {} int 3, 20121 milano mi",
    "{} n. main street apt. 4b springfield il 62701",
    "{} downing st london sw1a2aa",
    "{} bis r de la paix 75002 paris",
    "hauptstr. {}, 10115 berlin",
    "Calle Mayor {}, 3º B, 28013 Madrid",
    "Keizersgracht {} hs, 1015 CN Amsterdam",
    "ul. Długa {} m. 5, 00-238 Warszawa",
    "{} St Kilda Road, Melbourne VIC 3004",
    "Bahnhofstrasse {}, 8001 Zürich",
)
US = ("{} n. main street apt. 4b springfield il 62701", "{} Fifth Avenue, New York, NY 10118", "{} W Randolph St Ste 210 Chicago IL 60606")


def texts(count: int, patterns: tuple[str, ...] = _PATTERNS) -> list[str]:
    """Return ``count`` different addresses."""
    return [patterns[number % len(patterns)].format(number + 1) for number in range(count)]
