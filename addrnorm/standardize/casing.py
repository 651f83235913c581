"""Upper, title or as-given casing, with particles and apostrophes as the language writes them."""

from __future__ import annotations

import re
import unicodedata

from addrnorm.conventions import Lexicon
from addrnorm.standardize.words import roman_value
from addrnorm.text import fold

_WORD = re.compile(r"[^\s\-/(]+")


def apply(text: str, style: str, lexicon: Lexicon, *, written: str = "") -> str:
    """Return ``text`` in the given style.

    Title casing leaves text alone whose writer mixed capitals and small letters; ``written`` is what was written, where ``text``
    already holds words of ours.
    """
    if style == "upper":
        return upper(text)
    if style == "title" and not is_mixed(written or text):
        return title(text, lexicon)
    return text


def upper(text: str) -> str:
    """Return capitals; Georgian keeps its letters, for its capitals are for headlines only, and Greek capitals have no accents."""
    if any("ა" <= char <= "ჿ" for char in text):
        return text
    if any("\u0370" <= char <= "\u03ff" for char in text):
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace("\u0301", ""))
    return text.upper()


def is_mixed(text: str) -> bool:
    """True when both capitals and small letters occur."""
    return text != text.upper() and text != text.lower()


def title(text: str, lexicon: Lexicon, *, first: bool = True) -> str:
    """Capitalize each word but the particles inside a name; ``first`` says that the text begins the name.

    Words with digits keep their capitals (12A); a word after a short particle and an apostrophe is a name (dell'Unità).
    """
    return _WORD.sub(lambda match: _title_word(match[0], first and match.start() == 0, lexicon), text)


def _title_word(word: str, first: bool, lexicon: Lexicon) -> str:
    if any(char.isdigit() for char in word):
        return word.upper() if len(word) <= 6 and word[-2:].lower() not in ("st", "nd", "rd", "th") else word.lower()
    lower = word.replace("İ", "i").lower()
    head, apostrophe, tail = lower.partition("'")
    if apostrophe and len(tail) > 1:
        return f"{head if not first and lexicon.has('particles', fold(head)) else _capital(head, lexicon)}'{_capital(tail, lexicon)}"
    if not first and lexicon.has("particles", fold(lower)):
        return lower
    return lower.upper() if len(lower) > 1 and roman_value(lower) else _capital(lower, lexicon)


def _capital(word: str, lexicon: Lexicon) -> str:
    """Capitalize the first letter, which may stand behind quotes or dots; Dutch IJ is one letter, Turkish i keeps its dot."""
    if word.startswith("ij"):
        return "IJ" + word[2:]
    for position, char in enumerate(word):
        if char.isalpha():
            capital = "İ" if char == "i" and lexicon.dotted_i else upper(char)
            return word[:position] + capital + word[position + 1 :]
    return word
