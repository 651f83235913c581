"""Measurements of a data directory for its card: size, loading time, memory, speed, accuracy, and how far confidences can be trusted."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from addrnorm.model import evaluate

#: Upper ends of the bands of confidence in which components are counted.
BANDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
_SPEED_TEXTS = (*("12 Elm Street, Apt 4B, Springfield, IL 62701", "Via Garibaldi 12, 20121 Milano MI", "Hauptstraße 5, 10115 Berlin"),)


def resources(data: Path) -> dict[str, float]:
    """Load a data directory in a new process; return seconds to load, megabytes resident more than before, and µs a parse."""
    done = subprocess.run([sys.executable, "-m", "addrnorm.model.measure", str(data)], check=True, capture_output=True, text=True)
    size = sum(path.stat().st_size for path in data.rglob("*") if path.is_file()) / 1e6
    return {"megabytes": round(size, 1), **json.loads(done.stdout)}


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _measure_here(data: Path) -> dict[str, float]:
    import os

    os.environ["LIBPOSTAL_DATA_DIR"] = str(data)
    before, started = _resident(), time.perf_counter()
    from postal.parser import parse_address

    parse_address(_SPEED_TEXTS[0])
    loading, rounds = time.perf_counter() - started, 5000
    found = {"load_seconds": round(loading, 2), "resident_mb": round(_resident() - before, 1), "parse_us": _micros(parse_address, rounds)}
    from addrnorm.libpostal import parse

    parse(_SPEED_TEXTS[0])
    return {**found, "read_us": _micros(parse, rounds)}


def _micros(parse: Callable[[str], object], rounds: int) -> float:
    """Return the µs that a parse takes."""
    started = time.perf_counter()
    for i in range(rounds):
        parse(_SPEED_TEXTS[i % len(_SPEED_TEXTS)])
    return round((time.perf_counter() - started) / rounds * 1e6, 1)


def accuracy(cases: Iterable[evaluate.Case]) -> dict[str, Any]:
    """Score the loaded data on cases: shares of whole addresses right, per country, and F1 per component."""
    from addrnorm import libpostal

    scores = evaluate.measure(cases, lambda text: [(part.label, part.value) for part in libpostal.parse(text)])
    total = scores.pop("")
    return {
        "cases": total.cases,
        "full": round(total.full_rate, 4),
        "f1": round(total.f1(), 4),
        "countries": {region: [score.full, score.cases] for region, score in sorted(scores.items())},
        "components": {name: round(total.f1(name), 3) for name in sorted(total.right | total.missed)},
    }


def reliability(cases: Iterable[evaluate.Case]) -> dict[str, Any]:
    """Return how often components are right by band of confidence, and the expected calibration error per country."""
    from addrnorm import libpostal

    bands: Counter[float] = Counter()
    right: Counter[float] = Counter()
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for case in cases:
        wanted = {(label, evaluate.folded(value)) for label, value in case.labels}
        for part in libpostal.parse(case.text):
            good = (part.label, evaluate.folded(part.value)) in wanted
            band = next(end for end in BANDS if part.confidence <= end + 1e-9)
            bands[band] += 1
            right[band] += good
            seen[case.region].append((part.confidence, good))
    return {
        "bands": [[end, bands[end], round(right[end] / bands[end], 3)] for end in BANDS if bands[end]],
        "error": {region: round(_calibration_error(pairs), 3) for region, pairs in sorted(seen.items()) if len(pairs) >= 100},
    }


def _calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean gap between confidence and truth over ten bands, weighted by how many fall into each."""
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for weight, good in pairs:
        groups[min(int(weight * 10), 9)].append((weight, good))
    return sum(abs(sum(w for w, _ in group) - sum(g for _, g in group)) for group in groups.values()) / len(pairs)


def all_of(data: Path, files: Mapping[str, Path], held_apart: Sequence[evaluate.Case]) -> dict[str, Any]:
    """Measure everything that the card shows."""
    from addrnorm import libpostal

    libpostal.load(data)
    found: dict[str, Any] = {"resources": resources(data), "held_apart": accuracy(held_apart), "confidence": reliability(held_apart)}
    found["files"] = {name: accuracy(evaluate.read_cases(path)) for name, path in files.items()}
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure_here(Path(sys.argv[1]))))
