from __future__ import annotations

from collections.abc import Callable

import pytest

from trucewatch.model import PartKind, Report
from trucewatch.reports import Limits, ReadResult

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]


def parts(report: Report) -> list[tuple[str, str]]:
    """Return kind and words of each part."""
    return [(part.kind.value, part.span.quote(report.text)) for part in report.parts]


def test_a_wire_report_is_taken_apart(read: Reader) -> None:
    """Title, byline, dateline, body, subhead and credit line are parts of their own kind."""
    text = (
        f"Shells hit river market\n\nBy Jane Roe\n\nKYIV, Ukraine, March 3, 2025 (AP) — {SHELLS}\n\n{DENIAL}\n\n"
        f"NO WAY BACK\n\n{SHELLS}\n\n(Reporting by Ann Poe in Oslo; Editing by Jo Roe)"
    )
    (report,) = read(text).reports
    assert parts(report) == [
        ("title", "Shells hit river market"),
        ("credit", "By Jane Roe"),
        ("dateline", "KYIV, Ukraine, March 3, 2025 (AP) —"),
        ("body", SHELLS),
        ("body", DENIAL),
        ("subhead", "NO WAY BACK"),
        ("body", SHELLS),
        ("credit", "(Reporting by Ann Poe in Oslo; Editing by Jo Roe)"),
    ]
    assert report.dateline is not None
    assert (report.title, report.publisher, report.dateline.places) == (
        "Shells hit river market",
        "Associated Press",
        ("Kyiv",),
    )
    assert [(credit.role, credit.name, credit.place) for credit in report.credits] == [
        ("byline", "Jane Roe", None),
        ("reporting", "Ann Poe", "Oslo"),
        ("editing", "Jo Roe", None),
    ]
    assert (str(report.published.best), report.published.certain) == ("2025-03-03", True)


def test_what_lost_its_line_ends_is_still_taken_apart(read: Reader) -> None:
    """Title, dateline and credit line glued to one paragraph are not in its body."""
    (report,) = read(
        f"Shells hit river market, mayor says BEIRUT (Reuters) - {SHELLS} (Reporting by Ann Poe; Editing by Jo Roe)"
    ).reports
    assert parts(report) == [
        ("title", "Shells hit river market, mayor says"),
        ("dateline", "BEIRUT (Reuters) -"),
        ("body", SHELLS),
        ("credit", "(Reporting by Ann Poe; Editing by Jo Roe)"),
    ]


def test_wrapped_lines_stay_inside_one_body_part(read: Reader) -> None:
    """Line ends within a paragraph are kept as they are."""
    body = "The mayor of the river town, which lies on\nthe line between the armies, said on Tuesday\nthat it held."
    text = f"Truce holds\n\n{body}"
    (report,) = read(text).reports
    assert parts(report)[1] == ("body", body)


@pytest.mark.parametrize(
    "head", ["What comes next for the talks", "Aleppo governorate:", "NO WAY BACK", "Northern Front:"]
)
def test_subheads(read: Reader, head: str) -> None:
    """Short headings between paragraphs, area heads and capitals are subheads."""
    (report,) = read(f"Shells hit river market\n\n{SHELLS}\n\n{head}\n\n{DENIAL}").reports
    assert ("subhead", head) in parts(report)


@pytest.mark.parametrize("line", ["The mayor said:", "- two people were killed in the south", "“Where are we to go?”"])
def test_short_lines_that_report_something_are_body(read: Reader, line: str) -> None:
    """Cues before a quotation, list items and quoted questions are not taken for subheads."""
    (report,) = read(f"Shells hit river market\n\n{SHELLS}\n\n{line}\n\n{DENIAL}").reports
    assert ("body", line) in parts(report)


@pytest.mark.parametrize("kicker", ["MIDDLE EAST", "World", "TRUCE/TALKS (UPDATE 3)"])
def test_a_section_name_above_the_headline_is_not_the_title(read: Reader, kicker: str) -> None:
    """The headline is the title though a section name or slug stands above it."""
    (report,) = read(f"{kicker}\n\nShells hit river market again, mayor says\n\n{SHELLS}\n\n{DENIAL}").reports
    assert parts(report)[:2] == [("subhead", kicker), ("title", "Shells hit river market again, mayor says")]


def test_a_report_that_is_one_line_is_body(read: Reader) -> None:
    """A flash of one line carries its claim in the body, not in a title."""
    (report,) = read("Two killed in shelling of the river town, rescuers say").reports
    assert [part.kind for part in report.parts] == [PartKind.BODY]


def test_a_header_block_is_no_body(read: Reader) -> None:
    """Header lines are credits; the subject's value is the title, the source the publisher, the link the address."""
    text = f"Subject: Truce holds\nDate: 3 March 2025\nSource: River Post\nURL: https://example.org/a\n\n{SHELLS}"
    (report,) = read(text).reports
    assert [kind for kind, _ in parts(report)] == ["credit", "title", "credit", "credit", "credit", "body"]
    assert (report.title, report.publisher, report.url) == ("Truce holds", "River Post", "https://example.org/a")
    assert str(report.published.best) == "2025-03-03"


def test_a_place_and_date_line_dates_and_places_a_report(read: Reader) -> None:
    """A line of place and full date below a title is its dateline."""
    (report,) = read(f"Summary of the mission\n\nBeirut, 3 March 2016\n\n{SHELLS}").reports
    assert report.dateline is not None
    assert (report.dateline.places, str(report.published.best)) == (("Beirut",), "2016-03-03")


def test_plain_text_without_a_full_date_is_undated(read: Reader) -> None:
    """Weekdays and days without a year date nothing here."""
    (report,) = read(f"Truce holds\n\nGAZA, Jan 3 (Reuters) - {SHELLS}").reports
    assert report.published.best is None
    assert not report.published.certain


def test_an_absurdly_long_paragraph_becomes_several_parts(read: Reader) -> None:
    """Parts stay under the limit, end at sentences where there are any, and lose no word."""
    text = f"{SHELLS} " * 50 + "x" * 1000
    (report,) = read(text, limits=Limits(part_chars=300)).reports
    assert max(part.span.end - part.span.start for part in report.parts) <= 300
    assert "".join("".join(quote.split()) for _, quote in parts(report)) == "".join(text.split())
    assert parts(report)[0][1].endswith(".")
