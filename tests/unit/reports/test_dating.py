"""Reports without a date are dated by reasoning, modestly."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from trucewatch.model import DatedReason, Part, PartKind, Report, Span, content_id
from trucewatch.reports.dating import date_reports

SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", Path(__file__).parents[3] / ".." / "shared"))
ZONE = "Africa/Nairobi"
KNOWN = (
    ("announced", datetime(2023, 5, 17, 15, 0, tzinfo=UTC)),  # a Wednesday
    ("in_force", datetime(2023, 5, 20, 21, 0, tzinfo=UTC)),  # midnight at the start of Sunday 21 May in Nairobi
)


def report(text: str, **fields: object) -> Report:
    """Build a report whose first paragraph is the title and whose others are its body."""
    parts: list[Part] = []
    for match in re.finditer(r"[^\n]+", text):
        kind = PartKind.BODY if parts else PartKind.TITLE
        parts.append(Part(kind, Span(match.start(), match.end())))
    made = Report(
        id=content_id("r", text), document="d", file="f.txt", text=text, title=text.split("\n")[0], parts=tuple(parts)
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def dated(text: str) -> DatedReason:
    """Date one report alone."""
    return date_reports((report(text),), KNOWN, ZONE)[0].published


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Calm\n\nMarkets opened on Tuesday, medics said, under the truce in force since Sunday.", "2023-05-23"),
        ("Doubts in Vell\n\nA captain said on Friday he doubts the truce, due to take effect on Sunday.", "2023-05-19"),
        ("Clock runs down\n\nGuns fired on Saturday before the ceasefire, due to begin at midnight.", "2023-05-20"),
        ("Hope\n\nAn envoy said on Thursday the ceasefire announced on Wednesday was fragile.", "2023-05-18"),
        ("Third day\n\nShells fell near Vell on Tuesday, on the third day of the truce, residents said.", "2023-05-23"),
    ],
)
def test_words_about_the_agreement_and_weekdays_give_the_day(text: str, best: str) -> None:
    """A weekday and a word on the agreement's known times together name one day, which is never certain."""
    found = dated(text)
    assert found.best is not None
    assert found.best.isoformat() == best
    assert not found.certain
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= found.best <= found.latest


def test_reasons_quote_the_words() -> None:
    """Each reason names words that stand in the report."""
    text = "Calm in Vell\n\nMarkets opened on Tuesday, aid workers said, under the truce in force since Sunday."
    reasons = dated(text).reasons
    quoted = [words for reason in reasons for words in re.findall(r'"([^"]+)"', reason)]
    assert quoted
    assert all(words in text for words in quoted)


@pytest.mark.parametrize(
    "text",
    [
        "Flour arrives\n\nTrucks reached the town on Tuesday, drivers said.",
        "Flour arrives\n\nTrucks reached the town last week.",
        "",
        "\n\n\n",
        "On Friday",
    ],
)
def test_a_weekday_alone_gives_no_day(text: str) -> None:
    """Some Tuesday has no year: without an anchor the day stays unknown, whatever the clock says."""
    found = dated(text)
    assert found.best is None
    assert not found.certain


def test_a_date_the_report_carries_is_never_overwritten() -> None:
    """Metadata stays as it is, even where the words point elsewhere."""
    own = DatedReason(
        best=date(2023, 6, 1), earliest=date(2023, 6, 1), latest=date(2023, 6, 1), certain=True, reasons=("metadata",)
    )
    text = "Calm\n\nMarkets opened on Tuesday under the truce in force since Sunday."
    made = report(text, published=own)
    assert date_reports((made,), KNOWN, ZONE) == (made,)


def test_a_range_the_report_carries_bounds_the_day() -> None:
    """A reasoned day never leaves the range that the input gives."""
    given = DatedReason(earliest=date(2023, 5, 24), latest=date(2023, 5, 31))
    text = "Calm\n\nMarkets opened on Tuesday under the truce in force since Sunday."
    found = date_reports((report(text, published=given),), KNOWN, ZONE)[0].published
    assert found.earliest is not None
    assert found.earliest >= date(2023, 5, 24)
    assert found.best is None or found.best >= date(2023, 5, 24)


