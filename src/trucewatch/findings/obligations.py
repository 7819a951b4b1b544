"""What was owed by a time: done, late, in part, not done, disputed, or nobody says. Who looks for no omission finds none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.findings.agreement_form import ANY_PARTY
from trucewatch.findings.binding import bound
from trucewatch.findings.deeds import Debt, Deed, deed_of, repeated
from trucewatch.findings.standing import ActorBook, Role, Roll, Standing
from trucewatch.findings.window import Window
from trucewatch.findings.wording import day_words, listed, moment_words, quoted
from trucewatch.model import Agreement, Answer, Claim, Clause, Obligation, Party, Verdict, content_id

_NOT_REACHED = "the reports do not reach that day"
_SILENCE = "no claim says that it was done, and none that it was not; silence is not a breach"


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says of something owed; ``own``: by a voice of the side that owed it."""

    claim: Claim
    deed: Deed
    own: bool


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
    zone = ZoneInfo(agreement.zone)
    since = min((status.since for status in agreement.statuses), default=datetime.min.replace(tzinfo=UTC))
    for clause in agreement.clauses:
        if clause.kind != "owed" or clause.deadline is None:
            continue
        for party in agreement.parties:
            if not _owes(clause, party, agreement):
                continue
            debt = Debt(clause, party, clause.deadline.astimezone(zone).date(), since.astimezone(zone).date())
            own = [one for one in claims if _by(one, party, roll)]
            told = [Said(one, deed, _own(one, party, roll)) for one in own if (deed := deed_of(one, debt)) is not None]
            yield _obligation(agreement, debt, told, told_until)


def _by(claim: Claim, party: Party, roll: Roll) -> bool:
    return any(one.party is not None and one.party.id == party.id for one in _standings(claim, roll))


def _standings(claim: Claim, roll: Roll) -> Iterator[Standing]:
    return (roll.standing_in(actor, claim) for actor in claim.actors)


def _own(claim: Claim, party: Party, roll: Roll) -> bool:
    return roll.standing(claim.speaker).key == party.id


def _owes(clause: Clause, party: Party, agreement: Agreement) -> bool:
    if clause.deadline is None or not {party.id, ANY_PARTY}.intersection(clause.by):
        return False
    due = clause.deadline.astimezone(UTC)
    one = Standing(Role.PARTY, party.id, party.name, party)
    return bound(one, agreement, Window(due, due + timedelta(minutes=1))).answer is not Answer.NO


def _obligation(agreement: Agreement, debt: Debt, told: Sequence[Said], told_until: date | None) -> Obligation:
    due = debt.clause.deadline or datetime.max.replace(tzinfo=UTC)
    verdict, code, reason = _judged(told, debt.due, told_until)
    by = f"{debt.party.name} owed by {moment_words(due, agreement.zone)}: {debt.clause.text.rstrip('.')}"
    return Obligation(
        id=content_id("o", agreement.id, debt.clause.id, debt.party.id),
        agreement=agreement.id,
        clause=debt.clause.id,
        party=debt.party.name,
        due=due,
        verdict=verdict,
        code=code,
        reason=f"{by}; {reason}",
        claims=tuple(one.claim.id for deed in Deed for one in told if one.deed is deed),
    )


def _judged(told: Sequence[Said], due: date, told_until: date | None) -> tuple[Verdict, str, str]:
    """Return what follows from all that is said of one thing owed: a late or partial act has not done what was owed."""
    said = {deed: [one for one in told if one.deed is deed] for deed in Deed}
    words = "; ".join(_WORDS[deed](several) for deed, several in said.items() if several)
    if said[Deed.DONE] and said[Deed.UNDONE]:
        return Verdict.CANNOT_TELL, "accounts_differ", words
    if said[Deed.UNDONE]:
        return Verdict.APPARENT_VIOLATION, "said_not_done", words
    if said[Deed.DONE]:
        return Verdict.OUTSIDE_AGREEMENT, "said_done", words
    if any(not repeated(one.claim) for one in said[Deed.LATE]):
        return Verdict.APPARENT_VIOLATION, "said_late", f"{words}; nobody says that it was done in time"
    if told_until is None or told_until < due:
        return Verdict.NOT_ASSESSED, "not_due", "; ".join(filter(None, (words, _NOT_REACHED)))
    if told:
        code = _UNSETTLED[next(deed for deed in Deed if said[deed])]
        return Verdict.CANNOT_TELL, code, f"{words}; whether all of it was done in time nobody says"
    return Verdict.CANNOT_TELL, "silence", _SILENCE


def _done(told: Sequence[Said]) -> str:
    alone = all(one.own for one in told)
    return f"{_speakers(told)} that it was done{', and nobody but that side says so' if alone else ''}"


def _part(told: Sequence[Said]) -> str:
    return f"{_speakers(told)} that it was done in part, or that some of it was ({_quotes(told)})"


def _late(told: Sequence[Said]) -> str:
    days = listed(day_words(one.claim.time.start) for one in told if one.claim.time.start is not None)
    return f"{_speakers(told)} that it was done after that, on {days} ({_quotes(told)})"


def _undated(told: Sequence[Said]) -> str:
    return f"{_speakers(told)} that it was done, and not whether by then ({_quotes(told)})"


def _undone(told: Sequence[Said]) -> str:
    return f"{_speakers(told)} that it was not done"


_WORDS = {Deed.DONE: _done, Deed.IN_PART: _part, Deed.LATE: _late, Deed.UNDATED: _undated, Deed.UNDONE: _undone}
_UNSETTLED = {Deed.IN_PART: "said_in_part", Deed.LATE: "said_late", Deed.UNDATED: "said_undated"}


def _speakers(told: Sequence[Said]) -> str:
    names = tuple(dict.fromkeys(one.claim.speaker.name for one in told))
    return f"{listed(names)} {'says' if len(names) == 1 else 'say'}"


def _quotes(told: Sequence[Said]) -> str:
    return ", ".join(dict.fromkeys(quoted(" ".join(one.claim.quote.split()), 120) for one in told))
