from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from trucewatch.reports import ReadResult

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_each_row_is_a_report(read: Reader, sign: str) -> None:
    """Fields are named by the first row, whatever the delimiter."""
    table = (
        f'Title{sign}Text{sign}Date{sign}Source\r\nShells{sign}"{SHELLS}\n\n{DENIAL}"{sign}3 March 2025{sign}AFP\r\n'
    )
    (report,) = read(table, "a.csv").reports
    assert (report.record, report.title, report.publisher) == (1, "Shells", "AFP")
    assert (str(report.published.best), report.text) == ("2025-03-03", f"{SHELLS}\n\n{DENIAL}")


def test_a_table_is_known_by_its_first_row(read: Reader) -> None:
    """A table through standard input is told by its field names."""
    result = read(f'title,text\nx,"{SHELLS}"\n', "standard input")
    assert result.documents[0].media_type == "text/csv"


def test_a_sentence_with_commas_is_no_table(read: Reader) -> None:
    """Plain text whose first line has commas stays plain text."""
    assert read("Text, title and date were missing, he said.", "standard input").documents[0].media_type == "text/plain"


def test_rows_and_tables_that_cannot_be_read(read: Reader) -> None:
    """A row without text is named by its number; a table without a text field by its file."""
    result = read(f"title,text\nx,\ny,{DENIAL}\n", "a.csv")
    assert [problem.where for problem in result.problems] == ["a.csv, record 1"]
    assert [report.record for report in result.reports] == [2]
    assert [problem.where for problem in read("a,b\n1,2\n", "b.csv").problems] == ["b.csv"]


def test_an_empty_cell_is_told_to_be_filled(read: Reader) -> None:
    """Where the first row is right the advice is about the record: an empty or missing cell, not the field names."""
    result = read(f'day,text\n1,""\n2\n3,{DENIAL}\n', "a.csv")
    assert [(problem.where, problem.found) for problem in result.problems] == [
        ("a.csv, record 1", "an empty text field"),
        ("a.csv, record 2", "no text field"),
    ]
    assert all("first row" not in problem.wanted for problem in result.problems)
    assert all(problem.wanted.startswith("the report's words in that field") for problem in result.problems)
    (headless,) = read("day,place\n1,Homs\n", "b.csv").problems
    assert "first row with field names" in headless.wanted


def test_long_fields_and_formulas_are_text(read: Reader) -> None:
    """A field longer than the csv module's own limit is read, a formula is only words, and the limit is put back."""
    before = csv.field_size_limit()
    long = "word " * 40_000
    result = read(f'text\n"{long}"\n"=HYPERLINK(""x"")"\n', "a.csv")
    assert [report.text for report in result.reports] == [long, '=HYPERLINK("x")']
    assert csv.field_size_limit() == before
