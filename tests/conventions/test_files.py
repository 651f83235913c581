"""Country and language files: schema, examples, one meaning for each word, and an index that fits them."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from addrnorm import conventions
from addrnorm.conventions import audit, index
from addrnorm.conventions.schema import COUNTRY, FAMILIES, LANGUAGE, WORD_LISTS, check
from addrnorm.conventions.sources import HERE
from addrnorm.errors import ConventionError
from addrnorm.text import fold
from tests.cases.reader import cases

LANGUAGES = sorted((HERE / "languages").glob("*.toml"))
COUNTRIES = sorted((HERE / "countries").glob("*.toml"))
README = Path(__file__).parents[2] / "README.md"


def load(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_a_language_file_is_sound(path: Path) -> None:
    data = load(path)
    check(data, LANGUAGE, path.name)
    assert data["sources"]
    for family in FAMILIES:
        for canonical, spellings in data.get(family, {}).items():
            for word in (canonical, *spellings):
                assert word == word.lower() or not word.isascii(), f"{family}: {word} is not in small letters"
                assert fold(word), f"{family}: {word!r} has no letters"
    for name in ("ordinals", "numerals"):
        assert all(re.fullmatch(r"\d+", number) for number in data.get(name, {}))


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_no_spelling_has_two_meanings_within_a_family(path: Path) -> None:
    """The first meaning would win silently."""
    data = load(path)
    clashes = []
    for family in FAMILIES:
        seen: dict[str, str] = {}
        for canonical, spellings in data.get(family, {}).items():
            words = set(map(fold, (canonical, *spellings) if not canonical.lstrip("-").isdigit() else spellings))
            clashes += [f"{family}: {w!r} is {seen[w]} and {canonical}" for w in words if seen.setdefault(w, canonical) != canonical]
    assert not clashes


def test_words_for_forty_languages() -> None:
    assert len(LANGUAGES) >= 40


def test_every_file_passes_the_audit() -> None:
    assert list(audit.audit()) == []


@pytest.mark.parametrize("path", COUNTRIES, ids=lambda path: path.stem)
def test_a_country_file_names_sources_and_examples(path: Path) -> None:
    data = load(path)
    check(data, COUNTRY, path.name)
    assert data["sources"]
    convention = conventions.get(path.stem)
    if convention.depth == "deep" and convention.postal_code.known:
        assert convention.postal_code.examples
        assert convention.postal_code.counter_examples


def test_deep_countries_have_twelve_cases_and_sixty_others_three() -> None:
    counts: dict[str, int] = {}
    for case in cases():
        counts[case.region_code] = counts.get(case.region_code, 0) + 1
    deep = set(conventions.deep_regions())
    assert {code: counts.get(code, 0) for code in deep if counts.get(code, 0) < 12} == {}
    assert sum(1 for code, count in counts.items() if code not in deep and count >= 3) >= 60


def test_case_ids_are_unique() -> None:
    ids = [case.id for case in cases()]
    assert len(ids) == len(set(ids))


def test_the_index_fits_the_files() -> None:
    """Run ``python -m addrnorm.conventions.index`` after a change of conventions."""
    assert json.loads(index.PATH.read_text(encoding="utf-8")) == index.compute()


BAD_FILES = {
    "unknown key": ("[postal_codes]\nforms = []\n", "unknown key postal_codes"),
    "wrong type": ('languages = "it"\n', "languages must be list"),
    "wrong choice": ('[words]\nthoroughfare = "short"\n', "words.thoroughfare must be one of"),
    "unknown placeholder": ('[layout]\ndomestic = ["{street}"]\n', "unknown placeholder"),
    "bad pattern": ("[postal_code]\nforms = [['(\\d{5}', '\\1']]\n", "pattern"),
    "no toml": ("name = \n", "it.toml"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_breaks_the_schema_is_named(tmp_path: Path, name: str) -> None:
    text, message = BAD_FILES[name]
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries/it.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConventionError, match=re.escape(message)):
        conventions.get("IT", tmp_path)


def test_overrides_add_words_and_change_the_rules_version(tmp_path: Path) -> None:
    from addrnorm.standardize.thoroughfare import standardize

    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/it.toml").write_text('[thoroughfare_types]\nstradino = ["stn."]\n', encoding="utf-8")
    assert standardize("stn. Rossi", conventions.get("IT", tmp_path)).text == "STRADINO ROSSI"
    assert standardize("stn. Rossi", conventions.get("IT")).text == "STN ROSSI"
    assert conventions.rules_version(tmp_path) != conventions.rules_version()


def test_the_table_of_the_readme_is_generated() -> None:
    """Run ``addrnorm conventions list --deep --markdown`` after a change, and put it into the README."""
    from typer.testing import CliRunner

    from addrnorm.cli.conventions import app

    printed = CliRunner().invoke(app, ["list", "--deep", "--markdown"]).stdout.strip()
    text = README.read_text(encoding="utf-8")
    assert text.partition("--markdown -->\n")[2].partition("\n<!-- end")[0].strip() == printed


def test_lists_and_families_are_all_known() -> None:
    assert set(FAMILIES).isdisjoint(WORD_LISTS)
