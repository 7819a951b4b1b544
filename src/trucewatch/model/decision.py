"""What a person decided about a record, having seen which version of it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person can decide."""

    CONFIRM = "confirm"
    REJECT = "reject"
    VERIFY = "verify"
    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    ADD = "add"
    WITHDRAW = "withdraw"


class ClaimField(StrEnum):
    """What of a claim a person can correct."""

    SPEAKER = "speaker"
    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    EVENT_TYPE = "event_type"
    MOOD = "mood"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    EXTENT = "extent"
    COUNTS = "counts"


class Standing(StrEnum):
    """How far people stand behind a machine record. Everything starts as ``proposed``."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    REJECTED = "rejected"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a claim as a person corrected it, in words; ``was`` is what the machine read there at the time."""

    field: ClaimField
    to: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a report that a person marked as a claim the machine missed: where they stand, and the words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a merge joins or a split parts: claims of one side and of the other. ``other`` is the second record."""

    other: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return each claim of one side with each of the other, smaller id first."""
        return tuple((min(one, two), max(one, two)) for one in self.left for two in self.right if one != two)


@dataclass(frozen=True, slots=True)
class Decision:
    """One appended decision. ``seen`` is the digest of the record as the person saw it.

    ``value`` is, as text, what a merge joins or a split parts, a correction's changes, the words of an added claim, the
    test of a verification, or the id of the withdrawn decision.
    ``erased`` tells that the reason was taken out to protect somebody; that it was decided, by whom and when, stays.
    """

    id: str
    about: str
    seen: str
    kind: DecisionKind
    by: str
    at: datetime
    reason: str
    value: str | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision about to be written down: everything but its place in the chain."""

    about: str
    seen: str
    kind: DecisionKind
    by: str
    at: datetime
    reason: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class SealedWords:
    """Free text of a decision (its ``reason`` or its ``value``), kept beside the chain so that it can be erased.

    The chain holds only a digest over salt and words. ``salt`` and ``words`` are None once erased.
    """

    decision: str
    part: str
    salt: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the chain of decisions. ``number`` counts from 1; ``digest`` covers it and all before it."""

    number: int
    id: str
    about: str
    seen: str
    kind: DecisionKind
    by: str
    at: datetime
    reason_seal: str
    value_seal: str | None
    previous: str
    digest: str
