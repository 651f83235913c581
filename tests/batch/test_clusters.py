"""Clusters grow by key and by comparison, and never through a vague third row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from addrnorm.address import AddressInput
from addrnorm.batch.clusters import ALL_PAIRS, Clusters, by_comparison, by_key, members
from addrnorm.batch.dedupe import keep
from addrnorm.batch.store import Entry, Store
from addrnorm.normalizer import Normalizer
from benchmarks.duplicates import COUNTRIES


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    made = Store(tmp_path / "rows.sqlite")
    yield made
    made.close()
    assert not list(tmp_path.iterdir())


def clustered(normalizer: Normalizer, store: Store, texts: list[str], people: list[str] | None = None) -> list[list[int]]:
    kept = [keep(normalizer.normalize(AddressInput(text=text, region_hint="US"))) for text in texts]
    persons = people or [""] * len(texts)
    store.add(
        Entry(id_, one.side, one.key, one.label, one.matching, one.blocking, one.weight, "", person)
        for id_, (one, person) in enumerate(zip(kept, persons, strict=True))
    )
    clusters = Clusters()
    clusters.grow(len(texts))
    by_key(store, clusters, bool(people))
    by_comparison(store, clusters, bool(people))
    return sorted(sorted(ids) for ids in members(clusters).values())


PLAIN = "88 Sycamore Street, Dayton, OH 45402"


def test_one_address_in_other_words_is_one_cluster(normalizer: Normalizer, store: Store) -> None:
    texts = [PLAIN, "88 sycamore st, dayton oh", "88 Sycamoer St., Dayton, OH 45402", "90 Sycamore Street, Dayton, OH 45402"]
    assert clustered(normalizer, store, texts) == [[0, 1, 2]]


@pytest.mark.parametrize(
    "texts",
    [
        ["88 Sycamore St Apt 4, Dayton, OH 45402", "88 Sycamore St Apt 5, Dayton, OH 45402", PLAIN],
        ["88 Sycamore Street, Dayton, OH 45402", "92 Sycamore Street, Dayton, OH 45402", "Sycamore Street, Dayton, OH 45402"],
        ["12 Linden Avenue, Dayton, OH 45403", "12 Linden Road, Dayton, OH 45403", "12 Linden, Dayton, OH 45403"],
    ],
)
def test_a_vague_row_never_ties_two_addresses(normalizer: Normalizer, tmp_path: Path, texts: list[str]) -> None:
    for order in permutations(range(3)):
        store = Store(tmp_path / "rows.sqlite")
        try:
            found = clustered(normalizer, store, [texts[at] for at in order])
        finally:
            store.close()
        assert not any({order.index(0), order.index(1)} <= set(ids) for ids in found)


def test_streets_without_a_number_are_no_duplicates(normalizer: Normalizer, store: Store) -> None:
    assert clustered(normalizer, store, ["Sycamore Street, Dayton, OH", "Sycamore Street, Dayton, OH"]) == []


def test_people_of_one_house_stay_apart_when_asked(normalizer: Normalizer, store: Store) -> None:
    assert clustered(normalizer, store, [PLAIN] * 3, ["ada b", "carl d", "ada b"]) == [[0, 2]]


def test_what_cannot_be_read_is_a_duplicate_of_nothing(normalizer: Normalizer, store: Store) -> None:
    assert clustered(normalizer, store, ["", "", "???", "???"]) == []


def test_a_large_block_is_compared_by_neighbours(normalizer: Normalizer, store: Store) -> None:
    names = [*COUNTRIES["US"].names, *COUNTRIES["GB"].names]
    texts = [f"7 {name} Street, Dayton, OH 45402" for name in names] + ["7 Hawthrone Stret, Dayton, OH 45402"]
    assert len(names) > ALL_PAIRS
    assert clustered(normalizer, store, texts) == [[names.index("Hawthorne"), len(names)]]


def test_a_score_is_the_lowest_of_its_merges() -> None:
    clusters = Clusters()
    clusters.grow(4)
    clusters.join(2, 3, 0.8)
    clusters.join(0, 1, 0.9)
    clusters.join(3, 1, 0.95)
    assert clusters.scores == {0: 0.8}
    assert members(clusters) == {0: [0, 1, 2, 3]}
