"""A theatre folder: what a user writes about one conflict, laid over the general registers.

All files are optional:

* ``theatre.yaml``: ``name`` and ``countries`` (ISO codes, the country of the conflict first).
* ``actors.yaml``: actors as in the general registers; an id that exists there is added to.
* ``places.csv`` or ``places.yaml``: places the general gazetteer lacks.
* ``gazetteer.csv``: further places in the same columns; or ``gazetteer.txt`` as GeoNames publishes it (tab-separated).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers.actor_files import ListedActor, read_actors
from trucewatch.registers.data_files import Row, csv_rows, read_text, yaml_rows, yaml_sections, yaml_value
from trucewatch.registers.records import PlaceEntry

PLACE_COLUMNS = frozenset({"id", "name", "aliases", "country", "lat", "lon", "precision", "within", "population"})
_NEEDED = frozenset({"id", "name", "country", "precision"})
_PRECISIONS = {precision.value: precision for precision in PlacePrecision}
_GEONAMES_FIELDS = 19
_UNITS_BY_CODE = {
    "ADM1": PlacePrecision.GOVERNORATE,
    "ADM2": PlacePrecision.DISTRICT,
    "ADM3": PlacePrecision.SUBDISTRICT,
    "PPLX": PlacePrecision.NEIGHBOURHOOD,
    "RGN": PlacePrecision.REGION,
    "PCLI": PlacePrecision.COUNTRY,
}


@dataclass(frozen=True, slots=True)
class Theatre:
    """A theatre as read: its countries, actors and places, and the files they came from, by name."""

    name: str = ""
    countries: tuple[str, ...] = ()
    actors: tuple[ListedActor, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    files: tuple[Path, ...] = ()


def read_theatre(folder: Path) -> Theatre:
    """Read a theatre folder. Raises RegisterError with file, line, found and wanted."""
    if not folder.is_dir():
        raise RegisterError(
            f"{folder}: found no folder; wanted a theatre folder (actors.yaml, places.csv). See docs/how-to/add-a-theatre.md."
        )
    known = ("theatre.yaml", "actors.yaml", "places.csv", "places.yaml", "gazetteer.csv", "gazetteer.txt")
    files = {name: folder / name for name in known if (folder / name).is_file()}
    if not files:
        raise RegisterError(
            f"{folder}: found none of {', '.join(known)}; wanted at least one of them in a theatre folder."
        )
    name, countries = _settings(files["theatre.yaml"]) if "theatre.yaml" in files else ("", ())
    places: dict[str, PlaceEntry] = {}
    for file in known[2:]:
        if file in files:
            for place in _places(files[file]):
                places.setdefault(place.id, place)
    actors = read_actors(files["actors.yaml"]) if "actors.yaml" in files else ()
    return Theatre(
        name or folder.name, countries, actors, tuple(places.values()), tuple(files[key] for key in sorted(files))
    )


def read_places(path: Path, *, theatre: bool) -> Iterator[PlaceEntry]:
    """Yield the places of a CSV or YAML file in the register's own columns. Raises RegisterError."""
    seen: set[str] = set()
    rows = yaml_rows(path, "places") if path.suffix == ".yaml" else csv_rows(path, PLACE_COLUMNS, _NEEDED)
    for row in rows:
        row.only(PLACE_COLUMNS)
        place = _place(row, theatre=theatre)
        if place.id in seen:
            raise row.error(f"id '{place.id}' twice in this file", "each id once")
        seen.add(place.id)
        yield place


def _places(path: Path) -> Iterator[PlaceEntry]:
    return _geonames_places(path) if path.suffix == ".txt" else read_places(path, theatre=True)


def _place(row: Row, *, theatre: bool) -> PlaceEntry:
    precision = row.required("precision")
    if precision not in _PRECISIONS:
        raise row.error(f"precision '{precision}'", "one of " + ", ".join(_PRECISIONS))
    country = row.text("country") or None
    if country is not None and (len(country) != 2 or not country.isupper()):
        raise row.error(f"country '{country}'", "an ISO 3166-1 code of two capitals")
    return PlaceEntry(
        id=row.required("id"),
        name=row.required("name"),
        aliases=row.listed("aliases"),
        country=country,
        lat=row.number("lat", -90, 90),
        lon=row.number("lon", -180, 180),
        precision=_PRECISIONS[precision],
        within=row.listed("within"),
        population=int(row.number("population", 0, 1e9) or 0),
        theatre=theatre,
    )


def _geonames_places(path: Path) -> Iterator[PlaceEntry]:
    for line, words in enumerate(read_text(path).split("\n"), start=1):
        if not words.strip():
            continue
        values = words.rstrip("\r").split("\t")
        if len(values) != _GEONAMES_FIELDS:
            raise Row(path, line, {}).error(
                f"{len(values)} fields parted by tabs", f"the {_GEONAMES_FIELDS} GeoNames publishes"
            )
        number, name, _, aliases, lat, lon, kind, code, country = values[:9]
        settlement = PlacePrecision.SETTLEMENT if kind == "P" else PlacePrecision.POINT
        fields: dict[str, str | tuple[str, ...]] = {
            "id": f"gn:{number}",
            "name": name,
            "aliases": tuple(aliases.split(",")),
            "country": country,
            "lat": lat,
            "lon": lon,
            "precision": _UNITS_BY_CODE.get(code, settlement).value,
            "population": values[14],
        }
        yield _place(Row(path, line, fields), theatre=True)


def _settings(path: Path) -> tuple[str, tuple[str, ...]]:
    name, countries = "", ()
    for key, node in yaml_sections(path):
        value = yaml_value(path, node)
        row = Row(path, key.start_mark.line + 1, {str(key.value): value})
        row.only(frozenset({"name", "countries"}))
        if key.value == "name":
            name = row.text("name")
        else:
            countries = row.listed("countries")
            wrong = next((code for code in countries if len(code) != 2 or not code.isupper()), None)
            if wrong is not None:
                raise row.error(f"country '{wrong}'", "ISO 3166-1 codes of two capitals")
    return name, countries
