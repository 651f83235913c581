"""The score: a logistic regression over the relations of components. Fitted by ``python -m benchmarks.fit_compare``, which prints them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from addrnorm.address import Component
from addrnorm.comparison.relation import Relation, Relations

INTERCEPT = -1.35
WEIGHTS: Mapping[tuple[Component, Relation], float] = {
    (Component.THOROUGHFARE, Relation.EQUAL): 2.61,
    (Component.THOROUGHFARE, Relation.EQUIVALENT): 2.10,
    (Component.THOROUGHFARE, Relation.SIMILAR): 1.36,
    (Component.THOROUGHFARE, Relation.CONFLICT): -4.47,
    (Component.THOROUGHFARE, Relation.ONE_SIDED): -0.95,
    (Component.PREMISE_NUMBER, Relation.EQUAL): 1.71,
    (Component.PREMISE_NUMBER, Relation.EQUIVALENT): 1.00,
    (Component.PREMISE_NUMBER, Relation.ONE_SIDED): -0.93,
    (Component.PREMISE, Relation.EQUAL): 1.16,
    (Component.PREMISE, Relation.SIMILAR): 0.62,
    (Component.PREMISE, Relation.CONFLICT): -1.12,
    (Component.PO_BOX, Relation.EQUAL): 3.50,
    (Component.POSTAL_CODE, Relation.EQUAL): 1.32,
    (Component.POSTAL_CODE, Relation.SIMILAR): -0.51,
    (Component.POSTAL_CODE, Relation.CONFLICT): -2.17,
    (Component.LOCALITY, Relation.EQUAL): 1.14,
    (Component.LOCALITY, Relation.EQUIVALENT): 1.00,
    (Component.LOCALITY, Relation.SIMILAR): 0.96,
    (Component.LOCALITY, Relation.CONFLICT): -1.49,
    (Component.DEPENDENT_LOCALITY, Relation.EQUAL): 0.75,
    (Component.DEPENDENT_LOCALITY, Relation.SIMILAR): 0.45,
    (Component.DEPENDENT_LOCALITY, Relation.CONFLICT): -0.65,
    (Component.ADMINISTRATIVE_AREA, Relation.EQUAL): 0.46,
    (Component.ADMINISTRATIVE_AREA, Relation.CONFLICT): -0.97,
}
THRESHOLD = 0.5
#: Highest score of a pair that conflicts where it must not.
VETOED = 0.1


def score(relations: Relations) -> float:
    """Return the probability (0 to 1) that two addresses are one delivery point."""
    return 1 / (1 + math.exp(-INTERCEPT - sum(WEIGHTS.get(item, 0.0) for item in relations.items())))
