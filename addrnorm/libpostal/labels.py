"""libpostal's labels and the component that each stands for. Outside this package and the model nobody knows the labels."""

from __future__ import annotations

from addrnorm.address import Component

#: Label -> component. Labels that are missing here (category, near, ...) have no component: their words stay unresolved.
COMPONENTS = {
    "house": Component.PREMISE,
    "house_number": Component.PREMISE_NUMBER,
    "road": Component.THOROUGHFARE,
    "unit": Component.SUB_PREMISE,
    "level": Component.LEVEL,
    "staircase": Component.STAIRCASE,
    "entrance": Component.ENTRANCE,
    "po_box": Component.PO_BOX,
    "suburb": Component.DEPENDENT_LOCALITY,
    "city_district": Component.DEPENDENT_LOCALITY,
    "city": Component.LOCALITY,
    "island": Component.DEPENDENT_LOCALITY,
    "state_district": Component.SUB_ADMINISTRATIVE_AREA,
    "state": Component.ADMINISTRATIVE_AREA,
    "country_region": Component.ADMINISTRATIVE_AREA,
    "postcode": Component.POSTAL_CODE,
    "country": Component.REGION_CODE,
}
