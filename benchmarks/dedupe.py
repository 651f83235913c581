"""Find known duplicates in a generated table: time, memory, precision and recall.

    python -m benchmarks.dedupe [--rows 100000] [--processes 0] [--show 5]

Precision and recall are counted over pairs of rows.
"""

from __future__ import annotations

import argparse
import csv
import resource
import tempfile
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from addrnorm.batch import dedupe, tables
from addrnorm.batch.rows import mapping
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings
from benchmarks.duplicates import COLUMNS, rows


def pairs(groups: Counter[str]) -> int:
    """Return how many pairs groups of these sizes have."""
    return sum(size * (size - 1) // 2 for size in groups.values())


def quality(found: Path) -> tuple[float, float]:
    """Return precision and recall over pairs of rows."""
    clusters: Counter[str] = Counter()
    entities: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for row in tables.read(found):
        clusters[row["addrnorm_cluster"]] += 1
        entities[row["entity"]] += 1
        both[f"{row['addrnorm_cluster']}|{row['entity']}"] += 1
    right = pairs(both)
    return right / max(pairs(clusters), 1), right / max(pairs(entities), 1)


def show(found: Path, most: int) -> None:
    """Print pairs that were joined and should not have been, and pairs that were not and should."""
    held = [(row["addrnorm_cluster"], row["entity"], row["addrnorm_label"]) for row in tables.read(found)]
    for title, by, other in (("joined wrongly", 0, 1), ("missed", 1, 0)):
        groups: dict[str, list[tuple[str, str, str]]] = {}
        for item in held:
            groups.setdefault(item[by], []).append(item)
        wrong = ((a, b) for group in groups.values() for a, b in combinations(group, 2) if a[other] != b[other])
        for (*_, one), (*_, two) in [pair for pair, _ in zip(wrong, range(most), strict=False)]:
            print(f"  {title}: {one}  |  {two}")


def measure(count: int, processes: int, shown: int) -> None:
    """Make a table, find its duplicates, print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "customers.csv", Path(folder) / "marked.csv"
        with source.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows(count))
        started = time.perf_counter()
        store = dedupe.temporary_store(Path(folder))
        try:
            columns = mapping(tables.columns(source), "shopify-customers")
            stages: dict[str, float] = {}

            def progress(stage: str, _: int) -> None:
                stages[stage] = time.perf_counter() - started

            findings = dedupe.find(source, columns, Normalizer(Settings()), store, processes=processes, progress=progress)
            dedupe.write(source, target, store, findings)
            dedupe.write_plan(Path(folder) / "plan.csv", store, findings)
        finally:
            store.close()
        taken = time.perf_counter() - started
        own, workers = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        precision, recall = quality(target)
        print(f"{count} rows, {len(findings.clusters)} clusters, {findings.duplicates} duplicates")
        print(f"{taken:.0f} s: normalized after {stages.get('normalized', 0):.0f} s, compared after {stages.get('compared', 0):.0f} s")
        print(f"memory: {own:.0f} MB, largest worker {workers:.0f} MB; precision {precision:.5f}, recall {recall:.5f}")
        if shown:
            show(target, shown)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--processes", type=int, default=0, help="0: one for each processor")
    options.add_argument("--show", type=int, default=0, help="print so many mistakes of each kind")
    chosen = options.parse_args()
    measure(chosen.rows, chosen.processes, chosen.show)


if __name__ == "__main__":
    main()
