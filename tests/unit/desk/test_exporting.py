"""Exports: the names and offsets other programs read, the same bytes every time, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.store import sample
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind, as_csv_cell, as_json_line
from trucewatch.desk.rows import Cell
from trucewatch.model import DecisionKind

FILE = "x" * 100 + sample.TEXT


def rows(path: Path, kind: Kind, *, with_reasons: bool = False) -> list[dict[str, Any]]:
    """Return an export read back as a measuring program reads it."""
    text = "".join(Desk(path).export(kind, Format.JSONL, with_reasons=with_reasons))
    return [json.loads(line) for line in text.splitlines()]


def spans(value: Any) -> list[tuple[int, int, str]]:
    """Return every start, end and quote found anywhere in a row."""
    if isinstance(value, dict):
        here = (
            [(value["start"], value["end"], value["quote"])]
            if isinstance(value.get("quote"), str) and isinstance(value.get("start"), int)
            else []
        )
        return here + [one for inner in value.values() for one in spans(inner)]
    return [one for inner in value for one in spans(inner)] if isinstance(value, list) else []


def test_claims_keep_the_contract(case_path: Path) -> None:
    """A claim's row has the fields that the scoring programs read, with offsets into the file."""
    claim, denial = rows(case_path, Kind.CLAIMS)
    words = "government guns had shelled Orvela 15 times since dawn"
    assert (claim["quote"], FILE[claim["start"] : claim["end"]]) == (words, words)
    assert (claim["event_type"], claim["polarity"], claim["mood"], claim["certainty"]) == (
        "shelling",
        "+",
        "realised",
        "certain",
    )
    assert (claim["speaker"]["name"], [one["name"] for one in claim["relays"]]) == ("Northern Front", ["Tarsk Wire"])
    assert [one["name"] for one in claim["actor"] + claim["place"]] == ["Tarsk army", "Orvela"]
    assert (claim["time"]["start"], claim["time"]["end"], claim["time"]["precision"]) == (
        "2031-05-13",
        "2031-05-13",
        "day",
    )
    assert claim["time"]["quote"] == FILE[slice(*claim["time"]["span"])] == "since dawn"
    assert claim["said_on"] == "2031-05-13"
    assert [(one["value"], one["bound"], one["unit"], one["quote"]) for one in claim["quantities"]] == [
        (15, "exact", "shellings", "15 times")
    ]
    assert (claim["file"], claim["report"], claim["record"]) == ("wire.txt", "r-000000000001", None)
    assert (denial["polarity"], denial["speech_act"], denial["doubts"], denial["quantities"]) == (
        "-",
        "deny",
        ["pronoun"],
        [],
    )


@pytest.mark.parametrize("kind", [Kind.CLAIMS, Kind.TALLIES, Kind.ATTRIBUTIONS, Kind.REPORTS])
def test_every_span_equals_its_quote(case_path: Path, kind: Kind) -> None:
    """Wherever a row gives a start, an end and a quote, the file has exactly these words there."""
    found = [one for row in rows(case_path, kind) for one in spans(row)]
    assert [(start, end, FILE[start:end]) for start, end, _ in found] == found
    assert found or kind in (Kind.ATTRIBUTIONS, Kind.REPORTS)


def test_attributions_keep_the_contract(case_path: Path) -> None:
    """An attribution's row has content, speaker and cue as lists of spans, and the speaker's name."""
    (row,) = rows(case_path, Kind.ATTRIBUTIONS)
    assert [FILE[start:end] for start, end in row["speaker"] + row["cue"]] == ["The Northern Front", "said"]
    assert [FILE[start:end] for start, end in row["content"]] == [
        "government guns had shelled Orvela 15 times since dawn"
    ]
    assert (row["speaker_name"], row["quoted"], row["file"]) == ("Northern Front", "indirect", "wire.txt")


