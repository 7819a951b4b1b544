"""A theatre folder: what a user writes about one conflict, laid over the general registers.

All files are optional:

* ``theatre.yaml``: ``name`` and ``countries`` (ISO codes, the country of the conflict first).
* ``countries.csv``: countries the general registers lack or name otherwise, in the columns of the general file.
* ``actors.yaml``: actors as in the general registers; an id that exists there is added to.
* ``places.csv`` or ``places.yaml``: places the general gazetteer lacks, or knows by another name (same id).
* ``gazetteer.csv``: further places in the same columns; or ``gazetteer.txt`` as GeoNames publishes it (tab-separated).
  They rank like the places of the general gazetteer; those of the places file come before all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers.actor_files import ListedActor, read_actors
from trucewatch.registers.countries import read_countries
from trucewatch.registers.data_files import Row, csv_rows, read_text, yaml_rows, yaml_sections, yaml_value
from trucewatch.registers.records import CountryEntry, PlaceEntry

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
    own_countries: tuple[CountryEntry, ...] = ()


_FILES = ("theatre.yaml", "countries.csv", "actors.yaml", "places.csv", "places.yaml", "gazetteer.csv", "gazetteer.txt")


def read_theatre(folder: Path) -> Theatre:
    """Read a theatre folder. Raises RegisterError with file, line, found and wanted."""
    if not folder.is_dir():
        raise RegisterError(f"{folder}: found no folder; wanted a theatre folder (see docs/how-to/add-a-theatre.md).")
    files = {name: folder / name for name in _FILES if (folder / name).is_file()}
    if not files:
        raise RegisterError(
            f"{folder}: found none of {', '.join(_FILES)}; wanted at least one of them in a theatre folder."
        )
    name, countries = _settings(files["theatre.yaml"]) if "theatre.yaml" in files else ("", ())
    return Theatre(
        name=name or folder.name,
        countries=countries,
        actors=read_actors(files["actors.yaml"]) if "actors.yaml" in files else (),
        places=_all_places([files[file] for file in _FILES[3:] if file in files]),
        files=tuple(files[key] for key in sorted(files)),
        own_countries=tuple(read_countries(files["countries.csv"]).values()) if "countries.csv" in files else (),
    )


def _all_places(files: list[Path]) -> tuple[PlaceEntry, ...]:
    """Read the place files; what an earlier file says of an id is laid over what a later one says."""
    places: dict[str, PlaceEntry] = {}
    for file in files:
        for place in (
            _geonames_places(file) if file.suffix == ".txt" else read_places(file, theatre=file.stem == "places")
        ):
            over = places.get(place.id)
            places[place.id] = place if over is None else _laid_over(place, over)
    return tuple(places.values())


def _laid_over(base: PlaceEntry, over: PlaceEntry) -> PlaceEntry:
    return replace(
        over,
        aliases=tuple(name for name in dict.fromkeys((*over.aliases, base.name, *base.aliases)) if name != over.name),
        lat=base.lat if over.lat is None else over.lat,
        lon=base.lon if over.lon is None else over.lon,
        within=over.within or base.within,
        population=over.population or base.population,
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
        yield _place(Row(path, line, fields), theatre=False)


def _settings(path: Path) -> tuple[str, tuple[str, ...]]:
    found: dict[str, Row] = {}
    for key, node in yaml_sections(path):
        row = Row(path, key.start_mark.line + 1, {str(key.value): yaml_value(path, node)})
        row.only(frozenset({"name", "countries"}))
        found[str(key.value)] = row
    name = found["name"].text("name") if "name" in found else ""
    countries = found["countries"].listed("countries") if "countries" in found else ()
    for code in countries:
        if len(code) != 2 or not code.isupper():
            raise found["countries"].error(f"country '{code}'", "ISO 3166-1 codes of two capitals")
    return name, countries
