"""Agreements at work: the cases written beside each one, and every recorded Syrian event of the UCDP."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from trucewatch.findings.agreement_file import read_agreement
from trucewatch.findings.assess import assess
from trucewatch.findings.case_incident import CaseAccount, CaseEvent, day_of, incident_of, place_of
from trucewatch.findings.cases import run_cases
from trucewatch.model import Actor, Agreement, Claim, EventType, Incident, Verdict, When
from trucewatch.registers import Registers

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", str(ROOT / ".." / "shared")))
EVENTS = SHARED / "data" / "ucdp_aec" / "syria_iraq_events.json"
SYRIAN_EVENTS = 4590
EFFECT = date(2016, 2, 27)
LEFT_OUT = frozenset({"IS", "Jabhat Fateh al-Sham", "HTS"})
"""How the UCDP names Islamic State and the Nusra Front, by the names the latter took later."""
BOUND = frozenset({"Government of Syria", "Syrian insurgents"})

needs_events = pytest.mark.skipif(not EVENTS.exists(), reason=f"the UCDP events are not at {EVENTS}")


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


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded event: the sides as named, and its first and last day."""

    side_a: str
    side_b: str
    first: date
    last: date
    place: str

    @property
    def names(self) -> frozenset[str]:
        """Return everybody named on either side."""
        return frozenset(f"{self.side_a}, {self.side_b}".split(", "))

    def swapped(self) -> Recorded:
        """Return the event with the sides swapped."""
        return replace(self, side_a=self.side_b, side_b=self.side_a)


@lru_cache(maxsize=1)
def recorded() -> tuple[Recorded, ...]:
    """Read the Syrian events."""
    rows = json.loads(EVENTS.read_text("utf-8"))
    return tuple(
        Recorded(
            row["side_a_name"],
            row["side_b_name"],
            date.fromisoformat(row["start_date"]),
            date.fromisoformat(row["end_date"]),
            row["location_where_name"] or "Syria",
        )
        for row in rows
        if row["location_root_name"] == "Syria"
    )


@lru_cache(maxsize=1)
def book() -> Registers:
    """Load the general registers."""
    return Registers.load()


@lru_cache(maxsize=1)
def syria() -> Agreement:
    """Read the Syrian agreement."""
    return read_agreement(ROOT / "agreements" / "syria-2016" / "agreement.yaml")


@lru_cache(maxsize=256)
def actors(side: str) -> tuple[Actor, ...]:
    """Return the actors a side is made of, by register id where the registers know them."""
    return tuple(_actor(name) for name in side.split(", "))


def _actor(name: str) -> Actor:
    entries = book().actors.named(name, "SY")
    return Actor(name, entries[0].id, entries[0].kind) if entries else Actor(name)


def made(event: Recorded) -> tuple[Incident, tuple[Claim, ...]]:
    """Make the incident of one event: an attack by side a on side b."""
    account = CaseAccount("UCDP", actors(event.side_a), actors(event.side_b))
    time = day_of(event.first, event.last, None)
    return incident_of(CaseEvent(EventType.ATTACK_OTHER, (account,), time, place=place_of(event.place, "SY", ())))


def verdict(event: Recorded) -> Verdict:
    """Return the verdict on one event."""
    incident, claims = made(event)
    return assess(incident, claims, syria(), book()).verdict


@needs_events
def test_no_recorded_event_before_effect_is_a_violation() -> None:
    """Of all events before 27 February 2016, 00:00 in Damascus, each one is outside the agreement."""
    early = [event for event in recorded() if event.last < EFFECT]
    assert len(recorded()) == SYRIAN_EVENTS
    assert len(early) > 600
    assert {verdict(event) for event in early} == {Verdict.OUTSIDE_AGREEMENT}


@needs_events
def test_no_event_with_a_group_left_out_is_a_violation() -> None:
    """Islamic State or the Nusra Front, acting or hit, never makes an apparent violation."""
    theirs = [event for event in recorded() if event.names & LEFT_OUT]
    assert len(theirs) > 1500
    assert Verdict.APPARENT_VIOLATION not in {verdict(each) for event in theirs for each in (event, event.swapped())}


@needs_events
def test_bound_parties_attacking_each_other_in_force_is_an_apparent_violation() -> None:
    """Parties that accepted, in Syria, in force, in an attack: an apparent violation, every one."""
    bound = [event for event in recorded() if event.first >= EFFECT and event.names == BOUND]
    assert len(bound) > 1500
    assert {verdict(event) for event in bound} == {Verdict.APPARENT_VIOLATION}


@needs_events
def test_blanking_a_field_moves_an_event_only_toward_cannot_tell() -> None:
    """Knowing less never makes a violation, and never turns a violation into something outside."""
    for event in recorded():
        incident, (claim,) = made(event)
        known = assess(incident, (claim,), syria(), book()).verdict
        blanked = (
            (replace(incident, time=When()), replace(claim, time=When())),
            (replace(incident, place=None), replace(claim, places=())),
            (incident, replace(claim, actors=())),
            (incident, replace(claim, targets=())),
        )
        for less, told in blanked:
            assert assess(less, (told,), syria(), book()).verdict in {known, Verdict.CANNOT_TELL}, event


@needs_events
def test_swapping_the_sides_swaps_the_result() -> None:
    """The same words about the other side give the same verdict (civilians apart: nobody accuses them of an attack)."""
    armed = [event for event in recorded() if "Civilians" not in event.names]
    assert len(armed) > 4000
    assert [event for event in armed if verdict(event) is not verdict(event.swapped())] == []
