"""Scripts: letters of other alphabets in Latin ones, for keys alone; labels keep the script in which an address was written.

A language file has ``letters`` (its letters, folded, and groups of them, to Latin) and ``spellings`` (ways in which people spell the
same sound in Latin, brought to one: ``kh`` = ``h``). Keys need no pretty text, only that both scripts arrive at the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Transliteration:
    """What the languages of a country say of their script; without it, texts stay as they are."""

    letters: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    _letter: re.Pattern[str] = _NOTHING
    _spelling: re.Pattern[str] = _NOTHING

    @classmethod
    def of(cls, layers: Iterable[Mapping[str, Any]]) -> Transliteration:
        """Read the tables of several layers; what an earlier one says of a letter stands."""
        letters: dict[str, str] = {}
        spellings: dict[str, str] = {}
        for data in layers:
            letters = dict(data.get("letters", {})) | letters
            spellings = dict(data.get("spellings", {})) | spellings
        return cls(letters, spellings, _pattern(letters), _pattern(spellings))

    def latin(self, word: str) -> str:
        """Return a folded word in Latin letters, spelled one way."""
        if not self.letters:
            return word
        if not word.isascii():
            word = self._letter.sub(lambda match: self.letters[match[0]], word)
        return self._spelling.sub(lambda match: self.spellings[match[0]], word)


def _pattern(table: Mapping[str, str]) -> re.Pattern[str]:
    """Match any key of a table, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))) if table else _NOTHING
