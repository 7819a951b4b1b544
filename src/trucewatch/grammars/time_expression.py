"""What a time expression says before anybody knows the day it was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimeKind(StrEnum):
    """What an expression names."""

    WEEKDAY = "weekday"
    DAY = "day"  # today, yesterday, tonight, overnight
    DATE = "date"  # March 7, 26 February 2016
    MONTH = "month"  # August 2015, early February
    YEAR = "year"
    DECADE = "decade"
    PERIOD = "period"  # last week, this month, the weekend
    ROLLING = "rolling"  # the past 24 hours, the next five days, recent weeks
    AGO = "ago"  # two weeks ago, hours earlier
    LENGTH = "length"  # for five years, in 18 months, four months of
    PART = "part"  # at dawn, by noon
    CLOCK = "clock"  # 0600 GMT
    ANCHORED = "anchored"  # the first day, since the truce began
    RECURRING = "recurring"  # every Friday, daily


class Relation(StrEnum):
    """How what is told stands to the time named."""

    AT = "at"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"
    BEFORE = "before"
    BY = "by"
    UNTIL = "until"
    FOR = "for"
    IN = "in"
    WITHIN = "within"
    WEEK_TO = "week to"


@dataclass(frozen=True, slots=True)
class Moment:
    """One time named, as far as the words say it. What the words leave out is None.

    ``step`` is -1 for last/past, 0 for this, +1 for next/coming, None where no such word stands there.
    ``first_hour`` is where a stretch of hours begins that ends at ``hour`` ("between 2 and 3 a.m.").
    ``rolling`` marks a period counted from the day of writing ("the past week") and not by the calendar ("last week").
    """

    kind: TimeKind
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    step: int | None = None
    rolling: bool = False
    number: float | None = None
    at_most: float | None = None
    unit: str | None = None
    edge: str | None = None
    part: str | None = None
    hour: int | None = None
    first_hour: int | None = None
    name: str | None = None
    event: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression found in a text: ``text[start:end] == words``.

    ``first`` and ``last`` are the two ends of a range ("from Monday to Wednesday", "Wednesday and Thursday");
    ``last`` is None for a single time. ``relation`` tells since, by, before and the like.
    """

    words: str
    start: int
    end: int
    kind: TimeKind
    relation: Relation
    first: Moment
    last: Moment | None = None
