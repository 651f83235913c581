"""The words of a country's languages, compiled for look-up by folded phrase."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from addrnorm.conventions.schema import FAMILIES, WORD_LISTS
from addrnorm.conventions.script import Transliteration
from addrnorm.text import fold


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning of a phrase: its family, canonical form, official abbreviation and language."""

    family: str
    canonical: str
    abbreviation: str
    language: str

    @property
    def key(self) -> str:
        """The canonical form as keys compare it."""
        return fold(self.canonical)


@dataclass(slots=True, eq=False)
class Lexicon:
    """Every word of a set of languages; the first language comes first.

    ``phrases`` maps a folded phrase to its meanings; ``longest`` is the most words that a phrase has.
    ``suffixes`` holds (folded suffix, word) for types that are glued to a name, longest first.
    """

    phrases: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    suffixes: tuple[tuple[str, Word], ...] = ()
    longest: int = 1
    single_roman: bool = False
    dotted_i: bool = False
    script: Transliteration = field(default_factory=Transliteration)
    type_positions: dict[str, str] = field(default_factory=dict)
    _misspelt: dict[str, Word] | None = None

    def find(self, phrase: str, family: str) -> Word | None:
        """Return the meaning of a folded phrase within one family, or None."""
        for word in self.phrases.get(phrase, ()):
            if word.family == family:
                return word
        return None

    def longest_match(self, words: Sequence[str], start: int, families: frozenset[str]) -> tuple[int, Word] | None:
        """Return (number of words, meaning) of the longest phrase at ``start`` in one of the families, or None."""
        for count in range(min(self.longest, len(words) - start), 0, -1):
            for word in self.phrases.get(" ".join(words[start : start + count]), ()):
                if word.family in families:
                    return count, word
        return None

    def families(self, phrase: str) -> set[str]:
        """Return the families of all meanings of a folded phrase."""
        return {word.family for word in self.phrases.get(phrase, ())}

    def leads(self, word: Word) -> bool:
        """True for a type that its language writes before the name (which may still stand behind it: Тверская ул.)."""
        return self.type_positions.get(word.language, "before") == "before"

    def misspelt_type(self, phrase: str) -> Word | None:
        """Return the street type that a folded word is but for one typing error; None for any other word."""
        if self._misspelt is None:
            self._misspelt = _misspellings(self)  # thousands, and most streets need none
        return self._misspelt.get(phrase)

    def has(self, name: str, phrase: str) -> bool:
        """True when a folded phrase stands in one of the plain lists (particles, no_number, ...)."""
        return phrase in self.lists.get(name, frozenset())


def compile_lexicon(languages: Iterable[tuple[str, Mapping[str, Any]]], overlay: Mapping[str, Any]) -> Lexicon:
    """Compile language files, in order, and a country's own words (which come first)."""
    layers = [("", overlay), *languages]
    lexicon = Lexicon()
    lexicon.lists = {name: frozenset(fold(word) for _, data in layers for word in data.get(name, ())) - {""} for name in WORD_LISTS}
    main = layers[1:2]
    lexicon.lists["key_digraphs"] = frozenset(pair for _, data in (layers[0], *main) for pair in data.get("key_digraphs", ()))
    lexicon.script = Transliteration.of(data for _, data in layers)
    lexicon.lists["droppable"] |= frozenset(map(lexicon.script.latin, lexicon.lists["droppable"]))
    lexicon.single_roman = any(data.get("single_roman", False) for _, data in layers)
    lexicon.dotted_i = any(data.get("dotted_i", False) for _, data in layers)
    lexicon.type_positions = {code: str(data.get("type_position", "before")) for code, data in layers if code}
    default = next(iter(lexicon.type_positions), "")
    chosen = {(family, canonical): forms[0] for family in FAMILIES for canonical, forms in overlay.get(family, {}).items() if forms}
    owners = _owners(layers[1:], default)
    for phrase, word in (item for code, data in layers for item in _phrases(code, data, chosen, owners)):
        _add(lexicon.phrases, phrase, word)
    lexicon.longest = max((phrase.count(" ") + 1 for phrase in lexicon.phrases), default=1)
    lexicon.suffixes = _suffixes(lexicon.phrases)
    return lexicon


