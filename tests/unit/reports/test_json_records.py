from __future__ import annotations

import json
from collections.abc import Callable

from trucewatch.reports import Limits, ReadResult

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]


def rows(*values: object) -> str:
    """Return JSON lines."""
    return "\n".join(json.dumps(value) for value in values)


def test_each_line_is_a_report_with_its_fields(read: Reader) -> None:
    """Title, publisher, address and date come from the fields, and offsets count in the record's text."""
    row = {
        "title": "Shells",
        "text": f"  {SHELLS}\n\n{DENIAL}",
        "published": "2025-03-03",
        "publisher": "AP",
        "url": "https://a.example",
    }
    result = read(rows({"text": DENIAL}, row), "a.jsonl")
    report = result.reports[1]
    assert (report.record, report.offset, report.text) == (2, 0, row["text"])
    assert (report.title, report.publisher, report.url) == ("Shells", "Associated Press", "https://a.example")
    assert (str(report.published.best), report.published.certain) == ("2025-03-03", True)
    assert [part.span.quote(report.text) for part in report.parts] == [SHELLS, DENIAL]


def test_lists_and_lone_objects(read: Reader) -> None:
    """A JSON list is read item by item, one object as one record."""
    assert [report.record for report in read(json.dumps([{"text": SHELLS}, {"body": DENIAL}]), "a.json").reports] == [
        1,
        2,
    ]
    assert read(json.dumps({"text": SHELLS}, indent=2), "a.json").reports[0].text == SHELLS


def test_json_lines_are_known_by_content(read: Reader) -> None:
    """Records through standard input are told by their first line."""
    assert read(rows({"text": SHELLS}), "standard input").documents[0].media_type == "application/jsonl"


def test_bad_records_are_problems_and_the_rest_is_read(read: Reader) -> None:
    """A broken line, a record without text and deep nesting are named by number; the others are reports."""
    lines = [
        "{broken",
        rows({"title": "x"}),
        rows({"text": 5}),
        rows({"text": " "}),
        "[" * 100_000,
        rows({"text": SHELLS}),
    ]
    result = read("\n".join(lines), "a.jsonl")
    assert [report.record for report in result.reports] == [6]
    assert [problem.where for problem in result.problems] == [f"a.jsonl, record {number}" for number in range(1, 6)]


def test_many_bad_records_are_counted_not_listed(read: Reader) -> None:
    """Beyond the limit, one problem gives the number of the rest."""
    result = read(rows(*[{"x": 1}] * 10), "a.jsonl", Limits(record_problems=3))
    assert [problem.found for problem in result.problems][-1] == "7 more records that cannot be read"


def test_a_record_is_never_divided(read: Reader) -> None:
    """What looks like two reports in one record stays the one report it is said to be."""
    text = f"One\n\nBEIRUT (Reuters) - {SHELLS}\n\n(Reporting by Ann Poe)\n\nTwo it is\n\nGENEVA (Reuters) - {DENIAL}"
    assert len(read(rows({"text": text}), "a.jsonl").reports) == 1


def test_half_a_character_pair_is_replaced(read: Reader) -> None:
    """A lone surrogate, which no store can hold, becomes a replacement character."""
    assert read('{"text": "The truce \\ud800 held."}', "a.jsonl").reports[0].text == "The truce \ufffd held."
