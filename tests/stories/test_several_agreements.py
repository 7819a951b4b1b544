"""Several agreements in one war: each incident is tested against each, and what was owed is said for each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.stories.wire import AGREEMENT, ended
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.desk.reporting import Days, Page

PAUSE = """\
id: homs-pause
title: Pause of Homs
zone: Asia/Damascus
area: {countries: [SY]}
status:
  - {since: 2016-02-01T00:00+02:00, state: in_force}
parties:
  - {id: army, name: Army, side: government, actors: [mil:SY, gov:SY], acceptances: [{status: bound, since: 2016-01-30}]}
  - {id: rebels, name: Rebels, side: rebels, names: [rebels], actors: [], acceptances: [{status: bound, since: 2016-01-30}]}
clauses:
  - {id: quiet, kind: forbidden, text: No fire, acts: [shelling], by: [any_party], toward: [any_party, civilians]}
  - id: road
    kind: owed
    text: The road is opened
    acts: [aid_access]
    by: [army]
    deadline: 2016-02-02T12:00+02:00
"""
REPORT = """Shells land near Homs

HOMS, Feb 4, 2016 (Cedar Press) - The Syrian army shelled rebels in Homs on Wednesday, a monitor said.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Work one report through under two agreements, from the command line."""
    folder = tmp_path_factory.mktemp("several")
    (folder / "pause.yaml").write_text(PAUSE)
    (folder / "wire.txt").write_text(REPORT)
    both = ("--agreement", AGREEMENT, "--agreement", folder / "pause.yaml")
    code, out, err = ended("run", folder / "wire.txt", *both, "--case", folder / "war.case")
    assert (code, err) == (0, "")
    (folder / "out.txt").write_text(out)
    return folder / "war.case"


def rows(case: Path, kind: Kind) -> list[dict[str, object]]:
    """Return an export."""
    return [json.loads(line) for line in Desk(case).export(kind, Format.JSONL)]


def test_every_incident_is_tested_against_each(case: Path) -> None:
    """Before the ceasefire and during the pause: outside the one, an apparent violation of the other."""
    found = {str(row["agreement"]): row["verdict"] for row in rows(case, Kind.FINDINGS)}
    assert found == {"syria-2016": "outside_agreement", "homs-pause": "apparent_violation"}
    assert "Under Pause of Homs: 1 apparent violation." in case.with_name("out.txt").read_text()


def test_the_other_agreement_is_told_wherever_the_finding_is(case: Path) -> None:
    """Why and the daily report say what the incident comes to under the other agreement."""
    (incident,) = [row for row in rows(case, Kind.INCIDENTS) if row["armed"]]
    said = "under Pause of Homs: apparent violation"
    assert any(said in fact for step in Desk(case).why(str(incident["id"])).walk() for fact in step.facts)
    for page in (Page.HTML, Page.MARKDOWN, Page.JSON):
        assert said in Desk(case).report(page, Days.ALL).text


def test_what_was_owed_is_said_though_nobody_speaks_of_it(case: Path) -> None:
    """A deadline that passed in silence is listed as one that cannot be told, and the report says so."""
    (owed,) = rows(case, Kind.OBLIGATIONS)
    assert (owed["agreement"], owed["verdict"], owed["code"]) == ("homs-pause", "cannot_tell", "silence")
    assert "silence is not a breach" in Desk(case).report(Page.HTML, Days.ALL).text


def test_the_agreements_are_remembered(case: Path, tmp_path: Path) -> None:
    """Worked through again without naming them, the case is tested against both; one named twice is refused."""
    copy = tmp_path / "war.case"
    copy.write_bytes(case.read_bytes())
    assert ended("run", "--case", copy)[::2] == (0, "")
    assert rows(copy, Kind.FINDINGS) == rows(case, Kind.FINDINGS)
    code, _, err = ended("run", "--agreement", AGREEMENT, "--agreement", AGREEMENT, "--case", copy)
    assert code == 2
    assert "give each its own" in err
    assert ended("run", "--agreement", AGREEMENT, "--case", copy)[0] == 0
    assert {row["agreement"] for row in rows(copy, Kind.FINDINGS)} == {"syria-2016"}
