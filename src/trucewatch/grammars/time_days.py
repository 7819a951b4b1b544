"""Times named by day, month or year: which one is meant, given the day of writing and the tense."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from trucewatch.grammars.time_calendar import (
    Interval,
    month_end,
    part_of_month,
    part_of_years,
    shift,
    valid,
    week_start,
)
from trucewatch.grammars.time_expression import Moment, Relation, TimeKind
from trucewatch.model import Precision

Tense = Literal["past", "future"] | None
Anchors = Sequence[tuple[str, date | datetime]]

_HOURS = {
    "early morning": (0, 8), "morning": (5, 12), "noon": (12, 12), "midday": (12, 12), "afternoon": (12, 18),
    "evening": (17, 23), "night": (18, 24), "dawn": (4, 8), "daybreak": (4, 8), "sunrise": (4, 8),
    "dusk": (16, 21), "sunset": (16, 21), "nightfall": (16, 22), "midnight": (0, 0), "early": (0, 9), "late": (18, 24),
}  # fmt: skip
_FAR = 300
"""Days. A bare "March 7" this far off in the tense's direction means the near one: a far one carries its year."""


class Given(NamedTuple):
    """What a moment is resolved against."""

    day: date
    tense: Tense
    relation: Relation
    anchors: Anchors


def _hours(moment: Moment) -> tuple[int | None, int | None]:
    if moment.hour is not None:
        return moment.hour if moment.first_hour is None else moment.first_hour, moment.hour
    if moment.part in ("morning", "afternoon", "evening", "night") and moment.edge in ("early", "late"):
        first, last = _HOURS[moment.part]
        return (max(0, first - 5), first + 3) if moment.edge == "early" else ((first + last) // 2, last)
    return _HOURS.get(moment.part or moment.edge or "", (None, None))


def on_day(day: date, moment: Moment) -> Interval:
    """Return one day, narrowed by the part of the day or the clock the words name."""
    if moment.part in ("overnight",):
        return Interval(shift(day, -1), day, Precision.DAY, 18, 6)
    first, last = _hours(moment)
    if moment.part == "midnight" and moment.kind is not TimeKind.PART:
        first = last = None  # which end of the day is meant differs from writer to writer
    exact = moment.hour is not None or moment.part in ("noon", "midday", "midnight")
    return Interval(day, day, Precision.HOUR if exact and first is not None else Precision.DAY, first, last)


def _ahead(given: Given) -> bool:
    """Tell whether a bare day lies ahead: by the tense, or by the preposition where no tense is given."""
    if given.relation is Relation.SINCE:
        return False
    if given.tense is not None:
        return given.tense == "future"
    return given.relation in (Relation.BY, Relation.UNTIL, Relation.BEFORE)


def resolve_weekday(moment: Moment, given: Given) -> Interval:
    """Resolve "on Tuesday", "last Friday", "next Monday", "Friday last week"."""
    wanted = moment.weekday or 0
    if moment.unit == "week":
        return on_day(shift(week_start(given.day), 7 * (moment.rank or 0) + wanted), moment)
    behind, ahead = (given.day.weekday() - wanted) % 7, (wanted - given.day.weekday()) % 7
    if moment.step == -1:
        return on_day(shift(given.day, -(behind or 7)), moment)
    if moment.step == 1:
        day = shift(given.day, ahead or 7)
        if week_start(day) == week_start(given.day):  # "next Friday" on a Tuesday: this week's or the one after
            return Interval(day, shift(day, 7), Precision.WEEK)
        return on_day(day, moment)
    if moment.step == 0:
        return on_day(shift(given.day, -behind if given.tense == "past" else ahead), moment)
    return on_day(shift(given.day, ahead if _ahead(given) else -behind), moment)


def resolve_day_word(moment: Moment, given: Given) -> Interval:
    """Resolve today, yesterday, tomorrow, tonight, last night, overnight."""
    day, name = given.day, moment.name
    if name == "overnight":
        if given.tense == "future":
            return Interval(day, shift(day, 1), Precision.DAY, 18, 6)
        return Interval(shift(day, -1), day, Precision.DAY, 18, 6)
    if name == "last night":
        return Interval(shift(day, -1), day, Precision.DAY, 18, 6)
    if name == "tonight":
        return Interval(day, day, Precision.DAY, 18, 24)
    steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return on_day(shift(day, steps.get(name or "", 0)), moment)


def _chosen(back: date | None, on: date | None, given: Given, *, ahead: bool | None) -> date | None:
    """Choose between the latest such day behind and the next one on; a far one loses (see ``_FAR``)."""
    if back is None or on is None:
        return back or on
    behind, before = (given.day - back).days, (on - given.day).days
    if ahead is None:
        return back if behind <= before else on
    if ahead:
        return back if before > _FAR else on
    return on if behind > _FAR else back


def _direction(given: Given) -> bool | None:
    if given.relation is Relation.SINCE:
        return False
    return None if given.tense is None else given.tense == "future"


def resolve_date(moment: Moment, given: Given) -> Interval:
    """Resolve "March 7", "26 February 2016", "2016-02-26"; a day the calendar lacks resolves to nothing."""
    month, first = moment.month or 1, moment.day or 1
    if moment.name == "either" and moment.year is not None:
        days = sorted(day for day in (valid(moment.year, month, first), valid(moment.year, first, month)) if day)
        return Interval(days[0], days[-1], Precision.UNKNOWN) if days else Interval()
    if moment.name == "that year":
        told = next((when for name, when in given.anchors if name == "event"), None)
        day = valid(told.year, month, first) if told is not None else None
    elif moment.year is not None:
        day = valid(moment.year, month, first)
    elif moment.unit == "year":
        day = valid(given.day.year + (moment.step or 0), month, first)
    else:
        years = range(given.day.year - 4, given.day.year + 5)
        near = [found for year in years if 0 < year < 10000 and (found := valid(year, month, first))]
        back = max((d for d in near if d <= given.day), default=None)
        day = _chosen(back, min((d for d in near if d >= given.day), default=None), given, ahead=_direction(given))
    if day is None:
        return Interval()
    last = valid(day.year, month, moment.last_day) if moment.last_day else None
    return Interval(day, last, Precision.DAY) if last is not None and last > day else on_day(day, moment)


def resolve_month_named(moment: Moment, given: Given) -> Interval:
    """Resolve "August 2015", "last March", "early February"; a bare month is the latest one begun."""
    number = moment.month or 1
    if moment.year is not None:
        first: date | None = date(moment.year, number, 1)
    elif moment.unit == "year":
        first = valid(given.day.year + (moment.step or 0), number, 1)
    else:
        first = _nearest_month(moment, number, given)
    if first is None:
        return Interval()
    start, end, precision = part_of_month(first, moment.edge)
    if given.tense == "past" and moment.year is None and start <= given.day < end:
        end = given.day
    return Interval(start, end, precision)


def _nearest_month(moment: Moment, number: int, given: Given) -> date | None:
    year = given.day.year
    here = date(year, number, 1)
    if moment.step == -1:
        return here if month_end(here) < given.day else valid(year - 1, number, 1)
    if moment.step == 1:
        return here if here > given.day else valid(year + 1, number, 1)
    if moment.step == 0:
        return here
    back = here if here <= given.day else valid(year - 1, number, 1)
    on = here if month_end(here) >= given.day else valid(year + 1, number, 1)
    ahead = _ahead(given)
    return _chosen(back, on, given, ahead=ahead) if ahead else back


def resolve_year_named(moment: Moment, given: Given) -> Interval:
    """Resolve "2014", "late 2014"."""
    year = moment.year or given.day.year
    start, end = part_of_years(date(year, 1, 1), date(year, 12, 31), moment.edge)
    return Interval(start, end, Precision.YEAR if end.month - start.month > 10 else Precision.MONTH)


def resolve_decade_named(moment: Moment, given: Given) -> Interval:
    """Resolve "the 1990s"."""
    year = (moment.year or given.day.year) // 10 * 10
    start, end = part_of_years(date(year, 1, 1), date(year + 9, 12, 31), moment.edge)
    return Interval(start, end, Precision.YEAR)


def resolve_part(moment: Moment, given: Given) -> Interval:
    """Resolve "at dawn", "by noon"; a midnight still to come is the one that ends the day of writing."""
    if moment.part == "midnight" and given.relation is Relation.AT and given.tense != "past":
        return on_day(shift(given.day, 1), moment)  # the midnight that ends the day of writing
    if moment.part == "midnight" and given.relation is Relation.FROM and given.tense == "future":
        return on_day(shift(given.day, 1), moment)
    return on_day(given.day, moment)


def resolve_clock(moment: Moment, given: Given) -> Interval:
    """Resolve "0600 GMT" to that hour of the day of writing; zones are not converted."""
    return on_day(given.day, moment)
