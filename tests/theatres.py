"""Theatre folders that tests need: the examples' invented country, with something taken out of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ORVENIA = Path(__file__).resolve().parent.parent / "theatres" / "orvenia-2031"


def without_positions(folder: Path) -> Path:
    """Lay the invented country out in a folder, with neither positions nor outlines; return its theatre folder."""
    theatre = folder / ORVENIA.name
    shutil.copytree(ORVENIA, theatre, ignore=shutil.ignore_patterns("outlines.*"))
    places = theatre / "places.csv"
    written = places.read_text(encoding="utf-8")
    places.write_text(re.sub(r"-?\d+\.\d+,-?\d+\.\d+", ",", written), encoding="utf-8")
    return theatre
