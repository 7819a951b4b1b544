"""Which claims of an incident allege an act, which deny one, and what each account says happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.findings.standing import Role, Roll, Standing
from trucewatch.findings.window import Window, agreed, end_of, window_of
from trucewatch.model import (
    Actor,
    Agreement,
    Certainty,
    Claim,
    ContradictionKind,
    DatedReason,
    EventType,
    Extent,
    Incident,
    Mood,
    Place,
    Polarity,
    SpeechAct,
)
from trucewatch.registers.folding import fold

BREACH_WITHOUT_ACT = frozenset({EventType.VIOLATION_ALLEGED, EventType.VIOLATION_COUNT})
"""Somebody says that the agreement was broken, not by what."""

_NO_ALLEGATION = frozenset(
    {
        SpeechAct.ASK,
        SpeechAct.DECLINE,
        SpeechAct.FEAR,
        SpeechAct.HOPE,
        SpeechAct.PREDICT,
        SpeechAct.PROMISE,
        SpeechAct.THREATEN,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one account says happened: who did what to whom, when and where. ``by`` are the speakers' names.

    ``single`` tells whether one event is told, not a habit or a running total; ``unmet`` that an owed act was not done;
    ``described`` that an act is described at all; ``denied`` that nobody alleges the act, somebody only denies it.
    """

    by: tuple[str, ...]
    claims: tuple[str, ...]
    acts: tuple[EventType, ...]
    actors: tuple[Standing, ...]
    targets: tuple[Standing, ...]
    window: Window
    places: tuple[Place, ...]
    single: bool = True
    unmet: bool = False
    denied: bool = False

    @property
    def described(self) -> bool:
        """Tell whether an act is described."""
        return bool(self.acts)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The claims of one incident, sorted by what they do: allege an act, deny it, or say who was hit or is there.

    ``published`` gives each report's latest possible day: what is told of as done cannot lie after it.
    """

    incident: Incident
    claims: tuple[Claim, ...]
    agreement: Agreement
    roll: Roll
    published: Mapping[str, DatedReason]
    alleging: tuple[Claim, ...]
    denying: tuple[Claim, ...]
    aiming: tuple[Claim, ...]
    unmet: bool

    @property
    def supporting(self) -> tuple[Claim, ...]:
        """Return the realised claims that describe no act themselves (casualties, damage)."""
        return tuple(claim for claim in self.claims if _realised(claim) and claim not in self.alleging)


def dossier(
    incident: Incident, claims: Iterable[Claim], agreement: Agreement, roll: Roll, published: Mapping[str, DatedReason]
) -> Dossier:
    """Sort the claims of an incident."""
    given = {claim.id: claim for claim in claims}
    mine = tuple(given[each] for each in incident.claims if each in given)
    alleging = _told_as_done(mine, agreement)
    owed = () if alleging else tuple(claim for claim in mine if _negative(claim) and _owed(claim, agreement))
    alleging = alleging or owed or _breaches(mine) or _harm(incident, mine)
    denying = tuple(claim for claim in mine if claim not in owed and _denies(claim, agreement))
    if not alleging and denying:
        alleging = _only_denied(incident, denying)
    labels = {claim for each in incident.disagree if each.kind is ContradictionKind.LABEL for claim in each.claims}
    aiming = tuple(
        claim for claim in mine if claim not in alleging and _realised(claim) and (claim.id in labels or _hurt(claim))
    )
    return Dossier(incident, mine, agreement, roll, published, alleging, denying, aiming, bool(owed))


def _told_as_done(claims: Sequence[Claim], agreement: Agreement) -> tuple[Claim, ...]:
    """Return the claims that an act was done: single events where there are any, else habits and totals."""
    acts = tuple(
        claim for claim in claims if _realised(claim) and (claim.event_type.armed or _forbidden(claim, agreement))
    )
    return tuple(claim for claim in acts if claim.extent is Extent.EVENT) or acts


def _breaches(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if _realised(claim) and claim.event_type in BREACH_WITHOUT_ACT)


def _harm(incident: Incident, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of people hurt where an act was behind it, though nobody says which."""
    return tuple(claim for claim in claims if _realised(claim) and _hurt(claim) and (incident.armed or claim.actors))


