"""Parsing through the real C library: any text is safe, confidences are probabilities."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrnorm import libpostal
from addrnorm.libpostal.labels import COMPONENTS
from addrnorm.libpostal.reader import UNKNOWN

HOSTILE = [
    "",
    " ",
    "\ud800",
    "a\0b",
    "\u202ertl\u202c",
    "x" * 100_000,
    "🎉" * 500,
    "\r\n\r\n",
    ",,,,",
    "１２３－４５",
    "ا" * 300,
    "12 main st\ud83d springfield",
    "\U0010ffff\ufffe",
    "a" * 999 + "\u0301" * 500,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_kills_the_process(text: str) -> None:
    for part in libpostal.parse(text):
        assert part.label in COMPONENTS or part.label == "category"
        assert 0.0 < part.confidence <= 1.0
    libpostal.expand(text, ["en"])


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_parses(text: str) -> None:
    assert all(part.value for part in libpostal.parse(text))


def test_a_clear_address_is_sure() -> None:
    parts = {part.label: part for part in libpostal.parse("221 North Main Street, Springfield, IL 62701")}
    assert parts["postcode"].value == "62701"
    assert min(part.confidence for part in parts.values()) > 0.8


def test_the_name_of_a_place_alone_has_no_scores_of_another_address() -> None:
    """The CRF does not run for it, and what it left behind belonged to the text before."""
    libpostal.parse("221 North Main Street, Springfield, IL 62701")
    assert [(part.label, part.value, part.confidence) for part in libpostal.parse("Springfield")] == [("city", "springfield", UNKNOWN)]


def test_reading_probabilities_does_not_break_the_heap() -> None:
    """The library's own functions do, within some thousand parses; ours only read."""
    words = ["via", "roma", "12", "int", "3", "milano", "main", "street", "apt", "4b", "springfield", "il", "62701", "hauptstr", "berlin"]
    for count in range(6000):
        assert libpostal.parse(" ".join(words[count % 7 : 8 + count % 13] * (1 + count % 4)))


@pytest.mark.parametrize(
    ("text", "language", "expanded"),
    [
        ("V.le Quattro Novembre 12", "it", "viale 4 novembre 12"),
        ("123 N Main St Apt 4B", "en", "123 north main street apartment 4b"),
        ("12 r de la paix", "fr", "12 rue de la paix"),
        ("Av. Paulista 10 bl. A", "pt", "avenida paulista 10 bloco a"),
        ("Hauptstr. 5", "de", "hauptstrasse 5"),
        ("12 r de la paix", "it", "12 r de la paix"),
    ],
)
def test_the_library_expands_by_our_dictionaries(text: str, language: str, expanded: str) -> None:
    """It broke for all but glued types: what stood under ``all`` took the place of each language's own entries."""
    assert expanded in libpostal.expand(text, [language])


def test_where_scores_cannot_be_read_the_labels_are_libpostals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other builds than Linux, 64 bit: golden parses hold there, too, for the data must start."""
    info = libpostal.load()
    monkeypatch.setattr("addrnorm.libpostal.binding._State.reader", None)
    for case in info.meta["golden"]:
        parts = libpostal.parse(case["text"])
        assert [[part.label, part.value] for part in parts] == case["labels"]
        assert {part.confidence for part in parts} == {UNKNOWN}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Museo Civico, Contrada Ponte 2, 36100 Vicenza", {"house": "museo civico", "road": "contrada ponte", "city": "vicenza"}),
        ("Rue Haute 4, Marolles, Bruxelles", {"road": "rue haute", "suburb": "marolles", "city": "bruxelles"}),
    ],
)
def test_commas_count(text: str, wanted: dict[str, str]) -> None:
    """libpostal alone takes ``contrada`` for the museum's, and the two places for one town."""
    found = {part.label: part.value for part in libpostal.parse(text)}
    assert {label: found.get(label) for label in wanted} == wanted
