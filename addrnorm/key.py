"""Canonical keys: one address, one key. A pure function of canonical components and the key version; no I/O, clock or locale.

The canonical string of an address is its region and its parts in this order, each ``;name=value``, absent parts left out:

    where    z  postal code       c  locality       a  administrative area (only with c alone)
    street   s  thoroughfare      b  PO box         d  dependent locality (only where there is neither s nor b)
    number   n  premise number    h  premise name (only where there is no n)
    inside   g  building          k  staircase      e  entrance      l  level      u  unit

A key is ``an1.<REGION>.<LEVEL>.<hash>``: the hash is BLAKE2b with 128 bits over the UTF-8 of the canonical string up to that
level, in lower-case base32 without padding. With a secret the hash is keyed and the mark is ``an1k``.
An unkeyed hash of an address is still personal data: whoever has a list of addresses can recompute it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from addrnorm.address import AddressKeys, Component, KeyLevel

KEY_VERSION = "an1"
#: Marks a building identifier (bâtiment B) inside the canonical premise; names stand without it.
BUILDING_MARK = "#"

_WHERE = {Component.POSTAL_CODE: "z", Component.LOCALITY: "c", Component.ADMINISTRATIVE_AREA: "a"}
_INSIDE = ((Component.STAIRCASE, "k"), (Component.ENTRANCE, "e"), (Component.LEVEL, "l"), (Component.SUB_PREMISE, "u"))
_LEVELS = tuple(KeyLevel)

Canonical = Mapping[Component, str]


@dataclass(frozen=True, slots=True)
class Reach:
    """Which part of "where" identifies a street: decided by country data and the gazetteer (see normalizer).

    ``code_alone``: the postal code holds no street name twice. ``town_alone``: the town has one postal code and a name of its own.
    """

    code_alone: bool = False
    town_alone: bool = False


def address_keys(
    region: str,
    canonical: Canonical,
    reach: Reach = Reach(),
    *,
    blocking: Iterable[str] = (),
    secret: bytes = b"",
    include_canonical: bool = False,
) -> AddressKeys:
    """Return the keys of an address from its canonical components.

    ``matching`` holds every key under which the same delivery point may be found; two addresses match when their sets meet.
    ``secret`` keys the hash (1 to 64 bytes).
    """
    places = wheres(canonical, reach)
    if not region or not places:
        return AddressKeys(version=_mark(secret))
    steps = _steps(canonical)
    main = _by_level(region + places[0], steps)
    finest = list(main)[-1]
    hashed = {level: digest(region, level, text, secret) for level, text in main.items()}
    matching = [digest(region, finest, region + where + "".join(steps[: _depth(finest)]), secret) for where in places]
    return AddressKeys(
        version=_mark(secret),
        locality=hashed[KeyLevel.LOCALITY],
        thoroughfare=hashed.get(KeyLevel.THOROUGHFARE, ""),
        premise=hashed.get(KeyLevel.PREMISE, ""),
        sub_premise=hashed.get(KeyLevel.SUB_PREMISE, ""),
        finest_level=finest.value,
        matching=tuple(dict.fromkeys(matching)),
        blocking=tuple(dict.fromkeys(digest(region, None, text, secret) for text in blocking)),
        canonical=main[finest] if include_canonical else "",
    )


def digest(region: str, level: KeyLevel | None, text: str, secret: bytes = b"") -> str:
    """Return the key for a canonical string; level None gives a blocking key (letter B)."""
    raw = hashlib.blake2b(text.encode(), digest_size=16, key=secret[:64]).digest()
    return f"{_mark(secret)}.{region}.{level.value if level else 'B'}.{base64.b32encode(raw).decode().rstrip('=').lower()}"


def wheres(canonical: Canonical, reach: Reach) -> list[str]:
    """Return the ways to say where the street is, the main one first.

    With both postal code and locality, each counts alone only where it identifies the street by itself.
    """
    code, town = _part(canonical, Component.POSTAL_CODE), _part(canonical, Component.LOCALITY)
    by_town = _part(canonical, Component.ADMINISTRATIVE_AREA) + town if town else ""
    if not (code and town):
        return [where for where in (code, by_town) if where]
    both = code + town
    alone = [where for where, fits in ((code, reach.code_alone), (by_town, reach.town_alone)) if fits]
    return [code, *alone[1:]] if reach.code_alone else [both, *alone]


def _part(canonical: Canonical, component: Component) -> str:
    value = canonical.get(component, "")
    return f";{_WHERE[component]}={value}" if value else ""


def _steps(canonical: Canonical) -> tuple[str, str, str]:
    """Return what each level below the locality adds: street, number, inside."""
    get = canonical.get
    street, box, number = get(Component.THOROUGHFARE, ""), get(Component.PO_BOX, ""), get(Component.PREMISE_NUMBER, "")
    names, buildings = _premise(get(Component.PREMISE, ""))
    suburb = get(Component.DEPENDENT_LOCALITY, "")
    if street:
        first = f";s={street}"
    elif box:
        return "", f";b={box}", ""
    else:
        first = f";s={suburb}" if suburb and (number or names) else ""
    second = f";n={number}" if number else (f";h={names}" if names else "")
    inside = [(f";g={buildings}" if buildings else ""), *(f";{letter}={value}" for part, letter in _INSIDE if (value := get(part, "")))]
    return first, second, "".join(inside) + (f";b={box}" if box else "")


def _premise(canonical: str) -> tuple[str, str]:
    """Split a canonical premise into its name and its building identifiers."""
    words = canonical.split()
    names = " ".join(word for word in words if not word.startswith(BUILDING_MARK))
    return names, "-".join(word[1:] for word in words if word.startswith(BUILDING_MARK))


def _by_level(where: str, steps: tuple[str, str, str]) -> dict[KeyLevel, str]:
    """Return the canonical string of each level that the address reaches; a level that adds nothing has no key."""
    reached, text = {KeyLevel.LOCALITY: where}, where
    for level, step in zip(_LEVELS[1:], steps, strict=True):
        text += step
        if step and (level is not KeyLevel.SUB_PREMISE or KeyLevel.PREMISE in reached or KeyLevel.THOROUGHFARE in reached):
            reached[level] = text
    return reached


def _depth(level: KeyLevel) -> int:
    return _LEVELS.index(level)


def _mark(secret: bytes) -> str:
    return f"{KEY_VERSION}k" if secret else KEY_VERSION
