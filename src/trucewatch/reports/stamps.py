"""Dates a report itself states in full: datelines, date lines, metadata."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from trucewatch.model import DatedReason

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?)"
DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])"
# A date as datelines and date lines write it, with or without weekday and year; or a weekday alone.
DAY_AND_MONTH = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{DAY_NUMBER}(?!\d)(?:st|nd|rd|th)?(?:,?\s+\d{{4}}\b)?"
    rf"|{DAY_NUMBER}(?:st|nd|rd|th)?[\s-]+{MONTH}(?:,?[\s-]+(?:\d{{4}}|\d{{2}})\b)?|\d{{4}}-\d\d-\d\d\b"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b)|{WEEKDAY})"
)
YEAR = r"(?P<year>(?:19|20)\d{2})"
FULL_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b(?P<day>{DAY_NUMBER})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{MONTH}),?[\s-]+{YEAR}\b",
        rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY_NUMBER})(?:st|nd|rd|th)?,?\s+{YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/{YEAR}\b",
    )
)
SLASHED = FULL_DATES[-1]
EARLIEST, LATEST = 1900, 2100


def full_date(words: str) -> date | None:
    """Return the first date written with day, month and year; None where one is missing or the order is in doubt.

    >>> full_date("GENEVA, 3 March 2016"), full_date("Jan. 3, 2025"), full_date("Jan. 3"), full_date("03/04/2016")
    (datetime.date(2016, 3, 3), datetime.date(2025, 1, 3), None, None)
    """
    found: list[tuple[int, date]] = []
    for pattern in FULL_DATES:
        match = pattern.search(words)
        day = _date_of(match, pattern) if match is not None else None
        if match is not None and day is not None:
            found.append((match.start(), day))
    return min(found)[1] if found else None


def stamped(words: str, where: str) -> DatedReason | None:
    """Read a metadata date (RFC 2822, ISO 8601 or written out); None when it cannot be read or is no likely year.

    The day is the one written there, in the zone written there. ``where`` names the field in the reason.

    >>> stamped("Tue, 01 Mar 2016 23:30:00 -0500", "e-mail Date").best
    datetime.date(2016, 3, 1)
    """
    words = " ".join(words.split())[:100]
    day = _iso(words) or full_date(words) or _mail(words)
    if day is None or not EARLIEST <= day.year < LATEST:
        return None
    return DatedReason(day, day, day, certain=True, reasons=(f"{where}: {words}",))


def _date_of(match: re.Match[str], pattern: re.Pattern[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month.rstrip(".").lower()]
    day = int(match["day"])
    if pattern is SLASHED:
        if number <= 12 and day <= 12 and number != day:
            return None
        if number > 12:
            number, day = day, number
    try:
        return date(int(match["year"]), number, day)
    except ValueError:
        return None


def _iso(words: str) -> date | None:
    try:
        return datetime.fromisoformat(words).date() if not words.isdigit() or len(words) == 8 else None
    except ValueError:
        return None


def _mail(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
