"""Repairs of parses: each mends one thing that parsers get wrong, by the words and rules of the country."""

from __future__ import annotations

import pytest

from addrnorm import conventions
from addrnorm.address import Component
from addrnorm.repairs import REPAIRS, leading
from addrnorm.span import Span

LABELS = {
    "road": Component.THOROUGHFARE,
    "number": Component.PREMISE_NUMBER,
    "unit": Component.SUB_PREMISE,
    "level": Component.LEVEL,
    "house": Component.PREMISE,
    "firm": Component.ORGANIZATION,
    "person": Component.RECIPIENT,
    "box": Component.PO_BOX,
    "suburb": Component.DEPENDENT_LOCALITY,
    "city": Component.LOCALITY,
    "state": Component.ADMINISTRATIVE_AREA,
    "code": Component.POSTAL_CODE,
    "sorting": Component.SORTING_CODE,
    "country": Component.REGION_CODE,
}
NAMES = {component: name for name, component in LABELS.items()}

#: why, country, the address, what the parser said (one label for each ``/``, with ``?`` where in doubt), and what it must become.
CASES = [
    (
        "a road over a comma",
        "DE",
        "Ortsteil Zechlin/ Dorf, Dorfstraße/ 3/, Rheinsberg",
        "suburb road number city",
        "suburb road number city",
    ),
    ("a building taken for a road", "FR", "Résidence les Lilas/, 25/ rue des Fleurs", "road number road", "house number road"),
    ("a name before a road", "IM", "Thie Vane/, Bridge Road", "road road", "house road"),
    ("a place behind a road", "DK", "Bygaden/ 12/, Nørre Lyndelse/, Odense", "road number road city", "road number suburb city"),
    ("a code behind the number", "CZ", "Husova/ 5a, 370 01/ Písek", "road number city", "road number code city"),
    ("a code that is none behind the number", "NO", "Strandgata/ 5, 800/ Bodø", "road number city", "road number code city"),
    ("a code with the town in it", "AT", "Alm/ 24/, 5761 Maria Alm", "road number code", "road number code city"),
    ("a code torn from its letters", "NL", "Plein/ 1/, 1012/ AB Amsterdam", "road number code city", "road number code city"),
    ("a sorting code beside the town", "FR", "31004/ Toulouse Cedex 6", "code city", "code city sorting"),
    ("the number of the delivery office", "CH", "1211/ Genève/ 3", "code city number", "code city sorting"),
    (
        "a type without its name, before",
        "FR",
        "5/ boulevard/ Saint-Germain/, 75006/ Paris",
        "number road city code city",
        "number road code city",
    ),
    ("a type without its name, behind", "AZ", "Nizami/ küçəsi/ 12", "city road number", "road number"),
    ("a name before the number", "AT", "Hinterthal/ 24/, 5761/ Alm", "house number code city", "road number code city"),
    ("a word for the number in the road", "CZ", "Zámecká č.p./ 15", "road number", "road number"),
    ("a direction behind the road", "IE", "15/ O'Connell Street/ Lower/, Cork", "number road city city", "number road city"),
    ("a box and its number", "UA", "а/с/ 100/, Київ", "house number city", "box city"),
    ("a district before the province", "TR", "06420/ Çankaya/Ankara", "code suburb city", "code city state"),
    ("a country that is a town", "MC", "98000/ Monaco", "code country", "code city"),
    ("an area code in brackets", "IT", "61121/ Pesaro (PU)", "code city", "code city state"),
    ("the end of a name taken for a unit", "AU", "19/ Gratwick St/, Beltrasna Angus/ Stud", "number road house unit?", "number road firm"),
    (
        "a studio that the parser is sure of",
        "AU",
        "19/ Gratwick St/, Rose House/ Studio",
        "number road house unit",
        "number road house unit",
    ),
    (
        "a unit behind the name",
        "GB",
        "Zebra House 25 Flat/ 45/ Government Road/, Luton",
        "house number road city",
        "house number unit road city",
    ),
    (
        "a building before the number",
        "GB",
        "Flat 45/ Zebra House/ 25/ Government Road/, Luton",
        "unit house number road city",
        "unit house number road city",
    ),
    ("a person", "DE", "Herrn Max Müller/, Musterstr./ 12/, Ulm", "house road number city", "person road number city"),
    ("a firm", "DE", "Müller GmbH/, Musterstr./ 12/, Ulm", "house road number city", "firm road number city"),
    ("a range with a space", "US", "723/ 725 E 75th St/, Chicago", "number road city", "number road city"),
    ("a range that leaves out figures", "US", "3012/ 16 E 92nd St/, Chicago", "number road city", "number road city"),
    ("no number, cut in two", "BR", "Rua Carlos, sem/ número/, Santos", "road number city", "road number city"),
    ("a town at the end of the road", "IT", "via Marsala Caserta", "road?", "road city"),
    ("a misspelt town at the end of the road", "FR", "rue du Puits Montpelliier", "road?", "road city"),
    ("a name like a town's at the end of the road", "FR", "rue du Puits Montpelard", "road?", "road"),
    ("a misspelt type taken for a unit", "FR", "5/ Reu/ Victor Hugo/, Lyon", "number unit house city", "number road city"),
    ("a code with what stands before it", "AU", "8/ Heron Court/, Dubbo/ NWS 2830", "number road city code", "number road city state code"),
    ("a code with the town before it", "AT", "Alm/ 24/, Linz 4020", "road number code", "road number city code"),
    ("a unit taken for a number", "AU", "4/ Short Street/, villa 3/, Dubbo", "number road number city", "number road unit city"),
    ("a level glued to its figure", "AU", "flr5 Rose Building/, 9/ Hill Road", "house number road", "level house number road"),
    ("the number of a building", "AU", "19/ Hill Road/, Rose Lodge/ 2/, Dubbo", "number road house number city", "number road house city"),
    ("a town cut in two", "BR", "Rua Augusta/, 900/, São/ Paulo", "road number city state", "road number city"),
    ("a town and its state", "US", "12/ Elm St/, Kansas City/ Missouri", "number road city state", "number road city state"),
    ("a town's first word taken for a unit", "AU", "9/ Hill Road/, Lower/ Plenty", "number road unit city", "number road city"),
    ("a unit before the town", "AU", "9/ Hill Road/ Rear/ Dubbo", "number road unit city", "number road unit city"),
    (
        "another country's state",
        "AU",
        "9/ Hill Road/, Nevada/, Dubbo/ NSW",
        "number road state city state",
        "number road suburb city state",
    ),
    (
        "a letter torn from a name",
        "AU",
        "9/ Hill Road, Rosewoo/ d/ Farm/, Dubbo",
        "number road number road city",
        "number road suburb city",
    ),
    ("the letter of the number", "AU", "9/ A/ Hill Road/, Dubbo", "number number road city", "number number road city"),
    ("a storey taken for the number", "ES", "Calle Mayor/ 30, 2n 1a/, Lleida", "road number city", "road number unit city"),
    ("two numbers", "DE", "Hauptstraße/ 30, 32/, Ulm", "road number city", "road number city"),
    ("a town taken for the number", "RU", "Tverskaya/ 12, Moskva", "road number", "road number city"),
    ("the word of an area taken for the town", "UA", "Умань, Черкаська/ обл.", "city state", "city state"),
    (
        "the figure of a town beside the country",
        "CZ",
        "Karlova/ 3/, Praha/ 1/ Czechia",
        "road number city country",
        "road number city country",
    ),
    ("a figure behind the road taken for a unit", "IL", "Herzl Street/ 5/, Haifa", "road unit city", "road number city"),
    ("a figure behind the type taken for the road", "AZ", "Nizami küçəsi 12/, Bakı", "road city", "road number city"),
    ("a street with a figure for a name", "DE", "Straße 12/, Berlin", "road city", "road city"),
    ("a code that is none taken for a town", "LV", "Jelgava/, LV-300", "city city", "city code"),
    ("a box taken for a unit", "LT", "a. d. 25/, Vilnius", "unit city", "box city"),
    ("a direction taken for a unit", "IE", "15/ Abbey Street/ Lower/, Dublin", "number road unit city", "number road city"),
    ("a box on a carrier's route", "US", "RR 2/, Box 18/, Decorah", "road box city", "box city"),
    ("a level taken for a code", "AU", "flr5/ Rose Building/, Dubbo/ 2830", "code house city code", "level house city code"),
    ("a house with a name and a figure", "AU", "Rose House 2/, Hill Road/, Dubbo", "house road city", "house road city"),
    ("a house with a figure", "AU", "House 2/, Hill Road/, Dubbo", "house road city", "unit road city"),
    ("a misspelt town cut in two", "AU", "9/ Hill Road/, Mount/ Gambir", "number road suburb city", "number road city"),
    ("a number before the code", "IT", "San Marco/ 1234, 30124/ Venezia", "city code city", "suburb number code city"),
    ("a number taken for a code", "IT", "Cannaregio/ 2345/, Venezia", "road code city", "road number city"),
    ("a street taken for a box", "IT", "Dorsoduro 3246/, Venezia", "box city", "road number city"),
    ("a box", "IT", "Casella Postale 32/, Venezia", "box city", "box city"),
    ("a town with the country's name", "PA", "Calle 50/ 120/, Panamá, Panama", "road number country", "road number city country"),
    ("a name taken for a unit", "FR", "1/ Boulevard/ Condé, appt 2/, Lille", "number road unit city", "number road unit city"),
    ("a name and nothing else taken for a unit", "FR", "1/ Boulevard/ Condé/, Lille", "number road unit city", "number road city"),
    ("a unit behind a bare type", "FR", "1/ Boulevard/ appt 2/, Lille", "number road unit city", "number road unit city"),
    ("a type taken for the number", "FR", "1 r/ Condé/ appt 2/, Lille", "number level unit city", "number road unit city"),
    ("a type taken for a unit", "US", "1/ Peachtree/ Dr/, Dayton", "number road unit city", "number road city"),
    ("a second type", "US", "1/ Peachtree St/ Dr/, Dayton", "number road unit city", "number road unit city"),
    ("a street taken for a quarter", "DE", "Am Rosenhang/ 32/, 34626/ Ulm", "suburb number code city", "road number code city"),
    ("a village and its number", "PL", "Stara Wieś/ 12/, 05-430/ Celestynów", "suburb number code city", "suburb number code city"),
    (
        "a province behind the code",
        "IT",
        "Via Po/ 5/, Fabriano/ 60044/ Ancona",
        "road number city code city",
        "road number city code state",
    ),
    ("a town behind the code", "IT", "Via Po/ 5/, Torrette/, 60126/ Ancona", "road number city code city", "road number suburb code city"),
    ("a street named after a castle", "FR", "Rue du Château/, Bâtiment Rue Verte", "house house", "road house"),
    ("a street named after a town", "ES", "calle Santiago de Compostela", "road?", "road"),
    ("the parser was sure", "IT", "via Marsala Caserta", "road", "road"),
    ("the street before its number", "IT", "via Marsala Caserta/ 12", "road? number", "road number"),
    ("a street in a town, behind an area", "US", "5/ Elm Ave NW Washington/ DC", "number road state", "number road city state"),
    (
        "a number for the code, behind all",
        "AU",
        "25/ Heron Street/, Perth/ WA/ 600",
        "number road city state number",
        "number road city state code",
    ),
    ("a number for the code, before the town", "PL", "ul. Mostowa 5/, 87-10/ Toruń", "road number city", "road number code city"),
    ("a number at the end of a name", "HR", "Riva 8/ 51000/ Rijeka", "road code city", "road number code city"),
    ("a number behind the type", "IL", "Herzl Boulevard 5/, Haifa", "road city", "road number city"),
    ("two types", "CO", "Avenida Calle 26/, Bogotá", "road city", "road city"),
    ("a highway", "IT", "Strada Statale 16/ 61032/ Fano", "road code city", "road code city"),
    (
        "a storey taken for a code",
        "AD",
        "Avinguda Meritxell/ 30/, 2n/ 1a/, AD500/ Encamp",
        "road number code number code city",
        "road number unit code city",
    ),
    ("a town cut in two, no areas", "AT", "Hinterthal/ 24/, 5761/ Maria/ Alm", "road number code city state", "road number code city"),
    (
        "a quarter behind a whole street",
        "NZ",
        "100/ Cuba Street/ Te Aro Wellington/ 6011",
        "number road city code",
        "number road suburb city code",
    ),
    ("a street in the unit", "GB", "Flat 2 90 Albion Way/, Leeds", "unit city", "unit number road city"),
    ("a street for a level", "AU", "84 Heron Loace/, Cairns", "level city", "number road city"),
    ("a unit", "AU", "Unit 2 Banksia House/, Cairns", "unit city", "unit city"),
    ("a figure at the beginning", "AU", "10/ Heron Plvce/, Cairns", "unit suburb city", "number suburb city"),
    (
        "two codes",
        "AU",
        "4/ Heron Court/, Banksia/ 2563/ Cairns/ 4870",
        "number road suburb code city code",
        "number road suburb city code code",
    ),
    ("the rest of a hamlet taken for a road", "IT", "Fraz. Campo/ Imperatore/ snc/, Roma", "suburb road number city", "suburb number city"),
]


