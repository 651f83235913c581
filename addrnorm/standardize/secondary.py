"""What stands below the number: unit, level, staircase, entrance, building. Keeps the kind; never merges, never drops.

Parsers mix these labels up, so all their text is read together, in order, by the words of the language:
``scala C, interno 12``, ``34th Floor``, ``2. OG links``, ``bât. B, 3e étage``, ``Apt 4 Bldg 2``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from addrnorm.address import Component
from addrnorm.conventions import Convention, Lexicon, Word
from addrnorm.key import BUILDING_MARK
from addrnorm.standardize import casing
from addrnorm.standardize.standard import Standard
from addrnorm.standardize.words import Atom, atoms, canonical_name, canonical_word, roman_value, same_script
from addrnorm.text import fold

_KINDS = {
    "units": Component.SUB_PREMISE,
    "sides": Component.SUB_PREMISE,
    "levels": Component.LEVEL,
    "level_names": Component.LEVEL,
    "staircases": Component.STAIRCASE,
    "entrances": Component.ENTRANCE,
    "buildings": Component.PREMISE,
}
_FAMILIES = frozenset(_KINDS)
_MARKED = re.compile(r"(\d+)\s*[º°ª]")
_GLUED = re.compile(r"([^\W\d]+)[.:]?(\d+\w*)")
_LONGEST_IDENTIFIER = 4
_SMALL = re.compile(r"\d{1,2}")
_ORDINAL = re.compile(r"\d+[^\W\d]{1,3}")
_HASH = re.compile(r"#\s*")
_NUMBER_SIGN = re.compile(r"^(?:n[or]?|num)$")


@dataclass(slots=True)
class Part:
    """One designator with its identifier: word (None when only the identifier was written), identifier, its canonical form."""

    component: Component
    word: Word | None = None
    identifier: list[str] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    written: str = ""


def standardize(value: str, default: Component, convention: Convention) -> dict[Component, Standard]:
    """Read secondary text; identifiers without a word belong to ``default`` (what the parser said).

    >>> from addrnorm import conventions
    >>> standardize("apt. 4b", Component.SUB_PREMISE, conventions.get("US"))[Component.SUB_PREMISE]
    Standard(text='APT 4B', canonical='4b', corrected=False)
    """
    merged: dict[Component, list[Standard]] = {}
    for part in read(value, default, convention):
        merged.setdefault(part.component, []).append(Standard(_text(part, convention), _canonical(part, convention)))
    return {component: _join(component, parts) for component, parts in merged.items()}


def read(value: str, default: Component, convention: Convention) -> list[Part]:
    """Split secondary text into designators with their identifiers, in order."""
    lexicon = convention.lexicon
    words = _prepared(value, convention)
    folds = [atom.fold for atom in words]
    parts: list[Part] = []
    at = 0
    while at < len(words):
        match = lexicon.longest_match(folds, at, _FAMILIES)
        if match and not _is_identifier(match, folds, at, parts):
            at = _take_word(parts, words, at, match)
        else:
            at = _take_identifier(parts, words, at, default, convention)
    return [part for part in parts if part.word or part.identifier]


def _prepared(value: str, convention: Convention) -> list[Atom]:
    """Mark ordinals with a sign (3º) so that they read as levels, split glued designators (apt4b), drop number signs."""
    text = _HASH.sub(" # ", value)
    text = re.sub(r"(?<=\d)\.(?=[^\W\d])", ". ", re.sub(r"(?<=\d)\.(?=[º°ª])", "", text))
    found: list[Atom] = []
    for atom in atoms(text, convention.lexicon):
        glued = _GLUED.fullmatch(atom.text)
        named = bool(found) and not _FAMILIES.isdisjoint(convention.lexicon.families(found[-1].fold))
        if glued and not named and not _FAMILIES.isdisjoint(convention.lexicon.families(fold(glued[1]))):
            found += [Atom(glued[1], fold(glued[1])), Atom(glued[2], fold(glued[2]))]
        elif atom.fold or atom.text == "#":
            found.append(atom)
    return found


def _is_identifier(match: tuple[int, Word], folds: Sequence[str], at: int, parts: Sequence[Part]) -> bool:
    """A single letter after a designator that has no identifier yet is the identifier: Apt S, scala C."""
    waiting = bool(parts) and parts[-1].word is not None and not parts[-1].identifier
    return waiting and match[0] == 1 and len(folds[at]) == 1


def _take_word(parts: list[Part], words: Sequence[Atom], at: int, match: tuple[int, Word]) -> int:
    count, word = match
    component = _KINDS[word.family]
    last = parts[-1] if parts else None
    stop = at + count
    if word.family == "level_names":
        _add_level_name(parts, words, at, stop, word)
    elif word.family == "sides":
        if last is not None and _is_bare_storey(last):
            last.component = Component.LEVEL
        if last is None or last.component is not Component.SUB_PREMISE:
            parts.append(last := Part(Component.SUB_PREMISE, word))
        last.identifier.append(word.abbreviation)
        last.canonical.append(fold(word.canonical))
    elif last is not None and last.word is None and last.identifier and _names(last, words, at, component):
        last.word, last.component, last.written = word, component, words[at].text
    else:
        parts.append(Part(component, word, written=words[at].text))
    return stop


def _add_level_name(parts: list[Part], words: Sequence[Atom], at: int, stop: int, word: Word) -> None:
    """A named level (ground floor): merges into a level word that waits for it (piano terra)."""
    last = parts[-1] if parts else None
    if not (last and last.component is Component.LEVEL and not last.identifier):
        parts.append(last := Part(Component.LEVEL))
    last.word = word
    last.canonical.append(word.canonical)
    last.identifier.append(word.abbreviation)


def _is_bare_storey(last: Part) -> bool:
    """A small number alone before a side is the storey: 2. tv, 3 izda."""
    return last.word is None and last.component is Component.SUB_PREMISE and bool(_SMALL.fullmatch(" ".join(last.identifier)))


def _names(last: Part, words: Sequence[Atom], at: int, component: Component) -> bool:
    """True when the identifier before a word belongs to it: 34th floor, 3e étage, 2. OG, B rappu; not 4B in ``4B floor 3``."""
    following, before = words[at + 1].fold if at + 1 < len(words) else "", words[at - 1]
    ordinal = before.dot or _ORDINAL.fullmatch(before.fold)
    number_follows = following[:1].isdigit() and len(following) < 4
    if component is Component.STAIRCASE:
        return len(last.identifier) == 1 and not following[:1].isdigit() and len(following) != 1
    return component is Component.LEVEL and len(last.identifier) == 1 and bool(ordinal or not number_follows)


def _begins_storey(last: Part, words: Sequence[Atom], at: int, lexicon: Lexicon) -> bool:
    """True for the ordinal of a floor behind another designator: bât B, 2e étage; B Wing, 3rd Floor."""
    following = words[at + 1].fold if at + 1 < len(words) else ""
    ordinal = words[at].dot or _ORDINAL.fullmatch(words[at].fold)
    return bool(last.word and ordinal and lexicon.find(following, "levels"))


def _take_identifier(parts: list[Part], words: Sequence[Atom], at: int, default: Component, convention: Convention) -> int:
    atom, lexicon = words[at], convention.lexicon
    last = parts[-1] if parts else None
    if atom.text == "#" or (_NUMBER_SIGN.match(atom.fold) and at + 1 < len(words) and last is not None and not last.identifier):
        if atom.text == "#" and not (last and last.word and not last.identifier):
            parts.append(Part(Component.SUB_PREMISE))
        return at + 1
    if marked := _MARKED.fullmatch(atom.text):
        door = last is not None and last.component is Component.LEVEL and bool(last.identifier)
        if last is None or last.component is not Component.LEVEL or door:
            parts.append(last := Part(Component.SUB_PREMISE if door else Component.LEVEL))
        last.identifier.append(atom.text if door else marked[1])
        last.canonical.append(marked[1].lstrip("0") or "0")
        return at + 1
    complete = last and ((last.component is Component.LEVEL and last.identifier) or (last.word and last.word.family == "level_names"))
    if last is None or complete or _begins_storey(last, words, at, lexicon):
        parts.append(last := Part(_after(last, default)))
    last.identifier.append(atom.text)
    canonical = _canonical_identifier(atom.fold, convention, lexicon.longest_match([atom.fold], 0, _ORDINALS))
    last.canonical.append(_storey(atom.fold, canonical) if last.component is Component.LEVEL else canonical)
    return at + 1


_ORDINALS = frozenset({"ordinals", "numerals"})


def _after(last: Part | None, default: Component) -> Component:
    """An identifier behind a complete level is the door (3º B)."""
    return Component.SUB_PREMISE if last is not None and last.component is Component.LEVEL else default


def _canonical_identifier(folded: str, convention: Convention, number: tuple[int, Word] | None) -> str:
    if number:
        return number[1].canonical
    return "-".join(canonical_word(word, convention.lexicon) if word[0].isdigit() else word for word in folded.split())


def _storey(folded: str, canonical: str) -> str:
    """Floors are counted in Roman figures too: III/4."""
    return str(roman_value(folded)) if roman_value(folded) else canonical


def _text(part: Part, convention: Convention) -> str:
    identifier = " ".join(part.identifier)
    style = convention.casing_of(part.component)
    if part.word and part.word.family == "level_names":
        return casing.apply(identifier, style, convention.lexicon)
    word = _word(part, convention)
    identifier = identifier.upper() if any(c.isdigit() for c in identifier) or len(identifier) == 1 else identifier
    template = convention.formats.get(part.component, "{word} {id}") if identifier and word else "{word}{id}"
    shown = word if "." in word or style == "as_given" else casing.apply(word, style, convention.lexicon)
    if part.component is Component.LEVEL and identifier:
        identifier = "-".join(part.canonical).upper()
    text = template.format(word=shown, id=casing.apply(identifier, style, convention.lexicon) if not part.word else identifier)
    return casing.upper(text) if style == "upper" else text


def _word(part: Part, convention: Convention) -> str:
    if part.word is None:
        defaults = {Component.SUB_PREMISE: convention.words.default_unit, Component.LEVEL: convention.words.default_level}
        return defaults.get(part.component, "")
    if part.word.family == "sides":
        return ""
    word = part.word.abbreviation if convention.words.unit == "abbreviated" else part.word.canonical
    return word if same_script(part.written or word, word) else part.written


def _canonical(part: Part, convention: Convention) -> str:
    """Return the identifier; a building's carries a mark, so that it is not taken for a name."""
    identifier = "-".join(part.canonical)
    if part.component is not Component.PREMISE:
        return identifier or (fold(part.word.canonical) if part.word else "")
    if part.word and identifier and len(identifier) <= _LONGEST_IDENTIFIER:
        return BUILDING_MARK + identifier
    return canonical_name(" ".join(filter(None, (part.word.canonical if part.word else "", *part.identifier))), convention.lexicon)


def _join(component: Component, parts: Sequence[Standard]) -> Standard:
    separator = " " if component is Component.PREMISE else "-"
    return Standard(" ".join(part.text for part in parts), separator.join(part.canonical for part in parts if part.canonical))
