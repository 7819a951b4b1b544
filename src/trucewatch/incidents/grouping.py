"""Groups from pair weights: the heaviest pair of groups is merged first, and the weights between groups add up.

This is greedy additive edge contraction for correlation clustering. Taking connected components instead would chain
unlike events together through one doubtful pair each; here a pair that speaks against a merge counts as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

from trucewatch.incidents.guards import Profile

Edges = Mapping[tuple[int, int], float]


class _Groups:
    def __init__(self, profiles: list[Profile], parted: Iterable[tuple[int, int]]) -> None:
        self.profiles = dict(enumerate(profiles))
        self.members = {at: [at] for at in range(len(profiles))}
        self.home = list(range(len(profiles)))
        self.between: dict[int, dict[int, float]] = {at: {} for at in range(len(profiles))}
        self.parted: dict[int, set[int]] = {at: set() for at in range(len(profiles))}
        for one, other in parted:
            self.parted[one].add(other)
            self.parted[other].add(one)

    def barred(self, one: int, other: int) -> bool:
        """Tell whether a person parted any of the one group from any of the other."""
        return any(self.home[at] == other for at in self.parted[one])

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
        for third, weight in theirs.items():
            total = mine.get(third, 0.0) + weight
            mine[third] = self.between[third][kept] = total
            self.between[third].pop(gone)


def group(
    profiles: list[Profile],
    edges: Edges,
    allowed: Callable[[Profile, Profile], bool],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return the groups, members in order, groups by their first member.

    ``same`` and ``different`` are what people decided: they stand above weights and guards; where they clash, those
    that part stand above those that join.
    """
    groups = _Groups(profiles, sorted(different))
    for (one, other), weight in sorted(edges.items()):
        groups.between[one][other] = groups.between[other][one] = weight
    for one, other in sorted(same):
        kept, gone = sorted((groups.home[one], groups.home[other]))
        if kept != gone and not groups.barred(kept, gone):
            groups.merge(kept, gone)
    _contract(groups, allowed)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


def _contract(groups: _Groups, allowed: Callable[[Profile, Profile], bool]) -> None:
    heap = [
        (-weight, one, other)
        for one, row in groups.between.items()
        for other, weight in row.items()
        if one < other and weight > 0
    ]
    heapify(heap)
    while heap:
        weight, one, other = heappop(heap)
        if one not in groups.between or groups.between[one].get(other) != -weight:
            continue
        if groups.barred(one, other) or not allowed(groups.profiles[one], groups.profiles[other]):
            continue
        kept, gone = (one, other) if len(groups.between[one]) >= len(groups.between[other]) else (other, one)
        groups.merge(kept, gone)
        for third, total in groups.between[kept].items():
            if total > 0:
                heappush(heap, (-total, min(kept, third), max(kept, third)))
