"""Repairs of names: no number, buildings, units, firms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addrnorm.address import Component
from addrnorm.conventions import Convention
from addrnorm.repairs.segments import adjacent, cut, filled, join
from addrnorm.span import Span
from addrnorm.standardize.words import atoms
from addrnorm.text import fold

_INSIDE_WORDS = frozenset({"units", "levels", "staircases", "entrances", "buildings"})


def no_number(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """``s.n.c.`` is a number that says there is none, whatever the parser took it for, and cut in two: ``sem | número``."""
    out: list[Span] = []
    for span in spans:
        said = convention.lexicon.has("no_number", fold(span.text))
        if not said and out and adjacent(out[-1], span):
            start = out[-1].text.rfind(" ") + 1
            if convention.lexicon.has("no_number", fold(f"{out[-1].text[start:]} {span.text}")):
                rest, word = cut(out.pop(), start)
                out += filled(rest)
                span, said = join(word, span), True
        out.append(span.as_component(Component.PREMISE_NUMBER) if said else span)
    return out


def units_behind_names(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """The word for a unit at the end of a name makes the number behind it the unit, and a figure before it the number.

    ``Zebra House 25 Flat | 45`` is Zebra House, 25, Flat 45.
    """
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        start = before.text.rfind(" ") + 1 if before is not None and before.component is Component.PREMISE else 0
        number = span.component is Component.PREMISE_NUMBER and start > 0
        if before is None or not number or not adjacent(before, span) or not _is_unit(before.text[start:], convention):
            out.append(span)
            continue
        name, word = cut(before, start)
        figure = name.text.rfind(" ") + 1
        if name.text[figure:].isdigit():
            out[-1:] = filled(*(part.as_component(kind) for part, kind in zip(cut(name, figure), _NAME_AND_NUMBER, strict=True)))
        else:
            out[-1] = name
        out.append(join(word, span).as_component(Component.SUB_PREMISE))
    return out


_NAME_AND_NUMBER = (Component.PREMISE, Component.PREMISE_NUMBER)


def levels_before_names(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A level or unit with its figure glued on leaves the name behind it (``flr5`` Rose Building), and is no postal code."""
    out: list[Span] = []
    for span in spans:
        word, _, name = span.text.partition(" ")
        where = (span.component is Component.PREMISE and name) or (span.component is Component.POSTAL_CODE and not name)
        found = _GLUED.fullmatch(word) if where else None
        kind = next((part for family, part in _KINDS if found and convention.lexicon.find(fold(found[1]), family)), None)
        if kind is None or convention.postal_code.display(word) is not None:
            out.append(span)
            continue
        level, rest = cut(span, len(word))
        out += filled(level.as_component(kind), rest)
    return out


_GLUED = re.compile(r"([^\W\d]{3,})\.?(\d+)")
_KINDS = (("levels", Component.LEVEL), ("units", Component.SUB_PREMISE))


def _is_unit(word: str, convention: Convention) -> bool:
    """True for a word that says unit and nothing else: a house may be a building, too."""
    meanings = convention.lexicon.families(fold(word))
    return "units" in meanings and not meanings & {"premises", "buildings"}


def doubtful_units(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """The word for a unit without an identifier is the end of the name right before it, where the parser was in doubt: Angus Stud."""
    out: list[Span] = []
    for span in spans:
        bare = span.component is Component.SUB_PREMISE and _is_unit(span.text, convention)
        if bare and span.confidence < _DOUBT and out and out[-1].component is Component.PREMISE and adjacent(out[-1], span):
            out[-1] = join(out[-1], span)
        else:
            out.append(span)
    return out


_DOUBT = 0.7


def names(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A name is a unit or building where it has the words for one, a premise where it says so or nothing else can, else a firm.

    One that begins with a form of address (Herr, Mrs.) or with the word for care of is a person's.
    """
    numbered = any(span.component is Component.PREMISE_NUMBER for span in spans)
    return [_name(span, numbered, convention) if span.component is Component.PREMISE else span for span in spans]


def _name(span: Span, numbered: bool, convention: Convention) -> Span:
    lexicon = convention.lexicon
    folds = [atom.fold for atom in atoms(span.text, lexicon)]
    if folds and (lexicon.has("care_of", folds[0]) or (len(folds) > 1 and lexicon.has("honorifics", folds[0]))):
        return span.as_component(Component.RECIPIENT)
    families = {family for fold_ in folds for phrase in _phrases(fold_) for family in lexicon.families(phrase)}
    if "premises" in families and len(folds) > 1 and folds[0].isalpha() and not lexicon.families(folds[0]) & (_INSIDE_WORDS | {"premises"}):
        return span
    if families & _INSIDE_WORDS and any(char.isdigit() for char in span.text) | any(len(fold_) == 1 for fold_ in folds):
        return span.as_component(Component.SUB_PREMISE)
    return span if not numbered or families & {"premises", "buildings"} else span.as_component(Component.ORGANIZATION)


def _phrases(word: str) -> list[str]:
    """A word, and in scripts without spaces the endings that may say what it is (大阪駅前第1ビル)."""
    return [word] if word.isascii() else [word[start:] for start in range(len(word))]
