"""Duplicates of a table: normalize every row, cluster, choose who survives, write the table, the merge plan and the review report."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from addrnorm.address import Component, NextAction, Result
from addrnorm.batch import tables
from addrnorm.batch.clusters import Clusters, by_comparison, by_key, members
from addrnorm.batch.rows import Columns
from addrnorm.batch.store import Entry, Store
from addrnorm.batch.tables import Row
from addrnorm.batch.workers import Outcome, normalize_all
from addrnorm.compare import Side, side_of
from addrnorm.normalizer import Normalizer

#: Columns that the output adds.
ADDED = ("addrnorm_cluster", "addrnorm_key", "addrnorm_role", "addrnorm_label")
PLAN = ("cluster", "row", "action", "into_row", "confidence", "label")
SINGLE, SURVIVOR, DUPLICATE = "single", "survivor", "duplicate"
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Kept:
    """What a worker returns of a result."""

    side: Side
    key: str
    label: str
    matching: tuple[str, ...]
    blocking: tuple[str, ...]
    weight: int


@dataclass(slots=True)
class Findings:
    """The outcome: rows, clusters of two or more (root → rows), their scores, and the survivor of each."""

    rows: int = 0
    clusters: Mapping[int, list[int]] = field(default_factory=dict)
    scores: Mapping[int, float] = field(default_factory=dict)
    survivors: dict[int, int] = field(default_factory=dict)

    @property
    def duplicates(self) -> int:
        """Return how many rows could go."""
        return sum(len(ids) - 1 for ids in self.clusters.values())


Progress = Callable[[str, int], None]


class Survivor(StrEnum):
    """Which row of a cluster stays."""

    COMPLETE = "complete"
    NEWEST = "newest"
    OLDEST = "oldest"
    FIRST = "first"


def keep(outcome: Outcome) -> Kept:
    """Keep what clustering needs; an address that names no delivery point is a duplicate of none."""
    if not isinstance(outcome, Result):
        return Kept(Side("", {}), "", "", (), (), 0)
    keys, side = outcome.keys, side_of(outcome)
    precise = _precise(outcome, side)
    weight = 2 * len(outcome.components) + (outcome.verdict.next_action is NextAction.ACCEPT)
    return Kept(
        side,
        keys.sub_premise or keys.premise or keys.thoroughfare or keys.locality,
        outcome.label.single_line,
        keys.matching if precise else (),
        keys.blocking if precise else (),
        weight,
    )


def _precise(result: Result, side: Side) -> bool:
    """True when a number or a box is named, and what it counts in; with words left over a bare number may be any street's."""
    if not (result.keys.premise or result.keys.sub_premise or Component.PREMISE_NUMBER in side.parts):
        return False
    address = result.address
    return bool(address.thoroughfare or address.po_box or address.premise or address.dependent_locality or not result.unresolved_tokens)


def find(
    path: Path,
    columns: Columns,
    normalizer: Normalizer,
    store: Store,
    *,
    region: str = "",
    recency: str = "",
    rule: Survivor = Survivor.COMPLETE,
    rejected: Mapping[int, bool] | None = None,
    processes: int = 0,
    progress: Progress = lambda stage, count: None,
) -> Findings:
    """Fill the store from a table, and find its clusters; ``rejected`` names clusters (by root) that a person took apart.

    ``recency`` names the column that ``rule`` looks at: the completest row survives and among equals the latest, or the other way round.
    """
    rows = _fill(path, columns, normalizer, store, region, recency, processes, progress)
    clusters = Clusters()
    clusters.grow(rows)
    people = bool(columns.person)
    by_key(store, clusters, people)
    by_comparison(store, clusters, people, partial(progress, "compared", 1))
    found = {root: ids for root, ids in members(clusters).items() if not (rejected or {}).get(root)}
    survivors = {root: survivor(ids, store, rule) for root, ids in found.items()}
    return Findings(rows, found, {root: clusters.scores.get(root, 1.0) for root in found}, survivors)


