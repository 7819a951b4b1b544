"""Laws over everything a run exports: words under every claim, nothing verified by itself, the same bytes again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.stories.wire import AGREEMENT, EXAMPLES, ROOT, exported, work
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.desk.settings import Settings
from trucewatch.model import (
    Certainty,
    DecisionKind,
    EventType,
    Mood,
    Polarity,
    Quoted,
    SpeechAct,
    Verdict,
    VerificationTest,
)

ORVENIA = ROOT / "examples" / "orvenia-2031"
RUNS = {
    "syria-2016": (EXAMPLES, AGREEMENT),
    "orvenia-2031": (ORVENIA / "reports", ORVENIA / "agreement.yaml"),
    "no agreement": (EXAMPLES, None),
}
# A machine record never speaks so. Words inside quotation marks of a report are a report's.
VERDICTS_OF_PEOPLE = re.compile(r"\b(verified|confirmed|proven|established|guilty)\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=list(RUNS))
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case on one set of examples."""
    path = tmp_path_factory.mktemp("laws") / "truce.case"
    inputs, agreement = RUNS[request.param]
    work(path, inputs, agreement=agreement)
    return path


def rows(case: Path, kind: str) -> list[dict[str, Any]]:
    """Return an export."""
    return [json.loads(line) for line in exported(case, [Kind(kind)])[f"{kind}.jsonl"].splitlines()]


def texts(case: Path) -> Mapping[str, tuple[int, str]]:
    """Return each report's text and where it begins in its file."""
    return {row["id"]: (row["start"], row["text"]) for row in rows(case, "reports")}


def quotes(value: Any) -> Iterator[tuple[int, int, str]]:
    """Yield every quotation with its offsets, wherever it stands in a row."""
    if isinstance(value, list):
        for inner in value:
            yield from quotes(inner)
    elif isinstance(value, dict):
        start, quote = value.get("start"), value.get("quote")
        if isinstance(start, int) and isinstance(quote, str):
            yield start, value["end"], quote
        if isinstance(value.get("span"), list) and isinstance(quote, str):
            yield *value["span"], quote
        for inner in value.values():
            yield from quotes(inner)


def test_every_span_equals_its_quote(case: Path) -> None:
    """No claim without words: whatever is quoted stands in the report exactly where it is said to stand."""
    held = texts(case)
    checked = 0
    for kind in ("claims", "tallies", "reports"):
        for row in rows(case, kind):
            offset, text = held[row.get("report") or row["id"]]
            for start, end, quote in quotes(row):
                assert text[start - offset : end - offset] == quote
                checked += 1
    assert checked > len(rows(case, "claims"))


def test_every_attribution_stands_in_its_report(case: Path) -> None:
    """Speaker, cue and content are runs of words of the report."""
    held = texts(case)
    for row in rows(case, "attributions"):
        offset, text = held[row["report"]]
        spans = row["content"] + row["speaker"] + row["cue"]
        assert all(offset <= start < end <= offset + len(text) for start, end in spans)
        assert row["quote"] == " ".join(text[start - offset : end - offset] for start, end in row["content"])


def test_offsets_of_plain_text_count_in_the_file(case: Path) -> None:
    """For a text file the offsets are those of the file as decoded."""
    checked = 0
    for row in rows(case, "claims"):
        if row["file"].endswith(".txt"):
            (found,) = (ROOT / "examples").rglob(Path(row["file"]).name)
            file = found.read_text(encoding="utf-8")
            assert file[row["start"] : row["end"]] == row["quote"]
            checked += 1
    assert checked


def test_nothing_is_verified_without_a_decision(case: Path) -> None:
    """Everything the machine makes is proposed, and no word of it says more."""
    for kind in ("claims", "incidents", "tallies", "findings"):
        assert {row["standing"] for row in rows(case, kind)} <= {"proposed"}
    assert {row["verdict"] for row in rows(case, "findings")} <= {verdict.value for verdict in Verdict}
    for row in rows(case, "findings"):
        assert not VERDICTS_OF_PEOPLE.search(" ".join(check["answer"] + check["code"] for check in row["checks"]))
    for row in rows(case, "incidents"):
        assert not VERDICTS_OF_PEOPLE.search(row["title"])


