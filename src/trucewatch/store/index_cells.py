"""How a row of the index is written down, and read back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from trucewatch.model.claim import EventType
from trucewatch.model.decision import Standing
from trucewatch.model.finding import Verdict
from trucewatch.model.named import PlacePrecision
from trucewatch.store.connection import Cell
from trucewatch.store.index_rows import ClaimRow, IncidentRow, ReportRow, Side, SourceRow, TallyEntry, WaitingRow

Cells = tuple[Cell, ...]

INCIDENT_COLUMNS = (
    "id, title, event_type, armed, extent, first_day, last_day, verdict, finding, precision, place, place_name, "
    "country, lat, lon, within, claims, reports, sources, clashes, parties, pressing, standing, since"
)
CLAIM_COLUMNS = (
    "id, report, incident, event_type, speaker, first_day, last_day, said_on, side, armed, doubtful, killed, standing"
)
REPORT_COLUMNS = "id, title, publisher, file, record, best, earliest, latest, certain, length, claims, problems"
SOURCE_COLUMNS = "key, name, kind, origin, published, spoken, relayed, incidents"


def report_cells(number: int, one: ReportRow) -> Cells:
    """Return the cells of ``report_index``."""
    days = (_iso(one.best), _iso(one.earliest), _iso(one.latest))
    counted = (int(one.certain), one.length, one.claims, one.problems)
    return (number, one.id, one.title, one.publisher, one.file, one.record, *days, *counted)


def report_row(cells: tuple[Any, ...]) -> ReportRow:
    """Return the row from ``REPORT_COLUMNS``."""
    id_, title, publisher, file, record, best, earliest, latest, certain, *counted = cells
    days = (_day(best), _day(earliest), _day(latest))
    return ReportRow(id_, title, publisher, file, record, *days, bool(certain), *counted)


def claim_cells(number: int, one: ClaimRow) -> Cells:
    """Return the cells of ``claim_index``."""
    days = (_iso(one.first_day), _iso(one.last_day), _iso(one.said_on))
    flags = (int(one.armed), int(one.doubtful), int(one.killed))
    types = (one.event_type.value, one.event_type.coarse.value)
    whose = (one.report, one.incident)
    return (number, one.id, *whose, *types, one.speaker, *days, one.side.value, *flags, one.standing.value)


def claim_row(cells: tuple[Any, ...]) -> ClaimRow:
    """Return the row from ``CLAIM_COLUMNS``."""
    id_, report, incident, kind, speaker, first, last, said_on, side, armed, doubtful, killed, standing = cells
    days = (_day(first), _day(last), _day(said_on))
    flags = (bool(armed), bool(doubtful), bool(killed))
    return ClaimRow(id_, report, incident, EventType(kind), speaker, *days, Side(side), *flags, Standing(standing))


def incident_cells(number: int, one: IncidentRow, since: int) -> Cells:
    """Return the cells of ``incident_index``."""
    kind = (one.event_type, _coarse(one.event_type), int(one.armed), one.extent)
    tested = (_iso(one.first_day), _iso(one.last_day), one.verdict.value, one.finding)
    placed = (one.precision.value, one.place, one.place_name, one.country, one.lat, one.lon, json.dumps(one.within))
    counted = (one.claims, one.reports, one.sources, one.clashes, json.dumps(one.parties), one.pressing)
    return (number, one.id, one.title, *kind, *tested, *placed, *counted, one.standing.value, since)


def incident_row(cells: tuple[Any, ...]) -> IncidentRow:
    """Return the row from ``INCIDENT_COLUMNS``."""
    id_, title, kind, armed, extent, first, last, verdict, finding, precision, *placed = cells
    place, place_name, country, lat, lon, within, claims, reports, sources, clashes, *standing = placed
    parties, pressing, held, since = standing
    return IncidentRow(
        id_,
        title,
        kind,
        bool(armed),
        extent,
        _day(first),
        _day(last),
        Verdict(verdict),
        finding,
        PlacePrecision(precision),
        place,
        place_name,
        country,
        lat,
        lon,
        tuple(json.loads(within)),
        claims,
        reports,
        sources,
        clashes,
        tuple(json.loads(parties)),
        pressing,
        Standing(held),
        since,
    )


def place_cells(one: IncidentRow) -> Cells:
    """Return the cells of ``place_index`` for the place of an incident."""
    where = (one.lat, one.lon, one.precision.value, one.country, json.dumps(one.within))
    return (one.place, one.place_name, *where)


def source_cells(number: int, one: SourceRow) -> Cells:
    """Return the cells of ``source_index``."""
    counted = (one.published, one.spoken, one.relayed, one.incidents)
    return (number, one.key, one.name, one.kind, one.origin, *counted)


def tally_cells(one: TallyEntry) -> Cells:
    """Return the cells of ``tally_index``."""
    days = (_iso(one.first_day), _iso(one.last_day), _iso(one.told_on))
    return (one.id, one.report, one.source, one.counted, *days)


def waiting_cells(one: WaitingRow) -> Cells:
    """Return the cells of ``waiting_index``."""
    words = (json.dumps(one.why, ensure_ascii=False), json.dumps(one.hangs_on_it, ensure_ascii=False))
    return (one.record, one.other or "", one.kind, one.title, one.cause, *words, one.order, int(one.always))


def waiting_row(cells: tuple[Any, ...]) -> WaitingRow:
    """Return the row from all columns of ``waiting_index``."""
    record, other, kind, title, cause, why, hangs, order, always = cells
    hanging = tuple((first, second) for first, second in json.loads(hangs))
    return WaitingRow(record, kind, title, cause, tuple(json.loads(why)), hanging, order, other or None, bool(always))


def read_day(words: str | None) -> date | None:
    """Return the day of a cell."""
    return _day(words)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words)


def _coarse(kind: str) -> str:
    """An incident's type is kept as it is where this program does not know it."""
    try:
        return EventType(kind).coarse.value
    except ValueError:
        return kind
