"""One thing about one record: its mark, its decision, the record it belongs to."""

from __future__ import annotations

from trucewatch.desk.browsing.lists import decidable
from trucewatch.desk.browsing.records import decision_views, unknown
from trucewatch.desk.browsing.views import DecisionView
from trucewatch.ledger import seen_mark
from trucewatch.store import Case


def mark_of_record(case: Case, record: str) -> str:
    """Return the mark to hand back with a decision about a record as it stands now.

    Raises:
        UnknownRecord: people decide about no record of that id.
    """
    held = {**decidable(case, (record,)), **case.reports_by_id((record,))}
    if record not in held:
        raise unknown(case, "record to decide about", record)
    return seen_mark(held[record], case.decisions_about((record,)))


def decision_view(case: Case, decision: str) -> DecisionView:
    """Return one decision.

    Raises:
        UnknownRecord: the ledger holds no such decision.
    """
    return decision_views(case, (case.decision(decision),))[0]


def incident_of(case: Case, finding: str) -> str:
    """Return the id of the incident that a finding is about.

    Raises:
        UnknownRecord: the case holds no such finding.
    """
    held = case.findings_by_id((finding,))
    if finding not in held:
        raise unknown(case, "finding", finding)
    return held[finding].incident
