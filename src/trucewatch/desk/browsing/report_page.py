"""One report: its text cut into pieces, so that every claim's words can be marked where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from trucewatch.desk.browsing.records import claim_views, decision_views, unknown
from trucewatch.desk.browsing.views import Piece, ReportView
from trucewatch.model import Attribution, Claim, PartKind, Report, Span
from trucewatch.store import Case


def report_view(case: Case, report_id: str) -> ReportView:
    """Return one report.

    Raises:
        UnknownRecord: the case holds no such report.
    """
    report = case.reports_by_id((report_id,)).get(report_id)
    row = case.report_rows_of((report_id,)).get(report_id)
    if report is None or row is None:
        raise unknown(case, "report", report_id)
    claims = case.claims_in(report_id)
    attributions = case.attributions_in(report_id)
    return ReportView(
        report=report,
        row=row,
        pieces=tuple(pieces(report, claims, attributions)),
        claims=claim_views(case, [one.id for one in claims]),
        attributions=attributions,
        decisions=decision_views(case, case.decisions_about([report_id, *(one.id for one in claims)])),
    )


def pieces(report: Report, claims: Sequence[Claim], attributions: Sequence[Attribution]) -> Iterator[Piece]:
    """Yield the text in runs over which nothing begins or ends; put together they are the text again."""
    text = report.text
    marks: list[tuple[Span, str, str]] = [(claim.span, "claim", claim.id) for claim in claims]
    marks += [(span, "attribution", one.id) for one in attributions for span in one.content]
    marks += [(part.span, "part", part.kind.value) for part in report.parts]
    begins: dict[int, list[tuple[str, str]]] = defaultdict(list)
    ends: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for span, kind, name in marks:
        begins[min(span.start, len(text))].append((kind, name))
        ends[min(span.end, len(text))].append((kind, name))
    open_now: list[tuple[str, str]] = []
    borders = sorted({0, len(text), *begins, *ends})
    for start, stop in pairwise(borders):
        for mark in ends[start]:
            open_now.remove(mark)
        open_now += begins[start]
        yield Piece(
            text[start:stop], start, _named(open_now, "claim"), _named(open_now, "attribution"), _part(open_now)
        )


def _named(marks: Iterable[tuple[str, str]], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one, name in marks if one == kind))


def _part(marks: Iterable[tuple[str, str]]) -> PartKind | None:
    return next((PartKind(name) for one, name in marks if one == "part"), None)
