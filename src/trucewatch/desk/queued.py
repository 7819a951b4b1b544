"""What stands in the queue of what waits for a person's decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from trucewatch.model import Standing

ANY = 1_000_000
"""More than any queue holds: a limit that leaves nothing out."""


class Why(IntEnum):
    """Why a record waits for a person, most urgent first; the numbers order the queue."""

    PEOPLE_KILLED = 1
    DISPUTED = 2
    APPARENT = 3
    DOUBT = 4
    STALE = 5
    UNDATED = 6
    UNLOCATED = 7
    MERGE = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a decision.

    ``kind`` is the record's (claim, incident, tally, finding), or ``gone`` where people decided about what is no longer
    made. ``why`` has one line for each cause, the gravest first, and ``cause`` is that gravest one. ``hangs_on_it`` names
    what follows from it, each as (record id, words). ``other`` is the second record of a suggested merge, or the decision
    about what is gone. ``always``: it waits whatever its standing is, because the machine's reading moved under a
    correction, or because it is gone. ``seen`` is the mark to hand back with the decision. ``order`` sorts the queue as
    text.
    """

    record: str
    kind: str
    title: str
    cause: Why
    why: tuple[str, ...]
    hangs_on_it: tuple[tuple[str, str], ...]
    standing: Standing
    seen: str
    order: str
    other: str | None = None
    always: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The first of what waits, and how many wait in all, by cause."""

    waiting: tuple[Waiting, ...]
    total: int
    by_cause: tuple[tuple[Why, int], ...]
