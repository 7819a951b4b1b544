"""An incident tested against an agreement: one check a question, per account where accounts differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from trucewatch.findings.accounts import Voice, accusers, charges_another, disputes, sides, voices, whole
from trucewatch.findings.act_forbidden import act_forbidden
from trucewatch.findings.allegations import Dossier, dossier, voice
from trucewatch.findings.exception_claimed import exception_claimed
from trucewatch.findings.in_force import in_force
from trucewatch.findings.inside_area import inside_area
from trucewatch.findings.membership import has_members, membership
from trucewatch.findings.missing import missing
from trucewatch.findings.party_bound import party_bound
from trucewatch.findings.standing import ActorBook, Roll
from trucewatch.findings.target_covered import target_covered
from trucewatch.findings.telling import Told
from trucewatch.model import (
    Account,
    Agreement,
    Answer,
    Check,
    Claim,
    ContradictionKind,
    DatedReason,
    Finding,
    Incident,
    Recipe,
    Verdict,
    content_id,
)

RECIPE = Recipe("findings", "1")
WHETHER = "whether it happened as alleged"

_UNDATED: Mapping[str, DatedReason] = MappingProxyType({})


class Book(Protocol):
    """The register of actors is all that a finding asks of the registers."""

    @property
    def actors(self) -> ActorBook:
        """Return the register of actors."""


def assess(
    incident: Incident,
    claims: Sequence[Claim],
    agreement: Agreement | None,
    registers: Book,
    published: Mapping[str, DatedReason] = _UNDATED,
) -> Finding:
    """Test one incident against the agreement; the verdict is what follows on the face of the claims, not what is true.

    ``claims`` are the incident's (others are passed over). ``published`` gives the day of each report by its id: an act
    told of as done lies before it. Without an agreement, or where no forbidden or owed act is alleged, the verdict is
    ``not_assessed`` with no checks.
    """
    if agreement is None:
        return _finding(incident, None, ())
    case = dossier(incident, claims, agreement, Roll(agreement, registers.actors), published)
    if not case.alleging:
        return _finding(incident, agreement, ())
    if has_members(agreement):
        # Who belonged to whom is asked for the time at which it happened.
        case = replace(case, roll=case.roll.at(membership(agreement, whole(case).window)))
    speaking = voices(case)
    every = whole(case)
    over = disputes(case, speaking)
    refusals = () if every.denied else _refusals(case)
    if over:
        hangs_on = "; ".join(dispute.about for dispute in over)
        accounts = tuple(_account(each, case, hangs_on) for each in sides(case, speaking, over))
        return _finding(incident, agreement, _merged(accounts, hangs_on), accounts + refusals, hangs_on)
    rivals = _rivals(incident) if every.actors else None
    hangs_on = "; ".join(filter(None, (WHETHER if refusals else None, rivals)))
    if hangs_on:
        main = _charge(accusers(case, speaking), _checks(every, case), hangs_on)
        return _finding(incident, agreement, main.checks, (main, *refusals), hangs_on)
    return _finding(incident, agreement, _checks(every, case))


def _rivals(incident: Incident) -> str | None:
    """Return in words that another incident's claims hold the other side responsible; None where none does."""
    mine = set(incident.claims)
    clashes = (each for each in incident.disagree if each.kind is ContradictionKind.MUTUAL_ACCUSATION)
    return next((each.about for each in clashes if not mine.issuperset(each.claims)), None)


def _finding(
    incident: Incident,
    agreement: Agreement | None,
    checks: tuple[Check, ...],
    accounts: tuple[Account, ...] = (),
    hangs_on: str | None = None,
) -> Finding:
    name = agreement.id if agreement else None
    return Finding(
        id=content_id("f", incident.id, name or ""),
        incident=incident.id,
        agreement=name,
        verdict=Finding.verdict_of(checks),
        checks=checks,
        missing=missing(checks),
        accounts=accounts,
        recipe=RECIPE.key,
        hangs_on=hangs_on,
    )


def _checks(each: Told, case: Dossier) -> tuple[Check, ...]:
    """Ask the six questions in their order."""
    agreement = case.agreement
    act = act_forbidden(each, agreement)
    return (
        in_force(each, agreement),
        party_bound(each, agreement),
        target_covered(each, agreement),
        inside_area(each, agreement),
        act,
        exception_claimed(agreement, act.clause, case.claims),
    )


def _account(each: Told, case: Dossier, hangs_on: str) -> Account:
    checks = _checks(each, case)
    return Account(each.by, each.claims, checks, Finding.verdict_of(checks), hangs_on)


def _charge(accusing: Sequence[Voice], checks: tuple[Check, ...], hangs_on: str) -> Account:
    """Return the account of those who say who did it; the checks rest on what neutral voices tell as well."""
    by = tuple(dict.fromkeys(claim.speaker.name for one in accusing for claim in one.claims))
    claims = tuple(claim.id for one in accusing for claim in one.claims)
    return Account(by, claims, checks, Finding.verdict_of(checks), hangs_on)


def _refusals(case: Dossier) -> tuple[Account, ...]:
    """Return one account for each body that denies the act: under it there is nothing to test."""
    groups: dict[str, list[Claim]] = {}
    for claim in case.denying:
        if charges_another(case, claim):
            continue
        groups.setdefault(voice(claim), []).append(claim)
    return tuple(
        Account(
            by=tuple(dict.fromkeys(claim.speaker.name for claim in group)),
            claims=tuple(claim.id for claim in group),
            checks=(),
            verdict=Verdict.NOT_ASSESSED,
            hangs_on=WHETHER,
        )
        for group in groups.values()
    )


def _merged(accounts: Sequence[Account], hangs_on: str) -> tuple[Check, ...]:
    """Put the accounts' checks into one row: alike they stand, unlike ones are unknown.

    Accounts that come to one verdict by different ways keep the first one's way.
    """
    row = tuple(_one_of(each, hangs_on) for each in zip(*(account.checks for account in accounts), strict=True))
    verdicts = {account.verdict for account in accounts}
    return row if verdicts != {Verdict.OUTSIDE_AGREEMENT} or Finding.verdict_of(row) in verdicts else accounts[0].checks


def _one_of(checks: tuple[Check, ...], hangs_on: str) -> Check:
    first = checks[0]
    claims = tuple(dict.fromkeys(claim for check in checks for claim in check.claims))
    if len({check.answer for check in checks}) == 1:
        reason = "; ".join(dict.fromkeys(check.reason for check in checks))
        return replace(first, reason=reason, claims=claims)
    reason = f"accounts differ: {'; '.join(dict.fromkeys(check.reason for check in checks))}; it hangs on {hangs_on}"
    return Check(first.question, Answer.UNKNOWN, reason, "accounts_differ", first.clause, claims)