def test_shared_quotes_carry_a_date_over() -> None:
    """A report that tells the same quotes as a dated one is dated by it, and says so."""
    quote = (
        "“We counted every crate twice and nobody from either camp stopped our drivers "
        "on the long road down to the river,”"
    )
    first = report(f"Crates arrive\n\n{quote} Ina Orv said on Tuesday, under the truce in force since Sunday.")
    second = report(f"Aid moves\n\n{quote} Ina Orv said on Tuesday.", offset=5000)
    alone = date_reports((second,), KNOWN, ZONE)[0].published
    both = date_reports((first, second), KNOWN, ZONE)[1].published
    assert alone.best is None
    assert both.best == date(2023, 5, 23)
    assert "shares quotes" in both.reasons[-1]


def _in_file_order(days: tuple[date, date, date], text: str) -> DatedReason:
    """Date a report that stands second in a file of three certain ones."""
    certain = [DatedReason(best=day, earliest=day, latest=day, certain=True) for day in days]
    made = [report(f"Item {i}\n\nNothing new.", published=one, offset=i * 1000) for i, one in enumerate(certain)]
    made.insert(1, report(text, offset=500))
    return date_reports(made, (), ZONE)[1].published


def test_file_order_is_a_weak_help() -> None:
    """A weekday between neighbours of a file in date order gives a day with a wide range; without a weekday nothing."""
    days = (date(2023, 5, 24), date(2023, 5, 22), date(2023, 5, 19))
    found = _in_file_order(days, "Flour\n\nTrucks came on Tuesday, drivers said.")
    assert found.best == date(2023, 5, 23)
    assert found.latest is not None
    assert found.latest >= date(2023, 5, 29)
    assert _in_file_order(days, "Flour\n\nTrucks came, drivers said.").best is None


def test_a_file_in_no_order_helps_nobody() -> None:
    """Neighbours in a shuffled file date nothing."""
    days = (date(2023, 5, 24), date(2023, 7, 2), date(2023, 5, 19))
    assert _in_file_order(days, "Flour\n\nTrucks came on Tuesday, drivers said.").best is None


def test_an_unknown_zone_is_no_trouble() -> None:
    """A zone nobody knows leaves the known times on their own clocks."""
    text = "Calm\n\nMarkets opened on Tuesday, aid workers said, under the truce in force since Saturday."
    found = date_reports((report(text),), KNOWN, "Nowhere/Vell")[0].published
    assert found.best == date(2023, 5, 23)


def _dump() -> tuple[Report, ...]:
    """Split the shared dump at its headlines: line numbers, since the splitter has tests of its own."""
    path = SHARED / "reports" / "syria-feb-mar-2016.txt"
    if not path.is_file():
        pytest.skip("the shared reports are not here")
    lines = path.read_text(encoding="utf-8").split("\n")
    heads = [1, 25, 85, 109, 135, 209, 241, 265, 321, 397, len(lines) + 1]
    made = []
    for first, last in pairwise(heads):
        text = "\n".join(lines[first - 1 : last - 1]).strip()
        made.append(report(text, offset=first))
    return tuple(made)


def test_the_shared_dump_is_dated_right() -> None:
    """At least seven of the nine datable reports get their day, and no day is wrong."""
    damascus = timezone(timedelta(hours=2))
    known = (
        ("announced", datetime(2016, 2, 22, 18, tzinfo=UTC)),
        ("acceptance_deadline", datetime(2016, 2, 26, 12, tzinfo=damascus)),
        ("in_force", datetime(2016, 2, 27, tzinfo=damascus)),
    )
    truth = (None, "03-01", "03-01", "02-29", "02-29", "02-26", "02-26", "02-26", "02-25", "02-24")
    found = [made.published for made in date_reports(_dump(), known, "Asia/Damascus")]
    right = [
        one.best == date.fromisoformat(f"2016-{day}") for one, day in zip(found, truth, strict=True) if day and one.best
    ]
    assert len(right) >= 7
    assert all(right)
    assert found[0].best is None
    assert not any(one.certain for one in found)


HEADED = "Rebels take a hill\nGOMA, July 14 (Northwire) - Rebels seized a hill near Goma on Sunday, residents said."


def test_a_head_without_a_year_takes_the_year_a_person_gives() -> None:
    """A month and a day are a date once a person says the year, and is never guessed without one."""
    assert date_reports((report(HEADED),))[0].published.best is None
    found = date_reports((report(HEADED),), year=2025)[0].published
    assert found.best == date(2025, 7, 14)
    assert any("July 14" in reason for reason in found.reasons)


def test_a_head_without_a_year_lies_nearest_the_agreement() -> None:
    """Beside an agreement of May 2023, "June 2" in the head is the one of that year."""
    text = HEADED.replace("July 14", "June 2").replace("on Sunday", "on Friday")
    assert dated(text).best == date(2023, 6, 2)
