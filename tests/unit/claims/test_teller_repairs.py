"""Who tells, where the parser hangs the teller's name, or what is told, from the wrong word."""

from __future__ import annotations

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import read

TOLD = (
    Case(
        "Government troops have left the town of Malindi, the head of the African Union Mission to support the Arusha "
        "Agreement, Major General Paul Owino, said in a statement on Tuesday.",
        "Government troops have left the town of Malindi",
        speaker="Paul Owino",
    ),
    Case(
        "Nairobi has turned down such offers before, and its trade minister, Grace Wanjiru, repeated on Thursday that "
        "the convoy had been held up by bandits.",
        "the convoy had been held up by bandits",
        speaker="Grace Wanjiru",
    ),
    Case(
        "A spokesman for the pro-government Lion Brigade, Ali Hassan, said the rebels had attacked the town and that his "
        "men had pushed them back.",
        "his men had pushed them back",
        speaker="Ali Hassan", actors=("Lion Brigade",), targets=("rebels",),
    ),
    Case(
        "At least nine people died when the Kakuma camp, on the town's northern edge, was shelled on Friday, a medic at "
        "one of the clinics told AFP.",
        "the Kakuma camp, on the town's northern edge, was shelled",
        speaker="medic at one of the clinics",
    ),
    Case(
        "The navy said two sailors had drowned when a launch sank; the rebels said they had hit it with a rocket.",
        "they had hit it with a rocket",
        speaker="rebels", actors=("rebels",),
    ),
    Case(
        "A captain of the Border Guard said that militiamen had fired at his post, which a militia commander denied, "
        "saying that his men had left the area.",
        "his men had left the area",
        speaker="militia commander",
    ),
    Case(
        "Shells fell on the town on Monday two days after the UN said the rebels had left it, residents and local "
        "officials said.",
        "the rebels had left it",
        speaker="United Nations",
    ),
    Case(
        "The observer team, which visited Lodwar on Friday, found three craters near the school but did not say who had "
        "fired, foreign ministry spokesperson Grace Ekai told a press conference.",
        "did not say who had fired",
        speaker="Grace Ekai",
    ),
    Case(
        "The front has accepted that eight of the hostages died.",
        "eight of the hostages died",
        speaker="front",
    ),
)  # fmt: skip


@over(TOLD)
def test_who_tells_it_is_its_speaker(case: Case) -> None:
    """A name behind a role, a closing attribution and what follows a semicolon give their words to who tells them."""
    assert case.differences() == []


def test_a_condition_is_the_speakers() -> None:
    """What somebody makes his promise depend on is his, and not the reporter's."""
    found = read("The minister said his men would leave, but only if the rebels had freed the hostages by then.")
    assert found.at("only if the rebels had freed the hostages").speaker.name == "minister"


def test_a_station_is_a_relay_by_what_it_is_called() -> None:
    """A private station and a radio that no register holds carry what somebody tells them."""
    found = read("An officer told Sela Mboka radio that the camp was shelled on Monday.").claims[0]
    assert [relay.name for relay in found.relays][1:] == ["Sela Mboka"]
    found = read("The mayor told the private station Top Lindi FM that nine people had died.").claims[0]
    assert [relay.name for relay in found.relays][1:] == ["Top Lindi FM"]


def test_one_of_them_is_one_of_those_told_of() -> None:
    """Where residents saw something and one of them told it, a resident speaks."""
    found = read("Residents of Lodwar saw army trucks leave the town, one of them told Reuters.")
    assert found.claims[0].speaker.name == "Residents of Lodwar"
