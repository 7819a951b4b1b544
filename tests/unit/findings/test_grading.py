"""Grades on the scales of others: each from what is on record, never from more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.findings.builders import NORTH, SOUTH, TOWN, claim, day, incident
from trucewatch.findings.grading import admiralty, grades_of_incident
from trucewatch.model import (
    Actor,
    Certainty,
    Claim,
    Contradiction,
    ContradictionKind,
    EventType,
    Extent,
    Incident,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    Scale,
    SpeechAct,
    Standing,
    When,
)

MONITOR, CLINIC = Actor("Veran Monitor"), Actor("Arden clinic")


def family(actor: Actor) -> str:
    """Return the name: nobody here speaks for anybody else."""
    return actor.name


def told(speaker: Actor, **changes: object) -> Claim:
    """Return what one speaker says of the shelling."""
    return claim(speaker=speaker, **changes)


def event(*claims: Claim, **changes: object) -> Incident:
    """Return the incident that holds the claims, with those who speak as its origins."""
    return incident(claims, origins=tuple(sorted({one.speaker.name for one in claims})), **changes)


def graded(scale: Scale, *claims: Claim, **changes: object) -> tuple[str, ...]:
    """Return the labels that an incident of these claims would get on a scale."""
    grades = grades_of_incident(event(*claims, **changes), claims, family)
    return tuple(grade.grade for grade in grades if grade.scale is scale)


def test_one_source_is_weak_and_two_are_fair() -> None:
    """Reporting by one source is weak, by two independent ones fair; who only denies or predicts is no source of it."""
    assert graded(Scale.AIRWARS, told(MONITOR)) == ("weak",)
    assert graded(Scale.AIRWARS, told(MONITOR), told(CLINIC)) == ("fair",)
    assert graded(Scale.AIRWARS, told(MONITOR), told(CLINIC, polarity=Polarity.NEGATIVE)) == ("weak",)
    assert graded(Scale.AIRWARS, told(MONITOR), told(CLINIC, mood=Mood.PREDICTED)) == ("weak",)


def test_a_side_that_owns_the_act_and_sides_that_blame_each_other() -> None:
    """Where the accused say so themselves it is confirmed on that scale; where each blames the other, contested."""
    assert graded(Scale.AIRWARS, told(MONITOR), told(NORTH, actors=(NORTH,))) == ("confirmed",)
    one, other = told(SOUTH, actors=(NORTH,)), told(NORTH, actors=(SOUTH,))
    clash = Contradiction(ContradictionKind.MUTUAL_ACCUSATION, (one.id, other.id), "who fired")
    assert graded(Scale.AIRWARS, one, other, disagree=(clash,)) == ("contested",)


@pytest.mark.parametrize(
    "changes",
    [
        {"polarity": Polarity.NEGATIVE},
        {"act": SpeechAct.DENY},
        {"mood": Mood.PROMISED},
        {"certainty": Certainty.POSSIBLE},
        {"quote": "it was aware of reports that its guns had shelled the bank"},
        {"basis": "reports"},
        {"event_type": EventType.TERRITORY_CHANGE, "quote": "its men hold the southern bank"},
        {"event_type": EventType.GROUND_CLASH, "quote": "its men had clashed with the League"},
        {"event_type": EventType.HEAVY_WEAPONS, "quote": "its men had handed in their mortars"},
        {"event_type": EventType.CASUALTIES, "quote": "its men buried two dead"},
        {"targets": (NORTH,)},
        {"actors": (NORTH, SOUTH)},
        {"actors": ()},
        {"extent": Extent.HABIT},
    ],
)
def test_only_a_side_that_says_it_did_the_harm_itself_owns_it(changes: dict[str, Any]) -> None:
    """A denial, hearsay, a plan, a fight, ground held, arms handed in or being hit is no responsibility accepted."""
    assert "confirmed" not in graded(Scale.AIRWARS, told(MONITOR), told(NORTH, **{"actors": (NORTH,), **changes}))


def test_a_side_that_says_and_denies_it_has_not_owned_it() -> None:
    """Where one voice of a side says that it did it and another that it did not, nobody has accepted anything."""
    said = told(NORTH, actors=(NORTH,))
    denied = told(NORTH, actors=(NORTH,), polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
    assert graded(Scale.AIRWARS, said) == ("confirmed",)
    assert graded(Scale.AIRWARS, said, denied) == ("weak",)


def test_two_armies_without_a_register_are_two_bodies() -> None:
    """A word for any army is one side's only where the names agree: one army's charge is not the other's admission."""
    mine, theirs = Actor("Vale army", "generic:mil"), Actor("Kors army", "generic:mil")
    charged = told(mine, actors=(theirs,))
    grades = grades_of_incident(event(charged), (charged,), lambda actor: actor.id or actor.name)
    assert "confirmed" not in {one.grade for one in grades}
    owned = told(mine, actors=(Actor("the army", "generic:mil"),))
    grades = grades_of_incident(event(owned), (owned,), lambda actor: actor.id or actor.name)
    assert "confirmed" in {one.grade for one in grades}


