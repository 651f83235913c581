"""Streets: type, name and direction, in the form that the country calls standard.

Which end the type stands at is the language's (Via Roma, Main Street, Hauptstraße); whether words are written out or
abbreviated is the country's (USPS abbreviates, PAF and DIN write out).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from addrnorm.address import Component
from addrnorm.conventions import Convention, Lexicon, Word
from addrnorm.standardize import casing
from addrnorm.standardize.standard import Standard
from addrnorm.standardize.words import NAME_FAMILIES, Atom, atoms, canonical_word, joined, key_fold, same_script
from addrnorm.text import fold

_TYPES = frozenset({"thoroughfare_types", "thoroughfare_suffixes"})
_DIRECTIONS = frozenset({"directions"})
_TITLES = frozenset({"titles"})
_MIN_STEM = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one meaning, or one plain word. ``stem`` is what precedes a glued type (Haupt in Hauptstraße)."""

    atoms: Sequence[Atom]
    word: Word | None = None
    stem: str = ""

    @property
    def is_type(self) -> bool:
        return self.word is not None and self.word.family in _TYPES


@lru_cache(maxsize=1 << 14)
def standardize(value: str, convention: Convention) -> Standard:
    """Standardize a thoroughfare.

    >>> from addrnorm import conventions
    >>> standardize("n. main street", conventions.get("US"))
    Standard(text='N MAIN ST', canonical='north main street', corrected=False)
    """
    pieces = split(value, convention)
    mixed = casing.is_mixed(value)
    shown = [_cased(_shown(piece, convention), piece, convention, mixed, at == 0) for at, piece in enumerate(pieces)]
    text = _spaced(pieces, shown, convention.lexicon)
    street = without_corner(value, convention.lexicon)
    corrected = any(_is_corrected(piece, convention.lexicon) for piece in pieces)
    return Standard(text, canonical(pieces if street == value else split(street, convention), convention.lexicon), corrected)


def _spaced(pieces: Sequence[Piece], shown: Sequence[str], lexicon: Lexicon) -> str:
    """Put the pieces side by side, hyphens between them as written, and as the language spells names (Saint-Nicolas)."""
    text, bound = "", False
    person = _is_person(pieces, lexicon)
    for piece, part in zip(pieces, shown, strict=True):
        if person or (bound and not piece.is_type and part[:1].isalpha()):
            part = f"-{part.removeprefix('-')}"
        text += part if part.startswith("-") or not part else f" {part}"
        bound = lexicon.has("hyphenated", piece.atoms[-1].fold)
    return text.strip(" -")


