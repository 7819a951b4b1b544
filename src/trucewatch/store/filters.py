"""What a person can narrow a list by, and the conditions that follow for the index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.claim import EventType
from trucewatch.model.decision import Standing
from trucewatch.model.finding import Verdict
from trucewatch.model.named import PlacePrecision
from trucewatch.store.index_rows import Side

Cell = str | int | float | None


class SortBy(StrEnum):
    """How a list of incidents is ordered: what needs a person first, by day, or what came last first."""

    PRESSING = "pressing"
    DAY = "day"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents: all conditions given must hold. Days are inclusive; an incident that touches them is in.

    ``party`` and ``place`` and ``source`` are keys as the facets, the places and the sources give them. ``act`` is an
    event type; a coarse one includes the finer ones. ``undated`` and ``unplaced`` ask for those without a day or a place.
    """

    day_from: date | None = None
    day_to: date | None = None
    party: str | None = None
    act: EventType | None = None
    verdict: Verdict | None = None
    standing: Standing | None = None
    precision: PlacePrecision | None = None
    place: str | None = None
    armed: bool | None = None
    undated: bool | None = None
    unplaced: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims. ``acts`` are event types (coarse ones include finer ones), ``source`` the key of who speaks.

    ``loose`` asks for claims in no incident, ``killed`` for those that count people killed.
    """

    acts: tuple[EventType, ...] = ()
    day_from: date | None = None
    day_to: date | None = None
    source: str | None = None
    report: str | None = None
    incident: str | None = None
    standing: Standing | None = None
    doubtful: bool | None = None
    loose: bool | None = None
    killed: bool | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports: by day of publication as best known, by publisher, or those that came with problems."""

    day_from: date | None = None
    day_to: date | None = None
    publisher: str | None = None
    problems: bool | None = None
    undated: bool | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the rows of the index, with the cells it is about."""

    words: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions that must all hold."""

    conditions: tuple[Condition, ...]

    @property
    def words(self) -> str:
        """The WHERE clause, empty where there is no condition."""
        return " WHERE " + " AND ".join(one.words for one in self.conditions) if self.conditions else ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of the clause, in order."""
        return tuple(cell for one in self.conditions for cell in one.cells)


def where_incidents(chosen: Filter) -> Where:
    """Return the conditions on ``incident_index``."""
    return Where(tuple(_incidents(chosen)))


def where_claims(chosen: ClaimFilter) -> Where:
    """Return the conditions on ``claim_index``."""
    return Where(tuple(_claims(chosen)))


def where_reports(chosen: ReportFilter) -> Where:
    """Return the conditions on ``report_index``."""
    return Where(tuple(_reports(chosen)))


def where_days(first: date | None, last: date | None) -> Where:
    """Return the conditions for rows whose days touch these, inclusive."""
    return Where(tuple(_touching(first, last)))


def _incidents(chosen: Filter) -> Iterator[Condition]:
    yield from _touching(chosen.day_from, chosen.day_to)
    if chosen.party is not None:
        # The sign keeps the narrow index in use: looked up one by one, the rows of a large party are read whole.
        yield Condition("+number IN (SELECT incident FROM incident_party WHERE party = ?)", (chosen.party,))
    if chosen.source is not None:
        yield Condition(
            "id IN (SELECT incident FROM claim_index WHERE number IN (SELECT claim FROM claim_voice WHERE source = ?))",
            (chosen.source,),
        )
    yield from _act(() if chosen.act is None else (chosen.act,))
    for name, value in (
        ("verdict", chosen.verdict),
        ("standing", chosen.standing),
        ("precision", chosen.precision),
        ("place", chosen.place),
    ):
        if value is not None:
            yield Condition(f"{name} = ?", (str(value),))
    yield from _yes_or_no("armed", value=chosen.armed)
    yield from _missing("first_day IS NULL AND last_day IS NULL", wanted=chosen.undated)
    yield from _missing("lat IS NULL", wanted=chosen.unplaced)


def _claims(chosen: ClaimFilter) -> Iterator[Condition]:
    yield from _act(chosen.acts)
    yield from _touching(chosen.day_from, chosen.day_to)
    if chosen.source is not None:
        yield Condition("number IN (SELECT claim FROM claim_voice WHERE source = ?)", (chosen.source,))
    for name, value in (
        ("report", chosen.report),
        ("incident", chosen.incident),
        ("standing", chosen.standing),
        ("side", chosen.side),
    ):
        if value is not None:
            yield Condition(f"{name} = ?", (str(value),))
    yield from _yes_or_no("doubtful", value=chosen.doubtful)
    yield from _yes_or_no("killed", value=chosen.killed)
    yield from _missing("incident IS NULL", wanted=chosen.loose)


def _reports(chosen: ReportFilter) -> Iterator[Condition]:
    if chosen.day_from is not None:
        yield Condition("best >= ?", (chosen.day_from.isoformat(),))
    if chosen.day_to is not None:
        yield Condition("best <= ?", (chosen.day_to.isoformat(),))
    if chosen.publisher is not None:
        yield Condition("publisher = ?", (chosen.publisher,))
    yield from _missing("problems > 0", wanted=chosen.problems)
    yield from _missing("best IS NULL", wanted=chosen.undated)


def _touching(first: date | None, last: date | None) -> Iterator[Condition]:
    """An open end of a time counts as its other end; a row without any day touches none."""
    if first is not None:
        yield Condition("coalesce(last_day, first_day) >= ?", (first.isoformat(),))
    if last is not None:
        yield Condition("coalesce(first_day, last_day) <= ?", (last.isoformat(),))


def _act(acts: tuple[EventType, ...]) -> Iterator[Condition]:
    if acts:
        names = tuple(act.value for act in EventType if act in acts or act.coarse in acts)
        yield Condition(f"event_type IN ({', '.join('?' * len(names))})", names)


def _yes_or_no(name: str, *, value: bool | None) -> Iterator[Condition]:
    if value is not None:
        yield Condition(f"{name} = ?", (int(value),))


def _missing(words: str, *, wanted: bool | None) -> Iterator[Condition]:
    if wanted is not None:
        yield Condition(f"({words})" if wanted else f"NOT ({words})")
