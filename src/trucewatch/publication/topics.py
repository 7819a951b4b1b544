"""Which matters belong to which section."""

from __future__ import annotations

from trucewatch.model import EventType, Incident, Verdict
from trucewatch.publication.briefing import CaseFile

E = EventType

COMMITMENTS = frozenset({E.ACCEPTANCE, E.REFUSAL, E.RESPONSE, E.COMPLIANCE})
TERMS = frozenset({E.TERMS, E.EXCLUSION, E.MONITORING, E.VERIFICATION_NEED})
AID = frozenset({E.AID_DELIVERY, E.AID_ACCESS, E.AIRDROP, E.SIEGE, E.DISPLACEMENT, E.PRISONERS})
TALKS = frozenset({E.TALKS_SCHEDULED, E.TALKS_HELD, E.TALKS_COLLAPSED, E.MEDIATION})
TRACING = frozenset({E.COMPONENT_FOUND, E.COMPONENT_MADE, E.CUSTODY_TRANSFER, E.TRACING_GAP})
INQUIRY = frozenset(
    {E.CHEMICAL_ATTACK, E.INVESTIGATION_OPENED, E.SAMPLE_EVIDENCE, E.FINDING, E.NON_ATTRIBUTION, E.TREATY}
)
_CARDS = frozenset({E.VIOLATION_ALLEGED, E.CASUALTIES})


def event_type(name: str) -> EventType | None:
    """Return the event type of that name, or None for one this version does not know."""
    try:
        return EventType(name)
    except ValueError:
        return None


def within(name: EventType | None, topics: frozenset[EventType]) -> bool:
    """Tell whether a type, or the coarser one it rolls up to, belongs to a section."""
    return name is not None and (name in topics or name.coarse in topics)


def has_card(case: CaseFile, incident: Incident) -> bool:
    """Tell whether an incident is shown as a card of its own: it is armed, assessed, or an alleged violation."""
    finding = case.findings.get(incident.id)
    assessed = finding is not None and finding.verdict is not Verdict.NOT_ASSESSED
    return incident.armed or assessed or within(event_type(incident.event_type), _CARDS)
