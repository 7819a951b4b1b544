"""The part of a case that answers a page: lists by filter, single records by id, words found, from the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from trucewatch.model.decision import Standing
from trucewatch.model.report import Problem
from trucewatch.store.connection import CaseFile, Cell
from trucewatch.store.filters import (
    ClaimFilter,
    Condition,
    Filter,
    ReportFilter,
    SortBy,
    Where,
    where_claims,
    where_days,
    where_incidents,
    where_reports,
)
from trucewatch.store.forms import PROBLEM, StoredDocument
from trucewatch.store.index_cells import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    REPORT_COLUMNS,
    SOURCE_COLUMNS,
    claim_row,
    incident_row,
    report_row,
    waiting_row,
)
from trucewatch.store.index_rows import (
    ClaimRow,
    Held,
    IncidentRow,
    PageOf,
    ReportRow,
    Side,
    SourceRow,
    WaitingRow,
)
from trucewatch.store.search_words import Question

T = TypeVar("T")

_MOST = 500
_HANDFUL = 500
_ORDERS = {
    SortBy.PRESSING: "pressing",
    SortBy.DAY: "coalesce(first_day, last_day, '9999'), id",
    SortBy.NEW: "since DESC, coalesce(last_day, first_day) DESC, id",
}


@dataclass(frozen=True, slots=True)
class Window:
    """Which page of a list: its number, counted from 1, and its size.

    >>> Window(0, 9999)
    Window(number=1, size=500)
    """

    number: int = 1
    size: int = 50

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", max(1, min(self.number, 10_000_000)))
        object.__setattr__(self, "size", max(1, min(self.size, _MOST)))

    @property
    def cells(self) -> tuple[int, int]:
        """The LIMIT and OFFSET of the page."""
        return self.size, (self.number - 1) * self.size


@dataclass(frozen=True, slots=True)
class _List:
    table: str
    columns: str
    order: str


_INCIDENT = _List("incident_index", INCIDENT_COLUMNS, "number")
_CLAIM = _List("claim_index", CLAIM_COLUMNS, "number")
_REPORT = _List("report_index", REPORT_COLUMNS, "best IS NULL, best DESC, number")
_SOURCE = _List("source_index", SOURCE_COLUMNS, "number")
_TALLY = _List("tally_index", "id", "coalesce(first_day, last_day, told_on, '9999'), counted, source, id")
_WAITING = _List("waiting_index", "record, other, kind, title, cause, why, hangs, place, always", "place")
_PROBLEM = _List("problem", "body", "place, step, id")
_DOCUMENT = _List("document", "digest, file, media_type, encoding, size, x''", "file, digest")
# What a person settled waits no more; what waits only because it is stale waits while it is.
_STALE = 5
_OPEN = (
    Condition(
        "(always OR record NOT IN (SELECT record FROM record_standing WHERE standing NOT IN ('proposed', 'stale')))"
    ),
    Condition(
        "(always OR cause <> ? OR record IN (SELECT record FROM record_standing WHERE standing = 'stale'))", (_STALE,)
    ),
)


class CaseWithLooks(CaseFile):
    """A case file's lists and look-ups, all answered from the index."""

    def incident_rows(self, chosen: Filter, window: Window, order: SortBy = SortBy.PRESSING) -> PageOf[IncidentRow]:
        """Return one page of the incidents that a filter lets through."""
        found = _List("incident_index", INCIDENT_COLUMNS, _ORDERS[order])
        return self._narrow_page(found, where_incidents(chosen), window, incident_row)

    def incident_rows_numbered(self, numbers: Sequence[int]) -> tuple[IncidentRow, ...]:
        """Return the rows of these incidents of the index, in the order given."""
        marks = ", ".join("?" * len(numbers))
        query = f"SELECT number, {INCIDENT_COLUMNS} FROM incident_index WHERE number IN ({marks})"  # noqa: S608
        found = {number: cells for number, *cells in self._rows(query, tuple(numbers))}
        return tuple(incident_row(tuple(found[number])) for number in numbers if number in found)

    def incident_row(self, incident: str) -> IncidentRow | None:
        """Return one incident's row, or None."""
        page = self._page(_INCIDENT, Where((Condition("id = ?", (incident,)),)), Window(), incident_row)
        return page.items[0] if page.items else None

    def claim_rows(self, chosen: ClaimFilter, window: Window) -> PageOf[ClaimRow]:
        """Return one page of the claims that a filter lets through, in the order of their reports."""
        return self._page(_CLAIM, where_claims(chosen), window, claim_row)

    def claim_rows_of(self, claims: Iterable[str]) -> dict[str, ClaimRow]:
        """Return the rows of these claims by id."""
        found = self._among("claim_index", CLAIM_COLUMNS, "id", claims)
        return {row.id: row for row in map(claim_row, found)}

    def report_rows(self, chosen: ReportFilter, window: Window) -> PageOf[ReportRow]:
        """Return one page of the reports that a filter lets through, by day of publication, undated ones last."""
        return self._page(_REPORT, where_reports(chosen), window, report_row)

    def report_rows_of(self, reports: Iterable[str]) -> dict[str, ReportRow]:
        """Return the rows of these reports by id."""
        found = self._among("report_index", REPORT_COLUMNS, "id", reports)
        return {row.id: row for row in map(report_row, found)}

    def source_rows(self, kind: str | None, window: Window) -> PageOf[SourceRow]:
        """Return one page of the sources, those that say most first."""
        where = Where(() if kind is None else (Condition("kind = ?", (kind,)),))
        return self._page(_SOURCE, where, window, lambda cells: SourceRow(*cells))

    def source_row(self, key: str) -> SourceRow | None:
        """Return one source, or None."""
        rows = self._among("source_index", SOURCE_COLUMNS, "key", (key,))
        return SourceRow(*rows[0]) if rows else None

    def tally_ids(self, first: date | None, last: date | None, window: Window) -> PageOf[str]:
        """Return one page of the tallies that count over these days, or were told on them without naming a time."""
        touching = where_days(first, last)
        told = Where(
            tuple(
                Condition(f"told_on {sign} ?", (day.isoformat(),))
                for sign, day in ((">=", first), ("<=", last))
                if day is not None
            )
        )
        if touching.conditions:
            undated = "first_day IS NULL AND last_day IS NULL AND " + told.words.removeprefix(" WHERE ")
            words = f"(({touching.words.removeprefix(' WHERE ')}) OR ({undated}))"
            touching = Where((Condition(words, (*touching.cells, *told.cells)),))
        return self._page(_TALLY, touching, window, lambda cells: str(cells[0]))

    def tallies_told(self, tallies: Iterable[str]) -> dict[str, date]:
        """Return, by id, the day on which these tallies were told, as far as it is known."""
        found = self._among("tally_index", "id, told_on", "id", tallies)
        return {tally: date.fromisoformat(day) for tally, day in found if day is not None}

    def killed_said(self, side: Side, until: date, most: int) -> tuple[str, ...]:
        """Return the ids of the claims that count people killed on one side of the agreement's effect, latest first."""
        query = """SELECT id FROM claim_index WHERE killed = 1 AND side = ? AND last_day <= ?
            ORDER BY last_day DESC, number LIMIT ?"""
        return tuple(self._bodies(query, (side.value, until.isoformat(), most)))

    def problem_page(self, severity: str | None, window: Window) -> PageOf[Problem]:
        """Return one page of the trouble with the inputs, by place."""
        grave = Where(() if severity is None else (Condition("json_extract(body, '$.severity') = ?", (severity,)),))
        return self._page(_PROBLEM, grave, window, lambda cells: PROBLEM.read(cells[0]))

    def document_page(self, window: Window) -> PageOf[StoredDocument]:
        """Return one page of what is known of the inputs, without their bytes."""
        return self._page(_DOCUMENT, Where(()), window, lambda cells: StoredDocument(*cells))

    # What waits, what was decided, what is new -----------------------------------------------------------------------

    def waiting_rows(self, cause: int | None, window: Window) -> PageOf[WaitingRow]:
        """Return one page of the queue: what nobody has settled yet, the gravest first."""
        where = Where(_OPEN if cause is None else (*_OPEN, Condition("cause = ?", (cause,))))
        return self._page(_WAITING, where, window, waiting_row)

    def waiting_counted(self) -> tuple[tuple[int, int], ...]:
        """Return how many records wait, by cause."""
        where = Where(_OPEN)
        query = f"SELECT cause, count(*) FROM waiting_index{where.words} GROUP BY 1 ORDER BY 1"  # noqa: S608
        return tuple(self._rows(query, where.cells))

    def standings_of(self, records: Iterable[str]) -> dict[str, Held]:
        """Return how far people stand behind those of these records that somebody decided about."""
        found = self._among("record_standing", "record, kind, standing, decision", "record", records)
        return {record: Held(record, kind, Standing(standing), decision) for record, kind, standing, decision in found}

    def changed_since(self, number: int, kind: str, *, new: bool, most: int) -> tuple[tuple[str, ...], int]:
        """Return the first ids of the records of a kind that are new (or only another) since a change, and how many."""
        where = "WHERE last > ? AND kind = ? AND (first > ?) = ?"
        cells = (number, kind, number, int(new))
        counted = self._one(f"SELECT count(*) FROM record_change {where}", cells)  # noqa: S608 -- the words are ours
        query = f"SELECT record FROM record_change {where} ORDER BY last DESC, record LIMIT ?"  # noqa: S608
        return tuple(self._bodies(query, (*cells, most))), int(counted[0]) if counted else 0

    def sightings(self) -> tuple[tuple[str, str, int], ...]:
        """Return where each report was seen: the place, the report, and the change that brought it (0: not shown yet)."""
        query = """SELECT place, report, coalesce(first, 0) FROM sighting LEFT JOIN record_change ON record = report
            ORDER BY place, report"""
        return tuple(self._rows(query))

    def digests_of_file(self, file: str) -> tuple[str, ...]:
        """Return the digests of the inputs that came under this name."""
        return tuple(self._bodies("SELECT digest FROM document WHERE file = ? ORDER BY digest", (file,)))

    def decisions_since(self, number: int) -> tuple[int, ...]:
        """Return the numbers of the decisions made since a change, the first one first."""
        query = """SELECT decision.number FROM change JOIN decision ON decision.id = change.about
            WHERE change.number > ? AND change.what = 'decision' ORDER BY decision.number"""
        return tuple(number for (number,) in self._rows(query, (number,)))

    # Words -----------------------------------------------------------------------------------------------------------

    def found_in(self, kind: str, question: Question, window: Window) -> PageOf[str]:
        """Return one page of the ids of the ``report`` or ``claim`` records that hold these words, best first."""
        if not question.words:
            return PageOf((), window.number, window.size, 0)
        words, index = {"report": ("report_words", "report_index"), "claim": ("claim_words", "claim_index")}[kind]
        count = self._one(f"SELECT count(*) FROM {words} WHERE {words} MATCH ?", (question.match,))  # noqa: S608
        query = f"""SELECT one.id FROM (SELECT rowid AS at, bm25({words}, 2.0, 1.0) AS weight FROM {words}
            WHERE {words} MATCH ? ORDER BY weight, at LIMIT ? OFFSET ?) hit JOIN {index} one ON one.number = hit.at
            ORDER BY hit.weight, hit.at"""  # noqa: S608 -- the tables' names are ours
        found = tuple(self._bodies(query, (question.match, *window.cells)))
        return PageOf(found, window.number, window.size, int(count[0]) if count else 0)

    # How -------------------------------------------------------------------------------------------------------------

    def _page(self, listed: _List, where: Where, window: Window, read: Callable[[tuple[Any, ...]], T]) -> PageOf[T]:
        query = f"SELECT {listed.columns} FROM {listed.table}{where.words} ORDER BY {listed.order} LIMIT ? OFFSET ?"  # noqa: S608
        rows = tuple(read(row) for row in self._rows(query, (*where.cells, *window.cells)))
        return PageOf(rows, window.number, window.size, self._total(listed.table, where))

    def _narrow_page(
        self, listed: _List, where: Where, window: Window, read: Callable[[tuple[Any, ...]], T]
    ) -> PageOf[T]:
        """Return one page, reading whole rows only for what is on it: the rest is told apart by the narrow index."""
        query = f"""SELECT {listed.columns} FROM {listed.table} JOIN (SELECT number AS at FROM {listed.table}{where.words}
            ORDER BY {listed.order} LIMIT ? OFFSET ?) ON number = at ORDER BY {listed.order}"""  # noqa: S608
        rows = tuple(read(row) for row in self._rows(query, (*where.cells, *window.cells)))
        return PageOf(rows, window.number, window.size, self._total(listed.table, where))

    def _total(self, table: str, where: Where) -> int:
        row = self._one(f"SELECT count(*) FROM {table}{where.words}", where.cells)  # noqa: S608
        return int(row[0]) if row else 0

    def _among(self, table: str, columns: str, key: str, wanted: Iterable[str]) -> list[tuple[Any, ...]]:
        """Return the rows whose key is one of these, in no order; asked in handfuls, as a query has room for."""
        ids = sorted(set(wanted))
        found: list[tuple[Any, ...]] = []
        for at in range(0, len(ids), _HANDFUL):
            handful: Sequence[Cell] = ids[at : at + _HANDFUL]
            marks = ", ".join("?" * len(handful))
            found += self._rows(f"SELECT {columns} FROM {table} WHERE {key} IN ({marks})", handful)  # noqa: S608
        return found
