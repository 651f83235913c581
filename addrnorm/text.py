"""Pure Unicode folding: no country or language knowledge.

`prepare` makes any input safe and tidy for parsing; `fold` gives the form in which words are compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Characters without ink: joiners, direction marks, variation selectors, fillers, BOM, soft hyphen.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\uffa0\U000e0000-\U000e0fff]"
)
#: What must never reach C: controls, unpaired surrogates, noncharacters.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_BREAK = re.compile("\\s*(?:\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])\\s*")
_SPACE = re.compile(r"\s+")
_BARS = re.compile(r" (?://|[|·•]) ")
_COMMAS = re.compile(r"\s*,(?:\s*,)*\s*")
#: Vowel signs and the like of Indic and South-East Asian scripts: they make words different, yet are no letters to ``re``.
_SIGNS = "".join(char for char in map(chr, range(0x0900, 0x1800)) if unicodedata.category(char).startswith("M"))
_NOT_WORD = re.compile(rf"[^\w{_SIGNS}]+")

#: Marks that people leave out: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels. Those of other scripts carry meaning.
_OPTIONAL_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")

#: Full-width forms (U+FF01 to U+FF5E) are ASCII moved by 0xFEE0; ideographic space and commas become ours.
_TYPOGRAPHY = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "\u3000\u00a0\u202f"), " ")
    | dict.fromkeys(map(ord, "、，،﹐"), ",")
    | dict.fromkeys(map(ord, "‘’‚‛`´ʼʹ′＇"), "'")
    | dict.fromkeys(map(ord, "“”„«»″＂"), '"')
    | dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
)
#: Letters that decomposition leaves alone, and what they are compared as.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ヶ": "ケ", "ħ": "h", "ŧ": "t"}
    | {"º": "o", "ª": "a", "ĸ": "k", "ŋ": "n", "ə": "e", "ʻ": "'"}
)


def prepare(text: str) -> str:
    """Return text that is safe for C and tidy: composed, without controls or invisible marks, lines joined by commas.

    >>> prepare("Via Roma\\u200b 12\\r\\n20121  Milano")
    'Via Roma 12, 20121 Milano'
    """
    text = _UNSAFE.sub(" ", text)
    text = _LINE_BREAK.sub(", ", text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_TYPOGRAPHY)
    text = _COMMAS.sub(", ", _BARS.sub(", ", _SPACE.sub(" ", text)))
    return text.strip(" ,")


@lru_cache(maxsize=65536)
def strip_marks(text: str) -> str:
    """Return lower-case text without diacritics; ligatures and barred letters become their plain spelling.

    >>> strip_marks("Straße, Łódź, Ærø")
    'strasse, lodz, aero'
    """
    text = text.lower()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", _OPTIONAL_MARKS.sub("", decomposed)).lower()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which words are compared: no case, diacritics or punctuation, single spaces.

    Dots and apostrophes vanish inside a word (``s.n.c.`` is ``snc``); every other mark separates.

    >>> fold("V.le dell'Unità")
    'vle dellunita'
    """
    text = strip_marks(text).replace(".", "").replace("'", "")
    return _NOT_WORD.sub(" ", text).strip()


def tokens(text: str) -> list[str]:
    """Split folded text into words.

    >>> tokens("12, Rue de l'Église")
    ['12', 'rue', 'de', 'leglise']
    """
    return fold(text).split()
