"""Map the keys of a table from one version or secret to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from addrnorm.address import AddressKeys, KeyLevel, Result
from addrnorm.batch import tables
from addrnorm.batch.rows import Columns
from addrnorm.batch.workers import Outcome, normalize_all
from addrnorm.key import KEY_VERSION, digest
from addrnorm.normalizer import Normalizer

OLD, STATUS = "addrnorm_old_key", "addrnorm_rekey"
#: What `STATUS` says: the old key was the one of this address; it was not; there was none; the address has none.
MAPPED, CHANGED, NEW, NO_KEY = "mapped", "changed", "new", "no_key"
#: Versions whose keys can be computed.
VERSIONS = (KEY_VERSION,)


@dataclass(frozen=True, slots=True)
class Finest:
    """The finest key of an address and the canonical string behind it."""

    region: str
    level: str
    canonical: str

    def key(self, secret: bytes) -> str:
        """Return the key under a secret, empty when the address has none."""
        return digest(self.region, KeyLevel(self.level), self.canonical, secret) if self.canonical else ""


def keep(outcome: Outcome) -> Finest:
    """Keep what keys are made of."""
    keys = outcome.keys if isinstance(outcome, Result) else AddressKeys()
    return Finest(keys.canonical.partition(";")[0], keys.finest_level, keys.canonical)


def rekey(
    source: Path, target: Path, columns: Columns, normalizer: Normalizer, key_column: str, old: bytes, new: bytes, region: str = ""
) -> dict[str, int]:
    """Write the table with new keys in ``key_column``, the old ones beside them, and a status; return how often each status came.

    A key that was not made from the row's address, by this model and these rules, is given a new one and marked ``changed``.
    """
    counts = dict.fromkeys((MAPPED, CHANGED, NEW, NO_KEY), 0)
    names = [name for name in tables.columns(source) if name not in (OLD, STATUS)]
    answers = normalize_all(tables.read(source), partial(columns.address, region_hint=region), keep, normalizer, canonical=True)
    with tables.writing(target, list(dict.fromkeys([*names, key_column, OLD, STATUS]))) as out:
        for row, finest in answers:
            had, now = row.get(key_column, ""), finest.key(new)
            status = NO_KEY if not now else NEW if not had else MAPPED if had == finest.key(old) else CHANGED
            counts[status] += 1
            out(row | {key_column: now, OLD: had, STATUS: status})
    return counts
