"""A made case of a few hundred claims, large enough for every filter to let something through."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.make_large_case import make_case
from trucewatch.desk.desk import Desk


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made case; nobody writes to it."""
    path = tmp_path_factory.mktemp("made") / "made.case"
    make_case(path, claims=600, incidents=180, decisions=12)
    return path


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """Return a copy of it to write to."""
    return Path(shutil.copy(made, tmp_path / "own.case"))


@pytest.fixture
def desk(made: Path) -> Desk:
    """Return a desk over the made case."""
    return Desk(made)