def _is_person(pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """True for a first name and more before a type, which languages that list first names join by hyphens: Albrecht-Dürer-Allee."""
    *names, last = pieces
    first = names[0] if len(names) > 1 else last
    particles = any(lexicon.has("particles", piece.atoms[0].fold) for piece in names)
    return last.is_type and not last.stem and lexicon.has("first_names", first.atoms[0].fold) and not particles


def split(value: str, convention: Convention) -> list[Piece]:
    """Split a thoroughfare into pieces: type, directions, titles and numbers recognized, everything else word by word."""
    lexicon = convention.lexicon
    words = [atom for atom in atoms(value, lexicon) if atom.fold]
    folds = [atom.fold for atom in words]
    start, leading = _leading(folds, convention)
    end, trailing = _trailing(folds, start, lexicon)
    if not any(word.family in _TYPES for _, _, word in (*leading, *trailing)) and not _has_glued(words[start:end], lexicon):
        leading = leading or _leading_type(folds, lexicon)
        start = max((stop for _, stop, _ in leading), default=0)
        if end - start > 1 and not any(word.family in _TYPES for _, _, word in leading):
            if first := _misspelt(folds, start, lexicon, leads=True):
                leading, start = [*leading, first], start + 1
            elif last := _misspelt(folds, end - 1, lexicon, leads=False):
                trailing, end = [last, *trailing], end - 1
    pieces = [Piece(words[a:b], word) for a, b, word in leading]
    pieces += _middle(words, folds, start, end, lexicon)
    return pieces + [Piece(words[a:b], word) for a, b, word in trailing]


Span = tuple[int, int, Word]


def _leading(folds: list[str], convention: Convention) -> tuple[int, list[Span]]:
    """Find a direction and a type at the start; at least one word must be left for the name."""
    lexicon, spans, at = convention.lexicon, list[Span](), 0
    if (found := _edge_direction(folds, 0, lexicon)) and not _is_area(folds, found[1], convention):
        spans, at = [found], found[1]
    if found := _type_at(folds, at, lexicon):
        spans, at = [*spans, found], found[1]
    return at, spans


def _edge_direction(folds: list[str], at: int, lexicon: Lexicon) -> Span | None:
    """A direction before a name (N Main St), in languages that write the type behind the name."""
    match = lexicon.longest_match(folds, at, _DIRECTIONS)
    if not match or lexicon.type_positions.get(match[1].language) == "before":
        return None
    count, word = match
    rest = lexicon.longest_match(folds, at + count, _TYPES)
    bare = at + count >= len(folds) or (rest is not None and at + count + rest[0] == len(folds))
    return None if bare else (at, at + count, word)


def _is_area(folds: list[str], count: int, convention: Convention) -> bool:
    """True when the direction is part of an area's name: North Carolina Avenue."""
    phrase = " ".join(folds[: count + 1])
    return len(folds[0]) > 2 and any(fold(area.name) == phrase for area in convention.areas)


def _type_at(folds: list[str], at: int, lexicon: Lexicon) -> Span | None:
    """A type before the name: always in languages that write it so, elsewhere only before a number or letter (Highway 29)."""
    for count in range(min(lexicon.longest, len(folds) - at - 1), 0, -1):
        for word in lexicon.phrases.get(" ".join(folds[at : at + count]), ()):
            if word.family in _TYPES and _may_lead(folds, at, at + count, word, lexicon):
                return at, at + count, word
    return None


def _may_lead(folds: list[str], at: int, stop: int, word: Word, lexicon: Lexicon) -> bool:
    if lexicon.leads(word):
        rest = lexicon.longest_match(folds, stop, _TYPES)
        return rest is None or stop + rest[0] < len(folds) or lexicon.leads(rest[1])
    route = _is_route_number(folds[stop]) and lexicon.longest_match(folds, stop, _TYPES) is None
    return route and (stop + 1 == len(folds) or lexicon.find(folds[stop + 1], "directions") is not None)


def _is_route_number(word: str) -> bool:
    return word[0].isdigit() or (len(word) <= 2 and word.isascii())


def _leading_type(folds: list[str], lexicon: Lexicon) -> list[Span]:
    """Avenue of the Americas: the only type there is stands first, and no title goes by the same word (St Johns)."""
    match = lexicon.longest_match(folds, 0, _TYPES)
    if not match or match[0] >= len(folds) or lexicon.longest_match(folds, 0, _TITLES):
        return []
    return [(0, match[0], match[1])]


def _misspelt(folds: list[str], at: int, lexicon: Lexicon, *, leads: bool) -> Span | None:
    """Return the misspelt type at a place, where its language writes types there."""
    word = lexicon.misspelt_type(folds[at])
    return (at, at + 1, word) if word is not None and lexicon.leads(word) == leads else None


def _is_corrected(piece: Piece, lexicon: Lexicon) -> bool:
    """True for a type that was misspelt: the one meaning of a whole word that is none of the language's."""
    return piece.word is not None and not piece.stem and len(piece.atoms) == 1 and piece.atoms[0].fold not in lexicon.phrases


def _trailing(folds: list[str], start: int, lexicon: Lexicon) -> tuple[int, list[Span]]:
    """Find a direction and a type at the end; at least one word must be left for the name."""
    spans, end = list[Span](), len(folds)
    if (found := _ending(folds, start, end, _DIRECTIONS, lexicon)) and (
        lexicon.type_positions.get(found[2].language) != "before" or len(folds[found[0]]) > 1
    ):
        spans, end = [found], found[0]
    if (found := _ending(folds, start, end, _TYPES, lexicon)) and (not lexicon.leads(found[2]) or _is_bare(folds, start, lexicon)):
        return found[0], [found, *spans]
    if spans and end - start == 1 and folds[start] in lexicon.phrases and lexicon.find(folds[start], "directions"):
        return len(folds), []
    return end, spans


def _is_bare(folds: list[str], start: int, lexicon: Lexicon) -> bool:
    """True when no type stands at the start: Тверская ул., not Av. du Parc."""
    return start == 0 and lexicon.longest_match(folds, 0, _TYPES) is None


def _ending(folds: list[str], start: int, end: int, families: frozenset[str], lexicon: Lexicon) -> Span | None:
    for count in range(min(lexicon.longest, end - start - 1), 0, -1):
        for word in lexicon.phrases.get(" ".join(folds[end - count : end]), ()):
            if word.family in families:
                return end - count, end, word
    return None


def _has_glued(words: Sequence[Atom], lexicon: Lexicon) -> bool:
    return any(_glued(word, lexicon) for word in words)


def _glued(atom: Atom, lexicon: Lexicon) -> tuple[str, Word] | None:
    """Return (stem, type) of a word with the type glued on: hauptstr -> haupt, straße. Short ones need their dot: Storgt."""
    word = atom.fold
    for suffix, meaning in lexicon.suffixes:
        stem = len(word) - len(suffix)
        if word.endswith(suffix) and (stem >= _MIN_STEM if len(suffix) > 2 else atom.dot and stem > _MIN_STEM):
            return word[:stem], meaning
    return None


def _middle(words: list[Atom], folds: list[str], at: int, end: int, lexicon: Lexicon) -> list[Piece]:
    pieces = []
    inner = folds[:end]
    while at < end:
        families = NAME_FAMILIES if at + 1 < len(folds) else NAME_FAMILIES - _TITLES
        match = lexicon.longest_match(inner, at, families) or _route(inner, at, lexicon)
        if match:
            pieces.append(Piece(words[at : at + match[0]], match[1]))
        elif glued := _glued(words[at], lexicon):
            pieces.append(Piece(words[at : at + 1], glued[1], _stem_text(words[at].text, glued[0])))
        else:
            pieces.append(Piece(words[at : at + 1]))
        at += match[0] if match else 1
    return pieces


def _route(folds: list[str], at: int, lexicon: Lexicon) -> tuple[int, Word] | None:
    """A type before a number inside the name: Old State Hwy 29."""
    match = lexicon.longest_match(folds, at, _TYPES)
    stop = at + match[0] if match else 0
    return match if match and stop + 1 == len(folds) and folds[stop][0].isdigit() else None


def _stem_text(text: str, stem: str) -> str:
    """Cut the written word where the folded stem ends: ß and ü may be longer in the fold than in the text."""
    for length in range(len(stem), 0, -1):
        if fold(text[:length]) == stem:
            return text[:length]
    return text[: len(stem)]


def _shown(piece: Piece, convention: Convention) -> str:
    dotted = convention.casing_of(Component.THOROUGHFARE) != "upper"
    written = "".join(f"{atom.joiner}{atom.text}{atom.dot if dotted else ''}" for atom in piece.atoms)
    joiner, written = written[0].strip(), written[1:]
    form = _form(piece, convention)
    if piece.word is None or (form == "as_given" and not _is_corrected(piece, convention.lexicon)):
        return joiner + written
    word = piece.word.canonical if form == "full" else piece.word.abbreviation
    return joiner + (piece.stem + word if same_script(written, word) else written)


def _cased(text: str, piece: Piece, convention: Convention, mixed: bool, first: bool) -> str:
    """Fit a piece to the country's casing: names in mixed case stay, words of ours fit in, abbreviations with a dot are the data's."""
    style = convention.casing_of(Component.THOROUGHFARE)
    if style != "title":
        return casing.apply(text, style, convention.lexicon)
    ours = piece.word is not None and _form(piece, convention) != "as_given"
    if (ours and ("." in text or "-" in text.strip("-"))) or (mixed and (piece.stem or not ours)):
        return text
    return casing.title(text, convention.lexicon, first=first)


def _form(piece: Piece, convention: Convention) -> str:
    rule = convention.words
    family = piece.word.family if piece.word else ""
    if family in _TYPES:
        return rule.thoroughfare
    if family == "directions":
        return rule.direction
    return rule.title if family == "titles" else "as_given"


def canonical(pieces: Sequence[Piece], lexicon: Lexicon) -> str:
    """Return the form that keys compare: words in order, each canonical, particles that people leave out dropped."""
    out: list[str] = []
    last = pieces[-1] if pieces else None
    if last is not None and last.word is not None and last.is_type and not last.stem and lexicon.leads(last.word):
        pieces = [last, *pieces[:-1]]
    for piece in pieces:
        if piece.word is None:
            out += [canonical_word(word, lexicon) for word in piece.atoms[0].fold.split()]
        else:
            out += [canonical_word(fold(piece.stem), lexicon)] if piece.stem else []
            out.append(key_fold(piece.word.key, lexicon))
    kept = [word for word in out if not lexicon.has("droppable", word)]
    return " ".join(joined(kept or out, lexicon))


def without_corner(value: str, lexicon: Lexicon) -> str:
    """Leave out the cross street: ``20th St between Park Ave and Broadway`` is 20th Street, as far as keys go."""
    words = atoms(value, lexicon)
    for at in range(2, len(words)):
        typed = any(lexicon.find(word.fold, family) for word in words[:at] for family in _TYPES)
        if typed and lexicon.has("corner", words[at].fold):
            return " ".join(word.text for word in words[:at])
    return value
