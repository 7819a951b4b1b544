"""Titles of incidents: the act, the place and the day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.incidents.making import CAST, FRIDAY, LOWFIELD, claim, day, report
from trucewatch.incidents import link
from trucewatch.model import Claim, EventType, Report, Span


def taken(source: Report, quote: str) -> Claim:
    """Return a claim on ground taken, its place resting on the name in its words."""
    start = source.text.index(quote) + quote.index("Lowfield")
    place = replace(LOWFIELD, span=Span(start, start + len("Lowfield")), words="Lowfield")
    return claim(source, quote, EventType.TERRITORY_CHANGE, places=(place,), time=day(FRIDAY))


@pytest.mark.parametrize(
    ("quote", "where"),
    [
        ("The front took a ridge near Lowfield", "near Lowfield"),
        ("The front took a ridge outside the border town of Lowfield", "near Lowfield"),
        ("The front took a ridge southwest of Lowfield", "near Lowfield"),
        ("The front took Lowfield", "Lowfield"),
        ("The front took a quarter near the bridge in Lowfield", "Lowfield"),
    ],
)
def test_an_event_beside_a_place_is_not_titled_as_in_it(quote: str, where: str) -> None:
    """What the words put near a town has "near" in its title; what they put in it has not."""
    source = report("Northwire", f"{quote} on Friday.")
    (incident,) = link((taken(source, quote),), [source], CAST)
    assert incident.title == f"Change of control reported, {where}, 9 May 2031"


def test_one_voice_that_puts_it_in_the_place_is_enough() -> None:
    """Where one report says near and another says in, the title keeps the place itself."""
    first = report("Northwire", "The front took a ridge near Lowfield on Friday.")
    second = report("Harbour Daily", "The River Front took the ridge in Lowfield on Friday.")
    made = (
        taken(first, "The front took a ridge near Lowfield"),
        taken(second, "The River Front took the ridge in Lowfield"),
    )
    titles = {incident.title for incident in link(made, [first, second], CAST, same=((made[0].id, made[1].id),))}
    assert titles == {"Change of control reported, Lowfield, 9 May 2031"}
