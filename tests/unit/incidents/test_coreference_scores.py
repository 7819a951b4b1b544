"""The scorer that benchmarks use, on cases worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest

from benchmarks.linking_scores import Group, b_cubed, ceaf_e, conll, muc

KEY = [frozenset("abc"), frozenset("defg")]
FOUND = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_the_worked_example_of_the_field() -> None:
    """The example of Pradhan et al. 2014 (two entities, three found) gives its published figures."""
    links, mentions, entities = muc(KEY, FOUND), b_cubed(KEY, FOUND), ceaf_e(KEY, FOUND)
    assert (round(links.recall, 2), round(links.precision, 2)) == (0.4, 0.4)
    assert (round(mentions.recall, 2), round(mentions.precision, 2)) == (0.42, 0.5)
    assert (round(entities.recall, 2), round(entities.precision, 2)) == (0.65, 0.43)
    assert conll(KEY, FOUND) == pytest.approx((0.4 + mentions.f1 + entities.f1) / 3)


def test_a_grouping_like_the_key_is_perfect_and_nothing_found_is_nothing() -> None:
    """The key against itself scores 1; no groups at all score 0."""
    assert conll(KEY, KEY) == 1.0
    assert conll(KEY, []) == 0.0


def test_the_pairing_of_groups_is_the_best_of_all() -> None:
    """CEAF-e's pairing is the best of every one-to-one pairing, tried one by one."""
    key: list[Group] = [frozenset("abcd"), frozenset("efg"), frozenset("hi"), frozenset("jkl")]
    found: list[Group] = [frozenset("abe"), frozenset("cdfh"), frozenset("gij"), frozenset("kl")]

    def alike(one: Group, other: Group) -> float:
        return 2 * len(one & other) / (len(one) + len(other))

    best = max(sum(map(alike, key, order)) for order in permutations(found))
    assert ceaf_e(key, found).recall == pytest.approx(best / len(key))
