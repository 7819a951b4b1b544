"""Whether places lie inside countries and named areas, as far as their precision tells."""

from __future__ import annotations

from collections.abc import Sequence, Set

from trucewatch.model import Answer, Place, PlacePrecision
from trucewatch.registers.folding import loose

_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.UNKNOWN})


def inside(places: Sequence[Place], countries: Sequence[str], areas: Sequence[str]) -> Answer:
    """Tell whether all places are inside; some in and some out cannot be told. Without countries only areas are asked.

    A name on the agreement's own list of areas is the agreement's place, also where a gazetteer knows that name only in
    another country, unless that country is named beside it.

    >>> inside([Place("Kobra", country="XA")], ["XA"], []).value
    'yes'
    >>> inside([Place("Kobra", country="XB")], ["XA"], ["Kobra"]).value
    'yes'
    >>> abroad = Place("Xenia", country="XB", precision=PlacePrecision.COUNTRY)
    >>> inside([Place("Kobra", country="XB"), abroad], ["XA"], ["Kobra"]).value
    'no'
    """
    named = {place.country for place in places if place.precision is PlacePrecision.COUNTRY}
    answers = {_one(place, countries, areas, named) for place in places}
    return answers.pop() if len(answers) == 1 else Answer.UNKNOWN


def _one(place: Place, countries: Sequence[str], areas: Sequence[str], named: Set[str | None]) -> Answer:
    country = _country(place, countries)
    if country is not Answer.YES and place.country not in named and _listed(place, areas):
        return Answer.YES
    return _area(place, areas) if areas and country is Answer.YES else country


def _listed(place: Place, areas: Sequence[str]) -> bool:
    """Tell whether the words name an area of the list; what lies around another place of that name is no help."""
    wanted = {loose(area) for area in areas}
    return not wanted.isdisjoint(map(loose, (place.name, place.words or place.name)))


def _country(place: Place, countries: Sequence[str]) -> Answer:
    if not countries:
        return Answer.YES
    if place.country is None:
        return Answer.UNKNOWN
    if place.country in countries:
        return Answer.YES
    # of a place that may be another one the country is not known for certain
    return Answer.NO if place.doubt is None else Answer.UNKNOWN


def _area(place: Place, areas: Sequence[str]) -> Answer:
    wanted = {loose(area) for area in areas}
    if wanted.intersection(map(loose, (place.name, place.words or place.name, *place.within))):
        return Answer.YES
    # a place whose surroundings are not known, or that is wider than an area, may touch it
    return Answer.UNKNOWN if place.precision in _WIDE or not place.within else Answer.NO
