"""Who wards off an attack did not make it, and what was foiled did not happen."""

import pytest

from tests.unit.claims.reading import read
from trucewatch.model import EventType, Polarity


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ukraine shot down 20 Russian drones over Sumy on Monday.", ["Russia"]),
        ("The army said it downed two drones over Khartoum.", []),
        ("Fourteen drones were shot down over the town of Kosti, officials said.", []),
        ("Saudi Arabia intercepted a missile launched at Jizan.", []),
        ("Police said they prevented an attack by three gunmen on a mosque in Kano.", ["gunmen"]),
    ],
)
def test_whoever_shoots_down_or_foils_is_not_the_attacker(text: str, actors: list[str]) -> None:
    """The doer of an attack is who sent it, and nobody where the words do not tell."""
    assert [actor.name for actor in read(text).claims[0].actors] == actors


@pytest.mark.parametrize("verb", ["foiled", "thwarted", "prevented", "averted"])
def test_an_attack_that_was_foiled_did_not_happen(verb: str) -> None:
    """The claim keeps the kind of act, with a minus."""
    claim = read(f"Guards {verb} a suicide attack on a mosque in Kano.").claims[0]
    assert claim.event_type is EventType.SUICIDE_BOMBING
    assert claim.polarity is Polarity.NEGATIVE


def test_drones_that_bring_something_down_are_the_attack() -> None:
    """What strikes is no defence, whatever verb tells of it."""
    claim = read("Russian drones brought down a power line in Sumy.").claims[0]
    assert [actor.name for actor in claim.actors] == ["Russia"]


def test_shooting_down_an_aircraft_with_people_in_it_is_an_act_of_its_own() -> None:
    """A helicopter shot down was attacked, by whoever shot."""
    claim = read("The rebels shot down a helicopter near Idlib on Monday.").claims[0]
    assert [actor.name for actor in claim.actors] == ["rebels"]
