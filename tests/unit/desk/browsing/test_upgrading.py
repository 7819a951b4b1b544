"""The registers of a case are loaded once, and anew when a file of its theatre changes."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.make_large_case import THEATRE
from trucewatch.desk.browsing.upgrading import registers_of
from trucewatch.desk.settings import Settings
from trucewatch.store import Case


def test_registers_are_loaded_once_until_a_file_of_the_theatre_changes(own: Path, tmp_path: Path) -> None:
    """Pages share one set of registers; a place that people add to the theatre's files is known the next time."""
    folder = Path(shutil.copytree(THEATRE, tmp_path / "theatre"))
    with Case.open(own) as case:
        case.put_fact("theatre", str(folder))
        first = registers_of(case, Settings())
        assert registers_of(case, Settings()) is first
        assert not first.places.find("fighting near Quillmere", countries=first.countries)
        header, line = (folder / "places.csv").read_text("utf-8").splitlines()[:2]
        cells = dict(zip(header.split(","), line.split(","), strict=True)) | {"id": "quillmere", "name": "Quillmere"}
        with (folder / "places.csv").open("a", encoding="utf-8") as places:
            places.write(",".join(cells.values()) + "\n")
        again = registers_of(case, Settings())
        assert again.places.find("fighting near Quillmere", countries=again.countries)
        assert again.digest != first.digest
