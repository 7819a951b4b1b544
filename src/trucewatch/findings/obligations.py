"""What was owed by a time: done, not done, disputed, or nobody says. An omission shows only where it is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.findings.agreement_form import ANY_PARTY
from trucewatch.findings.binding import bound
from trucewatch.findings.standing import ActorBook, Role, Roll, Standing
from trucewatch.findings.window import Window
from trucewatch.findings.wording import listed, moment_words
from trucewatch.model import (
    Agreement,
    Answer,
    Claim,
    Clause,
    Mood,
    Obligation,
    Party,
    Polarity,
    Verdict,
    content_id,
)

_SILENCE = "no claim says that it was done, and none that it was not; silence is not a breach"


def obligations(
    agreement: Agreement, claims: Sequence[Claim], actors: ActorBook, told_until: date | None
) -> tuple[Obligation, ...]:
    """Return what each party owed by a deadline, in the order of the clauses, with what is said of it.

    ``told_until`` is the last day that the reports reach: what falls due after it has not been looked at. A party that
    was not bound at the deadline owed nothing.
    """
    roll = Roll(agreement, actors)
    return tuple(_all(agreement, claims, roll, told_until))


def _all(agreement: Agreement, claims: Sequence[Claim], roll: Roll, told_until: date | None) -> Iterator[Obligation]:
    for clause in agreement.clauses:
        if clause.kind != "owed" or clause.deadline is None:
            continue
        told = [one for one in claims if _about(one, clause)]
        for party in agreement.parties:
            if _owes(clause, party, agreement):
                own = [one for one in told if _by(one, party, roll)]
                yield _obligation(agreement, clause, party, own, told_until)


def _about(claim: Claim, clause: Clause) -> bool:
    named = claim.event_type.value in clause.acts or claim.event_type.coarse.value in clause.acts
    return named and claim.mood is Mood.REALISED


def _by(claim: Claim, party: Party, roll: Roll) -> bool:
    return any(roll.standing(actor).key == party.id for actor in claim.actors)


def _owes(clause: Clause, party: Party, agreement: Agreement) -> bool:
    if clause.deadline is None or not {party.id, ANY_PARTY}.intersection(clause.by):
        return False
    due = clause.deadline.astimezone(UTC)
    one = Standing(Role.PARTY, party.id, party.name, party)
    return bound(one, agreement, Window(due, due + timedelta(minutes=1))).answer is not Answer.NO


def _obligation(
    agreement: Agreement, clause: Clause, party: Party, told: Sequence[Claim], told_until: date | None
) -> Obligation:
    due = clause.deadline or datetime.max.replace(tzinfo=UTC)
    done = [one for one in told if one.polarity is Polarity.POSITIVE]
    undone = [one for one in told if one.polarity is Polarity.NEGATIVE and _after(one, due, agreement.zone)]
    verdict, code, reason = _judged(done, undone, due, agreement.zone, told_until)
    by = f"{party.name} owed by {moment_words(due, agreement.zone)}: {clause.text.rstrip('.')}"
    return Obligation(
        id=content_id("o", agreement.id, clause.id, party.id),
        agreement=agreement.id,
        clause=clause.id,
        party=party.name,
        due=due,
        verdict=verdict,
        code=code,
        reason=f"{by}; {reason}",
        claims=tuple(one.id for one in (*done, *undone)),
    )


def _judged(
    done: Sequence[Claim], undone: Sequence[Claim], due: datetime, zone: str, told_until: date | None
) -> tuple[Verdict, str, str]:
    if done and undone:
        words = f"{_speakers(done)} says that it was done, {_speakers(undone)} that it was not"
        return Verdict.CANNOT_TELL, "accounts_differ", words
    if undone:
        return Verdict.APPARENT_VIOLATION, "said_not_done", f"{_speakers(undone)} says that it was not done"
    if done:
        return Verdict.OUTSIDE_AGREEMENT, "said_done", f"{_speakers(done)} says that it was done"
    if told_until is None or told_until < due.astimezone(ZoneInfo(zone)).date():
        return Verdict.NOT_ASSESSED, "not_due", "the reports do not reach that day"
    return Verdict.CANNOT_TELL, "silence", _SILENCE


def _speakers(claims: Sequence[Claim]) -> str:
    return listed(claim.speaker.name for claim in claims)


def _after(claim: Claim, due: datetime, zone: str) -> bool:
    """Tell whether a claim that something was not done is about a day at or after the deadline."""
    day = claim.time.end or claim.said_on.end
    return day is not None and day >= due.astimezone(ZoneInfo(zone)).date()
