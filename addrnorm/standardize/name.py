"""Names that have no rules of their own: recipients, organizations, buildings, and localities as written."""

from __future__ import annotations

import re
from functools import lru_cache

from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.key import BUILDING_MARK
from addrnorm.standardize import casing
from addrnorm.standardize.standard import Standard
from addrnorm.standardize.words import NAME_FAMILIES, canonical_name
from addrnorm.text import fold

_FAMILIES = NAME_FAMILIES | {"premises", "buildings", "locality_markers"}
_FIGURES = re.compile(r"(?<!\w)\d+(?!\w)|(?<=第)\d+")
_PUNCTUATION = re.compile(r"\s*[,;|]+\s*")


@lru_cache(maxsize=1 << 14)
def standardize(value: str, component: Component, convention: Convention) -> Standard:
    """Standardize a name: one space between words, the country's casing; canonical without case, marks and abbreviations.

    >>> from addrnorm import conventions
    >>> standardize("ROSE  COTTAGE", Component.PREMISE, conventions.get("GB"))
    Standard(text='Rose Cottage', canonical='rose cottage', corrected=False)
    """
    text = " ".join(_PUNCTUATION.sub(" ", value).split()).strip(" .-")
    if component is Component.LOCALITY:
        text = _unmarked(text, convention)
    marked = _marked(text, convention) if component is Component.DEPENDENT_LOCALITY else text
    shown = casing.apply(marked, convention.casing_of(component), convention.lexicon, written=text)
    canonical = canonical_name(text, convention.lexicon, _FAMILIES)
    return Standard(shown, _numbered(canonical) if component is Component.PREMISE else canonical)


def _numbered(canonical: str) -> str:
    """Mark the figures in a building's name: 第1ビル and 第2ビル are two buildings, though names do not count beside a number."""
    figures = _FIGURES.findall(canonical)
    return " ".join([*(BUILDING_MARK + figure for figure in figures), canonical]) if figures else canonical


def _marked(text: str, convention: Convention) -> str:
    """Write the word that marks a hamlet or quarter (fraz., mah.) as the country writes street types: in full or abbreviated."""
    if convention.words.thoroughfare == "as_given" or " " not in text:
        return text
    first, rest = text.split(" ", 1)
    if word := _marker(first, convention):
        return f"{word} {rest}"
    rest, last = text.rsplit(" ", 1)
    word = _marker(last, convention)
    return f"{rest} {word}" if word else text


def _marker(written: str, convention: Convention) -> str:
    marker = convention.lexicon.find(fold(written), "locality_markers")
    if marker is None:
        return ""
    word = marker.canonical if convention.words.thoroughfare == "full" else marker.abbreviation
    return word if "." in word or written[:1].islower() else word[:1].upper() + word[1:]


def _unmarked(text: str, convention: Convention) -> str:
    """A town does without the abbreviation that says that it is one: м. Київ, г. Москва."""
    first, _, rest = text.partition(" ")
    marker = first.endswith(".") and convention.lexicon.find(fold(first), "locality_markers")
    return rest if marker and rest else text
