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
    baker, copy = Actor("Nadia Farouk", kind="person"), Actor("Copying Herald", kind="media")
    claims = [
        replace(sample.claim("c-1"), speaker=sohr),
        replace(sample.claim("c-2"), speaker=sohr),
        replace(sample.claim("c-3"), speaker=baker),
        replace(sample.claim("c-4"), speaker=copy),
        replace(sample.claim("c-5", polarity="-"), speaker=army),
        replace(sample.claim("c-6"), speaker=Actor("a planner", kind="person"), mood=Mood.PLANNED),
    ]
    incident: Incident = replace(sample.incident(), origins=("nadia farouk", "org:sohr", "state:SY"), disagree=())
    found = evidence(claims, incident, None, ["Ilan Brede", "ilan brede"], registers())
    assert found.sources == ("nadia farouk", "org:sohr")
    assert found.kinds == ("monitors", "residents")
    assert found.denials == ("Syrian army denies it",)
    assert len(found.people) == 1


def test_a_voice_without_a_name_is_no_second_source() -> None:
    """A brother, residents and a hospital without a name are not known to be independent: the test is not met by them."""
    named = Actor("Nadia Farouk", kind="person")
    nobody = [
        Actor("her brother", kind="generic"),
        Actor("Residents", "generic:residents", "civilians"),
        Actor("district hospital", kind="generic"),
    ]
    claims = [replace(sample.claim(f"c-{at}"), speaker=one) for at, one in enumerate((named, *nobody))]
    found = evidence(claims, None, None, (), registers())
    assert found.sources == ("nadia farouk",)
    lacks = lacking(VerificationTest("t", "x", sources=2), found)
    assert lacks is not None
    assert lacks.endswith("there are 1 (not counted, for nobody is named: Residents, district hospital, her brother)")


def test_two_voices_of_one_party_are_one_source() -> None:
    """An army and a ministry that the agreement counts to one party are one source, though no register holds them."""
    army, ministry = Actor("Kors army", "generic:mil", "armed_forces"), Actor("defence ministry", "generic:mod")
    claims = [replace(sample.claim(f"c-{at}"), speaker=one) for at, one in enumerate((army, ministry))]
    found = evidence(claims, None, None, (), registers(), lambda _: "Kors government")
    assert (found.sources, found.unnamed) == (("Kors government",), ())
    assert evidence(claims, None, None, (), registers()).sources == ()
