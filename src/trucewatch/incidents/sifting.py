"""Which pairs are worth judging one by one: neighbours in a block that nothing certain keeps apart.

A case of a hundred thousand claims has some seventeen million pairs of neighbours, and in all but one of thirty the
matters, the days, a habit or the places keep the two apart. So these are asked of all pairs at once, by columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from trucewatch.incidents.guards import BATTLE, Guards, Profile
from trucewatch.incidents.lexicon import matters

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_WINDOW = 40
"""Neighbours compared in a block, in the block's own order: keeps the work linear however large a block grows."""
_NOWHERE = -1


class Sieve:
    """Ask of many pairs of claims at once what ``Guards.apart`` asks of one, but for who is held responsible."""

    def __init__(self, profiles: Sequence[Profile], guards: Guards) -> None:
        self._guards = guards
        self._matters, self._barred = _by_matter(profiles)
        self._sites = _column([next(iter(one.sites), _NOWHERE) for one in profiles])
        self._starts, self._ends, self._first, self._last = (
            _column([getattr(one, name).toordinal() for one in profiles])
            for name in ("latest_start", "earliest_end", "first", "last")
        )
        self._fought = self._first <= self._last
        self._event, self._loose = (
            np.array([getattr(one, name) for one in profiles], dtype=bool) for name in ("event", "loose")
        )

    def __call__(self, one: Ints, other: Ints) -> Bools:
        """Return which of these pairs nothing keeps apart for certain."""
        found = ~self._barred[self._matters[one], self._matters[other]]
        found &= ~((self._event[one] & self._loose[other]) | (self._event[other] & self._loose[one]))
        kept = np.flatnonzero(found)
        kept = kept[~self._parted_in_time(one[kept], other[kept])]
        kept = kept[~self._far_apart(self._sites[one[kept]], self._sites[other[kept]])]
        found[:] = False
        found[kept] = True
        return found

    def _parted_in_time(self, one: Ints, other: Ints) -> Bools:
        start = np.maximum(self._starts[one], self._starts[other])
        end = np.minimum(self._ends[one], self._ends[other])
        first = np.minimum(self._first[one], self._first[other])
        last = np.maximum(self._last[one], self._last[other])
        fight = (first <= last) & ((start > last) | (first > end))
        # Two days of one battle: a third claim may join them up, so only how far apart they are counts.
        both = self._fought[one] & self._fought[other]
        return (start > end) | fight | (both & (last - first > BATTLE.days))

    def _far_apart(self, one: Ints, other: Ints) -> Bools:
        asked = np.flatnonzero((one != _NOWHERE) & (other != _NOWHERE) & (one != other))
        low, high = np.minimum(one, other)[asked], np.maximum(one, other)[asked]
        several = int(np.max(self._sites, initial=0)) + 1
        codes, which = np.unique(low * several + high, return_inverse=True)
        far = [self._guards.far_apart(*divmod(code, several)) for code in codes.tolist()]
        found = np.zeros(len(one), dtype=bool)
        found[asked] = np.array(far, dtype=bool)[which]
        return found


def _column(numbers: Sequence[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)


def _by_matter(profiles: Sequence[Profile]) -> tuple[Ints, Bools]:
    """Return the number of each claim's matter, and for two numbers whether such claims never share an incident."""
    table = matters()
    names = sorted({name for one in profiles for name in one.matters})
    number = {name: at for at, name in enumerate(names)}
    barred = np.array([table.barred(one, other) for one in names for other in names], dtype=bool)
    return _column([number[name] for one in profiles for name in one.matters]), barred.reshape(len(names), len(names))


def neighbours(blocks: Sequence[Sequence[int]], sieve: Sieve) -> Iterator[tuple[int, int]]:
    """Yield the pairs of neighbours that pass the sieve, each once, smaller number first, block after block."""
    members = np.fromiter(chain.from_iterable(blocks), dtype=np.int64)
    block = np.repeat(np.arange(len(blocks)), _column([len(one) for one in blocks]))
    codes, places = [_column([])], [_column([])]
    several = int(np.max(members, initial=0)) + 1
    for step in range(1, _WINDOW + 1):
        here = np.flatnonzero(block[:-step] == block[step:])
        if not len(here):
            break
        one, other = np.minimum(members[here], members[here + step]), np.maximum(members[here], members[here + step])
        kept = np.flatnonzero(sieve(one, other))
        codes.append(one[kept] * several + other[kept])
        places.append(here[kept] * _WINDOW + step)
    pairs, met = np.concatenate(codes), np.concatenate(places)
    in_order = np.argsort(met)
    _, first = np.unique(pairs[in_order], return_index=True)
    for code in pairs[in_order][np.sort(first)].tolist():
        yield divmod(code, several)
