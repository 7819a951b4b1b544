"""The registers as they ship, loaded once for all tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.registers import Registers

SYRIA = Path(__file__).parents[3] / "theatres" / "syria-2016"


@pytest.fixture(scope="session")
def registers() -> Registers:
    """Return the general registers without a theatre."""
    return Registers.load()


@pytest.fixture(scope="session")
def syria() -> Registers:
    """Return the registers with the example theatre laid over them."""
    return Registers.load(SYRIA)
