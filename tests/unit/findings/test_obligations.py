"""What was owed by a time, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.unit.findings.builders import NORTH, SOUTH, accepted, agreement, claim, day, registers
from trucewatch.findings.obligations import obligations
from trucewatch.model import (
    Agreement,
    Claim,
    Clause,
    EventType,
    Mood,
    Obligation,
    PartyStatus,
    Polarity,
    Verdict,
)

DUE = datetime.fromisoformat("2030-05-19T18:00+02:00")
OWED = Clause("withdraw", "owed", "Guns go back", ("troop_withdrawal",), ("any_party",), (), deadline=DUE)
LATER = date(2030, 6, 1)


def under(clause: Clause = OWED) -> Agreement:
    """Return the truce with something owed."""
    return agreement(clauses=(clause,))


def withdrawn(**changes: object) -> Claim:
    """Return a claim that the north withdrew, with changes."""
    return claim(event_type=EventType.TROOP_WITHDRAWAL, targets=(), **changes)


def owed(*claims: Claim, until: date | None = LATER, agreed: Agreement | None = None) -> dict[str, Obligation]:
    """Return what each party owed, by its name."""
    return {one.party: one for one in obligations(agreed or under(), claims, registers().actors, until)}


@pytest.mark.parametrize(
    ("claims", "until", "verdict", "code"),
    [
        ((), LATER, Verdict.CANNOT_TELL, "silence"),
        ((), date(2030, 5, 18), Verdict.NOT_ASSESSED, "not_due"),
        ((), None, Verdict.NOT_ASSESSED, "not_due"),
        ((withdrawn(),), LATER, Verdict.OUTSIDE_AGREEMENT, "said_done"),
        ((withdrawn(polarity=Polarity.NEGATIVE),), LATER, Verdict.APPARENT_VIOLATION, "said_not_done"),
        ((withdrawn(polarity=Polarity.NEGATIVE, time=day(5, 12)),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(), withdrawn(polarity=Polarity.NEGATIVE)), LATER, Verdict.CANNOT_TELL, "accounts_differ"),
        ((withdrawn(mood=Mood.PROMISED),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(actors=(SOUTH,)),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(actors=()),), LATER, Verdict.CANNOT_TELL, "silence"),
    ],
)
def test_what_is_said_of_what_was_owed(
    claims: tuple[Claim, ...], until: date | None, verdict: Verdict, code: str
) -> None:
    """Silence is no breach, a promise is no deed, what was said before the deadline or of others does not count."""
    found = owed(*claims, until=until)[NORTH.name]
    assert (found.verdict, found.code) == (verdict, code)
    assert found.reason.startswith("Northern Army owed by 19 May 2030 18:00")


def test_silence_says_so() -> None:
    """Where nobody speaks of it, the words say that silence is not a breach."""
    assert owed()[SOUTH.name].reason.endswith("silence is not a breach")


def test_only_who_was_bound_owes() -> None:
    """A party that does not hold itself bound owes nothing; what has no deadline is not looked for."""
    given = under()
    north, south = given.parties
    freed = replace(given, parties=(replace(north, acceptances=(accepted(PartyStatus.NOT_BOUND),)), south))
    assert list(owed(agreed=freed)) == ["Southern League"]
    assert owed(agreed=under(replace(OWED, deadline=None))) == {}
    assert list(owed(agreed=under(replace(OWED, by=("north",))))) == ["Northern Army"]
