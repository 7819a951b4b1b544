"""Sources' own counts by day, each with how far our incidents itemise it: counted as in reports and exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.desk.browsing import Browsing, ClaimView, TallyRow
from trucewatch.desk.tallying import TallyTold
from trucewatch.model import Bound, Tally

_MOST_LINES = 60
_LONGEST = timedelta(days=31)
"""A count over a longer time is not itemised: what a case tells one by one of so long a time says little of it."""


@dataclass(frozen=True, slots=True)
class Itemised:
    """A tally with its parts, as ``incidents.itemise`` counts them.

    ``itemised`` is how many of what is counted our incidents make, ``left`` what remains of the number at least; None where
    the period is not stated, longer than a month, or holds more incidents than a page goes through. ``more`` says that
    our incidents make more than the number. ``at_least`` says that the number is a lower bound, ``told_on`` that the day
    is that of the telling. ``ours`` says it all in a sentence, ``sums`` what does not add up.
    """

    row: TallyRow
    claim: ClaimView
    itemised: int | None
    left: int | None
    more: bool
    at_least: bool
    told_on: bool
    ours: str | None = None
    sums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A source and what it counts, with the tallies of each day of the matrix."""

    name: str
    counted: str
    days: tuple[tuple[Itemised, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sources by days. ``left_out`` counts the lines beyond those shown."""

    days: tuple[date, ...]
    lines: tuple[MatrixLine, ...]
    left_out: int


def matrix(look: Browsing, first: date, last: date) -> Matrix:
    """Return what each source counted on each day, itemised as far as the case has it."""
    made = look.tally_matrix(first, last)
    cells = {(cell.day, cell.source): cell.tallies for cell in made.cells}
    rows = {row.tally.id: row for cell in made.cells for row in cell.tallies}
    claims = {one.claim.id: one for one in look.claim_views(row.tally.claim for row in rows.values())}
    tallies = tuple(row.tally for row in rows.values())
    # A count of the days shown may begin before them or end after them: its incidents are looked for there too.
    spans = [(first, last), *(span for one in tallies if (span := _countable(one)) is not None)]
    told = look.counts_told(tallies, min(begin for begin, _ in spans), max(end for _, end in spans))
    held = {
        name: _itemised(row, claims[row.tally.claim], told.get(name))
        for name, row in rows.items()
        if row.tally.claim in claims
    }
    lines = []
    for source in made.rows[:_MOST_LINES]:
        days = []
        for day in made.days:
            of_day = cells.get((day, source.key), ())
            days.append(tuple(held[row.tally.id] for row in of_day if row.tally.id in held))
        lines.append(MatrixLine(source.name, source.counted, tuple(days)))
    return Matrix(made.days, tuple(lines), max(0, len(made.rows) - _MOST_LINES))


def _itemised(row: TallyRow, claim: ClaimView, told: TallyTold | None) -> Itemised:
    """Lay beside a tally what our incidents itemise of it, and the sums that do not add up."""
    tally = row.tally
    lower, told_on = tally.count.bound in (Bound.AT_LEAST, Bound.MORE_THAN), not tally.period.known
    unfit = () if told is None else tuple(check.words for check in told.sums if check.fits is False)
    if told is None or _countable(tally) is None:
        return Itemised(row, claim, None, None, more=False, at_least=lower, told_on=told_on, sums=unfit)
    found = told.itemised
    left = None if found.left_low is None else int(found.left_low)
    more = tally.count.high is not None and found.items > tally.count.high
    return Itemised(row, claim, int(found.items), left, more, lower, told_on, found.words, unfit)


def days_shown(last: date | None, first: date | None, to: date | None, width: int = 7) -> tuple[date, date] | None:
    """Return the days of a matrix: those asked for, else the last ones told of; None where nothing has a day.

    >>> days_shown(date(2031, 5, 14), None, None)
    (datetime.date(2031, 5, 8), datetime.date(2031, 5, 14))
    """
    week = timedelta(days=width - 1)
    end = within_calendar(to) or (within_calendar(first, week) if first is not None else last)
    if end is None:
        return None
    begin = within_calendar(first) or end - week
    return (min(begin, end), end)


_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9998, 12, 31)
"""Days between which a year can be added and taken away."""


def within_calendar(day: date | None, by: timedelta = timedelta()) -> date | None:
    """Return a day moved by so much, kept away from the ends of the calendar; None stays None.

    >>> within_calendar(date(9999, 12, 31), timedelta(days=9))
    datetime.date(9998, 12, 31)
    """
    if day is None:
        return None
    kept = min(max(day, _FIRST_DAY), _LAST_DAY)
    return min(max(kept + by, _FIRST_DAY), _LAST_DAY)


def _countable(tally: Tally) -> tuple[date, date] | None:
    """Return the days of a tally over a time one can go through, None for any other."""
    days = period_days(tally)
    return None if days is None or days[1] - days[0] > _LONGEST else days


def period_days(tally: Tally) -> tuple[date, date] | None:
    """Return the days a tally counts over, None where they are not stated."""
    start, end = tally.period.start, tally.period.end
    return None if start is None or end is None else (start, end)
