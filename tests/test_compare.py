"""Comparison of two addresses: what is forgiven, what never is, and what the evidence says."""

from __future__ import annotations

import pytest

from addrnorm.address import AddressInput, Component, Result
from addrnorm.compare import Comparison, Match, Relation, compare, conflicting, side_of
from addrnorm.normalizer import Normalizer

SAME = {
    "abbreviations": ("US", "1200 North Cedar Boulevard, Omaha, NE 68102", "1200 n. cedar blvd, omaha ne 68102"),
    "a letter swapped in the street": ("US", "88 Sycamore Street, Dayton, OH 45402", "88 Sycamoer Street, Dayton, OH 45402"),
    "a letter left out of the town": ("IT", "Via Torricelli 9, 41121 Modena", "Via Torricelli 9, 41121 Modna"),
    "postal code on one side": ("FR", "14 rue des Tanneurs, 37000 Tours", "14 rue des Tanneurs, Tours"),
    "type on one side": ("US", "310 Wabash Avenue, Peoria, IL 61602", "310 Wabash, Peoria, IL 61602"),
    "direction on one side": ("US", "45 North Pine Street, Lancaster, PA 17603", "45 Pine Street, Lancaster, PA 17603"),
    "a number of a range": ("FR", "10-12 rue Pasteur, 49100 Angers", "10 rue Pasteur, 49100 Angers"),
    "numerals of a date": ("IT", "Via IV Novembre 3, 37126 Verona", "Via 4 Novembre 3, 37126 Verona"),
    "a building's name on one side": ("GB", "Albion House, 20 Mill Lane, Leeds LS2 8AA", "20 Mill Lane, Leeds LS2 8AA"),
    "a second line swapped with the street": ("AU", "8 Heron Court, Banksia Lodge, Dubbo 2830", "Banksia Lodge, 8 Heron Court, Dubbo 2830"),
    "an initial for the first name": ("IT", "Via G. Torricelli 9, 41121 Modena", "Via Gaspare Torricelli 9, 41121 Modena"),
    "a type misspelt": ("FR", "21 Re Gutenberg, 92100 Boulogne-Billancourt", "21 Rue Gutenberg, 92100 Boulogne-Billancourt"),
    "a site behind the street, no number": ("AU", "Ellery Street, Rose Vale, Dubbo 2830", "Ellery Street, Rose Vale, Dubo 2830"),
    "a street torn apart": ("AU", "2 Oakley Street, Memorial Hall, Dubbo NSW 2830", "2 Oakley St reet, Memorial Hall, Dubbo NSW 2830"),
    "the number on one side, the unit on both": ("US", "88 Sycamore St Apt 4B, Dayton, OH 45402", "Sycamore St Apt 4B, Dayton, OH 45402"),
    "swapped figures of the code, a site": ("AU", "9 Heron Cl, Banksia Villas, Cairns 4870", "9 Heron Cl, Banksia Villas, Cairns 4807"),
    "a figure of the code, a site": ("AU", "9 Heron Cl, Banksia Villas, Cairns 4870", "9 Heron Cl, Banksia Villas, Cairns 4860"),
    "a range behind the flat": ("GB", "Flat 2 90 Albion Way, Leeds LS2 8AA", "Flat 2 90-90A Albion Way, Leeds LS2 8AA"),
    "a level glued on": ("AU", "59 Heron Street, Flr 5 Banksia House, Dubbo 2830", "59 Heron Street, flr5 Banksia House, Dubbo 2830"),
    "a type misspelt before a site": ("AU", "147 Heron Street Rose Orchard, Dubbo 2830", "147 Heron Sreet Rose Orchard, Dubbo 2830"),
    "letters of the state swapped": ("AU", "8 Heron Court, Dubbo NSW 2830", "8 Heron Court, Dubbo NWS 2830"),
    "no number on either side, the same keys": ("IT", "Via Torricelli, 41121 Modena", "via torricelli, 41121 modena"),
    "block numbers without a street": ("JP", "〒060-0001 札幌市中央区北一条西2丁目1番1号", "〒060-0001 札幌市中央区北一条西2-1-1"),
}  # fmt: skip

