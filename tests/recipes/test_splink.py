"""Recipe: Splink takes `blocking` as its blocking rule, and `matching` as the first level of a comparison."""

from __future__ import annotations

import pytest

from addrnorm.normalizer import Normalizer
from tests.recipes.people import TRUE_PAIRS, records

splink = pytest.importorskip("splink", reason="Splink is not installed: pip install splink")
pd = pytest.importorskip("pandas", reason="pandas is not installed: pip install pandas")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_splink_finds_the_pairs(normalizer: Normalizer) -> None:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink.comparison_level_library import ArrayIntersectLevel, CustomLevel, ElseLevel
    from splink.comparison_library import CustomComparison

    address = CustomComparison(
        output_column_name="address",
        comparison_levels=[
            ArrayIntersectLevel("matching", min_intersection=1).configure(m_probability=0.8, u_probability=0.0001),
            CustomLevel(
                "premise_number_l = premise_number_r and sub_premise_l is not distinct from sub_premise_r"
                " and jaro_winkler_similarity(thoroughfare_l, thoroughfare_r) > 0.9",
                "same number and unit, street misspelt",
            ).configure(m_probability=0.19, u_probability=0.001),
            ElseLevel().configure(m_probability=0.01, u_probability=0.9989),
        ],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[address],
        blocking_rules_to_generate_predictions=[block_on("blocking", arrays_to_explode=["blocking"])],
        probability_two_random_records_match=0.01,
    )
    database = DuckDBAPI()
    linker = Linker(database.register(pd.DataFrame(records(normalizer))), settings)
    predicted = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    assert {tuple(sorted(pair)) for pair in predicted[["unique_id_l", "unique_id_r"]].itertuples(index=False)} == TRUE_PAIRS
