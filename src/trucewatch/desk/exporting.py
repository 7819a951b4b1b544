"""Write a case's records out, one kind at a time, as JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from trucewatch.desk.assessing import obligations_of
from trucewatch.desk.carrying import carried
from trucewatch.desk.grading import Grader
from trucewatch.desk.rows import (
    Cell,
    Row,
    row_of_attribution,
    row_of_claim,
    row_of_decision,
    row_of_finding,
    row_of_incident,
    row_of_obligation,
    row_of_problem,
    row_of_report,
    row_of_tally,
)
from trucewatch.desk.tallying import counts_told
from trucewatch.ledger import Overlay
from trucewatch.model import Claim, Grade
from trucewatch.store import Case

Sources = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """What can be exported."""

    REPORTS = "reports"
    ATTRIBUTIONS = "attributions"
    CLAIMS = "claims"
    INCIDENTS = "incidents"
    TALLIES = "tallies"
    FINDINGS = "findings"
    OBLIGATIONS = "obligations"
    DECISIONS = "decisions"
    PROBLEMS = "problems"


class Format(StrEnum):
    """How it is written."""

    JSONL = "jsonl"
    CSV = "csv"


# Characters that end a line for some readers, and halves of character pairs that no encoding can write.
_UNSAFE_IN_LINES = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Nothing a table can show: control characters (line ends and tabs stay), and the same halves.
_UNSAFE_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# What a spreadsheet takes for the beginning of a formula; the last four are full-width forms of the first.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def export(case: Case, kind: Kind, fmt: Format, *, with_reasons: bool = False, sources: Sources = ()) -> Iterator[str]:
    """Yield the lines of an export, each with its line end, all from one state of the case.

    The free text of decisions is left out unless ``with_reasons``. ``sources`` are people's grades of speakers.
    """
    with case.snapshot():
        if kind is Kind.DECISIONS:
            rows = list(_decisions(case, with_reasons=with_reasons))
        elif kind is Kind.CLAIMS:
            rows = list(_claims(case, sources))
        else:
            rows = list(_ROWS[kind](case))
    yield from _as_csv(kind, rows) if fmt is Format.CSV else map(as_json_line, rows)


def as_json_line(row: Row) -> str:
    """Return a row as one line of JSON, which every reader of lines takes for one line.

    >>> as_json_line({"quote": "a" + chr(0x2028) + "b"}).count("u2028")
    1
    """
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _UNSAFE_IN_LINES.sub(lambda found: f"\\u{ord(found.group()):04x}", line) + "\n"


def as_csv_cell(cell: Cell) -> str | int | float | None:
    """Return a cell for a spreadsheet: nested values as JSON text, and no words that it would run as a formula.

    >>> as_csv_cell("=1+2"), as_csv_cell(-2.5), as_csv_cell("-"), as_csv_cell(["a"]), as_csv_cell(True)
    ("'=1+2", -2.5, '-', '["a"]', 'true')
    """
    if cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return cell
    if not isinstance(cell, str):
        return json.dumps(cell, ensure_ascii=True)
    words = _UNSAFE_IN_CELLS.sub("\ufffd", cell)
    # A lone sign is no formula, and polarity is written as one.
    return f"'{words}" if len(words) > 1 and _FORMULA.match(words) else words


def _as_csv(kind: Kind, rows: list[Row]) -> Iterator[str]:
    names = list(rows[0]) if rows else ["id"]
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([as_csv_cell(row[name]) for name in names])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    if not rows:
        yield page.getvalue()


def _reports(case: Case) -> Iterator[Row]:
    return map(row_of_report, case.reports())


def _attributions(case: Case) -> Iterator[Row]:
    reports = {report.id: report for report in case.reports()}
    return (row_of_attribution(one, reports[one.report]) for one in case.attributions())


def _claims(case: Case, sources: Sources) -> Iterator[Row]:
    reports = {report.id: report for report in case.reports()}
    overlay, claims = Overlay(case.decisions()), {claim.id: claim for claim in case.claims()}
    grades = _grades_of_claims(Grader(case, overlay, sources), case, claims)
    for one in claims.values():
        given = grades.get(one.id)
        row = row_of_claim(
            one,
            reports[one.report],
            overlay.standing(one),
            overlay.corrections(one.id),
            () if given is None else (given,),
        )
        yield row


def _grades_of_claims(grader: Grader, case: Case, claims: Mapping[str, Claim]) -> dict[str, Grade]:
    grades = {grade.record: grade for grade in grader.claims(None, claims)}
    for incident in case.incidents():
        grades |= {grade.record: grade for grade in grader.claims(incident, claims)}
    return grades


def _incidents(case: Case) -> Iterator[Row]:
    findings = {finding.incident: finding for finding in case.findings()}
    overlay, claims = Overlay(case.decisions(), carried(case)), {claim.id: claim for claim in case.claims()}
    grader = Grader(case, overlay)
    for one in case.incidents():
        yield row_of_incident(one, findings.get(one.id), overlay.standing(one), grader.incident(one, claims))


def _tallies(case: Case) -> Iterator[Row]:
    reports = {report.id: report for report in case.reports()}
    overlay, tallies = Overlay(case.decisions()), case.tallies()
    actors = Grader(case, overlay).registers.actors
    told = counts_told(tallies, case.incidents(), case.claims(), reports.values(), actors).tallies
    return (row_of_tally(one, reports[one.report], overlay.standing(one), told[one.id]) for one in tallies)


def _findings(case: Case) -> Iterator[Row]:
    overlay = Overlay(case.decisions(), carried(case))
    every = (*case.findings(), *case.findings_elsewhere())
    return (row_of_finding(one, overlay.standing(one)) for one in every)


def _obligations(case: Case) -> Iterator[Row]:
    return map(row_of_obligation, obligations_of(case))


def _problems(case: Case) -> Iterator[Row]:
    yield from map(row_of_problem, case.problems())
    for report in case.reports():
        for problem in report.problems:
            yield row_of_problem(problem, report.id)


def _decisions(case: Case, *, with_reasons: bool) -> Iterator[Row]:
    decisions = {decision.id: decision for decision in case.decisions()}
    return (row_of_decision(entry, decisions[entry.id], with_reason=with_reasons) for entry in case.entries())


_ROWS: Mapping[Kind, Callable[[Case], Iterator[Row]]] = {
    Kind.REPORTS: _reports,
    Kind.ATTRIBUTIONS: _attributions,
    Kind.INCIDENTS: _incidents,
    Kind.TALLIES: _tallies,
    Kind.FINDINGS: _findings,
    Kind.OBLIGATIONS: _obligations,
    Kind.PROBLEMS: _problems,
}
