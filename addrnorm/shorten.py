"""Fit a label into a carrier's limits: by the national abbreviations first, by cutting at a word last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from addrnorm.address import Component, Problem, ProblemKind

#: The components whose official abbreviations shorten a label, in the order in which they are tried.
STEPS = (Component.THOROUGHFARE, Component.SUB_PREMISE, Component.PREMISE)


def fit(
    lines: tuple[str, ...], width: int, height: int, abbreviate: Callable[[Component], tuple[str, ...]]
) -> tuple[tuple[str, ...], list[Problem]]:
    """Return lines of at most ``width`` characters, at most ``height`` of them (0 = no limit), and what was shortened.

    ``abbreviate`` renders the label again with one more component abbreviated.
    """
    problems: list[Problem] = []
    for component in STEPS:
        if not _too_long(lines, width):
            break
        shorter = abbreviate(component)
        if shorter != lines:
            lines = shorter
            problems.append(Problem(component, ProblemKind.TRUNCATED, "abbreviated by the national rule to fit the line"))
    if _too_long(lines, width):
        lines = tuple(cut(line, width) for line in lines)
        problems.append(Problem(Component.THOROUGHFARE, ProblemKind.TRUNCATED, f"cut at a word to fit {width} characters"))
    if height and len(lines) > height:
        lines = merged(lines, height, width)
        problems.append(Problem(Component.PREMISE, ProblemKind.TRUNCATED, f"joined to fit {height} lines"))
    return lines, problems


def _too_long(lines: Sequence[str], width: int) -> bool:
    return bool(width) and any(len(line) > width for line in lines)


def cut(line: str, width: int) -> str:
    """Cut a line at the last space before the limit, or at the limit when its first word is longer."""
    if len(line) <= width:
        return line
    head = line[: width + 1].rpartition(" ")[0]
    return (head or line[:width]).rstrip(" ,-")


def merged(lines: tuple[str, ...], height: int, width: int) -> tuple[str, ...]:
    """Join neighbouring lines from the top until few enough are left; the last line stays alone."""
    out = list(lines)
    while len(out) > height and len(out) > 1:
        pairs = range(max(len(out) - 2, 1))
        at = min(pairs, key=lambda i: len(out[i]) + len(out[i + 1]))
        out[at : at + 2] = [cut(f"{out[at]} {out[at + 1]}", width or 1 << 16)]
    return tuple(out)
