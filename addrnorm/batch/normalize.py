"""Normalize a table row by row: resumable, no row lost; rows that cannot be read go to a rejects file with the reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from addrnorm.address import Result
from addrnorm.batch import tables
from addrnorm.batch.rows import Columns
from addrnorm.batch.workers import Outcome, normalize_all
from addrnorm.normalizer import Normalizer

ADDED = (
    "addrnorm_line1", "addrnorm_line2", "addrnorm_line3", "addrnorm_line4", "addrnorm_label",
    "addrnorm_region_code", "addrnorm_administrative_area_code", "addrnorm_locality", "addrnorm_dependent_locality",
    "addrnorm_thoroughfare", "addrnorm_premise_number", "addrnorm_sub_premise", "addrnorm_postal_code",
    "addrnorm_next_action", "addrnorm_problems", "addrnorm_unresolved", "addrnorm_confidence", "addrnorm_key",
)  # fmt: skip
REASON = "addrnorm_reason"
_PART = 5000


@dataclass(slots=True)
class Counts:
    """What a run did."""

    rows: int = 0
    rejected: int = 0
    resumed: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)


def keep(outcome: Outcome) -> dict[str, str]:
    """Return the columns of a result, or the reason why there is none."""
    if not isinstance(outcome, Result):
        return {REASON: str(outcome)}
    address, keys, lines = outcome.address, outcome.keys, outcome.label.domestic_lines
    return {
        **{f"addrnorm_line{at}": lines[at - 1] if at <= len(lines) else "" for at in range(1, 5)},
        "addrnorm_label": outcome.label.single_line,
        **{f"addrnorm_{name}": getattr(address, name) for name in _FIELDS},
        "addrnorm_next_action": outcome.verdict.next_action.value,
        "addrnorm_problems": " ".join(f"{p.kind.value}:{p.component.value}" for p in outcome.problems),
        "addrnorm_unresolved": " ".join(outcome.unresolved_tokens),
        "addrnorm_confidence": f"{outcome.verdict.confidence:.4f}",
        "addrnorm_key": keys.sub_premise or keys.premise or keys.thoroughfare or keys.locality,
    }


_FIELDS = (
    "region_code", "administrative_area_code", "locality", "dependent_locality", "thoroughfare", "premise_number", "sub_premise",
    "postal_code",
)  # fmt: skip


def normalize_table(
    source: Path,
    target: Path,
    rejects: Path,
    columns: Columns,
    normalizer: Normalizer,
    *,
    region: str = "",
    processes: int = 0,
    progress: Callable[[int], None] = lambda count: None,
) -> Counts:
    """Write every row with its result into ``target``, and rows without one into ``rejects``.

    Finished parts are kept in a folder beside the target until the end, so that a run that was interrupted goes on where it stopped.
    """
    parts = target.with_name(f".{target.name}.parts")
    _check_same_run(parts, source, columns, normalizer, region)
    counts, done = Counts(), sorted(parts.glob("*.jsonl"))
    counts.resumed = len(done) * _PART
    rest = islice(tables.read(source), counts.resumed, None)
    progress(counts.resumed)
    answers = normalize_all(rest, partial(columns.address, region_hint=region), keep, normalizer, processes)
    number = len(done)
    while batch := [row | added for row, added in islice(answers, _PART)]:
        _write_part(parts / f"{number:08}.jsonl", batch)
        number += 1
        progress(len(batch))
    _assemble(parts, source, target, rejects, counts)
    return counts


def _check_same_run(parts: Path, source: Path, columns: Columns, normalizer: Normalizer, region: str) -> None:
    """Parts of another run (other table, columns, model or rules) are thrown away."""
    state = source.stat()
    mark = json.dumps([str(source), state.st_size, state.st_mtime_ns, repr(columns), region, repr(normalizer.provenance)])
    parts.mkdir(parents=True, exist_ok=True)
    note = parts / "run.json"
    if not note.is_file() or note.read_text(encoding="utf-8") != mark:
        for old in parts.glob("*.jsonl"):
            old.unlink()
        note.write_text(mark, encoding="utf-8")


def _write_part(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    unfinished = path.with_suffix(".tmp")
    with unfinished.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    unfinished.replace(path)


def _assemble(parts: Path, source: Path, target: Path, rejects: Path, counts: Counts) -> None:
    names = tables.columns(source)
    with tables.writing(target, [*names, *ADDED]) as out, tables.writing(rejects, [*names, REASON]) as refuse:
        for part in sorted(parts.glob("*.jsonl")):
            for row in tables.read(part):
                counts.rows += 1
                if row.get(REASON):
                    counts.rejected += 1
                    refuse(row)
                else:
                    _count(counts, row)
                    out(row)
    for path in list(parts.glob("*")):
        path.unlink()
    parts.rmdir()


def _count(counts: Counts, row: Mapping[str, str]) -> None:
    counts.actions[row["addrnorm_next_action"]] += 1
    counts.regions[row["addrnorm_region_code"] or "unknown"] += 1
    counts.problems.update(row["addrnorm_problems"].split())


def report(counts: Counts) -> str:
    """Return the report of a run, for people."""
    lines = [
        f"{counts.rows} rows, {counts.rejected} rejected" + (f", {counts.resumed} of them from an earlier run" if counts.resumed else "")
    ]
    for title, table in (("what to do", counts.actions), ("countries", counts.regions), ("problems", counts.problems)):
        lines += [f"\n{title}"] + [f"  {name:32}{count:>10}" for name, count in table.most_common(12)]
    return "\n".join(lines)
