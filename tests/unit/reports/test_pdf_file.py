from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter

from trucewatch.reports import Limits, ReadResult
from trucewatch.reports.pdf_file import joined_pages

from .conftest import pdf_of

Reader = Callable[..., ReadResult]

LINES = [
    "Shells hit river market, mayor says",
    "BEIRUT \\(Reuters\\) - The mayor of the river town said on Tuesday that two",
    "shells had struck the market and wounded four people, the third time in",
    "a week.",
]


def locked() -> bytes:
    """Return a PDF that needs a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_read(read: Reader) -> None:
    """Title, dateline and body come out of a PDF's lines."""
    result = read(pdf_of(LINES), "a.pdf")
    (report,) = result.reports
    assert (report.title, report.publisher) == ("Shells hit river market, mayor says", "Reuters")
    body = [part.span.quote(report.text) for part in report.parts if part.kind.value == "body"]
    assert [" ".join(words.split()) for words in body] == [
        "The mayor of the river town said on Tuesday that two shells had struck the market and wounded four people, "
        "the third time in a week."
    ]
    assert result.documents[0].media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (pdf_of(LINES)[:300], "damaged PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged PDF"),
        (locked(), "password"),
        (pdf_of([]), "no text on any page"),
    ],
    ids=["truncated", "garbage", "password", "no text"],
)
def test_a_pdf_that_cannot_be_read_is_one_problem(read: Reader, data: bytes, found: str) -> None:
    """Truncated, garbled, locked and textless PDFs each give one clear problem and no report."""
    result = read(data, "a.pdf")
    assert result.reports == ()
    assert [found in problem.found for problem in result.problems] == [True]
    assert result.documents[0].raw == data


def test_pages_are_limited(read: Reader) -> None:
    """Pages beyond the limit are not read, and a problem says so."""
    result = read(pdf_of(*[LINES] * 3), "a.pdf", Limits(pdf_pages=2))
    assert [problem.found for problem in result.problems] == ["3 pages; those after 2 are not read"]
    assert len(result.reports) == 1


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """A line on most pages' edges and page numbers do not break a sentence that runs on."""
    pages = [f"River Post digest\nline {n} a\nline {n} b\nPage {n} of 4" for n in range(1, 5)]
    assert joined_pages(pages).split("\n") == [f"line {n} {side}" for n in range(1, 5) for side in "ab"]
