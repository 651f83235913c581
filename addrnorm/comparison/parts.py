"""How one component of two addresses compares: names forgive typing errors, numbers and identifiers are strict."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from addrnorm.address import Component
from addrnorm.comparison.relation import INSIDE, Relation
from addrnorm.comparison.spelling import alike
from addrnorm.conventions import Lexicon
from addrnorm.key import BUILDING_MARK

_STRICT = frozenset({Component.PO_BOX, Component.ADMINISTRATIVE_AREA, Component.SORTING_CODE})
_RANGE = re.compile(r"(\d+)([a-z]?)-(\d+)?([a-z]?)")
#: An identifier that is a word this long (penthouse) may be misspelt; shorter ones are letters and figures.
_WORD = 5
#: Least likeness (0 to 100) of two misspellings of one name.
_MISSPELT = 65.0


def relation(component: Component, one: str, two: str, lexicon: Lexicon) -> Relation:
    """Compare one component; either side may be empty, not both."""
    if one == two:
        return Relation.EQUAL
    if not (one and two):
        return Relation.ONE_SIDED
    if component is Component.THOROUGHFARE:
        return street(one, two, lexicon)
    if component is Component.PREMISE_NUMBER:
        return number(one, two)
    if component is Component.PREMISE:
        return premise(one, two, lexicon)
    if component is Component.POSTAL_CODE:
        return Relation.SIMILAR if OSA.distance(one, two) <= 1 else Relation.CONFLICT
    if component in INSIDE:
        return identifier(one, two)
    return Relation.CONFLICT if component in _STRICT else name(one, two, lexicon)


def name(one: str, two: str, lexicon: Lexicon) -> Relation:
    """Compare names of places: typing errors are forgiven, words may be added (New York City), but none that tell two apart (New)."""
    words_one, words_two = set(one.split()), set(two.split())
    if (words_one <= words_two or words_two <= words_one) and not any(_telling(word, lexicon) for word in words_one ^ words_two):
        return Relation.EQUIVALENT
    joined_one, joined_two = one.replace(" ", ""), two.replace(" ", "")
    if joined_one == joined_two:
        return Relation.EQUIVALENT
    return Relation.SIMILAR if alike(joined_one, joined_two) else Relation.CONFLICT


def _telling(word: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.find(word, "qualifiers") or lexicon.find(word, "directions"))


def number(one: str, two: str) -> Relation:
    """Compare premise numbers: a range holds its ends; suffixes must agree."""
    return Relation.EQUIVALENT if one == two or one in _ends(two) or two in _ends(one) else Relation.CONFLICT


def _ends(text: str) -> set[str]:
    """Return both ends of a range; ``10-10a`` and ``10-a`` name their numbers in short."""
    match = _RANGE.fullmatch(text)
    if not match:
        return set()
    first, letter, second, last = match.groups()
    return {f"{first}{letter}", f"{second or first}{last}"}


def identifier(one: str, two: str) -> Relation:
    """Compare identifiers of units and levels: strict, but words may be misspelt."""
    words = min(len(one), len(two)) >= _WORD and one.isalpha() and two.isalpha()
    return Relation.SIMILAR if words and alike(one, two) else Relation.CONFLICT


def premise(one: str, two: str, lexicon: Lexicon) -> Relation:
    """Compare building names and identifiers: identifiers are strict, names forgive typing errors and a word such as "house"."""
    marks_one, marks_two = marks(one), marks(two)
    if marks_one != marks_two:
        return Relation.CONFLICT if marks_one and marks_two else Relation.ONE_SIDED
    name_one, name_two = _unmarked(one), _unmarked(two)
    if not (name_one and name_two):
        return Relation.EQUIVALENT
    more = set(name_one.split()) ^ set(name_two.split())
    added = all(lexicon.find(word, "premises") or lexicon.find(word, "buildings") for word in more)
    if added or alike(_joined(name_one), _joined(name_two)):
        return Relation.EQUIVALENT if added else Relation.SIMILAR
    return Relation.CONFLICT


def marks(text: str) -> set[str]:
    """Return the building identifiers of a canonical premise."""
    return {word for word in text.split() if word.startswith(BUILDING_MARK)}


def _unmarked(text: str) -> str:
    return " ".join(word for word in text.split() if not word.startswith(BUILDING_MARK))


_NO_FIRST_NAMES = ("qualifiers", "titles", "directions", "thoroughfare_types", "numerals", "ordinals")
Street = tuple[str, frozenset[str], frozenset[str]]


def street(one: str, two: str, lexicon: Lexicon) -> Relation:
    """Compare canonical streets: the name decides, types and directions must not contradict each other, figures must agree."""
    (name_one, types_one, sides_one), (name_two, types_two, sides_two) = split(one, lexicon), split(two, lexicon)
    if _figures(one) != _figures(two) or contradict(sides_one, sides_two) or letters_differ(name_one, name_two):
        return Relation.CONFLICT
    clash = types_clash(types_one, types_two, lexicon)
    joined_one, joined_two = name_one.replace(" ", ""), name_two.replace(" ", "")
    if joined_one == joined_two:
        return Relation.CONFLICT if clash else Relation.EQUIVALENT
    if (not clash and alike(joined_one, joined_two)) or (_loose(types_one, types_two) and alike(_joined(one), _joined(two))):
        return Relation.SIMILAR
    named = not clash and (_first_name(name_one, name_two, lexicon) or _initials(name_one.split(), name_two.split()))
    short = named or _continued(one, two, lexicon)
    return Relation.SIMILAR if short else Relation.CONFLICT


def _first_name(one: str, two: str, lexicon: Lexicon) -> bool:
    """True when one street's name has a word more before the last, as a person's first name is: Via (Uberto) Visconti di Modrone."""
    shorter, longer = sorted((one.split(), two.split()), key=len)
    if type_last(lexicon) or len(longer) != len(shorter) + 1 or longer[-1:] != shorter[-1:]:
        return False
    more = next((word for word, other in zip(longer, shorter, strict=False) if word != other), longer[-1])
    rest = [word for word in longer if word != more]
    return rest == shorter and more.isalpha() and not any(lexicon.find(more, family) for family in _NO_FIRST_NAMES)


def _initials(one: list[str], two: list[str]) -> bool:
    """True when two names differ in words of which one side has the first letter, never in all: G Marconi, Guglielmo Marconi."""
    if len(one) != len(two):
        return False
    pairs = [sorted((a, b), key=len) for a, b in zip(one, two, strict=True) if a != b]
    whole = any(a == b and len(a) > 1 for a, b in zip(one, two, strict=True))
    return whole and all(len(short) == 1 and long.startswith(short) for short, long in pairs)


def misspelt(one: str, two: str, lexicon: Lexicon) -> bool:
    """True when two streets may both be misspellings of a third: types agree, and names are not far apart."""
    (name_one, types_one, _), (name_two, types_two, _) = split(one, lexicon), split(two, lexicon)
    return not contradict(types_one, types_two) and ratio(name_one, name_two) >= _MISSPELT


def _figures(text: str) -> list[str]:
    return [word for word in text.split() if word[0].isdigit()]


def letters_differ(one: str, two: str) -> bool:
    """True when names differ in a letter that stands alone, which is no typing error: Avenue A and B, G. and E. Torricelli."""
    words_one, words_two = one.split(), two.split()
    same_length = len(words_one) == len(words_two)
    return same_length and any(len(a) == len(b) == 1 and a != b for a, b in zip(words_one, words_two, strict=True))


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _loose(types_one: frozenset[str], types_two: frozenset[str]) -> bool:
    """A type that only one side has may be misspelt on the other, where it reads as part of the name."""
    return types_one < types_two or types_two < types_one


def _continued(one: str, two: str, lexicon: Lexicon) -> bool:
    """True when one street is complete, up to a type that stands after the name, and the other goes on with words of another line.

    A street of its own goes on with a direction (Park Avenue South) or with one more type (High Street Mews).
    """
    if not type_last(lexicon):
        return False
    shorter, longer = sorted((one, two), key=len)
    run, words = shorter.replace(" ", ""), longer.split()
    for at in range(1, len(words)):
        start, rest = words[:at], words[at:]
        if alike(run, "".join(start)):
            typed = any(lexicon.find(word, "thoroughfare_types") for word in (shorter.split()[-1], start[-1]))
            turned = any(lexicon.find(word, "directions") for word in rest)
            return typed and not turned and not (len(rest) == 1 and lexicon.find(rest[0], "thoroughfare_types"))
    return False


@lru_cache(maxsize=512)
def _usual(lexicon: Lexicon) -> bool:
    """True where a street without a type has the usual one (ulica), which keys leave out: any other type is another street."""
    return any(lexicon.find(word, "thoroughfare_types") for word in lexicon.lists.get("droppable", ()))


@lru_cache(maxsize=512)
def type_last(lexicon: Lexicon) -> bool:
    """True where the main language puts a street's type after its name."""
    return next(iter(lexicon.type_positions.values()), "before") == "after"


