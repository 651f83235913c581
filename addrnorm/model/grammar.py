"""A small weighted grammar: how generation data (TOML) says what addresses look like.

A rule is a text of alternatives, one a line or separated by ``|``, each with an optional weight (``3* text``). In it::

    {rule}         another rule or a pool of names          {n} {n:1-999}   a number, small ones more often
    {u:1-31}       a number, evenly                         {d:4} {D:4}     digits; D: the first is not zero
    {A} {a} {A:A-F}  a letter                               (x|y) (x)?30    a choice; a part that is there 30 times in 100
    [label]        the rule ``label``, labelled so          [label=x|y]     these alternatives, labelled so

A backslash takes the next character as it is. Expansion gives segments: (text, label), where text without a label separates.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

Segment = tuple[str, str]

_WEIGHT = re.compile(r"\s*(\d+(?:\.\d+)?)\*[ \t]?")
_SPAN = re.compile(r"(\d+)-(\d+)")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class GrammarError(ValueError):
    """A rule cannot be read, or names a rule that does not exist."""


@dataclass(frozen=True, slots=True)
class Text:
    """Letters as they stand."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a rule or to one of the built-in number and letter makers."""

    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives; ``chance`` is how often the group is there at all; ``label`` marks what it expands to."""

    choices: Choices
    chance: float = 1.0
    label: str = ""


Node = Text | Ref | Group


class Choices:
    """Weighted alternatives, each a sequence of nodes."""

    __slots__ = ("_cumulative", "sequences")

    def __init__(self, sequences: Sequence[tuple[Node, ...]], weights: Sequence[float]) -> None:
        self.sequences = tuple(sequences)
        self._cumulative = list(accumulate(weights))

    def pick(self, rng: random.Random) -> tuple[Node, ...]:
        """Return one alternative by weight."""
        return self.sequences[bisect(self._cumulative, rng.random() * self._cumulative[-1])]


def pool(values: Sequence[str], weights: Sequence[float] | None = None) -> Choices:
    """Make a rule of plain names, which are never read as grammar."""
    return Choices([(Text(value),) for value in values], weights or [1.0] * len(values))


def parse_rule(text: str) -> Choices:
    """Read the text of a rule.

    >>> "".join(t for t, _ in Grammar({"x": parse_rule("via (Roma)")}).expand("x", random.Random(1)))
    'via Roma'
    """
    lines = [line.lstrip() for line in text.split("\n") if line.strip()]
    return _alternatives("|".join(lines), 0, "")[0]


def _alternatives(text: str, at: int, end: str) -> tuple[Choices, int]:
    """Read alternatives up to the closing bracket ``end``; return them and the place after the bracket."""
    sequences: list[tuple[Node, ...]] = []
    weights: list[float] = []
    while True:
        weight = _WEIGHT.match(text, at)
        weights.append(float(weight[1]) if weight else 1.0)
        nodes, at = _sequence(text, weight.end() if weight else at, "|" + end)
        sequences.append(tuple(nodes))
        if at >= len(text) or text[at] != "|":
            break
        at += 1
    if end and at >= len(text):
        raise GrammarError(f"missing {end} in rule: {text[:60]}")
    return Choices(sequences, weights), at + len(end)


def _sequence(text: str, at: int, stops: str) -> tuple[list[Node], int]:
    nodes: list[Node] = []
    letters = ""
    while at < len(text) and text[at] not in stops:
        if text[at] in "{[(":
            if letters:
                nodes.append(Text(letters))
                letters = ""
            node, at = _READERS[text[at]](text, at + 1)
            nodes.append(node)
            continue
        at += text[at] == "\\"
        letters += text[at]
        at += 1
    if letters:
        nodes.append(Text(letters))
    return nodes, at


def _reference(text: str, at: int) -> tuple[Node, int]:
    end = text.index("}", at)
    name, _, argument = text[at:end].partition(":")
    return Ref(name, argument), end + 1


def _labelled(text: str, at: int) -> tuple[Node, int]:
    found = re.compile(r"[a-z_]+").match(text, at)
    if found is None:
        raise GrammarError(f"label expected in rule: {text[:60]}")
    if text[found.end()] == "]":
        return Group(Choices([(Ref(found[0], ""),)], [1.0]), label=found[0]), found.end() + 1
    choices, at = _alternatives(text, found.end() + 1, "]")
    return Group(choices, label=found[0]), at


def _group(text: str, at: int) -> tuple[Node, int]:
    choices, at = _alternatives(text, at, ")")
    chance = re.compile(r"\?(\d+)").match(text, at)
    return (Group(choices, int(chance[1]) / 100), chance.end()) if chance else (Group(choices), at)


_READERS = {"{": _reference, "[": _labelled, "(": _group}


class Grammar:
    """Rules by name, and their expansion."""

    def __init__(self, rules: Mapping[str, Choices]) -> None:
        self.rules = dict(rules)

    def expand(self, rule: str, rng: random.Random) -> list[Segment]:
        """Expand a rule into segments of (text, label)."""
        return list(self._walk(Ref(rule, ""), rng, ""))

    def text(self, rule: str, rng: random.Random) -> str:
        """Expand a rule into plain text."""
        return "".join(text for text, _ in self.expand(rule, rng))

    def missing(self) -> list[str]:
        """Return the names that rules refer to and nobody defines."""
        return sorted({ref for choices in self.rules.values() for ref in _refs(choices)} - set(self.rules) - set(_MAKERS))

    def _walk(self, node: Node, rng: random.Random, label: str) -> Iterator[Segment]:
        if isinstance(node, Text):
            yield node.value, label
        elif isinstance(node, Group):
            if node.chance >= 1 or rng.random() < node.chance:
                for part in node.choices.pick(rng):
                    yield from self._walk(part, rng, node.label or label)
        elif (rule := self.rules.get(node.name)) is not None:
            for part in rule.pick(rng):
                yield from self._walk(part, rng, label)
        elif node.name in _MAKERS:
            yield _MAKERS[node.name](node.argument, rng), label
        else:
            raise GrammarError(f"no rule named {node.name}")


def _refs(choices: Choices) -> Iterator[str]:
    for sequence in choices.sequences:
        for node in sequence:
            if isinstance(node, Ref):
                yield node.name
            elif isinstance(node, Group):
                yield from _refs(node.choices)


def _skewed(argument: str, rng: random.Random) -> str:
    low, high = (int(x) for x in (_SPAN.match(argument) or _SPAN.match("1-250")).groups())  # type: ignore[union-attr]
    return str(int(low * ((high + 1) / low) ** rng.random()))


def _even(argument: str, rng: random.Random) -> str:
    low, high = argument.split("-")
    return str(rng.randint(int(low), int(high)))


def _digits(argument: str, rng: random.Random) -> str:
    return "".join(rng.choice("0123456789") for _ in range(int(argument or 1)))


def _number(argument: str, rng: random.Random) -> str:
    return rng.choice("123456789") + _digits(str(int(argument or 1) - 1), rng)


def _upper(argument: str, rng: random.Random) -> str:
    first, last = (argument or "A-Z").split("-")
    return rng.choice(_LETTERS[_LETTERS.index(first) : _LETTERS.index(last) + 1])


def _lower(argument: str, rng: random.Random) -> str:
    return _upper(argument.upper(), rng).lower()


_MAKERS = {"n": _skewed, "u": _even, "d": _digits, "D": _number, "A": _upper, "a": _lower}
