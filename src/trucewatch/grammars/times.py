"""Time expressions in English wire copy: found with exact spans, resolved against the day a report was written.

A general date parser was tried on this prose and read "on Tuesday" in a Tuesday report as a week earlier, "March 7" as
last year's and "over the weekend" as nothing; this grammar knows the forms reporters use and how a day of publication
and a tense decide between two readings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trucewatch.grammars.numerals import SPACE
from trucewatch.grammars.time_expression import Moment, Relation, TimeExpression, TimeKind
from trucewatch.grammars.time_resolution import resolve
from trucewatch.grammars.time_scan import WINDOW, Atom, atoms

__all__ = ["Moment", "Relation", "TimeExpression", "TimeKind", "find_times", "resolve"]

_DASH = r"[-\u2010-\u2015]"
_RANGE_GAP = re.compile(
    rf"{SPACE}?{_DASH}{SPACE}?\Z|{SPACE}(?:to|until|till|through|and|or)(?:{SPACE}(?:on|early"
    rf"|late))?{SPACE}\Z|,(?:{SPACE}and)?{SPACE}\Z"
)
_SAME_GAP = re.compile(
    rf",?{SPACE}(?:\(|(?:(?:on|at|by|in|of|from|around|about|the|about|shortly|just|after|before|into){SPACE}){{0,3}})\Z"
    rf"|,\Z|\Z"
)
_PREFIX = re.compile(
    rf"(?:^|[^a-z])(since|by|before|after|until|till|from|between|on|in|at|during|over|within"
    rf"|throughout|for|inside|through|"
    rf"ahead{SPACE}of|prior{SPACE}to|as{SPACE}of|as{SPACE}early{SPACE}as|no{SPACE}later{SPACE}than"
    rf"|starting|beginning|up{SPACE}to|up{SPACE}until|"
    rf"within)(?:{SPACE}(?:the|on|about|around|nearly|almost|only|just|under|some|at{SPACE}least"
    rf"|more{SPACE}than|less{SPACE}than|over|"
    rf"roughly|early|at|in|morning|evening|afternoon|of)){{0,3}}{SPACE}[(\[]?\Z"
)
_RELATIONS = {
    "since": Relation.SINCE, "as of": Relation.AT, "as early as": Relation.AT, "starting": Relation.FROM,
    "beginning": Relation.FROM,
    "from": Relation.FROM, "after": Relation.AFTER, "before": Relation.BEFORE, "ahead of": Relation.BEFORE,
    "prior to": Relation.BEFORE, "by": Relation.BY, "no later than": Relation.BY, "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "up to": Relation.UNTIL, "up until": Relation.UNTIL, "through": Relation.UNTIL, "for": Relation.FOR,
    "in": Relation.IN,
    "within": Relation.WITHIN, "inside": Relation.WITHIN, "over": Relation.FOR, "during": Relation.FOR,
    "throughout": Relation.FOR,
}  # fmt: skip
_WEEK_TO = re.compile(
    rf"(?:^|[^a-z])((?:in|over|during|for){SPACE}the{SPACE}(?:past{SPACE})?week{SPACE}(?:(?:ending|ended|up){SPACE})?(?:to|on|until)|"
    rf"the{SPACE}week{SPACE}(?:ending|ended|to)(?:{SPACE}on)?){SPACE}\Z"
)
_DAYS = frozenset({TimeKind.WEEKDAY, TimeKind.DATE, TimeKind.DAY})
_HOURS = frozenset({TimeKind.PART, TimeKind.CLOCK})
_RANGES = (_DAYS, frozenset({TimeKind.MONTH}), frozenset({TimeKind.YEAR}), frozenset({TimeKind.DECADE}), _HOURS)
_LONGEST_GAP = 26


def _lowered(text: str) -> str:
    """Lower the text without moving a character (one letter, the dotted capital I, grows in ``str.lower``)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _completed(first: Moment, second: Moment) -> Moment | None:
    """Read two neighbours as one time ("noon on Friday", "Friday, Feb. 26", "March of last year"), or None."""
    kinds = (first.kind, second.kind)
    if first.kind in _HOURS and second.kind in _DAYS:
        return _at_hour(second, first)
    if first.kind in _DAYS and second.kind in _HOURS:
        return _at_hour(first, second)
    if kinds == (TimeKind.WEEKDAY, TimeKind.DATE):
        return replace(second, weekday=first.weekday, part=first.part, edge=first.edge)
    if kinds == (TimeKind.DATE, TimeKind.WEEKDAY) and first.weekday is None:
        return replace(first, weekday=second.weekday, part=second.part)
    if kinds == (TimeKind.DAY, TimeKind.WEEKDAY) and first.name == "overnight":
        return replace(second, part="overnight")
    if second.kind is TimeKind.PERIOD and second.step is not None:
        return _in_period(first, second)
    if kinds == (TimeKind.CLOCK, TimeKind.CLOCK) or kinds == (TimeKind.PART, TimeKind.CLOCK):
        return replace(first, hour=first.hour if first.hour is not None else second.hour)
    return None


