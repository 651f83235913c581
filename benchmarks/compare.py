"""Time a comparison, beyond the two normalizations, and side by side with rigour where it is installed.

python -m benchmarks.compare [--pairs 2000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time
from collections.abc import Callable, Sequence

from addrnorm.address import AddressInput
from addrnorm.compare import compare, compare_sides, side_of
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings
from benchmarks.duplicates import rows


def texts(count: int) -> list[tuple[str, str, str]]:
    """Return (country, a, b): neighbours of the generated table, sorted so that alike addresses meet."""
    made = sorted(rows(2 * count), key=lambda row: (row["Country Code"], row["Zip"], row["entity"]))
    lines = [
        (row["Country Code"], ", ".join(filter(None, (row["Address1"], row["Address2"], f"{row['City']} {row['Zip']}")))) for row in made
    ]
    return [(country, one, two) for (country, one), (other, two) in zip(lines[::2], lines[1::2], strict=True) if country == other]


def micros(work: Callable[[int], object], count: int, rounds: int) -> float:
    """Return the median over rounds of the µs that one pair takes."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        for at in range(count):
            work(at)
        taken.append((time.perf_counter() - started) / count * 1e6)
    return statistics.median(taken)


def table(lines: Sequence[tuple[str, float]]) -> None:
    """Print µs a pair."""
    for name, value in lines:
        print(f"  {name:48}{value:>10.1f} µs")


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    normalizer, pairs = Normalizer(Settings()), texts(chosen.pairs)
    results = [tuple(normalizer.normalize(AddressInput(text=text, region_hint=country)) for text in both) for country, *both in pairs]
    sides = [tuple(side_of(result) for result in both) for both in results]
    lines = [
        ("compare two results", micros(lambda at: compare(*results[at]), len(results), chosen.rounds)),
        ("compare two sides (without evidence)", micros(lambda at: compare_sides(*sides[at]), len(sides), chosen.rounds)),
    ]
    if importlib.util.find_spec("rigour"):
        from rigour.text.distance import levenshtein_similarity

        lines.append(
            ("rigour, similarity of two texts", micros(lambda at: levenshtein_similarity(*pairs[at][1:]), len(pairs), chosen.rounds))
        )
    print(f"µs a pair, {len(pairs)} pairs of six countries, beyond the normalizations")
    table(lines)


if __name__ == "__main__":
    main()