def spans(text: str, labels: str) -> tuple[list[Span], str]:
    """Cut a text at its slashes; one before a capital letter is the text's own where there are fewer labels."""
    pieces = text.split("/")
    while len(pieces) > len(labels.split()):
        pieces = [f"{pieces[0]}/{pieces[1]}", *pieces[2:]] if pieces[1][:1].islower() else [*pieces[:-2], f"{pieces[-2]}/{pieces[-1]}"]
    found, at = [], 0
    for piece, label in zip(pieces, labels.split(), strict=True):
        lead = len(piece) - len(piece.lstrip(" ,"))
        confidence = 0.6 if label.endswith("?") else 1.0
        found.append(Span(LABELS[label.rstrip("?")], piece.strip(" ,"), at + lead, at + len(piece), confidence))
        at += len(piece)
    return found, "".join(pieces)


@pytest.mark.parametrize(("why", "region", "text", "parsed", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_repair(why: str, region: str, text: str, parsed: str, wanted: str) -> None:
    convention = conventions.get(region)
    got, _ = spans(text, parsed)
    for repair in REPAIRS:
        got = list(repair(got, convention))
    assert [NAMES[span.component] for span in got] == wanted.split()


@pytest.mark.parametrize(
    ("text", "number"),
    [("723/ 725 E 75th St", "723 725"), ("3012/ 16 E 92nd St", "3012 16"), ("723/ 4 E 75th St", "723"), ("12/ 13 N Ave", "12")],
)
def test_a_range_is_of_one_side_of_the_street(text: str, number: str) -> None:
    got, _ = spans(text, "number road")
    assert leading.ranges(got, conventions.get("US"))[0].text == number


@pytest.mark.parametrize("region", ["IT", "US", "JP", "GB", "TR", "NL"])
def test_nothing_to_repair_is_left_alone(region: str) -> None:
    assert all(repair([], conventions.get(region)) == [] for repair in REPAIRS)
