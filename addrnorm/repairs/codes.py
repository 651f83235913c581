"""Repairs of postal and sorting codes: hidden in other spans, torn from their rest, with the town in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addrnorm.address import Component
from addrnorm.conventions import LONGEST_AREA_CODE, Convention
from addrnorm.repairs.segments import LONGEST_NUMBER, TOWNS, adjacent, code_first, cut, filled, join
from addrnorm.span import Span

_NUMBERED = frozenset({Component.PREMISE_NUMBER, Component.THOROUGHFARE, Component.SUB_PREMISE, Component.PREMISE, Component.POSTAL_CODE})
_REST = TOWNS | {Component.ADMINISTRATIVE_AREA, Component.PREMISE_NUMBER}
_STREET = frozenset({Component.THOROUGHFARE, Component.PREMISE_NUMBER, Component.PO_BOX})
_WORDS = re.compile(r"[^ ,]+")
_FIGURES = re.compile(r"\d[\d\- ]*\d")


def hidden_codes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A postal code behind the number (``5a, 370 01``) or alone under another name, where none else is given."""
    rule = convention.postal_code
    if not rule.known or any(span.component is Component.POSTAL_CODE and rule.display(span.text) is not None for span in spans):
        return list(spans)
    uncoded = not any(span.component is Component.POSTAL_CODE for span in spans)
    out: list[Span] = []
    for at, span in enumerate(spans):
        start = _code_start(span, convention) if span.component in _NUMBERED or span.component in TOWNS else -1
        if start < 0 and (_is_wrong_code(span, spans) or (uncoded and _stands_for_code(at, spans, convention))):
            start = 0
        if start < 0 and uncoded:
            start = _almost_code(span, spans[at + 1] if at + 1 < len(spans) else None)
        if start < 0:
            out.append(span)
            continue
        rest, code = cut(span, start)
        out += filled(rest, code.as_component(Component.POSTAL_CODE))
    return out


def _code_start(span: Span, convention: Convention) -> int:
    """Return where the last one or two words of a text that are surely a postal code begin, -1 where they are none.

    Sure is a code behind a comma or a town, or one in two parts as the country writes it; a bare figure may be a number or a unit.
    """
    text, town = span.text, span.component in TOWNS
    words = list(_WORDS.finditer(text))
    for word in reversed(words[-2:]):
        code, behind_comma = text[word.start() :], text[: word.start()].rstrip().endswith(",")
        shown = convention.postal_code.display(code) if _has_figures(code) else None
        alone = not word.start() and span.component is Component.THOROUGHFARE and not code.isdigit()
        if shown is not None and (town or behind_comma or alone or (" " in code and shown.split() == code.upper().split())):
            return word.start()
    return -1


def _is_wrong_code(span: Span, spans: Sequence[Span]) -> bool:
    """True for a word with a long figure that was taken for a second town, where no code is given: Jelgava, ``LV-300``."""
    long = sum(char.isdigit() for char in span.text) >= LONGEST_NUMBER and " " not in span.text
    return long and span.component is Component.LOCALITY and sum(part.component is Component.LOCALITY for part in spans) > 1


def _stands_for_code(at: int, spans: Sequence[Span], convention: Convention) -> bool:
    """True for a second number where the code should be, right before the town or behind all: ``5, 87-10 Toruń``, Perth WA ``600``."""
    span, before, after = spans[at], spans[:at], spans[at + 1 :]
    if span.component is not Component.PREMISE_NUMBER or not _FIGURES.fullmatch(span.text) or len(span.text) < LONGEST_NUMBER:
        return False
    if not before or not (_ends_in_figure(before[-1]) or any(part.component is Component.PREMISE_NUMBER for part in before)):
        return False
    before_town = bool(after) and after[0].component is Component.LOCALITY and adjacent(span, after[0]) and code_first(convention)
    return before_town or (before[-1].component in _REST and all(part.component is Component.REGION_CODE for part in after))


def _ends_in_figure(span: Span) -> bool:
    return span.component is Component.THOROUGHFARE and span.text[-1].isdigit()


def _almost_code(span: Span, after: Span | None) -> int:
    """A figure behind a comma and before the town is meant as the code, even if it is none: ``5, 800 Bodø``."""
    comma = span.text.rfind(", ") if span.component is Component.PREMISE_NUMBER else -1
    meant = comma > 0 and after is not None and after.component is Component.LOCALITY and adjacent(span, after)
    return comma + 2 if meant and _FIGURES.fullmatch(span.text[comma + 2 :]) else -1


