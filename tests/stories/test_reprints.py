"""A report republished under other outlets' names, trimmed and with other headlines, is one witness still."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.stories.wire import AGREEMENT, work
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind

SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", str(Path(__file__).parents[2] / ".." / "shared")))
SEED = SHARED / "reports" / "syria-feb-mar-2016.txt"
OUTLETS = ("Harbour Daily", "Valley Post", "Evening Courier", "Northern Star", "City Gazette")
HEADLINES = ("What we know so far", "Guns heard again", "The day in brief", "From our wires", "Truce under strain")

REPORTS = {
    "Shells land near Homs": (
        "HOMS, Feb 28, 2016 (Cedar Press) - At least four people were killed when government artillery shelled a market "
        "in Homs on Sunday, rebels said.\n\n"
        "The army denied it had fired on Homs.\n\n"
        "Talks will resume in Geneva on March 7, a U.N. spokesman said.\n\n"
        "The agreement does not cover Islamic State.\n\n"
        '"We want calm," said Nadia Farouk, a doctor at the hospital.\n'
    ),
    "Aid reaches Hama": (
        "HAMA, Feb 29, 2016 (Cedar Press) - A convoy of 12 trucks reached a besieged suburb of Hama on Monday, the Red "
        "Crescent said.\n\n"
        "Rebels accused the army of shelling the road on Sunday.\n\n"
        "Air strikes hit the town of Idlib on Monday, the Syrian Observatory for Human Rights said.\n"
    ),
}


def told(case: Path) -> dict[str, tuple[object, ...]]:
    """Return what a reader is told of each incident: title, witnesses, place, day and what is disputed."""
    rows = [json.loads(line) for line in "".join(Desk(case).export(Kind.INCIDENTS, Format.JSONL)).splitlines()]
    return {
        row["id"]: (row["title"], row["independent_sources"], str(row["place"]), str(row["time"]), len(row["disagree"]))
        for row in rows
    }


def republished(title: str, body: str, number: int) -> str:
    """Return a report as another outlet prints it: its own headline and name, and the last paragraph cut."""
    paragraphs = body.strip().split("\n\n")
    kept = "\n\n".join(paragraphs[:-1])
    named = re.sub(r"\((?:Cedar Press|Reuters)\)", f"({OUTLETS[number]})", kept)
    return f"{HEADLINES[number]}: {title.split()[0]}\n\n{named}\n"


def test_five_reprints_add_reports_but_no_witness(tmp_path: Path) -> None:
    """Reports printed five times more leave incidents, their ids and their independent counts as they were."""
    first, again = tmp_path / "first", tmp_path / "again"
    for folder in (first, again):
        folder.mkdir()
    for title, body in REPORTS.items():
        (first / f"{title}.txt").write_text(f"{title}\n\n{body}", encoding="utf-8")
        for number in range(len(OUTLETS)):
            (again / f"{number} {title}.txt").write_text(republished(title, body, number), encoding="utf-8")
    work(tmp_path / "one.case", first, agreement=AGREEMENT)
    work(tmp_path / "all.case", first, again, agreement=AGREEMENT)
    before, after = told(tmp_path / "one.case"), told(tmp_path / "all.case")
    assert len(before) >= 4
    assert max(int(str(row[1])) for row in before.values()) >= 2
    assert after == before
    kept = "".join(Desk(tmp_path / "all.case").export(Kind.REPORTS, Format.JSONL)).splitlines()
    assert len(kept) == len(REPORTS) * (1 + len(OUTLETS))


@pytest.mark.skipif(not SEED.exists(), reason=f"the seed reports are not at {SEED} (set TRUCEWATCH_SHARED)")
def test_the_seed_republished_five_times_adds_no_witness(tmp_path: Path) -> None:
    """The ten seed reports republished five times leave every incident and every independent count as it was."""
    seed = SEED.read_text("utf-8")
    folder = tmp_path / "again"
    folder.mkdir()
    work(tmp_path / "one.case", SEED, agreement=AGREEMENT)
    texts = [
        json.loads(line)
        for line in "".join(Desk(tmp_path / "one.case").export(Kind.REPORTS, Format.JSONL)).splitlines()
    ]
    for row in texts:
        text = seed[row["start"] : row["end"]].strip()
        title, _, body = text.partition("\n")
        for number in range(len(OUTLETS)):
            printed = republished(title, body, number)
            (folder / f"{number}-{row['start']}.txt").write_text(printed, encoding="utf-8")
    work(tmp_path / "all.case", SEED, folder, agreement=AGREEMENT)
    before, after = told(tmp_path / "one.case"), told(tmp_path / "all.case")
    assert len(before) > 50
    assert {name: row for name, row in after.items() if name in before} == before
