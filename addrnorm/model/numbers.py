"""``numex.dat``: number words of the languages, so that libpostal reads ``quattro`` as 4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from addrnorm.model.packing import i64, joined, sized64, u8, u32, u64
from addrnorm.model.tries import trie_bytes
from addrnorm.text import strip_marks

_SIGNATURE = 0xBBBBBBBB
#: Rules: left and right context, kind, gender, category, radix, value. Kinds 6 and 5 are the empty and the stop-word rule.
_FIRST = ((0, 0, 6, 3, 1, 0, 0), (0, 0, 5, 3, 1, 0, 0))
_TENS = frozenset(range(20, 100, 10))


def numbers_bytes(languages: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the file for language code -> language file; only single words, for compounds are spelled in many ways."""
    rules = list(_FIRST)
    keys: dict[str, int] = {}
    heads = []
    for code, data in sorted(languages.items()):
        start = len(rules)
        for number, words in data.get("numerals", {}).items():
            value = int(number)
            for word in sorted({form for spelling in words if " " not in spelling for form in (spelling.lower(), strip_marks(spelling))}):
                if f"{code}|{word}" not in keys:
                    keys[f"{code}|{word}"] = len(rules)
                    rules.append((0, 0, 0, 3, 1, 10 if value in _TENS else 0, value))
        heads.append(sized64(code) + u8(1) + u64(start) + u64(len(rules) - start) + u64(0) + u64(0))
    packed = joined(u64(a) + u64(b) + u64(c) + u64(d) + u64(e) + u32(radix) + i64(value) for a, b, c, d, e, radix, value in rules)
    return u32(_SIGNATURE) + u64(len(heads)) + joined(heads) + u64(len(rules)) + packed + u64(0) + trie_bytes(keys or {"en|": 0})
