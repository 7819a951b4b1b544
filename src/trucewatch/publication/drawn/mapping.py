"""A map of incidents: marks where a settlement is known, shaded areas where only a unit is, nothing where neither is.

An area is shaded whole and never gets a mark: the middle of a governorate is nobody's place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trucewatch.model import PlacePrecision, Verdict
from trucewatch.publication.drawn.naming import Box, Name, placed_names
from trucewatch.publication.drawn.projecting import Frame, inside_point, largest_parts
from trucewatch.publication.drawn.told import EXACT, ByVerdict, PlaceTold, added, counts_words, most_pressing, most_told
from trucewatch.publication.wording import plural
from trucewatch.registers.outlines import Outline, Outlines, PlaceSought
from trucewatch.registers.shapes import Bounds, Parts, Point

WIDTH = 640.0
"""Drawing units; about the pixels of the column it stands in, so that its letters are as large as the page's."""
_LOWEST, _HIGHEST = 280.0, 640.0
_MOST_MARKS = 250
"""More links than this on one drawing help nobody, by eye or by keyboard."""
_NEAR = (15.0, 21.0, 30.0, 42.0, 60.0)
"""Drawing units: marks nearer than this to a larger one are drawn as one with it; more where there are too many."""
_SMALLEST, _LARGEST = 6.0, 15.0
_SCALE_BAR = 130.0
_LEAST_MARGIN = 0.06
_CLASSES = (2, 6, 21, 101)
"""From how many incidents on an area is shaded more densely."""


@dataclass(frozen=True, slots=True)
class Land:
    """Land to be drawn: a country around, or a unit of the country shown."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    """A unit that incidents are known to lie in, no more exactly. ``dense`` (0 to 4) grows with their number."""

    anchor: str
    outline: str
    name: str
    path: str
    title: str
    places: tuple[PlaceTold, ...]
    verdict: Verdict
    dense: int
    level: PlacePrecision
    label: Name | None
    incidents: int
    link: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A settlement, or several that lie too near each other to be told apart at this scale.

    ``link`` leads to the one place's incidents, or to the ``anchor`` in the list where there are several.
    """

    anchor: str
    x: float
    y: float
    size: float
    verdict: Verdict
    title: str
    places: tuple[PlaceTold, ...]
    incidents: int
    doubted: bool
    link: str

    @property
    def others(self) -> int:
        """Return how many places there are besides the first; one told with and without doubt is one place."""
        return len({(place.lat, place.lon) for place in self.places}) - 1


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A place that is listed and not drawn, and why."""

    place: PlaceTold
    why: str


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map ready to be written. ``places`` says of each place how it is drawn, in the words of the list beside it."""

    frame: Frame
    around: tuple[Land, ...]
    units: tuple[Land, ...]
    names: tuple[Name, ...]
    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    undrawn: tuple[Undrawn, ...]
    scale: tuple[int, float]
    description: str

    def without_anchors(self, link: str) -> DrawnMap:
        """Return the map for a page without a list beside it: what holds several places leads to ``link``."""
        marks = tuple(replace(one, link=link) if one.link.startswith("#m-") else one for one in self.marks)
        areas = tuple(replace(one, link=link) if one.link.startswith("#a-") else one for one in self.areas)
        return replace(self, marks=marks, areas=areas)


@dataclass(frozen=True, slots=True)
class MapAsked:
    """Which map is asked for: the countries it shows, and a place to be drawn near (by key), None for all of them.

    ``sight`` are the positions kept in sight where no outline of the countries is held; those of the places drawn
    where it is empty. ``coarse`` draws nothing more exact than a settlement: what is published tells nobody where an
    informant lives.
    """

    countries: tuple[str, ...] = ()
    near: str | None = None
    coarse: bool = False
    sight: tuple[Point, ...] = ()


