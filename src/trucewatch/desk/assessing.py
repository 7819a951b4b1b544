"""Test a case's incidents against its agreements: the first, with which it is read, and each of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.desk.saying import VERDICTS
from trucewatch.findings.assess import assess
from trucewatch.findings.obligations import obligations
from trucewatch.model import Agreement, Answer, Claim, DatedReason, Finding, Incident, Obligation, Report, Verdict
from trucewatch.registers import Registers
from trucewatch.store import Case


@dataclass(frozen=True, slots=True)
class Grounds:
    """What incidents are tested on: their claims by id, when the reports were published, and the registers."""

    claims: Mapping[str, Claim]
    published: Mapping[str, DatedReason]
    registers: Registers


def findings_under(agreement: Agreement | None, incidents: Sequence[Incident], grounds: Grounds) -> Iterator[Finding]:
    """Yield what incidents come to under one agreement; those in which nothing is alleged that it speaks of are left out."""
    for incident in incidents:
        claims = [grounds.claims[claim] for claim in incident.claims]
        finding = assess(incident, claims, agreement, grounds.registers, grounds.published)
        if incident.armed or finding.verdict is not Verdict.NOT_ASSESSED:
            yield finding


def say_elsewhere(finding: Finding, titles: Mapping[str, str]) -> str:
    """Say in one line what an incident comes to under another agreement, and why."""
    title = titles.get(finding.agreement or "", finding.agreement or "")
    answer = {Verdict.OUTSIDE_AGREEMENT: Answer.NO, Verdict.CANNOT_TELL: Answer.UNKNOWN}.get(finding.verdict)
    why = [check.reason for check in finding.checks if check.answer is answer]
    return f"under {title}: {VERDICTS[finding.verdict]}{f' ({why[0]})' if why else ''}"


def obligations_of(case: Case) -> tuple[Obligation, ...]:
    """Return what was owed by a deadline under every agreement of a case, and what is said of it."""
    held = case.agreement()
    agreements = (*(() if held is None else (held,)), *case.other_agreements())
    if not any(clause.deadline for one in agreements for clause in one.agreement.clauses):
        return ()
    folder = case.fact("theatre")
    registers = Registers.load(None if folder is None or not Path(folder).is_dir() else Path(folder))
    claims, until = case.claims(), told_until(case.reports())
    return tuple(owed for one in agreements for owed in obligations(one.agreement, claims, registers.actors, until))


def told_until(reports: Sequence[Report]) -> date | None:
    """Return the last day on which a report was published, as far as that is known."""
    days = [report.published.best or report.published.latest for report in reports]
    return max((day for day in days if day is not None), default=None)


def say_obligation(owed: Obligation) -> str:
    """Say in one line what was owed and what is said of it."""
    verdict = "no breach alleged" if owed.verdict is Verdict.OUTSIDE_AGREEMENT else VERDICTS[owed.verdict]
    return f"{verdict}: {owed.reason}."
