"""Sources' own counts by day, each with how many of what it counts the source tells of one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.desk.browsing import Browsing, ClaimView, Filter, TallyRow
from trucewatch.desk.browsing.sources import source_key
from trucewatch.model import Bound, Tally

_ACTS = re.compile(
    r"violation|breach|infring|incident|attack|strike|raid|sortie|bomb|shell|explosion|round|rocket|mortar|missile|"
    r"firing|fire\b|clash|sniper|sniping|drone",
    re.IGNORECASE,
)
"""Counted nouns that are acts a source may tell of one by one; people, goods and vehicles are none."""
_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Itemised:
    """A tally with its parts.

    ``itemised`` counts the incidents of its period that the same source speaks on, None where what is counted is no
    act or the period is not stated. ``left`` is what remains of the number, None where that cannot be told;
    ``at_least`` says that the number is a lower bound. ``told_on`` says that the day is that of the telling.
    """

    row: TallyRow
    claim: ClaimView
    source: str
    itemised: int | None
    left: int | None
    more: bool
    at_least: bool
    told_on: bool


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
    held: dict[str, Itemised] = {}
    lines = []
    for source in made.rows[:_MOST_LINES]:
        days = []
        for day in made.days:
            rows = cells.get((day, source.key), ())
            days.append(tuple(held.setdefault(row.tally.id, _itemised(look, row)) for row in rows))
        lines.append(MatrixLine(source.name, source.counted, tuple(days)))
    return Matrix(made.days, tuple(lines), max(0, len(made.rows) - _MOST_LINES))


def _itemised(look: Browsing, row: TallyRow) -> Itemised:
    tally = row.tally
    source = source_key(tally.source)
    start, end = tally.period.start, tally.period.end
    known = start is not None and end is not None
    found = None
    if known and _ACTS.search(f"{tally.counted} {tally.count.of}"):
        chosen = Filter(day_from=start, day_to=end, source=source, armed=True)
        found = look.incidents(chosen, size=1).total
    value = None if tally.count.value is None else int(tally.count.value)
    left = None if found is None or value is None else max(0, value - found)
    lower = tally.count.bound in (Bound.AT_LEAST, Bound.MORE_THAN)
    more = found is not None and value is not None and found > value
    told_on = not tally.period.known
    return Itemised(row, look.claim(tally.claim), source, found, left, more, lower, told_on)


def days_shown(last: date | None, first: date | None, to: date | None, width: int = 7) -> tuple[date, date] | None:
    """Return the days of a matrix: those asked for, else the last ones told of; None where nothing has a day.

    >>> days_shown(date(2031, 5, 14), None, None)
    (datetime.date(2031, 5, 8), datetime.date(2031, 5, 14))
    """
    end = to or (first + timedelta(days=width - 1) if first is not None else last)
    if end is None:
        return None
    return (first or end - timedelta(days=width - 1), end)


def period_days(tally: Tally) -> tuple[date, date] | None:
    """Return the days a tally counts over, None where they are not stated."""
    start, end = tally.period.start, tally.period.end
    return None if start is None or end is None else (start, end)
