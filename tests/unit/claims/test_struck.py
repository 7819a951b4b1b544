"""Who is hit hits nobody: what follows from an attack is of those behind it."""

from __future__ import annotations

import pytest

from tests.unit.claims.cases import Case, over
from tests.unit.claims.reading import read
from trucewatch.model import EventType

OUTCOMES = (
    Case(
        "A U.N. aid convoy came under attack in Darfur, killing five aid workers and destroying most of the trucks.",
        "killing five aid workers", kind="casualties", actors=(), targets=("aid workers",), counts=((5, "exact"),),
    ),
    Case(
        "Two trucks were hit by Israeli jets near Rafah, killing three guards.",
        "killing three guards", kind="casualties", actors=("Israeli air force",), targets=("guards",),
    ),
    Case(
        "A convoy came under fire from gunmen near Jos, killing a driver.",
        "A convoy came under fire from gunmen near Jos", kind="attack_other", actors=("gunmen",),
    ),
    Case(
        "A convoy came under fire from gunmen near Jos, killing a driver.",
        "killing a driver", kind="casualties", actors=("gunmen",), targets=("driver",),
    ),
    Case(
        "Rebels stormed the base, killing six soldiers.",
        "killing six soldiers", kind="casualties", actors=("rebels",), targets=("soldiers",),
    ),
)  # fmt: skip


@over(OUTCOMES)
def test_what_follows_from_a_blow_is_of_those_behind_it(case: Case) -> None:
    """The dead of an attack are not killed by the convoy that was attacked, but by who attacked it, where that is said."""
    assert case.differences() == []


def test_aid_that_was_hit_was_not_delivered() -> None:
    """An aid convoy under attack is an attack."""
    claim = read("An aid convoy was hit near Koma on Monday.").claims[0]
    assert (claim.event_type, claim.actors) == (EventType.ATTACK_OTHER, ())


@pytest.mark.parametrize(
    "text",
    [
        "The Rapid Support Forces and the army traded accusations over the strike near the town of Koma.",
        "Israel and Hamas exchanged blame for the bombing.",
    ],
)
def test_sides_that_trade_blame_did_nothing_else(text: str) -> None:
    """Two sides that blame each other for a strike are not told to have struck."""
    claim = read(text).claims[0]
    assert claim.event_type is EventType.ACCUSATION


def test_they_said_is_the_bodies_that_spoke() -> None:
    """Who "they said" goes on with are the two bodies that spoke, not the aircraft last spoken of."""
    got = read(
        "The rebels said army warplanes had bombed the trucks.\n"
        "The World Food Programme and UNICEF said the convoy was near the city. The route had been shared, they said."
    )
    assert got.at("The route had been shared").speaker.name == "World Food Programme"


def test_who_were_wounded_beside_the_killed_wounded_nobody() -> None:
    """The second verb of "seven were killed and five others wounded" is as passive as the first."""
    got = read("Seven soldiers were killed and five others wounded on Sunday, the army said.")
    claim = got.at("five others wounded")
    assert claim.actors == ()
    assert [target.name for target in claim.targets] == ["others"]


def test_who_puts_a_number_to_violations_did_not_commit_them() -> None:
    """A ministry that counts breaches is not behind them."""
    claim = read("The ministry put the number of violations by the rebels at 32 since January.").claims[0]
    assert [actor.name for actor in claim.actors] == ["rebels"]
