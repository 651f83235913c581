"""Split a component into words, and give each its canonical form: what all modules of this package share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from addrnorm.conventions import Lexicon
from addrnorm.text import fold

_TOKEN = re.compile(r"[^\s,;]+")
_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])|(?<=[^\W\d]\.)-(?=[^\W\d])")
_EDGES = " .:;,\"'()[]|_"
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ORDINAL = re.compile(r"(\d+)([^\W\d_]{1,4})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Atom:
    """One word: its text without edge punctuation, its fold, what joins it to the word before (space or hyphen), and its dot."""

    text: str
    fold: str
    joiner: str = " "
    dot: str = ""


def atoms(text: str, lexicon: Lexicon) -> list[Atom]:
    """Split text at spaces, at hyphens between letters, and at dots that glue an abbreviation to a name (``v.veneto``)."""
    found = []
    for token in _TOKEN.findall(text):
        joiner = " "
        for part in _HYPHEN.split(token):
            for piece in _split_dots(part, lexicon):
                if clean := piece.strip(_EDGES) or piece:
                    found.append(Atom(clean, fold(clean), joiner, "." if piece.endswith(f"{clean}.") and clean[-1].isalnum() else ""))
                    joiner = " "
            joiner = "-"
    return found


def _split_dots(token: str, lexicon: Lexicon) -> list[str]:
    head, dot, tail = token.partition(".")
    if not dot or len(fold(tail)) < 3 or not head.isalpha() or fold(token) in lexicon.phrases:
        return [token]
    return [head, *_split_dots(tail, lexicon)]


def roman_value(word: str) -> int:
    """Return the value of a Roman numeral up to 39 (folded), 0 when it is none.

    >>> roman_value("xxiv"), roman_value("vix"), roman_value("mi")
    (24, 0, 0)
    """
    if not word or not _ROMAN.fullmatch(word):
        return 0
    digits = [_ROMAN_DIGITS[char] for char in word]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def canonical_word(word: str, lexicon: Lexicon) -> str:
    """Return a word as keys compare it: figures for Roman numerals and short ordinals, umlaut spellings as their first letter.

    ``word`` is folded.
    """
    if word.isdigit():
        return word.lstrip("0") or "0"
    if (len(word) > 1 or lexicon.single_roman) and (value := roman_value(word)):
        return str(value)
    if (match := _ORDINAL.fullmatch(word)) and lexicon.has("ordinal_endings", match[2]):
        return match[1].lstrip("0") or "0"
    return key_fold(word, lexicon)


def key_fold(word: str, lexicon: Lexicon) -> str:
    """Collapse the two-letter spellings of umlauts (``oe``) to their first letter, as stripping the dots does.

    A spelling that is a real pair of letters in both texts collapses in both, so equality holds.
    """
    for digraph in lexicon.lists.get("key_digraphs", ()):
        word = word.replace(digraph, digraph[0])
    return lexicon.script.latin(word)


def same_script(written: str, word: str) -> bool:
    """True when a word of ours may stand in a text: no Cyrillic abbreviation in an address that is written in Latin letters."""
    return _other_script(word) <= _other_script(written) or not any(char.isalpha() for char in written)


def _other_script(text: str) -> bool:
    return any(char > "\u036f" and char.isalpha() for char in text)


#: Families whose words mean the same in every kind of name.
NAME_FAMILIES = frozenset({"titles", "qualifiers", "ordinals", "numerals", "given_names"})


def canonical_words(folds: Sequence[str], lexicon: Lexicon, families: frozenset[str] = NAME_FAMILIES) -> list[str]:
    """Return the canonical form of each word or phrase of a name; ``folds`` are folded words."""
    out: list[str] = []
    at = 0
    while at < len(folds):
        count, word = lexicon.longest_match(folds, at, families) or (1, None)
        out.append(key_fold(word.key, lexicon) if word else canonical_word(folds[at], lexicon))
        at += count
    return [word for word in out if word and not lexicon.has("droppable", word)] or out


def joined(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Join elided articles to their word, as the apostrophe does: ``l eglise`` is ``l'église``."""
    out: list[str] = []
    elided = ""
    for at, word in enumerate(words):
        if lexicon.has("elided", word) and at + 1 < len(words):
            elided += word
        else:
            out.append(elided + word)
            elided = ""
    return out


@lru_cache(maxsize=1 << 15)
def canonical_name(text: str, lexicon: Lexicon, families: frozenset[str] = NAME_FAMILIES) -> str:
    """Return a whole name as keys compare it."""
    folds = [word for atom in atoms(text, lexicon) for word in atom.fold.split()]
    return " ".join(joined(canonical_words(folds, lexicon, families), lexicon))
