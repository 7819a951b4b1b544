"""Incidents of the same days beside one: why each was not put together with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.desk.browsing.records import unknown
from trucewatch.desk.pairing import PairTold, Weigher
from trucewatch.desk.reviewing import in_short
from trucewatch.ledger import Overlay
from trucewatch.model import Incident, InputError, PossibleMerge, Standing, UnknownRecord
from trucewatch.registers import Registers
from trucewatch.store import Case
from trucewatch.store.filters import ClaimFilter, Filter, SortBy
from trucewatch.store.index_rows import IncidentRow, PageOf
from trucewatch.store.looking import Window

SMALL = 2_000
"""Claims up to which a page gathers the whole case; in a larger one it gathers the incidents it shows."""


@dataclass(frozen=True, slots=True)
class BesideOne:
    """Another incident, and why it was not put together with the one asked about."""

    row: IncidentRow
    told: PairTold


def near_rows(case: Case, row: IncidentRow, window: Window) -> PageOf[IncidentRow]:
    """Return the incidents of the same days and of the days beside them; none where the incident has no day."""
    first, last = row.first_day or row.last_day, row.last_day or row.first_day
    if first is None or last is None:
        return PageOf((), window.number, window.size, 0)
    days = Filter(day_from=first - timedelta(days=1), day_to=last + timedelta(days=1))
    page = case.incident_rows(days, window, SortBy.DAY)
    return PageOf(tuple(one for one in page.items if one.id != row.id), page.number, page.size, page.total)


def case_weigher(case: Case, registers: Registers) -> Weigher | None:
    """Gather a whole case; None where it is a large one."""
    if case.claims_counted(ClaimFilter()) > SMALL:
        return None
    overlay = Overlay(case.decisions())
    return Weigher.of(case.claims(), case.reports(), case.incidents(), overlay, registers.actors)


def weigher_among(case: Case, incidents: Sequence[Incident], registers: Registers) -> Weigher:
    """Gather the claims of some incidents only."""
    claims = case.claims_by_id(claim for one in incidents for claim in one.claims)
    reports = case.reports_by_id({one.report for one in claims.values()})
    overlay = Overlay(case.decisions_about([*claims, *(one.id for one in incidents)]))
    return Weigher.of(tuple(claims.values()), reports.values(), incidents, overlay, registers.actors)


@dataclass(frozen=True, slots=True)
class MergeOffered:
    """Another incident that may be one event with the one asked about; ``why`` and ``why_not`` are the heaviest reasons."""

    row: IncidentRow
    told: PossibleMerge
    why: tuple[str, ...]
    why_not: tuple[str, ...]


def merges_offered(case: Case, incident: str, most: int) -> tuple[MergeOffered, ...]:
    """Return the incidents that linking weighs near to one event with this one, the likeliest first.

    Left out are those that people rejected.
    """
    merges = case.possible_merges_of(incident, most)
    others = ((told, case.incident_row(next(one for one in told.incidents if one != incident))) for told in merges)
    return tuple(
        MergeOffered(row, told, in_short(told.for_it), in_short(told.against))
        for told, row in others
        if row is not None and row.standing is not Standing.REJECTED
    )


def rows_named(case: Case, one: str, other: str) -> tuple[IncidentRow, IncidentRow]:
    """Return the rows of two incidents.

    Raises:
        UnknownRecord: the case holds no such incident.
        InputError: it is twice the same one.
    """
    if one == other:
        raise InputError(f"{one} was named twice; name another incident beside it")
    return row_named(case, one), row_named(case, other)


def row_named(case: Case, incident: str) -> IncidentRow:
    """Return the row of an incident.

    Raises:
        UnknownRecord: the case holds no such incident.
    """
    row = case.incident_row(incident)
    if row is None:
        raise unknown(case, "incident", incident)
    return row


def told(
    case: Case, row: IncidentRow, others: Sequence[IncidentRow], weigher: Weigher | None, registers: Registers
) -> tuple[BesideOne, ...]:
    """Say of each why it was not put together with the first, those before the rest that come nearest to it."""
    held = case.incidents_by_id((row.id, *(one.id for one in others)))
    asked = weigher or weigher_among(case, tuple(held.values()), registers)
    found = []
    for other in others:
        try:
            found.append(BesideOne(other, asked.incidents(held[row.id].claims, held[other.id].claims)))
        except UnknownRecord:
            # Every claim of it was rejected since the last run: there is nothing to weigh.
            continue
    return tuple(sorted(found, key=_distance))


def _distance(beside: BesideOne) -> tuple[bool, float, str]:
    answer = beside.told.answer
    return (answer.guard is not None, -(answer.weight or 0.0), beside.row.id)
