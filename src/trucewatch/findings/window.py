"""When something happened, as a stretch of time in the agreement's zone: no more exact than the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from trucewatch.findings.wording import day_words
from trucewatch.model import When

_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""A day outside these cannot be moved to another zone; such an end is taken as open."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, end exclusive; None is an open end. Times are in UTC, so that they compare across zones."""

    start: datetime | None = None
    end: datetime | None = None

    @property
    def known(self) -> bool:
        """Tell whether at least one end is known."""
        return self.start is not None or self.end is not None

    def meets(self, other: Window) -> bool:
        """Tell whether the two share any moment.

        >>> Window().meets(Window(end=datetime(2016, 1, 1, tzinfo=UTC)))
        True
        """
        return _before(self.start, other.end) and _before(other.start, self.end)

    def within(self, other: Window) -> bool:
        """Tell whether this one lies wholly inside the other."""
        starts = other.start is None or (self.start is not None and self.start >= other.start)
        return starts and (other.end is None or (self.end is not None and self.end <= other.end))

    def shared(self, other: Window) -> Window | None:
        """Return what the two share, None where that is nothing."""
        if not self.meets(other):
            return None
        starts = [each for each in (self.start, other.start) if each]
        ends = [each for each in (self.end, other.end) if each]
        return Window(max(starts, default=None), min(ends, default=None))

    def hull(self, other: Window) -> Window:
        """Return the shortest stretch that holds both."""
        start = min(self.start, other.start) if self.start and other.start else None
        return Window(start, max(self.end, other.end) if self.end and other.end else None)

    def days(self, zone: str) -> tuple[date | None, date | None]:
        """Return the first and the last local day the stretch touches."""
        local = ZoneInfo(zone)
        last = self.end.astimezone(local) - timedelta(microseconds=1) if self.end else None
        return self.start.astimezone(local).date() if self.start else None, last.date() if last else None

    def words(self, zone: str) -> str:
        """Say the stretch in local days."""
        first, last = self.days(zone)
        if first and last:
            return f"on {day_words(first)}" if first == last else f"between {day_words(first)} and {day_words(last)}"
        if first:
            return f"on or after {day_words(first)}"
        return f"on or before {day_words(last)}" if last else "at a time not stated"


def _before(one: datetime | None, other: datetime | None) -> bool:
    return one is None or other is None or one < other


def window_of(when: When, zone: str) -> Window:
    """Turn local days and hours into a stretch of time.

    >>> window_of(When(date(2016, 2, 27), date(2016, 2, 27)), "Asia/Damascus").start
    datetime.datetime(2016, 2, 26, 22, 0, tzinfo=datetime.timezone.utc)
    """
    first, last = _hours(when)
    start = _moment(when.start, first, zone)
    end = _moment(when.end, last, zone)
    return Window(start, end) if _before(start, end) else Window(_moment(when.start, 0, zone), None)


def _hours(when: When) -> tuple[int, int]:
    """Return the first and the last hour, 0 and 24 where the words give none."""
    first, last = when.from_hour or 0, 24 if when.to_hour is None else when.to_hour
    if when.start != when.end or last > first:
        return first, last
    # "at 15:00" comes as 15 to 15: an hour long; 18 to 6 on one day is a slip, and the day is what is left of it
    return (first, first + 1) if first == last else (0, 24)


def end_of(day: date, zone: str) -> datetime | None:
    """Return the first moment after a local day."""
    return _moment(day, 24, zone)


def _moment(day: date | None, hour: int, zone: str) -> datetime | None:
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    whole = day + timedelta(days=hour // 24)
    return datetime.combine(whole, time(hour % 24), ZoneInfo(zone)).astimezone(UTC)


def agreed(windows: Iterable[Window]) -> Window:
    """Return what several statements about one event leave of its time: what they share, else all they span."""
    known = [each for each in windows if each.known]
    if not known:
        return Window()
    shared: Window | None = known[0]
    for each in known[1:]:
        shared = shared.shared(each) if shared else None
    if shared:
        return shared
    hull = known[0]
    for each in known[1:]:
        hull = hull.hull(each)
    return hull
