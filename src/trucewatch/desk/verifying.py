"""May this be marked verified? The test that people wrote down for it, and what is on record."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.desk.settings import Settings
from trucewatch.findings.standing import Roll
from trucewatch.ledger import Decidable, Overlay
from trucewatch.ledger.verification import Evidence, Sides, evidence, lacking
from trucewatch.model import (
    Actor,
    Claim,
    DecisionKind,
    Finding,
    Incident,
    InputError,
    NotVerifiable,
    Standing,
    Tally,
    VerificationTest,
)
from trucewatch.registers import Registers
from trucewatch.registers.folding import fold
from trucewatch.store import Case

_STANDS_BEHIND = (DecisionKind.CONFIRM, DecisionKind.VERIFY)


def tests_of(case: Case, settings: Settings) -> tuple[VerificationTest, ...]:
    """Return the tests that may be named: those of the agreement, then those of the settings under other names."""
    held = case.agreement()
    written = () if held is None else held.agreement.tests
    taken = {test.id for test in written}
    return (*written, *(test for test in settings.verification if test.id not in taken))


def chosen_test(case: Case, settings: Settings, name: str | None) -> VerificationTest:
    """Return the test a person named, or the only one there is.

    Raises:
        InputError: nobody wrote down what "verified" needs, or there is no such test, or there are several.
    """
    tests = tests_of(case, settings)
    if not tests:
        raise InputError(
            "nobody has written down what verified needs here: add a test to the agreement (verification:) or to the "
            "settings ([verification.NAME]); confirm says that you agree with the reading"
        )
    known = ", ".join(test.id for test in tests)
    if name is None and len(tests) > 1:
        raise InputError(f"name the test that was met with --test: {known}")
    found = [test for test in tests if name in (None, test.id)]
    if not found:
        raise InputError(f"--test {name}: there is no such test; there are: {known}")
    return found[0]


def check_verifiable(
    case: Case, record: Decidable, by: str, test: VerificationTest, settings: Settings, registers: Registers
) -> None:
    """Refuse to mark something verified that the test does not allow.

    Raises:
        NotVerifiable: what the test needs is not on record, or who asks corrected it and four eyes are wanted.
    """
    incident, claims = rests_on(case, record)
    overlay = Overlay(case.decisions_about(_named(record, incident, claims)))
    if settings.four_eyes:
        _four_eyes(overlay, record, claims, by)
    found = on_record(case, record, registers, before=by)
    lacks = lacking(test, found)
    if lacks is not None:
        raise NotVerifiable(f"{record.id} cannot be marked verified by the test {test.id} ({test.text}): {lacks}")


def on_record(case: Case, record: Decidable, registers: Registers, before: str = "") -> Evidence:
    """Return what is on record for something; ``before`` is left out of those who confirmed it."""
    incident, claims = rests_on(case, record)
    overlay = Overlay(case.decisions_about(_named(record, incident, ())))
    finding = None if incident is None else case.findings_of([incident.id]).get(incident.id)
    held = [one for decisions in overlay.records.values() for one in decisions if one.kind in _STANDS_BEHIND]
    people = [one.by for one in held if fold(one.by) != fold(before)]
    return evidence(claims, incident, finding, people, registers, _sides(case, registers))


def _sides(case: Case, registers: Registers) -> Sides:
    """Return whose voice somebody is by the agreement's parties: their army, ministry and spokesmen are one source."""
    held = case.agreement()
    roll = None if held is None else Roll(held.agreement, registers.actors)

    def side(actor: Actor) -> str | None:
        party = None if roll is None else roll.standing(actor).party
        return None if party is None else party.name

    return side


def rests_on(case: Case, record: Decidable) -> tuple[Incident | None, tuple[Claim, ...]]:
    """Return the incident a record belongs to, and the claims its truth rests on; rejected ones are no evidence."""
    incident = _incident(case, record)
    if incident is not None:
        ids: Sequence[str] = incident.claims
    elif isinstance(record, Tally):
        ids = (record.claim,)
    else:
        ids = (record.id,)
    held = case.claims_by_id(ids)
    rejected = _rejected(case, tuple(held.values()))
    return incident, tuple(held[one] for one in ids if one in held and one not in rejected)


def _incident(case: Case, record: Decidable) -> Incident | None:
    if isinstance(record, Incident):
        return record
    if isinstance(record, Finding):
        return case.incidents_by_id([record.incident]).get(record.incident)
    if isinstance(record, Claim | Tally):
        claim = record.id if isinstance(record, Claim) else record.claim
        return next((one for one in case.incidents() if claim in one.claims), None)
    return None


def _rejected(case: Case, claims: Sequence[Claim]) -> frozenset[str]:
    overlay = Overlay(case.decisions_about([claim.id for claim in claims]))
    return frozenset(claim.id for claim in claims if overlay.standing(claim) is Standing.REJECTED)


def _named(record: Decidable, incident: Incident | None, claims: Sequence[Claim]) -> list[str]:
    return [record.id, *([incident.id] if incident else []), *(claim.id for claim in claims)]


def _four_eyes(overlay: Overlay, record: Decidable, claims: Sequence[Claim], by: str) -> None:
    """Refuse who would verify what rests on their own correction or on a claim they added."""
    for one in (record.id, *(claim.id for claim in claims)):
        mine = [decision for decision in overlay.corrections(one) if fold(decision.by) == fold(by)]
        if mine:
            raise NotVerifiable(
                f"{record.id}: {by} corrected {one} ({mine[-1].id}), and the settings ask for four eyes: "
                "somebody else has to verify it"
            )
