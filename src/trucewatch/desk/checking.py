"""Check an agreement file: what it says in plain sentences, and how the cases beside it come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trucewatch.desk.theatre import find_theatre
from trucewatch.findings.agreement_file import read_agreement
from trucewatch.findings.cases import FILE_NAME, CaseResult, run_cases
from trucewatch.findings.plain import sentences
from trucewatch.registers import Registers


@dataclass(frozen=True, slots=True)
class AgreementCheck:
    """What an agreement file says, and how its cases came out (none where there is no file of cases)."""

    title: str
    sentences: tuple[str, ...]
    cases_file: str | None
    results: tuple[CaseResult, ...]

    @property
    def failed(self) -> tuple[CaseResult, ...]:
        """Return the cases that came out otherwise than expected."""
        return tuple(result for result in self.results if not result.passed)


def check_agreement(path: Path) -> AgreementCheck:
    """Read an agreement, say it in plain sentences, and run the cases beside it.

    Raises:
        AgreementError: the agreement, or the file of cases, does not say what it must say.
    """
    agreement = read_agreement(path)
    cases = path.with_name(FILE_NAME)
    if not cases.is_file():
        return AgreementCheck(agreement.title, sentences(agreement), None, ())
    theatre = None if agreement.theatre is None else find_theatre(agreement.theatre, path)
    results = run_cases(cases, Registers.load(theatre))
    return AgreementCheck(agreement.title, sentences(agreement), str(cases), tuple(results))
