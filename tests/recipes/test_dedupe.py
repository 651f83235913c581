"""Recipe: dedupe compares as we do and blocks on our keys; it learns the weights from labelled pairs."""

from __future__ import annotations

from itertools import combinations

import pytest

from addrnorm.address import Result
from addrnorm.compare import compare
from addrnorm.normalizer import Normalizer
from tests.recipes.people import TRUE_PAIRS, results

dedupe = pytest.importorskip("dedupe", reason="dedupe is not installed: pip install dedupe")


def record(result: Result) -> dict[str, object]:
    """Return what dedupe takes of an address."""
    return {"address": result, "number": result.address.premise_number, "town": result.address.locality}


def distance(one: Result, two: Result) -> float:
    """Compare two addresses; dedupe's custom variables count distances."""
    return 1 - compare(one, two).score


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_dedupe_finds_the_pairs(normalizer: Normalizer) -> None:
    variables = dedupe.variables
    deduper = dedupe.Dedupe(
        [variables.Custom("address", comparator=distance), variables.Exact("number"), variables.Exact("town")], num_cores=1
    )
    normalized = results(normalizer)
    data = {at: record(result) for at, result in enumerate(normalized)}
    deduper.prepare_training(data, sample_size=200)
    labelled = {pair: pair in TRUE_PAIRS for pair in combinations(data, 2)}
    deduper.mark_pairs(
        {
            "match": [(data[a], data[b]) for (a, b), same in labelled.items() if same],
            "distinct": [(data[a], data[b]) for (a, b), same in labelled.items() if not same],
        }
    )
    deduper.train(recall=1.0)
    blocked = [(a, b) for a, b in combinations(data, 2) if not set(normalized[a].keys.blocking).isdisjoint(normalized[b].keys.blocking)]
    scores = deduper.score(((a, data[a]), (b, data[b])) for a, b in blocked)
    found = {tuple(sorted(map(int, ids))) for ids, _ in deduper.cluster(scores, 0.5) if len(ids) > 1}
    assert found == TRUE_PAIRS
