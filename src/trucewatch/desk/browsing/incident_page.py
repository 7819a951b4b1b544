"""One incident with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.desk.browsing.records import claim_views, decision_views, stood, unknown
from trucewatch.desk.browsing.views import (
    AccountView,
    CheckView,
    GoneIncidentView,
    IncidentView,
    StandingShown,
    VoiceNode,
)
from trucewatch.desk.carrying import carried, went_from
from trucewatch.incidents.sourcing import sourcing
from trucewatch.ledger import seen_mark
from trucewatch.model import Actor, Check, Claim, Clause, Standing
from trucewatch.registers import Registers
from trucewatch.store import Case


def incident_view(case: Case, incident_id: str, registers: Registers) -> IncidentView:
    """Return one incident.

    Raises:
        UnknownRecord: the case holds no such incident.
    """
    incident, row = case.incidents_by_id((incident_id,)).get(incident_id), case.incident_row(incident_id)
    if incident is None or row is None:
        raise unknown(case, "incident", incident_id)
    finding = case.findings_of((incident_id,)).get(incident_id)
    held = case.agreement()
    clauses = {} if held is None else {one.id: one for one in held.agreement.clauses}
    mine, went_into = [incident_id, *([] if finding is None else [finding.id])], carried(case)
    decisions = case.decisions_about([*mine, *went_from(went_into, mine), *incident.claims])
    claims = claim_views(case, incident.claims)
    return IncidentView(
        incident=incident,
        row=row,
        finding=finding,
        standing=stood(incident, decisions, went_into),
        finding_standing=StandingShown(Standing.PROPOSED) if finding is None else stood(finding, decisions, went_into),
        claims=claims,
        voices=voice_tree([one.claim for one in claims]),
        sourcing=sourcing(
            [one.claim for one in claims], case.reports_by_id(incident.reports).values(), registers.actors
        ),
        checks=() if finding is None else _checks(finding.checks, clauses),
        accounts=()
        if finding is None
        else tuple(AccountView(one, _checks(one.checks, clauses)) for one in finding.accounts),
        decisions=decision_views(case, decisions),
        parties=row.parties,
        seen=seen_mark(incident, decisions),
        finding_seen=None if finding is None else seen_mark(finding, decisions),
    )


def gone_view(case: Case, incident_id: str) -> GoneIncidentView:
    """Return what became of an incident that is no more.

    Raises:
        UnknownRecord: there never was such an incident, or it is there.
    """
    gone = case.gone_incident(incident_id)
    if gone is None:
        raise unknown(case, "incident", incident_id)
    rows = (case.incident_row(one) for one in gone.now_in)
    decisions = case.decisions_about([incident_id])
    return GoneIncidentView(
        incident_id, gone.title, tuple(row for row in rows if row is not None), decision_views(case, decisions)
    )


def voice_tree(claims: Sequence[Claim]) -> tuple[VoiceNode, ...]:
    """Return who got it from whom: outlets that pass words on above those who say them.

    A voice is the same where its register id, or else its name, is.
    """
    return _grown([((*claim.relays, claim.speaker), claim.id) for claim in claims])


def _grown(chains: Sequence[tuple[tuple[Actor, ...], str]]) -> tuple[VoiceNode, ...]:
    heads: dict[str, Actor] = {}
    own: dict[str, list[str]] = {}
    rest: dict[str, list[tuple[tuple[Actor, ...], str]]] = {}
    for chain, claim in chains:
        head = chain[0]
        key = head.id or head.name
        heads.setdefault(key, head)
        if len(chain) == 1:
            own.setdefault(key, []).append(claim)
        else:
            rest.setdefault(key, []).append((chain[1:], claim))
    return tuple(VoiceNode(head, tuple(own.get(key, ())), _grown(rest.get(key, ()))) for key, head in heads.items())


def _checks(checks: Sequence[Check], clauses: Mapping[str, Clause]) -> tuple[CheckView, ...]:
    return tuple(CheckView(one, clauses.get(one.clause) if one.clause else None) for one in checks)
