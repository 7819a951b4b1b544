"""Read the records that a page shows, in handfuls, each with what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.desk.browsing.views import ClaimView, DecisionView, StandingShown, TallyRow
from trucewatch.desk.explanation import quoted
from trucewatch.desk.saying import VERDICTS, say_claim, say_when
from trucewatch.desk.waiting_decisions import matters
from trucewatch.ledger import Decidable, Overlay, decisions_about, holding_decision, seen_digest, seen_mark, standing_of
from trucewatch.model import Claim, Decision, Finding, Incident, Report, Tally, UnknownRecord
from trucewatch.model.decision import Entry
from trucewatch.store import Case


def stood(
    record: Decidable, decisions: Sequence[Decision], went_into: Mapping[str, str] | None = None
) -> StandingShown:
    """Return how far people stand behind a record; ``went_into`` names the records that others, now no more, went into."""
    if went_into:
        overlay = Overlay(decisions, went_into)
        return StandingShown(overlay.standing(record), overlay.holding(record.id))
    about = [one for one in decisions if one.about == record.id]
    if not about:
        return StandingShown(standing_of(record.id, "", ()))
    return StandingShown(standing_of(record.id, seen_digest(record), about), holding_decision(record.id, about))


def claim_views(case: Case, claims: Sequence[str]) -> tuple[ClaimView, ...]:
    """Return these claims in this order, each with its words and standing; what is not there is left out."""
    held = case.claims_by_id(claims)
    rows = case.claim_rows_of(held)
    reports = case.reports_by_id(one.report for one in held.values())
    listed = case.report_rows_of(reports)
    views = decision_views(case, case.decisions_about(held))
    found = []
    for claim in (held[one] for one in claims if one in held):
        mine = _about(claim.id, views)
        decisions = [view.decision for view in mine]
        row = rows.get(claim.id)
        found.append(
            ClaimView(
                claim=claim,
                report=listed[claim.report],
                words=quoted(reports[claim.report], claim.span),
                standing=stood(claim, decisions),
                incident=None if row is None else row.incident,
                decisions=mine,
                seen=seen_mark(claim, decisions),
            )
        )
    return tuple(found)


def claim_view(case: Case, claim: str) -> ClaimView:
    """Return one claim.

    Raises:
        UnknownRecord: the case holds no such claim.
    """
    found = claim_views(case, (claim,))
    if not found:
        raise unknown(case, "claim", claim)
    return found[0]


def tally_rows(case: Case, tallies: Sequence[str]) -> tuple[TallyRow, ...]:
    """Return these tallies in this order, each with its words and standing."""
    held = case.tallies_by_id(tallies)
    listed = case.report_rows_of(one.report for one in held.values())
    decisions = case.decisions_about(held)
    found = []
    for tally in (held[one] for one in tallies if one in held):
        mine = decisions_about(tally.id, decisions)
        found.append(
            TallyRow(tally, listed[tally.report], tally.count.words, stood(tally, mine), seen_mark(tally, mine))
        )
    return tuple(found)


def decision_views(case: Case, decisions: Sequence[Decision]) -> tuple[DecisionView, ...]:
    """Return decisions with their links of the chain and what they are about, in the order they were made."""
    numbers = case.numbers_of(one.id for one in decisions)
    return lines_of(case, case.numbered_decisions([numbers[one.id] for one in decisions]))


def lines_of(case: Case, made: Sequence[tuple[Entry, Decision]]) -> tuple[DecisionView, ...]:
    """Return decisions with what they are about."""
    titles = titles_of(case, [decision.about for _, decision in made])
    taken, unfollowed = case.withdrawn(), frozenset(case.decisions_not_followed())
    views = []
    for entry, decision in made:
        kind, title = titles.get(decision.about, (None, decision.about))
        waits = decision.id in unfollowed and matters(case, decision)
        views.append(DecisionView(entry, decision, kind, title, decision.id in taken, waits))
    return tuple(views)


def titles_of(case: Case, records: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Return, by id, what kind of record it is and how it is called."""
    wanted = sorted(set(records))
    found: dict[str, tuple[str, str]] = {}
    findings = case.findings_by_id(wanted)
    incidents = case.incidents_by_id([*wanted, *(one.incident for one in findings.values())])
    for report in case.report_rows_of(wanted).values():
        found[report.id] = ("report", report.title or f"untitled report in {report.file}")
    for claim in case.claims_by_id(wanted).values():
        found[claim.id] = ("claim", title_of(claim))
    for tally in case.tallies_by_id(wanted).values():
        found[tally.id] = ("tally", title_of(tally))
    for incident in incidents.values():
        found[incident.id] = ("incident", incident.title)
    for record in wanted:
        gone = None if record in found else case.gone_incident(record)
        if gone is not None:
            found[record] = ("incident", f"{gone.title} (no incident of its own any more)")
    for finding in findings.values():
        found[finding.id] = ("finding", title_of(finding, incidents.get(finding.incident)))
    return found


def title_of(record: Claim | Tally | Incident | Finding | Report, incident: Incident | None = None) -> str:
    """Return how a record is called in a list."""
    match record:
        case Claim():
            return f'{say_claim(record)}: "{" ".join(record.quote.split())}"'
        case Tally():
            return f"{record.source.name}: {record.counted.replace('_', ' ')}, {say_when(record.period)}"
        case Finding():
            return f"{VERDICTS[record.verdict]}: {record.incident if incident is None else incident.title}"
        case Report():
            return record.title or f"untitled report in {record.file}"
    return record.title


def unknown(case: Case, kind: str, record: str) -> UnknownRecord:
    """Return the error for an id that is not there."""
    return UnknownRecord(
        f"{case.path}: there is no {kind} with the id {record}; a run may have made it anew under another id"
    )


def _about(record: str, views: Sequence[DecisionView]) -> tuple[DecisionView, ...]:
    wanted = {one.id for one in decisions_about(record, [view.decision for view in views])}
    return tuple(view for view in views if view.decision.id in wanted)
