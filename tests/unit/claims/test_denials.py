"""What somebody denies: the denier's claim, turned round, beside the accusation left as it is."""

from __future__ import annotations

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import called, read
from trucewatch.model import Polarity

DENIALS = (
    Case(
        "The Kremlin denied that its forces had shelled the power station.",
        "its forces had shelled the power station",
        kind="shelling", speaker="Kremlin", act="deny", polarity="-", mood="realised",
    ),
    Case(
        "The army denied shelling the power station.",
        "shelling the power station",
        kind="shelling", speaker="army", act="deny", polarity="-", actors=("army",),
    ),
    Case(
        "The army denied responsibility for the strike on the clinic.",
        "responsibility for the strike on the clinic",
        speaker="army", act="deny", polarity="-",
    ),
    Case(
        "The army dismissed the claim that its troops had looted the clinic.",
        "its troops had looted the clinic",
        speaker="army", polarity="-", act="reject|deny",

    ),
    Case(
        "The rebels rejected reports that they had shelled Sake.",
        "they had shelled Sake",
        kind="shelling", speaker="rebels", polarity="-", act="reject|deny",

    ),
    Case(
        "The opposition says the government has broken the truce by shelling its trenches, which the government "
        "denies.",
        "which the government denies",
        kind="violation_alleged|shelling|denial", speaker="government", act="deny", polarity="-",
        actors=("government",),
    ),
    Case(
        "Turkey said the group had fired on its border posts, an accusation the group denies.",
        "an accusation the group denies",
        speaker="group", polarity="-", act="deny|reject",
    ),
    Case(
        "The mayor said rebels had burned the archive. The rebels denied it.",
        "The rebels denied it",
        speaker="rebels", polarity="-", act="deny",
    ),
    Case(
        "Ethiopia denied reports that its jets had bombed Mekelle.",
        "its jets had bombed Mekelle",
        kind="air_strike", speaker="Ethiopia", polarity="-", act="deny",
    ),
    Case(
        "“We did not shell Sake,” rebel spokesman Willy Amani said.",
        "We did not shell Sake",
        kind="shelling", speaker="Willy Amani", polarity="-",
    ),
    Case(
        "The rebels said they had not attacked the convoy.",
        "they had not attacked the convoy",
        kind="attack_other", speaker="rebels", polarity="-", actors=("rebels",),
    ),
    Case(
        "Hamas said none of its fighters had crossed the line.",
        "none of its fighters had crossed the line",
        speaker="Hamas", polarity="-",
    ),
    Case(
        "The ministry called the report that soldiers had shot protesters a fabrication.",
        "soldiers had shot protesters",
        polarity="-", speaker="ministry",
    ),
    Case(
        "Rwanda, which denies backing the rebels, said Congolese guns had fired across the border.",
        "Congolese guns had fired across the border",
        speaker="Rwanda", polarity="+",
    ),
)  # fmt: skip


@over(DENIALS)
def test_denials_turn_the_claim_round(case: Case) -> None:
    """A denial is the denier's claim, of the type of what is denied, with the polarity turned."""
    assert case.differences() == []


def test_a_denial_beside_the_accusation_leaves_it_standing() -> None:
    """In "X says ..., which Y denies" the accusation stays X's and positive."""
    got = read("The rebels say the army has broken the truce by shelling Sake, which the army denies.")
    claim = got.at("the army has broken the truce by shelling Sake")
    assert (called(claim.speaker, "rebels"), claim.polarity) == (True, Polarity.POSITIVE)


@pytest.mark.parametrize(
    ("denial", "speaker"),
    [
        ("The Sudanese army denied it.", "Sudanese army"),
        ("A spokesman, Nabil Qasrawi, denied it.", "Nabil Qasrawi"),
        ("The Sudanese army rejected this.", "Sudanese army"),
        (
            "The Rapid Support Forces, who are battling the army, rejected the accusation as baseless.",
            "Rapid Support Forces",
        ),
    ],
)
def test_a_denial_that_points_back_takes_what_was_just_said(denial: str, speaker: str) -> None:
    """A "denied it" denies the foregoing claim: its type, its doer and its place, turned round, by the denier."""
    got = read(f"Residents said gunmen had shelled the market in Goma on Monday, killing five people. {denial}")
    told, denied = got.at("gunmen had shelled the market"), got.claims[-1]
    assert called(denied.speaker, speaker)
    assert (denied.event_type, denied.actors, denied.places) == (told.event_type, told.actors, told.places)
    assert (denied.polarity, denied.speaker.name != told.speaker.name) == (Polarity.NEGATIVE, True)


def test_what_is_not_denied_is_no_denial() -> None:
    """In "did not deny it" nobody denies."""
    got = read("Rebels shelled the port, the army said. The rebels did not deny it.")
    assert [claim.polarity for claim in got.claims] == [Polarity.POSITIVE]


def test_no_quote_begins_inside_a_name() -> None:
    """The words of a relative clause begin with the whole name it is about."""
    got = read("The Rapid Support Forces, who are battling the army, rejected the plan.")
    assert [claim.quote for claim in got.claims if claim.quote.startswith(("Forces", "Support"))] == []
