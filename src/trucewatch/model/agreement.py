"""An agreement as data: who accepted what, when, where it holds, and what it forbids or owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AgreementState(StrEnum):
    """What an agreement is at a time."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"


class PartyStatus(StrEnum):
    """How far somebody is bound."""

    BOUND = "bound"
    ACCEPTED_FOR_PERIOD = "accepted_for_period"
    ANNOUNCED = "announced_not_confirmed"
    RESERVED = "reserved_right_to_respond"
    NOT_BOUND = "not_bound"
    GUARANTOR = "guarantor"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AgreementStatus:
    """From when the agreement is in which state. Times carry their zone."""

    since: datetime
    state: AgreementState
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One dated statement of a party about the agreement; the latest at or before a day holds on that day."""

    status: PartyStatus
    since: date | None = None
    until: date | None = None
    conditions: tuple[str, ...] = ()
    reservations: tuple[str, ...] = ()
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody who belonged to a party or group for a time: by register id, by name, or both; both days included."""

    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody the agreement speaks of: ``actors`` are register ids, ``names`` the words reports use, as a fallback.

    ``members`` belonged to it for a time.
    """

    id: str
    name: str
    side: str
    actors: tuple[str, ...]
    acceptances: tuple[Acceptance, ...]
    names: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcludedGroup:
    """A group the agreement leaves out. ``co_located`` notes places or parties it is mixed with; ``names`` as for a party."""

    id: str
    name: str
    actors: tuple[str, ...]
    co_located: tuple[str, ...] = ()
    reference: str | None = None
    names: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing forbidden, owed or permitted (``kind``). ``acts`` are event types.

    ``by``/``toward`` are party ids or ``any_party``; ``toward`` may also name ``civilians``, ``aid``, ``monitors``.
    ``exceptions`` name the ones this clause knows (``self_defence``, ``excluded_groups``). ``deadline`` is for an
    obligation that is broken by not acting. ``areas`` narrow this clause by place name.
    """

    id: str
    kind: str
    text: str
    acts: tuple[str, ...]
    by: tuple[str, ...]
    toward: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    deadline: datetime | None = None
    reference: str | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Monitor:
    """Who watches, and with what task."""

    name: str
    actors: tuple[str, ...]
    task: str


@dataclass(frozen=True, slots=True)
class ResponseStep:
    """What the agreement says shall follow a violation, in order."""

    order: int
    text: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerificationTest:
    """What must be on record before a person may mark something verified. What is 0 or False is not asked.

    ``sources`` are independent sources that affirm it, ``kinds`` different kinds of them (authorities, armed groups,
    monitors, media, residents, international bodies), ``people`` different persons who confirmed it before, and
    ``undisputed`` that nobody denies it and no two accounts of it exclude each other.
    """

    id: str
    text: str
    sources: int = 0
    kinds: int = 0
    people: int = 0
    undisputed: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement that people write and read. ``countries`` are ISO codes of the area; ``areas`` narrow it by name.

    ``aliases`` are the words reports use for it ("the truce", "cessation of hostilities"). ``known_times`` holds the
    dated milestones a report may lean on ("announced", "acceptance deadline", "in force"). ``guarantors`` are party ids.
    ``closed`` says that the list of parties is complete: whoever is not on it has not accepted. ``tests`` say what
    "verified" needs.
    """

    id: str
    title: str
    zone: str
    statuses: tuple[AgreementStatus, ...]
    countries: tuple[str, ...]
    areas: tuple[str, ...]
    parties: tuple[Party, ...]
    excluded: tuple[ExcludedGroup, ...]
    clauses: tuple[Clause, ...]
    monitors: tuple[Monitor, ...] = ()
    responses: tuple[ResponseStep, ...] = ()
    aliases: tuple[str, ...] = ()
    known_times: tuple[tuple[str, datetime], ...] = ()
    theatre: str | None = None
    digest: str = ""
    guarantors: tuple[str, ...] = ()
    closed: bool = False
    tests: tuple[VerificationTest, ...] = ()
