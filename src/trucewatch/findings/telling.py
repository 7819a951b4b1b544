"""What an account says happened: who did what to whom, when and where, put together from its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.findings.allegations import Dossier, forbidden, hurt, owed_by_deadline
from trucewatch.findings.standing import Role, Roll, Standing
from trucewatch.findings.window import Window, agreed, end_of, window_of
from trucewatch.model import Actor, Agreement, Claim, DatedReason, EventType, Extent, Place


@dataclass(frozen=True, slots=True)
class Told:
    """What one account says happened: who did what to whom, when and where. ``by`` are the speakers' names.

    ``single`` tells whether one event is told, not a habit or a running total; ``unmet`` that an owed act was not done;
    ``beside`` names the groups left out that the words of the act name, where nobody says at whom it was aimed;
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
    beside: tuple[str, ...] = ()

    @property
    def described(self) -> bool:
        """Tell whether an act is described."""
        return bool(self.acts)


def told(case: Dossier, claims: Sequence[Claim]) -> Told:
    """Put together what some of the incident's claims say; what they leave out is taken from those that only add."""
    alleged, aimed, denied = ({claim.id for claim in several} for several in (case.alleging, case.aiming, case.denying))
    alleging = tuple(claim for claim in claims if claim.id in alleged)
    aiming = tuple(claim for claim in claims if claim.id in aimed)
    acts = _acts(alleging, case.agreement)
    actors, targets = _who(case.roll, acts, alleging, aiming)
    return Told(
        by=tuple(dict.fromkeys(claim.speaker.name for claim in claims)),
        claims=tuple(claim.id for claim in claims),
        acts=acts,
        actors=actors,
        targets=targets,
        window=_window(case, alleging),
        places=_places(case, alleging),
        single=_single(alleging),
        unmet=case.unmet,
        denied=bool(alleging) and {claim.id for claim in alleging} <= denied,
        beside=_beside(case.roll, alleging),
    )


def _single(claims: Sequence[Claim]) -> bool:
    return any(claim.extent is Extent.EVENT for claim in claims)


def _who(
    roll: Roll, acts: Sequence[EventType], alleging: Sequence[Claim], aiming: Sequence[Claim]
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return who acted and at whom it was aimed.

    Where no target is named, it is those said to hold the place, where that is disputed, or those hurt.
    """
    acting = ((claim, actor) for claim in alleging for actor in claim.actors if _may_act(roll, claim, actor))
    actors = _standings(roll, acting)
    named = [(claim, target) for claim in alleging for target in claim.targets]
    targets = _standings(roll, named or ((claim, target) for claim in aiming for target in _there(claim)))
    if not targets and EventType.GROUND_CLASH in acts:
        return _two_sides(actors)
    return actors, targets


def _may_act(roll: Roll, claim: Claim, actor: Actor) -> bool:
    """Tell whether somebody named with an armed act or people hurt may have done it: who counts or reports has not."""
    return not (hurt(claim) or claim.event_type.armed) or not roll.looks_on(actor)


def _beside(roll: Roll, alleging: Sequence[Claim]) -> tuple[str, ...]:
    """Return the groups left out that a claim's words name beside an act without a target: it may be aimed at them."""
    named: dict[str, str] = {}
    for claim in alleging:
        if not claim.targets:
            acting = {roll.standing(actor).key for actor in claim.actors}
            found = roll.left_out_in(claim.quote)
            named.update({key: name for key, name in found.items() if key not in acting})
    return tuple(named.values())


def _there(claim: Claim) -> tuple[Actor, ...]:
    return claim.targets if hurt(claim) else claim.targets or claim.actors


def _acts(claims: Sequence[Claim], agreement: Agreement) -> tuple[EventType, ...]:
    """Return the acts described, sorted; an alleged breach of no kind is none."""
    kinds = sorted({claim.event_type for claim in claims})
    described = tuple(kind for kind in kinds if kind.armed or forbidden(kind, agreement))
    return described or tuple(kind for kind in kinds if owed_by_deadline(kind, agreement))


def _standings(roll: Roll, named: Iterable[tuple[Claim, Actor]]) -> tuple[Standing, ...]:
    found: dict[tuple[Role, str], Standing] = {}
    for claim, actor in named:
        one = roll.standing_in(actor, claim)
        found.setdefault((one.role, one.key), one)
    return tuple(found.values())


def _two_sides(actors: tuple[Standing, ...]) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """A clash told without a target has two sides: those with the first named, and the rest."""
    ours = tuple(each for each in actors if each.side == actors[0].side)
    theirs = tuple(each for each in actors if each.side != actors[0].side)
    return (ours, theirs) if theirs else (actors, ())


def _window(case: Dossier, alleging: Sequence[Claim]) -> Window:
    """Return when it happened, open ends closed by the day on which it was told of."""
    when = _stated(case, alleging)
    if case.unmet and when.start is None:
        # what was not done until a day was still not done on that day, and that is when it is asked about
        last = when.end or _told_by(case, alleging)
        return Window(None, None) if last is None else Window(last - timedelta(days=1), last)
    bound = None if when.end else _told_by(case, alleging)
    if bound is None or (when.start is not None and bound <= when.start):
        return when
    return Window(when.start, bound)


def _stated(case: Dossier, alleging: Sequence[Claim]) -> Window:
    """Return when it is said to have happened: by the claims of the act, else by those that add, else the incident."""
    zone = case.agreement.zone
    when = agreed(window_of(claim.time, zone) for claim in alleging if _dated_by_words(claim))
    if when.known or (alleging and not _single(alleging)):
        return when
    for others in (case.supporting, case.denying):
        when = agreed(window_of(claim.time, zone) for claim in others)
        if when.known:
            return when
    # the day of a plan or a promise beside it is not the day of the act
    planned = any(claim.time.known for claim in case.claims)
    return when if planned else window_of(case.incident.time, zone)


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
