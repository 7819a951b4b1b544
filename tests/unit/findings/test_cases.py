from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.findings.test_agreement_file import GOOD
from trucewatch.findings.cases import run_cases
from trucewatch.model import AgreementError, Verdict

CASES = """\
cases:
  - name: the first quiet week
    act: mortar_fire
    by: Northern Army
    to: Southern League
    on: 2030-05-12
    place: Arden
    expect: {expect}
    because: {because}
"""


def folder(path: Path, cases: str | None) -> Path:
    """Write an agreement with cases beside it."""
    (path / "agreement.yaml").write_text(GOOD, "utf-8")
    if cases is not None:
        (path / "cases.yaml").write_text(cases, "utf-8")
    return path


def test_a_case_that_comes_out_as_expected_passes(tmp_path: Path) -> None:
    """A case passes when verdict and reasons are as its writer expected."""
    text = CASES.format(expect="cannot_tell", because="acceptance_unknown")
    (result,) = run_cases(folder(tmp_path, text))
    assert (result.passed, result.name, result.line) == (True, "the first quiet week", 2)


def test_a_case_that_does_not_says_what_came_out(tmp_path: Path) -> None:
    """A case that fails tells in one line what was expected and what came out, and why."""
    text = CASES.format(expect="apparent_violation", because="before_effect")
    (result,) = run_cases(folder(tmp_path, text) / "agreement.yaml")
    assert not result.passed
    assert result.finding.verdict is Verdict.CANNOT_TELL
    assert result.words == (
        "the first quiet week: expected apparent_violation because of before_effect, "
        "came out cannot_tell (acceptance_unknown)"
    )


def test_an_agreement_without_cases_has_none(tmp_path: Path) -> None:
    """No cases file is no fault."""
    assert run_cases(folder(tmp_path, None)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CASES.format(expect="guilty", because="x"), "guilty"),
        (CASES.format(expect="cannot_tell", because="x").replace("act: ", "akt: "), "akt"),
        (CASES.format(expect="cannot_tell", because="x").replace("2030-05-12", "2030-05-32"), "does not exist"),
        ("cases: []\n", "cases"),
        ("agreement: ../other.yaml\n" + CASES.format(expect="cannot_tell", because="x"), "outside this folder"),
        (CASES.format(expect="cannot_tell", because="x") + "    hours: noon\n", "noon"),
    ],
)
def test_a_faulty_cases_file_is_answered_like_a_faulty_agreement(tmp_path: Path, text: str, found: str) -> None:
    """Cases are checked as strictly as agreements, with file and line."""
    with pytest.raises(AgreementError) as trouble:
        run_cases(folder(tmp_path, text))
    assert found in str(trouble.value)
    assert str(tmp_path / "cases.yaml") in str(trouble.value)
