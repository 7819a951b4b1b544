"""How places and days stand to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.incidents.making import COUNTRY, FRIDAY, HILLTOP, LOWFIELD, SATURDAY, VALLEY, day
from trucewatch.incidents.whereabouts import Days, Whereabouts, compare_days, compare_places, disjoint
from trucewatch.model import Place, PlacePrecision, When


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ((LOWFIELD,), (LOWFIELD,), Whereabouts.SAME),
        ((LOWFIELD,), (VALLEY,), Whereabouts.WITHIN),
        ((LOWFIELD,), (COUNTRY,), Whereabouts.WIDE),
        ((COUNTRY,), (COUNTRY,), Whereabouts.WIDE),
        ((LOWFIELD,), (HILLTOP,), Whereabouts.APART),
        ((LOWFIELD,), (), Whereabouts.ONE_OPEN),
        ((), (), Whereabouts.BOTH_OPEN),
        ((LOWFIELD, HILLTOP), (HILLTOP,), Whereabouts.SAME),
    ],
)
def test_places_are_compared_by_what_the_register_says_of_them(
    one: tuple[Place, ...], other: tuple[Place, ...], found: Whereabouts
) -> None:
    """The same unit, a unit around it, no more than the country, and another place are told apart, either way round."""
    assert compare_places(one, other)[0] is found
    assert compare_places(other, one)[0] is found


def test_a_unit_is_known_by_its_name_however_spelt_and_by_its_register_name() -> None:
    """A town lies in a province that is written otherwise around it, or called a province in the report."""
    town = Place("Kanna", "kanna", "SY", 35.7, 36.1, PlacePrecision.SETTLEMENT, ("Kanna", "Lattakia"))
    province = Place(
        "Latakia province", "SY06", "SY", 35.5, 36.0, PlacePrecision.GOVERNORATE, ("Syria",), known_as="Latakia"
    )
    assert compare_places((town,), (province,))[0] is Whereabouts.WITHIN


def test_a_tract_inside_a_province_is_no_wide_region() -> None:
    """The countryside of a province says where; two tracts of one province, near each other, lie in one unit."""
    north = Place("the northern hills", "hills", "OV", 44.0, 21.0, PlacePrecision.REGION, ("Hill Province",))
    rural = Place("the hill farms", "farms", "OV", 44.1, 21.1, PlacePrecision.REGION, ("Hill Province",))
    whole = Place("the north", "north", "OV", 44.0, 21.0, PlacePrecision.REGION, ("OV",))
    assert compare_places((north,), (north,))[0] is Whereabouts.SAME
    assert compare_places((whole,), (whole,))[0] is Whereabouts.WIDE
    assert compare_places((north,), (rural,))[0] is Whereabouts.ONE_UNIT


def test_places_a_walk_apart_may_be_one() -> None:
    """Coordinates of settlements a few kilometres apart leave it open; so does a place without, unless its name is one."""
    mill = Place("Mill Quarter", "mill", "OV", 44.06, 21.05, PlacePrecision.SETTLEMENT)
    assert compare_places((LOWFIELD,), (mill,))[0] is Whereabouts.NEAR
    bare = Place("Mill Quarter", None, None, None, None, PlacePrecision.SETTLEMENT)
    assert compare_places((LOWFIELD,), (bare,))[0] is Whereabouts.UNKNOWN
    assert compare_places((mill,), (bare,))[0] is Whereabouts.SAME
    abroad = replace(mill, id="mill-abroad", name="Millford", country="XK")
    assert compare_places((LOWFIELD,), (abroad,))[0] is Whereabouts.NEAR


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (day(FRIDAY), day(FRIDAY), Days.SAME_DAY),
        (day(FRIDAY), day(FRIDAY, SATURDAY), Days.DAYS),
        (day(FRIDAY), When(date(2031, 5, 1), date(2031, 5, 31)), Days.LONG),
        (day(FRIDAY), When(None, SATURDAY), Days.LONG),
        (day(FRIDAY), day(SATURDAY), Days.APART),
        (day(FRIDAY), day(FRIDAY - timedelta(days=90)), Days.FAR),
        (day(FRIDAY), When(), Days.ONE_OPEN),
        (When(), When(), Days.BOTH_OPEN),
    ],
)
def test_days_are_compared_as_intervals(one: When, other: When, found: Days) -> None:
    """Times that share a day overlap, an open end stands for any day, and an unknown time is never a disagreement."""
    assert compare_days(one, other) is found
    assert compare_days(other, one) is found


def test_an_unknown_time_is_disjoint_from_nothing() -> None:
    """What says no day may be of any day."""
    assert not disjoint(When(), day(FRIDAY))
    assert disjoint(day(FRIDAY), day(SATURDAY))
