"""The digest of a record as a person sees it: changes with what they judge, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.store import sample
from trucewatch.ledger import Decidable, seen_digest
from trucewatch.model import Certainty, ContradictionKind, Precision, Verdict, When


def test_what_a_person_judges_changes_the_digest() -> None:
    """Another certainty, source count, verdict, number or day is another thing to decide about."""
    claim, incident, tally, finding = sample.claim(), sample.incident(), sample.tally(), sample.finding()
    clash = replace(incident.disagree[0], kind=ContradictionKind.LABEL)
    changed: list[tuple[Decidable, Decidable]] = [
        (claim, replace(claim, certainty=Certainty.POSSIBLE)),
        (claim, replace(claim, speaker=sample.ARMY)),
        (claim, replace(claim, time=When(precision=Precision.UNKNOWN))),
        (incident, replace(incident, claims=incident.claims[:1])),
        (incident, replace(incident, disagree=(clash,))),
        (incident, replace(incident, place=None)),
        (tally, replace(tally, count=replace(tally.count, value=16.0))),
        (finding, sample.finding(Verdict.APPARENT_VIOLATION)),
    ]
    assert [seen_digest(before) == seen_digest(after) for before, after in changed] == [False] * len(changed)


def test_how_the_machine_got_there_does_not_change_the_digest() -> None:
    """A better rule name, confidence, link weight or title leaves a decision standing."""
    claim, incident = sample.claim(), sample.incident()
    assert seen_digest(claim) == seen_digest(replace(claim, rule="verb:pound", confidence=0.9, recipe="claims@2"))
    assert seen_digest(incident) == seen_digest(replace(incident, title="Shelling alleged", links=()))


def test_nobody_decides_about_other_records() -> None:
    """A record people do not decide about has no such digest."""
    with pytest.raises(TypeError, match="nobody decides about a Span"):
        seen_digest(sample.count().span)  # type: ignore[arg-type]
