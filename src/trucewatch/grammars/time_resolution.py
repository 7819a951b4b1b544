"""From what the words say to an interval of days, given the day of writing and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from trucewatch.grammars import time_days, time_stretches
from trucewatch.grammars.time_calendar import Interval, shift
from trucewatch.grammars.time_days import Anchors, Given, Tense
from trucewatch.grammars.time_expression import Moment, Relation, TimeExpression, TimeKind
from trucewatch.model import DatedReason, Precision, Span, When


def _nothing(moment: Moment, given: Given) -> Interval:
    return Interval()


_RESOLVE: dict[TimeKind, Callable[[Moment, Given], Interval]] = {
    TimeKind.WEEKDAY: time_days.resolve_weekday,
    TimeKind.DAY: time_days.resolve_day_word,
    TimeKind.DATE: time_days.resolve_date,
    TimeKind.MONTH: time_days.resolve_month_named,
    TimeKind.YEAR: time_days.resolve_year_named,
    TimeKind.DECADE: time_days.resolve_decade_named,
    TimeKind.PART: time_days.resolve_part,
    TimeKind.CLOCK: time_days.resolve_clock,
    TimeKind.PERIOD: time_stretches.resolve_period,
    TimeKind.ROLLING: time_stretches.resolve_rolling,
    TimeKind.AGO: time_stretches.resolve_ago,
    TimeKind.LENGTH: time_stretches.resolve_length,
    TimeKind.ANCHORED: time_stretches.resolve_anchored,
    TimeKind.RECURRING: _nothing,
}
_HOUR_KINDS = frozenset({TimeKind.PART, TimeKind.CLOCK})
_STRETCHES = frozenset({TimeKind.LENGTH, TimeKind.ROLLING, TimeKind.RECURRING})
_DAWN = frozenset({"dawn", "daybreak", "sunrise"})
_SHORT = frozenset({Precision.DAY, Precision.HOUR})
_NO_DAY = date(9999, 12, 31)


def _one(moment: Moment, given: Given) -> Interval:
    return _RESOLVE[moment.kind](moment, given)


def _range(first: Moment, last: Moment, given: Given) -> Interval:
    """Resolve both ends so that the first lies before the last: backwards from the last, or forwards from the first."""
    if first.kind is TimeKind.DATE and first.year is None and last.year is not None and last.month is not None:
        first = replace(first, year=last.year - ((first.month or 1) > last.month))
    if last.kind in _HOUR_KINDS or given.tense == "future":
        opening = _one(first, given)
        closing = _one(last, given._replace(day=opening.start or given.day))
    else:
        closing = _one(last, given)
        opening = _one(first, given._replace(day=closing.start or given.day))
    if opening.start is None or closing.end is None:
        return Interval()
    precision = opening.precision if opening.precision == closing.precision else Precision.DAY
    start, end = min(opening.start, closing.end), max(opening.start, closing.end)
    return Interval(start, end, precision, opening.from_hour, closing.to_hour)


def _related(found: Interval, expression: TimeExpression) -> Interval:
    """Open the end that since, from, after, before, until or by leaves open."""
    relation, kind = expression.relation, expression.kind
    if found == Interval() or kind in _STRETCHES or (kind is TimeKind.AGO and relation is Relation.AFTER):
        return found
    if relation is Relation.WEEK_TO and found.end is not None:
        return Interval(shift(found.end, -6), found.end, Precision.DAY)
    if relation is Relation.SINCE:
        middle = expression.first.edge == "mid" and kind is TimeKind.MONTH and found.start is not None
        start = found.start.replace(day=15) if middle and found.start is not None else found.start
        return found._replace(start=start, end=None, to_hour=None)
    if kind in _HOUR_KINDS:
        return found
    if relation in (Relation.FROM, Relation.AFTER):
        return found._replace(end=None, to_hour=None)
    if relation is Relation.BY and found.to_hour is not None:
        return found
    if relation in (Relation.UNTIL, Relation.BY):
        return found._replace(start=None, from_hour=None)
    if relation is Relation.BEFORE and expression.first.part in _DAWN and found.start is not None:
        return found._replace(from_hour=0)  # "before dawn on Tuesday": in the small hours of that day
    if relation is Relation.BEFORE:
        closes = expression.first.edge in ("end", "last")  # "before the end of the month": within the month
        long = found.precision not in _SHORT and found.start is not None and not closes
        end = shift(found.start, -1) if long and found.start is not None else found.end
        return found._replace(start=None, end=end, from_hour=None)
    return found


def _union(first: Interval, second: Interval) -> Interval:
    """Widen two readings into one that holds both; the precision falls with the width."""
    if first == second:
        return first
    if Interval() in (first, second):
        return Interval()
    start = None if first.start is None or second.start is None else min(first.start, second.start)
    end = None if first.end is None or second.end is None else max(first.end, second.end)
    if start is None and end is None:
        return Interval()
    narrow = start is not None and end is not None and (end - start).days <= 14
    return Interval(start, end, Precision.WEEK if narrow else Precision.UNKNOWN)


def _absolute(moment: Moment) -> bool:
    """Tell whether the words hold their own year, or hang on a known time and not on the day of writing."""
    return moment.year is not None or (moment.kind is TimeKind.ANCHORED)


def _reference_days(reference: DatedReason | date | None) -> tuple[date, date] | None:
    if reference is None or isinstance(reference, date):
        return None if reference is None else (reference, reference)
    if reference.best is not None:
        return reference.best, reference.best
    if reference.earliest is not None and reference.latest is not None:
        return reference.earliest, reference.latest
    return None


def resolve(
    expression: TimeExpression,
    reference: DatedReason | date | None,
    *,
    tense: Tense = None,
    anchors: Anchors = (),
) -> When:
    """Resolve an expression to an interval of days, never more exact than its words.

    ``reference`` is the day of writing. Where only a range of days is known for it, the result is widened to hold what
    the words would mean on any of them; where nothing is known, only words that carry their own year resolve.
    ``tense`` decides between a weekday or a month-day behind and one ahead. ``anchors`` are known times of the
    agreement by name ("in_force", "announced"), of other events by their noun ("war"), and ``event`` for the day of
    what was told just before ("a day earlier"). An open end, or an end nobody can tell, is None.

    >>> from datetime import date
    >>> from trucewatch.grammars.times import find_times
    >>> found, = find_times("The bridge was hit late on Monday.")
    >>> when = resolve(found, date(2021, 5, 12), tense="past")
    >>> when.words, when.start.isoformat(), when.end.isoformat(), when.from_hour
    ('late on Monday', '2021-05-10', '2021-05-10', 18)
    """
    days = _reference_days(reference)
    moments = [moment for moment in (expression.first, expression.last) if moment is not None]
    if days is None and all(_absolute(moment) for moment in moments):
        days = (_NO_DAY, _NO_DAY)
    found = Interval()
    if days is not None:
        readings = [_reading(expression, day, tense, anchors) for day in days]
        found = _union(readings[0], readings[1])
    return When(
        start=found.start,
        end=found.end,
        precision=found.precision,
        from_hour=found.from_hour,
        to_hour=found.to_hour,
        span=Span(expression.start, expression.end),
        words=expression.words,
    )


def _reading(expression: TimeExpression, day: date, tense: Tense, anchors: Anchors) -> Interval:
    given = Given(day, tense, expression.relation, anchors)
    if expression.last is None:
        return _related(_one(expression.first, given), expression)
    return _related(_range(expression.first, expression.last, given), expression)
