"""Armed acts linked by columns: for corpora of a hundred thousand claims and more, where a record each is too much.

The same ideas as ``link``, over arrays: only claims that share a day and a place, an area or a word are compared; a pair
weighs the sum of its levels' log2 odds; days without one in common and rival sides never meet; and groups are made by
the same greedy contraction. What two claims at random share is estimated from the corpus itself (see columns.toml).
Words, voices and places in the text are not compared: for a case of a few thousand claims use ``link``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from trucewatch.incidents.grouping import group

_WINDOW = 60
"""Neighbours compared in a block, in the order of the claims: keeps the work linear however large a block grows."""
_SAMPLE = 2_000_000
"""Pairs looked at to learn what claims at random share."""
_STRIDES = (7919, 104729, 1299709, 15485863)
_ROUNDS = 20
_REFITS, _HELD = 3, 500.0
"""Rounds of fitting the shares of true pairs to the corpus, and how many pairs the shipped shares count for in it."""
_LEAN = 1.0
"""Bits by which the linking leans to joining: a pair that is twice as likely apart as together still counts for it."""
_LEAST = -12.0

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Columns:
    """Claims on armed acts, a column each; -1 where a claim says nothing.

    ``start`` and ``end``: days, as ordinals. ``place``: a settlement or finer, ``area``: the district around it (known
    wherever the place is). ``side``: who is held responsible, as the number of a side. ``kind``: the act. ``word``: the
    rarest telling word.
    """

    start: Ints
    end: Ints
    place: Ints
    area: Ints
    side: Ints
    kind: Ints
    word: Ints

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class _Span:
    """What the guards need to know of a group: the days all its claims may share, and the side held responsible."""

    start: int
    end: int
    side: int

    def joined(self, other: _Span) -> _Span:
        """Return both groups as one."""
        return _Span(max(self.start, other.start), min(self.end, other.end), max(self.side, other.side))


def _allowed(one: _Span, other: _Span) -> bool:
    rivals = one.side >= 0 and other.side >= 0 and one.side != other.side
    return not rivals and max(one.start, other.start) <= min(one.end, other.end)


@cache
def _shipped() -> Mapping[str, Mapping[str, float]]:
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(
        (files(__package__) / "data" / "columns.toml").read_text("utf-8")
    )
    return table


def link_columns(columns: Columns) -> Ints:
    """Return the number of the incident each claim is in: the number of the incident's first claim.

    The same columns give the same numbers; claims on one event in another order give the same groups.
    """
    labels = np.arange(len(columns))
    one, other = _candidates(columns)
    if not len(one):
        return labels
    weights = _weights(columns, one, other)
    for members, edges in _components(len(columns), one, other, weights):
        spans = [_Span(int(columns.start[at]), int(columns.end[at]), int(columns.side[at])) for at in members]
        for made in group(spans, edges, _allowed):
            labels[[members[at] for at in made]] = members[made[0]]
    return labels


def _candidates(columns: Columns) -> tuple[Ints, Ints]:
    """Return the pairs worth weighing that no guard keeps apart, each once, smaller number first."""
    size, found = len(columns), []
    base = _top(columns.end) + 2
    for named in (columns.place, columns.area, columns.word):
        keys = [named * base + columns.start, np.where(columns.end > columns.start, named * base + columns.end, -1)]
        key = np.concatenate([np.where(named >= 0, one, -1) for one in keys])
        found.append(_pairs_in(key, size))
    one, other = np.divmod(_distinct(np.concatenate(found)), size)
    days = np.maximum(columns.start[one], columns.start[other]) <= np.minimum(columns.end[one], columns.end[other])
    mine, theirs = columns.side[one], columns.side[other]
    kept = days & ((mine < 0) | (theirs < 0) | (mine == theirs))
    return one[kept], other[kept]


def _pairs_in(key: Ints, size: int) -> Ints:
    """Return pairs of claims with one key, as one number each; the second half of the keys are the claims again."""
    order = np.argsort(key, kind="stable")
    order = order[key[order] >= 0]
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, min(_WINDOW, len(order) - 1) + 1):
        same = key[order[:-step]] == key[order[step:]]
        if not same.any():
            break
        one, other = order[:-step][same] % size, order[step:][same] % size
        low, high = np.minimum(one, other), np.maximum(one, other)
        found.append((low * size + high)[low != high])
    return _distinct(np.concatenate(found))


def _distinct(numbers: Ints) -> Ints:
    """Return each number once, in order; sorting is faster here than numpy's table of what was seen."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def _levels(columns: Columns, one: Ints, other: Ints) -> dict[str, NDArray[np.int8]]:
    """Return the number of the level that each comparison finds, as columns.toml lists them."""
    exact = (columns.start[one] == columns.end[one]) & (columns.start[other] == columns.end[other])
    place, there = columns.place[one], columns.place[other]
    area, around = columns.area[one], columns.area[other]
    wide = (area >= 0) & (area == around)
    places = (
        (place >= 0) & (place == there),
        wide & ((place < 0) | (there < 0)),
        wide,
        (area >= 0) != (around >= 0),
        (area < 0) & (around < 0),
    )
    word, said = columns.word[one], columns.word[other]
    side, blamed = columns.side[one], columns.side[other]
    return {
        "time": np.where(exact, 0, 1).astype(np.int8),
        "place": np.select(places, range(5), 5).astype(np.int8),
        "actor": np.where((side >= 0) & (side == blamed), 0, 1).astype(np.int8),
        "kind": np.where(columns.kind[one] == columns.kind[other], 0, 1).astype(np.int8),
        "word": np.select(((word >= 0) & (word == said), (word < 0) | (said < 0)), range(2), 2).astype(np.int8),
    }


