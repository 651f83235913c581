"""What is known of how one country writes addresses, as frozen values ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from addrnorm.address import Component
from addrnorm.conventions.layout import Layout
from addrnorm.conventions.lexicon import Lexicon
from addrnorm.text import fold

_SEPARATORS = re.compile(r"[\s.:\-‐-―]+")


#: A name of an area up to this long is its code (MI, NSW).
LONGEST_AREA_CODE = 3


@dataclass(frozen=True, slots=True, eq=False)
class PostalCodeRule:
    """How postal codes look. ``forms`` are (pattern over the compact code, display template), first full match wins.

    ``scope`` is ``street`` where a code never holds one street name twice, else ``area``.
    ``known`` is False where nothing is published: then any code is accepted as it is.
    """

    forms: tuple[tuple[re.Pattern[str], str], ...] = ()
    prefixes: tuple[str, ...] = ()
    scope: str = "area"
    delivery_point: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    known: bool = False

    def compact(self, code: str) -> str:
        """Return the code in capitals without spaces, hyphens, dots and national prefix: the form for patterns and keys."""
        compact = _SEPARATORS.sub("", code.upper())
        for prefix in self.prefixes:
            rest = compact.removeprefix(prefix.upper())
            if rest != compact and self._display(rest) is not None:
                return rest
        return compact

    def display(self, code: str) -> str | None:
        """Return the national display form, or None when the code does not look like one of this country."""
        return self._display(self.compact(code))

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - one rule per country lives as long as the process
    def _display(self, compact: str) -> str | None:
        for pattern, template in self.forms:
            if match := pattern.fullmatch(compact):
                return match.expand(template)
        return None


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area used in addresses: its code, its name, other names, and the postal code prefixes inside it."""

    code: str
    name: str
    variants: tuple[str, ...] = ()
    postal_prefixes: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How premise numbers are written."""

    position: str = "after"
    suffix: str = "joined"
    splits: tuple[re.Pattern[str], ...] = ()
    pattern: re.Pattern[str] | None = None
    roman_suffix: bool = False
    letters: str = "upper"


@dataclass(frozen=True, slots=True)
class WordRule:
    """Which form of words is the standard one: full, abbreviated or as_given; of towns, with all their marks (full) or as_given."""

    type_position: str = "before"
    thoroughfare: str = "full"
    direction: str = "as_given"
    unit: str = "as_given"
    title: str = "as_given"
    town: str = "full"
    default_unit: str = ""
    default_level: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Convention:
    """The postal convention of one country; compared and hashed by identity, for there is one per region and overrides.

    ``sorting`` finds a sorting code (CEDEX 08) beside the town. ``required`` is a list of groups, of which one component must be
    there. ``places`` maps folded names, foreign ones too, to the local name, which replaces them on labels; ``co_official`` maps
    names that are as good as one another to one of them, for keys alone.
    """

    region_code: str
    name: str
    depth: str
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    domestic: Layout
    international: Layout
    latin: Layout
    required: tuple[tuple[Component, ...], ...]
    unexpected: frozenset[Component]
    casing: Mapping[Component, str]
    default_casing: str
    postal_code: PostalCodeRule
    sorting: re.Pattern[str] | None
    area_display: str
    area_is_city: bool
    areas: tuple[Area, ...]
    area_index: Mapping[str, Area] = field(repr=False)
    places: Mapping[str, str]
    latin_places: Mapping[str, str]
    co_official: Mapping[str, str]
    number: NumberRule
    words: WordRule
    formats: Mapping[Component, str]
    line_length: int
    max_lines: int
    delivery_point: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    lexicon: Lexicon = field(repr=False)

    def find_area(self, text: str) -> Area | None:
        """Return the administrative area with this code or name (any case, any of its names), or None."""
        return self.area_index.get(fold(text))

    def area_of_code(self, postal_code: str) -> Area | None:
        """Return the one administrative area that a postal code lies in, None where it is not known or not one alone."""
        compact = self.postal_code.compact(postal_code)
        found = [area for area in self.areas if area.postal_prefixes and area.postal_prefixes.match(compact)]
        return found[0] if len(found) == 1 else None

    def casing_of(self, component: Component) -> str:
        """Return upper, title or as_given."""
        return self.casing.get(component, self.default_casing)
