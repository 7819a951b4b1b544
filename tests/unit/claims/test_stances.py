"""Stands that somebody takes: attributions that leave the reporter's claim as it is."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read, sentence
from trucewatch.claims.stances import find_stances

TAKEN = (
    ("Kenya backs the plan.", "backs", "Kenya", "plan"),
    ("The minister criticised the envoy for the delay.", "criticised", "minister", "envoy"),
    ("The leaders discussed the truce in Doha.", "discussed", "leaders", "truce"),
    ("The mayor apologised for the delay.", "apologised", "mayor", "delay"),
    ("The envoy plans to visit Juba.", "plans", "envoy", "visit"),
    ("Ministers attacked the report over its sources.", "attacked", "Ministers", "report"),
    ("The rebels agreed that the road should open.", "agreed", "rebels", "open"),
)


@pytest.mark.parametrize(("text", "cue", "speaker", "content"), TAKEN)
def test_a_stand_has_a_cue_a_speaker_and_a_content(text: str, cue: str, speaker: str, content: str) -> None:
    """Backing, judging, discussing, agreeing and planning are attributed to whoever does it."""
    found = {said.cue.text: said for said in find_stances(sentence(text), frozenset())}
    assert cue in found
    assert getattr(found[cue].speaker, "text", None) == speaker
    assert content in [word.text for word in found[cue].content()]


def test_fighting_is_no_stand() -> None:
    """A verb of fighting judges only where a reason follows it."""
    assert find_stances(sentence("Rebels attacked the town."), frozenset()) == []


def test_a_stand_leaves_the_claim_to_the_reporter() -> None:
    """That a state backs a plan is told by the reporter, though the backing is attributed to the state."""
    found = read("Kenya backs the plan.")
    assert [one.rule for one in found.attributions] == ["stance"]
    assert all(claim.attribution is None for claim in found.claims)


def test_who_did_not_respond_said_nothing() -> None:
    """An answer that did not come is an empty statement."""
    found = read("The ministry did not respond to a request for comment.")
    assert [one.said_nothing for one in found.attributions] == [True]
