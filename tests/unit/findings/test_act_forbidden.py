from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.unit.findings.builders import BEFORE, NORTH, SOUTH, agreement, answer, check, claim, day, finding
from trucewatch.model import (
    Actor,
    Answer,
    Clause,
    EventType,
    Extent,
    Mood,
    Place,
    Polarity,
    Question,
    SpeechAct,
    Verdict,
    When,
)

DEADLINE = datetime.fromisoformat("2030-05-18T12:00+02:00")
WITHDRAW = Clause(
    "withdraw", "owed", "Guns go back", ("troop_withdrawal",), ("any_party",), (), deadline=DEADLINE
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "expected", "code"),
    [
        (EventType.SHELLING, Answer.YES, "act_forbidden"),
        (EventType.MORTAR_FIRE, Answer.YES, "act_forbidden"),
        (EventType.SNIPING, Answer.YES, "act_forbidden"),
        (EventType.TERRITORY_CHANGE, Answer.NO, "act_not_forbidden"),
    ],
)
def test_a_finer_act_falls_under_its_coarser_one(kind: EventType, expected: Answer, code: str) -> None:
    """A clause that forbids shelling forbids mortar fire; an act that no clause names is not forbidden."""
    assert answer(finding(claim(event_type=kind)), Question.ACT_FORBIDDEN) == (expected, code)


def test_an_act_told_less_exactly_than_the_clause_cannot_be_told() -> None:
    """A clause on tanks leaves open whether 'shelling' was by tanks."""
    clause = Clause("tanks", "forbidden", "No tank fire", ("tank_fire",), ("any_party",), ("any_party",))
    found = finding(claim(), under=agreement(clauses=(clause,)))
    assert answer(found, Question.ACT_FORBIDDEN) == (Answer.UNKNOWN, "act_unclear")


def test_the_check_names_its_clause_and_claims() -> None:
    """The check says which clause it rests on and which claims it was read from."""
    told = claim()
    found = check(finding(told), Question.ACT_FORBIDDEN)
    assert (found.clause, found.claims) == ("quiet", (told.id,))


def test_a_clause_binds_and_protects_those_it_names() -> None:
    """A clause for the north alone forbids the south nothing."""
    clause = Clause("north-only", "forbidden", "The north holds fire", ("shelling",), ("north",), ("south",))
    under = agreement(clauses=(clause,))
    assert answer(finding(claim(), under=under), Question.ACT_FORBIDDEN)[0] is Answer.YES
    back = finding(claim(actors=(SOUTH,), targets=(NORTH,)), under=under)
    assert answer(back, Question.ACT_FORBIDDEN) == (Answer.NO, "act_not_forbidden")


def test_fighting_inside_one_side_is_another_matter() -> None:
    """The agreement is between the sides: what one does to itself is outside it."""
    found = finding(claim(targets=(NORTH,)))
    assert answer(found, Question.ACT_FORBIDDEN) == (Answer.NO, "same_side")


@pytest.mark.parametrize(
    ("time", "expected"), [(day(5, 12), Answer.NO), (day(5, 17, 19), Answer.UNKNOWN), (day(5, 20), Answer.YES)]
)
def test_a_clause_may_begin_later_than_the_agreement(time: When, expected: Answer) -> None:
    """A clause counts from its own hour on."""
    clause = Clause("later", "forbidden", "No fire", ("shelling",), ("any_party",), ("any_party",), since=DEADLINE)
    assert answer(finding(claim(time=time), under=agreement(clauses=(clause,))), Question.ACT_FORBIDDEN)[0] is expected


def test_a_clause_may_end_before_the_agreement() -> None:
    """Days that run past the end of a clause leave open whether it still counted."""
    clause = Clause("early", "forbidden", "No fire", ("shelling",), ("any_party",), ("any_party",), until=DEADLINE)
    under = agreement(clauses=(clause,))
    given = {day(5, 12): Answer.YES, day(5, 17, 19): Answer.UNKNOWN, day(5, 20): Answer.NO}
    for time, expected in given.items():
        assert answer(finding(claim(time=time), under=under), Question.ACT_FORBIDDEN)[0] is expected


