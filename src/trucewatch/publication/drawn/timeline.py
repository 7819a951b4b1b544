"""A timeline of incidents: one bar a day, a week or a month, by verdict, with the day the agreement took effect.

An incident over several days stands once, at the first of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model import Verdict
from trucewatch.publication.drawn.told import PRESSING, DayTold, added, counts_words
from trucewatch.publication.wording import day_words, days_words, plural

WIDTH, HEIGHT = 960.0, 150.0
_LEFT, _TOP, _BOTTOM = 44.0, 14.0, 26.0
_MOST_BARS = 92
"""Bars wider than 8 units: what is narrower cannot be pointed at."""
_WIDEST = 44.0
_MOST_OF_IT, _NEARLY_ALL = 0.8, 0.97
_STEPS: tuple[tuple[str, Callable[[date], date]], ...] = (
    ("day", lambda day: day),
    ("week", lambda day: day - timedelta(days=day.weekday())),
    ("month", lambda day: day.replace(day=1)),
    ("year", lambda day: day.replace(month=1, day=1)),
)
_NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Layer:
    """The part of a bar that has one verdict."""

    y: float
    height: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Stretch:
    """One bar: the days it stands for, both inclusive, and its layers from the bottom."""

    first: date
    last: date
    x: float
    width: float
    layers: tuple[Layer, ...]
    incidents: int
    title: str
    chosen: bool
    link: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A word under the axis, or a number beside it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Left:
    """Days with incidents that lie outside what is drawn."""

    first: date
    last: date
    incidents: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline ready to be written. ``step`` is what one bar stands for; ``effect`` where the agreement took effect.

    ``before`` and ``after`` are the days told of that lie outside it, None where there are none.
    """

    stretches: tuple[Stretch, ...]
    step: str
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    effect: Tick | None
    floor: float
    left: float
    description: str
    before: Left | None = None
    after: Left | None = None


@dataclass(frozen=True, slots=True)
class TimelineAsked:
    """What the timeline is to show: the days chosen, when the agreement took effect, and where a bar leads."""

    link: Callable[[date, date], str]
    chosen: tuple[date, date] | None = None
    effect: date | None = None


def draw_timeline(days: Sequence[DayTold], asked: TimelineAsked) -> Timeline | None:
    """Draw days with incidents; None where no incident has a day. Days without one stay empty: that is not zero."""
    if not days:
        return None
    step, start_of, starts = _window(sorted(days, key=lambda one: one.day))
    held: dict[date, list[DayTold]] = {start: [] for start in starts}
    left: list[DayTold] = []
    for one in sorted(days, key=lambda told: told.day):
        held.get(start_of(one.day), left).append(one)
    most = max(sum(one.incidents for one in group) for group in held.values())
    top = _round_up(most)
    wide = min((WIDTH - _LEFT) / len(starts), _WIDEST)
    stretches = tuple(
        _stretch(held[start], _LEFT + number * wide, wide, top, (start, _end(start_of, start), asked))
        for number, start in enumerate(starts)
    )
    floor = HEIGHT - _BOTTOM
    return Timeline(
        stretches,
        step,
        _day_ticks(stretches),
        (Tick(floor, "0"), Tick(_TOP, f"{top:,}")),
        _effect(stretches, asked.effect),
        floor,
        _LEFT,
        _description(stretches, step, left),
        _before(stretches, left),
        _after(stretches, left),
    )


def _window(days: Sequence[DayTold]) -> tuple[str, Callable[[date], date], list[date]]:
    """Return the finest step whose bars, as many as can be pointed at, hold most of what is told, and their first days.

    A lone date of another decade would else press the days that matter into one bar.
    """
    total = sum(one.incidents for one in days)
    last = _last_common_day(days, total)
    for name, start_of in _STEPS:
        starts = _ending(start_of, days[0].day, days[-1].day)
        starts = starts if starts[0] <= days[0].day else _ending(start_of, days[0].day, last)
        inside = sum(one.incidents for one in days if starts[0] <= start_of(one.day) <= starts[-1])
        if inside >= _MOST_OF_IT * total:
            return name, start_of, starts
    return name, start_of, starts


