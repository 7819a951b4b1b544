"""Whether somebody is bound by the agreement over a stretch of time, as their dated statements have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.findings.in_force import in_force_stretch
from trucewatch.findings.standing import Role, Standing
from trucewatch.findings.window import Window
from trucewatch.findings.wording import day_words, listed, quoted
from trucewatch.model import Acceptance, Agreement, Answer, Party, PartyStatus


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether somebody is bound: the answer, a code for the reason, and the reason in words."""

    answer: Answer
    code: str
    reason: str


_STATUS = {
    PartyStatus.BOUND: (Answer.YES, "bound", "accepted the agreement"),
    PartyStatus.ACCEPTED_FOR_PERIOD: (Answer.YES, "bound", "accepted the agreement for a period"),
    PartyStatus.RESERVED: (Answer.YES, "bound", "said it would abide, reserving a right to respond"),
    PartyStatus.GUARANTOR: (Answer.UNKNOWN, "guarantor_only", "is a guarantor; whether it is bound itself is not said"),
    PartyStatus.ANNOUNCED: (Answer.UNKNOWN, "acceptance_unconfirmed", "announced acceptance that nobody has confirmed"),
    PartyStatus.NOT_BOUND: (Answer.NO, "not_a_party", "does not consider itself bound"),
    PartyStatus.UNKNOWN: (
        Answer.UNKNOWN,
        "acceptance_unknown",
        "is named by others; no acceptance of its own is on record",
    ),
}


def time_that_counts(agreement: Agreement, window: Window) -> Window:
    """Return the time at which acceptance is asked for: when it happened, as far as the agreement was in force then.

    Where that is nothing, the whole time in force is asked about, so that knowing less never settles more.
    """
    force = in_force_stretch(agreement)
    return window if force is None else window.shared(force) or force


def bound(one: Standing, agreement: Agreement, window: Window) -> Bound:
    """Tell whether one actor is bound over the whole of a stretch of time."""
    if one.party is None:
        return _without_party(one)
    found = {_bound_on(one.party, day) for day in _turning_days(one.party, window, agreement.zone)}
    ordered = sorted(found, key=lambda each: (each.answer, each.code, each.reason))
    if len({each.answer for each in ordered}) == 1:
        return ordered[0]
    unknown = next((each for each in ordered if each.answer is Answer.UNKNOWN), None)
    return unknown or Bound(
        Answer.UNKNOWN, "acceptance_changed", f"{one.party.name} was bound for a part of that time only"
    )


def _without_party(one: Standing) -> Bound:
    name = quoted(one.name)
    words: dict[Role, tuple[Answer, str, str]] = {
        Role.EXCLUDED: (Answer.NO, "excluded_group", f"{name} is a group that the agreement leaves out"),
        Role.LINKED: (
            Answer.UNKNOWN,
            "link_to_excluded_group",
            f"{name}: a link to a group left out does not settle whether it is that group",
        ),
        Role.OUTSIDER: (Answer.NO, "not_a_party", f"{name} is not a party to the agreement"),
        Role.CIVILIANS: (Answer.NO, "not_a_party", f"{name}: civilians are not a party to the agreement"),
        Role.AID: (Answer.NO, "not_a_party", f"{name}: aid workers are not a party to the agreement"),
        Role.MONITOR: (Answer.NO, "not_a_party", f"{name} watches the agreement and is not a party to it"),
        Role.UNLISTED: (
            Answer.UNKNOWN,
            "acceptance_unknown",
            f"whether {name} accepted the agreement is not on record",
        ),
        Role.TIMED: (
            Answer.UNKNOWN,
            "membership_changed",
            f"whom {name} belonged to changed, and the time of the act does not settle it",
        ),
        Role.LABEL: (
            Answer.UNKNOWN,
            "label_disputed",
            f"{name} is what others call somebody; it does not say who is meant",
        ),
    }
    return Bound(
        *words.get(
            one.role, (Answer.UNKNOWN, "unknown", f"who {name} is cannot be told from the registers or the agreement")
        )
    )


def _turning_days(party: Party, window: Window, zone: str) -> Sequence[date]:
    """Return the first day of the stretch and each later day on which the party's standing changes."""
    first, last = window.days(zone)
    changes = [each.since for each in party.acceptances if each.since]
    changes += [each.until + timedelta(days=1) for each in party.acceptances if each.until]
    start = first or date.min
    return [start, *(day for day in changes if day > start and (last is None or day <= last))]


def _bound_on(party: Party, day: date) -> Bound:
    held = [each for each in party.acceptances if each.since is None or each.since <= day]
    if not held:
        return Bound(Answer.UNKNOWN, "acceptance_unknown", f"no acceptance by {party.name} is on record for that time")
    latest = max(held, key=lambda each: each.since or date.min)
    if latest.until and latest.until < day:
        return Bound(
            Answer.UNKNOWN,
            "acceptance_lapsed",
            f"{party.name} accepted until {day_words(latest.until)}; whether it went on is not on record",
        )
    answer, code, words = _STATUS[latest.status]
    return Bound(answer, code, f"{party.name} {words}{_since(latest)}{_strings(latest)}")


def _since(acceptance: Acceptance) -> str:
    since = f" ({day_words(acceptance.since)}" if acceptance.since else ""
    until = f" until {day_words(acceptance.until)}" if since and acceptance.until else ""
    return f"{since}{until})" if since else ""


def _strings(acceptance: Acceptance) -> str:
    parts = []
    if acceptance.conditions:
        parts.append(f"on condition: {listed(acceptance.conditions)}")
    if acceptance.reservations:
        parts.append(f"with the reservation: {listed(acceptance.reservations)}")
    return f", {'; '.join(parts)}" if parts else ""


def together(each: Sequence[Bound], mixed: str) -> Bound:
    """Put several actors' answers into one: alike they stand, unlike ones cannot be told apart.

    >>> accepted = Bound(Answer.YES, "bound", "A accepted")
    >>> together([accepted, Bound(Answer.NO, "excluded_group", "B is left out")], "mixed").code
    'mixed'
    """
    reasons = "; ".join(dict.fromkeys(one.reason for one in each))
    answers = {one.answer for one in each}
    if len(answers) == 1:
        return Bound(each[0].answer, each[0].code, reasons)
    if Answer.UNKNOWN in answers and Answer.NO not in answers:
        return Bound(Answer.UNKNOWN, next(one.code for one in each if one.answer is Answer.UNKNOWN), reasons)
    return Bound(Answer.UNKNOWN, mixed, reasons)
