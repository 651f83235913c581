"""Towns and administrative areas: names resolved against the gazetteer and the country's areas, corrected, inferred."""

from __future__ import annotations

from dataclasses import dataclass

from addrnorm.address import Change, Component
from addrnorm.assign import Assigned
from addrnorm.conventions import Area, Convention
from addrnorm.draft import Draft, Drafts
from addrnorm.key import Reach
from addrnorm.reference import places, spelling
from addrnorm.reference.places import Place
from addrnorm.standardize import casing, name
from addrnorm.standardize.words import same_script
from addrnorm.text import fold

#: A town of this many people has postal codes of its own; below it, one code that it may share.
DIVIDED = 50_000
SMALL = 20_000
_SHORTEST_CORRECTED = 5


@dataclass(frozen=True, slots=True)
class Located:
    """What the gazetteer says: the places of the locality's name, a suggestion for a misspelt one, the administrative area."""

    places: tuple[Place, ...] = ()
    nearest: str = ""
    area: Area | None = None


def locate(drafts: Drafts, assigned: Assigned, convention: Convention) -> Located:
    """Add the locality and the administrative area to the drafts; return what was found out about them."""
    area = _add_area(drafts, assigned, convention)
    found, nearest = _add_locality(drafts, assigned, convention, area)
    return Located(found, nearest, area)


def _add_area(drafts: Drafts, assigned: Assigned, convention: Convention) -> Area | None:
    written = assigned.text(Component.ADMINISTRATIVE_AREA)
    confidence = assigned.confidence(Component.ADMINISTRATIVE_AREA)
    if not written:
        return _infer_area(drafts, assigned, convention)
    area = convention.find_area(written)
    standard = name.standardize(_area_name(area, written) if area else written, Component.ADMINISTRATIVE_AREA, convention)
    draft = Draft.of(written, standard, confidence)
    drafts[Component.ADMINISTRATIVE_AREA] = draft.changed(draft.change, draft.text, area.code.lower()) if area else draft
    return area


def _area_name(area: Area, written: str) -> str:
    """Return the name of an area, in Latin letters where the address is written in them (Tokyo); its long form stays (서울특별시)."""
    if written in area.variants and written.startswith(area.name):
        return written
    return next((text for text in (area.name, *area.variants) if same_script(written, text)), area.name)


def _infer_area(drafts: Drafts, assigned: Assigned, convention: Convention) -> Area | None:
    """The postal code tells the area, in countries that print it."""
    code = drafts.get(Component.POSTAL_CODE)
    if code is None or convention.area_display == "none" or convention.postal_code.display(code.text) is None:
        return None
    area = convention.area_of_code(code.text)
    if area is not None:
        written = assigned.text(Component.LOCALITY) + assigned.text(Component.THOROUGHFARE)
        text = name.standardize(_area_name(area, written), Component.ADMINISTRATIVE_AREA, convention).text
        drafts[Component.ADMINISTRATIVE_AREA] = Draft("", text, area.code.lower(), Change.INFERRED)
    return area


def _add_locality(drafts: Drafts, assigned: Assigned, convention: Convention, area: Area | None) -> tuple[tuple[Place, ...], str]:
    written = assigned.text(Component.LOCALITY)
    if not written:
        return (), ""
    draft = Draft.of(written, name.standardize(written, Component.LOCALITY, convention), assigned.confidence(Component.LOCALITY))
    draft = _local_name(draft, convention)
    found = places.find(draft.text, convention.region_code)
    nearest = "" if found else _nearest(draft.text, convention)
    if nearest and (known := _correctable(nearest, convention)):
        text = _spelling(nearest, convention) or casing.title(nearest, convention.lexicon)
        draft, found, nearest = draft.changed(Change.CORRECTED, _cased(text, convention), ""), known, ""
    drafts[Component.LOCALITY] = draft.changed(draft.change, draft.text, _canonical(draft.text, convention, area))
    return found, nearest


def _local_name(draft: Draft, convention: Convention) -> Draft:
    """Replace a foreign name of a town (Naples) by its own (Napoli), and add the marks that were left out (Munchen).

    In an address in Latin letters it is in Latin letters, too: Athens is Athina.
    """
    local = convention.places.get(fold(draft.written))
    if local is not None and not same_script(draft.written, local):
        local = convention.latin_places.get(fold(local))
    if local is not None and fold(local) != fold(draft.written):
        return draft.changed(Change.REPLACED, _cased(local, convention), draft.canonical)
    spelt = _spelling(draft.text, convention) if _is_plain(draft.text) else ""
    return draft.changed(Change.STANDARDIZED, _cased(spelt, convention), draft.canonical) if spelt else draft


def _spelling(name: str, convention: Convention) -> str:
    """Return how a town is spelt with all its marks, empty where it has none or the country's addresses do without."""
    if convention.words.town != "full":
        return ""
    local = convention.places.get(fold(name), "")
    return local if fold(local) == fold(name) else places.spelling(name, convention.region_code)


def _is_plain(name: str) -> bool:
    return name.isascii() and not any(mark in name for mark in "-'")


def _cased(name: str, convention: Convention) -> str:
    return casing.apply(name, convention.casing_of(Component.LOCALITY), convention.lexicon)


def _nearest(text: str, convention: Convention) -> str:
    if not convention.region_code or len(text) < _SHORTEST_CORRECTED:
        return ""
    candidates = spelling.nearest(text, convention.region_code)
    return candidates[0] if candidates else ""


def _correctable(candidate: str, convention: Convention) -> tuple[Place, ...]:
    found = places.find(candidate, convention.region_code)
    return found if found and found[0].population >= spelling.CORRECT_TO else ()


def _canonical(text: str, convention: Convention, area: Area | None) -> str:
    """Return the form that keys compare: one for all names of a town."""
    folded = fold(text)
    one = convention.co_official.get(folded, convention.places.get(folded, text))
    return places.canonical(
        name.standardize(one, Component.LOCALITY, convention).canonical, convention.region_code, area.code if area else ""
    )


def reach(located: Located, drafts: Drafts, convention: Convention) -> Reach:
    """Say whether the postal code or the town alone identifies a street.

    A town is either large, and postal codes divide it, or small, and has one code, which other towns may share.
    """
    people = max((place.population for place in located.places), default=0)
    unique = len(located.places) == 1
    return Reach(
        code_alone=convention.postal_code.scope == "street" or people >= DIVIDED,
        town_alone=unique and 0 < people < SMALL,
    )


def key_area(located: Located, drafts: Drafts, convention: Convention) -> str:
    """Return the area as keys need it: only where the country writes it, and the town's name alone is not enough."""
    if convention.area_display == "none" or len(located.places) == 1:
        return ""
    draft = drafts.get(Component.ADMINISTRATIVE_AREA)
    return draft.canonical if draft else ""
