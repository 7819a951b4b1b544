"""What a test of verification needs, and what is on record."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from tests.unit.store import sample
from trucewatch.ledger.verification import Evidence, evidence, kind_of, lacking
from trucewatch.model import Actor, Incident, Mood, VerificationTest
from trucewatch.registers import Registers


@lru_cache(maxsize=1)
def registers() -> Registers:
    """Load the general registers."""
    return Registers.load()


FOUND = Evidence(("a", "b"), ("monitors", "residents"), ("the army denies it",), ("Ilan",))


@pytest.mark.parametrize(
    ("test", "lacks"),
    [
        (VerificationTest("t", "x"), None),
        (VerificationTest("t", "x", sources=2, kinds=2, people=1), None),
        (VerificationTest("t", "x", sources=3), "3 independent sources that affirm it are needed, there are 2"),
        (VerificationTest("t", "x", kinds=3), "3 kinds of source are needed, there are 2 (monitors, residents)"),
        (VerificationTest("t", "x", people=2), "2 people must have confirmed it before, 1 did"),
        (VerificationTest("t", "x", undisputed=True), "it is disputed: the army denies it"),
    ],
)
def test_what_is_lacking_is_named(test: VerificationTest, lacks: str | None) -> None:
    """A test is met, or one line says what it needs and the record does not have."""
    assert lacking(test, FOUND) == lacks


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        (Actor("Syrian army", "mil:SY", "armed_forces"), "authorities"),
        (Actor("SOHR", "org:sohr", "monitor"), "monitors"),
        (Actor("a baker", kind="person"), "residents"),
        (Actor("a spokesman", kind="person", family="state:SY"), "authorities"),
        (Actor("a spokesman", kind="person", family="river guards"), "sources of no known kind"),
        (Actor("somebody"), "sources of no known kind"),
    ],
)
def test_a_source_is_of_the_kind_of_the_body_it_speaks_for(actor: Actor, kind: str) -> None:
    """A spokesman counts as the body; a person on their own as a resident; an unknown body as no kind."""
    assert kind_of(actor, registers()) == kind


def test_only_independent_sources_that_affirm_count() -> None:
    """Voices of one body are one; who denies, plans or is no origin of the incident counts for nothing."""
    sohr, army = Actor("SOHR", "org:sohr", "monitor"), Actor("Syrian army", "mil:SY", "armed_forces")
    baker, copy = Actor("a baker", kind="person"), Actor("Copying Herald", kind="media")
    claims = [
        replace(sample.claim("c-1"), speaker=sohr),
        replace(sample.claim("c-2"), speaker=sohr),
        replace(sample.claim("c-3"), speaker=baker),
        replace(sample.claim("c-4"), speaker=copy),
        replace(sample.claim("c-5", polarity="-"), speaker=army),
        replace(sample.claim("c-6"), speaker=Actor("a planner", kind="person"), mood=Mood.PLANNED),
    ]
    incident: Incident = replace(sample.incident(), origins=("a baker", "org:sohr", "state:SY"), disagree=())
    found = evidence(claims, incident, None, ["Ilan Brede", "ilan brede"], registers())
    assert found.sources == ("a baker", "org:sohr")
    assert found.kinds == ("monitors", "residents")
    assert found.denials == ("Syrian army denies it",)
    assert len(found.people) == 1
