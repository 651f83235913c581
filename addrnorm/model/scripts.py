"""``transliteration.dat``: character tables from Latin with marks, Greek and Cyrillic to plain Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from addrnorm.model.packing import joined, sized64, u8, u32, u64, zero_ended
from addrnorm.model.tries import trie_bytes
from addrnorm.text import strip_marks

_SIGNATURE = 0xAAAAAAAA
_RULES, _OTHER = 0, 1
#: Numbers of scripts in libpostal (unicode_script_types.h).
_LATIN, _GREEK, _CYRILLIC = 2, 5, 7

_CYRILLIC_LETTERS = dict(
    zip(
        "абвгдезийклмнопрстуфхъыьэіїєґўјљњћђџѓќѕқңғүұһөәҳҷ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "*",
            "y",
            "*",
            "e",
            "i",
            "yi",
            "ye",
            "g",
            "u",
            "j",
            "lj",
            "nj",
            "c",
            "d",
            "dz",
            "g",
            "k",
            "dz",
            "k",
            "n",
            "g",
            "u",
            "u",
            "h",
            "o",
            "a",
            "h",
            "j",
        ],
        strict=True,
    )
) | {"ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_GREEK_LETTERS = dict(zip("αβγδεζηικλμνξοπρσςτυφωάέίόύήώϊϋΐΰ", "avgdeziiklmnxoprsstyfoaeioyioiyiy", strict=True)) | {
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
    "ου": "ou",
    "ού": "ou",
}
_SIMPLE = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_NORDIC = {"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"}
_HTML = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'", "&nbsp;": " "}


def _latin() -> dict[str, str]:
    """Every Latin letter with marks, and what is left of it without."""
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        plain = strip_marks(char)
        if unicodedata.category(char).startswith("L") and plain != char and plain.isascii():
            found[char] = plain
    return found


def _cased(table: Mapping[str, str]) -> dict[str, str]:
    """Capitals beside small letters; ``*`` marks letters without a sound."""
    plain = {char: "" if text == "*" else text for char, text in table.items()}
    return plain | {char.upper(): text for char, text in plain.items() if len(char.upper()) == len(char)}


def _transliterators() -> dict[str, list[Mapping[str, str] | str]]:
    """Name -> steps: a table of characters, or the name of another transliterator."""
    return {
        "latin-ascii": [_latin()],
        "latin-ascii-simple": [_SIMPLE],
        "german-ascii": [_cased(_GERMAN), "latin-ascii"],
        "scandinavian-ascii": [_cased(_NORDIC), "latin-ascii"],
        "html-escape": [_HTML],
        "cyrillic-latin": [_cased(_CYRILLIC_LETTERS), "latin-ascii"],
        "greek-latin": [_cased(_GREEK_LETTERS), "latin-ascii"],
    }


#: (script, language or none, transliterators).
_USES: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (_LATIN, "", ("latin-ascii",)),
    (_LATIN, "de", ("german-ascii",)),
    (_LATIN, "da", ("scandinavian-ascii",)),
    (_LATIN, "nb", ("scandinavian-ascii",)),
    (_LATIN, "sv", ("scandinavian-ascii",)),
    (_GREEK, "", ("greek-latin",)),
    (_CYRILLIC, "", ("cyrillic-latin",)),
)


def scripts_bytes() -> bytes:
    """Return the file."""
    heads, steps, replacements = list[bytes](), list[bytes](), list[bytes]()
    texts, keys = list[str](), list[tuple[str, int]]()
    for name, parts in _transliterators().items():
        heads.append(sized64(name) + u8(0) + u32(len(steps)) + u32(len(parts)))
        for number, part in enumerate(parts):
            if isinstance(part, str):
                steps.append(u32(_OTHER) + sized64(part))
                continue
            steps.append(u32(_RULES) + sized64(str(number)))
            for char, text in part.items():
                keys.append((f"{name}|{number}|{char}", len(replacements)))
                replacements.append(u32(len(texts)) + u32(0) + u64(0))
                texts.append(text)
    used = [name for _, _, names in _USES for name in names]
    name_block = joined(map(zero_ended, used))
    return (
        u32(_SIGNATURE)
        + (u64(len(heads)) + joined(heads))
        + (u64(len(_USES)) + joined(_uses()))
        + (u64(len(used)) + u64(len(name_block)) + name_block)
        + (u64(len(steps)) + joined(steps))
        + (u64(len(replacements)) + joined(replacements))
        + _strings(texts)
        + _strings([""])
        + trie_bytes(keys)
    )


def _uses() -> Iterator[bytes]:
    at = 0
    for script, language, names in _USES:
        yield u32(script) + u64(len(language)) + language.encode() + u64(at) + u64(len(names))
        at += len(names)


def _strings(texts: list[str]) -> bytes:
    """A table of strings: where each starts, then all of them."""
    offsets, block = [], b""
    for text in texts:
        offsets.append(u32(len(block)))
        block += zero_ended(text)
    return u64(len(offsets)) + joined(offsets) + u64(len(block)) + block
