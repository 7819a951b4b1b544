"""Matters followed through the reports: what each party accepted and said since, aid and access, talks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.desk.browsing import Browsing, ClaimFilter, ClaimView, PageOf
from trucewatch.model import (
    Acceptance,
    Actor,
    Claim,
    ContradictionKind,
    EventType,
    ExcludedGroup,
    Incident,
    Mood,
    Party,
    Polarity,
)
from trucewatch.publication.topics import AID, COMMITMENTS, TALKS, TERMS
from trucewatch.publication.wording import act_words, when_words

_SIZE = 120
"""Claims on one page of a matter."""


class Step(StrEnum):
    """What a statement says of a matter, in one word."""

    SCHEDULED = "scheduled"
    CALLED_OFF = "called off"
    HELD = "held"
    COLLAPSED = "collapsed"
    DENIED = "said not to be so"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PROMISED = "promised"
    CONDITIONAL = "on a condition"
    DEMANDED = "demanded"
    PREDICTED = "predicted"
    PLANNED = "planned"
    TOLD = "told as done"


_MOODS = {
    Mood.CALLED_OFF: Step.CALLED_OFF,
    Mood.PROMISED: Step.PROMISED,
    Mood.CONDITIONAL: Step.CONDITIONAL,
    Mood.DEMANDED: Step.DEMANDED,
    Mood.PREDICTED: Step.PREDICTED,
}
_DONE = {
    EventType.TALKS_SCHEDULED: Step.SCHEDULED,
    EventType.TALKS_HELD: Step.HELD,
    EventType.TALKS_COLLAPSED: Step.COLLAPSED,
    EventType.ACCEPTANCE: Step.ACCEPTED,
    EventType.REFUSAL: Step.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement on a matter.

    ``told`` is the day it was said or published on; ``superseded`` says that later words took its place.
    """

    view: ClaimView
    step: Step
    told: date | None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class PartyShown:
    """A party with what the agreement file holds of it, the state on a day, and what was read of it since."""

    party: Party
    now: Acceptance | None
    own: tuple[Said, ...]
    about: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Commitments:
    """Who accepted what, and what was said of it; ``others`` concern nobody the agreement names."""

    parties: tuple[PartyShown, ...]
    excluded: tuple[ExcludedGroup, ...]
    others: tuple[Said, ...]
    page: PageOf[ClaimView]


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements about one event, or of one kind: a round of talks, a convoy. ``last`` is the step told last.

    ``superseded`` has one line for each pair of statements of which the later took the place of the earlier.
    """

    anchor: str
    title: str
    incident: str | None
    days: str
    steps: tuple[Said, ...]
    last: Said
    superseded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matters:
    """The matters of one kind, the one told of last first."""

    matters: tuple[Matter, ...]
    page: PageOf[ClaimView]


def commitments(look: Browsing, on: date | None, page: int = 1) -> Commitments:
    """Return what each party accepted, when and on what condition, and what was read of it, by party."""
    acts = tuple(sorted(COMMITMENTS | TERMS))
    found = look.claims(ClaimFilter(acts=acts), page, _SIZE)
    view = look.agreement()
    parties = () if view is None else view.agreement.parties
    said = _in_order(_said(one) for one in found.items)
    placed = set()
    shown = []
    for party in parties:
        own = tuple(one for one in said if _speaks_for(party, one.view.claim))
        about = tuple(one for one in said if one not in own and _concerns(party, one.view.claim))
        placed |= {one.view.claim.id for one in (*own, *about)}
        shown.append(PartyShown(party, _state(party, on), own, about))
    others = tuple(one for one in said if one.view.claim.id not in placed)
    return Commitments(tuple(shown), () if view is None else view.agreement.excluded, others, found)


def aid(look: Browsing, first: date | None = None, last: date | None = None, page: int = 1) -> Matters:
    """Return aid and access: deliveries, convoys, sieges, displacement, detainees."""
    return _matters(look, tuple(sorted(AID)), (first, last), page)


def talks(look: Browsing, first: date | None = None, last: date | None = None, page: int = 1) -> Matters:
    """Return talks: what was scheduled, moved, called off, held; what was superseded stays in its place."""
    return _matters(look, tuple(sorted(TALKS)), (first, last), page)


def _matters(look: Browsing, acts: tuple[EventType, ...], days: tuple[date | None, date | None], page: int) -> Matters:
    found = look.claims(ClaimFilter(acts=acts, day_from=days[0], day_to=days[1]), page, _SIZE)
    groups: dict[str, list[Said]] = {}
    for one in found.items:
        groups.setdefault(one.incident or one.claim.event_type.coarse.value, []).append(_said(one))
    incidents = look.incident_records(group for group in groups if group.startswith("i-"))
    made = [_matter(key, group, incidents.get(key)) for key, group in groups.items()]
    made.sort(key=lambda one: (-(one.last.told or date.min).toordinal(), one.title, one.anchor))
    return Matters(tuple(made), found)


def _matter(key: str, group: Sequence[Said], incident: Incident | None) -> Matter:
    pairs = [] if incident is None else [one for one in incident.disagree if one.kind is ContradictionKind.SUPERSEDED]
    old = _superseded(group, [pair.claims for pair in pairs])
    steps = _in_order(Said(one.view, one.step, one.told, one.view.claim.id in old) for one in group)
    standing = [one for one in steps if not one.superseded] or list(steps)
    if incident is None:
        title, days = f"{act_words(key).capitalize()}, linked to no event", ""
    else:
        title, days = incident.title, when_words(incident.time)
    about = tuple(dict.fromkeys(pair.about for pair in pairs))
    return Matter(key, title, None if incident is None else key, days, steps, _told_last(standing), about)


def _told_last(standing: Sequence[Said]) -> Said:
    """Return the statement told last; of one day's, the last that gives a time and denies nothing."""
    return max(
        enumerate(standing),
        key=lambda one: (
            one[1].told or date.min,
            one[1].view.claim.time.known and one[1].step is not Step.DENIED,
            one[0],
        ),
    )[1]


