from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.unit.findings.builders import ABROAD, TOWN, agreement, answer, check, claim, day, finding
from trucewatch.model import (
    Answer,
    Clause,
    EventType,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Question,
    Verdict,
    When,
)

COUNTRY = Place("Verania", country="XA", precision=PlacePrecision.COUNTRY)
NOWHERE = Place("Somewhere")


@pytest.mark.parametrize(
    ("places", "expected", "code"),
    [
        ((TOWN,), Answer.YES, "inside_area"),
        ((COUNTRY,), Answer.YES, "inside_area"),
        ((ABROAD,), Answer.NO, "outside_area"),
        ((TOWN, ABROAD), Answer.UNKNOWN, "place_unknown"),
        ((NOWHERE,), Answer.UNKNOWN, "place_unknown"),
        ((), Answer.UNKNOWN, "place_unknown"),
    ],
)
def test_the_country_decides(places: tuple[Place, ...], expected: Answer, code: str) -> None:
    """A place is inside where its country is one of the agreement's; without a country it cannot be told."""
    assert answer(finding(claim(places=places)), Question.INSIDE_AREA) == (expected, code)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (TOWN, Answer.YES),
        (Place("Upper Arden", country="XA", precision=PlacePrecision.SETTLEMENT, within=("Hills",)), Answer.NO),
        (Place("Upper Arden", country="XA", precision=PlacePrecision.SETTLEMENT), Answer.UNKNOWN),
        (COUNTRY, Answer.UNKNOWN),
    ],
)
def test_named_areas_narrow_it_as_far_as_precision_tells(place: Place, expected: Answer) -> None:
    """A place inside a named area is inside; one that is wider, or whose surroundings are unknown, cannot be told."""
    found = finding(claim(places=(place,)), under=agreement(areas=("Lower Arden",)))
    assert answer(found, Question.INSIDE_AREA)[0] is expected


def test_a_place_that_may_be_another_one_is_not_abroad_for_certain() -> None:
    """Where the gazetteer's answer is doubtful, a country outside the area settles nothing."""
    found = finding(claim(places=(replace(ABROAD, doubt="2 places have this name; none is sure"),)))
    assert answer(found, Question.INSIDE_AREA) == (Answer.UNKNOWN, "place_unknown")


def test_the_incidents_place_stands_in() -> None:
    """Where no claim names a place, the incident's own is taken."""
    assert answer(finding(claim(places=()), place=TOWN), Question.INSIDE_AREA) == (Answer.YES, "inside_area")


def test_a_bare_charge_of_a_breach_is_not_placed_abroad() -> None:
    """A charge that names no act, only another country, leaves the place open: it may be the accused's."""
    found = finding(claim(event_type=EventType.VIOLATION_ALLEGED, places=(ABROAD,)))
    assert answer(found, Question.INSIDE_AREA) == (Answer.UNKNOWN, "place_unknown")
    assert found.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("country", ["XB", None])
def test_a_place_on_the_agreements_own_list_is_its_place(country: str | None) -> None:
    """A gazetteer that knows the name only abroad, or not at all, does not move a place that the agreement names."""
    place = Place("Lower Arden", country=country, precision=PlacePrecision.SETTLEMENT)
    found = finding(claim(places=(place,)), under=agreement(areas=("Lower Arden",)))
    assert answer(found, Question.INSIDE_AREA) == (Answer.YES, "inside_area")


def test_a_namesake_whose_country_is_named_lies_abroad() -> None:
    """Where the words name the other country beside the place, the namesake is meant."""
    abroad = Place("Xenia", country="XB", precision=PlacePrecision.COUNTRY)
    place = Place("Lower Arden", country="XB", precision=PlacePrecision.SETTLEMENT)
    found = finding(claim(places=(place, abroad)), under=agreement(areas=("Lower Arden",)))
    assert answer(found, Question.INSIDE_AREA) == (Answer.NO, "outside_area")


def test_what_was_owed_is_owed_wherever_the_party_is() -> None:
    """That prisoners were not freed needs no place; when it was said to be so is not the day of a promise beside it."""
    due = datetime.fromisoformat("2030-05-19T18:00+02:00")
    clause = Clause("free", "owed", "Prisoners go home", ("release",), ("any_party",), (), deadline=due)
    missed = claim(
        event_type=EventType.RELEASE, polarity=Polarity.NEGATIVE, targets=(), places=(), time=When(), said_on=day(5, 21)
    )
    promise = claim(event_type=EventType.RELEASE, mood=Mood.PROMISED, targets=(), places=(), time=day(5, 28))
    found = finding(missed, promise, under=agreement(clauses=(clause,)), time=day(5, 28))
    assert answer(found, Question.INSIDE_AREA) == (Answer.YES, "no_place_needed")
    assert "28 May" not in check(found, Question.IN_FORCE).reason
    assert found.verdict is Verdict.APPARENT_VIOLATION
    early = replace(missed, said_on=day(5, 12))
    assert finding(early, under=agreement(clauses=(clause,))).verdict is not Verdict.APPARENT_VIOLATION
    until = replace(missed, time=When(None, date(2030, 5, 21), Precision.DAY))
    assert finding(until, under=agreement(clauses=(clause,))).verdict is Verdict.APPARENT_VIOLATION
