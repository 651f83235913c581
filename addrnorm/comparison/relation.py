"""The words of a comparison: relations of components, match levels, and the sides that are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from addrnorm.address import Component


class Relation(StrEnum):
    """How one component of two addresses compares."""

    EQUAL = "EQUAL"
    EQUIVALENT = "EQUIVALENT"
    SIMILAR = "SIMILAR"
    CONFLICT = "CONFLICT"
    ONE_SIDED = "ONE_SIDED"


class Match(StrEnum):
    """The finest level at which two addresses are the same."""

    SAME_SUB_PREMISE = "SAME_SUB_PREMISE"
    SAME_PREMISE = "SAME_PREMISE"
    SAME_THOROUGHFARE = "SAME_THOROUGHFARE"
    SAME_LOCALITY = "SAME_LOCALITY"
    DIFFERENT = "DIFFERENT"
    UNDETERMINED = "UNDETERMINED"


Parts = Mapping[Component, str]
Relations = dict[Component, Relation]

GOOD = frozenset({Relation.EQUAL, Relation.EQUIVALENT, Relation.SIMILAR})
#: Parts inside a building: two different ones are never the same, whatever else agrees.
INSIDE = (Component.SUB_PREMISE, Component.LEVEL, Component.STAIRCASE, Component.ENTRANCE)


#: Names: their words may stand in one another's place, and be torn apart by typing errors.
NAMES = (
    Component.THOROUGHFARE,
    Component.PREMISE,
    Component.ORGANIZATION,
    Component.DEPENDENT_LOCALITY,
    Component.LOCALITY,
    Component.SUB_ADMINISTRATIVE_AREA,
)


@dataclass(frozen=True, slots=True)
class Side:
    """What comparing looks at: a region, canonical components, and names as they were written (folded), where that is something else."""

    region: str
    parts: Parts
    written: Parts = field(default_factory=dict)