def survivor(ids: Sequence[int], store: Store, rule: Survivor) -> int:
    """Return the row of a cluster that stays."""
    ranks = {id_: store.rank(id_) for id_ in ids}
    if rule is Survivor.FIRST:
        return min(ids)
    if rule is Survivor.OLDEST:
        dated = [id_ for id_ in ids if ranks[id_][1]] or list(ids)
        return min(dated, key=lambda id_: (_ordered(ranks[id_][1]), -ranks[id_][0], id_))
    if rule is Survivor.NEWEST:
        return max(ids, key=lambda id_: (_ordered(ranks[id_][1]), ranks[id_][0], -id_))
    return max(ids, key=lambda id_: (ranks[id_][0], _ordered(ranks[id_][1]), -id_))


def _ordered(value: str) -> tuple[float, str]:
    """Order numbers as numbers, and dates as they are written (2026-11-25 before 2026-12-01)."""
    try:
        return float(value), ""
    except ValueError:
        return 0.0, value


def _fill(
    path: Path, columns: Columns, normalizer: Normalizer, store: Store, region: str, recency: str, processes: int, progress: Progress
) -> int:
    address = partial(columns.address, region_hint=region)
    answers = normalize_all(tables.read(path), address, keep, normalizer, processes)
    count = 0
    while batch := list(islice(answers, _BATCH)):
        store.add(_entry(count + at, row, kept, columns, recency) for at, (row, kept) in enumerate(batch))
        count += len(batch)
        progress("normalized", len(batch))
    return count


def _entry(id_: int, row: Row, kept: Kept, columns: Columns, recency: str) -> Entry:
    filled = sum(1 for value in row.values() if value.strip())
    return Entry(
        id_,
        kept.side,
        kept.key,
        kept.label,
        kept.matching,
        kept.blocking,
        100 * kept.weight + min(filled, 99),
        row.get(recency, "") if recency else "",
        columns.person_of(row),
    )


def cluster_name(root: int) -> str:
    """Return the name of a cluster: the number of its first row, counted from 1."""
    return f"c{root + 1}"


def write(source: Path, target: Path, store: Store, findings: Findings) -> None:
    """Write the rows in their order, with cluster, key, role and label."""
    root_of = {id_: root for root, ids in findings.clusters.items() for id_ in ids}
    names = [*tables.columns(source), *ADDED]
    with tables.writing(target, names) as out:
        for id_, row in enumerate(tables.read(source)):
            key, label = store.shown(id_)
            root = root_of.get(id_, id_)
            role = SINGLE if id_ not in root_of else SURVIVOR if findings.survivors[root] == id_ else DUPLICATE
            out(row | dict(zip(ADDED, (cluster_name(root), key, role, label), strict=True)))


def write_plan(path: Path, store: Store, findings: Findings) -> None:
    """Write what would be merged into what: to be read before anything is merged, for a merge cannot be undone."""
    with tables.writing(path, PLAN) as out:
        for root, ids in sorted(findings.clusters.items()):
            into = findings.survivors[root]
            for id_ in sorted(ids):
                action = "keep" if id_ == into else "merge"
                values = (cluster_name(root), str(id_ + 1), action, str(into + 1), f"{findings.scores[root]:.2f}", store.shown(id_)[1])
                out(dict(zip(PLAN, values, strict=True)))


def read_decisions(path: Path) -> dict[int, bool]:
    """Read the decisions that the report exports (columns cluster, decision): root of a cluster → it was rejected."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            int(row["cluster"].removeprefix("c")) - 1: row["decision"].strip().lower() == "reject"
            for row in csv.DictReader(file)
            if row.get("cluster", "").removeprefix("c").isdigit() and row.get("decision")
        }


def temporary_store(folder: Path) -> Store:
    """Return a store beside the output, on the disk that has room for it."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".addrnorm-", suffix=".sqlite", delete=False) as file:
        return Store(Path(file.name))


def clustered_rows(source: Path, findings: Findings, most: int) -> Iterator[tuple[int, list[tuple[int, Row]]]]:
    """Yield the first clusters with their rows, for the report."""
    chosen = dict(islice(sorted(findings.clusters.items()), most))
    root_of = {id_: root for root, ids in chosen.items() for id_ in ids}
    held: dict[int, list[tuple[int, Row]]] = {root: [] for root in chosen}
    for id_, row in enumerate(tables.read(source)):
        if id_ in root_of:
            held[root_of[id_]].append((id_, row))
    yield from held.items()
