"""Which day a record belongs to, and on which side of the agreement's start it falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from trucewatch.model import Claim, DatedReason, Incident, Report, When
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.wording import days_between

LONGEST_EVENT = 3
"""Days. What is only known to lie in a longer stretch is not an incident *of* one day."""


class Side(StrEnum):
    """Where a time falls against the moment the agreement took effect."""

    BEFORE = "before"
    AFTER = "after"
    UNCLEAR = "unclear"


def meets(when: When, day: date) -> bool:
    """Tell whether a known time touches the day."""
    return when.known and (when.start or day) <= day <= (when.end or day)


def short(when: When) -> bool:
    """Tell whether a time is exact enough to belong to a day."""
    return when.start is not None and when.end is not None and days_between(when.start, when.end) <= LONGEST_EVENT


def may_be_published(published: DatedReason, day: date) -> bool:
    """Tell whether a report was, or for all that is known may have been, published on the day."""
    if published.best is not None:
        return published.best == day
    return (published.earliest or day) <= day <= (published.latest or day)


def told_on(case: CaseFile, claim: Claim, day: date) -> bool:
    """Tell whether a claim is about the day, was said on it, or stands in a report published on it."""
    published = case.reports[claim.report].published
    return meets(claim.time, day) or meets(claim.said_on, day) or may_be_published(published, day)


def side_of(case: CaseFile, when: When, report: Report | None = None) -> Side:
    """Tell whether a time lies before or after the agreement took effect, or cannot be placed.

    A time that is not stated lies before where the report itself was published before.
    """
    effect = case.effect
    if effect is None:
        return Side.UNCLEAR
    if when.known:
        return _side(when, effect)
    latest = report.published.latest or report.published.best if report is not None else None
    return Side.BEFORE if latest is not None and latest < effect.date() else Side.UNCLEAR


def _side(when: When, effect: datetime) -> Side:
    first_whole = effect.timetz().replace(tzinfo=None) == time(0)
    if when.end is not None and when.end < effect.date():
        return Side.BEFORE
    if when.start is None:
        return Side.UNCLEAR
    if when.start > effect.date() or (first_whole and when.start == effect.date()):
        return Side.AFTER
    return Side.UNCLEAR


@dataclass(frozen=True, slots=True)
class DayBook:
    """Incidents by the day they belong to, with trays for those that belong to no single day."""

    days: tuple[tuple[date, tuple[Incident, ...]], ...]
    longer: tuple[Incident, ...]
    undated: tuple[Incident, ...]
    elsewhere: int


def day_book(case: CaseFile, incidents: Sequence[Incident]) -> DayBook:
    """Sort incidents to the day reported on, or to every day of the whole case. None is dropped uncounted."""
    day = case.briefing.day
    by_day: dict[date, list[Incident]] = {}
    longer: list[Incident] = []
    undated: list[Incident] = []
    held = [incident for incident in incidents if day is None or _belongs(case, incident, day)]
    for incident in held:
        if not incident.time.known:
            undated.append(incident)
        elif not short(incident.time):
            longer.append(incident)
        else:
            by_day.setdefault(day or incident.time.start or date.min, []).append(incident)
    days = tuple((one, tuple(found)) for one, found in sorted(by_day.items()))
    return DayBook(days, tuple(longer), tuple(undated), len(incidents) - len(held))


def _belongs(case: CaseFile, incident: Incident, day: date) -> bool:
    return meets(incident.time, day) if incident.time.known else _told_on(case, incident, day)


def _told_on(case: CaseFile, incident: Incident, day: date) -> bool:
    held = case.claims_named(incident.claims)
    return any(told_on(case, claim, day) for claim in held) or not held


def reports_of_day(case: CaseFile, day: date) -> tuple[Report, ...]:
    """Return the reports held to be published on the day."""
    held = [report for report in case.reports.values() if report.published.best == day]
    return tuple(sorted(held, key=case.report_order))
