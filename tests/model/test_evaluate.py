"""Scores are those of the development set."""

from __future__ import annotations

from addrnorm.model import evaluate

CASE = evaluate.Case("IT", "Via Roma 3, Milano", (("road", "Via Roma"), ("house_number", "3"), ("city", "Milano")))


def test_a_right_parse_counts_in_full() -> None:
    scores = evaluate.measure([CASE], lambda text: [("road", "via roma"), ("house_number", "3"), ("city", "milano")])
    assert scores[""].full_rate == scores["IT"].f1() == 1.0


def test_a_wrong_component_is_missed_and_wrong_at_once() -> None:
    score = evaluate.measure([CASE], lambda text: [("road", "via roma 3"), ("city", "milano")])[""]
    assert score.full == 0
    assert (score.f1("road"), score.f1("city")) == (0.0, 1.0)


def test_misses_are_reported() -> None:
    missed: list[str] = []
    evaluate.measure([CASE], lambda text: [], lambda case, found: missed.append(case.text))
    assert missed == [CASE.text]


def test_labels_that_people_mix_up_count_as_one() -> None:
    assert evaluate.bag([("suburb", "Centro")]) == evaluate.bag([("city_district", "centro")])
