"""Sentences that name an armed act and do not say that it was done."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import Mood

NOT_DONE = (
    "If the army shelled the hospital, it broke the truce, the lawyer said.",
    "Inspectors are investigating if the militia used chlorine gas in Marib.",
    "If inspectors confirm that chlorine gas was used in Marib, talks will end, the envoy said.",
    "If the inquiry does find that rebels shelled the clinic, the judge said, they broke the law.",
    "The truce would collapse unless the army denies that it shelled the port.",
    "Should the panel find that jets bombed the market, sanctions will follow.",
    "If reports that the army bombed the school are confirmed, talks will end.",
    "The envoy said sanctions would follow if it was proven that the army bombed the market.",
    "It is not clear if the army shelled the clinic.",
    "There is no evidence that the army shelled the clinic, the judge said.",
    "The army was wrongly accused of shelling the clinic, the judge said.",
    "Claims that the army shelled the clinic are false, the minister said.",
    "The governor asked whether the army had bombed the dam.",
    "The envoy urged the rebels not to shell the airport.",
    "The council called on fighters to seize the bridge.",
    "Residents feared the army would shell the market.",
    "The army plans to bomb the depot.",
    "The rebels intend to attack the convoy on Friday.",
    "The general threatened to shell the port.",
    "An attack on the dam would be a crime, the minister said.",
    "The army denied it had shelled the hospital.",
    "The minister ruled out an attack on the island.",
    "Police have not ruled out an attack on the depot.",
    "The army ruled out that its jets had bombed the market.",
    "Officials discussed the possibility of bombing the depot.",
    "The envoy wants the army to stop bombing villages.",
    "The army was ready to shell the ridge.",
    "The truce is meant to prevent attacks on ports.",
    "The agreement forbids both sides to shell towns.",
    "The rebels could attack the airport, the pilot said.",
    "The report did not say who had fired the shell.",
)


@pytest.mark.parametrize("text", NOT_DONE)
def test_no_armed_act_is_done_where_none_is_said_to_be(text: str) -> None:
    """In conditions, questions, demands, fears, plans, threats, bans and denials no armed act is done for certain."""
    done = [
        claim.quote
        for claim in read(text).claims
        if claim.event_type.armed
        and claim.mood is Mood.REALISED
        and claim.polarity.value == "+"
        and claim.certainty.value == "certain"
    ]
    assert done == []
