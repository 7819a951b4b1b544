"""The room's data files."""

from __future__ import annotations

import pytest

from trucewatch.incidents.lexicon import Act, Sort, matters, weights
from trucewatch.model import EventType


def test_every_type_has_a_family_and_a_title_can_be_made() -> None:
    """Every coarse type the model knows stands in exactly one family."""
    assert set(matters().family) == {kind.coarse for kind in EventType}


@pytest.mark.parametrize(
    ("one", "other", "act"),
    [
        (EventType.DRONE_STRIKE, EventType.AIR_STRIKE, Act.SAME),
        (EventType.SHELLING, EventType.CASUALTIES, Act.SIDE_OF_ONE),
        (EventType.CHEMICAL_ATTACK, EventType.SAMPLE_EVIDENCE, Act.INQUIRY_INTO),
        (EventType.SHELLING, EventType.STATEMENT, Act.SPEECH),
        (EventType.SHELLING, EventType.AID_DELIVERY, Act.BARRED),
        (EventType.TALKS_SCHEDULED, EventType.TALKS_COLLAPSED, Act.SIDE_OF_ONE),
        (EventType.SIEGE, EventType.TREATY, Act.BARRED),
    ],
)
def test_types_stand_to_each_other_the_same_both_ways(one: EventType, other: EventType, act: Act) -> None:
    """Finer types roll up; what no family joins is barred; and the order does not matter."""
    assert matters().act(one, other) is act
    assert matters().act(other, one) is act


def test_a_sort_without_a_weight_of_its_own_has_that_of_any_pair() -> None:
    """A sort of pair weighs a level as every pair does unless the file says otherwise for it."""
    shared = {weights().level(sort, "place", "apart").bits for sort in Sort}
    assert len(shared) == 1
    assert weights().level(Sort.PARTY, "actor", "apart").bits < weights().level(Sort.EVENT, "actor", "apart").bits


def test_equal_numbers_weigh_nothing_and_counts_little() -> None:
    """No level of the file rewards equal numbers, and counting the same thing weighs less than one bit."""
    names = {name for comparison, name in ((key[1], key[2]) for key in weights().levels) if comparison == "counts"}
    assert names == {"same_unit", "open"}
    assert abs(weights().level(Sort.EVENT, "counts", "same_unit").bits) < 1
