"""Polygons read from TopoJSON and GeoJSON, with errors that say what was found and what is wanted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NoReturn

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers.data_files import read_text

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Point, ...]
Parts = tuple[tuple[Ring, ...], ...]
"""Polygons: each an outer ring and its holes."""
_LEVELS = {
    level.value: level
    for level in (
        PlacePrecision.NEIGHBOURHOOD,
        PlacePrecision.SUBDISTRICT,
        PlacePrecision.DISTRICT,
        PlacePrecision.GOVERNORATE,
        PlacePrecision.REGION,
        PlacePrecision.COUNTRY,
    )
}
_SHORTEST_RING = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon with what its file says of it."""

    id: str
    names: tuple[str, ...]
    country: str
    level: PlacePrecision
    parts: Parts


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    @staticmethod
    def around(points: Iterable[Point]) -> Bounds:
        """Return the box around points.

        >>> Bounds.around([(1.0, 2.0), (3.0, -1.0)])
        Bounds(west=1.0, south=-1.0, east=3.0, north=2.0)
        """
        held = list(points)
        lons, lats = [lon for lon, _ in held], [lat for _, lat in held]
        return Bounds(min(lons), min(lats), max(lons), max(lats))

    def touches(self, other: Bounds) -> bool:
        """Tell whether two boxes share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def with_margin(self, share: float, least: float) -> Bounds:
        """Return the box made wider on each side by a share of its size, and by so many degrees at least."""
        wide = max((self.east - self.west) * share, least)
        high = max((self.north - self.south) * share, least)
        return Bounds(self.west - wide, self.south - high, self.east + wide, self.north + high)


def in_ring(point: Point, ring: Ring) -> bool:
    """Tell whether a point lies inside a ring.

    >>> square = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))
    >>> in_ring((1.0, 1.0), square), in_ring((3.0, 1.0), square)
    (True, False)
    """
    lon, lat = point
    crossings = sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return crossings % 2 == 1


def read_topojson(path: Path, text: str | None = None) -> tuple[Shape, ...]:
    """Read the polygons of a TopoJSON file; the objects are named after levels (``district``), else first-order units.

    Raises:
        RegisterError: the file is not such a file.
    """
    given = _object(path, text)
    try:
        arcs = _arcs(given)
        return tuple(
            _shape(path, level, {"country": given.get("country", ""), **shape}, _stitched(shape, arcs))
            for level, layer in sorted(given["objects"].items())
            for shape in layer["geometries"]
            if shape["type"] is not None  # a unit too small to be drawn at all
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as trouble:
        _refuse(path, f"no TopoJSON ({type(trouble).__name__}: {trouble})", "polygons with ids in objects")


def read_geojson(path: Path, text: str | None = None) -> tuple[Shape, ...]:
    """Read the polygons of a GeoJSON file; each feature has ``id``, ``name``, ``level`` and ``country``.

    Raises:
        RegisterError: the file is not such a file.
    """
    given = _object(path, text)
    try:
        return tuple(_feature(path, feature) for feature in given["features"] if feature["geometry"])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as trouble:
        _refuse(path, f"no GeoJSON ({type(trouble).__name__}: {trouble})", "features with polygons")


def _feature(path: Path, feature: Mapping[str, Any]) -> Shape:
    given = feature["properties"]
    geometry = feature["geometry"]
    rings = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    parts = tuple(tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for ring in part) for part in rings)
    shape = {"id": given["id"], "country": given.get("country", ""), "properties": given}
    return _shape(path, given.get("level", "governorate"), shape, parts)


def _shape(path: Path, level: str, given: Mapping[str, Any], parts: Parts) -> Shape:
    names = given.get("properties", {})
    country = str(given["country"])
    if country and (len(country) != 2 or not country.isupper()):
        _refuse(path, f"country {country!r}", "an ISO 3166-1 code of two capitals")
    for lon, lat in (point for part in parts for ring in part for point in ring):
        if not (-180.001 <= lon <= 180.001 and -90.001 <= lat <= 90.001):
            _refuse(path, f"a point at {lon!r}, {lat!r}", "degrees of longitude and latitude")
    if not parts or any(not part or len(part[0]) < _SHORTEST_RING for part in parts):
        _refuse(path, f"no polygon for {str(given['id'])[:80]!r}", "closed rings of four points at least")
    held = tuple(str(names[key]) for key in ("name", "other") if names.get(key))
    return Shape(str(given["id"]), held, country, _LEVELS.get(level, PlacePrecision.GOVERNORATE), parts)


def _arcs(given: Mapping[str, Any]) -> tuple[Ring, ...]:
    """Return the arcs in degrees: they are stored as steps on a grid."""
    (wide, high), (left, low) = given["transform"]["scale"], given["transform"]["translate"]
    return tuple(tuple((left + x * wide, low + y * high) for x, y in accumulate(arc, _step)) for arc in given["arcs"])


def _step(at: Sequence[int], by: Sequence[int]) -> tuple[int, int]:
    return at[0] + by[0], at[1] + by[1]


def _stitched(shape: Mapping[str, Any], arcs: Sequence[Ring]) -> Parts:
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return tuple(tuple(tuple(_ring(ring, arcs)) for ring in part) for part in parts)


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Iterator[Point]:
    """Yield the points of a ring: its arcs one after the other, a negative number for one walked backwards."""
    for place, number in enumerate(numbers):
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        yield from arc[1:] if place else arc


def _object(path: Path, text: str | None) -> dict[str, Any]:
    try:
        given = json.loads(read_text(path) if text is None else text)
    except (ValueError, RecursionError) as trouble:
        _refuse(path, f"no JSON ({trouble})", "a TopoJSON or GeoJSON file")
    if not isinstance(given, dict):
        _refuse(path, type(given).__name__, "a JSON object at the top")
    return given


def _refuse(path: Path, found: str, wanted: str) -> NoReturn:
    raise RegisterError(f"{path}: found {found}; wanted {wanted}.")