def code_words(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """A postal code that took the town along (5761 Maria Alm), or what stands before it (QDL 5097), leaves it."""
    out: list[Span] = []
    for span in spans:
        parts = _code_and_words(span, convention) if span.component is Component.POSTAL_CODE else None
        out += parts or [span]
    return out


def _code_and_words(span: Span, convention: Convention) -> list[Span] | None:
    """Cut a code from words without figures on one side of it; None where there are none."""
    rule = convention.postal_code
    if rule.display(span.text) is not None:
        return None
    head, _, tail = span.text.partition(" ")
    if tail and not _has_figures(tail) and rule.display(head) is not None:
        code, town = cut(span, len(head))
        return [code, town.as_component(Component.LOCALITY)]
    head, _, tail = span.text.rpartition(" ")
    if head and not _has_figures(head) and rule.display(tail) is not None:
        words, code = cut(span, len(head))
        is_area = convention.area_display != "none" and len(head) <= LONGEST_AREA_CODE
        return [words.as_component(Component.ADMINISTRATIVE_AREA if is_area else Component.LOCALITY), code]
    return None


def _has_figures(text: str) -> bool:
    return any(char.isdigit() for char in text)


def torn_codes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """The rest of a code that went to the town comes back: ``1012`` AB Amsterdam."""
    rule, out = convention.postal_code, list[Span]()
    for span in spans:
        before = out[-1] if out else None
        torn = before is not None and before.component is Component.POSTAL_CODE and span.component in _REST and adjacent(before, span)
        head = span.text.split(" ", 1)[0]
        if before is None or not torn or rule.display(before.text) is not None or rule.display(f"{before.text} {head}") is None:
            out.append(span)
            continue
        rest, town = cut(span, len(head))
        out[-1] = join(before, rest)
        out += filled(town)
    return out


def codes(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """Join a postal code that was split (SW1A, 2AA), and of several codes keep the one that fits the country.

    Of two that do, it is the last where the code follows the town: Farm Road ``2563``, Elizabeth NSW 2504.
    """
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if span.component is Component.POSTAL_CODE and before is not None and before.component is Component.POSTAL_CODE:
            joined = f"{before.text} {span.text}"
            if convention.postal_code.display(joined) is not None:
                out[-1] = Span(Component.POSTAL_CODE, joined, before.start, span.end, min(before.confidence, span.confidence))
                continue
        out.append(span)
    codes = [span for span in out if span.component is Component.POSTAL_CODE]
    ordered = codes if code_first(convention) else codes[::-1]
    fitting = next((span for span in ordered if convention.postal_code.display(span.text) is not None), None)
    if fitting is None or len(codes) < 2:
        return out
    return sorted(out, key=lambda span: span.component is Component.POSTAL_CODE and span is not fitting)


def sorting_code(spans: Sequence[Span], convention: Convention) -> list[Span]:
    """``PARIS CEDEX 08``, ``Bern 8``: the sorting code leaves the town, whatever the parser took it for."""
    if convention.sorting is None:
        return list(spans)
    out: list[Span] = []
    for at, span in enumerate(spans):
        if out and out[-1].component is Component.SORTING_CODE and convention.sorting.fullmatch(f"{out[-1].text} {span.text}"):
            out[-1] = join(out[-1], span)
            continue
        last = all(part.component is Component.REGION_CODE for part in spans[at + 1 :])
        near = out and out[-1].component in TOWNS and (last or span.component not in _STREET)
        before = out[-1] if near else None
        lead = f"{before.text} " if before else ""
        match = convention.sorting.search(lead + span.text) if near or span.component is not Component.THOROUGHFARE else None
        if match is None or match.start() < len(lead):
            out.append(span)
            continue
        start, end = span.start + match.start() - len(lead), span.start + match.end() - len(lead)
        if rest := span.text[: start - span.start].strip(" ,-"):
            named = span.component is Component.POSTAL_CODE and not _has_figures(rest)
            component = Component.LOCALITY if named else span.component
            out.append(Span(component, rest, span.start, span.start + len(rest), span.confidence))
        out.append(Span(Component.SORTING_CODE, match[0], start, end, span.confidence))
    return out
