"""Agreements at work: the cases written beside each one come out as their writers expect."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.findings.cases import run_cases
from trucewatch.model import Verdict

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "agreements").glob("*/cases.yaml"))


@pytest.mark.parametrize("path", CASES, ids=[path.parent.name for path in CASES])
def test_each_case_beside_an_agreement_comes_out_as_its_writer_expects(path: Path) -> None:
    """What a person wrote beside an agreement is what the program finds."""
    results = run_cases(path)
    assert results
    assert [f"line {result.line}: {result.words}" for result in results if not result.passed] == []


def test_every_agreement_has_cases() -> None:
    """An agreement in the repository is not without cases, and they cover all three verdicts."""
    for path in sorted((ROOT / "agreements").glob("*/agreement.yaml")):
        verdicts = {result.expected for result in run_cases(path)}
        assert {Verdict.APPARENT_VIOLATION, Verdict.OUTSIDE_AGREEMENT, Verdict.CANNOT_TELL} <= verdicts, path