def draw_map(places: Sequence[PlaceTold], outlines: Outlines, asked: MapAsked) -> DrawnMap | None:
    """Draw places on a map; None where no outline and no position is held of anything."""
    shown = asked.countries or most_told(places)
    box = _box(places, outlines, shown, asked)
    if box is None:
        return None
    frame = Frame.fitting(box, WIDTH, _LOWEST, _HIGHEST)
    exact = [place for place in places if is_exact(place, asked)]
    marks, rest = _told_apart(frame, [place for place in exact if frame.holds(_at(place))])
    vague = [place for place in places if not is_exact(place, asked)]
    ground = _ground(outlines, frame)
    areas, unheld = _areas(ground, outlines, vague)
    undrawn = (
        *(Undrawn(place, "outside this map") for place in exact if not frame.holds(_at(place))),
        *(Undrawn(place, "more places than can be told apart") for place in rest),
        *unheld,
    )
    units = [unit for iso2 in shown for unit in outlines.units(iso2)]
    largest = [unit for unit in units if unit.level is PlacePrecision.GOVERNORATE]
    return DrawnMap(
        frame,
        ground.around(shown if largest else ()),
        tuple(_land(ground, largest)),
        placed_names([(unit.name, ground.inside(unit)) for unit in largest], frame, [_box_of(mark) for mark in marks]),
        areas,
        marks,
        tuple(sorted(undrawn, key=lambda one: (-one.place.incidents, one.place.name, one.place.key))),
        frame.scale_bar(_SCALE_BAR),
        _description(areas, marks, undrawn),
    )


def is_exact(place: PlaceTold, asked: MapAsked) -> bool:
    """Tell whether a place is known well enough for a mark of its own."""
    if place.lat is None or place.lon is None:
        return False
    return place.precision is PlacePrecision.SETTLEMENT if asked.coarse else place.precision in EXACT


def _at(place: PlaceTold) -> tuple[float, float]:
    return (place.lon or 0.0, place.lat or 0.0)


def _box(places: Sequence[PlaceTold], outlines: Outlines, shown: Sequence[str], asked: MapAsked) -> Bounds | None:
    wholes = [outline for iso2 in shown if (outline := outlines.country(iso2)) is not None]
    points = [point for whole in wholes for part in largest_parts(whole.parts) for point in part[0]]
    if not points:
        points = list(asked.sight) or [
            _at(place) for place in places if place.lat is not None and place.lon is not None
        ]
    if not points:
        return None
    box = Bounds.around(points).with_margin(0.03, 0.02)
    near = next((place for place in places if place.key == asked.near and place.lat is not None), None)
    if near is None:
        return box
    lon, lat = _at(near)
    wide, high = (box.east - box.west) / 8, (box.north - box.south) / 8
    return Bounds(lon - wide, lat - high, lon + wide, lat + high).with_margin(0.0, _LEAST_MARGIN)


class _Ground:
    """The outlines in one frame, each drawn once: that takes longer than all else of a map, and is the same each time."""

    def __init__(self, outlines: Outlines, frame: Frame) -> None:
        self.frame = frame
        self._outlines = outlines
        self._around: tuple[tuple[str, Land], ...] | None = None
        self._paths: dict[tuple[str, str, PlacePrecision], str] = {}
        self._inside: dict[tuple[str, str, PlacePrecision], tuple[float, float]] = {}

    def around(self, without: Sequence[str]) -> tuple[Land, ...]:
        """Return the countries in sight but these."""
        if self._around is None:
            near = self._outlines.around(self.frame.box)
            drawn = ((one.country, Land(self.frame.path(one.parts), one.name)) for one in near)
            self._around = tuple(drawn)
        return tuple(land for iso2, land in self._around if land.path and iso2 not in without)

    def path(self, outline: Outline) -> str:
        """Return a unit as it is shaded, empty where it is out of sight."""
        key = (outline.country, outline.id, outline.level)
        if key not in self._paths:
            self._paths[key] = self.frame.path(body_of(outline, self._outlines))
        return self._paths[key]

    def inside(self, outline: Outline) -> tuple[float, float]:
        """Return where the label of a unit may stand."""
        key = (outline.country, outline.id, outline.level)
        if key not in self._inside:
            self._inside[key] = self.frame.at(inside_point(outline.parts))
        return self._inside[key]


