"""Every recorded Syrian event of the UCDP under the agreement of 2016: what must hold for all of them, holds for all.

A sample of the events is in the repository (UCDP, CC BY 4.0, see NOTICE); where all 4,590 are at hand, all are tried.
"""

from __future__ import annotations

import csv
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
from trucewatch.model import Actor, Agreement, Claim, EventType, Incident, Verdict, When
from trucewatch.registers import Registers

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "ucdp_syria_sample.csv"
SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", str(ROOT / ".." / "shared")))
ALL = SHARED / "data" / "ucdp_aec" / "syria_iraq_events.json"
SYRIAN_EVENTS = 4590
EFFECT = date(2016, 2, 27)
LEFT_OUT = frozenset({"IS", "Jabhat Fateh al-Sham", "HTS"})
"""How the UCDP names Islamic State and the Nusra Front, by the names the latter took later."""
BOUND = frozenset({"Government of Syria", "Syrian insurgents"})

over_events = pytest.mark.parametrize(
    "source",
    [
        pytest.param(SAMPLE, id="sample"),
        pytest.param(
            ALL, id="all", marks=pytest.mark.skipif(not ALL.exists(), reason=f"the UCDP events are not at {ALL}")
        ),
    ],
)


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


@lru_cache(maxsize=2)
def recorded(source: Path) -> tuple[Recorded, ...]:
    """Read the Syrian events of the sample or of all."""
    text = source.read_text("utf-8")
    rows = json.loads(text) if source == ALL else list(csv.DictReader(text.splitlines()))
    return tuple(
        Recorded(
            row["side_a_name"],
            row["side_b_name"],
            date.fromisoformat(row["start_date"]),
            date.fromisoformat(row["end_date"]),
            row["location_where_name"] or "Syria",
        )
        for row in rows
        if row.get("location_root_name", "Syria") == "Syria"
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


@over_events
def test_no_recorded_event_before_effect_is_a_violation(source: Path) -> None:
    """Of all events before 27 February 2016, 00:00 in Damascus, each one is outside the agreement."""
    early = [event for event in recorded(source) if event.last < EFFECT]
    assert len(recorded(source)) == (SYRIAN_EVENTS if source == ALL else 326)
    assert len(early) > (600 if source == ALL else 20)
    assert {verdict(event) for event in early} == {Verdict.OUTSIDE_AGREEMENT}


@over_events
def test_no_event_with_a_group_left_out_is_a_violation(source: Path) -> None:
    """Islamic State or the Nusra Front, acting or hit, never makes an apparent violation."""
    theirs = [event for event in recorded(source) if event.names & LEFT_OUT]
    assert len(theirs) > (1500 if source == ALL else 40)
    assert Verdict.APPARENT_VIOLATION not in {verdict(each) for event in theirs for each in (event, event.swapped())}


@over_events
def test_bound_parties_attacking_each_other_in_force_is_an_apparent_violation(source: Path) -> None:
    """Parties that accepted, in Syria, in force, in an attack: an apparent violation, every one."""
    bound = [event for event in recorded(source) if event.first >= EFFECT and event.names == BOUND]
    assert len(bound) > (1500 if source == ALL else 20)
    assert {verdict(event) for event in bound} == {Verdict.APPARENT_VIOLATION}


@over_events
def test_blanking_a_field_moves_an_event_only_toward_cannot_tell(source: Path) -> None:
    """Knowing less never makes a violation, and never turns a violation into something outside."""
    for event in recorded(source):
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


@over_events
def test_swapping_the_sides_swaps_the_result(source: Path) -> None:
    """The same words about the other side give the same verdict (civilians apart: nobody accuses them of an attack)."""
    armed = [event for event in recorded(source) if "Civilians" not in event.names]
    assert len(armed) > (4000 if source == ALL else 150)
    assert [event for event in armed if verdict(event) is not verdict(event.swapped())] == []
