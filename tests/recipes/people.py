"""A small table for the recipes: who lives at which of our keys. Rows 0 and 1, 2 and 3, and so on, are one delivery point."""

from __future__ import annotations

from addrnorm.address import AddressInput, Result
from addrnorm.normalizer import Normalizer

PAIRS = (
    ("US", "88 Sycamore Street, Dayton, OH 45402", "88 Sycamoer St., Dayton, OH 45402"),
    ("US", "88 Sycamore St Apt 4, Dayton, OH 45402", "88 Sycamore Street #4, Dayton, Ohio 45402"),
    ("IT", "Via Manin 4, 23900 Lecco LC", "v. manin, 4 - 23900 lecco"),
    ("IT", "Via Torricelli 9, 41121 Modena", "Via Toricelli 9, 41121 Modena"),
    ("FR", "14 rue des Tanneurs, 37000 Tours", "14, r. des Tanneurs, Tours"),
    ("DE", "Lindenstraße 5, 04103 Leipzig", "Lindenstr. 5, 04103 Leipzig"),
    ("GB", "7 Mill Road, Norwich NR2 4LL", "7 Mill Rd, Norwich NR24LL"),
    ("ES", "Calle Goya 8, 2.º A, 41010 Sevilla", "C/ Goya, 8, 2º A, 41010 Sevilla"),
)
TRUE_PAIRS = {(at, at + 1) for at in range(0, 2 * len(PAIRS), 2)}


def results(normalizer: Normalizer) -> list[Result]:
    """Return the table, normalized."""
    return [normalizer.normalize(AddressInput(text=text, region_hint=region)) for region, *texts in PAIRS for text in texts]


def records(normalizer: Normalizer) -> list[dict[str, object]]:
    """Return what matchers take: our keys as lists, and the parts that they may compare."""
    return [
        {
            "unique_id": at,
            "matching": list(result.keys.matching),
            "blocking": list(result.keys.blocking),
            "key": result.keys.sub_premise or result.keys.premise,
            "thoroughfare": result.address.thoroughfare,
            "premise_number": result.address.premise_number,
            "sub_premise": result.address.sub_premise or None,
            "postal_code": result.address.postal_code or None,
        }
        for at, result in enumerate(results(normalizer))
    ]