def test_incidents_carry_their_finding(case_path: Path) -> None:
    """An incident's row holds its claims, sources, clashes, and the finding with checks and what is missing."""
    (row,) = rows(case_path, Kind.INCIDENTS)
    assert row["claims"] == ["c-000000000001", "c-000000000002"]
    assert (row["independent_sources"], row["disagree"][0]["kind"], row["standing"]) == (2, "denial", "proposed")
    finding = row["finding"]
    assert (finding["verdict"], finding["missing"], finding["reasons"]) == (
        "cannot_tell",
        ["who was hit"],
        ["target_unknown"],
    )
    assert [check["answer"] for check in finding["checks"]] == ["yes", "unknown"]
    assert finding["accounts"][0]["by"] == ["Northern Front"]
    assert rows(case_path, Kind.FINDINGS)[0]["incident"] == row["id"]


def test_reports_and_problems_are_exported(case_path: Path) -> None:
    """A report's row has its text and place; problems of files and of reports stand in one list."""
    (row,) = rows(case_path, Kind.REPORTS)
    assert FILE[row["start"] : row["end"]] == row["text"] == sample.TEXT
    assert [one["kind"] for one in row["parts"]] == ["title", "body"]
    problems = rows(case_path, Kind.PROBLEMS)
    assert [(one["where"], one["severity"], one["report"]) for one in problems] == [
        ("cut.pdf", "error", None),
        ("wire.txt", "note", "r-000000000001"),
    ]


def test_a_decisions_words_leave_only_when_asked(case_path: Path) -> None:
    """The free text of a decision, which may name an informant, is in no export unless it was asked for."""
    wish = Wish("i-0", DecisionKind.CONFIRM, "Amal Haddane", "the miller saw it, and his brother")
    Desk(case_path, clock=lambda: sample.AT).decide(wish)
    assert "miller" not in "".join(
        line for kind in Kind for fmt in Format for line in Desk(case_path).export(kind, fmt)
    )
    (row,) = rows(case_path, Kind.DECISIONS, with_reasons=True)
    assert (row["reason"], row["by"], row["kind"]) == ("the miller saw it, and his brother", "Amal Haddane", "confirm")
    assert rows(case_path, Kind.INCIDENTS)[0]["standing"] == "confirmed"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("fmt", list(Format))
def test_two_exports_are_equal(case_path: Path, kind: Kind, fmt: Format) -> None:
    """The same case gives the same bytes."""
    first, second = ("".join(Desk(case_path).export(kind, fmt)) for _ in range(2))
    assert first == second
    assert first or (kind in (Kind.DECISIONS, Kind.OBLIGATIONS) and fmt is Format.JSONL)


def test_csv_reads_back_with_nested_values_as_json(case_path: Path) -> None:
    """A table has one row a record under the same names; nested values are JSON text."""
    text = "".join(Desk(case_path).export(Kind.CLAIMS, Format.CSV))
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in read] == ["c-000000000001", "c-000000000002"]
    assert json.loads(read[0]["speaker"])["name"] == "Northern Front"
    assert [row["polarity"] for row in read] == ["+", "-"]
    assert int(read[0]["start"]) == FILE.index("government guns")


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", '=HYPERLINK("x")']
)
def test_a_spreadsheet_is_given_no_formula(words: str) -> None:
    """Words of a report that a spreadsheet would run are written so that it shows them."""
    cell = as_csv_cell(words)
    assert cell == f"'{words}"


def test_numbers_and_lone_signs_stay_as_they_are() -> None:
    """A negative coordinate stays a number and a polarity a sign."""
    cells: list[Cell] = [-33.5, 0, None, "+", "-", False, {}]
    assert [as_csv_cell(cell) for cell in cells] == [-33.5, 0, None, "+", "-", "false", "{}"]


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\ud800", "\n", "\x00"])
def test_one_record_is_one_line_for_every_reader(odd: str) -> None:
    """No character of a report can break a line of JSON lines in two, nor stop it from being written as UTF-8."""
    line = as_json_line({"quote": f"before{odd}after"})
    assert line.encode().decode().splitlines() == [line.rstrip("\n")]
    assert json.loads(line) == {"quote": f"before{odd}after"}
