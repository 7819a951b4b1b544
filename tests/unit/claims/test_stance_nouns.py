"""Stands told by a noun: whose they are, and that they make no claim."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import OUTLET, called, read, sentence
from trucewatch.claims.stances import find_stances


@pytest.mark.parametrize(
    ("text", "noun", "speaker"),
    [
        ("The mayor's criticism of the raid was brief.", "criticism", "mayor"),
        ("A refusal by the rebels to leave delayed the convoy.", "refusal", "rebels"),
        ("Fears of a wider war grew.", "Fears", None),
    ],
)
def test_a_noun_tells_of_a_stand(text: str, noun: str, speaker: str | None) -> None:
    """The stand is its owner's, or nobody's where none is named."""
    (found,) = [said for said in find_stances(sentence(text), frozenset()) if said.cue.text == noun]
    assert (found.speaker.text if found.speaker is not None else None) == speaker


def test_a_noun_alone_tells_of_none() -> None:
    """A call, a fear or a claim without what it is about is no attribution."""
    assert find_stances(sentence("The call lasted an hour."), frozenset()) == []


def test_a_stand_leaves_the_claim_to_the_reporter() -> None:
    """What the reporter tells beside somebody's stand stays the reporter's."""
    got = read("The mayor's criticism of the governor came a day after rebels shelled the port.")
    assert called(got.at("rebels shelled the port").speaker, OUTLET)
