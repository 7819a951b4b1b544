"""How the places and the days of two claims stand to each other."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from trucewatch.model import Place, PlacePrecision, When


class Whereabouts(StrEnum):
    """Levels of the place comparison, as ``weights.toml`` names them."""

    SAME = "same"
    WITHIN = "within"
    WIDE = "wide"
    NEAR = "near"
    ONE_OPEN = "one_open"
    BOTH_OPEN = "both_open"
    APART = "apart"


class Days(StrEnum):
    """Levels of the time comparison, as ``weights.toml`` names them."""

    SAME_DAY = "same_day"
    DAYS = "days"
    LONG = "long"
    ONE_OPEN = "one_open"
    BOTH_OPEN = "both_open"
    APART = "apart"
    FAR = "far"


_BEST = (Whereabouts.SAME, Whereabouts.WITHIN, Whereabouts.NEAR, Whereabouts.WIDE, Whereabouts.APART)
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION})
# How far, in km, an event may lie from the coordinates given for a unit of that size.
_REACH = {
    PlacePrecision.POINT: 5.0,
    PlacePrecision.NEIGHBOURHOOD: 5.0,
    PlacePrecision.SETTLEMENT: 8.0,
    PlacePrecision.SUBDISTRICT: 20.0,
    PlacePrecision.DISTRICT: 30.0,
    PlacePrecision.GOVERNORATE: 80.0,
    PlacePrecision.REGION: 200.0,
    PlacePrecision.COUNTRY: 800.0,
    PlacePrecision.UNKNOWN: 10.0,
}
_FEW_DAYS = 4
_MONTH = 31


def spot(place: Place) -> str:
    """Return what a place is known by: the register's id, else its folded name."""
    return place.id or place.name.casefold()


def compare_places(some: tuple[Place, ...], others: tuple[Place, ...]) -> tuple[Whereabouts, str]:
    """Tell how two lists of places stand to each other, by their closest pair, and name that place."""
    if not some or not others:
        return (Whereabouts.ONE_OPEN if some or others else Whereabouts.BOTH_OPEN), ""
    found = ((*_two_places(one, other),) for one in some for other in others)
    return min(found, key=lambda pair: (_BEST.index(pair[0]), pair[1]))


def _two_places(one: Place, other: Place) -> tuple[Whereabouts, str]:
    same_country = one.country is None or other.country is None or one.country == other.country
    wide_one, wide_other = one.precision in _WIDE, other.precision in _WIDE
    if spot(one) == spot(other):
        return (Whereabouts.WIDE if wide_one else Whereabouts.SAME), one.name
    inner, outer = (one, other) if _inside(one, other) else (other, one)
    if _inside(inner, outer):
        named = f"{inner.name} in {outer.name}"
        return (Whereabouts.WIDE if outer.precision in _WIDE else Whereabouts.WITHIN), named
    named = " and ".join(sorted((one.name, other.name)))
    if not same_country:
        return Whereabouts.APART, named
    gap = _distance(one, other)
    if gap is None:
        return (Whereabouts.NEAR if wide_one or wide_other else Whereabouts.APART), named
    near = gap <= _REACH[one.precision] + _REACH[other.precision]
    return (Whereabouts.NEAR if near else Whereabouts.APART), named


def _inside(one: Place, other: Place) -> bool:
    around = {unit.casefold() for unit in one.within}
    if spot(other).casefold() in around or other.name.casefold() in around:
        return True
    return other.precision is PlacePrecision.COUNTRY and one.country is not None and one.country == other.country


def _distance(one: Place, other: Place) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = (radians(value) for value in (one.lat, one.lon, other.lat, other.lon))
    inner = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(inner)))


def ends(when: When) -> tuple[date, date]:
    """Return both ends of a time, an open end standing for any day.

    >>> ends(When()) == (date.min, date.max)
    True
    """
    return when.start or date.min, when.end or date.max


def disjoint(one: When, other: When) -> bool:
    """Tell whether two times have no day in common; an unknown time may be any day."""
    (start, end), (first, last) = ends(one), ends(other)
    return start > last or first > end


def compare_days(one: When, other: When) -> Days:
    """Tell how two times stand to each other."""
    if not one.known or not other.known:
        return Days.ONE_OPEN if one.known or other.known else Days.BOTH_OPEN
    (start, end), (first, last) = ends(one), ends(other)
    if disjoint(one, other):
        gap = (start - last).days if start > last else (first - end).days
        return Days.FAR if gap > _MONTH else Days.APART
    longest = max((end - start).days, (last - first).days)
    if longest == 0:
        return Days.SAME_DAY
    return Days.DAYS if longest < _FEW_DAYS else Days.LONG
