"""From degrees to the units of a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.registers.shapes import Bounds, Parts, Point, Ring

_EARTH_RADIUS_KM = 6371.0
_LEAST_STEP = 0.8
"""Drawing units between two points of a line: nearer ones cannot be told apart, and make the page heavy."""
_FEWEST_POINTS = 3
_HIGHEST_LATITUDE = 84.0
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of the earth laid on a drawing of so many units, north up, distances right in the middle (equirectangular)."""

    box: Bounds
    width: float
    height: float

    @staticmethod
    def fitting(box: Bounds, width: float, lowest: float, highest: float) -> Frame:
        """Return the frame of a given width that holds a box whole; its height lies between two limits."""
        middle = max(-_HIGHEST_LATITUDE, min(_HIGHEST_LATITUDE, (box.south + box.north) / 2))
        narrow = math.cos(math.radians(middle))
        wide = max((box.east - box.west) * narrow, 1e-6)
        high = max(box.north - box.south, 1e-6)
        height = max(lowest, min(highest, width * high / wide))
        scale = min(width / wide, height / high)
        across, up = width / scale / narrow / 2, height / scale / 2
        x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
        return Frame(Bounds(x - across, y - up, x + across, y + up), width, height)

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point of the earth stands in the drawing."""
        lon, lat = point
        x = (lon - self.box.west) / (self.box.east - self.box.west) * self.width
        y = (self.box.north - lat) / (self.box.north - self.box.south) * self.height
        return x, y

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside the frame."""
        lon, lat = point
        return self.box.west <= lon <= self.box.east and self.box.south <= lat <= self.box.north

    def path(self, parts: Parts) -> str:
        """Return polygons as the data of an SVG path, without the points that cannot be told apart.

        >>> Frame(Bounds(0, 0, 10, 10), 100, 100).path(((((0, 0), (10, 0), (10, 10), (0, 0)),),))
        'M0 100H100V0z'
        """
        near = self.box.with_margin(0.2, 0.0)
        shown = (part for part in parts if Bounds.around(part[0]).touches(near))
        return "".join(self._ring(ring) for part in shown for ring in part)

    def _ring(self, ring: Ring) -> str:
        points = list(_thinned(self.at(point) for point in ring[:-1]))
        if len(points) < _FEWEST_POINTS:
            return ""
        words = [f"M{_short(points[0][0])} {_short(points[0][1])}"]
        before = points[0]
        for x, y in points[1:]:
            if y == before[1]:
                words.append(f"H{_short(x)}")
            elif x == before[0]:
                words.append(f"V{_short(y)}")
            else:
                words.append(f"L{_short(x)} {_short(y)}")
            before = (x, y)
        return "".join(words) + "z"

    @property
    def kilometre(self) -> float:
        """Return how many drawing units a kilometre takes, in the middle of the frame."""
        km_a_degree = math.radians(1) * _EARTH_RADIUS_KM
        return self.height / ((self.box.north - self.box.south) * km_a_degree)

    def scale_bar(self, longest: float) -> tuple[int, float]:
        """Return a round number of kilometres and its length in drawing units, at most ``longest``.

        >>> Frame(Bounds(0, 0, 10, 10), 1000, 1000).scale_bar(150)
        (100, 89.9)
        """
        most = longest / self.kilometre
        power = 10 ** math.floor(math.log10(most)) if most >= 1 else 1
        km = max((step * power for step in _ROUND if step * power <= most), default=1)
        return int(km), round(km * self.kilometre, 1)


def _thinned(points: Iterable[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    last: tuple[float, float] | None = None
    for x, y in points:
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= _LEAST_STEP:
            last = (round(x, 1), round(y, 1))
            yield last


def _short(number: float) -> str:
    """Write a number of the drawing with one decimal at most.

    >>> _short(3.0), _short(-0.04), _short(2.25)
    ('3', '0', '2.2')
    """
    return f"{round(number, 1) + 0.0:.1f}".removesuffix(".0")


def largest_parts(parts: Parts, share: float = 0.02) -> Parts:
    """Return the polygons that make up a country's body: territories overseas and small islands do not stretch a map."""
    sizes = [_size(part[0]) for part in parts]
    return tuple(part for part, size in zip(parts, sizes, strict=True) if size >= share * max(sizes))


def _size(ring: Ring) -> float:
    box = Bounds.around(ring)
    return (box.east - box.west) * (box.north - box.south)


def inside_point(parts: Parts) -> Point:
    """Return a point well inside the largest polygon, where its label may stand: the middle of its widest crossing."""
    ring = max((part[0] for part in parts), key=_size)
    box = Bounds.around(ring)
    found: list[tuple[float, Point]] = []
    for step in range(1, 12):
        lat = box.south + (box.north - box.south) * step / 12
        edges = sorted(_crossings(ring, lat))
        for west, east in zip(edges[::2], edges[1::2], strict=False):
            # The middle heights win where widths are alike: a label at a tip reads as the neighbour's.
            found.append(((east - west) * (1 - abs(step - 6) / 12), ((west + east) / 2, lat)))
    return max(found)[1] if found else ring[0]


def _crossings(ring: Ring, lat: float) -> Iterable[float]:
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat):
            yield (x2 - x1) * (lat - y1) / (y2 - y1) + x1


def boxes_meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Tell whether two boxes (left, top, right, bottom) share a point inside."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
