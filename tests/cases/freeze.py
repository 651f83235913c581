"""Freeze label and key of every case, so that any change is seen: ``python -m tests.cases.freeze``, after a change that is meant."""

from __future__ import annotations

import json
from pathlib import Path

from addrnorm.address import Options
from addrnorm.normalizer import Normalizer
from tests.cases.reader import Case, cases

FROZEN = Path(__file__).with_name("frozen.json")


def snapshot(normalizer: Normalizer, case: Case) -> list[str]:
    """Return the label in one line, the canonical string of the key, and the finest key."""
    result = normalizer.normalize(case.request(), Options(include_canonical=True))
    return [result.label.single_line, result.keys.canonical, result.keys.matching[0] if result.keys.matching else ""]


if __name__ == "__main__":
    normalizer = Normalizer()
    found = {case.id: snapshot(normalizer, case) for case in cases()}
    FROZEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
