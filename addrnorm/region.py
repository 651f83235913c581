"""Which country an address belongs to: by the hint, by its country line, or by evidence.

Evidence adds up over candidates: the shape of the postal code, administrative areas and whether the code lies in them,
towns of that name weighted by their people, and the language of the street's type.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pycountry

from addrnorm import conventions
from addrnorm.address import Component
from addrnorm.conventions.index import load
from addrnorm.errors import UnknownRegion
from addrnorm.reference import places, spelling
from addrnorm.span import Span
from addrnorm.text import fold

#: Weights, in the order in which they decide; the cases of every country settle them.
CODE_IN_AREA, AREA_NAME, AREA_CODE, CODE_FORM, NO_CODE_FORM, STREET_LANGUAGE, SECOND_LANGUAGE = 3.0, 2.0, 1.0, 2.5, -2.5, 2.0, 1.2
PREFIX, NARROW, LETTERS, SECOND_LETTERS = 4.0, 1.0, 2.2, 1.0
#: A second town or suburb that a country has as well says less than the first.
FURTHER_TOWN = 0.25
_REGION_COUNT = 250
#: A lead below this over the second candidate is no decision: five times the people (log10(5) / 2.3).
CLEAR_LEAD = 0.3
#: From here on evidence other than the postal code is clear: a large town, or a town and its street's language.
CLEAR_EVIDENCE = 3.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A region, where it came from (hint, country, evidence, none), and whether another one is about as likely."""

    region_code: str
    source: str
    ambiguous: bool = False


@lru_cache(maxsize=4096)
def resolve(hint: str) -> str:
    """Return the alpha-2 code for an alpha-2 or alpha-3 code or a country's name in any language; raise UnknownRegion."""
    text = hint.strip()
    upper = text.upper()
    if len(upper) == 2 and upper in conventions.regions():
        return upper
    if len(upper) == 3 and (country := pycountry.countries.get(alpha_3=upper)):
        return str(country.alpha_2)
    if found := load().names.get(fold(text)):
        return found
    raise UnknownRegion("region_hint", "is neither an ISO 3166 code nor the name of a country")


def from_name(text: str) -> str:
    """Return the region that a country line names, empty when it names none."""
    try:
        return resolve(text)
    except UnknownRegion:
        return ""


def infer(spans: Sequence[Span]) -> Guess:
    """Return the most likely region of parsed text."""
    for span in reversed(spans):
        if span.component is Component.REGION_CODE and (region := from_name(span.text) or from_name(span.text.rpartition(", ")[2])):
            return Guess(region, "country")
    scores = _scores(spans)
    if not scores:
        return Guess("", "none")
    enough = max(scores.values()) - CLEAR_LEAD
    close = [region for region, score in scores.items() if score > enough]
    if len(close) > 1:
        scores |= {region: scores[region] + weight for region, weight in _misspelt_towns(spans, close).items()}
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    lead = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else math.inf
    return Guess(ranked[0][0], "evidence", ambiguous=lead < CLEAR_LEAD)


def _misspelt_towns(spans: Sequence[Span], regions: Sequence[str]) -> dict[str, float]:
    """Regions that have a town one typing error away from one that nobody knows (Madird), weighted by its people."""
    unknown = [span.text for span in spans if span.component is Component.LOCALITY and not places.regions_of(span.text)]
    near = [spelling.regions_near(name) for name in unknown]
    return {
        region: max(_weight(found[region]) for found in near if region in found) for region in regions if any(region in f for f in near)
    }


def _weight(people: int) -> float:
    return math.log10(max(people, 10)) / 2.3


def _scores(spans: Sequence[Span]) -> dict[str, float]:
    texts = defaultdict[Component, list[str]](list)
    for span in spans:
        texts[span.component].append(span.text)
    codes = [code for text in texts[Component.POSTAL_CODE] if any(map(str.isdigit, code := text.rpartition(", ")[2]))]
    towns = texts[Component.LOCALITY] + texts[Component.DEPENDENT_LOCALITY]
    sorted_in, towns = _sorting(towns)
    scores = defaultdict[str, float](float)
    for evidence in (
        _towns(towns),
        sorted_in,
        _areas(texts[Component.ADMINISTRATIVE_AREA] + texts[Component.SUB_ADMINISTRATIVE_AREA], codes),
        _spoken(texts[Component.THOROUGHFARE], spans),
    ):
        for region, weight in evidence.items():
            scores[region] += weight
    by_code = _codes(codes)
    if codes and not _code_is_wrong(scores, by_code):
        scores = defaultdict(float, {region: score + by_code.get(region, NO_CODE_FORM) for region, score in scores.items()})
        scores |= {region: weight for region, weight in by_code.items() if region not in scores}
    return {region: score for region, score in scores.items() if score > 0}


def _code_is_wrong(scores: Mapping[str, float], by_code: Mapping[str, float]) -> bool:
    """True when something speaks clearly for countries, and none of them writes codes so: the code is mistyped, not the rest."""
    clear = [region for region, score in scores.items() if score >= CLEAR_EVIDENCE]
    return bool(clear) and not any(region in by_code for region in clear)


