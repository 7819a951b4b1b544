"""The main job, as an officer does it: run, report, why, export, and again with more reports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.stories.wire import AGREEMENT, EXAMPLES, ended, exported, report, work, write_reports
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.model import DecisionKind, Verdict
from trucewatch.store import Case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case on the examples of one truce, worked through by the program itself."""
    path = tmp_path_factory.mktemp("main") / "truce.case"
    code, out, err = ended("run", EXAMPLES, "--agreement", AGREEMENT, "--case", path)
    assert (code, err) == (0, "")
    path.with_suffix(".out").write_text(out)
    return path


def rows(case: Path, kind: str) -> list[dict[str, Any]]:
    """Return an export."""
    return [json.loads(line) for line in exported(case)[f"{kind}.jsonl"].splitlines()]


def test_a_run_says_what_an_officer_wants_to_know(case: Path) -> None:
    """At its end a run tells reports, claims, incidents, findings by verdict, tallies, and what to do next."""
    out = case.with_suffix(".out").read_text()
    said = re.search(r"Read (\d+) new reports; the case \S+ holds (\d+) reports from (\d+) files", out)
    assert said
    assert said[1] == said[2] == str(len(rows(case, "reports")))
    claims, incidents = len(rows(case, "claims")), len(rows(case, "incidents"))
    assert f"{claims:,} claims, {incidents:,} incidents, " in out
    assert "Findings under Cessation of hostilities" in out
    assert "Tallies side by side (each source's own count; never added up):" in out
    assert f"Next: trucewatch report --case {case} --to sitrep.html" in out
    for verdict, words in (("apparent_violation", "apparent violation"), ("cannot_tell", "cannot tell")):
        found = sum(row["verdict"] == verdict for row in rows(case, "findings"))
        assert re.search(rf"{words} +{found}\n", out) or found == 0


def test_the_examples_give_something_in_every_room(case: Path) -> None:
    """Reports of several formats give attributions, claims, incidents, tallies and findings."""
    assert {Path(row["file"]).suffix for row in rows(case, "reports")} >= {
        ".txt",
        ".html",
        ".eml",
        ".jsonl",
        ".csv",
        ".pdf",
    }
    assert all(len(rows(case, kind)) > 3 for kind in ("attributions", "claims", "incidents", "findings"))
    assert rows(case, "tallies")


@pytest.mark.parametrize("name", ["sitrep.html", "sitrep.md", "sitrep.json"])
def test_a_report_is_written(case: Path, tmp_path: Path, name: str) -> None:
    """The daily report is written in three formats and quotes the reports' own words."""
    code, out, err = ended("report", "--case", case, "--day", "2016-02-29", "--to", tmp_path / name)
    assert (code, out, err) == (0, f"Wrote {tmp_path / name}, about 2016-02-29.\n", "")
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert len(page) > 5000
    assert "Cedar Press" in page


def test_why_leads_from_every_finding_to_words_of_a_report(case: Path) -> None:
    """From each finding, incident and tally one comes down to words that stand in a report exactly there."""
    texts = {(row["file"], row["record"], row["start"]): row["text"] for row in rows(case, "reports")}
    desk = Desk(case)
    for kind in ("findings", "incidents", "tallies"):
        for row in rows(case, kind)[:10]:
            words = [one for step in desk.why(row["id"]).walk() for one in step.words]
            assert words, row["id"]
            for one in words:
                held = [
                    " ".join(text[one.start - start : one.end - start].split())
                    for (file, record, start), text in texts.items()
                    if (file, record) == (one.file, one.record) and start <= one.start <= start + len(text)
                ]
                assert one.words in held


def test_without_an_agreement_nothing_is_assessed(tmp_path: Path) -> None:
    """Everything is done but the findings, which say not_assessed; an agreement given later is remembered."""
    files = write_reports(tmp_path / "in", 3)
    case = tmp_path / "a.case"
    bare = work(case, *files)
    assert {finding.verdict for finding in bare.findings} == {Verdict.NOT_ASSESSED}
    assert len(bare.claims) > 5
    tested = work(case, agreement=AGREEMENT)
    assert {finding.verdict for finding in tested.findings} - {Verdict.NOT_ASSESSED}
    assert tested.new_reports == 0
    assert work(case).findings == tested.findings


