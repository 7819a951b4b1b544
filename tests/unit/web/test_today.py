"""The first page: what it counts is what the other pages count."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

from trucewatch.desk.browsing.day_page import undecided_first
from trucewatch.store import Case
from trucewatch.store.filters import Filter
from trucewatch.store.looking import Window
from trucewatch.web.house import House

DAY = "2031-05-14"


def test_what_waits_is_counted_alike_on_the_first_page_and_in_the_queue(officer: TestClient) -> None:
    """Records wait for a decision, claims and findings among them; neither page calls all of them incidents."""
    waiting = officer.get("/api/queue").json()["total"]
    assert waiting > 1
    assert f"{waiting:,} records of the whole case wait for a decision" in officer.get("/").text
    assert f"{waiting:,} records wait for a decision" in officer.get("/review").text


def of_day(officer: TestClient) -> list[str]:
    """Return the incidents of a day as the first page lists them."""
    return [row["id"] for row in officer.get("/api/today", params={"day": DAY}).json()["incidents"]["items"]]


def test_what_was_decided_goes_behind_what_needs_a_decision(officer: TestClient) -> None:
    """The incident that stood first stands last once it is confirmed, and first again when that is taken back."""
    before = of_day(officer)
    asked = {"about": before[0], "kind": "confirm", "reason": "two posts saw it"}
    decision = officer.post("/api/decisions", json=asked).json()["id"]
    assert of_day(officer) == [*before[1:], before[0]]
    taken = {"about": before[0], "kind": "withdraw", "value": decision, "reason": "another day"}
    assert officer.post("/api/decisions", json=taken).status_code == 201
    assert of_day(officer) == before


@pytest.mark.parametrize("size", [1, 2, 50])
def test_a_page_that_does_not_hold_the_whole_day_begins_with_what_is_undecided(
    officer: TestClient, house: House, size: int
) -> None:
    """However short the page, a decided incident takes no place from one that nobody decided."""
    before = of_day(officer)
    for one in before[:2]:
        officer.post("/api/decisions", json={"about": one, "kind": "reject", "reason": "a drill"})
    chosen = Filter(day_from=date.fromisoformat(DAY), day_to=date.fromisoformat(DAY))
    with Case.open(house.case, read_only=True) as case:
        page = undecided_first(case, chosen, Window(1, size))
    assert [row.id for row in page.items] == [*before[2:], *before[:2]][:size]
    assert page.total == len(before)
