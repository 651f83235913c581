"""Boxes at a post office: the national word, and the number as it was written."""

from __future__ import annotations

import re
from functools import lru_cache

from addrnorm.address import Component
from addrnorm.conventions import Convention, Lexicon
from addrnorm.standardize import casing
from addrnorm.standardize.standard import Standard
from addrnorm.standardize.words import atoms, same_script
from addrnorm.text import fold

_NOT_WORD = re.compile(r"\W+")
_FAMILY = frozenset({"po_boxes"})


@lru_cache(maxsize=1 << 12)
def standardize(value: str, convention: Convention) -> Standard:
    """Standardize a PO box; the canonical form is its number alone.

    >>> from addrnorm import conventions
    >>> standardize("p.o. box 1234", conventions.get("US"))
    Standard(text='PO BOX 1234', canonical='1234', corrected=False)
    """
    lexicon = convention.lexicon
    words = [atom for atom in atoms(value, lexicon) if atom.fold]
    folds = [atom.fold for atom in words]
    if route := on_route(folds, lexicon):
        return Standard(casing.apply(route.upper(), convention.casing_of(Component.PO_BOX), lexicon), route.replace(" ", ""))
    shown, rest, at = list[str](), list[str](), 0
    while at < len(words):
        if match := lexicon.longest_match(folds, at, _FAMILY):
            count, word = match
            ours = word.abbreviation if convention.words.unit == "abbreviated" else word.canonical
            written = " ".join(atom.text for atom in words[at : at + count])
            shown.append(ours if same_script(written, ours) else written)
        else:
            count = 1
            shown.append(words[at].text.upper() if any(c.isdigit() for c in words[at].text) else words[at].text)
            rest += [] if lexicon.has("number_markers", folds[at]) else [folds[at]]
        at += count
    text = casing.apply(" ".join(shown), convention.casing_of(Component.PO_BOX), lexicon)
    return Standard(text, _NOT_WORD.sub("", "".join(rest)) or fold(value).replace(" ", ""))


def on_route(folds: list[str], lexicon: Lexicon) -> str:
    """Return a box on a carrier's route by the route's initials, and figures (rr 2 box 18); empty for one at a post office."""
    figure = next((at for at, word in enumerate(folds) if word.isdecimal()), 0)
    rest = folds[figure + 1 :]
    if not lexicon.has("carrier_routes", " ".join(folds[:figure])) or not rest or not lexicon.has("route_boxes", rest[0]):
        return ""
    route = "".join(word[0] for word in folds[:figure]) if figure > 1 else folds[0]
    return f"{route} {folds[figure]} box {' '.join(rest[1:])}"
