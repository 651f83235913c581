"""A parse read again: with the probability of each label, and with commas and numbers heeded where the data have weights for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from addrnorm.libpostal import lattice
from addrnorm.libpostal.breaks import Tokenizer
from addrnorm.libpostal.lattice import Lattice
from addrnorm.libpostal.scores import Scores

#: Confidence of a label when the scores cannot be read: about how often the shipped model is right about a component.
UNKNOWN = 0.9
_SMALLEST = 1e-9

#: A part of a parse: label, value as libpostal normalizes it, probability.
Part = tuple[str, str, float]


class Reader:
    """Reads the last parse of this process. ``breaks`` is the lattice with weights for commas and numbers, where the data have them."""

    def __init__(self, scores: Scores, breaks: Lattice | None, tokenize: Tokenizer) -> None:
        self.scores, self.tokenize = scores, tokenize
        self._relabels = breaks is not None
        self._lattice = breaks or lattice.plain(scores.transitions, len(scores.labels))

    def clear(self) -> None:
        """Forget the last parse, before the next one."""
        self.scores.clear()

    def read(self, text: str, parts: Sequence[tuple[str, str]]) -> list[Part]:
        """Return the parts of the last parse, of ``text``, given as libpostal returned them: pairs of value and label."""
        scores = self.scores.read()
        if not scores:
            return unread(parts)
        return self._relabelled(text, parts, scores) if self._relabels else self._weighed(parts, scores)

    def _relabelled(self, text: str, parts: Sequence[tuple[str, str]], scores: list[list[float]]) -> list[Part]:
        """Label the tokens anew. Their text comes from libpostal's values, which are normalized; what stands between them from ours."""
        given, values = self.tokenize(text), self.tokenize(" ".join(value for value, _ in parts))
        if not len(scores) == len(given.starts) == len(values.starts):
            return unread(parts)
        gaps = given.gaps
        path = self._lattice.best(scores, gaps, given.figures(gaps))
        return [(self.scores.labels[label], values.between(first, last), weight) for label, first, last, weight in _runs(path)]

    def _weighed(self, parts: Sequence[tuple[str, str]], scores: list[list[float]]) -> list[Part]:
        """Return libpostal's own parts with their probabilities: a part is the next run of tokens with its label."""
        nothing = [0] * len(scores)
        runs = iter(_runs(self._lattice.best(scores, nothing[1:], nothing)))
        names = self.scores.labels
        return [(label, value, next((weight for found, _, _, weight in runs if names[found] == label), UNKNOWN)) for value, label in parts]


def unread(parts: Sequence[tuple[str, str]]) -> list[Part]:
    """Return libpostal's parts where nothing is known about them."""
    return [(label, value, UNKNOWN) for value, label in parts]


def _runs(path: Sequence[tuple[int, float]]) -> list[tuple[int, int, int, float]]:
    """Join neighbours with the same label: label, first and last token, and the geometric mean of their probabilities."""
    out, at = [], 0
    for label, group in groupby(path, key=lambda step: step[0]):
        weights = [max(weight, _SMALLEST) for _, weight in group]
        out.append((label, at, at + len(weights) - 1, min(math.exp(sum(map(math.log, weights)) / len(weights)), 1.0)))
        at += len(weights)
    return out
