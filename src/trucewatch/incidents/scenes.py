"""Scenes of a report: the claims it makes in a row before it turns to another place or another day.

What is told between two changes of place and day mostly goes on about one event, also where it names neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from trucewatch.incidents.testimony import Testimony, own_days, own_places
from trucewatch.incidents.whereabouts import Whereabouts, compare_places, disjoint
from trucewatch.model import Place, When

_ELSEWHERE = frozenset({Whereabouts.APART, Whereabouts.UNKNOWN, Whereabouts.NEAR, Whereabouts.ONE_UNIT})

_Row = tuple[int, int, int]


def set_scenes(testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Number, in each report, the scene that each testimony stands in."""
    told: dict[str, list[_Row]] = defaultdict(list)
    for at, made in enumerate(testimonies):
        for position in made.positions:
            told[position.report].append((position.sentence, position.claim, at))
    scene = {(report, at): number for report in told for at, number in _numbered(sorted(told[report]), testimonies)}
    return tuple(_standing(made, at, scene) for at, made in enumerate(testimonies))


def _standing(made: Testimony, at: int, scene: Mapping[tuple[str, int], int]) -> Testimony:
    positions = tuple(replace(position, scene=scene[position.report, at]) for position in made.positions)
    return replace(made, positions=positions)


def _numbered(rows: Sequence[_Row], testimonies: Sequence[Testimony]) -> Iterator[tuple[int, int]]:
    """Yield each testimony of a report with the number of its scene."""
    number, places, time = 0, tuple[Place, ...](), When()
    for _, _, at in rows:
        here, when = own_places(testimonies[at]), own_days(testimonies[at])
        moved = bool(here and places) and compare_places(here, places)[0] in _ELSEWHERE
        if moved or disjoint(when, time):
            number, places, time = number + 1, (), When()
        places, time = here or places, when if when.known else time
        yield at, number