OTHER = {
    "another number": ("US", "88 Sycamore Street, Dayton, OH 45402", "86 Sycamore Street, Dayton, OH 45402"),
    "a suffix on one side": ("FR", "14 bis rue des Tanneurs, 37000 Tours", "14 rue des Tanneurs, 37000 Tours"),
    "bis and ter": ("FR", "14 bis rue des Tanneurs, 37000 Tours", "14 ter rue des Tanneurs, 37000 Tours"),
    "another unit": ("US", "88 Sycamore St Apt 4, Dayton, OH 45402", "88 Sycamore St Apt 5, Dayton, OH 45402"),
    "a unit on one side": ("US", "88 Sycamore St Apt 4, Dayton, OH 45402", "88 Sycamore St, Dayton, OH 45402"),
    "another staircase": ("IT", "Via Torricelli 9 scala A, 41121 Modena", "Via Torricelli 9 scala B, 41121 Modena"),
    "another floor": ("ES", "Calle Goya 8, 2.º A, 41010 Sevilla", "Calle Goya 8, 3.º A, 41010 Sevilla"),
    "another box": ("US", "PO Box 112, Dayton, OH 45402", "PO Box 121, Dayton, OH 45402"),
    "box and street": ("US", "PO Box 88, Dayton, OH 45402", "88 Sycamore Street, Dayton, OH 45402"),
    "another type": ("IT", "Via Torricelli 9, 41121 Modena", "Piazza Torricelli 9, 41121 Modena"),
    "a type besides the usual one, which keys leave out": ("PL", "ul. Kopernika 7, 90-509 Łódź", "pl. Kopernika 7, 90-509 Łódź"),
    "north and south": ("US", "45 North Pine Street, Lancaster, PA 17603", "45 South Pine Street, Lancaster, PA 17603"),
    "another street": ("DE", "Lindenstraße 5, 04103 Leipzig", "Ahornstraße 5, 04103 Leipzig"),
    "initials of two people": ("IT", "Via G. Torricelli 9, 41121 Modena", "Via E. Torricelli 9, 41121 Modena"),
    "a letter for a name": ("US", "12 J Street, Salina, KS 67401", "12 Jackson Street, Salina, KS 67401"),
    "names that rhyme": ("GB", "7 Hill Road, Norwich NR2 4LL", "7 Mill Road, Norwich NR2 4LL"),
    "a saint in another language": ("US", "301 Saint John Street, Salina, KS 67401", "301 San Juan Street, Salina, KS 67401"),
    "another town": ("IT", "Via Torricelli 9, Modena", "Via Torricelli 9, Parma"),
    "new and old": ("US", "12 Elm Street, York, NY", "12 Elm Street, New York, NY"),
    "another code of a large town": ("FR", "14 rue Pasteur, 69003 Lyon", "14 rue Pasteur, 69007 Lyon"),
    "a neighbouring code": ("BR", "R. Augusta 9, Bela Vista, São Paulo, 01310-101", "R. Augusta 9, Bela Vista, São Paulo, 01310-102"),
    "swapped figures of the code, no site": ("AU", "9 Heron Close, Cairns QLD 4870", "9 Heron Close, Cairns QLD 4807"),
    "the number on one side, unit 4 on both": ("US", "88 Sycamore St Apt 4, Dayton, OH 45402", "Sycamore St Apt 4, Dayton, OH 45402"),
    "the number on one side": ("US", "88 Sycamore St, Dayton, OH 45402", "Sycamore St, Dayton, OH 45402"),
    "a square, and the usual type": ("PL", "ul. Jana Matejki 7 m. 2, 31-157 Kraków", "pl. Jana Matejki 7 m. 2, 31-157 Kraków"),
    "a direction on one side, a neighbouring code": ("AU", "754 Heron Road West, Dubbo NSW 2830", "754 Heron Road, Dubbo NSW 2831"),
    "a code that is a street": ("NL", "Dorpsstraat 4, 3511 AB Utrecht", "Dorpsstraat 4, 3511 AC Utrecht"),
    "block A and block B": ("BR", "Rua das Flores, 120, bloco A, Curitiba, 80020-310", "Rua das Flores, 120, bloco B, Curitiba, 80020-310"),
}  # fmt: skip


def read(normalizer: Normalizer, region: str, text: str) -> Result:
    return normalizer.normalize(AddressInput(text=text, region_hint=region))


