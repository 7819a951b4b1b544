"""Who belonged to whom for a time: judged by the day of the act, and open where the day does not settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.findings.builders import NORTH, agreement, answer, claim, day, finding
from trucewatch.model import (
    Actor,
    Agreement,
    Answer,
    ExcludedGroup,
    Membership,
    Question,
    Verdict,
    When,
)

MILL = Actor("Mill Brigade", kind="armed_group")
JOINED = date(2030, 5, 15)


def with_members(**changes: object) -> Agreement:
    """Return the truce with a brigade that was left out until it joined the south."""
    given = agreement()
    north, south = given.parties
    joined = replace(south, members=(Membership(names=("Mill Brigade",), since=JOINED),))
    left_out = ExcludedGroup(
        "black_flag", "Black Flag", (), members=(Membership(names=("Mill Brigade",), until=date(2030, 5, 14)),)
    )
    return replace(given, parties=(north, joined), excluded=(left_out,), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "expected", "code"),
    [
        (day(5, 20), Answer.YES, "bound"),
        (day(5, 12), Answer.NO, "excluded_group"),
        (day(5, 12, 20), Answer.UNKNOWN, "membership_changed"),
        (When(), Answer.UNKNOWN, "membership_changed"),
        (When(date(2030, 5, 16), None), Answer.YES, "bound"),
    ],
)
def test_who_somebody_is_follows_from_the_day(when: When, expected: Answer, code: str) -> None:
    """Before it joined it is left out, after it is bound, and over the change or at an unknown time it is open."""
    found = finding(claim(actors=(MILL,), targets=(NORTH,), time=when), under=with_members())
    assert answer(found, Question.PARTY_BOUND) == (expected, code)


def test_the_target_is_judged_by_the_day_too() -> None:
    """Hit before it joined, the brigade is not covered; hit after, it is."""
    verdicts = [
        finding(claim(targets=(MILL,), time=when), under=with_members()).verdict for when in (day(5, 12), day(5, 20))
    ]
    assert verdicts == [Verdict.OUTSIDE_AGREEMENT, Verdict.APPARENT_VIOLATION]


def test_without_members_nothing_changes() -> None:
    """An agreement without members for a time judges the brigade as an armed group that nobody named."""
    found = finding(claim(actors=(MILL,)))
    assert answer(found, Question.PARTY_BOUND) == (Answer.UNKNOWN, "acceptance_unknown")
