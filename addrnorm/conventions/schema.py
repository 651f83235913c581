"""The shape of country and language files, and the check that holds them to it.

A schema maps each key to a type: a Python type, a list of one type, a dict of one type, or a nested schema.
Unknown keys are errors: a misspelt rule must not be silently ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from addrnorm.errors import ConventionError

#: Word families of a language file: canonical word -> [official abbreviation, other spellings...].
FAMILIES = (
    "thoroughfare_types",
    "thoroughfare_suffixes",
    "units",
    "levels",
    "level_names",
    "staircases",
    "entrances",
    "buildings",
    "premises",
    "po_boxes",
    "directions",
    "sides",
    "titles",
    "given_names",
    "qualifiers",
    "locality_markers",
    "ordinals",
    "numerals",
)
#: Plain word lists of a language file.
WORD_LISTS = (
    "particles",
    "droppable",
    "no_number",
    "number_markers",
    "number_suffixes",
    "number_separators",
    "ordinal_endings",
    "care_of",
    "honorifics",
    "elided",
    "hyphenated",
    "country_words",
    "key_digraphs",
    "noise",
    "corner",
    "common_types",
    "first_names",
    "carrier_routes",
    "route_boxes",
)
_WORDS: dict[str, Any] = {key: {"*": [str]} for key in FAMILIES}
_LISTS: dict[str, Any] = {key: [str] for key in WORD_LISTS}

LANGUAGE: dict[str, Any] = {
    "name": str,
    "sources": [str],
    "single_roman": bool,
    "dotted_i": bool,
    "type_position": str,
    "number_position": str,
    "letters": {"*": str},
    "spellings": {"*": str},
}
LANGUAGE |= _LISTS | _WORDS

COUNTRY: dict[str, Any] = {
    "name": str,
    "aliases": [str],
    "depth": str,
    "languages": [str],
    "sources": [str],
    "notes": [str],
    "layout": {"domestic": [str], "international": [str], "latin": [str], "postal_code_international": str},
    "fields": {"required": [str], "unexpected": [str]},
    "casing": {"*": str},
    "postal_code": {
        "forms": [list],
        "prefixes": [str],
        "scope": str,
        "sorting": str,
        "delivery_point": bool,
        "examples": [str],
        "counter_examples": [str],
    },
    "administrative_area": {"display": str, "is_city": bool, "variants": {"*": [str]}, "postal_prefixes": {"*": [str]}},
    "places": {"*": [str]},
    "latin_places": {"*": str},
    "co_official": {"*": [str]},
    "number": {"position": str, "suffix": str, "splits": [str], "pattern": str, "roman_suffix": bool, "letters": str},
    "words": {
        "type_position": str,
        "thoroughfare": str,
        "direction": str,
        "unit": str,
        "title": str,
        "town": str,
        "default_unit": str,
        "default_level": str,
    }
    | _WORDS
    | _LISTS,
    "formats": {"*": str},
    "limits": {"line_length": int, "max_lines": int},
    "key": {"delivery_point": [str]},
    "examples": {"lines": [list]},
}

_CHOICES = {
    "depth": {"deep", "base"},
    "casing.*": {"upper", "title", "as_given"},
    "postal_code.scope": {"street", "area"},
    "administrative_area.display": {"code", "name", "none"},
    "number.position": {"before", "after"},
    "number.letters": {"upper", "lower"},
    "number.suffix": {"joined", "spaced", "slash", "hyphen"},
    "words.type_position": {"before", "after", "suffix"},
    "words.thoroughfare": {"full", "abbreviated", "as_given"},
    "words.direction": {"full", "abbreviated", "as_given"},
    "words.unit": {"full", "abbreviated", "as_given"},
    "words.title": {"full", "abbreviated", "as_given"},
    "words.town": {"full", "as_given"},
    "type_position": {"before", "after", "suffix"},
    "number_position": {"before", "after"},
}


def check(data: Mapping[str, Any], schema: Mapping[str, Any], file: str, path: str = "") -> None:
    """Raise ConventionError, naming file and key, where ``data`` breaks ``schema``."""
    for key, value in data.items():
        spec = schema.get(key, schema.get("*"))
        where = f"{path}{key}"
        if spec is None:
            raise ConventionError(f"{file}: unknown key {where}")
        _check_value(value, spec, file, where)
        choices = _CHOICES.get(where) or _CHOICES.get(f"{path}*")
        if choices and value not in choices:
            raise ConventionError(f"{file}: {where} must be one of {', '.join(sorted(choices))}")


def _check_value(value: Any, spec: Any, file: str, where: str) -> None:
    if isinstance(spec, dict):
        _expect(value, dict, file, where)
        check(value, spec, file, f"{where}.")
    elif isinstance(spec, list):
        _expect(value, list, file, where)
        for item in value:
            _expect(item, spec[0], file, where)
    else:
        _expect(value, spec, file, where)


def _expect(value: Any, kind: type, file: str, where: str) -> None:
    if not isinstance(value, kind):
        raise ConventionError(f"{file}: {where} must be {kind.__name__}, not {type(value).__name__}")