def split(canonical: str, lexicon: Lexicon) -> Street:
    """Return a street's name, types and directions; a type alone (Lake) is the name."""
    return _split(canonical, lexicon)


@lru_cache(maxsize=1 << 14)
def _split(canonical: str, lexicon: Lexicon) -> Street:
    names: list[str] = []
    types: list[str] = []
    sides: list[str] = []
    for word in canonical.split():
        if kind := lexicon.find(word, "thoroughfare_types") or lexicon.find(word, "thoroughfare_suffixes"):
            types.append(kind.key)
        elif side := lexicon.find(word, "directions"):
            sides.append(side.key)
        else:
            names.append(word)
    if not names and types:
        names, types = ([types[-1]], types[:-1]) if not type_last(lexicon) else ([types[0]], types[1:])
    return " ".join(names), frozenset(types), frozenset(sides)


def types_clash(one: frozenset[str], two: frozenset[str], lexicon: Lexicon) -> bool:
    """True for two types of street; where one is the usual one, and left out, any other is a second."""
    return contradict(one, two) or (_usual(lexicon) and bool(one) != bool(two))


def contradict(one: frozenset[str], two: frozenset[str]) -> bool:
    """True when both sides say something, and neither says the other's more exactly."""
    return bool(one and two) and not (one <= two or two <= one)
