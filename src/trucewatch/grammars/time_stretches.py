"""Stretches of time: calendar periods, stretches up to or from the day of writing, times counted from a known event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from trucewatch.grammars.time_calendar import (
    SEASONS,
    UNIT_PRECISION,
    Interval,
    around,
    back_from,
    calendar_period,
    edge_of_period,
    moved,
    shift,
    week_start,
)
from trucewatch.grammars.time_days import Anchors, Given
from trucewatch.grammars.time_expression import Moment, Relation
from trucewatch.grammars.time_forms import AGREEMENT_NOUNS
from trucewatch.model import Precision

_ROUNDS = {
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "weekend": Precision.DAY,
    "month": Precision.MONTH,
    "quarter": Precision.MONTH,
}
_ONE_DAY = timedelta(days=1)


def _weekend(moment: Moment, given: Given) -> Interval:
    """Return the weekend meant: the one just past, unless the tense or "next" looks ahead."""
    saturday = shift(week_start(given.day), 5)
    inside = given.day >= saturday
    if moment.step in (None, 0):
        step = 0 if inside or given.tense == "future" or moment.step == 0 else -1
    else:
        step = moment.step if inside or moment.step < 0 else 0
    if moment.step == 1 and not inside and not moment.rolling:
        return Interval(saturday, shift(saturday, 8), Precision.WEEK)
    start = shift(saturday, 7 * step)
    end = shift(start, 1)
    return Interval(start, min(end, given.day) if given.tense == "past" and start <= given.day else end, Precision.DAY)


def resolve_period(moment: Moment, given: Given) -> Interval:
    """Resolve "last week", "this month", "the weekend", "late last year"."""
    unit = moment.unit or "week"
    if unit == "weekend":
        return _weekend(moment, given)
    if moment.year is not None:
        start, end = calendar_period(unit, date(moment.year, 1, 1), 0) or (None, None)
        return Interval(start, end, Precision.MONTH)
    if moment.rolling:
        return resolve_rolling(replace(moment, number=1.0), given)
    span = calendar_period(unit, given.day, moment.step or 0)
    if span is None:
        return Interval()
    start, end = span
    precision = _ROUNDS.get(unit, Precision.MONTH if unit in SEASONS else Precision.YEAR)
    if moment.edge not in (None, "earlier", "later"):
        return edge_of_period(start, end, moment.edge or "", precision)
    if not moment.step and start <= given.day <= end:
        if moment.edge == "later" or (given.tense == "future" and moment.edge is None):
            start = given.day
        else:
            end = given.day
    return Interval(start, end, precision)


def resolve_rolling(moment: Moment, given: Given) -> Interval:
    """Resolve "the past 24 hours", "the next five days", "recent weeks" from the day of writing."""
    unit = moment.unit or "day"
    precision = UNIT_PRECISION.get(unit, Precision.UNKNOWN)
    number = moment.at_most or moment.number
    if (
        moment.name in ("following", "next", "previous", "preceding")
        and number is None
        and unit in ("day", "night", "hour")
    ):
        return in_context(-1 if moment.step == -1 else 1, given)  # "the next day": next to what was told before
    if moment.step == 1:
        return Interval(given.day, None if number is None else moved(given.day, number, unit, 1), precision)
    if number is None:
        single = moment.name not in ("recent",) and unit in ("hour", "day", "night")
        return Interval(moved(given.day, 1, unit, -1) if single else None, given.day, precision)
    return Interval(back_from(given.day, number, unit), given.day, precision)


def in_context(sign: int, given: Given, days: int = 1) -> Interval:
    """Resolve "a day earlier": against the event told before, or only as not after the writing."""
    event = next((as_day(when) for name, when in given.anchors if name == "event"), None)
    if event is not None:
        day = shift(event, sign * days)
        return Interval(day, day, Precision.DAY)
    if sign < 0 and given.tense != "future":
        return Interval(None, shift(given.day, -days), Precision.UNKNOWN)
    return Interval(None, given.day, Precision.UNKNOWN) if given.tense == "past" else Interval()


_CONTEXT = {
    "earlier": -1, "before": -1, "beforehand": -1, "previously": -1, "later": 1, "after": 1, "afterward": 1,
    "afterwards": 1, "day before": -1, "previous day": -1, "day earlier": -1, "day after": 1, "following day": 1,
    "next day": 1, "same day": 0,
}  # fmt: skip


def resolve_ago(moment: Moment, given: Given) -> Interval:
    """Resolve "two weeks ago", "hours earlier", "the previous day"."""
    name, unit = moment.name or "ago", moment.unit or "day"
    if name in _CONTEXT:
        days = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365}.get(unit, 0)
        return in_context(_CONTEXT[name], given, round(min(moment.number or 1, 1000)) * days)
    if name == "from now":
        return _stretch_ahead(moment, given)
    number = moment.number
    if number is None:
        precision = Precision.UNKNOWN if unit not in ("minute", "hour", "day") else Precision.DAY
        return Interval(shift(given.day, -1) if unit in ("minute", "hour") else None, given.day, precision)
    most = moment.at_most or number
    if unit in ("minute", "hour"):
        hours = most / (60 if unit == "minute" else 1)
        return Interval(
            shift(given.day, min(-1, -int(-(-hours // 24)))) if hours > 1.5 else given.day, given.day, Precision.DAY
        )
    return around(moved(given.day, most, unit, -1), moved(given.day, number, unit, -1), unit, number)


def _stretch_ahead(moment: Moment, given: Given) -> Interval:
    if moment.number is None:
        return Interval(given.day, None, UNIT_PRECISION.get(moment.unit or "day", Precision.UNKNOWN))
    unit, number = moment.unit or "day", moment.number
    first, last = moved(given.day, number, unit, 1), moved(given.day, moment.at_most or number, unit, 1)
    if unit in ("minute", "hour"):
        return Interval(given.day, last, Precision.DAY)
    return around(first, last, unit, number)


def resolve_length(moment: Moment, given: Given) -> Interval:
    """Resolve "for five years", "in 18 months", "four months of" as a stretch up to or from the day of writing."""
    unit, number = moment.unit or "day", moment.at_most or moment.number
    precision = UNIT_PRECISION.get(unit, Precision.UNKNOWN)
    future = given.tense == "future"
    if given.relation is Relation.IN and moment.name != "of":
        short = unit in ("minute", "hour", "day")
        if future or moment.name == "time" or (given.tense is None and not short):
            return _stretch_ahead(moment, given)
    if future or (given.relation is Relation.WITHIN and given.tense is None):
        return Interval(given.day, None if number is None else moved(given.day, number, unit, 1), precision)
    return Interval(None if number is None else back_from(given.day, number, unit), given.day, precision)


def as_day(when: date | datetime) -> date:
    """Return the local day of a known time."""
    return when.date() if isinstance(when, datetime) else when


def _anchor(moment: Moment, anchors: Anchors) -> date | datetime | None:
    """Find the known time a noun points at: the truce's own by what happened to it, any other by its name."""
    noun, event = moment.name, moment.event or moment.edge or ""
    if noun is not None and noun not in AGREEMENT_NOUNS:
        return next((when for name, when in anchors if name == noun), None)
    if event != "was due" and event.startswith(("was ", "announce", "sign", "being announced")):
        wanted: tuple[str, ...] = ("announce", "agreed", "sign", "reach", "declar")
    elif event.startswith(("end", "expir", "collaps", "breakdown")):
        wanted = ("expir", "end", "collaps")
    else:
        wanted = ("force", "effect", "start", "begin")
    return next((when for name, when in anchors if any(word in name for word in wanted)), None)


