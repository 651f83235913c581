"""A table of customers with known duplicates, made from a seed: invented people at invented numbers of six countries.

Every street of a town has one postal code, and the names of one country's streets are at least two letters apart, so that a typing
error never makes one address of another. Units, numbers and suffixes tell many rows of one street apart, as in life.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

COLUMNS = ("Address1", "Address2", "City", "Province Code", "Zip", "Country Code", "entity")


@dataclass(frozen=True, slots=True)
class Country:
    """How addresses of a country are made: {t} type, {n} name, {#} number; words with their other spellings."""

    street: str
    types: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    units: tuple[str, ...]
    towns: tuple[tuple[str, str, str], ...]


COUNTRIES = {
    "IT": Country(
        "{t} {n} {#}",
        {"Via": ("via", "V."), "Viale": ("viale", "V.le"), "Corso": ("corso", "C.so"), "Piazza": ("piazza", "P.zza")},
        ("Garibaldi", "Mazzini", "Cavour", "Manzoni", "Leopardi", "Petrarca", "Galvani", "Bernini", "Tintoretto", "Vespucci", "Carducci",
         "Pascoli", "Matteotti", "Gramsci", "Donatello", "Brunelleschi", "Caravaggio", "Palestrina", "Monteverdi", "Rossini"),
        ("int. {}", "interno {}"),
        (("Milano", "MI", "201"), ("Torino", "TO", "101"), ("Bologna", "BO", "401"), ("Firenze", "FI", "501"), ("Padova", "PD", "351"),
         ("Verona", "VR", "371"), ("Genova", "GE", "161"), ("Bari", "BA", "701")),
    ),
    "US": Country(
        "{#} {n} {t}",
        {"Street": ("St", "St."), "Avenue": ("Ave", "Ave."), "Road": ("Rd", "Rd."), "Drive": ("Dr", "Dr.")},
        ("Washington", "Jefferson", "Madison", "Lincoln", "Magnolia", "Sycamore", "Hickory", "Franklin", "Cherokee", "Delaware", "Monroe",
         "Chestnut", "Evergreen", "Hawthorne", "Jackson", "Roosevelt", "Cumberland", "Wellington", "Sheridan", "Peachtree"),
        ("Apt {}", "Apt. {}", "Unit {}", "# {}"),
        (("Chicago", "IL", "606"), ("Houston", "TX", "770"), ("Phoenix", "AZ", "850"), ("Denver", "CO", "802"), ("Seattle", "WA", "981"),
         ("Boston", "MA", "021"), ("Atlanta", "GA", "303"), ("Omaha", "NE", "681")),
    ),
    "GB": Country(
        "{#} {n} {t}",
        {"Street": ("St", "St."), "Road": ("Rd", "Rd."), "Lane": ("Ln", "Ln."), "Avenue": ("Ave", "Av")},
        ("Church", "Victoria", "Alexandra", "Gloucester", "Nelson", "Clarence", "Marlborough", "Salisbury", "Highfield", "Beaconsfield",
         "Harcourt", "Tennyson", "Stanley", "Carlisle", "Montague", "Shaftesbury", "Waverley", "Balfour", "Lansdowne", "Chesterfield"),
        ("Flat {}", "flat {}"),
        (("Leeds", "", "LS"), ("Bristol", "", "BS"), ("Sheffield", "", "S"), ("Norwich", "", "NR"), ("Cardiff", "", "CF"),
         ("Oxford", "", "OX"), ("Brighton", "", "BN"), ("Exeter", "", "EX")),
    ),
    "FR": Country(
        "{#} {t} {n}",
        {"Rue": ("rue", "R."), "Avenue": ("avenue", "Av."), "Boulevard": ("boulevard", "Bd"), "Place": ("place", "Pl.")},
        ("Voltaire", "Descartes", "Montaigne", "Lamartine", "Gambetta", "Pasteur", "Lafayette", "Mirabeau", "Beaumarchais", "Condorcet",
         "Diderot", "Rousseau", "Balzac", "Stendhal", "Chateaubriand", "Clemenceau", "Robespierre", "Fontenelle", "Bonaparte", "Turenne"),
        ("appt {}", "appartement {}"),
        (("Lyon", "", "690"), ("Nantes", "", "440"), ("Lille", "", "590"), ("Rennes", "", "350"), ("Toulouse", "", "310"),
         ("Bordeaux", "", "330"), ("Dijon", "", "210"), ("Grenoble", "", "380")),
    ),
    "DE": Country(
        "{n}{t} {#}",
        {"straße": ("str.", "strasse"), "weg": ("weg",), "allee": ("allee",), "gasse": ("gasse",)},
        ("Goethe", "Schiller", "Beethoven", "Kastanien", "Garten", "Bahnhof", "Mozart", "Humboldt", "Lessing", "Birken", "Friedrich",
         "Wilhelm", "Ahorn", "Buchen", "Eichendorff", "Luther", "Rosen", "Tannen", "Sonnen", "Mühlen"),
        ("Whg. {}", "Wohnung {}"),
        (("Berlin", "", "101"), ("Hamburg", "", "203"), ("Köln", "", "506"), ("Leipzig", "", "041"), ("Dresden", "", "010"),
         ("Nürnberg", "", "904"), ("Bremen", "", "281"), ("Stuttgart", "", "701")),
    ),
    "ES": Country(
        "{t} {n} {#}",
        {"Calle": ("calle", "C/"), "Avenida": ("avenida", "Avda."), "Paseo": ("paseo", "P.º"), "Plaza": ("plaza", "Pza.")},
        ("Cervantes", "Goya", "Velázquez", "Murillo", "Zorrilla", "Quevedo", "Calderón", "Espronceda", "Colón", "Magallanes", "Pizarro",
         "Balboa", "Granados", "Albéniz", "Unamuno", "Machado", "Gaudí", "Picasso", "Jovellanos", "Campoamor"),
        ("piso {}", "Piso {}"),
        (("Madrid", "M", "280"), ("Sevilla", "SE", "410"), ("Zaragoza", "Z", "500"), ("Bilbao", "BI", "480"), ("Murcia", "MU", "300"),
         ("Granada", "GR", "180"), ("Valencia", "V", "460"), ("Salamanca", "SA", "370")),
    ),
}  # fmt: skip
LETTERS = "abcdefghilmnoprstuv"


@dataclass(frozen=True, slots=True)
class Entity:
    """One delivery point."""

    number: int
    country: str
    town: tuple[str, str, str]
    code: str
    kind: str
    name: str
    premise: str
    unit: str


def rows(count: int, share: float = 0.15, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield ``count`` rows, of which ``share`` are other ways to write an address that the table has; ``entity`` tells which."""
    chance = random.Random(seed)
    originals = max(1, round(count * (1 - share)))
    points = _points(chance)
    known: list[Entity] = []
    for at in range(count):
        fresh = not known or (len(known) < originals and chance.random() > share)
        if fresh and (point := next(points, None)) is not None:
            known.append(replace(point, number=len(known)))
            yield _written(known[-1], chance, as_is=True)
        else:
            yield _written(chance.choice(known), chance, as_is=at % 10 == 0)


def _points(chance: random.Random) -> Iterator[Entity]:
    """Yield delivery points, no two the same."""
    streets = [
        (country, town, _code(country, town, index), kind, name)
        for country, data in COUNTRIES.items()
        for town in data.towns
        for index, (kind, name) in enumerate((kind, name) for kind in data.types for name in data.names)
    ]
    chance.shuffle(streets)
    for number in range(1, 1000):
        for country, town, code, kind, name in streets:
            suffix = "a" if chance.random() < 0.05 else ""
            yield Entity(0, country, town, code, kind, name, f"{number}{suffix}", "")
            if chance.random() < 0.2:
                for unit in range(1, chance.randint(3, 5)):
                    yield Entity(0, country, town, code, kind, name, f"{number}{suffix}", str(unit))


def _code(country: str, town: tuple[str, str, str], index: int) -> str:
    if country == "GB":
        return f"{town[2]}{index % 9 + 1} {index // 9 % 9 + 1}{'ABDEFGHJLN'[index % 10]}{'PQRSTUWXYZ'[index // 8 % 10]}"
    return f"{town[2]}{index % 60 + 10:02}"


def _written(point: Entity, chance: random.Random, *, as_is: bool) -> dict[str, str]:
    """Write a point down as somebody types it: a few habits, at most one typing error, at most one thing left out."""
    data, (town, area, _) = COUNTRIES[point.country], point.town
    kind, name, number = point.kind, point.name, point.premise
    unit = data.units[0].format(point.unit) if point.unit else ""
    code = point.code
    if not as_is:
        kind = chance.choice((kind, *data.types[point.kind]))
        name = _typed(name, chance) if chance.random() < 0.3 else name
        unit = chance.choice(data.units).format(point.unit) if point.unit else ""
        number = chance.choice((number, number.upper(), number))
        code = "" if name == point.name and chance.random() < 0.1 else code
    line = data.street.replace("{t}", kind).replace("{n}", name).replace("{#}", number)
    lines = (line, unit)
    if not as_is and unit and chance.random() < 0.4:
        lines = (f"{line}, {unit}", "")
    case: Callable[[str], str] = str if as_is else chance.choice((str, str, str.upper, str.lower))
    values = (*map(case, (*lines, town)), area, code, point.country, str(point.number))
    return dict(zip(COLUMNS, values, strict=True))


def _typed(name: str, chance: random.Random) -> str:
    """Return a name with one typing error, not in its first letter."""
    at = chance.randrange(1, len(name) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + chance.choice(LETTERS) + name[at + 1 :]
