"""The first page: what it counts is what the other pages count."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_what_waits_is_counted_alike_on_the_first_page_and_in_the_queue(officer: TestClient) -> None:
    """Records wait for a decision, claims and findings among them; neither page calls all of them incidents."""
    waiting = officer.get("/api/queue").json()["total"]
    assert waiting > 1
    assert f"{waiting:,} records of the whole case wait for a decision" in officer.get("/").text
    assert f"{waiting:,} records wait for a decision" in officer.get("/review").text
