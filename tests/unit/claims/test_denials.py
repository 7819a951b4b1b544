"""What somebody denies: the denier's claim, turned round, beside the accusation left as it is."""

from __future__ import annotations

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
        bug="'an accusation X denies' is not read as a denial of what was just said",
    ),
    Case(
        "The mayor said rebels had burned the archive. The rebels denied it.",
        "The rebels denied it",
        speaker="rebels", polarity="-", act="deny",
        bug="'denied it' is not read as a denial of what was just said",
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
        bug="calling a report a fabrication is not read as a denial",
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