def test_a_clause_may_hold_in_a_part_of_the_area() -> None:
    """A clause with areas of its own counts only there."""
    clause = Clause(
        "zone", "forbidden", "No fire", ("shelling",), ("any_party",), ("any_party",), areas=("Lower Arden",)
    )
    under = agreement(clauses=(clause,))
    assert answer(finding(claim(), under=under), Question.ACT_FORBIDDEN)[0] is Answer.YES
    hills = Place("Upper Arden", country="XA", within=("Hills",))
    assert answer(finding(claim(places=(hills,)), under=under), Question.ACT_FORBIDDEN)[0] is not Answer.YES


@pytest.mark.parametrize("extent", [Extent.HABIT, Extent.TOTAL, Extent.BACKGROUND])
def test_a_habit_or_a_total_is_not_one_act(extent: Extent) -> None:
    """What is told of as a habit, a total or background never makes a violation by itself."""
    found = finding(claim(extent=extent))
    assert answer(found, Question.ACT_FORBIDDEN) == (Answer.UNKNOWN, "no_single_act")
    assert found.verdict is Verdict.CANNOT_TELL


def test_an_owed_act_is_broken_by_not_acting_in_time() -> None:
    """Not having withdrawn is a violation after the deadline, and none before it."""
    under = agreement(clauses=(WITHDRAW,))
    stayed = claim(event_type=EventType.TROOP_WITHDRAWAL, polarity=Polarity.NEGATIVE, targets=())
    late = finding(stayed, under=under)
    assert late.verdict is Verdict.APPARENT_VIOLATION
    assert answer(late, Question.ACT_FORBIDDEN) == (Answer.YES, "owed_not_done")
    early = finding(replace(stayed, time=day(5, 12)), under=under)
    assert early.verdict is Verdict.OUTSIDE_AGREEMENT


def test_saying_that_it_was_done_denies_that_it_was_not() -> None:
    """Where one says that the guns stayed and another that they went, the second is an account beside the finding."""
    stayed = claim(event_type=EventType.TROOP_WITHDRAWAL, polarity=Polarity.NEGATIVE, targets=())
    went = claim(event_type=EventType.TROOP_WITHDRAWAL, targets=(), speaker=Actor("the northern command"))
    found = finding(stayed, went, under=agreement(clauses=(WITHDRAW,)))
    assert found.verdict is Verdict.APPARENT_VIOLATION
    assert [each.by for each in found.accounts] == [("Veran Monitor",), ("the northern command",)]


def test_an_owed_act_that_was_done_is_not_assessed() -> None:
    """Having withdrawn is nothing to test."""
    done = claim(event_type=EventType.TROOP_WITHDRAWAL, targets=())
    assert finding(done, under=agreement(clauses=(WITHDRAW,))).verdict is Verdict.NOT_ASSESSED


@pytest.mark.parametrize("kind", [EventType.VIOLATION_ALLEGED, EventType.VIOLATION_COUNT])
def test_a_breach_alleged_without_an_act_cannot_be_told(kind: EventType) -> None:
    """A charge of breaches that describes no act lacks the act."""
    found = finding(claim(event_type=kind, targets=(), places=()))
    assert found.verdict is Verdict.CANNOT_TELL
    assert {"act", "place"} <= set(found.missing)


@pytest.mark.parametrize(
    "changes",
    [
        {"mood": Mood.PLANNED},
        {"mood": Mood.DEMANDED},
        {"mood": Mood.CONDITIONAL},
        {"mood": Mood.PREDICTED},
        {"mood": Mood.CALLED_OFF},
        {"act": SpeechAct.FEAR},
        {"act": SpeechAct.ASK},
        {"event_type": EventType.TALKS_HELD},
        {"event_type": EventType.DEPLOYMENT},
    ],
)
def test_what_is_not_told_of_as_done_is_not_assessed(changes: dict[str, object]) -> None:
    """Planned, feared, demanded and peaceful acts are never tested against the agreement."""
    found = finding(claim(**changes))
    assert (found.verdict, found.checks) == (Verdict.NOT_ASSESSED, ())


def test_an_act_that_is_only_denied_cannot_be_told() -> None:
    """Where somebody denies an act that nobody on record alleges, the day may still settle it."""
    denied = claim(polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
    found = finding(denied)
    assert answer(found, Question.ACT_FORBIDDEN) == (Answer.UNKNOWN, "only_denied")
    assert finding(replace(denied, time=BEFORE)).verdict is Verdict.OUTSIDE_AGREEMENT


def test_people_hurt_by_somebody_lack_the_act() -> None:
    """A report that somebody's attack hurt people, without the act, is tested and lacks the act."""
    found = finding(claim(event_type=EventType.CASUALTIES))
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.missing == ("act",)
