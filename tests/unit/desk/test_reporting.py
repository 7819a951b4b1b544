"""The briefing: everything from one state of the case, and the day a report is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.desk.desk import Desk
from trucewatch.desk.reporting import Page, brief, last_day, page_for, read_day
from trucewatch.desk.settings import Settings
from trucewatch.model import CaseError, DatedReason, Incident, InputError, Precision, Report, When
from trucewatch.store import Case


def on(day: int, *, armed: bool = True) -> Incident:
    """Return an incident of a day in May."""
    when = When(date(2031, 5, day), date(2031, 5, day), Precision.DAY)
    return replace(sample.incident(), time=when, armed=armed)


def published(day: int) -> Report:
    """Return a report published on a day in May."""
    return replace(sample.report(), published=DatedReason(best=date(2031, 5, day)))


def test_the_last_day_with_incidents_is_reported() -> None:
    """Without a day the report is about the last one that has an armed act, and never about days to come."""
    assert last_day((on(11), on(13), on(12)), (published(14),)) == date(2031, 5, 13)
    assert last_day((on(11), on(13, armed=False)), (published(14),)) == date(2031, 5, 11)
    assert last_day((on(11), on(20)), (published(14),)) == date(2031, 5, 11)
    assert last_day((on(11),), (sample.report(),)) == date(2031, 5, 11)
    assert last_day((replace(on(11), time=When()),), (published(14),)) == date(2031, 5, 14)
    assert last_day((), (sample.report(),)) is None


def test_the_briefing_holds_the_whole_case(case_path: Path) -> None:
    """A briefing has every record, the agreement in plain sentences, and the time of the last run in its zone."""
    with Case.open(case_path, read_only=True) as case:
        made = brief(case, Settings())
    assert (made.zone, made.day) == ("Europe/Athens", sample.TUESDAY)
    assert made.as_of == sample.AT
    assert made.as_of.utcoffset() is not None
    assert (made.claims, made.incidents) == (sample.reading().claims, (sample.incident(),))
    assert (made.tallies, made.findings) == ((sample.tally(),), (sample.finding(),))
    assert [one.file for one in made.documents] == ["wire.txt"]
    assert [one.found for one in made.problems] == ["cut off"]
    assert made.agreement_sentences


def test_a_case_whose_run_was_ended_has_no_report_yet(tmp_path: Path) -> None:
    """Before a run has come to its end there is nothing to publish, and the line says how to go on."""
    with Case.open(tmp_path / "a.case", create=True) as case:
        case.put_reports([sample.report()])
    with pytest.raises(CaseError, match="did not come to its end; give the same run again"):
        Desk(tmp_path / "a.case").report(Page.HTML)


@pytest.mark.parametrize(
    ("name", "page"),
    [("a.html", Page.HTML), ("a.HTM", Page.HTML), ("a.md", Page.MARKDOWN), ("a.json", Page.JSON), ("-", Page.MARKDOWN)],
)
def test_the_ending_decides_the_format(name: str, page: Page) -> None:
    """A file's ending says how the report is written."""
    assert page_for(Path(name)) is page
    assert page_for(None) is Page.MARKDOWN


@pytest.mark.parametrize("name", ["a.docx", "a", "a.html.bak"])
def test_an_unknown_ending_is_told(name: str) -> None:
    """An ending that stands for no format is told with those that do."""
    with pytest.raises(InputError, match=r"ends in \.html, \.md or \.json"):
        page_for(Path(name))


@pytest.mark.parametrize("words", ["2031-02-30", "31-05-13", "Tuesday", "", "2031-13-01"])
def test_what_is_no_day_is_told(words: str) -> None:
    """A day that is not in the calendar is told with how to write one."""
    with pytest.raises(InputError, match="no day of the calendar"):
        read_day(words)
