"""How the places and the days of two claims stand to each other."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from trucewatch.model import Place, PlacePrecision, When
from trucewatch.registers.countries import country_names
from trucewatch.registers.folding import loose


class Whereabouts(StrEnum):
    """Levels of the place comparison, as ``weights.toml`` names them."""

    SAME = "same"
    WITHIN = "within"
    WIDE = "wide"
    ONE_UNIT = "one_unit"
    NEAR = "near"
    ONE_OPEN = "one_open"
    BOTH_OPEN = "both_open"
    UNKNOWN = "unknown"
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


_BEST = (
    Whereabouts.SAME, Whereabouts.WITHIN, Whereabouts.ONE_UNIT, Whereabouts.NEAR, Whereabouts.WIDE, Whereabouts.UNKNOWN,
    Whereabouts.APART,
)  # fmt: skip
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
_TRACT = 30.0
"""The same for a tract of land inside a province ("the northern countryside"): no more than a district."""
_NARROW = frozenset({PlacePrecision.POINT, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.SETTLEMENT})
_TOWN = 5.0
"""Kilometres: two names this far apart are two towns, not two ways to speak of one."""
_FEW_DAYS = 4
_MONTH = 31


def spot(place: Place) -> str:
    """Return what a place is known by: the register's id, else its folded name."""
    return place.id or place.name.casefold()


def wide(place: Place) -> bool:
    """Tell whether a place is no more than a country or a part of one that no unit of it holds.

    A tract of land inside a province is a region too, but says where.

    >>> wide(Place("the north", precision=PlacePrecision.REGION))
    True
    >>> wide(Place("the northern hills", precision=PlacePrecision.REGION, within=("Hill Province",)))
    False
    """
    if place.precision is PlacePrecision.REGION:
        return not _units(place)
    return place.precision is PlacePrecision.COUNTRY


def _units(place: Place) -> frozenset[str]:
    """Return the units around a place, their country left out, spelt alike however they are written."""
    country = country_names().get(place.country or "", "")
    return frozenset(map(_spelt, place.within)) - {_spelt(country), _spelt(place.country or "")}


def _spelt(name: str) -> str:
    return loose(name) or name.casefold()


def compare_places(some: tuple[Place, ...], others: tuple[Place, ...]) -> tuple[Whereabouts, str]:
    """Tell how two lists of places stand to each other, by their closest pair, and name that place."""
    if not some or not others:
        return (Whereabouts.ONE_OPEN if some or others else Whereabouts.BOTH_OPEN), ""
    found = ((*_two_places(one, other),) for one in some for other in others)
    return min(found, key=lambda pair: (_BEST.index(pair[0]), pair[1]))


def far_apart(some: tuple[Place, ...], others: tuple[Place, ...]) -> bool:
    """Tell whether no place of the one list can be one of the other: each lies at a known distance out of reach.

    >>> east = Place("Eastford", lat=10.0, lon=21.0, precision=PlacePrecision.SETTLEMENT)
    >>> west = Place("Westford", lat=10.0, lon=20.0, precision=PlacePrecision.SETTLEMENT)
    >>> far_apart((east,), (west,)), far_apart((east,), (west, east)), far_apart((east,), (Place("Midford"),))
    (True, False, False)
    """
    return all(_surely_two(one, other) for one in some for other in others)


def _surely_two(one: Place, other: Place) -> bool:
    """Tell whether two places at a known distance are two: out of reach, or two towns further apart than a town is wide.

    Of the key's 30 pairs of claims on neighbouring towns none is of one incident.
    """
    gap, how = _distance(one, other), _two_places(one, other)[0]
    if how in (Whereabouts.SAME, Whereabouts.WITHIN):
        return False
    if gap is None:
        # Two names that no register holds, and no word of the one in the other: two villages.
        nowhere = one.lat is None and other.lat is None and not (wide(one) or wide(other))
        return nowhere and one.id is None and other.id is None and not set(_proper(one.name)) & set(_proper(other.name))
    narrow = one.precision in _NARROW and other.precision in _NARROW
    return how is Whereabouts.APART or (narrow and gap > _TOWN)


def _two_places(one: Place, other: Place) -> tuple[Whereabouts, str]:
    same_country = one.country is None or other.country is None or one.country == other.country
    wide_one, wide_other = wide(one), wide(other)
    if spot(one) == spot(other) or _one_name(one, other):
        return (Whereabouts.WIDE if wide_one else Whereabouts.SAME), one.name
    inner, outer = (one, other) if _inside(one, other) else (other, one)
    if _inside(inner, outer):
        named = f"{inner.name} in {outer.name}"
        return (Whereabouts.WIDE if wide(outer) else Whereabouts.WITHIN), named
    named = " and ".join(sorted((one.name, other.name)))
    gap = _distance(one, other)
    if gap is None and same_country:
        return (Whereabouts.NEAR if wide_one or wide_other else Whereabouts.UNKNOWN), named
    if gap is None or gap > _reach(one) + _reach(other) or (not same_country and (wide_one or wide_other)):
        return Whereabouts.APART, named
    return (Whereabouts.ONE_UNIT if _units(one) & _units(other) else Whereabouts.NEAR), named


def _one_name(one: Place, other: Place) -> bool:
    """Tell whether two places, one of which the registers do not hold, are called by one proper name.

    >>> _one_name(Place("Reedmoor displacement camp"), Place("the Reedmoor camp"))
    True
    """
    if one.id is not None and other.id is not None:
        return False
    mine, theirs = _proper(one.name), _proper(other.name)
    return bool(mine) and mine == theirs


def _proper(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in name.split() if word[:1].isupper())


def _reach(place: Place) -> float:
    return _TRACT if place.precision is PlacePrecision.REGION and not wide(place) else _REACH[place.precision]


def _inside(one: Place, other: Place) -> bool:
    """Tell whether one place lies in the other: by the register's names of the units around it, however spelt."""
    names = {_spelt(other.name), _spelt(other.known_as or other.name)}
    if spot(other).casefold() in {unit.casefold() for unit in one.within} or names & set(map(_spelt, one.within)):
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