def compared(normalizer: Normalizer, region: str, a: str, b: str) -> Comparison:
    return compare(read(normalizer, region, a), read(normalizer, region, b))


@pytest.mark.parametrize("why", SAME)
def test_forgives(normalizer: Normalizer, why: str) -> None:
    found = compared(normalizer, *SAME[why])
    assert found.same_delivery_point, found
    assert found.score >= 0.5


@pytest.mark.parametrize("why", OTHER)
def test_never_forgives(normalizer: Normalizer, why: str) -> None:
    found = compared(normalizer, *OTHER[why])
    assert not found.same_delivery_point, found
    assert found.score < 0.5


@pytest.mark.parametrize("why", [*SAME, *OTHER])
def test_the_order_of_the_two_does_not_matter(normalizer: Normalizer, why: str) -> None:
    region, a, b = (SAME | OTHER)[why]
    one, two = compared(normalizer, region, a, b), compared(normalizer, region, b, a)
    assert (one.same_delivery_point, one.match, one.score) == (two.same_delivery_point, two.match, two.score)


@pytest.mark.parametrize("why", [*SAME, *OTHER])
def test_an_address_is_the_same_as_itself(normalizer: Normalizer, why: str) -> None:
    region, a, b = (SAME | OTHER)[why]
    for text in (a, b):
        assert compared(normalizer, region, text, text).same_delivery_point


def test_levels_say_how_far_two_addresses_go_together(normalizer: Normalizer) -> None:
    flat = "88 Sycamore St Apt 4, Dayton, OH 45402"
    assert compared(normalizer, "US", flat, flat).match is Match.SAME_SUB_PREMISE
    assert compared(normalizer, "US", flat, "88 Sycamore St, Dayton, OH 45402").match is Match.SAME_PREMISE
    assert compared(normalizer, "US", flat, "90 Sycamore St, Dayton, OH 45402").match is Match.SAME_THOROUGHFARE
    assert compared(normalizer, "US", flat, "90 Wabash Ave, Dayton, OH 45402").match is Match.SAME_LOCALITY
    assert compared(normalizer, "US", flat, "88 Sycamore St Apt 4, Toledo, OH 43604").match is Match.DIFFERENT
    assert compared(normalizer, "US", flat, "88 Sycamore St Apt 4").match is Match.UNDETERMINED


def test_a_town_is_no_delivery_point(normalizer: Normalizer) -> None:
    found = compared(normalizer, "IT", "41121 Modena", "41121 Modena")
    assert (found.same_delivery_point, found.match) == (False, Match.SAME_LOCALITY)


def test_countries_are_not_mixed(normalizer: Normalizer) -> None:
    one, two = read(normalizer, "IT", "Via Torricelli 9, 6900 Lugano"), read(normalizer, "CH", "Via Torricelli 9, 6900 Lugano")
    assert not compare(one, two).same_delivery_point


def test_evidence_shows_each_component_as_a_person_reads_it(normalizer: Normalizer) -> None:
    found = compared(normalizer, "IT", "via torricelli 9, 41121 modena", "Via Toricelli 11, Modena")
    said = {item.component: (item.relation, item.a, item.b) for item in found.evidence}
    assert said[Component.THOROUGHFARE] == (Relation.SIMILAR, "VIA TORRICELLI", "VIA TORICELLI")
    assert said[Component.PREMISE_NUMBER] == (Relation.CONFLICT, "9", "11")
    assert said[Component.LOCALITY][0] is Relation.EQUAL
    assert said[Component.POSTAL_CODE] == (Relation.ONE_SIDED, "41121", "")


def test_people_and_firms_are_no_evidence(normalizer: Normalizer) -> None:
    found = compared(normalizer, "DE", "Anna Beispiel, Lindenstraße 5, 04103 Leipzig", "Muster GmbH, Lindenstraße 5, 04103 Leipzig")
    assert not {Component.RECIPIENT, Component.ORGANIZATION} & {item.component for item in found.evidence}


def test_contradictions_are_known_without_a_verdict(normalizer: Normalizer) -> None:
    one, two, vague = (side_of(read(normalizer, "US", f"88 Sycamore St{unit}, Dayton, OH 45402")) for unit in (" Apt 4", " Apt 5", ""))
    assert conflicting(one, two)
    assert conflicting(one, vague)
    assert not conflicting(one, one)
