"""Premise numbers: markers dropped, suffix letters joined as the country writes them, compound numbers taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from addrnorm.address import Component
from addrnorm.conventions import Convention, Lexicon
from addrnorm.standardize.words import key_fold, roman_value
from addrnorm.text import fold

#: The canonical number of an address that says it has none (s.n.c.): not the same as a number that was not given.
NONE = "none"

_LEADING_WORD = re.compile(r"^\W*([^\W\d]+(?:[.°º']+[^\W\d]*)*[.°º:]?)\s*(?=.)")
_SUFFIX = re.compile(r"(?<=\d)\s*[/\-]?\s*([^\W\d_])\b(?![.']|-\d)", re.UNICODE)
_SUFFIX_WORD = re.compile(r"(?<=\d)\s*[/\-]?\s*([^\W\d_]{2,})\b")
#: A comma, but for that of a distance: km 4,500.
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}\b)")
_SPACES_AROUND = re.compile(r"\s*([/\-+])\s*")
_JOINED = {"joined": "", "spaced": " ", "slash": "/", "hyphen": "-"}
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_NOT_CANONICAL = re.compile(r"[^\w]+")
_CANONICAL_LETTER = re.compile(r"(?<=\d)-([a-z])(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class Number:
    """A standardized number, and the components that a compound number held besides (unit 2 in 2/15)."""

    text: str
    canonical: str
    others: Mapping[Component, str] = field(default_factory=dict)


@lru_cache(maxsize=1 << 14)
def standardize(value: str, convention: Convention) -> Number:
    """Standardize a premise number.

    >>> from addrnorm import conventions
    >>> standardize("n° 12 / a", conventions.get("IT")).canonical
    '12a'
    """
    lexicon = convention.lexicon
    if lexicon.has("no_number", fold(value)):
        shown = value.strip(" ,") if value.count(".") > 1 else value.strip(" .,")
        return Number(shown.upper() if convention.casing_of(Component.PREMISE_NUMBER) == "upper" else shown.lower(), NONE)
    text = tidy(_without_marker(value.strip(" ,;").rstrip("."), lexicon), convention)
    for pattern in convention.number.splits:
        if match := pattern.fullmatch(text.upper()):
            return _apart(match, text, convention)
    return Number(_letters(text, convention), canonical(text, convention))


def _letters(text: str, convention: Convention) -> str:
    """Letters behind numbers are small in some countries: 12a."""
    return text.lower() if convention.number.letters == "lower" else text


def _without_marker(text: str, lexicon: Lexicon) -> str:
    """Drop ``n.``, ``Nr.``, ``num.`` before the number: noise everywhere."""
    text = text.lstrip("#№ ")
    while (match := _LEADING_WORD.match(text)) and lexicon.has("number_markers", fold(match[1])) and match.end() < len(text):
        text = text[match.end() :].strip(" .:")
    return text


def tidy(text: str, convention: Convention) -> str:
    """Return a number with its suffix joined as the country writes it, in capitals."""
    for sign, spelled in _FRACTIONS.items():
        text = text.replace(sign, f" {spelled}").strip()
    text = _SPACES_AROUND.sub(r"\1", " ".join(_COMMA.sub(" ", text).split()))
    text = _SUFFIX.sub(lambda match: _JOINED[convention.number.suffix] + match[1].upper(), text)
    text = _SUFFIX_WORD.sub(lambda match: _suffix_word(match, convention.lexicon), text)
    return text if any(char.islower() for char in text) and len(text) > 12 else text.upper()


def _suffix_word(match: re.Match[str], lexicon: Lexicon) -> str:
    return f" {match[1]}" if lexicon.has("number_suffixes", fold(match[1])) else match[0]


def _apart(match: re.Match[str], text: str, convention: Convention) -> Number:
    parts = {name: part for name, part in match.groupdict().items() if part}
    number = parts.pop(Component.PREMISE_NUMBER.value, "")
    return Number(_letters(number, convention), canonical(number, convention), {Component(name): part for name, part in parts.items()})


def canonical(text: str, convention: Convention) -> str:
    """Return the number as keys compare it: ``12/A`` and ``12 a`` are ``12a``, ``One`` is ``1``; ranges and fractions keep their hyphen.

    >>> from addrnorm import conventions
    >>> canonical("12 BIS", conventions.get("FR")), canonical("10-12", conventions.get("FR"))
    ('12bis', '10-12')
    """
    if spelled := convention.lexicon.find(fold(text), "numerals"):
        return spelled.canonical
    text = _separated(text, convention.lexicon)
    text = key_fold(_NOT_CANONICAL.sub("-", fold_number(text)).strip("-"), convention.lexicon)
    if convention.number.roman_suffix and (tail := text.rpartition("-"))[0] and roman_value(tail[2]):
        text = f"{tail[0]}-{roman_value(tail[2])}"
    text = re.sub(r"(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)", "", text) if not _grid(text) else text.replace("-", "")
    return re.sub(r"(?<![\w.])0+(?=\d)", "", text)


def _separated(text: str, lexicon: Lexicon) -> str:
    """Words between the parts of a number are hyphens, and its numerals figures, where the language has such: 二丁目21番1号 is 2-21-1."""
    separators = lexicon.lists.get("number_separators")
    if not separators:
        return text
    for word in sorted(separators, key=len, reverse=True):
        text = text.replace(word, "-")
    figures = ((lexicon.find(char, "numerals"), char) for char in text)
    return "".join(figure.canonical if figure else char for figure, char in figures)


def fold_number(text: str) -> str:
    """Fold a number but keep the marks between its parts apart from each other: digits must not run together."""
    return re.sub(r"\s+", " ", text).strip().lower().replace(".", "").replace("'", "")


def _grid(text: str) -> bool:
    """Numbers on a grid: N165 W2123."""
    return bool(re.fullmatch(r"[nsew]\d+-?[nsew]?\d*", text))
