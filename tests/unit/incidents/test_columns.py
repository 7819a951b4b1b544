"""Linking by columns, for large corpora."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.linking_made_claims import Made, make
from trucewatch.incidents.columns import Columns, Ints, link_columns, pair_scores

SMALL = make(3000, 40)


def taken(made: Made, order: Ints) -> Columns:
    """Return the claims in another order."""
    columns = made.columns
    return Columns(**{name: getattr(columns, name)[order] for name in Columns.__slots__})


def rows(*told: tuple[int, int, int, int, int, int, int]) -> Columns:
    """Return claims given as (start, end, place, area, side, kind, word), behind a corpus that they stand out from."""
    names = ("start", "end", "place", "area", "side", "kind", "word")
    mine = dict(zip(names, np.array(told).T, strict=True))
    return Columns(**{name: np.concatenate((mine[name], getattr(SMALL.columns, name))) for name in names})


def together(*told: tuple[int, int, int, int, int, int, int]) -> bool:
    """Tell whether the first two claims are one incident."""
    labels = link_columns(rows(*told))
    return bool(labels[0] == labels[1])


def test_made_claims_are_found_again() -> None:
    """Of three thousand made claims most true pairs are found, and few false ones."""
    precision, recall, f1 = pair_scores(SMALL.events, link_columns(SMALL.columns))
    assert precision > 0.9
    assert recall > 0.75
    assert f1 > 0.83


def test_the_same_claims_give_the_same_groups_in_any_order() -> None:
    """Claims in another order are grouped as well, and twice the same claims give the same numbers."""
    order = np.random.default_rng(3).permutation(len(SMALL.events))
    mixed = pair_scores(SMALL.events[order], link_columns(taken(SMALL, order)))
    assert mixed[2] == pytest.approx(pair_scores(SMALL.events, link_columns(SMALL.columns))[2], abs=0.02)
    assert np.array_equal(link_columns(SMALL.columns), link_columns(SMALL.columns))


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ((20, 20, 9001, 9001, 2, 3, 9001), True),
        ((20, 21, 9001, 9001, -1, 3, -1), True),
        ((21, 21, 9001, 9001, 2, 3, 9001), False),
        ((20, 20, 9001, 9001, 4, 3, 9001), False),
        ((20, 20, 9002, 9002, 2, 3, -1), False),
    ],
)
def test_one_place_and_day_meet_and_guards_part(other: tuple[int, int, int, int, int, int, int], *, one: bool) -> None:
    """One place, day and act are one incident; another day, a rival side or another place is not."""
    assert together((20, 20, 9001, 9001, 2, 3, 9001), other) is one


def test_rivals_do_not_meet_through_a_claim_that_names_nobody() -> None:
    """Two claims that hold rival sides responsible stay apart although a third goes with both."""
    told = [(20, 20, 9001, 9001, side, 3, 9001) for side in (1, 2, -1)]
    labels = link_columns(rows(*told))
    assert labels[0] != labels[1]
    assert labels[2] in (labels[0], labels[1])


def test_no_claims_make_no_incidents() -> None:
    """Nothing gives nothing."""
    empty = np.empty(0, dtype=np.int64)
    assert len(link_columns(Columns(*(empty,) * 7))) == 0