def _last_common_day(days: Sequence[DayTold], total: int) -> date:
    held = 0
    for one in days:
        held += one.incidents
        if held >= _NEARLY_ALL * total:
            return one.day
    return days[-1].day


def _ending(start_of: Callable[[date], date], first: date, last: date) -> list[date]:
    """Return the first days of the bars that end with a day, at most as many as can be pointed at."""
    starts = [start_of(last)]
    while starts[-1] > first and len(starts) < _MOST_BARS:
        starts.append(start_of(starts[-1] - timedelta(days=1)))
    return starts[::-1]


def _description(stretches: Sequence[Stretch], step: str, left: Sequence[DayTold]) -> str:
    drawn = plural(sum(one.incidents for one in stretches), "incident")
    words = f"{drawn}, {days_words(stretches[0].first, stretches[-1].last)}, one bar a {step}. "
    words += "An incident over several days stands at the first of them. "
    if left:
        words += f"{plural(sum(one.incidents for one in left), 'incident')} of other days not drawn. "
    return (
        words
        + f"A {step} without a bar is one in which nothing that was read begins: that is not a {step} without violations."
    )


def _before(stretches: Sequence[Stretch], left: Sequence[DayTold]) -> Left | None:
    days = [one for one in left if one.day < stretches[0].first]
    return Left(days[0].day, days[-1].day, sum(one.incidents for one in days)) if days else None


def _after(stretches: Sequence[Stretch], left: Sequence[DayTold]) -> Left | None:
    days = [one for one in left if one.day > stretches[-1].last]
    return Left(days[0].day, days[-1].day, sum(one.incidents for one in days)) if days else None


def _end(start_of: Callable[[date], date], start: date) -> date:
    """Return the last day of the stretch that begins on a day: none is longer than 366 days."""
    low, high = 0, min(366, (date.max - start).days)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if start_of(start + timedelta(days=middle)) == start else (low, middle - 1)
    return start + timedelta(days=low)


def _stretch(
    days: Sequence[DayTold], x: float, wide: float, top: int, shown: tuple[date, date, TimelineAsked]
) -> Stretch:
    first, last, asked = shown
    counts = added([one.by_verdict for one in days])
    y = HEIGHT - _BOTTOM
    layers = []
    for verdict in PRESSING:
        count = dict(counts).get(verdict, 0)
        height = round(count / top * (HEIGHT - _BOTTOM - _TOP), 1)
        if count:
            y -= height
            layers.append(Layer(round(y, 1), height, verdict))
    chosen = asked.chosen is not None and asked.chosen[0] <= last and first <= asked.chosen[1]
    incidents = sum(count for _, count in counts)
    title = f"{days_words(first, last)}: first day of {counts_words(counts)}"
    gap = 1.0 if wide > 4 else 0.3
    link = asked.link(first, last)
    return Stretch(first, last, round(x, 1), round(wide - gap, 1), tuple(layers), incidents, title, chosen, link)


def _round_up(number: int) -> int:
    """Return the next number that reads well on an axis.

    >>> _round_up(7), _round_up(23), _round_up(1)
    (10, 50, 1)
    """
    power = 1
    while True:
        for step in _NICE:
            if step * power >= number:
                return step * power
        power *= 10


def _day_ticks(stretches: Sequence[Stretch]) -> tuple[Tick, ...]:
    every = max(1, -(-len(stretches) * 90 // int(WIDTH - _LEFT))) if len(stretches) > 1 else 1
    every = max(every, int(90 // max(stretches[0].width, 1)) + 1 if stretches[0].width < 90 else 1)
    return tuple(Tick(round(one.x, 1), day_words(one.first)) for one in stretches[::every])


def _effect(stretches: Sequence[Stretch], effect: date | None) -> Tick | None:
    found = next((one for one in stretches if effect is not None and one.first <= effect <= one.last), None)
    return None if found is None or effect is None else Tick(found.x - 0.5, f"in force {day_words(effect)}")
