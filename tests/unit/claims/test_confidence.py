"""How sure a reading is, and that an unsure one says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.claims.reading import read
from trucewatch.claims.confidence import UNSURE, traits, with_confidence
from trucewatch.model import EventType, Mood, Quoted

PLAIN = "The army said rebels had shelled the port of Hodeidah with mortars on Sunday."


def test_a_plain_armed_act_is_read_surely() -> None:
    """A named speaker's reported words on an armed act are among the surest."""
    claim = read(PLAIN).claims[0]
    assert traits(claim) == ("armed_act",)
    assert claim.confidence > 0.85
    assert claim.doubts == ()


@pytest.mark.parametrize(
    ("change", "trait"),
    [
        ({"mood": Mood.DEMANDED}, "not_done"),
        ({"quoted": Quoted.DIRECT}, "direct_speech"),
        ({"quote": "the army fired"}, "few_words"),
        ({"event_type": EventType.STATEMENT}, "unknown_act"),
        ({"rule": "noun-cue/event-3"}, "loose_cue"),
    ],
)
def test_what_makes_reading_hard_makes_it_less_sure(change: dict[str, object], trait: str) -> None:
    """Each property that went with wrong readings lowers the figure."""
    claim = read(PLAIN).claims[0]
    harder = with_confidence(replace(claim, **change))  # type: ignore[arg-type]
    assert trait in traits(harder)
    assert harder.confidence < claim.confidence


def test_an_unsure_reading_says_why() -> None:
    """Below the limit the reasons stand among the doubts, which send the claim to review."""
    claim = replace(read(PLAIN).claims[0], event_type=EventType.STATEMENT, quote="we will see", quoted=Quoted.DIRECT)
    unsure = with_confidence(claim)
    assert unsure.confidence < UNSURE
    assert "few words carry it" in unsure.doubts
