"""A small case that was worked through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store import sample


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """Return a case that holds the sample."""
    return sample.worked_through(tmp_path / "tarsk.case")
