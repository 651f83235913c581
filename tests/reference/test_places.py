"""The gazetteer that ships: names found in any spelling, no town taken for a larger one, damage told in one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.errors import DataError
from addrnorm.reference import places, spelling
from addrnorm.reference.places import DATA, Gazetteer


@pytest.mark.parametrize(
    ("name", "region", "other"),
    [
        ("KÖLN", "DE", "Cologne"),
        ("Napoli", "IT", "naples"),
        ("東京", "JP", "Tokyo"),
        ("Москва", "RU", "Moscow"),
        ("St. Louis", "US", "Saint Louis"),
    ],
)
def test_all_names_of_a_town_have_one_form(name: str, region: str, other: str) -> None:
    assert places.canonical(name, region) == places.canonical(other, region)


@pytest.mark.parametrize(("name", "region"), [("Waterloo", "US"), ("Mirano", "IT"), ("Halle", "DE")])
def test_a_town_is_not_taken_for_a_larger_one_that_has_its_name_too(name: str, region: str) -> None:
    assert places.canonical(name, region) == name.lower()


def test_an_unknown_name_is_its_own_form() -> None:
    assert places.find("Nowhere at All", "IT") == ()
    assert places.canonical("Nowhere  at All", "IT") == "nowhere at all"


def test_the_largest_place_comes_first_and_regions_are_weighed_by_people() -> None:
    people = [place.population for place in places.find("Springfield", "US")]
    assert people == sorted(people, reverse=True)
    weights = places.regions_of("Paris")
    assert weights["FR"] > weights["US"] > 0


@pytest.mark.parametrize(
    ("wrong", "region", "right"),
    [
        ("springfeild", "US", "springfield"),
        ("san francisko", "US", "san francisco"),
        ("philadelhpia", "US", "philadelphia"),
        ("munchenn", "DE", "munchen"),
    ],
)
def test_a_misspelt_town_finds_the_right_one(wrong: str, region: str, right: str) -> None:
    assert spelling.nearest(wrong, region)[0] == right


@pytest.mark.parametrize(
    ("plain", "region", "spelt"),
    [
        ("LORRACH", "DE", "Lörrach"),
        ("verneuil en halatte", "FR", "Verneuil-en-Halatte"),
        ("Berlin", "DE", ""),
        ("Osaka", "JP", ""),
        ("Nowhere", "DE", ""),
    ],
)
def test_a_town_is_spelt_with_its_marks(plain: str, region: str, spelt: str) -> None:
    """Not where its letters say it all, nor where Latin letters are a transcription with marks that nobody writes (Ōsaka)."""
    assert places.spelling(plain, region) == spelt


def test_nothing_is_near_to_short_or_foreign_words() -> None:
    assert spelling.nearest("abc", "US") == ()
    assert spelling.nearest("東京", "JP") == ()


@given(st.text(max_size=80), st.sampled_from(["IT", "US", "JP", ""]))
def test_any_text_can_be_looked_up(name: str, region: str) -> None:
    name = name.encode("utf-8", "ignore").decode("utf-8")
    places.find(name, region)
    places.regions_of(name)
    spelling.nearest(name, region)
    assert places.canonical(name, region) is not None


def test_missing_and_damaged_files_are_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="missing or damaged"):
        Gazetteer(tmp_path)
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data/places.bin").write_bytes((DATA / "places.bin").read_bytes()[:-100])
    with pytest.raises(DataError, match="missing or damaged"):
        Gazetteer(tmp_path / "data")


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 10_000_000