def _at_hour(day: Moment, hour: Moment) -> Moment:
    clock = hour if hour.hour is not None else day
    return replace(day, hour=clock.hour, first_hour=clock.first_hour, part=hour.part or day.part)


def _in_period(first: Moment, second: Moment) -> Moment | None:
    if first.kind in (TimeKind.MONTH, TimeKind.DATE) and second.unit == "year" and first.year is None:
        return replace(first, step=second.step, unit="year")
    if first.kind is TimeKind.WEEKDAY and second.unit == "week" and not second.rolling:
        return replace(first, rank=second.step, unit="week")
    return None


def _gap_completes(gap: str, first: Atom, second: Atom) -> bool:
    """Tell whether the words between two times leave them one. A second clock stands only in brackets."""
    if not _SAME_GAP.match(gap) or "after" in gap or "before" in gap:
        return False
    if second.moment.kind is TimeKind.CLOCK and first.moment.kind in _HOURS:
        return "(" in gap or first.moment.kind is TimeKind.PART
    if "into" in gap:
        return first.moment.name == "overnight"
    return not (
        first.moment.kind is TimeKind.DAY
        and first.moment.name != "overnight"
        and second.moment.kind is TimeKind.WEEKDAY
    )


def _ranges(gap: str, first: Moment, second: Moment) -> bool:
    if not _RANGE_GAP.match(gap) or first.step is not None or second.step is not None:
        return False
    if gap.strip() == "," and not (first.kind is second.kind is TimeKind.WEEKDAY):
        return False
    return any(first.kind in family and second.kind in family for family in _RANGES)


@dataclass(slots=True)
class _Run:
    """Neighbouring times read together so far."""

    start: int
    end: int
    tail: Atom
    first: Moment
    last: Moment | None = None

    def take(self, atom: Atom, low: str) -> bool:
        """Take in the next time where it completes or continues this one."""
        gap = low[self.end : atom.start]
        if len(gap) > _LONGEST_GAP:
            return False
        latest = self.last or self.first
        whole = _completed(latest, atom.moment) if _gap_completes(gap, self.tail, atom) else None
        if whole is not None:
            if self.last is None:
                self.first = whole
            else:
                self.first = (_completed(self.first, atom.moment) if self.first.kind in _HOURS else None) or self.first
                self.last = whole
        elif _ranges(gap, latest, atom.moment):
            self.last = atom.moment
        else:
            return False
        self.end = atom.end + (gap.rstrip().endswith("(") and low.startswith(")", atom.end))
        self.tail = Atom(atom.start, atom.end, self.last or self.first, atom.form)
        return True


def _relation(run: _Run, low: str, floor: int) -> tuple[int, Relation]:
    """Return where the expression starts, its preposition included, and its relation."""
    opening = low[run.start : run.start + 10].split(maxsplit=1)[0]
    if run.first.kind is TimeKind.ANCHORED and opening in ("since", "before", "after", "until", "ahead"):
        return run.start, _RELATIONS.get(opening, Relation.BEFORE)
    base = max(floor, run.start - WINDOW)
    week = _WEEK_TO.search(low[base : run.start]) if run.first.kind in _DAYS else None
    if week is not None:
        return base + week.start(1), Relation.WEEK_TO
    prefix = _PREFIX.search(low[base : run.start])
    if prefix is None:
        return run.start, Relation.AT
    word = " ".join(prefix.group(1).split())
    if run.first.kind is TimeKind.DAY and word in ("on", "in", "at"):  # "went on overnight"
        return run.start, Relation.AT
    if word in ("by", "from") and low[run.start : run.end].endswith(("'s", "\u2019s")):  # "hit by Friday's strike"
        return run.start, Relation.AT
    relation = _RELATIONS.get(word, Relation.AT)
    both = run.last is not None or run.first.last_day is not None or run.first.first_hour is not None
    if both and relation is Relation.FROM:
        relation = Relation.AT
    return base + prefix.start(1), relation


def _expression(run: _Run, text: str, low: str, floor: int) -> TimeExpression:
    start, relation = _relation(run, low, floor)
    end = run.end
    if run.first.name == "of":
        end = start + len(low[start:end].removesuffix("of").rstrip())
    return TimeExpression(text[start:end], start, end, run.first.kind, relation, run.first, run.last)


def find_times(text: str) -> list[TimeExpression]:
    """Find the time expressions of a text, left to right, none overlapping another.

    >>> [found.words for found in find_times("Shelling began at dawn on Friday, two days after talks set for March 7.")]
    ['at dawn on Friday', 'two days after', 'for March 7']
    """
    low = _lowered(text)
    found: list[TimeExpression] = []
    run: _Run | None = None
    for atom in atoms(text, low):
        if run is not None and run.take(atom, low):
            continue
        if run is not None:
            found.append(_expression(run, text, low, found[-1].end if found else 0))
        run = _Run(atom.start, atom.end, atom, atom.moment)
    if run is not None:
        found.append(_expression(run, text, low, found[-1].end if found else 0))
    return found
