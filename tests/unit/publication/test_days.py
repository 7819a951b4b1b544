"""Which day a record belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.unit.publication import builders
from trucewatch.model import DatedReason, Precision, When
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.days import Side, day_book, may_be_published, meets, reports_of_day, short, side_of


def case(day: date | None = builders.DAY) -> CaseFile:
    """Return the invented case for a day, or whole."""
    return CaseFile(builders.briefing(day))


def test_no_incident_falls_out_of_the_day_book() -> None:
    """Every incident is on a day, in a tray, or counted as of another day."""
    incidents = (builders.SHELLING, builders.BRIDGE, builders.SATURDAY)
    for day in (builders.DAY, date(2031, 5, 10), date(2030, 1, 1), None):
        book = day_book(case(day), incidents)
        held = sum(len(found) for _, found in book.days) + len(book.longer) + len(book.undated)
        assert held + book.elsewhere == len(incidents)


def test_an_incident_without_a_day_goes_to_the_undated_tray() -> None:
    """An unknown day is a tray of its own, never a guess."""
    assert day_book(case(), (builders.BRIDGE,)).undated == (builders.BRIDGE,)


def test_what_lies_in_a_longer_stretch_is_not_of_the_day() -> None:
    """A month that holds the day does not make an incident of the day."""
    month = When(date(2031, 5, 1), date(2031, 5, 31), Precision.MONTH)
    incident = replace(builders.SHELLING, time=month)
    book = day_book(case(), (incident,))
    assert book.longer == (incident,)
    assert book.days == ()
    assert not short(When(date(2031, 5, 1)))


def test_the_whole_case_has_every_day() -> None:
    """Without a day, incidents stand under their first day."""
    book = day_book(case(None), (builders.SHELLING, builders.SATURDAY))
    assert [day for day, _ in book.days] == [date(2031, 5, 10), builders.DAY]
    assert book.elsewhere == 0


def test_a_time_meets_the_days_between_its_ends() -> None:
    """Open ends reach as far as they can; an unknown time meets no day."""
    assert meets(When(end=builders.DAY), date(2031, 5, 1))
    assert not meets(When(), builders.DAY)
    assert not meets(When(builders.DAY, builders.DAY), date(2031, 5, 15))


def test_a_report_of_unknown_day_may_be_of_any_day() -> None:
    """A report is left out of a day only where it is known to be of another."""
    assert may_be_published(DatedReason(), builders.DAY)
    assert not may_be_published(DatedReason(latest=date(2031, 5, 13)), builders.DAY)
    assert not may_be_published(DatedReason(best=date(2031, 5, 13)), builders.DAY)


def test_before_and_after_are_told_only_where_the_time_tells() -> None:
    """A time that straddles the start, or is open, is on neither side."""
    held = case()
    assert side_of(held, builders.OLD.time) is Side.BEFORE
    assert side_of(held, builders.SHELLED.time) is Side.AFTER
    assert side_of(held, When(date(2031, 5, 11), date(2031, 5, 12))) is Side.UNCLEAR
    assert side_of(held, When()) is Side.UNCLEAR
    assert side_of(held, When(), builders.BEFORE) is Side.BEFORE


def test_the_first_day_is_unclear_where_the_start_is_at_noon() -> None:
    """On the day itself, an agreement that starts at noon splits the day."""
    noon = replace(builders.AGREEMENT.statuses[0], since=datetime(2031, 5, 12, 12, tzinfo=UTC))
    held = CaseFile(replace(builders.briefing(), agreement=replace(builders.AGREEMENT, statuses=(noon,))))
    first = When(date(2031, 5, 12), date(2031, 5, 12), Precision.DAY)
    assert side_of(held, first) is Side.UNCLEAR


def test_reports_of_a_day_are_those_published_on_it() -> None:
    """Reports stand in the order of their file."""
    assert reports_of_day(case(), builders.DAY) == (builders.FIRST, builders.SECOND)
