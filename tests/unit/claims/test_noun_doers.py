"""Who did it where an event is told by a noun, handed over, let go, run over or only described."""

from __future__ import annotations

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import names, read

DONE = (
    Case(
        "Nairobi has complained to the African Union of 40 Ethiopian violations.",
        "40 Ethiopian violations",
        actors=("Ethiopia",),
    ),
    Case(
        "The army said it had let no prisoner go in return.",
        "it had let no prisoner go in return",
        actors=("army",),
    ),
    Case(
        "The clinic in Lodwar got its first medicines from Doctors Without Borders in May.",
        "got its first medicines",
        actors=("Doctors Without Borders|MSF|Médecins Sans Frontières",),
    ),
    Case(
        "Two policemen died when their truck ran over a landmine near Lodwar.",
        "their truck ran over a landmine",
        actors=(),
    ),
    Case(
        "A sergeant was killed and his driver lost a leg.",
        "his driver lost a leg",
        actors=(), targets=("driver",),
    ),
    Case(
        "The war began in 1983 with the takeover of the garrison in Bor by the Anyanya fighters.",
        "the takeover of the garrison",
        actors=("Anyanya|Anyanya fighters",),
    ),
    Case(
        "A spokesman described the shots from the hills as an attempt to stop the talks.",
        "described the shots from the hills",
        actors=(),
    ),
    Case(
        "Under the accord both sides were to have left the town by Oct. 7.",
        "both sides were to have left the town",
        actors=("both sides|sides",),
    ),
)  # fmt: skip


@over(DONE)
def test_who_did_it_is_read_from_the_noun(case: Case) -> None:
    """The doer is the nation or body at the noun, who lets go and who hands over; never who ran over, lost or told."""
    assert case.differences() == []


def test_the_defenders_air_force_speaks() -> None:
    """Whoever tells of the other side's drones shot down is the air force of the country that shot them down."""
    found = read("Armenia shot down 20 of 25 Azerbaijani drones overnight, the air force said.").claims[0]
    assert "Armenia" in found.speaker.name
    assert names(found.actors) == {"azerbaijan"}


def test_who_is_shown_saying_it_speaks_through_the_station() -> None:
    """An officer whom television showed saying something says it, and the station only carries it."""
    found = read(
        "State broadcaster EBC showed an officer, Colonel Sara Tadele, saying that the army had entered Lodwar."
    )
    claim = found.at("the army had entered Lodwar")
    assert claim.speaker.name == "Sara Tadele"
    assert "EBC" in [relay.name for relay in claim.relays]
