"""What the index of a case holds: one narrow row a record, so that a page is found without reading every record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from trucewatch.model.claim import EventType
from trucewatch.model.decision import Standing
from trucewatch.model.finding import Verdict
from trucewatch.model.named import PlacePrecision

T = TypeVar("T")


class Side(StrEnum):
    """Where a claim's time falls against the moment the agreement took effect."""

    BEFORE = "before"
    AFTER = "after"
    UNCLEAR = "unclear"


class VoicePart(StrEnum):
    """What part a source has in a claim: who says it, who says it with them, who passes it on."""

    SPEAKER = "speaker"
    JOINT = "joint"
    RELAY = "relay"


@dataclass(frozen=True, slots=True)
class PageOf(Generic[T]):
    """One page of a list. ``number`` counts from 1, ``total`` is over all pages.

    >>> page = PageOf(("c", "d"), number=2, size=2, total=5)
    >>> page.pages, page.first, page.last
    (3, 3, 4)
    """

    items: tuple[T, ...]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; 1 where the list is empty."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The number of the first item on this page, counted from 1; 0 where it is empty."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The number of the last item on this page."""
        return (self.number - 1) * self.size + len(self.items) if self.items else 0


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list. ``best``, ``earliest``, ``latest`` are its day of publication as far as it is known."""

    id: str
    title: str | None
    publisher: str | None
    file: str
    record: int | None
    best: date | None
    earliest: date | None
    latest: date | None
    certain: bool
    length: int
    claims: int
    problems: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What is looked up of a claim. ``speaker`` is a source's key; ``killed`` says that it counts people killed."""

    id: str
    report: str
    incident: str | None
    event_type: EventType
    speaker: str
    first_day: date | None
    last_day: date | None
    said_on: date | None
    side: Side
    armed: bool
    doubtful: bool
    killed: bool
    standing: Standing = Standing.PROPOSED


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list.

    ``standing`` is how far people stand behind it, or behind its finding where nobody decided about the incident
    itself; stale where either is. ``parties`` are the names of those said to act or suffer, ``pressing`` the place in
    the order of what needs a person first (lower comes first). ``since`` is the change number that brought it.
    """

    id: str
    title: str
    event_type: str
    armed: bool
    extent: str
    first_day: date | None
    last_day: date | None
    verdict: Verdict
    finding: str | None
    precision: PlacePrecision
    place: str | None
    place_name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    within: tuple[str, ...]
    claims: int
    reports: int
    sources: int
    clashes: int
    parties: tuple[str, ...]
    pressing: str
    standing: Standing = Standing.PROPOSED
    since: int = 0


@dataclass(frozen=True, slots=True)
class PartyOf:
    """Somebody said to act in an incident or to suffer it: the key to filter by, the name, the incident."""

    key: str
    name: str
    incident: str


@dataclass(frozen=True, slots=True)
class VoiceOf:
    """A source's part in a claim."""

    source: str
    claim: str
    part: VoicePart


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list.

    ``origin`` is the family of voices it belongs to, which counts as one. ``published`` counts reports, ``spoken`` and
    ``relayed`` claims, ``incidents`` the incidents it speaks on.
    """

    key: str
    name: str
    kind: str
    origin: str
    published: int
    spoken: int
    relayed: int
    incidents: int


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """What is looked up of a tally: over which days it counts, on which day it was told, and by which source."""

    id: str
    report: str
    source: str
    counted: str
    first_day: date | None
    last_day: date | None
    told_on: date | None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """What waits for a person, in the words of the queue; ``order`` sorts as text.

    ``other`` is the second record of a suggested merge, or the decision about what is gone. ``always``: it waits whatever
    the standing of the record is.
    """

    record: str
    kind: str
    title: str
    cause: int
    why: tuple[str, ...]
    hangs_on_it: tuple[tuple[str, str], ...]
    order: str
    other: str | None = None
    always: bool = False


@dataclass(frozen=True, slots=True)
class RecordDigest:
    """The digest of a record as it is shown, to tell what a run changed."""

    record: str
    kind: str
    digest: str


@dataclass(frozen=True, slots=True)
class Folded:
    """Words folded for searching: as spelled, and as they sound."""

    exact: str
    sound: str


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the index of a case holds. ``recipe`` names the version of what made it."""

    recipe: str
    reports: tuple[ReportRow, ...]
    claims: tuple[ClaimRow, ...]
    incidents: tuple[IncidentRow, ...]
    parties: tuple[PartyOf, ...]
    voices: tuple[VoiceOf, ...]
    sources: tuple[SourceRow, ...]
    tallies: tuple[TallyEntry, ...]
    waiting: tuple[WaitingRow, ...]
    digests: tuple[RecordDigest, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How far people stand behind one record, and the decision that rests on."""

    record: str
    kind: str
    standing: Standing
    decision: str | None