def resolve_anchored(moment: Moment, given: Given) -> Interval:
    """Resolve "the third day of the truce", "since the war began" against the known times given; else nothing."""
    found = _anchor(moment, given.anchors)
    if found is None:
        return Interval()
    day = as_day(found)
    if moment.step is not None:
        return _ordered(moment, found, given)
    if moment.event == "before" or given.relation is Relation.BEFORE or moment.edge == "eve":
        midnight = not isinstance(found, datetime) or found.hour == 0
        last = shift(day, -1) if midnight or moment.edge == "eve" else day
        hour = found.hour if isinstance(found, datetime) and last == day <= given.day else None
        first = last if moment.edge == "eve" and given.relation is Relation.AT else None
        return Interval(first, min(last, given.day), Precision.DAY, None, hour)
    if day > given.day and given.tense != "future":
        return Interval()  # the words speak of something else: this had not come yet
    if moment.rank is None or moment.unit is None:
        after = given.relation in (Relation.AFTER, Relation.SINCE) and isinstance(found, datetime)
        return Interval(day, day, Precision.DAY, _full_hour(found) if after and isinstance(found, datetime) else None)
    first = moved(day, moment.rank - 1, moment.unit, 1) if moment.unit != "hour" else day
    last = first if moment.unit in ("day", "night", "hour") else shift(moved(day, moment.rank, moment.unit, 1), -1)
    return Interval(first, last, UNIT_PRECISION.get(moment.unit, Precision.DAY))


_VAGUE_HOURS = {"shortly": (0.0, 3.0), "minute": (0.0, 1.0), "hour": (0.0, 12.0)}
"""What "shortly", "minutes" and "hours" before or after something commonly mean, in hours."""


def _ordered(moment: Moment, found: date | datetime, given: Given) -> Interval:
    """Resolve "an hour after the truce took effect": never on its other side, and as wide as such words are."""
    at = found if isinstance(found, datetime) else datetime.combine(found, datetime.min.time())
    sign, unit, number = moment.step or 1, moment.unit or "shortly", moment.number
    if unit in _VAGUE_HOURS:
        low, high = _VAGUE_HOURS[unit]
        if number is not None:
            scale = 60.0 if unit == "minute" else 1.0
            low, high = max(0.0, number / scale - 1), min(moment.at_most or number, 1000.0) / scale + 1
        ends = sorted((at + timedelta(hours=sign * low), at + timedelta(hours=sign * high)))
        return _hours_of(ends[0], ends[1], sign) if ends[0].date() <= given.day else Interval()
    if number is None:
        far = moved(at.date(), 6, "day" if unit == "day" else unit, sign)
        first, last = sorted((shift(at.date(), sign), far))
        return Interval(first, min(last, max(first, given.day)), Precision.WEEK)
    first, last = sorted((moved(at.date(), number, unit, sign), moved(at.date(), moment.at_most or number, unit, sign)))
    return around(first, last, unit, number) if first <= given.day or given.tense == "future" else Interval()


def _hours_of(first: datetime, last: datetime, sign: int) -> Interval:
    """Return the hours from one moment to another, rounded away from what they lie before (-1) or after (1).

    An end at midnight is the hour 24 of the day before.
    """
    start, end = (first.hour, last.hour) if sign < 0 else (_full_hour(first), _full_hour(last))
    first_day, last_day = first.date(), last.date()
    if end == 0:
        end, last_day = 24, shift(last_day, -1)
    if start == 24:
        start, first_day = 0, shift(first_day, 1)
    narrow = first_day == last_day and end - start <= 2
    return Interval(first_day, last_day, Precision.HOUR if narrow else Precision.DAY, start, end)


def _full_hour(when: datetime) -> int:
    """Return the first full hour at or after a moment, 0 to 24."""
    return when.hour + (when.minute > 0 or when.second > 0)
