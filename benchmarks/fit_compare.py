"""Fit the weights of the comparison's score on labelled pairs, and print them and how well they are calibrated.

    python -m benchmarks.fit_compare PAIRS.jsonl...

Each line of a file: {"a": text, "b": text, "country": code, "match" or "same": true or false}. Pairs that the rules decide (something
conflicts that never may) teach nothing and are left out. The weights stay near those that are there (a Gaussian prior): few pairs
must not overturn what is plain, such as that another street is another address.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from addrnorm.address import AddressInput, Component
from addrnorm.compare import Match, compare
from addrnorm.comparison.relation import Relation
from addrnorm.comparison.weights import INTERCEPT, VETOED, WEIGHTS
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings

Feature = tuple[Component, Relation]
Pair = tuple[frozenset[Feature], bool]
STEPS, RATE, PRIOR = 400, 0.5, 0.02
DECIDED = frozenset({Match.DIFFERENT, Match.UNDETERMINED})


def pairs(paths: Iterable[Path], normalizer: Normalizer) -> Iterator[Pair]:
    """Yield the relations and the label of each pair that the score has to decide."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            one, two = (normalizer.normalize(AddressInput(text=row[side], region_hint=(row.get("country") or "").upper())) for side in "ab")
            found = compare(one, two)
            if found.score > VETOED and found.match not in DECIDED:
                yield frozenset((item.component, item.relation) for item in found.evidence), bool(row.get("match", row.get("same")))


def probability(intercept: float, weights: dict[Feature, float], features: frozenset[Feature]) -> float:
    """Return the score of a pair."""
    return 1 / (1 + math.exp(-intercept - sum(weights.get(feature, 0.0) for feature in features)))


def fit(data: list[Pair]) -> tuple[float, dict[Feature, float]]:
    """Return intercept and weights: the likeliest under the prior, by gradient descent."""
    intercept, weights = INTERCEPT, dict(WEIGHTS)
    for _ in range(STEPS):
        slope, slopes = PRIOR * (intercept - INTERCEPT), {name: PRIOR * (value - WEIGHTS[name]) for name, value in weights.items()}
        for features, same in data:
            error = (probability(intercept, weights, features) - same) / len(data)
            slope += error
            for feature in features & weights.keys():
                slopes[feature] += error
        intercept -= RATE * slope
        weights = {name: value - RATE * slopes[name] for name, value in weights.items()}
    return intercept, weights


def calibration(data: list[Pair], intercept: float, weights: dict[Feature, float]) -> Iterator[str]:
    """Yield, for each tenth of the score, how many pairs it has and which share of them is one address."""
    counts: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for features, same in data:
        band = min(9, int(10 * probability(intercept, weights, features)))
        counts[band] += 1
        right[band] += same
    for band in sorted(counts):
        share = right[band] / counts[band]
        yield f"#   score {band / 10:.1f} to {band / 10 + 0.1:.1f}: {counts[band]:5} pairs, {share:.2f} of them one address"


def main() -> None:
    """Read pairs, fit, print what belongs into addrnorm/comparison/weights.py."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    data = list(pairs(options.parse_args().paths, Normalizer(Settings())))
    intercept, weights = fit(data)
    print(f"# {len(data)} pairs\nINTERCEPT = {intercept:.2f}")
    for (component, relation), value in weights.items():
        print(f"    (Component.{component.name}, Relation.{relation.name}): {value:.2f},")
    print("\n".join(calibration(data, intercept, weights)))


if __name__ == "__main__":
    main()
