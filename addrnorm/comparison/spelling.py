"""Typing errors are few, and far apart. Names that differ by more are two names."""

from __future__ import annotations

from rapidfuzz.distance import OSA, Levenshtein

#: Names this short are taken as they are; in names up to `_SHORT` another first letter makes another name (Mill, Hill).
_SHORTEST, _SHORT = 3, 5
#: Two errors are forgiven in names of so many letters, and one more for each of so many.
_LONG, _LETTERS_PER_ERROR = 8, 16
#: Errors that stand closer together than this (three within so many letters) are another word.
_CLOSE = 5


def alike(one: str, two: str) -> bool:
    """True when one text (no spaces) is the other with typing errors. A sign of a script that is not Latin is a word.

    >>> alike("fosketttreet", "foskettstreet"), alike("haddonstreet", "foskettstreet"), alike("mill", "hill")
    (True, False, False)
    """
    if one == two:
        return True
    length = min(len(one), len(two))
    if length <= _SHORTEST or not (one.isascii() and two.isascii()):
        return False
    most = 1 if length < _LONG else 2 + length // _LETTERS_PER_ERROR
    if abs(len(one) - len(two)) > most or OSA.distance(one, two, score_cutoff=most) > most:
        return False
    if len(one) == len(two) and length <= _SHORT and one[0] != two[0] and one[0] != two[1]:
        return False
    return most == 1 or _sparse(one, two)


def _sparse(one: str, two: str) -> bool:
    at = [edit.src_pos for edit in Levenshtein.editops(one, two)]
    return all(later - first >= _CLOSE for first, later in zip(at, at[2:], strict=False))