def _only_denied(incident: Incident, denying: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return denying if incident.armed else ()


def _realised(claim: Claim) -> bool:
    return claim.polarity is Polarity.POSITIVE and claim.mood is Mood.REALISED and claim.act not in _NO_ALLEGATION


def _negative(claim: Claim) -> bool:
    return claim.polarity is Polarity.NEGATIVE and claim.mood is Mood.REALISED and claim.act not in _NO_ALLEGATION


def _denies(claim: Claim, agreement: Agreement) -> bool:
    """Tell whether a claim denies an act or a breach. Not saying whether anybody died denies nothing."""
    kind = claim.event_type
    about = kind.armed or kind in BREACH_WITHOUT_ACT or _forbidden(claim, agreement)
    return about and _negative(claim) and claim.certainty is not Certainty.UNKNOWN


def _forbidden(claim: Claim, agreement: Agreement) -> bool:
    return any(each.kind == "forbidden" and _names(each.acts, claim.event_type) for each in agreement.clauses)


def _owed(claim: Claim, agreement: Agreement) -> bool:
    return any(
        each.kind == "owed" and each.deadline and _names(each.acts, claim.event_type) for each in agreement.clauses
    )


def _names(acts: tuple[str, ...], kind: EventType) -> bool:
    return kind.value in acts or kind.coarse.value in acts


def voice(claim: Claim) -> str:
    """Return what two claims share when one body speaks in both."""
    speaker = claim.speaker
    return speaker.family or speaker.id or fold(speaker.name)


def told(case: Dossier, claims: Sequence[Claim]) -> Told:
    """Put together what some of the incident's claims say; what they leave out is taken from those that only add.

    Where no target is named, it is those said to hold the place, where that is disputed, or those hurt.
    """
    alleging = tuple(claim for claim in claims if claim in case.alleging)
    aiming = tuple(claim for claim in claims if claim in case.aiming)
    acts = _acts(alleging, case.agreement)
    actors = _standings(case.roll, (actor for claim in alleging for actor in claim.actors))
    targets = _standings(case.roll, (each for claim in alleging for each in claim.targets))
    targets = targets or _standings(case.roll, (each for claim in aiming for each in _there(claim)))
    if not targets and EventType.GROUND_CLASH in {act.coarse for act in acts}:
        actors, targets = _two_sides(actors)
    return Told(
        by=tuple(dict.fromkeys(claim.speaker.name for claim in claims)),
        claims=tuple(claim.id for claim in claims),
        acts=acts,
        actors=actors,
        targets=targets,
        window=_window(case, alleging),
        places=_places(case, alleging),
        single=any(claim.extent is Extent.EVENT for claim in alleging),
        unmet=case.unmet,
        denied=bool(alleging) and all(claim in case.denying for claim in alleging),
    )


def _there(claim: Claim) -> tuple[Actor, ...]:
    return claim.targets if _hurt(claim) else claim.targets or claim.actors


def _hurt(claim: Claim) -> bool:
    return claim.event_type is EventType.CASUALTIES


def _acts(claims: Sequence[Claim], agreement: Agreement) -> tuple[EventType, ...]:
    """Return the acts described, sorted; an alleged breach of no kind is none."""
    kinds = {claim.event_type for claim in claims}
    described = {claim.event_type for claim in claims if claim.event_type.armed or _forbidden(claim, agreement)}
    owed = {claim.event_type for claim in claims if _owed(claim, agreement)} if not described else set()
    return tuple(sorted((described | owed) & kinds, key=lambda kind: kind.value))


def _standings(roll: Roll, actors: Iterable[Actor]) -> tuple[Standing, ...]:
    found: dict[tuple[Role, str], Standing] = {}
    for actor in actors:
        one = roll.standing(actor)
        found.setdefault((one.role, one.key), one)
    return tuple(found.values())


def _two_sides(actors: tuple[Standing, ...]) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """A clash told without a target has two sides: those with the first named, and the rest."""
    ours = tuple(each for each in actors if each.side == actors[0].side)
    theirs = tuple(each for each in actors if each.side != actors[0].side)
    return (ours, theirs) if theirs else (actors, ())


def _window(case: Dossier, alleging: Sequence[Claim]) -> Window:
    """Return when it happened: by the claims of the act, else by those that add to it, else by the incident."""
    zone = case.agreement.zone
    when = agreed(window_of(claim.time, zone) for claim in alleging if _dated_by_words(claim))
    single = not alleging or any(claim.extent is Extent.EVENT for claim in alleging)
    if not when.known and single:
        when = agreed(window_of(claim.time, zone) for claim in case.supporting)
        when = when if when.known else window_of(case.incident.time, zone)
    if when.end is not None:
        return when
    bound = _told_by(case, alleging)
    if bound is None or (when.start is not None and bound <= when.start):
        return when
    return Window(when.start, bound)


def _dated_by_words(claim: Claim) -> bool:
    """Tell whether a claim's day counts: a habit has the days its words name, never the day on which it was told."""
    return claim.extent is Extent.EVENT or claim.time.words is not None or claim.time.span is not None


def _told_by(case: Dossier, claims: Sequence[Claim]) -> datetime | None:
    """Return the moment by which all the claims had been made: what they tell of as done lies before it.

    A habit or a background sentence tells of no one event, so its day of speech bounds nothing.
    """
    days: list[date] = []
    for claim in claims:
        said = [each for each in (claim.said_on.end, _latest(case.published.get(claim.report))) if each]
        if not said or claim.extent is not Extent.EVENT:
            return None
        days.append(min(said))
    return end_of(max(days), case.agreement.zone) if days else None


def _latest(published: DatedReason | None) -> date | None:
    return (published.latest or published.best) if published else None


def _places(case: Dossier, alleging: Sequence[Claim]) -> tuple[Place, ...]:
    for each in (alleging, case.supporting):
        found = dict.fromkeys(place for claim in each for place in claim.places)
        if found:
            return tuple(found)
    return (case.incident.place,) if case.incident.place else ()