def _superseded(group: Sequence[Said], pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the claims whose place later words took: those called off, and the earlier told of each pair."""
    held = {one.view.claim.id: one for one in group}
    old = set()
    for first, second in pairs:
        one, other = held.get(first), held.get(second)
        if one is None or other is None:
            continue
        dropped = [said for said in (one, other) if said.step is Step.CALLED_OFF]
        if len(dropped) == 1:
            old.add(dropped[0].view.claim.id)
        elif one.told is not None and other.told is not None and one.told != other.told:
            old.add(min((one, other), key=lambda said: said.told or date.max).view.claim.id)
    return frozenset(old)


def _said(view: ClaimView) -> Said:
    claim = view.claim
    told = claim.said_on.start or claim.said_on.end or view.report.best
    return Said(view, _step(claim), told)


def _step(claim: Claim) -> Step:
    if claim.mood in _MOODS:
        return _MOODS[claim.mood]
    if claim.polarity is Polarity.NEGATIVE:
        return Step.DENIED
    done = _DONE.get(claim.event_type) or _DONE.get(claim.event_type.coarse)
    return done or (Step.PLANNED if claim.mood is Mood.PLANNED else Step.TOLD)


def _in_order(said: Iterable[Said]) -> tuple[Said, ...]:
    """Return statements by the day they were told; those of one day stay in reading order, undated ones come last."""
    return tuple(sorted(said, key=lambda one: one.told or date.max))


def _ids(actors: Iterable[Actor]) -> set[str]:
    return {one for actor in actors for one in (actor.id, actor.family) if one is not None}


def _speaks_for(party: Party, claim: Claim) -> bool:
    names = {party.id, *party.actors}
    return bool(names & _ids((claim.speaker, *claim.joint)))


def _concerns(party: Party, claim: Claim) -> bool:
    names = {party.id, *party.actors}
    return bool(names & {actor.id for actor in claim.actors if actor.id is not None})


def _state(party: Party, on: date | None) -> Acceptance | None:
    """Return the statement that holds on a day: the latest at or before it, the last of all where no day is given."""
    held = [one for one in party.acceptances if one.since is None or on is None or one.since <= on]
    return max(held, key=lambda one: one.since or date.min, default=None)
