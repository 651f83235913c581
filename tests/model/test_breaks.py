"""Weights for commas: learnt from examples in which nothing but the comma, or the figures, tells the labels."""

from __future__ import annotations

import random

import numpy as np

from addrnorm.libpostal.breaks import COMMA, NOTHING
from addrnorm.model.breaks import Example, learn

STREET, TOWN = range(2)


def test_commas_are_learnt_where_the_scores_say_nothing() -> None:
    rng = random.Random(3)
    found = []
    for _ in range(400):
        gaps = [rng.choice((NOTHING, COMMA)) for _ in range(3)]
        labels = [STREET]
        for gap in gaps:
            labels.append(1 - labels[-1] if gap == COMMA else labels[-1])
        found.append(Example(np.zeros((4, 2)), gaps, [0] * 4, labels))
    weights = learn(found, np.zeros((2, 2)))
    for one, two in ((STREET, TOWN), (TOWN, STREET)):
        assert weights.gaps[COMMA, one, two] > weights.gaps[COMMA, one, one] + 1
        assert weights.gaps[NOTHING, one, one] > weights.gaps[NOTHING, one, two] + 1


def test_figures_are_learnt_where_the_scores_say_nothing() -> None:
    found = [Example(np.zeros((2, 2)), [COMMA], [row, row], [label, label]) for row, label in ((1, STREET), (4, TOWN)) for _ in range(200)]
    weights = learn(found, np.zeros((2, 2)))
    assert weights.figures[1, STREET] > weights.figures[1, TOWN] + 1
    assert weights.figures[4, TOWN] > weights.figures[4, STREET] + 1