#: Folding loses the sign of a floor below ground (piano -2), and another floor is worse than none.
_NEGATIVE = re.compile(r"(?:^|\s)-\s?\d")


def _owners(languages: Sequence[tuple[str, Mapping[str, Any]]], default: str) -> Mapping[tuple[str, str], str]:
    """Map (family, canonical) to the first language that has it: a country's own abbreviation of a word leaves its language alone."""
    owners: defaultdict[tuple[str, str], str] = defaultdict(lambda: default)
    for code, data in reversed(languages):
        owners.update({(family, canonical): code for family in FAMILIES for canonical in data.get(family, {})})
    return owners


def _phrases(
    language: str, data: Mapping[str, Any], chosen: Mapping[tuple[str, str], str], owners: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, Word]]:
    """Yield every spelling with its meaning; ``chosen`` holds the abbreviations that the country prefers to the language's."""
    for family in FAMILIES:
        for canonical, spellings in data.get(family, {}).items():
            official = spellings[0] if spellings else canonical
            word = Word(family, canonical, chosen.get((family, canonical), official), language or owners[family, canonical])
            own = () if family == "level_names" or (family == "ordinals" and canonical.isdigit()) else (canonical,)
            for spelling in (*own, *spellings):
                signed = family == "level_names" and _NEGATIVE.search(spelling)
                if (phrase := fold(spelling)) and not signed:
                    yield phrase, word


def _add(phrases: dict[str, tuple[Word, ...]], phrase: str, word: Word) -> None:
    """Add a meaning; the first meaning of a phrase within a family stays."""
    known = phrases.get(phrase, ())
    if all(other.family != word.family for other in known):
        phrases[phrase] = (*known, word)


def _suffixes(phrases: Mapping[str, tuple[Word, ...]]) -> tuple[tuple[str, Word], ...]:
    found = [
        (phrase, word)
        for phrase, words in phrases.items()
        for word in words
        if word.family == "thoroughfare_suffixes" and " " not in phrase
    ]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


_TYPES = ("thoroughfare_types", "thoroughfare_suffixes")
#: A shorter misspelling is taken for one only of the types that the language names as its commonest, for it may be a name: Hoff, Plat.
_LONG = 5
#: In so short a type the first letter may be missing, too.
_SHORT = 3
#: Lists whose words say nothing at the start of a street, where a type may stand misspelt.
_ELSEWHERE = frozenset({"ordinal_endings", "number_suffixes", "key_digraphs", "elided", "first_names"})


def _misspellings(lexicon: Lexicon) -> dict[str, Word]:
    """Map what one typing error makes of a type to the type, where it is no other's and no word: a letter left out or doubled, two swapped.

    Another letter in the place of one is left out: plage is no misspelt place.
    """
    known = frozenset(lexicon.phrases).union(*(words for name, words in lexicon.lists.items() if name not in _ELSEWHERE))
    found: dict[str, Word | None] = {}
    for phrase, words in lexicon.phrases.items():
        word = next((word for word in words if word.family in _TYPES and word.key == phrase), None)
        if word is None or not phrase.isalpha():
            continue
        common = lexicon.has("common_types", phrase)
        for wrong in _errors(phrase) - known:
            if (len(wrong) >= _LONG or common) and (wrong[0] == phrase[0] or (common and len(phrase) <= _SHORT)):
                found[wrong] = word if found.get(wrong, word) == word else None
    return {wrong: word for wrong, word in found.items() if word is not None}


def _errors(word: str) -> set[str]:
    places = range(len(word))
    dropped = {word[:at] + word[at + 1 :] for at in places}
    doubled = {word[:at] + word[at] + word[at:] for at in places}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1]}
    return dropped | doubled | swapped
