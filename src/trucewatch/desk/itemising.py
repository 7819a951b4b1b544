"""Sources' own counts by day, each with how many of what it counts the source tells of one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trucewatch.desk.browsing import Browsing, ClaimView, TallyRow
from trucewatch.desk.browsing.sources import source_key
from trucewatch.desk.tallying import TallyTold
from trucewatch.model import Bound, Tally
from trucewatch.store.spoken import SpokenOn

_ACTS = re.compile(
    r"violation|breach|infring|incident|attack|strike|raid|sortie|bomb|shell|explosion|round|rocket|mortar|missile|"
    r"firing|fire\b|clash|sniper|sniping|drone",
    re.IGNORECASE,
)
"""Counted nouns that are acts a source may tell of one by one; people, goods and vehicles are none."""
_MOST_LINES = 60
_LONGEST = timedelta(days=31)
"""A count over a longer time is not itemised: what a case tells one by one of so long a time says little of it."""


@dataclass(frozen=True, slots=True)
class Itemised:
    """A tally with its parts.

    ``itemised`` counts the incidents of its period that the same source speaks on, None where what is counted is no
    act, or the period is not stated or longer than a month. ``left`` is what remains of the number, None where that
    cannot be told; ``at_least`` says that the number is a lower bound. ``told_on`` says that the day is that of the telling.
    ``ours`` says which part our incidents of any source may itemise, ``sums`` what does not add up.
    """

    row: TallyRow
    claim: ClaimView
    source: str
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
    spoken = _spoken(look, tuple(rows.values()))
    claims = {one.claim.id: one for one in look.claim_views(row.tally.claim for row in rows.values())}
    tallies = tuple(row.tally for row in rows.values())
    # A count of the days shown may begin before them or end after them: its incidents are looked for there too.
    spans = [(first, last), *(span for one in tallies if (span := _countable(one)) is not None)]
    told = look.counts_told(tallies, min(begin for begin, _ in spans), max(end for _, end in spans))
    held = {
        name: _laid(_itemised(row, claims[row.tally.claim], spoken), told.get(name))
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


def _laid(one: Itemised, told: TallyTold | None) -> Itemised:
    """Lay beside a tally what our incidents itemise of it, and the sums that do not add up."""
    if told is None:
        return one
    unfit = tuple(check.words for check in told.sums if check.fits is False)
    return replace(one, ours=told.itemised.words if _countable(one.row.tally) else None, sums=unfit)


def _spoken(look: Browsing, rows: Sequence[TallyRow]) -> dict[str, list[SpokenOn]]:
    """Count the armed incidents that the sources of these tallies speak on, by source, over all their days at once."""
    periods = [days for row in rows if (days := _countable(row.tally)) is not None]
    found: dict[str, list[SpokenOn]] = {}
    if periods:
        sources = {source_key(row.tally.source) for row in rows if _countable(row.tally) is not None}
        for one in look.spoken_on(sources, min(first for first, _ in periods), max(last for _, last in periods)):
            found.setdefault(one.source, []).append(one)
    return found


def _itemised(row: TallyRow, claim: ClaimView, spoken: Mapping[str, Sequence[SpokenOn]]) -> Itemised:
    tally = row.tally
    source = source_key(tally.source)
    days = _countable(tally)
    found = None
    if days is not None:
        touching = (one for one in spoken.get(source, ()) if one.first <= days[1] and one.last >= days[0])
        found = sum(one.incidents for one in touching)
    value = None if tally.count.value is None else int(tally.count.value)
    left = None if found is None or value is None else max(0, value - found)
    lower = tally.count.bound in (Bound.AT_LEAST, Bound.MORE_THAN)
    more = found is not None and value is not None and found > value
    told_on = not tally.period.known
    return Itemised(row, claim, source, found, left, more, lower, told_on)


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
    """Return the days of a tally that counts acts over a time one can go through, None for any other."""
    days = period_days(tally)
    if days is None or days[1] - days[0] > _LONGEST or not _ACTS.search(f"{tally.counted} {tally.count.of}"):
        return None
    return days


def period_days(tally: Tally) -> tuple[date, date] | None:
    """Return the days a tally counts over, None where they are not stated."""
    start, end = tally.period.start, tally.period.end
    return None if start is None or end is None else (start, end)