def _weights(columns: Columns, one: Ints, other: Ints) -> Floats:
    """Return the log2 odds of each pair: what levels weigh here, and how rare the day, place, act and word are.

    Starts from the shipped shares of true pairs, and lets the corpus move them a little (expectation maximisation).
    """
    levels, by_chance = _levels(columns, one, other), _by_chance(columns)
    rare = np.zeros(len(one))
    for comparison, values in (("place", columns.place), ("word", columns.word), ("kind", columns.kind)):
        rare += np.where(levels[comparison] == 0, _rarity(values)[values[one]], 0.0)
    shares = {name: np.fromiter(shipped.values(), dtype=float) for name, shipped in _shipped().items()}
    sums = rare
    for _ in range(_REFITS + 1):
        sums = rare + sum((np.log2(shares[name] / by_chance[name])[levels[name]] for name in shares), np.zeros(1))
        sums = sums + _prior(sums, columns)
        chance = 1 / (1 + np.exp2(-np.clip(sums, -60, 60)))
        for name, shipped in _shipped().items():
            held = _HELD * np.fromiter(shipped.values(), dtype=float)
            found = np.bincount(levels[name], weights=chance, minlength=len(shipped)) + held
            shares[name] = found / found.sum()
    return np.asarray(sums + _LEAN)


def _by_chance(columns: Columns) -> dict[str, Floats]:
    """Return how often each level is found for two claims at random near in time: pairs at fixed strides, by day."""
    size = len(columns)
    order = np.argsort(columns.start, kind="stable")
    take = np.arange(size)
    pairs = [(order[take], order[(take + 1 + stride % min(size, 401)) % size]) for stride in _STRIDES]
    one = np.concatenate([pair[0] for pair in pairs])[:_SAMPLE]
    other = np.concatenate([pair[1] for pair in pairs])[:_SAMPLE]
    found = _levels(columns, one, other)
    return {
        name: (np.bincount(found[name], minlength=len(shipped)) + 1.0) / (len(one) + len(shipped))
        for name, shipped in _shipped().items()
    }


def _rarity(values: Ints) -> Floats:
    """Return, for each value, how much rarer it is than two claims at random agree on any (the last one: no value)."""
    known = values[values >= 0]
    share = np.bincount(known, minlength=_top(values) + 2) / max(1, len(known))
    agree = float((share**2).sum()) or 1.0
    return np.asarray(np.log2(agree) - np.log2(np.maximum(share, 1 / max(1, len(known)))))


def _top(values: Ints) -> int:
    return int(np.max(values)) if len(values) else 0


def _prior(sums: Floats, columns: Columns) -> float:
    """Return the log2 odds that two claims of one day are of one event, such that the weights agree with it.

    The true pairs that the weights expect, over all pairs of one day: estimated in rounds from one in a thousand.
    """
    every = max(1, _pairs_of(np.bincount(columns.start)))
    prior = float(np.log2(1 / 1000))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp2(-np.clip(sums + prior, -60, 60)))
        share = min(0.5, max(0.5 / every, float(chance.sum()) / every))
        following = float(np.log2(share / (1 - share)))
        if abs(following - prior) < 1e-4:
            break
        prior = following
    return prior


def _components(
    size: int, one: Ints, other: Ints, weights: Floats
) -> Iterator[tuple[list[int], dict[tuple[int, int], float]]]:
    """Yield the claims that positive weights connect, with the weights of all compared pairs among them."""
    bar = weights > 0
    root = _roots(size, one[bar], other[bar])
    inside = root[one] == root[other]
    home, first, second, weighed = root[one[inside]], one[inside], other[inside], weights[inside]
    order = np.lexsort((second, first, home))
    home, first, second, weighed = home[order], first[order], second[order], weighed[order]
    cuts = np.flatnonzero(np.diff(home)) + 1
    starts, stops = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(home)]))
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if start == stop:
            continue
        mine, theirs = first[start:stop].tolist(), second[start:stop].tolist()
        members = sorted({*mine, *theirs})
        at = {member: number for number, member in enumerate(members)}
        floor = np.maximum(weighed[start:stop], _LEAST).tolist()
        yield members, {(at[a], at[b]): w for a, b, w in zip(mine, theirs, floor, strict=True)}


def _roots(size: int, one: Ints, other: Ints) -> Ints:
    """Return the smallest claim that each claim is connected with."""
    root = np.arange(size)
    while True:
        low = np.minimum(root[one], root[other])
        before = root.copy()
        np.minimum.at(root, one, low)
        np.minimum.at(root, other, low)
        root = root[root]
        if np.array_equal(root, before):
            return root


def pair_scores(truth: Sequence[int] | Ints, found: Sequence[int] | Ints) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of claims.

    >>> pair_scores([1, 1, 2], [5, 5, 5])
    (0.3333333333333333, 1.0, 0.5)
    """
    wanted, made = np.asarray(truth), np.asarray(found)
    both = _pairs_of(np.unique(np.stack((wanted, made)), axis=1, return_counts=True)[1])
    in_truth, in_found = (_pairs_of(np.unique(some, return_counts=True)[1]) for some in (wanted, made))
    precision, recall = both / (in_found or 1), both / (in_truth or 1)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _pairs_of(counts: Ints) -> int:
    return int((counts * (counts - 1) // 2).sum())
