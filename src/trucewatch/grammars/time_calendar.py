"""Days, months, years and the periods between them, by the calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from trucewatch.model import Precision

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
UNIT_PRECISION = {
    "minute": Precision.DAY, "hour": Precision.DAY, "day": Precision.DAY, "night": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.WEEK, "fortnight": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}  # fmt: skip


class Interval(NamedTuple):
    """Days, both ends inclusive, with precision and hours."""

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    from_hour: int | None = None
    to_hour: int | None = None


def shift(day: date, days: float) -> date:
    """Move a day, stopping at the ends of the calendar."""
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return date.min if days < 0 else date.max


def add_months(day: date, months: int) -> date:
    """Return the same day of the month some months away, or that month's last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = min(max(count // 12, 1), 9999), count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def week_start(day: date) -> date:
    """Return the Monday of a day's week."""
    return shift(day, -day.weekday())


def valid(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def part_of_month(first: date, edge: str | None) -> tuple[date, date, Precision]:
    """Return the days of a month, or of the third or half that ``edge`` names, with their precision."""
    last = month_end(first)
    tenths = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day), "end": (21, last.day)}
    halves = {"first half": (1, 15), "second half": (16, last.day), "first": (1, 7), "last": (last.day - 6, last.day)}
    start, end = {**tenths, **halves}.get(edge or "", (1, last.day))
    whole = start == 1 and end == last.day
    return first.replace(day=start), first.replace(day=end), Precision.MONTH if whole else Precision.WEEK


def part_of_years(start: date, end: date, edge: str | None) -> tuple[date, date]:
    """Return the third or the half of a year or a decade that "early", "mid", "late" and the like name."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    share = {
        "early": (0, 4),
        "mid": (3, 9),
        "late": (8, 12),
        "end": (10, 12),
        "first half": (0, 6),
        "second half": (6, 12),
    }.get(edge or "")
    if share is None:
        return start, end
    first = add_months(start, months * share[0] // 12)
    return first, month_end(add_months(start, max(months * share[1] // 12 - 1, months * share[0] // 12)))


def calendar_period(unit: str, day: date, step: int) -> tuple[date, date] | None:
    """Return the calendar week, month, quarter, year, season or decade some steps from a day's own."""
    if unit in ("week", "weekend"):
        monday = shift(week_start(day), 7 * step)
        return (shift(monday, 5) if unit == "weekend" else monday), shift(monday, 6)
    if unit == "month":
        first = add_months(day.replace(day=1), step)
        return first, month_end(first)
    if unit == "quarter":
        first = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return first, month_end(add_months(first, 2))
    if unit == "decade":
        first = date(max(1, day.year // 10 * 10 + 10 * step), 1, 1)
        return first, date(min(first.year + 9, 9999), 12, 31)
    if unit == "year":
        return add_months(date(day.year, 1, 1), 12 * step), add_months(date(day.year, 12, 31), 12 * step)
    return _season(unit, day, step) if unit in SEASONS else None


def _season(unit: str, day: date, step: int) -> tuple[date, date]:
    first, _ = SEASONS[unit]
    start = date(day.year, first, 1)
    if step < 0 and month_end(add_months(start, 2)) >= day:
        start = add_months(start, -12)
    elif step > 0 and start <= day:
        start = add_months(start, 12)
    return start, month_end(add_months(start, 2))


def edge_of_period(start: date, end: date, edge: str, precision: Precision) -> Interval:
    """Return the part of a week, month or year that "early", "mid", "late" or "the end of" names."""
    if precision is Precision.WEEK:
        days = {
            "early": (0, 2),
            "mid": (2, 4),
            "late": (3, 6),
            "end": (4, 6),
            "first half": (0, 3),
            "second half": (3, 6),
        }
        first, last = days.get(edge, (0, 6))
        return Interval(shift(start, first), shift(start, last), Precision.DAY)
    if precision is Precision.MONTH:
        first_day, last_day, _ = part_of_month(start, edge)
        return Interval(first_day, last_day, Precision.WEEK)
    first_day, last_day = part_of_years(start, end, edge)
    return Interval(first_day, last_day, Precision.MONTH)


def moved(day: date, number: float, unit: str, sign: int) -> date:
    """Move a day by a number of units, whole months and years by the calendar."""
    number = min(number, 100_000.0)
    if unit in ("month", "year", "decade", "quarter"):
        return add_months(day, sign * round(number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]))
    if unit in ("minute", "hour"):
        hours = number / 60 if unit == "minute" else number
        return shift(day, sign * -int(-hours // 24)) if hours > 1 else day
    return shift(day, sign * round(number * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1)))


def back_from(day: date, number: float, unit: str) -> date:
    """Return the first day of a stretch that ends on the day of writing."""
    if unit in ("day", "night"):
        return shift(day, -max(0, round(number) - 1)) if unit == "day" and number > 1 else shift(day, -1)
    return moved(day, number, unit, -1)


def around(first: date, last: date, unit: str, number: float) -> Interval:
    """Widen a day counted off in units to what such words commonly mean.

    Days stay days. Weeks: three days either way, rounded out to whole calendar weeks. One month: ten days either way;
    a few: half a month; many: whole months either side. Years: the calendar year.
    """
    if unit in ("day", "night"):
        return Interval(first, last, Precision.DAY)
    if unit in ("week", "fortnight", "weekend"):
        return Interval(week_start(shift(first, -3)), shift(week_start(shift(last, 3)), 6), Precision.WEEK)
    if unit == "month":
        if number < 6:
            slack = 10 if number <= 1 else 15
            return Interval(shift(first, -slack), shift(last, slack), Precision.MONTH)
        return Interval(add_months(first, -1).replace(day=1), month_end(add_months(last, 1)), Precision.MONTH)
    slack_years = 2 if unit == "decade" else 0
    return Interval(
        date(max(1, first.year - slack_years), 1, 1), date(min(9999, last.year + slack_years), 12, 31), Precision.YEAR
    )
