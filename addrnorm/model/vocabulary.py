"""The parser's vocabulary: how often each word stands in the corpus. Rare and unknown words are featured by their parts instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_ACRONYM = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?$")
_DIGIT = re.compile(r"\d")


def normalized(token: str) -> str:
    """Return a token as libpostal's parser normalizes it: lower case, no final full stop, digits as D.

    >>> normalized("N.Y."), normalized("SW1A"), normalized("St.")
    ('ny', 'swDa', 'st')
    """
    token = token.lower()
    if _ACRONYM.match(token):
        token = token.replace(".", "")
    return _DIGIT.sub("D", token.rstrip("."))


def count(tokens: Iterable[str]) -> Counter[str]:
    """Count normalized words."""
    return Counter(normalized(token) for token in tokens)


def kept(counts: Mapping[str, int], minimum: int) -> dict[str, int]:
    """Return the words that stand at least ``minimum`` times, in order of the alphabet."""
    return {word: counts[word] for word in sorted(counts) if word and counts[word] >= minimum}
