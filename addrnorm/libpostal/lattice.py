"""The best labels of a sequence and their probabilities, from the scores of a CRF: the Viterbi and the forward-backward pass.

libpostal's own scores, to which weights may be added for what stands between the tokens (see `breaks`). Everything is kept as weights
(the exponential of scores), brought back to a common size at each token.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

#: A label this far (in nats) below the best of its token is left out, and one whose share of all sequences so far is below `_SMALLEST`.
_NEGLIGIBLE = 12.0
_SMALLEST = 1e-4

Weights = dict[int, float]
Table = Sequence[Sequence[float]]


class Lattice:
    """Labels by number; ``moves[kind][j][i]`` weighs label j after label i over a gap, ``factors[figure][j]`` label j by itself."""

    def __init__(self, moves: Sequence[Table], factors: Table) -> None:
        self._moves, self._factors = moves, factors

    def best(self, scores: Sequence[Sequence[float]], gaps: Sequence[int], figures: Sequence[int]) -> list[tuple[int, float]]:
        """Return the likeliest sequence of labels, each with its probability.

        ``scores`` holds one row of label scores for each token, ``gaps`` the kind of gap before each token but the first, ``figures``
        the row of ``factors`` for each token.
        """
        states = [_weights(row, self._factors[figure]) for row, figure in zip(scores, figures, strict=True)]
        tables = [self._moves[kind] for kind in gaps]
        sums, origins, last = _forward(states, tables)
        return _backward(states, tables, sums, origins, last)


def _forward(states: list[Weights], tables: list[Table]) -> tuple[list[Weights], list[dict[int, int]], int]:
    """Return for each token the share of each label, for each but the first the best label before each label, and the best last label."""
    total = best = _scaled(states[0])
    sums, origins = [total], []
    for state, table in zip(states[1:], tables, strict=True):
        reached: Weights = {}
        highest: Weights = {}
        origin: dict[int, int] = {}
        for label, weight in state.items():
            column, amount, top, came = table[label], 0.0, -1.0, 0
            for before, share in total.items():
                move = column[before]
                amount += share * move
                path = best[before] * move
                if path > top:
                    top, came = path, before
            reached[label], highest[label], origin[label] = weight * amount, weight * top, came
        total, best = _scaled(reached), _scaled(highest)
        total = {label: share for label, share in total.items() if share > _SMALLEST or best[label] > _SMALLEST}
        sums.append(total)
        origins.append(origin)
    return sums, origins, max(best, key=best.__getitem__)


def _backward(
    states: list[Weights], tables: list[Table], sums: list[Weights], origins: list[dict[int, int]], last: int
) -> list[tuple[int, float]]:
    """Follow the best path from its end, with the probability of each label on it."""
    label, after = last, dict.fromkeys(sums[-1], 1.0)
    out = [(label, sums[-1][label])]
    for at in range(len(states) - 2, -1, -1):
        ahead = [(tables[at][j], states[at + 1][j] * weight) for j, weight in after.items()]
        after = _scaled({i: sum(column[i] * weight for column, weight in ahead) for i in sums[at]})
        label = origins[at][label]
        whole = sum(share * after[i] for i, share in sums[at].items())
        out.append((label, sums[at][label] * after[label] / whole))
    return out[::-1]


def plain(transitions: Sequence[float], size: int) -> Lattice:
    """Return a lattice that knows nothing but libpostal's own scores."""
    return Lattice([table(transitions, size)], [[1.0] * size])


def table(scores: Sequence[float], size: int) -> Table:
    """Return the weights of scores that are given in one row, ``size`` for each label before: a column for each label after."""
    return [[math.exp(score) for score in scores[label::size]] for label in range(size)]


def _weights(scores: Sequence[float], factors: Sequence[float]) -> Weights:
    top = max(scores)
    floor = top - _NEGLIGIBLE
    return {label: math.exp(score - top) * factors[label] for label, score in enumerate(scores) if score > floor}


def _scaled(weights: Weights) -> Weights:
    total = sum(weights.values()) or 1.0
    return {label: weight / total for label, weight in weights.items()}