def test_what_is_no_armed_act_or_nobody_affirms_has_no_grade_of_reporting() -> None:
    """A round of talks has no grade of harm, and neither has what is only denied."""
    assert graded(Scale.AIRWARS, told(MONITOR), armed=False) == ()
    assert graded(Scale.AIRWARS, told(MONITOR, polarity=Polarity.NEGATIVE)) == ()


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (day(5, 20), ("1",)),
        (day(5, 20, 21), ("2",)),
        (day(5, 20, 26), ("3",)),
        (day(5, 1, 31), ("4",)),
        (replace(day(5, 1), end=day(9, 1).end), ("5",)),
        (When(day(5, 20).start, None), ()),
        (When(), ()),
    ],
)
def test_how_exactly_it_is_dated(when: When, code: tuple[str, ...]) -> None:
    """UCDP's code for the date follows from the days the time spans; an open or unknown time has none."""
    assert graded(Scale.UCDP_TIME, told(MONITOR), time=when) == code


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (TOWN, ("1",)),
        (replace(TOWN, doubt="2 places have this name; none is sure"), ("2",)),
        (replace(TOWN, precision=PlacePrecision.DISTRICT), ("3",)),
        (replace(TOWN, precision=PlacePrecision.GOVERNORATE), ("4",)),
        (replace(TOWN, precision=PlacePrecision.REGION), ("5",)),
        (replace(TOWN, precision=PlacePrecision.COUNTRY), ("6",)),
        (Place("Somewhere"), ()),
        (None, ()),
    ],
)
def test_how_exactly_it_is_placed(place: Place | None, code: tuple[str, ...]) -> None:
    """UCDP's code for the place follows from its precision and its doubt; an unknown place has none."""
    assert graded(Scale.UCDP_PLACE, told(MONITOR), place=place) == code


def test_a_habit_is_told_as_a_summary() -> None:
    """One event is clear, a habit or a running total is a summary."""
    assert graded(Scale.UCDP_CLARITY, told(MONITOR)) == ("1",)
    assert graded(Scale.UCDP_CLARITY, told(MONITOR), extent=Extent.TOTAL.value) == ("2",)


@pytest.mark.parametrize(
    ("others", "grade"),
    [
        ((), "F6"),
        ((told(MONITOR, quote="said again"),), "F6"),
        ((told(CLINIC),), "F3"),
        ((told(CLINIC), told(SOUTH)), "F2"),
        ((told(NORTH, polarity=Polarity.NEGATIVE),), "F4"),
        ((told(CLINIC), told(SOUTH), told(NORTH, polarity=Polarity.NEGATIVE)), "F3"),
    ],
)
def test_source_and_information_are_judged_apart(others: tuple[Claim, ...], grade: str) -> None:
    """The digit follows from who else says so or denies it; the speaker's own second sentence counts for nothing."""
    mine = told(MONITOR)
    assert admiralty(mine, (mine, *others), family, {}).grade == grade
    assert admiralty(mine, (mine, *others), family, {"Veran Monitor": "B"}).grade == f"B{grade[1]}"


def test_only_a_persons_verification_makes_information_confirmed() -> None:
    """However many say so, the digit 1 follows from a person's decision alone."""
    many = [told(Actor(f"Voice {number}")) for number in range(20)]
    assert admiralty(many[0], many, family, {}).grade == "F2"
    assert admiralty(many[0], many, family, {}, Standing.VERIFIED).grade == "F1"
