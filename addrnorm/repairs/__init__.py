"""What parsers get wrong, mended: spans to spans, each repair a short function, in the order of `REPAIRS`; none knows a country by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from addrnorm.conventions import Convention
from addrnorm.repairs import codes, leading, names, segments, streets, towns
from addrnorm.span import Span

__all__ = ["REPAIRS", "Repair"]

Repair = Callable[[Sequence[Span], Convention], list[Span]]
REPAIRS: tuple[Repair, ...] = (
    leading.leading_numbers,
    leading.spelled_numbers,
    leading.ranges,
    leading.towns_over_commas,
    leading.bare_directions,
    leading.streets_behind_numbers,
    segments.commas,
    segments.unnamed_boxes,
    codes.numbers_for_codes,
    names.no_number,
    names.units_behind_names,
    names.units_as_numbers,
    names.numbers_over_commas,
    towns.towns_behind_numbers,
    names.stray_letters,
    names.levels_before_names,
    towns.towns_before_countries,
    towns.figures_before_countries,
    codes.sorting_code,
    codes.hidden_codes,
    streets.second_roads,
    streets.roads_missing,
    streets.numbers_behind_names,
    streets.bare_types,
    streets.types_for_units,
    streets.types_in_numbers,
    streets.swallowed_names,
    streets.unnamed_numbers,
    streets.bare_numbers,
    streets.number_words,
    streets.swallowed_numbers,
    segments.boxes,
    segments.trailing_directions,
    codes.code_words,
    codes.torn_codes,
    codes.codes,
    towns.swallowed_towns,
    towns.torn_towns,
    towns.area_codes,
    towns.torn_areas,
    towns.areas,
    towns.towns_behind_quarters,
    towns.city_states,
    towns.country_lines,
    towns.towns_for_areas,
    towns.marked_towns,
    towns.towns,
    towns.districts,
    towns.only_suburb,
    towns.hamlets,
    names.doubtful_units,
    names.names,
)
