"""Time with its vagueness: never more exact than the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.span import Span


class Precision(StrEnum):
    """How exact a time is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of local calendar days, both ends inclusive; an open end is None.

    ``from_hour``/``to_hour`` (0 to 24) narrow the first and the last day where the words do
    ("overnight" is 18 on the first day to 6 on the last). ``precision`` is ``unknown`` when nothing is known.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    from_hour: int | None = None
    to_hour: int | None = None
    span: Span | None = None
    words: str | None = None

    @property
    def known(self) -> bool:
        """Tell whether at least one end is known."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class DatedReason:
    """When a report was published, and how we know.

    ``best`` is the one day stated, or None; ``earliest``/``latest`` bound it. ``certain`` only when the input
    itself carries the date (metadata, an explicit full date in the dateline); a reasoned day is never certain.
    """

    best: date | None = None
    earliest: date | None = None
    latest: date | None = None
    certain: bool = False
    reasons: tuple[str, ...] = ()
