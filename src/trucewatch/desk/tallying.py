"""How far our incidents itemise each source's own count, and counts that do not add up: remarks, never corrections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.incidents.itemising import Itemised, SumCheck, check_parts, check_sums, itemise
from trucewatch.incidents.kinship import Actors
from trucewatch.model import Claim, Incident, Report, Tally


@dataclass(frozen=True, slots=True)
class TallyTold:
    """A tally's itemised and unitemised part, and the sums it is part of."""

    itemised: Itemised
    sums: tuple[SumCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What is told of a case's counts: each tally, and every sum that does not add up, of tallies or within a sentence."""

    tallies: Mapping[str, TallyTold]
    unfit: tuple[SumCheck, ...]


NOTHING_COUNTED = Counts({}, ())


def counts_told(
    tallies: Sequence[Tally],
    incidents: Iterable[Incident],
    claims: Sequence[Claim],
    reports: Iterable[Report],
    actors: Actors,
) -> Counts:
    """Lay every tally beside the incidents that may be among what it counts, and parts beside their totals."""
    checks = (*check_sums(tallies), *check_parts(claims, reports))
    by_claim: dict[str, list[SumCheck]] = {}
    for check in checks:
        for claim in dict.fromkeys(check.claims):
            by_claim.setdefault(claim, []).append(check)
    parts = {one.tally: one for one in _itemised(tallies, incidents, claims, actors)}
    told = {one.id: TallyTold(parts[one.id], tuple(by_claim.get(one.claim, ()))) for one in tallies}
    return Counts(told, tuple(check for check in checks if check.fits is False))


def _itemised(
    tallies: Iterable[Tally], incidents: Iterable[Incident], claims: Sequence[Claim], actors: Actors
) -> Iterable[Itemised]:
    """Itemise period by period: only incidents that begin in a period can lie in it, and a large case has many."""
    dated = sorted(
        ((day, one.id, one) for one in incidents if one.armed and (day := one.time.start or one.time.end) is not None),
        key=lambda one: one[:2],
    )
    days = [day for day, _, _ in dated]
    periods: dict[tuple[date | None, date | None], list[Tally]] = {}
    for tally in tallies:
        periods.setdefault((tally.period.start, tally.period.end), []).append(tally)
    by_id = {claim.id: claim for claim in claims}
    for (start, end), some in periods.items():
        first, last = start or end, end or start
        inside = [] if first is None or last is None else dated[bisect_left(days, first) : bisect_right(days, last)]
        held = [one for _, _, one in inside]
        ids = {claim for one in held for claim in one.claims} | {tally.claim for tally in some}
        yield from itemise(some, held, (by_id[name] for name in ids if name in by_id), actors)
