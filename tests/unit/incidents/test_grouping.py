"""Groups from weights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from trucewatch.incidents.grouping import group
from trucewatch.incidents.guards import Profile

OPEN = Profile(
    date.min,
    date.max,
    date.max,
    date.min,
    frozenset(),
    frozenset(),
    frozenset(),
    frozenset(),
    frozenset(),
    event=False,
    loose=False,
)


def anything(one: Profile, other: Profile) -> bool:
    """Rule nothing out."""
    return bool((one, other))


def test_one_doubtful_pair_does_not_chain_two_groups() -> None:
    """Two tight groups that one weak link joins, against three objections, stay two."""
    edges = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 1.0, (0, 2): -2.0, (0, 3): -2.0, (1, 3): -2.0}
    assert group([OPEN] * 4, edges, anything) == ((0, 1), (2, 3))


def test_the_better_part_of_the_pairs_decides() -> None:
    """A story whose far ends do not speak for each other is one through its links; one good pair of many is not enough."""
    story = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 4.0, (0, 2): 3.0, (0, 3): -4.0, (1, 3): -4.0}
    assert group([OPEN] * 4, story, anything) == ((0, 1, 2, 3),)
    assert group([OPEN] * 4, {**story, (0, 2): -6.0}, anything) == ((0, 1), (2, 3))


def test_a_pair_that_was_not_scored_speaks_against() -> None:
    """Groups of two meet by one scored pair of four only where it outweighs the better part's unscored one."""
    tight = {(0, 1): 9.0, (2, 3): 9.0}
    assert group([OPEN] * 4, {**tight, (1, 2): 4.0}, anything) == ((0, 1), (2, 3))
    assert group([OPEN] * 4, {**tight, (1, 2): 6.0}, anything) == ((0, 1, 2, 3),)


def test_what_a_person_joined_stands_above_weights_and_guards() -> None:
    """A person's join holds against a bad weight and against a guard; a person's parting against a good weight."""
    edges = {(0, 1): -9.0, (1, 2): 9.0}
    assert group([OPEN] * 3, edges, lambda *_: False, same=[(0, 1)], different=[(1, 2)]) == ((0, 1), (2,))


def test_a_parting_holds_through_others() -> None:
    """Two parted claims do not meet through a third that goes well with both."""
    edges = {(0, 1): 9.0, (1, 2): 8.0}
    assert group([OPEN] * 3, edges, anything, different=[(0, 2)]) == ((0, 1), (2,))


def test_where_people_disagree_the_parting_stands() -> None:
    """Two joins and a parting that cannot all hold leave the parted two apart."""
    found = group([OPEN] * 3, {}, anything, same=[(0, 1), (1, 2)], different=[(0, 2)])
    assert found == ((0, 1), (2,))


def test_a_guard_is_asked_about_whole_groups() -> None:
    """A guard that rules out two members keeps their groups apart, however well the others go together."""
    first = replace(OPEN, latest_start=date(2031, 5, 9), earliest_end=date(2031, 5, 9))
    third = replace(OPEN, latest_start=date(2031, 5, 10), earliest_end=date(2031, 5, 10))

    def days(one: Profile, other: Profile) -> bool:
        return max(one.latest_start, other.latest_start) <= min(one.earliest_end, other.earliest_end)

    assert group([first, OPEN, third], {(0, 1): 9.0, (1, 2): 8.0}, days) == ((0, 1), (2,))
