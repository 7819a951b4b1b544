"""The outlines of countries and their units, for maps: where a place is known to a unit, that unit is what is drawn.

>>> outlines = Outlines.load()
>>> outlines.holding(PlaceSought("Aleppo", "SY.09", "SY", PlacePrecision.GOVERNORATE)).id
'SY.09'
>>> outlines.holding(PlaceSought("northern Syria", "SY/northern", "SY", PlacePrecision.REGION)).id
'SY'
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from trucewatch.model import PlacePrecision, RegisterError
from trucewatch.registers.countries import country_names
from trucewatch.registers.folding import loose
from trucewatch.registers.shapes import Bounds, Parts, Point, Shape, in_ring, read_geojson, read_topojson
from trucewatch.registers.units import read_units

_DATA = Path(__file__).parent / "data"
_FILES = {"outlines.json": read_topojson, "outlines.geojson": read_geojson}
_LEVELS = (
    PlacePrecision.SUBDISTRICT,
    PlacePrecision.DISTRICT,
    PlacePrecision.GOVERNORATE,
    PlacePrecision.REGION,
    PlacePrecision.COUNTRY,
)
"""Kinds of unit that have outlines, smallest first."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a unit. ``names`` are its name and other spellings; ``parts`` its polygons in degrees."""

    id: str
    names: tuple[str, ...]
    country: str
    level: PlacePrecision
    parts: Parts

    @property
    def name(self) -> str:
        """Return the unit's usual name."""
        return self.names[0] if self.names else self.id

    @property
    def bounds(self) -> Bounds:
        """Return the box around it."""
        return Bounds.around(point for part in self.parts for point in part[0])

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in one of its polygons and in none of their holes."""
        return any(
            in_ring(point, part[0]) and not any(in_ring(point, hole) for hole in part[1:]) for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class PlaceSought:
    """A place as far as it is known. ``within`` names the units around it, smallest first.

    ``at`` is where the register puts the middle of the named unit (longitude, latitude), None where it does not know.
    """

    name: str
    id: str | None
    country: str | None
    precision: PlacePrecision
    within: tuple[str, ...] = ()
    at: Point | None = None


class Outlines:
    """The world's countries and first-order units, and the units a theatre folder gives (any level, any country).

    A theatre folder may hold ``outlines.json`` (TopoJSON) or ``outlines.geojson``. Nothing is read before it is asked
    for; a country's units take 5 to 60 ms.
    """

    def __init__(self, theatre: tuple[Outline, ...] = ()) -> None:
        """Take the outlines that a theatre gives."""
        self._theatre = theatre
        self._units: dict[str, tuple[Outline, ...]] = {}
        self._named: dict[str, Mapping[str, tuple[Outline, ...]]] = {}

    @staticmethod
    def load(theatre: Path | None = None) -> Outlines:
        """Load the outlines, with those of a theatre folder before them.

        Raises:
            RegisterError: a theatre's outlines cannot be used.
        """
        if theatre is None:
            return Outlines()
        read = ((name, reader) for name, reader in _FILES.items() if (theatre / name).is_file())
        return Outlines(tuple(_outline(shape) for name, reader in read for shape in reader(theatre / name)))

    def units(self, country: str) -> tuple[Outline, ...]:
        """Return a country's units, largest level first; a theatre's in place of the world's of the same country."""
        if country not in self._units:
            own = [outline for outline in self._theatre if outline.country == country]
            found = own or list(_world_units(country))
            self._units[country] = tuple(sorted(found, key=lambda one: (-_LEVELS.index(one.level), one.id)))
        return self._units[country]

    def country(self, iso2: str) -> Outline | None:
        """Return a country's outline, coarse; None for one that the world's maps do not have."""
        return self._countries.get(iso2)

    def around(self, box: Bounds) -> tuple[Outline, ...]:
        """Return what countries have in or near a box, by code: the polygons whose own boxes touch it."""
        near = (replace(one, parts=self._parts_near(one, box)) for _, one in sorted(self._countries.items()))
        return tuple(outline for outline in near if outline.parts)

    def _parts_near(self, outline: Outline, box: Bounds) -> Parts:
        boxes = self._boxes[outline.id]
        return tuple(part for part, own in zip(outline.parts, boxes, strict=True) if own.touches(box))

    def holding(self, place: PlaceSought) -> Outline | None:
        """Return the smallest outline held that surely contains a place; None where there is none.

        A unit's own outline comes first (by id, by name, by what lies around its middle), then that of a unit the
        register names around it, then the country's. Of units with one name (a governorate and its capital's
        district) the larger one is sure.
        """
        if place.country is None or place.precision is PlacePrecision.UNKNOWN:
            return None
        own = self._own(place, place.country)
        if own is not None:
            return own
        for name in place.within:
            around = self._by_name(place.country).get(loose(name), ())
            if around:
                return around[0]
        return self.country(place.country)

    def _own(self, place: PlaceSought, country: str) -> Outline | None:
        if place.precision not in _LEVELS:
            return None
        if place.precision is PlacePrecision.COUNTRY:
            return self.country(country)
        level = [outline for outline in self.units(country) if outline.level is place.precision]
        by_id = [outline for outline in level if outline.id == place.id]
        key = loose(place.name)
        named = [outline for outline in level if key in {loose(name) for name in outline.names}]
        found = by_id or (named if len(named) == 1 else [])
        if not found and place.at is not None:
            found = [outline for outline in level if outline.holds(place.at)]
        return next(iter(found), None)

    def _by_name(self, country: str) -> Mapping[str, tuple[Outline, ...]]:
        if country not in self._named:
            found: dict[str, list[Outline]] = {}
            for outline in self.units(country):
                for key in dict.fromkeys(loose(name) for name in outline.names):
                    found.setdefault(key, []).append(outline)
            self._named[country] = {key: tuple(outlines) for key, outlines in found.items() if key}
        return self._named[country]

    @cached_property
    def _countries(self) -> Mapping[str, Outline]:
        names = country_names()
        found = {}
        for shape in _member("world"):
            name = names.get(shape.id, shape.id)
            found[shape.id] = Outline(shape.id, (name,), shape.id, PlacePrecision.COUNTRY, shape.parts)
        for outline in self._theatre:
            if outline.level is PlacePrecision.COUNTRY:
                found[outline.country] = outline
        return found

    @cached_property
    def _boxes(self) -> Mapping[str, tuple[Bounds, ...]]:
        return {
            outline.id: tuple(Bounds.around(part[0]) for part in outline.parts) for outline in self._countries.values()
        }


def _outline(shape: Shape) -> Outline:
    return Outline(shape.id, shape.names, shape.country, shape.level, shape.parts)


def _world_units(country: str) -> Iterator[Outline]:
    """Yield a country's first-order units with the names that the register of places knows them by."""
    names = {unit.id: (unit.name, *unit.aliases) for unit in read_units(_DATA / "units.csv") if unit.country == country}
    for shape in _member(country):
        # What is left of a country where the register has no unit of that outline ends in a dot: land, no unit.
        if shape.id in names:
            yield Outline(shape.id, names[shape.id], country, PlacePrecision.GOVERNORATE, shape.parts)


def _member(name: str) -> tuple[Shape, ...]:
    path = _DATA / "outlines.zip"
    try:
        with zipfile.ZipFile(path) as archive:
            if f"{name}.json" not in archive.namelist():
                return ()
            return read_topojson(path, archive.read(f"{name}.json").decode("utf-8"))
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as trouble:
        raise RegisterError(
            f"{path}: cannot be read ({trouble}); wanted the file as installed. Install trucewatch again."
        ) from trouble
