"""What stands beside an incident in the daily report: other agreements, corrections, grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trucewatch.desk.assessing import say_elsewhere
from trucewatch.desk.correcting import say_changes
from trucewatch.desk.grading import Grader, say_grade
from trucewatch.ledger import Overlay
from trucewatch.model import Claim, Incident
from trucewatch.publication import Remark
from trucewatch.store import Case


def remarks(case: Case, incidents: Sequence[Incident], claims: Mapping[str, Claim]) -> Iterator[Remark]:
    """Yield the remarks on each incident. Names of who corrected are given, their reasons are not."""
    overlay = Overlay(case.decisions())
    titles = {one.agreement.id: one.agreement.title for one in case.other_agreements()}
    for finding in case.findings_elsewhere():
        yield Remark(finding.incident, "agreement", say_elsewhere(finding, titles))
    grader = Grader(case, overlay)
    for incident in incidents:
        for claim in incident.claims:
            for decision in overlay.corrections(claim):
                for line in say_changes(decision):
                    yield Remark(incident.id, "correction", f"{claim}: {line} (by {decision.by})")
        for grade in grader.incident(incident, claims):
            yield Remark(incident.id, "grade", say_grade(grade))
