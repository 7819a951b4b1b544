"""Coreference scores of a grouping against a key: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1.

MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF-e (similarity phi-4): Luo 2005; the mean: CoNLL 2012.
Checked on the worked example of Pradhan et al. 2014 in tests/unit/incidents/test_coreference_scores.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Group = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def conll(key: Iterable[Group], found: Iterable[Group]) -> float:
    """Return the CoNLL F1 of the groups found against the key's."""
    wanted, made = list(key), list(found)
    return (muc(wanted, made).f1 + b_cubed(wanted, made).f1 + ceaf_e(wanted, made).f1) / 3


def muc(key: Sequence[Group], found: Sequence[Group]) -> Score:
    """Return the link-based score."""
    return Score(_links_kept(found, key), _links_kept(key, found))


def _links_kept(some: Sequence[Group], others: Sequence[Group]) -> float:
    home = _home(others)
    kept = sum(len(group) - len({home.get(one, ("alone", one)) for one in group}) for group in some)
    links = sum(len(group) - 1 for group in some)
    return kept / links if links else 0.0


def b_cubed(key: Sequence[Group], found: Sequence[Group]) -> Score:
    """Return the mention-based score."""
    return Score(_share_kept(found, key), _share_kept(key, found))


def _share_kept(some: Sequence[Group], others: Sequence[Group]) -> float:
    home = _home(others)
    total = sum(map(len, some))
    kept = 0.0
    for group in some:
        parts: dict[object, int] = defaultdict(int)
        for one in group:
            if one in home:
                parts[home[one]] += 1
        kept += sum(many * many for many in parts.values()) / len(group)
    return kept / total if total else 0.0


def ceaf_e(key: Sequence[Group], found: Sequence[Group]) -> Score:
    """Return the entity-based score: the best one-to-one pairing of groups by their likeness (phi-4)."""
    best = sum(_best_pairing(part) for part in _components(key, found))
    return Score(best / len(found) if found else 0.0, best / len(key) if key else 0.0)


def _home(groups: Sequence[Group]) -> Mapping[Hashable, int]:
    return {one: at for at, group in enumerate(groups) for one in group}


def _components(key: Sequence[Group], found: Sequence[Group]) -> Iterator[Mapping[tuple[int, int], float]]:
    """Yield the likeness of overlapping groups, apart for each part of the graph that overlaps connect."""
    home = _home(found)
    alike: dict[int, dict[int, int]] = {at: defaultdict(int) for at in range(len(key))}
    owners: dict[int, set[int]] = defaultdict(set)
    for at, group in enumerate(key):
        for one in group:
            if one in home:
                alike[at][home[one]] += 1
                owners[home[one]].add(at)
    left = set(alike)
    while left:
        part, reached = {left.pop()}, set[int]()
        queue = list(part)
        while queue:
            mine = queue.pop()
            for theirs in alike[mine].keys() - reached:
                reached.add(theirs)
                more = owners[theirs] - part
                part |= more
                queue += more
        left -= part
        yield {
            (mine, theirs): 2 * many / (len(key[mine]) + len(found[theirs]))
            for mine in sorted(part)
            for theirs, many in sorted(alike[mine].items())
        }


def _best_pairing(likeness: Mapping[tuple[int, int], float]) -> float:
    """Return the highest sum of likeness over one-to-one pairings (the Hungarian method)."""
    rows, columns = sorted({mine for mine, _ in likeness}), sorted({theirs for _, theirs in likeness})
    if len(rows) > len(columns):
        return _best_pairing({(theirs, mine): value for (mine, theirs), value in likeness.items()})
    return -_assign([[-likeness.get((row, column), 0.0) for column in columns] for row in rows])


def _assign(cost: list[list[float]]) -> float:
    """Return the lowest cost of giving each row a column of its own."""
    width = len(cost[0]) if cost else 0
    of_row, of_column = [0.0] * (len(cost) + 1), [0.0] * (width + 1)
    match = [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        match[0] = row
        column, way = _augment(cost, match, of_row, of_column)
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(cost[match[column] - 1][column - 1] for column in range(1, width + 1) if match[column])


def _augment(
    cost: list[list[float]], match: list[int], of_row: list[float], of_column: list[float]
) -> tuple[int, list[int]]:
    """Return the free column a shortest path from the new row reaches, and the way there; shift the potentials."""
    width, column = len(of_column) - 1, 0
    way, least, used = [0] * (width + 1), [float("inf")] * (width + 1), [False] * (width + 1)
    while match[column]:
        used[column] = True
        here = match[column]
        for other in range(1, width + 1):
            slack = cost[here - 1][other - 1] - of_row[here] - of_column[other]
            if not used[other] and slack < least[other]:
                least[other], way[other] = slack, column
        following = min((other for other in range(1, width + 1) if not used[other]), key=lambda other: least[other])
        step = least[following]
        for other in range(width + 1):
            if used[other]:
                of_row[match[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
    return column, way
