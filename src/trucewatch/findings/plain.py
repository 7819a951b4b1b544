"""An agreement printed back in plain sentences, so that the people who wrote the file can see what it says."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.findings.agreement_form import ANY_PARTY
from trucewatch.findings.wording import area_words, day_words, listed, moment_words
from trucewatch.model import (
    Acceptance,
    Agreement,
    AgreementState,
    Clause,
    Membership,
    Party,
    PartyStatus,
    VerificationTest,
)

_STATES = {
    AgreementState.PROPOSED: "it was proposed",
    AgreementState.IN_FORCE: "it was in force",
    AgreementState.SUSPENDED: "it was suspended",
    AgreementState.EXPIRED: "it had ended",
}
_STATUSES = {
    PartyStatus.BOUND: "accepted it",
    PartyStatus.ACCEPTED_FOR_PERIOD: "accepted it for a period",
    PartyStatus.ANNOUNCED: "announced acceptance, which nobody has confirmed",
    PartyStatus.RESERVED: "said it would abide by it and reserved a right to respond",
    PartyStatus.NOT_BOUND: "does not consider itself bound",
    PartyStatus.GUARANTOR: "stands as guarantor",
    PartyStatus.UNKNOWN: "is named by others; no acceptance of its own is on record",
}
_KINDS = {"forbidden": "forbids", "owed": "requires", "permitted": "permits"}
_TOWARD = {
    ANY_PARTY: "any party of another side",
    "civilians": "civilians",
    "aid": "aid workers",
    "monitors": "the monitors",
}


def sentences(agreement: Agreement) -> tuple[str, ...]:
    """Say an agreement in plain sentences, one thing each, in a fixed order."""
    return tuple(_all(agreement))


def _all(agreement: Agreement) -> Iterator[str]:
    yield f"{agreement.title}."
    yield f"It holds in {area_words(agreement)}; its times are in the zone {agreement.zone}."
    for status in agreement.statuses:
        yield f"From {moment_words(status.since, agreement.zone)} {_STATES[status.state]}."
    yield from _people(agreement)
    names = {party.id: party.name for party in agreement.parties}
    for clause in agreement.clauses:
        yield _clause(clause, names, agreement.zone)
    yield from _afterwards(agreement, names)


def _people(agreement: Agreement) -> Iterator[str]:
    for party in agreement.parties:
        yield from _party(party)
    yield _complete(agreement)
    for group in agreement.excluded:
        mixed = f" It is said to be mixed with, or close to: {listed(group.co_located)}." if group.co_located else ""
        yield f"{group.name} is left out: the agreement protects no such group and binds none.{mixed}"
        yield from _members(group.name, group.members)


def _afterwards(agreement: Agreement, names: dict[str, str]) -> Iterator[str]:
    for monitor in agreement.monitors:
        yield f"{monitor.name} watches: {monitor.task.rstrip('.')}."
    if agreement.guarantors:
        yield f"Guarantors: {listed(names.get(each, each) for each in agreement.guarantors)}."
    for step in agreement.responses:
        yield f"After a violation, step {step.order}: {step.text.rstrip('.')}."
    for test in agreement.tests:
        yield f"Verified by the test {test.id} means: {test.text.rstrip('.')} ({listed(needs_of(test))})."
    if agreement.aliases:
        yield f"Reports call it: {listed(agreement.aliases)}."


def _areas(areas: tuple[str, ...]) -> str:
    return f", only in {listed(areas)}" if areas else ""


def _complete(agreement: Agreement) -> str:
    if agreement.closed:
        return "The list of parties is complete: nobody else is bound."
    return "The list of parties is open: whether an armed group that is not named accepted cannot be told."


def _party(party: Party) -> Iterator[str]:
    if not party.acceptances:
        yield f"{party.name} (side: {party.side}): no acceptance is on record."
    yield from _members(party.name, party.members)
    for acceptance in party.acceptances:
        status = f"{_STATUSES[acceptance.status]}{_span(acceptance)}{_strings(acceptance)}"
        yield f"{party.name} (side: {party.side}) {status}."


def _members(group: str, members: tuple[Membership, ...]) -> Iterator[str]:
    for one in members:
        since = f" from {day_words(one.since)}" if one.since else ""
        until = f" until {day_words(one.until)}" if one.until else ""
        yield f"{listed(one.names or one.actors)} counted as {group}{since}{until}."


def _span(acceptance: Acceptance) -> str:
    since = f" from {day_words(acceptance.since)}" if acceptance.since else ""
    return since + (f" until {day_words(acceptance.until)}" if acceptance.until else "")


def _strings(acceptance: Acceptance) -> str:
    conditions = f"; on condition: {listed(acceptance.conditions)}" if acceptance.conditions else ""
    return conditions + (
        f"; with the reservation: {listed(acceptance.reservations)}" if acceptance.reservations else ""
    )


def _clause(clause: Clause, names: dict[str, str], zone: str) -> str:
    by = listed("any party" if each == ANY_PARTY else names.get(each, each) for each in clause.by)
    toward = (
        listed((_TOWARD.get(each) or names.get(each, each) for each in clause.toward), "or") if clause.toward else ""
    )
    acts = f" ({listed(act.replace('_', ' ') for act in clause.acts)})" if clause.acts else ""
    return (
        f"Clause {clause.id} {_KINDS.get(clause.kind, clause.kind)}, by {by}{f', toward {toward}' if toward else ''}: "
        f"{clause.text.rstrip('.')}{acts}{_times(clause, zone)}{_areas(clause.areas)}{_exceptions(clause)}."
    )


def _times(clause: Clause, zone: str) -> str:
    since = f", from {moment_words(clause.since, zone)}" if clause.since else ""
    until = f", until {moment_words(clause.until, zone)}" if clause.until else ""
    return since + until + (f", by {moment_words(clause.deadline, zone)}" if clause.deadline else "")


def _exceptions(clause: Clause) -> str:
    words = listed(
        each.replace("_", "-").replace("excluded-groups", "acts against groups left out") for each in clause.exceptions
    )
    return f"; except for {words}" if clause.exceptions else ""


def needs_of(test: VerificationTest) -> tuple[str, ...]:
    """Say what a test asks for, one thing each.

    >>> needs_of(VerificationTest("t", "seen by all", kinds=3, undisputed=True))
    ('3 kinds of source', 'nobody denies it')
    """
    asked = (
        (test.sources, f"{test.sources} independent sources"),
        (test.kinds, f"{test.kinds} kinds of source"),
        (test.people, f"{test.people} people who confirmed it before"),
        (test.undisputed, "nobody denies it"),
    )
    return tuple(words for wanted, words in asked if wanted) or ("a person's reason alone",)
