"""What an officer wants to know when a run is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.desk.tallying import NOTHING_COUNTED, Counts
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.report import Problem, Report
from trucewatch.model.tally import Tally

# How the recipe of every claim begins that a second reader proposed alone.
SECOND_READER = "second-reader@"


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many findings have a verdict."""

    verdict: Verdict
    findings: int


@dataclass(frozen=True, slots=True)
class SecondReaderTold:
    """What second readers said to a case: claims read the same, claims doubted, proposals of their own, refused ones."""

    agreed: int
    doubted: int
    proposed: int
    refused: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run read and what the case now holds.

    ``new_reports`` came with this run, ``read_for_claims`` were read or read again in it; all else is the whole case's.
    ``counts`` says what our incidents itemise of each tally, and what does not add up.
    ``elsewhere`` are the other agreements by title, with what the incidents come to under each. ``nothing_read`` says
    that inputs were given and none of them held a report. ``left`` says in a line each what was no report and was left.
    """

    case: str
    new_reports: int
    read_for_claims: int
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    problems: tuple[Problem, ...]
    agreement: str | None
    nothing_read: bool = False
    elsewhere: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    counts: Counts = NOTHING_COUNTED
    left: tuple[str, ...] = ()

    @property
    def second_reader(self) -> SecondReaderTold | None:
        """Count what second readers said to the case; None where none was heard."""
        told = SecondReaderTold(
            agreed=sum(claim.seconded is not None for claim in self.claims),
            doubted=sum(any(doubt.startswith("second reader (") for doubt in claim.doubts) for claim in self.claims),
            proposed=sum(claim.recipe.startswith(SECOND_READER) for claim in self.claims),
            refused=sum("second reader was refused" in problem.found for problem in self.problems),
        )
        return told if told != SecondReaderTold(0, 0, 0, 0) else None

    @property
    def verdicts(self) -> tuple[VerdictCount, ...]:
        """Count the findings by verdict, in the order of the verdicts; those without findings are left out."""
        return count_verdicts(self.findings)


def count_verdicts(findings: Sequence[Finding]) -> tuple[VerdictCount, ...]:
    """Count findings by verdict, in the order verdicts are declared."""
    counted = Counter(finding.verdict for finding in findings)
    return tuple(VerdictCount(verdict, counted[verdict]) for verdict in Verdict if counted[verdict])
