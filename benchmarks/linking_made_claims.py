"""Made claims on armed acts with known truth, noisy as the field is: for benchmarks/linking_scale.py.

Settlements, acts, sides and telling words are as unequal as in the field: a few are in most reports. Of the claims, 7 in
100 name no place and 10 only the district, 25 name nobody as responsible, 12 give two days instead of one and 4 a day
that is off by one, 8 use another word for the act, 45 lack the event's telling word or use another one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.incidents.columns import Columns, Floats, Ints

SETTLEMENTS, DISTRICTS, SIDES, KINDS, WORDS = 5000, 270, 5, 9, 3000
PER_EVENT = 3.0
NO_PLACE, DISTRICT_ONLY, NO_SIDE, TWO_DAYS, OFF_BY_ONE, OTHER_ACT = 0.07, 0.10, 0.25, 0.12, 0.04, 0.08
NO_WORD, OTHER_WORD = 0.35, 0.10


@dataclass(frozen=True, slots=True)
class Made:
    """Claims in columns, and the event each is truly about."""

    columns: Columns
    events: Ints


def make(claims: int, days: int, seed: int = 7) -> Made:
    """Return that many claims over that many days; the same numbers give the same claims."""
    dice = np.random.default_rng(seed)
    per_event = 1 + dice.geometric(1 / (PER_EVENT - 1), size=claims) - 1
    events = np.repeat(np.arange(claims), per_event)[:claims]
    dice.shuffle(events)
    many = int(np.max(events)) + 1
    district_of = np.sort(dice.integers(0, DISTRICTS, SETTLEMENTS))
    place = dice.choice(SETTLEMENTS, many, p=_unequal(SETTLEMENTS, dice))
    side, kind = dice.choice(SIDES, many, p=_unequal(SIDES, dice)), dice.choice(KINDS, many, p=_unequal(KINDS, dice))
    word, day = dice.choice(WORDS, many, p=_unequal(WORDS, dice)), dice.integers(0, days, many)

    def lucky(share: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return dice.random(claims) < share

    start = day[events] + np.where(lucky(OFF_BY_ONE), dice.choice((-1, 1), claims), 0)
    start = np.clip(start, 0, days)
    wide, early = lucky(TWO_DAYS), lucky(0.5)
    end = start + (wide & ~early)
    start = np.maximum(0, start - (wide & early))
    where = place[events]
    silent, coarse = lucky(NO_PLACE), lucky(DISTRICT_ONLY)
    said = np.where(lucky(OTHER_WORD), dice.choice(WORDS, claims, p=_unequal(WORDS, dice)), word[events])
    columns = Columns(
        start=start, end=end,
        place=np.where(silent | coarse, -1, where), area=np.where(silent, -1, district_of[where]),
        side=np.where(lucky(NO_SIDE), -1, side[events]),
        kind=np.where(lucky(OTHER_ACT), dice.integers(0, KINDS, claims), kind[events]),
        word=np.where(lucky(NO_WORD), -1, said),
    )  # fmt: skip
    return Made(columns, events)


def _unequal(many: int, dice: np.random.Generator) -> Floats:
    """Return how often each of many is taken: the k-th in the order 1/k^0.8, in a mixed order."""
    share = 1 / np.arange(1, many + 1) ** 0.8
    dice.shuffle(share)
    return np.asarray(share / share.sum())
