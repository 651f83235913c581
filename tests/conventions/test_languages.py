"""Every language file is sound: schema, lower case, sources, and no spelling that two words of one family claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from addrnorm.conventions.schema import FAMILIES, LANGUAGE, WORD_LISTS, check
from addrnorm.conventions.sources import HERE, read_toml
from addrnorm.text import fold

FILES = sorted((HERE / "languages").glob("*.toml"))
#: Families whose canonical form is a number or a name of a storey, not a word that people write.
_KEYED = frozenset({"level_names", "ordinals", "numerals"})
_LARGEST_NUMBER = 100

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def spellings(data: Mapping[str, Any], family: str) -> Iterator[tuple[str, str]]:
    """Yield (canonical, spelling) for every spelling of a family, the canonical form itself included where it is a word."""
    for canonical, forms in data.get(family, {}).items():
        for spelling in (*(() if family in _KEYED else (canonical,)), *forms):
            yield canonical, spelling


@every_file
def test_file_follows_the_schema(path: Path) -> None:
    data = read_toml(path)
    check(data, LANGUAGE, path.name)
    assert data["name"]
    assert data["sources"], "a file names what it was written from"


@every_file
def test_words_are_lower_case(path: Path) -> None:
    data = read_toml(path)
    words = [word for family in FAMILIES for pair in spellings(data, family) for word in pair]
    words += [word for name in WORD_LISTS for word in data.get(name, ())]
    assert [word for word in words if word != word.lower()] == []


@every_file
def test_no_spelling_is_empty_when_folded(path: Path) -> None:
    data = read_toml(path)
    assert [spelling for family in FAMILIES for _, spelling in spellings(data, family) if not fold(spelling)] == []


@every_file
@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_words_of_a_family_claim_one_spelling(path: Path, family: str) -> None:
    claims: dict[str, set[str]] = {}
    for canonical, spelling in spellings(read_toml(path), family):
        claims.setdefault(fold(spelling), set()).add(canonical)
    assert {spelling: words for spelling, words in claims.items() if len(words) > 1} == {}


@every_file
@pytest.mark.parametrize("family", ["ordinals", "numerals"])
def test_numbers_are_numbers(path: Path, family: str) -> None:
    numbers = read_toml(path).get(family, {})
    assert [number for number in numbers if not (number.isdigit() and int(number) <= _LARGEST_NUMBER)] == []
    assert [number for number, words in numbers.items() if not words] == []
