"""What parsers get wrong, mended: spans to spans, each repair a short function, in the order of `REPAIRS`; none knows a country by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from addrnorm.conventions import Convention
from addrnorm.repairs import areas, codes, leading, names, numbers, segments, streets, towns
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
    numbers.numbers_for_codes,
    names.no_number,
    names.units_behind_names,
    numbers.units_as_numbers,
    numbers.storeys_for_codes,
    numbers.numbers_over_commas,
    towns.towns_behind_numbers,
    numbers.stray_letters,
    names.levels_before_names,
    areas.towns_before_countries,
    areas.figures_before_countries,
    codes.sorting_code,
    codes.hidden_codes,
    streets.streets_in_units,
    streets.second_roads,
    streets.roads_missing,
    numbers.numbers_behind_names,
    streets.bare_types,
    streets.types_for_units,
    streets.types_in_numbers,
    streets.swallowed_names,
    numbers.unnamed_numbers,
    numbers.bare_numbers,
    numbers.number_words,
    numbers.swallowed_numbers,
    segments.boxes,
    segments.trailing_directions,
    codes.code_words,
    codes.torn_codes,
    codes.codes,
    towns.swallowed_towns,
    areas.area_codes,
    towns.torn_towns,
    areas.torn_areas,
    areas.areas,
    towns.towns_behind_quarters,
    areas.city_states,
    areas.country_lines,
    areas.towns_for_areas,
    towns.marked_towns,
    towns.towns,
    areas.districts,
    towns.only_suburb,
    towns.hamlets,
    names.doubtful_units,
    names.names,
)
