"""Whether places lie inside countries and named areas, as far as their precision tells."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model import Answer, Place, PlacePrecision
from trucewatch.registers.folding import loose

_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.UNKNOWN})


def inside(places: Sequence[Place], countries: Sequence[str], areas: Sequence[str]) -> Answer:
    """Tell whether all places are inside; some in and some out cannot be told. Without countries only areas are asked.

    >>> inside([Place("Kobra", country="XA")], ["XA"], []).value
    'yes'
    """
    answers = {_one(place, countries, areas) for place in places}
    return answers.pop() if len(answers) == 1 else Answer.UNKNOWN


def _one(place: Place, countries: Sequence[str], areas: Sequence[str]) -> Answer:
    country = _country(place, countries)
    return _area(place, areas) if areas and country is Answer.YES else country


def _country(place: Place, countries: Sequence[str]) -> Answer:
    if not countries:
        return Answer.YES
    if place.country is None:
        return Answer.UNKNOWN
    return Answer.YES if place.country in countries else Answer.NO


def _area(place: Place, areas: Sequence[str]) -> Answer:
    wanted = {loose(area) for area in areas}
    if wanted.intersection(map(loose, (place.name, place.words or place.name, *place.within))):
        return Answer.YES
    # a place whose surroundings are not known, or that is wider than an area, may touch it
    return Answer.UNKNOWN if place.precision in _WIDE or not place.within else Answer.NO
