"""Numbers, days and judgments in the words people write them in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from trucewatch.model import Bound, Count, DatedReason, EventType, Precision, Question, Standing, Verdict, When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

VERDICTS = {
    Verdict.APPARENT_VIOLATION: "Apparent violation",
    Verdict.CANNOT_TELL: "Cannot tell",
    Verdict.OUTSIDE_AGREEMENT: "Outside the agreement",
    Verdict.NOT_ASSESSED: "Not assessed",
}

QUESTIONS = {
    Question.IN_FORCE: "Was the agreement in force?",
    Question.PARTY_BOUND: "Is the alleged actor bound by it?",
    Question.TARGET_COVERED: "Is the target covered by it?",
    Question.INSIDE_AREA: "Is the place inside its area?",
    Question.ACT_FORBIDDEN: "Is the act forbidden?",
    Question.NO_EXCEPTION: "Is it free of a claimed exception?",
}

STANDINGS = {
    Standing.PROPOSED: "proposed by the program; nobody has decided on it",
    Standing.CONFIRMED: "confirmed",
    Standing.VERIFIED: "verified",
    Standing.REJECTED: "rejected",
    Standing.STALE: "decision out of date: the record changed after it was made",
}

_BOUNDS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least ",
    Bound.ABOUT: "about ",
    Bound.UP_TO: "up to ",
    Bound.MORE_THAN: "more than ",
    Bound.LESS_THAN: "less than ",
}


def day_words(day: date) -> str:
    """Write a day.

    >>> day_words(date(2016, 2, 6))
    '6 Feb 2016'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime, zone_name: str) -> str:
    """Write a moment to the minute, with its zone.

    >>> moment_words(datetime(2016, 2, 27), "Asia/Damascus")
    '27 Feb 2016, 00:00 (Asia/Damascus)'
    """
    return f"{day_words(moment.date())}, {moment:%H:%M} ({zone_name})"


def days_words(start: date, end: date) -> str:
    """Write an interval of days, both ends inclusive.

    >>> days_words(date(2016, 2, 26), date(2016, 2, 28))
    '26–28 Feb 2016'
    >>> days_words(date(2016, 2, 26), date(2016, 3, 1))
    '26 Feb – 1 Mar 2016'
    """
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def when_words(when: When) -> str:
    """Write a time no more exactly than it is known.

    >>> when_words(When(date(2016, 2, 1), date(2016, 2, 29), Precision.MONTH))
    'Feb 2016'
    >>> when_words(When(end=date(2016, 2, 29), precision=Precision.DAY))
    'up to 29 Feb 2016'
    >>> when_words(When())
    'day not stated'
    """
    if when.start is None or when.end is None:
        if when.start is not None:
            return f"from {day_words(when.start)}"
        return f"up to {day_words(when.end)}" if when.end is not None else "day not stated"
    if when.precision is Precision.YEAR and _whole_years(when.start, when.end):
        first, last = when.start.year, when.end.year
        return str(first) if first == last else f"{first}–{last}"
    if when.precision is Precision.MONTH and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return f"{MONTHS[when.start.month - 1]} {when.start.year}"
    return days_words(when.start, when.end) + _hours_words(when)


def _whole_years(start: date, end: date) -> bool:
    return (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)


def _hours_words(when: When) -> str:
    if when.from_hour is None or when.to_hour is None:
        return ""
    return f", {when.from_hour:02d}:00 to {when.to_hour:02d}:00"


def published_words(published: DatedReason) -> str:
    """Write when a report was published, with its doubt.

    >>> published_words(DatedReason(best=date(2016, 3, 1)))
    'probably 1 Mar 2016'
    """
    if published.best is not None:
        return day_words(published.best) if published.certain else f"probably {day_words(published.best)}"
    if published.earliest is not None and published.latest is not None:
        return f"between {day_words(published.earliest)} and {day_words(published.latest)}"
    if published.earliest is not None:
        return f"on or after {day_words(published.earliest)}"
    if published.latest is not None:
        return f"on or before {day_words(published.latest)}"
    return "day not known"


def number_words(number: float) -> str:
    """Write a number with separators, and no more decimals than it has.

    >>> number_words(250000.0), number_words(2.5)
    ('250,000', '2.5')
    """
    if number != number or number in (float("inf"), float("-inf")):
        return "a number out of range"
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.3f}".rstrip("0").rstrip(".")


def amount_words(count: Count) -> str:
    """Write how many, with the bound in words; where the words give no number, the words themselves are quoted.

    >>> from trucewatch.model import Span
    >>> amount_words(Count(26.0, 26.0, None, Bound.AT_LEAST, "air raids", "air raids", Span(0, 2), "at least 26"))
    'at least 26'
    >>> amount_words(Count(None, None, None, Bound.ABOUT, "deaths", "people", Span(0, 6), "dozens"))
    '“dozens”'
    """
    if count.value is not None:
        return _BOUNDS[count.bound] + number_words(count.value)
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{number_words(count.low)} to {number_words(count.high)}"
    return f"“{count.words.strip()}”"


def count_words(count: Count, counted: str | None = None) -> str:
    """Write how many of what, over what; words without a number say themselves what they count.

    >>> from trucewatch.model import Span
    >>> count_words(Count(180.0, None, None, Bound.ABOUT, "deaths", "people", Span(0, 2), "180", per="day"))
    'about 180 people (deaths) per day'
    """
    if amount_words(count).startswith("“"):
        return amount_words(count)
    what = counted_words(count) if counted is None else counted
    return f"{amount_words(count)} {what}".strip() + (f" per {count.per}" if count.per else "")


def counted_words(count: Count) -> str:
    """Write what is counted: the noun as written, with its normal form where that says more.

    >>> from trucewatch.model import Span
    >>> counted_words(Count(5.0, 5.0, 5.0, Bound.EXACT, "deaths", "people", Span(0, 1), "five"))
    'people (deaths)'
    """
    noun, unit = count.of.strip(), count.unit.strip()
    if not noun or noun.casefold() == unit.casefold():
        return unit or noun
    return f"{noun} ({unit})" if unit and unit.casefold() not in noun.casefold() else noun


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number of things.

    >>> plural(1, "report"), plural(2, "report"), plural(0, "day"), plural(3, "body", "bodies")
    ('1 report', '2 reports', 'no days', '3 bodies')
    """
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as people do.

    >>> listed(["place", "day", "actor"])
    'place, day and actor'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(words: str) -> str:
    """Write words as a sentence begins.

    >>> sentence("nobody says at whom it was aimed")
    'Nobody says at whom it was aimed'
    """
    return words[:1].upper() + words[1:]


def spelled(code: str) -> str:
    """Write a code as words.

    >>> spelled("air_strike")
    'air strike'
    """
    return code.replace("_", " ")


def act_words(event_type: str) -> str:
    """Write what a claim or an incident is about.

    >>> act_words("attack_other"), act_words("air_strike")
    ('attack', 'air strike')
    """
    return EventType(event_type).words if event_type in set(EventType) else spelled(event_type)


def days_between(start: date, end: date) -> int:
    """Return how many days lie between two days, both counted."""
    return (end - start) // timedelta(days=1) + 1
