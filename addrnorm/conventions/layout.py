"""Label layouts: lines of placeholders, read from templates such as ``{postal_code} {locality} {administrative_area_code}``.

``{component}`` prints a component, ``{component.id}`` its identifier without the word, ``{prefix|component|suffix}`` glues text
to it. Text between placeholders is a separator: it vanishes with the empty component behind it. A group in square brackets
keeps its opening separator for whichever of its components comes first: ``{thoroughfare}[, {level} {sub_premise}]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from addrnorm.address import Component
from addrnorm.errors import ConventionError

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAMES = {component.value for component in Component} | {"administrative_area_code"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One placeholder: what stands before it, what is glued to it, and the component.

    ``group`` is 0 outside square brackets; ``opening`` is the separator of the first component printed in the group.
    """

    separator: str
    prefix: str
    name: str
    identifier_only: bool
    suffix: str
    group: int = 0
    opening: str = ""


Line = tuple[Slot, ...]
Layout = tuple[Line, ...]


def parse_layout(templates: Iterable[str], file: str) -> Layout:
    """Read templates into a layout; raise ConventionError on an unknown placeholder."""
    return tuple(_parse_line(template, file) for template in templates)


def _parse_line(template: str, file: str) -> Line:
    slots: list[Slot] = []
    end, group, opening = 0, 0, ""
    for match in _PLACEHOLDER.finditer(template):
        _, bracket, separator = template[end : match.start()].rpartition("[")
        if bracket:
            group, opening = group + 1, separator
        elif "]" in separator:
            opening, separator = "", separator.replace("]", "")
        slot = _parse_slot(match[1], separator, file)
        slots.append(replace(slot, group=group, opening=opening) if opening else slot)
        end = match.end()
    if not slots or template[end:] not in ("", "]"):
        raise ConventionError(f"{file}: layout line {template!r} must end with a placeholder")
    return tuple(slots)


def _parse_slot(body: str, separator: str, file: str) -> Slot:
    parts = body.split("|")
    prefix, name, suffix = ("", *parts, "") if len(parts) == 1 else (*parts, "", "")[:3]
    name, _, modifier = name.partition(".")
    if name not in NAMES or modifier not in ("", "id"):
        raise ConventionError(f"{file}: layout has an unknown placeholder {{{body}}}")
    return Slot(separator, prefix, name, modifier == "id", suffix)


def render_line(line: Line, value: Callable[[Slot], str]) -> str:
    """Return one line of a label; ``value`` gives the text of a slot, empty when the address has none."""
    out, begun = "", {0}
    for slot in line:
        if text := value(slot):
            separator = slot.separator if slot.group in begun else slot.opening
            prefix = "" if slot.prefix and text.upper().startswith(slot.prefix.upper()) else slot.prefix
            out += (separator if out else "") + prefix + text + slot.suffix
            begun.add(slot.group)
    return out


def describe_line(line: Line) -> str:
    """Return a line for people: ``<postal code> <locality>``."""
    return "".join(f"{slot.separator}{slot.prefix}<{slot.name.replace('_', ' ')}>{slot.suffix}" for slot in line)


_FIELDS = {"N": "recipient", "O": "organization", "D": "dependent_locality", "C": "locality", "Z": "postal_code", "X": "sorting_code"}
_FMT = re.compile(r"%([A-Z])")


def from_google(fmt: str, *, street: list[str], area: str) -> list[str]:
    """Turn libaddressinput's format string into templates; ``street`` replaces %A, ``area`` names the placeholder of %S.

    A country prefix before the postal code (``CH-%Z``) is left out: it belongs to international mail.
    """
    templates: list[str] = []
    for line in re.sub(r"(?<![%A-Z])[A-Z]{1,3}-(?=%Z)", "", fmt).split("%n"):
        if "%A" in line and line.strip() != "%A":
            before, after = (part.strip(" ,") for part in line.split("%A", 1))
            templates += [_template(before, area)] if before else []
            templates += [*street, *([_template(after, area)] if after else [])]
        elif "%A" in line:
            templates += street
        else:
            templates.append(_template(line, area))
    return [template for template in templates if "{" in template]


def _template(line: str, area: str) -> str:
    fields = _FIELDS | {"S": area}
    template = _FMT.sub(lambda match: "{" + fields[match[1]] + "}" if fields.get(match[1]) else "", line).strip()
    template = re.sub(r"^([^{}]+)\{(\w+)\}", r"{\1|\2|}", template)
    return re.sub(r"\{(\w+)\}([^{}]+)$", r"{|\1|\2}", template)
