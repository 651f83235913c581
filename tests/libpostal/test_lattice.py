"""The lattice against the sum over every sequence of labels."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrnorm.libpostal.breaks import COMMA, NOTHING, OTHER, Tokens
from addrnorm.libpostal.lattice import Lattice, table

LABELS = 3
#: Scores that are far apart are left out by design: see `lattice._SMALLEST`.
SCORE = st.floats(-1, 1)
MOVES = st.lists(SCORE, min_size=LABELS * LABELS, max_size=LABELS * LABELS)
ROW = st.lists(SCORE, min_size=LABELS, max_size=LABELS)


@given(st.lists(st.tuples(ROW, st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=4), st.tuples(MOVES, MOVES), st.tuples(ROW, ROW))
def test_the_best_sequence_and_its_probabilities(
    tokens: list[tuple[list[float], int, int]], moves: tuple[list[float], list[float]], figures: tuple[list[float], list[float]]
) -> None:
    scores = [row for row, _, _ in tokens]
    gaps = [gap for _, gap, _ in tokens][1:]
    rows = [row for _, _, row in tokens]
    lattice = Lattice([table(move, LABELS) for move in moves], [[math.exp(x) for x in row] for row in figures])
    weights = {}
    for labels in itertools.product(range(LABELS), repeat=len(tokens)):
        states = sum(scores[at][label] + figures[rows[at]][label] for at, label in enumerate(labels))
        steps = sum(moves[gap][LABELS * one + two] for gap, one, two in zip(gaps, labels, labels[1:], strict=False))
        weights[labels] = math.exp(states + steps)
    whole = sum(weights.values())
    found = lattice.best(scores, gaps, rows)
    assert weights[tuple(label for label, _ in found)] == pytest.approx(max(weights.values()))
    for at, (label, probability) in enumerate(found):
        assert probability == pytest.approx(sum(weight for labels, weight in weights.items() if labels[at] == label) / whole, abs=1e-3)


def test_what_stands_between_tokens_and_where_the_figures_are() -> None:
    text = "Bar Sport, Via Roma 12 - Trani (BT), Italia"
    words = ["Bar", "Sport", "Via", "Roma", "12", "Trani", "BT", "Italia"]
    starts = tuple(text.index(word) for word in words)
    tokens = Tokens(text.encode(), starts, tuple(start + len(word) for start, word in zip(starts, words, strict=True)))
    assert tokens.gaps == [NOTHING, COMMA, NOTHING, NOTHING, OTHER, OTHER, COMMA]
    assert tokens.figures(tokens.gaps) == [2, 2, 1, 1, 1, 1, 1, 4]
    assert tokens.between(2, 4) == "Via Roma 12"
