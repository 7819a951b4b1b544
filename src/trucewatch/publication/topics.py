"""Which matters belong to which section."""

from __future__ import annotations

from trucewatch.model import Actor, Claim, EventType, Incident, Mood, Verdict
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
OWN_WORD = frozenset({E.ACCEPTANCE, E.REFUSAL})
"""A party that accepts or refuses speaks for itself where nobody else is named."""
_CONDUCT = frozenset({E.COMPLIANCE, E.RESPONSE})
_BINDING = frozenset({"state", "government", "armed_forces", "armed_group", "opposition", "political"})
"""Kinds of actor that can bind themselves; a person is told of under the body he speaks for."""
_NOT_BINDING = frozenset({Mood.DEMANDED, Mood.PREDICTED})
_STILL_TO_COME = frozenset({Mood.PROMISED, Mood.CONDITIONAL, Mood.PLANNED})
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


def committing(case: CaseFile, claim: Claim) -> bool:
    """Tell whether words say that somebody who can be bound accepts, refuses or promises to keep the agreement.

    Those are the agreement's parties, and armed and political actors: an aid agency that stays away refuses no truce.
    """
    own = within(claim.event_type, OWN_WORD)
    if not own and not (within(claim.event_type, _CONDUCT) and claim.mood in _STILL_TO_COME):
        return False
    who = claim.actors or ((claim.speaker, *claim.joint) if own else ())
    return claim.mood not in _NOT_BINDING and any(_can_be_bound(case, actor) for actor in who)


def _can_be_bound(case: CaseFile, actor: Actor) -> bool:
    agreement = case.briefing.agreement
    parties = {one for party in agreement.parties for one in (party.id, *party.actors)} if agreement else set()
    return actor.kind in _BINDING or actor.id in parties or (actor.kind == "generic" and actor.id is not None)


def on_commitments(case: CaseFile, claim: Claim) -> bool:
    """Tell whether a claim stands in the section on commitments: as one, or as what was said of the agreement."""
    return committing(case, claim) or within(claim.event_type, TERMS | _CONDUCT)