def test_a_decision_gives_standing_to_its_record_alone(case: Path, tmp_path: Path) -> None:
    """After one decision exactly one record stands, and it is the one decided about."""
    copy = tmp_path / "copy.case"
    copy.write_bytes(case.read_bytes())
    incident = rows(copy, "incidents")[0]["id"]
    own = Settings(verification=(VerificationTest("heard", "three witnesses were heard by two of ours"),))
    Desk(copy, own).decide(Wish(incident, DecisionKind.VERIFY, "Amal Haddane", "three witnesses heard", "heard"))
    kinds = ("claims", "incidents", "tallies", "findings")
    standing = {row["id"]: row["standing"] for kind in kinds for row in rows(copy, kind)}
    assert {record for record, stands in standing.items() if stands != "proposed"} == {incident}
    assert standing[incident] == "verified"


def test_every_word_of_a_closed_list_is_on_the_list(case: Path) -> None:
    """Event types, moods and the other vocabularies hold only their own words."""
    lists: Mapping[str, type[Any]] = {
        "event_type": EventType,
        "mood": Mood,
        "certainty": Certainty,
        "polarity": Polarity,
        "quoted": Quoted,
        "speech_act": SpeechAct,
    }
    for row in rows(case, "claims"):
        assert {name: row[name] for name in lists} == {name: words(row[name]).value for name, words in lists.items()}


def test_every_id_leads_to_a_record(case: Path) -> None:
    """What one record names by id, another export holds: claims, reports, incidents, clashes, checks."""
    ids = {kind: {row["id"] for row in rows(case, kind)} for kind in ("reports", "attributions", "claims", "incidents")}
    for row in rows(case, "claims"):
        assert row["report"] in ids["reports"]
        assert row["attribution"] is None or row["attribution"] in ids["attributions"]
    for row in rows(case, "incidents"):
        assert set(row["claims"]) <= ids["claims"]
        assert set(row["reports"]) <= ids["reports"]
        assert {claim for clash in row["disagree"] for claim in clash["claims"]} <= ids["claims"]
        assert row["independent_sources"] <= len(row["claims"])
    for row in rows(case, "findings"):
        assert row["incident"] in ids["incidents"]
        assert {claim for check in row["checks"] for claim in check["claims"]} <= ids["claims"]
    for row in rows(case, "tallies"):
        assert row["claim"] in ids["claims"]


def test_silence_is_not_zero(case: Path) -> None:
    """A count is a number only where the words give one; nothing unsaid becomes nought."""
    for row in rows(case, "claims"):
        for count in row["quantities"]:
            assert count["value"] != 0 or re.search(r"\b(0|no|none|nil|zero|not)\b", count["quote"], re.IGNORECASE)
            assert count["quote"]


def test_two_runs_are_equal_byte_for_byte(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Same input, same output: a second case from the same reports gives the same bytes in every export."""
    inputs, agreement = RUNS[request.node.callspec.params["case"]]
    work(tmp_path / "again.case", inputs, agreement=agreement)
    assert exported(tmp_path / "again.case") == exported(case)


def test_the_same_files_again_add_nothing(case: Path, request: pytest.FixtureRequest) -> None:
    """A run over what the case holds already reads nothing anew and changes no byte."""
    inputs, agreement = RUNS[request.node.callspec.params["case"]]
    before = exported(case)
    again = work(case, inputs, agreement=agreement)
    assert (again.new_reports, again.read_for_claims) == (0, 0)
    assert exported(case) == before


def test_no_table_holds_a_formula(case: Path) -> None:
    """No cell of any table would be run by a spreadsheet."""
    for kind in Kind:
        text = "".join(Desk(case).export(kind, Format.CSV))
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        bare = [cell for cell in cells if re.match(r"[=+\-@\t\r\n].", cell)]
        assert [cell for cell in bare if not re.fullmatch(r"-?\d+(\.\d+)?", cell)] == []


def test_no_export_tells_the_time_of_the_run(case: Path) -> None:
    """Exports hold no time of the machine's clock: the reports' own days are all the dates there are."""
    assert "2031-05-14T09:30" not in "".join(exported(case).values())