@lru_cache(maxsize=16)
def _ground(outlines: Outlines, frame: Frame) -> _Ground:
    return _Ground(outlines, frame)


def _land(ground: _Ground, outlines: Iterable[Outline]) -> Iterable[Land]:
    for outline in outlines:
        path = ground.path(outline)
        if path:
            yield Land(path, outline.name)


def _told_apart(frame: Frame, places: Sequence[PlaceTold]) -> tuple[tuple[Mark, ...], tuple[PlaceTold, ...]]:
    marks: tuple[Mark, ...] = ()
    rest: tuple[PlaceTold, ...] = ()
    for near in _NEAR:
        marks, rest = _marks(frame, places, near)
        if not rest:
            break
    return marks, rest


def _marks(frame: Frame, places: Sequence[PlaceTold], apart: float) -> tuple[tuple[Mark, ...], tuple[PlaceTold, ...]]:
    """Draw the places with most incidents first; each takes in those that lie too near it to be told apart."""
    held: list[tuple[float, float, list[PlaceTold]]] = []
    rest: list[PlaceTold] = []
    grid: dict[tuple[int, int], list[int]] = {}
    for place in sorted(places, key=lambda one: (-one.incidents, one.name, one.key)):
        x, y = frame.at(_at(place))
        cell = (int(x // apart), int(y // apart))
        near = [number for number in _around(grid, cell) if math.dist((x, y), held[number][:2]) < apart]
        if near:
            held[near[0]][2].append(place)
        elif len(held) < _MOST_MARKS:
            grid.setdefault(cell, []).append(len(held))
            held.append((x, y, [place]))
        else:
            rest.append(place)
    most = max((sum(place.incidents for place in group) for _, _, group in held), default=1)
    return tuple(_mark((x, y), group, most, f"m-{number}") for number, (x, y, group) in enumerate(held)), tuple(rest)


def _around(grid: dict[tuple[int, int], list[int]], cell: tuple[int, int]) -> Iterable[int]:
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            yield from grid.get((cell[0] + across, cell[1] + down), ())


def _mark(at: tuple[float, float], group: Sequence[PlaceTold], most: int, anchor: str) -> Mark:
    x, y = at
    counts = added([place.by_verdict for place in group])
    incidents = sum(place.incidents for place in group)
    grown = math.sqrt(incidents / most) if most else 0.0
    others = len({(place.lat, place.lon) for place in group}) - 1
    name = group[0].name + (f" and {plural(others, 'place')} near it" if others else "")
    doubted = all(place.doubted for place in group)
    title = f"{name}: {counts_words(counts)}{unsure_words(group, incidents)}"
    size = round(_SMALLEST + (_LARGEST - _SMALLEST) * grown, 1)
    link = f"#{anchor}" if len(group) > 1 else group[0].link
    return Mark(
        anchor, round(x, 1), round(y, 1), size, most_pressing(counts), title, tuple(group), incidents, doubted, link
    )


def _box_of(mark: Mark) -> Box:
    return (mark.x - mark.size, mark.y - mark.size, mark.x + mark.size, mark.y + mark.size)


def unsure_words(places: Sequence[PlaceTold], incidents: int) -> str:
    """Say of how many incidents the place itself is not sure; nothing where all are sure."""
    unsure = sum(place.incidents for place in places if place.doubted)
    if not unsure:
        return ""
    return " (the place itself is not sure)" if unsure == incidents else f" (of {unsure} the place is not sure)"


def _areas(
    ground: _Ground, outlines: Outlines, places: Sequence[PlaceTold]
) -> tuple[tuple[Area, ...], tuple[Undrawn, ...]]:
    """Shade the smallest unit that surely holds a place; units that hold several are shaded once."""
    groups, unheld = held_in(outlines, places)
    undrawn = [Undrawn(place, "no outline of it is held") for place in unheld]
    areas: list[Area] = []
    for outline, held in groups:
        path = ground.path(outline)
        if path:
            areas.append(_area(ground, outline, held, (path, f"a-{len(areas)}")))
        else:
            undrawn += [Undrawn(place, "outside this map") for place in held]
    order = list(PlacePrecision)
    # Larger areas first, so that smaller ones inside them stay in sight and in reach.
    areas.sort(key=lambda area: (-order.index(area.level), -area.incidents, area.outline))
    return tuple(areas), tuple(undrawn)


def held_in(
    outlines: Outlines, places: Iterable[PlaceTold]
) -> tuple[tuple[tuple[Outline, list[PlaceTold]], ...], tuple[PlaceTold, ...]]:
    """Return places by the smallest unit that surely holds them, and those of which no unit is held."""
    groups: dict[tuple[str, str], tuple[Outline, list[PlaceTold]]] = {}
    unheld: list[PlaceTold] = []
    for place in places:
        outline = outlines.holding(_sought(place))
        if outline is None:
            unheld.append(place)
        else:
            groups.setdefault((outline.country, outline.id), (outline, []))[1].append(place)
    return tuple(groups.values()), tuple(unheld)


def body_of(outline: Outline, outlines: Outlines) -> Parts:
    """Return a unit's polygons; a country is shaded as its units are drawn, finer than its own outline."""
    if outline.level is not PlacePrecision.COUNTRY:
        return outline.parts
    units = [unit for unit in outlines.units(outline.country) if unit.level is PlacePrecision.GOVERNORATE]
    return tuple(part for unit in units for part in unit.parts) or outline.parts


def _sought(place: PlaceTold) -> PlaceSought:
    at = None if place.lat is None or place.lon is None else (place.lon, place.lat)
    return PlaceSought(place.name, place.id, place.country, place.precision, place.within, at)


def _area(ground: _Ground, outline: Outline, places: Sequence[PlaceTold], drawn: tuple[str, str]) -> Area:
    path, anchor = drawn
    counts: ByVerdict = added([place.by_verdict for place in places])
    incidents = sum(place.incidents for place in places)
    frame = ground.frame
    x, y = ground.inside(outline)
    inside = 0 <= x <= frame.width and 0 <= y <= frame.height and outline.level is not PlacePrecision.COUNTRY
    held = sorted(places, key=lambda one: (-one.incidents, one.name, one.key))
    unsure = unsure_words(places, incidents)
    title = f"Somewhere in {outline.name} ({outline.level.value}): {counts_words(counts)}{unsure}"
    dense = sum(incidents >= least for least in _CLASSES)
    label = Name(round(x, 1), round(y, 1), f"{incidents:,}") if inside else None
    link = held[0].link if len(held) == 1 else f"#{anchor}"
    return Area(
        anchor,
        outline.id,
        outline.name,
        path,
        title,
        tuple(held),
        most_pressing(counts),
        dense,
        outline.level,
        label,
        incidents,
        link,
    )


def _description(areas: Sequence[Area], marks: Sequence[Mark], undrawn: Sequence[Undrawn]) -> str:
    at_marks = sum(mark.incidents for mark in marks)
    in_areas = sum(area.incidents for area in areas)
    left = sum(one.place.incidents for one in undrawn)
    words = []
    if marks:
        words.append(
            f"{plural(at_marks, 'incident')} at {plural(len(marks), 'mark')}, known to a settlement or better."
        )
    if areas:
        words.append(f"{plural(in_areas, 'incident')} in {plural(len(areas), 'shaded area')}, known to the area only.")
    if left:
        words.append(f"{plural(left, 'incident')} at {plural(len(undrawn), 'place')} listed and not drawn.")
    return " ".join(words) or "No incident to draw."
