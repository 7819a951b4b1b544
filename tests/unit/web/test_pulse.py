"""What an open page asks every few seconds."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_nothing_new_is_an_empty_answer(officer: TestClient) -> None:
    """While nothing changed there is nothing to put in place."""
    number = officer.get("/api/state").json()["change_number"]
    answer = officer.get("/pulse", params={"since": number})
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    ("current", "link"),
    [
        ("http://127.0.0.1:8321/review?cause=2&done=d-0123456789ab", "/review?cause=2"),
        ("http://127.0.0.1:8321/incidents/i-0123456789ab?done=d-0123456789ab", "/incidents/i-0123456789ab"),
        ("http://attacker.example/page", "/pulse"),
    ],
)
def test_the_news_lead_back_to_the_page_they_are_shown_on(officer: TestClient, current: str, link: str) -> None:
    """The link shows the same page anew, without the line of what was done before, and never a page elsewhere."""
    record = officer.get("/api/incidents", params={"size": 1}).json()["items"][0]["id"]
    before = officer.get("/api/state").json()["change_number"]
    officer.post("/api/decisions", json={"about": record, "kind": "confirm", "reason": "seen"})
    assert officer.put("/api/session/name", json={"name": "Ruben Sorrel"}).status_code == 200
    answer = officer.get("/pulse", params={"since": before}, headers={"hx-request": "true", "hx-current-url": current})
    assert "Officer Amal Haddane: confirm" in answer.text
    assert f'href="{link}"' in answer.text
    assert answer.headers["hx-trigger"] == "case-changed"
