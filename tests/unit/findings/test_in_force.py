from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.unit.findings.builders import (
    AFTER,
    BEFORE,
    agreement,
    answer,
    check,
    claim,
    day,
    finding,
    incident,
    registers,
)
from trucewatch.findings.assess import assess
from trucewatch.model import (
    AgreementState,
    AgreementStatus,
    Answer,
    DatedReason,
    EventType,
    Extent,
    Precision,
    Question,
    Verdict,
    When,
)


def state(when: str, kind: AgreementState) -> AgreementStatus:
    """Make a state of the agreement."""
    return AgreementStatus(datetime.fromisoformat(when), kind)


@pytest.mark.parametrize(
    ("time", "expected", "code"),
    [
        (BEFORE, Answer.NO, "before_effect"),
        (day(5, 9), Answer.NO, "before_effect"),
        (day(5, 10), Answer.YES, "in_force"),
        (AFTER, Answer.YES, "in_force"),
        (day(5, 9, 10), Answer.UNKNOWN, "time_spans_change"),
        (When(), Answer.UNKNOWN, "time_unknown"),
        (When(date(2030, 5, 10), None, Precision.DAY), Answer.YES, "in_force"),
        (When(None, date(2030, 5, 9), Precision.WEEK), Answer.NO, "before_effect"),
        (When(None, date(2030, 5, 12), Precision.WEEK), Answer.UNKNOWN, "time_unknown"),
        (When(date(2030, 5, 9), date(2030, 5, 10), Precision.HOUR, 18, 6), Answer.UNKNOWN, "time_spans_change"),
        (When(date(2030, 5, 9), date(2030, 5, 9), Precision.HOUR, 18, 24), Answer.NO, "before_effect"),
        (When(date(9999, 12, 31), date(9999, 12, 31), Precision.DAY), Answer.UNKNOWN, "time_unknown"),
        (When(date(2030, 5, 12), date(2030, 5, 11), Precision.DAY), Answer.YES, "in_force"),
    ],
)
def test_the_first_minute_in_the_agreements_zone_divides(time: When, expected: Answer, code: str) -> None:
    """What lies wholly before the first minute in force is outside, wholly after it inside, and across it open."""
    assert answer(finding(claim(time=time)), Question.IN_FORCE) == (expected, code)


@pytest.mark.parametrize(
    ("time", "code"), [(day(6, 2), "suspended"), (day(7, 2), "in_force"), (day(9, 2), "after_expiry")]
)
def test_an_agreement_may_be_suspended_resumed_and_ended(time: When, code: str) -> None:
    """Each state holds from its hour to the next one's."""
    states = (
        state("2030-05-10T00:00+02:00", AgreementState.IN_FORCE),
        state("2030-06-01T00:00+02:00", AgreementState.SUSPENDED),
        state("2030-07-01T00:00+02:00", AgreementState.IN_FORCE),
        state("2030-09-01T00:00+02:00", AgreementState.EXPIRED),
    )
    assert answer(finding(claim(time=time), under=agreement(statuses=states)), Question.IN_FORCE)[1] == code


def test_a_proposal_binds_nobody() -> None:
    """An agreement that was only proposed was never in force, whatever the day."""
    proposed = agreement(statuses=(state("2030-05-05T12:00+02:00", AgreementState.PROPOSED),))
    for time in (BEFORE, AFTER, When()):
        assert answer(finding(claim(time=time), under=proposed), Question.IN_FORCE) == (Answer.NO, "only_proposed")


def test_nothing_is_told_of_as_done_before_it_happens() -> None:
    """One act without a day, told of before the first minute, lies before it; a habit told of then has no day."""
    said = day(5, 8)
    assert answer(finding(claim(time=When(), said_on=said)), Question.IN_FORCE) == (Answer.NO, "before_effect")
    habit = finding(claim(time=When(), said_on=said, extent=Extent.HABIT))
    assert answer(habit, Question.IN_FORCE) == (Answer.UNKNOWN, "time_unknown")
    assert habit.verdict is Verdict.CANNOT_TELL


def test_the_last_of_all_reports_bounds_an_undated_act() -> None:
    """An undated act is before the first minute only when every report of it was published before."""
    early, late = claim(time=When(), report="r-1"), claim(time=When(), report="r-2")
    published = {"r-1": DatedReason(date(2030, 5, 8), latest=date(2030, 5, 8)), "r-2": DatedReason(date(2030, 5, 12))}
    one = finding(early, late)
    assert answer(one, Question.IN_FORCE)[1] == "time_unknown"
    bounded = assess(incident([early]), [early], agreement(), registers(), published)
    assert answer(bounded, Question.IN_FORCE) == (Answer.NO, "before_effect")
    both = assess(incident([early, late]), [early, late], agreement(), registers(), published)
    assert answer(both, Question.IN_FORCE) == (Answer.UNKNOWN, "time_unknown")


def test_dates_of_one_event_narrow_each_other() -> None:
    """A day that one claim names narrows the week that another names."""
    week, exact = claim(time=day(5, 5, 12)), claim(time=day(5, 11))
    assert answer(finding(week), Question.IN_FORCE)[1] == "time_spans_change"
    assert answer(finding(week, exact), Question.IN_FORCE) == (Answer.YES, "in_force")


def test_the_dead_carry_the_day_where_the_attack_does_not() -> None:
    """Where the act has no day of its own, the day of the casualties in the same incident is taken."""
    act = claim(time=When())
    dead = claim(event_type=EventType.CASUALTIES, time=BEFORE, targets=())
    assert answer(finding(act, dead), Question.IN_FORCE)[1] == "before_effect"


def test_a_habit_has_the_days_its_words_name_and_no_other() -> None:
    """The day on which a habit was told of is not its day; "in recent weeks" is."""
    told = claim(extent=Extent.HABIT, time=BEFORE)
    assert answer(finding(told, time=BEFORE), Question.IN_FORCE) == (Answer.UNKNOWN, "time_unknown")
    worded = claim(extent=Extent.HABIT, time=replace(BEFORE, words="in recent weeks"))
    assert answer(finding(worded), Question.IN_FORCE) == (Answer.NO, "before_effect")


@pytest.mark.parametrize("when", [AFTER, BEFORE, day(5, 1, 20), When()])
def test_no_check_tells_the_act_as_a_fact(when: When) -> None:
    """Whatever the answer, the reason says that somebody says so."""
    reason = check(finding(claim(time=when)), Question.IN_FORCE).reason
    assert reason.startswith("it is said to have happened ")
