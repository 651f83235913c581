"""Weights for commas and numbers, learnt beside the CRF: see `addrnorm.libpostal.breaks` for what they are.

The CRF's own scores stay as they are; the weights that are added to them are those under which labelled addresses that the CRF has not
seen are likeliest (log-likelihood, L2, AdaGrad). The library loads one directory in each process, so this is run as one:
``python -m addrnorm.model.breaks DATA ROWS WEIGHT``.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from addrnorm.libpostal import binding
from addrnorm.libpostal.breaks import FIGURES, FILE, GAPS, Tokenizer
from addrnorm.libpostal.scores import Scores
from addrnorm.model import align, corpus
from addrnorm.text import prepare

Array = NDArray[Any]

_ROUNDS, _BATCH, _STEP, _L2, _SEED = 2, 20, 0.3, 0.002, 1


@dataclass(frozen=True, slots=True)
class Example:
    """An address as the CRF scores it: tokens x labels, the kinds of gaps, the rows for figures, and the right labels."""

    scores: Array
    gaps: list[int]
    figures: list[int]
    labels: list[int]


@dataclass(frozen=True, slots=True)
class Breaks:
    """Weights to add to the CRF's scores: kinds of gaps x labels x labels, and rows for figures x labels."""

    gaps: Array
    figures: Array

    @classmethod
    def zeros(cls, size: int, value: float = 0.0) -> Breaks:
        """Return weights that change nothing."""
        return cls(np.full((GAPS, size, size), value), np.full((FIGURES, size), value))


def examples(rows: Iterable[corpus.Row], scores: Scores, tokenize: Tokenizer) -> Iterator[Example]:
    """Yield what the CRF makes of labelled rows; those whose tokens do not align are left out."""
    numbers = {label: number for number, label in enumerate(scores.labels)}
    for row in rows:
        labelled = align.labelled_tokens(row.segments)
        text = prepare(row.text)
        binding.parse(text)
        found, tokens = scores.read(), tokenize(text)
        if labelled and len(labelled) == len(found) == len(tokens.starts) and all(label in numbers for _, label in labelled):
            gaps = tokens.gaps
            yield Example(np.array(found), gaps, tokens.figures(gaps), [numbers[label] for _, label in labelled])


def learn(found: Sequence[Example], transitions: Array) -> Breaks:
    """Return the weights under which the examples are likeliest."""
    weights, squares, step = (Breaks.zeros(len(transitions), value) for value in (0.0, 1e-6, 0.0))
    order, rng = list(found), random.Random(_SEED)
    for _ in range(_ROUNDS):
        rng.shuffle(order)
        for count, example in enumerate(order, 1):
            _add_gradient(example, transitions, weights, step)
            if count % _BATCH == 0:
                for weight, square, change in zip(*map(_arrays, (weights, squares, step)), strict=True):
                    change -= _L2 * _BATCH * weight
                    square += change**2
                    weight += _STEP * change / np.sqrt(square)
                    change[:] = 0.0
    return weights


def _arrays(breaks: Breaks) -> tuple[Array, Array]:
    return breaks.gaps, breaks.figures


def _add_gradient(example: Example, transitions: Array, weights: Breaks, out: Breaks) -> None:
    """Add the gradient of the log-likelihood of one example: what is right less what is expected."""
    states = example.scores + weights.figures[example.figures]
    moves = [transitions + weights.gaps[kind] for kind in example.gaps]
    sums = [states[0]]
    for move, state in zip(moves, states[1:], strict=True):
        sums.append(_log_sum(sums[-1][:, None] + move, 0) + state)
    whole, after = _log_sum(sums[-1], 0), np.zeros(len(transitions))
    for at in range(len(states) - 1, -1, -1):
        row, label = example.figures[at], example.labels[at]
        out.figures[row] -= np.exp(sums[at] + after - whole)
        out.figures[row, label] += 1
        if at:
            kind, ahead = example.gaps[at - 1], (states[at] + after)[None, :]
            out.gaps[kind] -= np.exp(sums[at - 1][:, None] + moves[at - 1] + ahead - whole)
            out.gaps[kind, example.labels[at - 1], label] += 1
            after = _log_sum(moves[at - 1] + ahead, 1)


def _log_sum(values: Array, axis: int) -> Array:
    top = values.max(axis)
    total: Array = top + np.log(np.exp(values - np.expand_dims(top, axis)).sum(axis))
    return total


def write(data: Path, rows: Path, weight: float) -> None:
    """Learn from a file of rows with the CRF of a data directory, and write the weights, multiplied, into the directory."""
    reader = binding.reader(data)
    if reader is None:
        raise RuntimeError("this build of libpostal does not let its scores be read: weights for commas cannot be learnt")
    scores, size = reader.scores, len(reader.scores.labels)
    learnt = learn(list(examples(corpus.read(rows), scores, reader.tokenize)), np.array(scores.transitions).reshape(size, size))
    gaps, figures = ((weight * part).round(2) + 0.0 for part in _arrays(learnt))
    content = {"labels": scores.labels, "gaps": gaps.reshape(GAPS, -1).tolist(), "figures": figures.tolist()}
    (data / FILE).write_text(json.dumps(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
