from __future__ import annotations

from collections.abc import Callable

import pytest

from trucewatch.reports import ReadResult, Source, read_inputs, reading_text

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]


def test_garbled_reports_read_as_they_were_meant(read: Reader) -> None:
    """Mends stay beside the text as decoded; parts point into it, and the mended reading gives the words."""
    end = "“It held – so far,” the mayor’s office said of the truce in the town."
    text = f"Truce holds\n\n{SHELLS}\n\nOld guns fall silent\n\n{end}"
    garbled = text.encode().decode("latin-1")
    (report,) = read(garbled).reports
    assert report.text == garbled
    assert reading_text(report).text == text
    last = report.parts[-1].span
    assert last.quote(
        report.text
    ) == "“It held – so far,” the mayor’s office said of the truce in the town.".encode().decode("latin-1")
    mended = reading_text(report).from_report(last)
    assert mended is not None
    assert mended.quote(reading_text(report).text).startswith("“It held – so far,”")


def test_ids_come_from_the_text(read: Reader) -> None:
    """The same text under another name has the same id; another text has another."""
    long = f"{SHELLS}\n\n{DENIAL}"
    assert read(long, "a.txt").reports[0].id == read(long, "b.txt").reports[0].id
    assert read(long, "a.txt").reports[0].id != read(long + " Yes.", "a.txt").reports[0].id


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_other_report(end: str) -> None:
    """The same file saved on another system is one report; its words stay where they stand in the first copy."""
    text = f"Shells land near Tamra\n\nTAMRA, March 4, 2025 (Cedar Press) - {SHELLS}\n\n{DENIAL}\n"
    copies = [Source(data=text.encode(), label="a.txt"), Source(data=text.replace("\n", end).encode(), label="b.txt")]
    (report,) = read_inputs(copies).reports
    assert (report.file, report.also_in) == ("a.txt", ("b.txt",))
    (alone,) = read_inputs(copies[1:]).reports
    assert alone.id == report.id
    assert [part.span.quote(alone.text) for part in alone.parts][-1] == DENIAL


def test_short_texts_of_different_days_are_different_reports(read: Reader) -> None:
    """The words "No incidents were reported." on two days are two reports."""
    rows = '{"text": "No incidents were reported.", "published": "2025-03-0%d"}'
    assert len(read("\n".join(rows % day for day in (3, 4, 4)), "a.jsonl").reports) == 2


def test_a_named_publisher_outranks_the_text(read: Reader) -> None:
    """The publisher a record names is the publisher; the dateline's agency stands in where none is named."""
    text = f'"text": "BEIRUT (Reuters) - {SHELLS}"'
    assert read(f'{{{text}, "publisher": "River Post"}}', "a.jsonl").reports[0].publisher == "River Post"
    assert read(f"{{{text}}}", "a.jsonl").reports[0].publisher == "Reuters"
