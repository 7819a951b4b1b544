"""One day against the agreement's clock, and the counts of a list by what it can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.desk.browsing.clock import clock_on
from trucewatch.desk.browsing.records import claim_views, tally_rows
from trucewatch.desk.browsing.views import CountSaid, Facets, Today
from trucewatch.desk.saying import VERDICTS
from trucewatch.model import EventType, Standing, Verdict
from trucewatch.store import Case
from trucewatch.store.columns import IncidentColumns
from trucewatch.store.counting import Alike, DayCount, PlaceCount, Tallied, with_count
from trucewatch.store.filters import Filter, ReportFilter, SortBy
from trucewatch.store.index_rows import IncidentRow, PageOf, Side
from trucewatch.store.looking import Window

_FIRST_PAGE = Window(1, 50)
_MOST_COUNTS = 10
_UNDECIDED = (Standing.PROPOSED, Standing.STALE)
_ACTS = frozenset(one.value for one in EventType)


@dataclass(frozen=True, slots=True)
class Trays:
    """How many incidents of the whole case have no day or no place, and how many records wait for a person."""

    undated: int
    unplaced: int
    waiting: int


def trays(case: Case, columns: IncidentColumns | None = None) -> Trays:
    """Count what lies in the trays of the whole case."""
    return Trays(
        undated=(columns or case).incidents_counted(Filter(undated=True)),
        unplaced=(columns or case).incidents_counted(Filter(unplaced=True)),
        waiting=sum(count for _, count in case.waiting_counted()),
    )


def day_page(case: Case, day: date, zone: str, whole: Trays, columns: IncidentColumns | None = None) -> Today:
    """Return one day. With the incidents' columns in memory its lists take a fifth of the time."""
    of_day = Filter(day_from=day, day_to=day)
    held = case.agreement()
    before, after = case.nearest_days(day)
    alike = (columns or case).alike(of_day)
    return Today(
        day=day,
        clock=clock_on(None if held is None else held.agreement, day, zone),
        incidents=undecided_first(case, of_day, _FIRST_PAGE, columns),
        by_verdict=_tallied(alike, lambda one: one.verdict, _verdict),
        by_act=_tallied(alike, lambda one: one.coarse, _act),
        reports=case.report_rows(ReportFilter(day_from=day, day_to=day), _FIRST_PAGE),
        tallies=tally_rows(case, case.tally_ids(day, day, _FIRST_PAGE).items),
        deaths_before=_killed(case, Side.BEFORE, day),
        deaths_after=_killed(case, Side.AFTER, day),
        undated=whole.undated,
        unplaced=whole.unplaced,
        waiting=whole.waiting,
        previous_day=before,
        next_day=after,
    )


def undecided_first(
    case: Case, chosen: Filter, window: Window, columns: IncidentColumns | None = None
) -> PageOf[IncidentRow]:
    """Return the first page of a list: what nobody decided, or on what is out of date, before what was decided."""
    found = _page(case, columns, chosen, window)
    decided = [row for row in found.items if row.standing not in _UNDECIDED]
    if not decided:
        return found
    left = [row for row in found.items if row.standing in _UNDECIDED]
    if found.total > len(found.items):
        pages = (_page(case, columns, replace(chosen, standing=one), window) for one in _UNDECIDED)
        left = sorted((row for page in pages for row in page.items), key=lambda row: row.pressing)
    return replace(found, items=(*left, *decided)[: window.size])


def _page(case: Case, columns: IncidentColumns | None, chosen: Filter, window: Window) -> PageOf[IncidentRow]:
    if columns is None:
        return case.incident_rows(chosen, window)
    numbers, total = columns.numbers(chosen, window, SortBy.PRESSING)
    return PageOf(case.incident_rows_numbered(numbers), window.number, window.size, total)


Counts = Case | IncidentColumns
"""What counts incidents: the file, or its columns in memory."""


def facets(case: Counts, chosen: Filter) -> Facets:
    """Return what a list can be narrowed by. Each part leaves its own condition out, so that it can be changed."""
    alike = case.alike(replace(chosen, act=None, verdict=None, standing=None, precision=None))
    acts = [one for one in alike if _let_through(one, replace(chosen, act=None))]
    verdicts = [one for one in alike if _let_through(one, replace(chosen, verdict=None))]
    standings = [one for one in alike if _let_through(one, replace(chosen, standing=None))]
    precisions = [one for one in alike if _let_through(one, replace(chosen, precision=None))]
    return Facets(
        acts=_tallied(acts, lambda one: one.coarse, _act),
        verdicts=_tallied(verdicts, lambda one: one.verdict, _verdict),
        standings=_tallied(standings, lambda one: one.standing, str),
        parties=case.party_facet(replace(chosen, party=None)),
        precisions=_tallied(precisions, lambda one: one.precision, str),
    )


def _let_through(one: Alike, chosen: Filter) -> bool:
    return (
        (chosen.act is None or chosen.act in (one.event_type, one.coarse))
        and chosen.verdict in (None, one.verdict)
        and chosen.standing in (None, one.standing)
        and chosen.precision in (None, one.precision)
    )


def timeline(case: Counts, chosen: Filter) -> tuple[DayCount, ...]:
    """Return the days that have incidents, each with how many, by verdict."""
    days: dict[date, list[tuple[str, int]]] = {}
    for day, verdict, count in case.day_counts(chosen):
        days.setdefault(day, []).append((verdict, count))
    return tuple(DayCount(day, sum(count for _, count in held), _in_order(held)) for day, held in days.items())


def places(case: Counts, chosen: Filter) -> tuple[PlaceCount, ...]:
    """Return the places that have incidents, each with how many, by verdict; those with most come first."""
    found: dict[str, PlaceCount] = {}
    counted: dict[str, list[tuple[str, int]]] = {}
    for place, verdict in case.place_counts(chosen):
        found.setdefault(place.key, place)
        counted.setdefault(place.key, []).append((verdict, place.incidents))
    whole = (
        with_count(place, sum(count for _, count in counted[key]), _in_order(counted[key]))
        for key, place in found.items()
    )
    return tuple(sorted(whole, key=lambda one: (-one.incidents, one.name, one.key)))


def _killed(case: Case, side: Side, day: date) -> tuple[CountSaid, ...]:
    """Return what was last said of people killed on one side of the moment the agreement took effect."""
    ids = case.killed_said(side, day, _MOST_COUNTS)
    return tuple(CountSaid(view, side) for view in claim_views(case, ids))


def _in_order(counted: Iterable[tuple[str, int]]) -> tuple[Tallied, ...]:
    held = dict(counted)
    return tuple(Tallied(one.value, VERDICTS[one], held[one.value]) for one in Verdict if one.value in held)


def _tallied(
    alike: Iterable[Alike], value_of: Callable[[Alike], str], say: Callable[[str], str]
) -> tuple[Tallied, ...]:
    """Count incidents by a value, the most frequent first."""
    counted: Counter[str] = Counter()
    for one in alike:
        counted[str(value_of(one))] += one.count
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Tallied(value, say(value), count) for value, count in ordered)


def _verdict(value: str) -> str:
    return VERDICTS[Verdict(value)]


def _act(value: str) -> str:
    return EventType(value).words if value in _ACTS else value.replace("_", " ")
