"""What lies among the reports and is none: agreements, their cases, theatre folders, settings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trucewatch.desk.order import Order
from trucewatch.desk.own_files import left_lines, own_files
from trucewatch.desk.preparing import make_ready
from trucewatch.desk.settings import Settings
from trucewatch.reports import read_inputs

ROOT = Path(__file__).parents[3]
TRUCE = ROOT / "agreements" / "humanitarian-pause-example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder in which a team keeps everything of its case together."""
    home = tmp_path / "kesh"
    home.mkdir()
    shutil.copy(TRUCE / "agreement.yaml", home)
    shutil.copy(TRUCE / "cases.yaml", home)
    (home / "desk.toml").write_text("jobs = 1\n")
    (home / "theatre").mkdir()
    (home / "theatre" / "theatre.yaml").write_text("name: Kesh\ncountries: [XH]\n")
    (home / "theatre" / "places.csv").write_text("name,lat,lon\nKesh,1,2\n")
    (home / "wire.txt").write_text("A shell fell on the road to Kesh on Monday, a driver said.")
    return home


def test_a_folder_is_read_without_what_is_no_report(folder: Path) -> None:
    """Agreement, cases, settings and theatre are left out with a note each; the reports beside them are read."""
    ready = make_ready(Order((folder,), folder / "agreement.yaml"), Settings())
    read = read_inputs(ready.sources, ready.limits)
    assert [report.file for report in read.reports] == ["kesh/wire.txt"]
    assert [document.file for document in read.documents] == ["kesh/wire.txt"]
    noted = {problem.where for problem in read.problems if problem.severity == "note"}
    assert noted == {f"kesh/{name}" for name in NAMES}


NAMES = ("agreement.yaml", "cases.yaml", "desk.toml", "theatre/places.csv", "theatre/theatre.yaml")


def test_each_is_left_with_a_line_that_says_why(folder: Path) -> None:
    """One line for each file that was left, one for a whole theatre folder."""
    assert list(left_lines(own_files(folder, (folder / "desk.toml",)))) == [
        "Left out agreement.yaml: an agreement; give it with --agreement.",
        "Left out cases.yaml: cases of an agreement; check-agreement reads them.",
        "Left out desk.toml: in use as this run's agreement or settings.",
        "Left out the 2 files of theatre: part of a theatre folder; give the folder with --theatre.",
    ]


def test_a_file_named_by_itself_is_left_only_where_it_is_known(folder: Path) -> None:
    """An agreement named among the reports is left; any other file that a person names is read."""
    assert own_files(folder / "agreement.yaml", ()) != ()
    assert own_files(folder / "wire.txt", ()) == ()
    log = folder / "log.yaml"
    log.write_text("monday: a shell fell on the road to Kesh\n")
    assert own_files(log, ()) == ()
    assert own_files(folder / "gone.yaml", ()) == ()
