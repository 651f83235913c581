"""Recipe: recordlinkage blocks on our keys, and takes our comparison as a feature."""

from __future__ import annotations

import pytest

from addrnorm.compare import compare
from addrnorm.normalizer import Normalizer
from tests.recipes.people import TRUE_PAIRS, records, results

recordlinkage = pytest.importorskip("recordlinkage", reason="recordlinkage is not installed: pip install recordlinkage")
pd = pytest.importorskip("pandas", reason="pandas is not installed: pip install pandas")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_recordlinkage_finds_the_pairs(normalizer: Normalizer) -> None:
    normalized = results(normalizer)
    table = pd.DataFrame(records(normalizer)).set_index("unique_id")
    candidates = pd.MultiIndex.from_tuples([], names=["first", "second"])
    blocks = table.explode("blocking")
    for _, block in blocks.groupby("blocking"):
        pairs = [(a, b) for a in block.index for b in block.index if a < b]
        candidates = candidates.union(pd.MultiIndex.from_tuples(pairs, names=["first", "second"])) if pairs else candidates

    comparison = recordlinkage.Compare()
    comparison.exact("premise_number", "premise_number", label="number")
    comparison.string("thoroughfare", "thoroughfare", method="jarowinkler", label="street")
    features = comparison.compute(candidates, table)
    features["addrnorm"] = [compare(normalized[a], normalized[b]).score for a, b in features.index]

    assert {(int(a), int(b)) for a, b in features[features["addrnorm"] >= 0.5].index} == TRUE_PAIRS
    assert features.loc[list(TRUE_PAIRS), "street"].min() > 0.9
