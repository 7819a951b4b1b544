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
    """One appended decision. ``seen`` is the digest of the record as the person saw it."""

    id: str
    about: str
    seen: str
    kind: DecisionKind
    by: str
    at: datetime
    reason: str
    value: str | None = None
