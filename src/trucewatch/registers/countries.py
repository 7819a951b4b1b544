"""Countries: their names in wire copy, adjectives, peoples and capitals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from trucewatch.registers.data_files import csv_rows
from trucewatch.registers.records import CountryEntry

_COLUMNS = frozenset({"iso2", "name", "adjectives", "people", "capital", "aliases"})
_POINTS = frozenset({"iso2", "lat", "lon"})


def read_countries(names: Path, points: Path | None = None) -> dict[str, CountryEntry]:
    """Read country names, and their middle points where a file has them. Raises RegisterError."""
    middle = _points_of(points) if points else {}
    found: dict[str, CountryEntry] = {}
    for row in csv_rows(names, _COLUMNS, _COLUMNS):
        iso2 = row.required("iso2")
        if len(iso2) != 2 or not iso2.isupper() or iso2 in found:
            raise row.error(f"'{iso2}'", "an ISO 3166-1 code of two capitals, once")
        capitals = row.listed("capital")
        lat, lon = middle.get(iso2, (None, None))
        found[iso2] = CountryEntry(
            iso2=iso2,
            name=row.required("name"),
            aliases=row.listed("aliases"),
            demonyms=row.listed("adjectives"),
            capital=capitals[0] if capitals else "",
            capital_names=capitals,
            people=row.listed("people"),
            lat=lat,
            lon=lon,
        )
    return found


@cache
def country_names() -> Mapping[str, str]:
    """Return the countries' names by ISO 3166-1 alpha-2 code.

    >>> country_names()["SY"]
    'Syria'
    """
    known = read_countries(Path(__file__).parent / "data" / "countries.csv")
    return MappingProxyType({iso2: country.name for iso2, country in known.items()})


def _points_of(path: Path) -> dict[str, tuple[float | None, float | None]]:
    rows = csv_rows(path, _POINTS, _POINTS)
    return {row.required("iso2"): (row.number("lat", -90, 90), row.number("lon", -180, 180)) for row in rows}
