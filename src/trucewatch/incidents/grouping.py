"""Groups from pair weights: the two groups that belong together most are merged first, as long as they speak for it.

This is correlation clustering by greedy edge contraction: a pair that speaks against a merge counts as well, where
connected components would chain unlike events together through one doubtful pair each. The weight between two groups
is the mean over the better part of their pairs. A sum lets the far ends of a long story outvote its links, and a single
best pair chains (docs/methodology.md has the figures of each).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Generic, Protocol, TypeVar

Edges = Mapping[tuple[int, int], float]


J = TypeVar("J", bound="Joinable")


class Joinable(Protocol):
    """What a guard needs to know of a group, such as ``guards.Profile``."""

    def joined(self: J, other: J, /) -> J:
        """Return the same of two groups as one."""


_BETTER = 0.4
"""The part of the pairs between two groups that decides."""
_UNSEEN = -5.0
"""Weight of a pair that was not worth scoring, or that a guard keeps apart."""


class _Groups(Generic[J]):
    def __init__(self, profiles: Sequence[J], parted: Iterable[tuple[int, int]]) -> None:
        self.profiles = dict(enumerate(profiles))
        self.members = {at: [at] for at in range(len(profiles))}
        self.home = list(range(len(profiles)))
        # Between two groups: the weights of their scored pairs, lightest (negated: heaviest) first.
        self.between: dict[int, dict[int, list[float]]] = {at: {} for at in range(len(profiles))}
        self.parted: dict[int, set[int]] = {at: set() for at in range(len(profiles))}
        for one, other in parted:
            self.parted[one].add(other)
            self.parted[other].add(one)

    def barred(self, one: int, other: int) -> bool:
        """Tell whether a person parted any of the one group from any of the other."""
        return any(self.home[at] == other for at in self.parted[one])

    def weight(self, one: int, other: int) -> float:
        """Return how much two groups speak for being one: the mean of the better part of their pairs' weights."""
        return _weight(self.between[one][other], len(self.members[one]) * len(self.members[other]))

    def merge(self, kept: int, gone: int) -> None:
        """Take one group into another: members, weights, what the guards know, and the partings."""
        self.profiles[kept] = self.profiles[kept].joined(self.profiles.pop(gone))
        for at in self.members[gone]:
            self.home[at] = kept
        self.members[kept] += self.members.pop(gone)
        self.parted[kept] |= self.parted.pop(gone)
        mine, theirs = self.between[kept], self.between.pop(gone)
        mine.pop(gone, None)
        theirs.pop(kept, None)
        for third, weights in theirs.items():
            mine[third] = self.between[third][kept] = sorted((*mine.get(third, ()), *weights))
            self.between[third].pop(gone)


def _weight(negated: Sequence[float], pairs: int) -> float:
    better = max(1, round(_BETTER * pairs))
    seen = negated[:better]
    return (-sum(seen) + _UNSEEN * (better - len(seen))) / better


def between(some: Sequence[int], others: Sequence[int], edges: Edges) -> float:
    """Return how much two groups speak for being one, as the grouping weighs it."""
    scored = (edges.get((min(one, other), max(one, other))) for one in some for other in others)
    return weight_between((weight for weight in scored if weight is not None), len(some) * len(others))


def weight_between(weights: Iterable[float], pairs: int) -> float:
    """Return the weight between two groups from those of their scored pairs, of ``pairs`` in all."""
    return _weight(sorted(-weight for weight in weights), pairs)


def group(
    profiles: Sequence[J],
    edges: Edges,
    allowed: Callable[[J, J], bool],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return the groups, members in order, groups by their first member.

    ``same`` and ``different`` are what people decided: they stand above weights and guards; where they clash, those
    that part stand above those that join.
    """
    groups = _Groups(profiles, sorted(different))
    for (one, other), weight in sorted(edges.items()):
        groups.between[one][other] = groups.between[other][one] = [-weight]
    for one, other in sorted(same):
        kept, gone = sorted((groups.home[one], groups.home[other]))
        if kept != gone and not groups.barred(kept, gone):
            groups.merge(kept, gone)
    _contract(groups, allowed)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


def _contract(groups: _Groups[J], allowed: Callable[[J, J], bool]) -> None:
    heap = [
        (-weight, one, other)
        for one, row in groups.between.items()
        for other in row
        if one < other and (weight := groups.weight(one, other)) > 0
    ]
    heapify(heap)
    while heap:
        weight, one, other = heappop(heap)
        if one not in groups.between or other not in groups.between[one] or groups.weight(one, other) != -weight:
            continue
        if groups.barred(one, other) or not allowed(groups.profiles[one], groups.profiles[other]):
            continue
        kept, gone = (one, other) if len(groups.between[one]) >= len(groups.between[other]) else (other, one)
        groups.merge(kept, gone)
        for third in groups.between[kept]:
            total = groups.weight(kept, third)
            if total > 0:
                heappush(heap, (-total, min(kept, third), max(kept, third)))
