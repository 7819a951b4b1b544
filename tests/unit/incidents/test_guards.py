"""What never shares an incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.incidents.making import CAST, FRIDAY, LOWFIELD, SATURDAY, Fields, claim, day, report
from trucewatch.incidents import testimony as wordings
from trucewatch.incidents.guards import ACTS, DAYS, HABIT, PLACES, RIVALS, Guards, Profile
from trucewatch.incidents.kinship import Kinship
from trucewatch.model import EventType, Extent, Mood, Place, PlacePrecision, Polarity, When

SOURCE = report("Northwire", "Guns opened up on Lowfield at first light, people there said.")


def heard(kind: EventType, fields: Fields) -> wordings.Testimony:
    """Return the testimony of one claim with these fields."""
    (made,) = wordings.gather([claim(SOURCE, "Guns opened up on Lowfield", kind, **fields)], [SOURCE])
    return made


@pytest.mark.parametrize(
    ("one", "other", "guard"),
    [
        ((EventType.SHELLING, {"time": day(FRIDAY)}), (EventType.SHELLING, {"time": day(SATURDAY)}), DAYS),
        ((EventType.SHELLING, {"time": day(FRIDAY)}), (EventType.SHELLING, {"time": day(FRIDAY, SATURDAY)}), None),
        ((EventType.SHELLING, {"time": day(FRIDAY)}), (EventType.SHELLING, {}), None),
        (
            (EventType.TALKS_SCHEDULED, {"time": day(FRIDAY)}),
            (EventType.TALKS_SCHEDULED, {"time": day(SATURDAY)}),
            None,
        ),
        ((EventType.SHELLING, {"actors": ("army",)}), (EventType.SHELLING, {"actors": ("front",)}), RIVALS),
        ((EventType.SHELLING, {"actors": ("army",)}), (EventType.SHELLING, {"actors": ("gunmen",)}), RIVALS),
        ((EventType.SHELLING, {"actors": ("army",)}), (EventType.SHELLING, {"actors": ("gov",)}), None),
        ((EventType.SHELLING, {"actors": ("army",)}), (EventType.SHELLING, {}), None),
        (
            (EventType.VIOLATION_ALLEGED, {"actors": ("army",)}),
            (EventType.VIOLATION_ALLEGED, {"actors": ("front",)}),
            RIVALS,
        ),
        ((EventType.VIOLATION_COUNT, {"speaker": "army"}), (EventType.VIOLATION_COUNT, {"speaker": "envoy"}), RIVALS),
        ((EventType.VIOLATION_COUNT, {"speaker": "army"}), (EventType.VIOLATION_COUNT, {"speaker": "gov"}), None),
        ((EventType.VIOLATION_COUNT, {"speaker": "army"}), (EventType.VIOLATION_COUNT, {"speaker": "monitor"}), None),
        (
            (EventType.VIOLATION_COUNT, {"speaker": "army", "actors": ("gunmen",)}),
            (EventType.VIOLATION_COUNT, {"speaker": "front"}),
            RIVALS,
        ),
        (
            (EventType.VIOLATION_ALLEGED, {"speaker": "monitor", "actors": ("front",)}),
            (EventType.VIOLATION_COUNT, {"speaker": "front"}),
            None,
        ),
        (
            (EventType.VIOLATION_ALLEGED, {"speaker": "army", "actors": ("front",)}),
            (EventType.VIOLATION_COUNT, {"speaker": "envoy"}),
            RIVALS,
        ),
        (
            (EventType.VIOLATION_ALLEGED, {"speaker": "army", "actors": ("front",)}),
            (EventType.VIOLATION_ALLEGED, {"speaker": "front", "actors": ("front",), "polarity": Polarity.NEGATIVE}),
            None,
        ),
        (
            (EventType.GROUND_CLASH, {"actors": ("army",), "targets": ("front",)}),
            (EventType.GROUND_CLASH, {"actors": ("front",)}),
            None,
        ),
        ((EventType.ACCEPTANCE, {"actors": ("army",)}), (EventType.ACCEPTANCE, {"actors": ("front",)}), RIVALS),
        ((EventType.SHELLING, {"time": day(FRIDAY)}), (EventType.SHELLING, {"extent": Extent.HABIT}), HABIT),
        ((EventType.SHELLING, {"time": When()}), (EventType.SHELLING, {"extent": Extent.HABIT}), HABIT),
        ((EventType.SHELLING, {}), (EventType.AID_DELIVERY, {}), ACTS),
        ((EventType.SHELLING, {}), (EventType.SHELLING, {"mood": Mood.PLANNED}), None),
    ],
)
def test_guards_name_what_keeps_two_claims_apart(
    one: tuple[EventType, Fields], other: tuple[EventType, Fields], guard: str | None
) -> None:
    """Disjoint days, rival culprits, unlike acts, and a habit beside an event are guarded; the rest is weighed."""
    guards = Guards(Kinship(CAST))
    first, second = guards.profile(heard(*one)), guards.profile(heard(*other))
    assert guards.broken(first, second) == guard
    assert guards.broken(second, first) == guard


def at(name: str, lat: float, **more: Any) -> Place:
    """Return a town, one degree of latitude being 111 km."""
    return Place(name, name.casefold(), "OV", lat, 21.0, PlacePrecision.SETTLEMENT, ("valley", "OV"), **more)


@pytest.mark.parametrize(
    ("one", "other", "guard"),
    [
        ({"places": (at("Lowfield", 44.0),)}, {"places": (at("Highmoor", 45.0),)}, PLACES),
        ({"places": (at("Lowfield", 44.0),)}, {"places": (at("Millbank", 44.08),)}, PLACES),
        ({"places": (at("Lowfield", 44.0),)}, {"places": (at("Lowfield camp", 44.03),)}, None),
        ({"places": (at("Lowfield", 44.0),)}, {"places": (at("Highmoor", 45.0), at("Lowfield", 44.0))}, None),
        (
            {"places": (at("Lowfield", 44.0),)},
            {"places": (at("Highmoor", 45.0, doubt="of the sentence before"),)},
            None,
        ),
        ({"places": (at("Lowfield", 44.0),)}, {"places": (Place("Highmoor"),)}, None),
        (
            {"places": (Place("Millbank", words="Millbank"),)},
            {"places": (Place("Highmoor", words="Highmoor"),)},
            PLACES,
        ),
        (
            {"places": (Place("Millbank", words="Millbank"),)},
            {"places": (Place("Millbank camp", words="Millbank camp"),)},
            None,
        ),
        ({"places": (at("Lowfield", 44.0),)}, {}, None),
        (
            {"places": (at("Lowfield", 44.0),), "mood": Mood.PREDICTED},
            {"places": (at("Highmoor", 45.0),), "mood": Mood.PREDICTED},
            None,
        ),
    ],
)
def test_acts_in_places_far_apart_are_two(one: Fields, other: Fields, guard: str | None) -> None:
    """Shelling of two towns is two events, registered or not; what lies in one town, lists, doubts and fears are weighed."""
    guards = Guards(Kinship(CAST))
    first, second = (guards.profile(heard(EventType.SHELLING, fields)) for fields in (one, other))
    assert guards.broken(first, second) == guards.broken(second, first) == guard


def test_a_group_keeps_what_its_members_rule_out() -> None:
    """A group of Friday, and Friday to Saturday, takes no claim of Saturday alone, although one member would."""
    guards = Guards(Kinship(CAST))
    friday, both, saturday = (
        guards.profile(heard(EventType.SHELLING, {"time": when, "places": (LOWFIELD,)}))
        for when in (day(FRIDAY), day(FRIDAY, SATURDAY), day(SATURDAY))
    )
    assert guards.allow(both, saturday)
    assert not guards.allow(friday.joined(both), saturday)


def test_a_battle_of_days_is_one_where_somebody_says_so() -> None:
    """Fighting on Friday and on Saturday meets through a claim of both days, and not by itself; shelling never does."""
    guards = Guards(Kinship(CAST))

    def told(kind: EventType) -> list[Profile]:
        days = (day(FRIDAY), day(FRIDAY, SATURDAY), day(SATURDAY), day(FRIDAY + timedelta(days=9)))
        return [guards.profile(heard(kind, {"time": when, "places": (LOWFIELD,)})) for when in days]

    friday, both, saturday, late = told(EventType.GROUND_CLASH)
    assert guards.broken(friday, saturday) == DAYS
    assert guards.allow(friday.joined(both), saturday)
    assert guards.broken(friday.joined(both), late) == DAYS
    shelled = told(EventType.SHELLING)[2]
    assert guards.allow(friday.joined(both), shelled)
    assert guards.broken(friday, shelled) == DAYS


@pytest.mark.parametrize(
    ("other", "guard"),
    [
        ({"actors": ("gunmen",), "targets": ("army",)}, None),
        ({"actors": ("army", "rebels")}, None),
        ({"actors": ("army",)}, None),
        ({"actors": ("front",), "targets": ("gunmen",)}, RIVALS),
        ({"actors": ("neighbour", "front")}, None),
        ({"actors": ("neighbour",), "targets": ("army",)}, RIVALS),
    ],
)
def test_two_fights_match_in_both_sides_or_are_two(other: Fields, guard: str | None) -> None:
    """A fight with both sides named is no other fight than one whose sides can be those, whichever way round."""
    one = heard(EventType.GROUND_CLASH, {"actors": ("army",), "targets": ("front",)})
    guards = Guards(Kinship(CAST))
    theirs = guards.profile(heard(EventType.GROUND_CLASH, other))
    assert guards.broken(guards.profile(one), theirs) == guard
    assert guards.broken(theirs, guards.profile(one)) == guard


def test_days_of_a_battle_that_do_not_touch_are_weighed_and_still_not_merged() -> None:
    """Two days of fighting are worth comparing, since a third claim may join them up; by themselves they stay apart."""
    guards = Guards(Kinship(CAST))
    one, other, far = (
        guards.profile(heard(EventType.GROUND_CLASH, {"time": day(FRIDAY + timedelta(days=gap))})) for gap in (0, 1, 9)
    )
    assert guards.apart(one, other) is None
    assert guards.broken(one, other) == DAYS
    assert guards.apart(one, far) == DAYS
    shells = guards.profile(heard(EventType.SHELLING, {"time": day(SATURDAY)}))
    assert guards.apart(guards.profile(heard(EventType.SHELLING, {"time": day(FRIDAY)})), shells) == DAYS


def test_a_day_that_the_reader_worked_out_may_be_the_next_one() -> None:
    """A day that no word of a claim names is no bar to the day before or after; two days further on it is."""
    guards = Guards(Kinship(CAST))
    said = guards.profile(heard(EventType.SHELLING, {"time": day(FRIDAY)}))

    def worked_out(days: int) -> str | None:
        when = replace(day(FRIDAY + timedelta(days=days)), words=None)
        return guards.broken(said, guards.profile(heard(EventType.SHELLING, {"time": when})))

    assert (worked_out(1), worked_out(2)) == (None, DAYS)


def test_a_count_of_breaches_holds_no_event() -> None:
    """A source's sum of breaches and the shelling of one town are never one incident, of whatever days."""
    guards = Guards(Kinship(CAST))
    total = guards.profile(heard(EventType.VIOLATION_COUNT, {"speaker": "mission", "time": day(FRIDAY)}))
    for kind in (EventType.SHELLING, EventType.CASUALTIES, EventType.AIR_STRIKE):
        assert guards.broken(total, guards.profile(heard(kind, {"time": day(FRIDAY)}))) == ACTS
    assert guards.broken(total, guards.profile(heard(EventType.VIOLATION_ALLEGED, {"time": day(FRIDAY)}))) is None
