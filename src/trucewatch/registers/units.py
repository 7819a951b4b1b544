"""Countries and first-order units as places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from trucewatch.model import PlacePrecision
from trucewatch.registers.data_files import csv_rows
from trucewatch.registers.records import CountryEntry, PlaceEntry

_COLUMNS = frozenset({"id", "name", "aliases", "country", "kind", "lat", "lon"})


def read_units(path: Path) -> Iterator[PlaceEntry]:
    """Yield the world's first-order units (provinces, governorates, oblasts). Raises RegisterError."""
    for row in csv_rows(path, _COLUMNS, _COLUMNS):
        yield PlaceEntry(
            id=row.required("id"),
            name=row.required("name"),
            aliases=row.listed("aliases"),
            country=row.required("country"),
            lat=row.number("lat", -90, 90),
            lon=row.number("lon", -180, 180),
            precision=PlacePrecision.GOVERNORATE,
        )


def country_places(countries: Mapping[str, CountryEntry]) -> Iterator[PlaceEntry]:
    """Yield each country as a place."""
    for country in countries.values():
        yield PlaceEntry(
            id=country.iso2,
            name=country.name,
            aliases=country.aliases,
            country=country.iso2,
            lat=country.lat,
            lon=country.lon,
            precision=PlacePrecision.COUNTRY,
        )
