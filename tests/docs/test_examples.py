"""The examples: what they hold, and that the program reads all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import make_example_pdfs
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.model import PartyStatus
from trucewatch.reports import Source, read_inputs

ROOT = Path(__file__).parents[2]
FOLDERS = {"examples/syria-2016": 13, "examples/orvenia-2031/reports": 13}


def test_pdf_files_are_those_of_the_script() -> None:
    """The PDF files are what the script writes from the texts beside it."""
    sources = sorted(make_example_pdfs.SOURCES.glob("*.txt"))
    assert len(sources) == 2
    for source in sources:
        head, body = make_example_pdfs.read(source)
        assert (ROOT / head["to"]).read_bytes() == make_example_pdfs.pdf(head, body)


@pytest.mark.parametrize(("folder", "expected"), FOLDERS.items())
def test_every_example_is_read(folder: str, expected: int) -> None:
    """Every example is read without an error, and the dumps are split at the right places."""
    result = read_inputs([Source(path=ROOT / folder)])
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    assert len(result.reports) == expected
    assert all(report.title for report in result.reports)


def test_every_example_file_is_listed() -> None:
    """The examples' README names every file beside it."""
    page = (ROOT / "examples/README.md").read_text("utf-8")
    files = [path for path in (ROOT / "examples").rglob("*") if path.is_file() and path.name != "README.md"]
    assert len(files) > 10
    assert [path.name for path in files if path.name not in page] == []


def test_invented_agreement_shows_every_part() -> None:
    """The invented agreement uses every part of the form, so that it can serve as a pattern."""
    agreement = read_agreement(ROOT / "examples/orvenia-2031/agreement.yaml")
    assert all(
        (agreement.excluded, agreement.guarantors, agreement.monitors, agreement.responses, agreement.known_times)
    )
    assert {clause.kind for clause in agreement.clauses} >= {"forbidden", "owed"}
    statuses = {acceptance.status for party in agreement.parties for acceptance in party.acceptances}
    assert PartyStatus.RESERVED in statuses
    assert (ROOT / "theatres" / str(agreement.theatre)).is_dir()
