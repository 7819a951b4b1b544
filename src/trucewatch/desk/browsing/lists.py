"""Lists that are more than rows: the queue, the ledger, what was found, tallies in a matrix, what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from trucewatch.desk.browsing.records import lines_of, stood, tally_rows, titles_of
from trucewatch.desk.browsing.views import (
    Hit,
    HitPiece,
    LedgerLine,
    News,
    QueueRow,
    TallyCell,
    TallyMatrix,
    TallyRow,
    TallySource,
)
from trucewatch.desk.carrying import carried, went_from
from trucewatch.desk.reviewing import Waiting, Why
from trucewatch.ledger import Decidable, seen_mark
from trucewatch.model import Decision, Standing, content_id
from trucewatch.store import Case
from trucewatch.store.index_rows import PageOf, WaitingRow
from trucewatch.store.looking import Window
from trucewatch.store.search_words import Question

_AROUND = 160
_MOST_DAYS = 62
_MOST_NEW, _MOST_DECISIONS = 100, 50


def queue_page(case: Case, cause: Why | None, window: Window) -> PageOf[QueueRow]:
    """Return one page of what waits for a person, each with its mark and standing of now."""
    page = case.waiting_rows(None if cause is None else int(cause), window)
    ids = [one.record for one in page.items]
    held = decidable(case, ids)
    went_into = carried(case)
    decisions = case.decisions_about([*ids, *went_from(went_into, ids)])
    numbered = enumerate(page.items, start=(page.number - 1) * page.size + 1)
    titles = titles_of(case, [one.record for one in page.items if one.kind == "gone"])
    rows = tuple(
        QueueRow(
            _waiting(one, held[one.record], decisions, went_into) if one.record in held else _gone(one, titles), number
        )
        for number, one in numbered
        if one.record in held or one.kind == "gone"
    )
    return PageOf(rows, page.number, page.size, page.total)


def decidable(case: Case, records: Sequence[str]) -> dict[str, Decidable]:
    """Return those of these records that people decide about, by id."""
    return {
        **case.claims_by_id(records),
        **case.incidents_by_id(records),
        **case.findings_by_id(records),
        **case.tallies_by_id(records),
    }


def _gone(row: WaitingRow, titles: Mapping[str, tuple[str, str]]) -> Waiting:
    """Return a decision about what is no longer made: there is no record to hand a mark out for."""
    _, title = titles.get(row.record, ("", row.title))
    said = (row.record, row.kind, title, Why(row.cause), row.why, row.hangs_on_it)
    return Waiting(*said, Standing.STALE, "", row.order, row.other, row.always)


def _waiting(
    row: WaitingRow, record: Decidable, decisions: Sequence[Decision], went_into: Mapping[str, str]
) -> Waiting:
    return Waiting(
        record=record.id,
        kind=row.kind,
        title=row.title,
        cause=Why(row.cause),
        why=row.why,
        hangs_on_it=row.hangs_on_it,
        standing=stood(record, decisions, went_into).standing,
        seen=seen_mark(record, decisions),
        order=row.order,
        other=row.other,
        always=row.always,
    )


def ledger_page(case: Case, about: str | None, by: str | None, window: Window) -> PageOf[LedgerLine]:
    """Return one page of the ledger, the last decision first."""
    numbers = case.decision_numbers(about, by, window)
    made = case.numbered_decisions(numbers.items)
    records = [decision.about for _, decision in made]
    held = decidable(case, records)
    titles = titles_of(case, records)
    every = case.decisions_about(records)
    lines = []
    for entry, decision in made:
        record = held.get(decision.about)
        kind, title = titles.get(decision.about, (None, decision.about))
        now = Standing.STALE if record is None else stood(record, every).standing
        lines.append(LedgerLine(entry, decision, kind, title, now))
    return PageOf(tuple(lines), numbers.number, numbers.size, numbers.total)


def found_page(case: Case, words: str, kind: str, window: Window) -> PageOf[Hit]:
    """Return one page of the reports or claims that hold these words, best first."""
    question = Question.of(words)
    page = case.found_in(kind, question, window)
    hits = _claims_hit(case, page.items, question) if kind == "claim" else _reports_hit(case, page.items, question)
    return PageOf(hits, page.number, page.size, page.total)


def _claims_hit(case: Case, ids: Sequence[str], question: Question) -> tuple[Hit, ...]:
    claims, rows = case.claims_by_id(ids), case.claim_rows_of(ids)
    reports = case.report_rows_of(one.report for one in claims.values())
    return tuple(
        Hit("claim", one, reports[claims[one].report], rows[one].incident, _pieces(claims[one].quote, question))
        for one in ids
        if one in claims and one in rows
    )


def _reports_hit(case: Case, ids: Sequence[str], question: Question) -> tuple[Hit, ...]:
    reports, rows = case.reports_by_id(ids), case.report_rows_of(ids)
    return tuple(
        Hit("report", one, rows[one], None, _pieces(reports[one].text, question))
        for one in ids
        if one in reports and one in rows
    )


def _pieces(text: str, question: Question) -> tuple[HitPiece, ...]:
    """Cut out the text around the first words found, and mark those asked for in it."""
    first = next(question.hits(text), (0, 0))[0]
    start, stop = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
    hits = [(left + first, right + first) for left, right in question.hits(text[first:stop])]
    found: list[HitPiece] = [HitPiece("…", hit=False)] if start else []
    at = start
    for left, right in hits:
        if left < at or right > stop:
            continue
        found += [HitPiece(text[at:left], hit=False)] if left > at else []
        found.append(HitPiece(text[left:right], hit=True))
        at = right
    found += [HitPiece(text[at:stop], hit=False)] if at < stop else []
    return (*found, HitPiece("…", hit=False)) if stop < len(text) else tuple(found)


def tally_matrix(case: Case, first: date, last: date) -> TallyMatrix:
    """Return what each source counted on each of these days (62 at most, from the first on)."""
    last = min(max(first, last), first + timedelta(days=_MOST_DAYS - 1))
    days = tuple(first + timedelta(days=at) for at in range((last - first).days + 1))
    tallies = tally_rows(case, case.tally_ids(first, last, Window(1, 500)).items)
    sources: dict[str, TallySource] = {}
    cells: dict[tuple[date, str], list[TallyRow]] = {}
    told = case.tallies_told([one.tally.id for one in tallies])
    for row in tallies:
        tally = row.tally
        key = content_id("t", tally.source.id or tally.source.name, tally.counted)
        sources.setdefault(key, TallySource(key, tally.source.name, tally.counted))
        start = tally.period.start or tally.period.end or told.get(tally.id)
        stop = tally.period.end or start
        for day in days:
            if start is not None and stop is not None and start <= day <= stop:
                cells.setdefault((day, key), []).append(row)
    rows = tuple(sorted(sources.values(), key=lambda one: (one.counted, one.name, one.key)))
    return TallyMatrix(days, rows, tuple(TallyCell(day, key, tuple(held)) for (day, key), held in cells.items()))


def news(case: Case, since: int) -> News:
    """Return what came since a change."""
    reports, report_count = case.changed_since(since, "report", new=True, most=_MOST_NEW)
    incidents, incident_count = case.changed_since(since, "incident", new=True, most=_MOST_NEW)
    changed, changed_count = case.changed_since(since, "incident", new=False, most=_MOST_NEW)
    made = case.decisions_since(since)
    return News(
        number=case.change_number(),
        reports=reports,
        incidents=incidents,
        changed=changed,
        decisions=lines_of(case, case.numbered_decisions(made[-_MOST_DECISIONS:])),
        report_count=report_count,
        incident_count=incident_count,
        changed_count=changed_count,
        decision_count=len(made),
    )
