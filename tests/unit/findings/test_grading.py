"""Grades on the scales of others: each from what is on record, never from more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.findings.builders import NORTH, SOUTH, TOWN, claim, day, incident
from trucewatch.findings.grading import admiralty, grades_of_incident
from trucewatch.model import (
    Actor,
    Claim,
    Contradiction,
    ContradictionKind,
    Extent,
    Incident,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    Scale,
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
