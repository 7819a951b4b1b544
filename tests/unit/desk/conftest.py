"""A small case that was worked through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store import sample
from trucewatch.model import Problem
from trucewatch.store import Case, HeldAgreement


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """Return a case that holds the sample, its report standing 100 characters into its file."""
    path = tmp_path / "tarsk.case"
    with Case.open(path, create=True) as case:
        case.put_documents([sample.document()])
        case.put_reports([sample.report(offset=100)])
        case.put_readings([sample.reading()], {"r-000000000001": "key"})
        case.put_incidents([sample.incident()])
        case.put_tallies([sample.tally()])
        case.put_findings([sample.finding()])
        case.put_agreement(HeldAgreement(sample.agreement(), "agreement.yaml", "title: Tarsk truce\n"))
        case.put_problems([Problem("cut.pdf", "cut off", "a whole PDF", "error")], step="reading")
        case.put_run_note(sample.AT, "1 report")
    return path
