"""Which pairs are worth judging one by one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

from tests.unit.incidents.making import CAST, COUNTRY, FRIDAY, HILLTOP, LOWFIELD, SATURDAY, VALLEY, Fields, claim, day
from tests.unit.incidents.making import report as printed
from trucewatch.incidents import testimony as wordings
from trucewatch.incidents.guards import RIVALS, Guards
from trucewatch.incidents.kinship import Kinship
from trucewatch.incidents.sifting import Sieve, neighbours
from trucewatch.model import EventType, Extent, Mood, Place

SOURCE = printed("Northwire", "Guns opened up on Lowfield at first light, people there said.")
WEEK = timedelta(days=7)
DAYS = (None, (FRIDAY, FRIDAY), (SATURDAY, SATURDAY), (FRIDAY, SATURDAY), (FRIDAY + WEEK, FRIDAY + WEEK))
PLACES: tuple[tuple[Place, ...], ...] = ((), (LOWFIELD,), (HILLTOP,), (VALLEY,), (COUNTRY,), (LOWFIELD, HILLTOP))
TOLD: tuple[tuple[EventType, Fields], ...] = (
    (EventType.SHELLING, {"actors": ("army",)}),
    (EventType.SHELLING, {"actors": ("front",)}),
    (EventType.SHELLING, {"extent": Extent.HABIT}),
    (EventType.SHELLING, {"mood": Mood.PREDICTED}),
    (EventType.GROUND_CLASH, {"actors": ("army",), "targets": ("front",)}),
    (EventType.CASUALTIES, {}),
    (EventType.VIOLATION_ALLEGED, {"actors": ("army",)}),
    (EventType.TALKS_SCHEDULED, {"mood": Mood.PLANNED}),
    (EventType.AID_DELIVERY, {}),
)


def heard() -> list[wordings.Testimony]:
    """Return a testimony of each sort, on each of the days, at each of the places."""
    made: list[wordings.Testimony] = []
    for (kind, fields), days, places in product(TOLD, DAYS, PLACES):
        said = claim(SOURCE, "Guns opened up on Lowfield", kind, **fields | _when(days) | {"places": places})
        made += wordings.gather([said], [SOURCE])
    return made


def _when(days: tuple[date, date] | None) -> Fields:
    return {} if days is None else {"time": day(*days)}


def test_the_sieve_keeps_apart_what_the_guards_keep_apart() -> None:
    """Of each pair it says what the guards say of the two, but that rival sides pass: they are judged one by one."""
    guards = Guards(Kinship(CAST))
    profiles = [guards.profile(made) for made in heard()]
    everyone = list(range(len(profiles)))
    sieve = Sieve(profiles, guards)
    wanted = {
        pair
        for pair in combinations(everyone, 2)
        if guards.apart(profiles[pair[0]], profiles[pair[1]]) in (None, RIVALS)
    }
    assert set(neighbours([list(pair) for pair in combinations(everyone, 2)], sieve)) == wanted
    assert 0 < len(wanted) < len(everyone) ** 2 / 4


def test_neighbours_come_once_and_block_after_block() -> None:
    """A pair met in two blocks comes where it is met first, the smaller number before the larger."""
    guards = Guards(Kinship(CAST))
    (alike,) = wordings.gather([claim(SOURCE, "Guns opened up", EventType.SHELLING)], [SOURCE])
    sieve = Sieve([guards.profile(alike)] * 5, guards)
    assert list(neighbours([[3, 1], [0, 1, 3], [4], []], sieve)) == [(1, 3), (0, 1), (0, 3)]


def test_in_a_large_block_only_those_near_each_other_are_met() -> None:
    """Of a hundred in one block each meets the forty after it, and none meets one further off."""
    guards = Guards(Kinship(CAST))
    (alike,) = wordings.gather([claim(SOURCE, "Guns opened up", EventType.SHELLING)], [SOURCE])
    found = list(neighbours([list(range(100))], Sieve([guards.profile(alike)] * 100, guards)))
    assert max(other - one for one, other in found) == 40
    assert len(found) == len(set(found)) == 60 * 40 + sum(range(40))


def test_nothing_has_no_neighbours() -> None:
    """Of no claims, and of one, there are no pairs."""
    guards = Guards(Kinship(CAST))
    assert list(neighbours([], Sieve([], guards))) == []