def test_the_agreement_given_at_once_or_later_is_the_same(tmp_path: Path) -> None:
    """A case that was given its agreement later is the case that had it from the start."""
    files = write_reports(tmp_path / "in", 3)
    work(tmp_path / "once.case", *files, agreement=AGREEMENT)
    work(tmp_path / "later.case", *files)
    work(tmp_path / "later.case", agreement=AGREEMENT)
    assert exported(tmp_path / "once.case") == exported(tmp_path / "later.case")


def test_the_same_files_again_add_nothing(tmp_path: Path) -> None:
    """Running the same files again reads no report for claims and changes no export."""
    files = write_reports(tmp_path / "in", 4)
    case = tmp_path / "a.case"
    first = work(case, *files)
    before = exported(case)
    again = work(case, *files)
    assert (first.new_reports, first.read_for_claims) == (4, 4)
    assert (again.new_reports, again.read_for_claims) == (0, 0)
    assert exported(case) == before


def test_reports_in_two_runs_or_in_one_make_the_same_case(tmp_path: Path) -> None:
    """What is read today and tomorrow gives what would have come of reading it at once."""
    files = write_reports(tmp_path / "in", 5)
    work(tmp_path / "once.case", *files, agreement=AGREEMENT)
    work(tmp_path / "twice.case", *files[3:], agreement=AGREEMENT)
    second = work(tmp_path / "twice.case", *files[:3])
    assert second.new_reports == 3
    assert exported(tmp_path / "once.case") == exported(tmp_path / "twice.case")


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    """Reading with several processes changes no byte of any export."""
    files = write_reports(tmp_path / "in", 6)
    work(tmp_path / "one.case", *files, batch=2)
    work(tmp_path / "two.case", *files, jobs=2, batch=2)
    assert exported(tmp_path / "one.case") == exported(tmp_path / "two.case")


def test_the_same_report_in_a_second_file_is_one(tmp_path: Path) -> None:
    """A report that comes again under another name adds no report and no claim, only where it was also seen."""
    (tmp_path / "a.txt").write_text(report(1))
    (tmp_path / "b.txt").write_text(report(1))
    case = tmp_path / "a.case"
    first = work(case, tmp_path / "a.txt")
    second = work(case, tmp_path / "b.txt")
    assert (second.new_reports, len(second.reports), second.claims) == (0, 1, first.claims)
    assert second.reports[0].also_in == ("b.txt",)


def test_standard_input_is_read(tmp_path: Path) -> None:
    """A report piped in is read like one from a file."""
    case = tmp_path / "a.case"
    code, out, err = ended("run", "-", "--case", case, stdin=report(2).encode())
    assert (code, err) == (0, "")
    assert out.startswith("Read 1 new report; ")
    assert rows(case, "reports")[0]["file"] == "standard input"


def test_a_decision_outlives_every_run(tmp_path: Path) -> None:
    """A run never touches a decision: it stands while its record stays the same, and no run makes one."""
    files = write_reports(tmp_path / "in", 3)
    case = tmp_path / "a.case"
    incident = work(case, *files[:1], agreement=AGREEMENT).incidents[0].id
    Desk(case).decide(Wish(incident, DecisionKind.CONFIRM, "Amal Haddane", "seen by two of ours"))
    with Case.open(case, read_only=True) as held:
        before = held.entries()
    work(case, *files)
    work(case, *files)
    with Case.open(case, read_only=True) as held:
        assert held.entries() == before
    assert "Amal Haddane" in exported(case)["decisions.jsonl"]


def test_a_decision_can_join_two_claims(tmp_path: Path) -> None:
    """Claims that a person merges stand in one incident after the next run, and apart again when it is withdrawn."""
    files = write_reports(tmp_path / "in", 2)
    case = tmp_path / "a.case"
    summary = work(case, *files)
    armed = {one.reports: one.claims[0] for one in summary.incidents if one.armed and len(one.reports) == 1}
    first, second = list(armed.values())[:2]
    Desk(case).decide(Wish(first, DecisionKind.MERGE, "Amal Haddane", "one shelling, two towns", second))
    joined = work(case)
    assert [one for one in joined.incidents if {first, second} <= set(one.claims)]
    Desk(case).decide(Wish(first, DecisionKind.SPLIT, "Amal Haddane", "two after all", second))
    assert not [one for one in work(case).incidents if {first, second} <= set(one.claims)]
