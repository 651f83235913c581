"""What must hold for every input of the whole pipeline, and for every case of every country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from addrnorm import conventions
from addrnorm.address import AddressInput, Component, Result
from addrnorm.normalizer import Normalizer
from addrnorm.text import fold, prepare, strip_marks
from tests.cases.reader import Case, cases

CASES = [case for case in cases() if "text" in case.data and "xfail" not in case.data]
#: Labels that the parser reads otherwise than the address that they were made of.
OTHER_LABEL = frozenset(["am-01", "am-02", "de-06", "pe-01", "tw-01", "tw-03"])
#: Rewritings under which the parser takes a town for something else.
OTHER_KEY = frozenset({("br-08", "without marks"), ("fr-17", "without marks"), ("is-04", "without marks")})
REWRITINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "spaces": lambda text: f"  {text.replace(' ', '   ')} ",
    "lines": lambda text: text.replace(", ", "\n"),
    "without marks": strip_marks,
}


def letters(*texts: str) -> Counter[str]:
    return Counter(char for text in texts for char in fold(prepare(text)) if char.isalnum())


def said(result: Result) -> list[str]:
    """Return all that was written, by the result: what each component was read from, and what no component took."""
    return [*(part.input_text for part in result.components), *result.unresolved_tokens]


@pytest.fixture(scope="module")
def read(normalizer: Normalizer) -> Callable[[Case], Result]:
    known: dict[str, Result] = {}
    return lambda case: known.get(case.id) or known.setdefault(case.id, normalizer.normalize(case.request()))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), region=st.sampled_from(["", *conventions.regions()]))
@example(text="\ud800 12 \x00 Main St \u202e", region="US")
@example(text="🏠" * 40, region="")
@example(text="ʰ0Aª", region="")
def test_any_text_is_a_result(normalizer: Normalizer, text: str, region: str) -> None:
    """Nothing is raised, and no letter or figure is lost."""
    result = normalizer.normalize(AddressInput(text=text, region_hint=region))
    assert not letters(text) - letters(*said(result))


DAMAGE = st.tuples(st.floats(0, 1), st.sampled_from(["", *"ºª.,;-/#'()0123 abcÉ½|\u00a0\u200b"]))


def damaged(text: str, damage: list[tuple[float, str]]) -> str:
    """Put a character in the place of another, or drop it, wherever the damage says (0 is the start, 1 the end)."""
    for place, char in damage:
        at = int(place * len(text))
        text = text[:at] + char + text[at + 1 :]
    return text


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=st.sampled_from(CASES), damage=st.lists(DAMAGE, max_size=5), hinted=st.booleans())
def test_of_a_damaged_address_no_letter_is_lost(normalizer: Normalizer, case: Case, damage: list[tuple[float, str]], hinted: bool) -> None:
    """What broke: names that the parser took for a country's, and are none, were dropped. A town that is named twice is said once."""
    text = damaged(case.request().text, damage)
    result = normalizer.normalize(AddressInput(text=text, region_hint=case.region_code if hinted else ""))
    lost = letters(text) - letters(*said(result))
    town = result.component(Component.LOCALITY)
    assert not lost or (town is not None and lost == letters(town.input_text))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_no_token_is_lost(read: Callable[[Case], Result], case: Case) -> None:
    assert not letters(case.data["text"]) - letters(*said(read(case)))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_label_gives_the_same_label(normalizer: Normalizer, read: Callable[[Case], Result], case: Case) -> None:
    result = read(case)
    if not result.address.region_code:
        pytest.skip("without a country there is no label")
    request = AddressInput(text=", ".join(result.label.domestic_lines), region_hint=result.address.region_code)
    same = normalizer.normalize(request).label.domestic_lines == result.label.domestic_lines
    assert same == (case.id not in OTHER_LABEL)


@pytest.mark.parametrize("how", REWRITINGS)
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_rewriting_keeps_the_key(normalizer: Normalizer, read: Callable[[Case], Result], case: Case, how: str) -> None:
    result = read(case)
    if not result.keys.matching:
        pytest.skip("too little is given for a key")
    request = AddressInput(text=REWRITINGS[how](case.data["text"]), region_hint=result.address.region_code)
    meets = bool(set(normalizer.normalize(request).keys.matching) & set(result.keys.matching))
    assert meets == ((case.id, how) not in OTHER_KEY)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_another_number_changes_the_key(normalizer: Normalizer, read: Callable[[Case], Result], case: Case) -> None:
    """Every figure of the address below the street, one by one: the number, the unit, the floor, the box."""
    result, text = read(case), case.data["text"]
    below = (result.address.premise_number, result.address.sub_premise, result.address.level, result.address.po_box)
    for figure in {figure for part in below for figure in re.findall(r"(?<![\w/-])\d+(?![\w/-])", part)}:
        if len(re.findall(rf"(?<!\w){figure}(?!\w)", text)) == 1:
            other = re.sub(rf"(?<!\w){figure}(?!\w)", str(int(figure) + 2), text)
            keys = normalizer.normalize(AddressInput(text=other, region_hint=result.address.region_code)).keys
            assert not set(keys.matching) & set(result.keys.matching)
