"""What our incidents of some days itemise of the counts of those days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from trucewatch.desk.tallying import TallyTold, counts_told
from trucewatch.model import Tally
from trucewatch.registers import Registers
from trucewatch.store import Case
from trucewatch.store.filters import Filter, SortBy
from trucewatch.store.looking import Window

_MOST = 2_000
"""Incidents a page goes through (0.15 s of CPU, once a change of the case).

Beyond them nothing is said of what is itemised, rather than a part of it."""


def told_of_days(
    case: Case, tallies: Sequence[Tally], days: tuple[date, date], registers: Registers
) -> Mapping[str, TallyTold]:
    """Return what is told of these counts, by tally; nothing where the days hold more incidents than a page can go through."""
    page = case.incident_rows(Filter(day_from=days[0], day_to=days[1], armed=True), Window(1, _MOST), SortBy.DAY)
    if page.total > _MOST:
        return {}
    incidents = case.incidents_by_id(one.id for one in page.items)
    wanted = {claim for one in incidents.values() for claim in one.claims} | {one.claim for one in tallies}
    claims = tuple(case.claims_by_id(wanted).values())
    reports = case.reports_by_id({one.report for one in tallies}).values()
    return counts_told(tallies, incidents.values(), claims, reports, registers.actors).tallies