def _codes(codes: Sequence[str]) -> Mapping[str, float]:
    """Countries whose codes look so: the fewer they are, the more it says; a national prefix (I-20121) says it all."""
    return next((found for code in codes if (found := _by_code(code))), {})


@lru_cache(maxsize=1 << 13)
def _by_code(code: str) -> Mapping[str, float]:
    if named := _by_prefix(code):
        return named
    compact = "".join(code.upper().split()).replace("-", "").replace(".", "")
    fitting = [region for pattern, regions in load().shapes if pattern.fullmatch(compact) for region in regions]
    weight = CODE_FORM * math.log(_REGION_COUNT / max(len(fitting), 1)) / math.log(_REGION_COUNT)
    narrow = load().narrow
    return {region: weight + _written_so(code, region) + (NARROW if region in narrow else 0.0) for region in fitting}


def _by_prefix(code: str) -> dict[str, float]:
    """Countries whose prefix stands before the code with a hyphen (A-4020), and whose codes look so."""
    prefix, hyphen, rest = code.strip().upper().partition("-")
    regions = load().prefixes.get(prefix, ()) if hyphen else ()
    return {region: PREFIX for region in regions if conventions.get(region).postal_code.display(rest) is not None}


def _sorting(names: Sequence[str]) -> tuple[dict[str, float], list[str]]:
    """Countries whose sorting codes stand beside a town (PARIS CEDEX 08), and the towns without them."""
    found, towns = dict[str, float](), list(names)
    for region, pattern in load().sorting.items():
        for at, name in enumerate(names):
            if match := pattern.search(name):
                found[region], towns[at] = CODE_FORM, name[: match.start()].strip(" ,-")
    return found, towns


def _written_so(code: str, region: str) -> float:
    """A separator where the country writes one (00-515) is evidence of its own."""
    return 0.5 if not code.isalnum() and conventions.get(region).postal_code.display(code) == code.upper() else 0.0


def _areas(names: Sequence[str], codes: Sequence[str]) -> dict[str, float]:
    scores = dict[str, float]()
    for name in names:
        folded = fold(name)
        for region in load().areas.get(folded, ()):
            scores[region] = max(scores.get(region, 0.0), _area_weight(name, region, codes))
    return scores


def _area_weight(name: str, region: str, codes: Sequence[str]) -> float:
    convention = conventions.get(region)
    area = convention.find_area(name)
    if area is None:
        return 0.0
    short = len(name.strip()) <= conventions.LONGEST_AREA_CODE
    if area.postal_prefixes and any(short or convention.postal_code.display(code) is not None for code in codes):
        inside = any(area.postal_prefixes.match(convention.postal_code.compact(code)) for code in codes)
        return CODE_IN_AREA if inside else 0.0
    return AREA_CODE if short else AREA_NAME


def _towns(names: Sequence[str]) -> dict[str, float]:
    found = defaultdict[str, list[float]](list)
    for name in dict.fromkeys(map(fold, names)):
        for region, people in _known_end(name).items():
            found[region].append(_weight(people))
    return {region: max(weights) + FURTHER_TOWN * (sum(weights) - max(weights)) for region, weights in found.items()}


def _known_end(name: str) -> Mapping[str, int]:
    """Regions that have a town of that name, or else of its last words: a quarter may stand before it (te aro wellington)."""
    while name and not (found := places.regions_of(name)):
        name = name.partition(" ")[2]
    return found if name else {}


def _spoken(roads: Sequence[str], spans: Sequence[Span]) -> dict[str, float]:
    """Countries that speak the language of the street's type, wherever it stands in the name, or of the letters of any word."""
    index, spoken = load(), set[str]()
    for road in roads:
        words = fold(road).split()
        for word in words[:2] + words[-2:]:
            spoken.update(index.types.get(word, ()) + index.suffixes.get(word, ()))
            spoken.update(language for suffix, found in _endings(word) for language in found)
    telling = {letter for span in spans if not span.text.isascii() for letter in span.text.lower()} & index.letters.keys()
    lettered = {language for letter in telling for language in index.letters[letter]}
    weights = dict(_speaking(frozenset(spoken), STREET_LANGUAGE, SECOND_LANGUAGE))
    for region, weight in _speaking(frozenset(lettered), LETTERS, SECOND_LETTERS).items():
        weights[region] = weights.get(region, 0.0) + weight
    return weights


@lru_cache(maxsize=1 << 10)
def _speaking(heard: frozenset[str], main: float, second: float) -> Mapping[str, float]:
    """Regions that speak one of some languages, weighted by whether it is their main one."""
    return {
        region: main if languages[0] in heard else second
        for region, languages in load().languages.items()
        if not heard.isdisjoint(languages)
    }


def _endings(word: str) -> list[tuple[str, tuple[str, ...]]]:
    """Glued types at the end of a word, the longest only."""
    suffixes = load().suffixes
    for start in range(1, len(word) - 2):
        if found := suffixes.get(word[start:]):
            return [(word[start:], found)]
    return []
