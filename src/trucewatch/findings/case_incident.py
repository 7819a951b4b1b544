"""An event written in a few words, made into the incident and claims that a finding is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from trucewatch.model import (
    Actor,
    Certainty,
    Claim,
    EventType,
    Extent,
    Incident,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Quoted,
    Span,
    SpeechAct,
    When,
    content_id,
)


@dataclass(frozen=True, slots=True)
class CaseAccount:
    """What one speaker says of the event: who did it and to whom, or that it did not happen (``denies``)."""

    says: str
    by: tuple[Actor, ...] = ()
    to: tuple[Actor, ...] = ()
    denies: bool = False


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event with the accounts of it; the first account is the one that alleges it."""

    act: EventType
    accounts: tuple[CaseAccount, ...]
    time: When = field(default_factory=When)
    said_on: date | None = None
    place: Place | None = None
    words: str = "It happened."
    habit: bool = False
    not_done: bool = False


def incident_of(event: CaseEvent) -> tuple[Incident, tuple[Claim, ...]]:
    """Return the incident an event stands for, with one claim an account."""
    claims = tuple(_claim(event, account, number) for number, account in enumerate(event.accounts))
    incident = Incident(
        id=content_id("i", *(claim.id for claim in claims)),
        title=event.words,
        event_type=event.act.value,
        claims=tuple(claim.id for claim in claims),
        reports=tuple(claim.report for claim in claims),
        origins=tuple(account.says for account in event.accounts),
        independent_sources=len(claims),
        agree=(),
        disagree=(),
        links=(),
        place=event.place,
        time=event.time,
        armed=event.act.armed,
        extent=(Extent.HABIT if event.habit else Extent.EVENT).value,
    )
    return incident, claims


def _claim(event: CaseEvent, account: CaseAccount, number: int) -> Claim:
    denied = account.denies or (event.not_done and number == 0)
    return Claim(
        id=content_id("c", repr(event), str(number)),
        report=content_id("r", str(number)),
        span=Span(0, len(event.words)),
        quote=event.words,
        event_type=event.act,
        speaker=Actor(account.says),
        relays=(),
        joint=(),
        attribution=None,
        quoted=Quoted.INDIRECT,
        cue=None,
        act=SpeechAct.DENY if account.denies else SpeechAct.ASSERT,
        polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
        mood=Mood.REALISED,
        certainty=Certainty.CERTAIN,
        extent=Extent.HABIT if event.habit else Extent.EVENT,
        actors=account.by,
        targets=account.to,
        places=(event.place,) if event.place else (),
        time=event.time,
        said_on=When(event.said_on, event.said_on, Precision.DAY) if event.said_on else When(),
        counts=(),
        basis=None,
        rule="case",
        recipe="case@1",
        confidence=1.0,
    )


def day_of(first: date | None, last: date | None, hours: tuple[int, int] | None) -> When:
    """Return the days of an event; ``hours`` narrow the first and the last."""
    if first is None:
        return When()
    start, end = hours if hours else (None, None)
    return When(first, last or first, Precision.HOUR if hours else Precision.DAY, start, end)


def place_of(name: str, country: str, within: Sequence[str]) -> Place:
    """Return the place of an event, as exact as a town."""
    return Place(name, country=country, precision=PlacePrecision.SETTLEMENT, within=tuple(within))
