"""The desk's application over the examples' case, asked without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.browser import examples_case
from trucewatch.desk.desk import Desk
from trucewatch.web.app import make_app
from trucewatch.web.house import House

__all__ = ["examples_case"]


@pytest.fixture
def house(examples_case: Path, tmp_path: Path) -> House:
    """A desk's house over a fresh copy of the examples' case."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    return House(Desk(case), case)


@pytest.fixture
def stranger(house: House) -> Iterator[TestClient]:
    """A program without a session."""
    with TestClient(make_app(house), base_url="http://127.0.0.1:8321", follow_redirects=False) as client:
        yield client


@pytest.fixture
def officer(stranger: TestClient, house: House) -> TestClient:
    """A program with a session, signed."""
    assert stranger.get(f"/open/{house.sessions.new_link()}").status_code == 200
    assert stranger.put("/api/session/name", json={"name": "Officer Amal Haddane"}).status_code == 200
    return stranger
