"""Incidents that linking keeps apart and that may be one event: what a person is asked about, the likeliest first.

The weight is the one that groups are merged by. Of the labelled claims' incidents, 30 pairs come near enough, and 4 of
them are one event (3 of the first 10); of the 159 pairs whose days meet, 3 are (docs/methodology.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from trucewatch.incidents.assembly import incident_id
from trucewatch.incidents.grouping import weight_between
from trucewatch.incidents.guards import Profile
from trucewatch.incidents.linking import Linked
from trucewatch.incidents.scoring import Reason
from trucewatch.incidents.why_not import apart_by_weights
from trucewatch.model import PossibleMerge

NEAR = -2.0
"""The least weight of two incidents that are told (log2 odds: one to four)."""
MOST = 3
"""Pairs kept for each incident, its likeliest ones; a pair is kept where it is among those of either."""

_OF_THE_EVENT = frozenset({"act", "time", "place", "actor", "target", "words", "counts"})

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Near:
    """Two groups (by their number, in the order of their incidents' ids) with their weight and their best pair."""

    groups: _Pair
    weight: float
    best: float
    claims: _Pair


def possible_merges(linked: Linked) -> tuple[PossibleMerge, ...]:
    """Return the pairs of incidents that may be one event, the likeliest first, a few for each incident.

    Never those that a guard or a person keeps apart: claims of theirs can never be one incident.
    """
    names = {
        number: incident_id([linked.testimonies[at] for at in numbers])
        for number, numbers in enumerate(linked.groups)
        if linked.is_incident(numbers)
    }
    near = sorted(_near(linked, names), key=lambda one: (-one.weight, -one.best, *(names[at] for at in one.groups)))
    return tuple(_told(linked, names, one) for one in _kept(near, _Apart(linked)))


def _near(linked: Linked, names: Mapping[int, str]) -> Iterator[_Near]:
    """Yield the pairs of incidents that are weighed near to one event. A large case has many edges: two passes."""
    home = {at: number for number in names for at in linked.groups[number]}
    best = _best_pairs(linked, home)
    weights: dict[_Pair, list[float]] = defaultdict(list)
    for pair, weight in linked.pairs.edges.items():
        groups = _groups(pair, home)
        if groups in best:
            weights[groups].append(weight)
    for groups, (pair_weight, pair) in best.items():
        one, other = groups
        weight = weight_between(weights[groups], len(linked.groups[one]) * len(linked.groups[other]))
        if weight > NEAR:
            in_order = names[one] < names[other]
            ends = pair if (home[pair[0]] == one) == in_order else (pair[1], pair[0])
            yield _Near(groups if in_order else (other, one), weight, pair_weight, ends)


def _best_pairs(linked: Linked, home: Mapping[int, int]) -> dict[_Pair, tuple[float, _Pair]]:
    """Return, by groups, the pair of claims that goes best together, where it goes well enough to matter."""
    best: dict[_Pair, tuple[float, _Pair]] = {}
    for pair, weight in linked.pairs.edges.items():
        if weight > NEAR and pair[0] in home and pair[1] in home and home[pair[0]] != home[pair[1]]:
            groups = _groups(pair, home)
            if groups not in best or (weight, best[groups][1]) > (best[groups][0], pair):
                best[groups] = (weight, pair)
    return best


def _groups(pair: _Pair, home: Mapping[int, int]) -> _Pair:
    one, other = home.get(pair[0], -1), home.get(pair[1], -1)
    return (one, other) if one < other else (other, one)


def _kept(near: Iterable[_Near], apart: _Apart) -> Iterator[_Near]:
    """Yield the pairs that may be merged, until both incidents have their share."""
    seen: Counter[int] = Counter()
    for one in near:
        if min(seen[at] for at in one.groups) < MOST and not apart(one.groups):
            seen.update(one.groups)
            yield one


class _Apart:
    """Which groups a person or a guard keeps apart, asked of the groups as a whole, as grouping does."""

    def __init__(self, linked: Linked) -> None:
        home = {at: number for number, numbers in enumerate(linked.groups) for at in numbers}
        self._linked = linked
        self._parted = {_groups(pair, home) for pair in linked.parted}
        self._profiles: dict[int, Profile] = {}

    def __call__(self, groups: _Pair) -> bool:
        """Tell whether the two can never be one incident."""
        one, other = sorted(groups)
        return (one, other) in self._parted or not self._linked.guards.allow(self._profile(one), self._profile(other))

    def _profile(self, group: int) -> Profile:
        if group not in self._profiles:
            members = (self._linked.profiles[at] for at in self._linked.groups[group])
            self._profiles[group] = reduce(Profile.joined, members)
        return self._profiles[group]


def _told(linked: Linked, names: Mapping[int, str], near: _Near) -> PossibleMerge:
    one, other = (linked.testimonies[at] for at in near.claims)
    # What speaks against any two claims alike tells nothing of these.
    reasons = [reason for reason in linked.scorer.reasons(one, other) if reason.comparison != "prior"]
    for_it = [reason for reason in reasons if reason.bits > 0]
    against = [reason for reason in reasons if reason.bits < 0]
    return PossibleMerge(
        incidents=(names[near.groups[0]], names[near.groups[1]]),
        claims=(one.claim.id, other.claim.id),
        weight=round(near.weight, 2),
        pair=round(near.best, 2),
        because=apart_by_weights(near.best, near.weight),
        for_it=_in_words(linked, for_it),
        against=_in_words(linked, against),
    )


def _in_words(linked: Linked, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Return what both say of the event before what one leaves open and how the reports stand to each other."""

    def said(reason: Reason) -> bool:
        return reason.comparison in _OF_THE_EVENT and not reason.level.endswith("open")

    of_event = [reason for reason in reasons if said(reason)]
    others = [reason for reason in reasons if not said(reason)]
    return (*linked.scorer.in_words(of_event), *linked.scorer.in_words(others))
