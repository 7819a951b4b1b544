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
    WITHDRAW = "withdraw"


class Standing(StrEnum):
    """How far people stand behind a machine record. Everything starts as ``proposed``."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    REJECTED = "rejected"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Decision:
    """One appended decision. ``seen`` is the digest of the record as the person saw it.

    ``value`` is the other record of a merge or split, the withdrawn decision's id, or a correction's words.
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
