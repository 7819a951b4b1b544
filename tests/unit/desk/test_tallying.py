"""Counts told: what our incidents itemise of a source's own count, and what does not add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from trucewatch.cli.showing import summary_lines
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.desk.order import Order
from trucewatch.desk.reporting import Page
from trucewatch.desk.summary import RunSummary
from trucewatch.desk.tallying import counts_told
from trucewatch.incidents import itemise
from trucewatch.registers import Registers

ROOT = Path(__file__).parents[3]
AGREEMENT = ROOT / "examples" / "orvenia-2031" / "agreement.yaml"
TEXT = """Week of counts

KELMORA, May 14, 2031 (Northwire) - The Truce Observation Mission said it had counted 5 ceasefire violations on Monday,
May 12. The Truce Observation Mission said it had counted 9 ceasefire violations on Tuesday, May 13. The mission said the
Sarn Valley Front had shelled Varr on Monday, May 12. The Sarn Valley Front said shelling had killed 4 people, including
7 children, in Dunast on Monday, May 12.
"""


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, RunSummary]:
    """A desk over one invented report, worked through once."""
    folder = tmp_path_factory.mktemp("tallying")
    (folder / "counts.txt").write_text(TEXT, encoding="utf-8")
    desk = Desk(folder / "case.case")
    return desk, desk.run(Order((folder / "counts.txt",), AGREEMENT))


def test_period_by_period_gives_what_all_incidents_at_once_give(worked: tuple[Desk, RunSummary]) -> None:
    """Looking only at the incidents of a period itemises as looking at all of them."""
    summary = worked[1]
    actors = Registers.load().actors
    found = counts_told(summary.tallies, summary.incidents, summary.claims, summary.reports, actors)
    whole = itemise(summary.tallies, summary.incidents, summary.claims, actors)
    assert [found.tallies[one.id].itemised for one in summary.tallies] == list(whole)
    assert any(one.incidents for one in whole)


def test_parts_above_their_total_are_a_remark_in_every_place(worked: tuple[Desk, RunSummary]) -> None:
    """Seven children of four people do not add up: the run, the export and the report say so, and the counts stay."""
    desk, summary = worked
    (unfit,) = summary.counts.unfit
    assert unfit.fits is False
    assert unfit.words == "4 people, of them 7 children: the parts do not fit the whole"
    told = "Does not add up, and stays as given: 4 people, of them 7 children"
    assert told in desk.report(Page.MARKDOWN, date(2031, 5, 12)).text
    assert f"  {unfit.words}  [{unfit.claims[0]}]" in list(summary_lines(summary))


def test_the_report_and_the_export_say_what_remains(worked: tuple[Desk, RunSummary]) -> None:
    """The itemised and the unitemised part of a count stand in the report's table and in the export's row."""
    desk, summary = worked
    told = next(one for one in summary.tallies if one.count.value == 5)
    words = summary.counts.tallies[told.id].itemised.words
    assert words == "2 incidents of ours may be among them; 3 of 5 ceasefire violations remain unitemised"
    assert words in desk.report(Page.MARKDOWN, date(2031, 5, 12)).text
    assert any(f'"words": "{words}"' in line for line in desk.export(Kind.TALLIES, Format.JSONL))


def test_a_count_without_days_is_not_itemised(worked: tuple[Desk, RunSummary]) -> None:
    """Where a source names no time, no incident may be held to be among what it counts."""
    summary = worked[1]
    open_ = replace(summary.tallies[0], period=replace(summary.tallies[0].period, start=None, end=None))
    found = counts_told((open_,), summary.incidents, summary.claims, summary.reports, Registers.load().actors)
    assert found.tallies[open_.id].itemised.incidents == ()
