"""Clauses that say that nothing is said or known."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import Certainty, EventType


@pytest.mark.parametrize(
    "text",
    [
        "The police did not say if anyone was hurt.",
        "The police did not say whether anyone had been killed.",
        "The officer could not say if civilians were among the dead.",
        "The army gave no details of casualties.",
        "There was no immediate word on casualties.",
        "It was unclear whether there were casualties.",
        "It was not immediately known if anyone had died.",
    ],
)
def test_silence_about_the_hurt_is_unknown_and_not_none(text: str) -> None:
    """Where nobody says whether people were hurt, casualties are unknown: neither denied nor told."""
    told = read(text).of(EventType.CASUALTIES)
    assert told
    assert {claim.certainty for claim in told} == {Certainty.UNKNOWN}


def test_who_counts_nobody_is_sure() -> None:
    """A plain count of nobody is no silence."""
    told = read("Two rockets hit the port. Nobody was killed, the mayor said.").of(EventType.CASUALTIES)
    assert [(claim.certainty, claim.polarity.value) for claim in told] == [(Certainty.CERTAIN, "-")]
