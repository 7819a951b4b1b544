"""What pages say of the clock, of standings and of news."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from trucewatch.desk.browsing import Clock, News, StandingShown
from trucewatch.model import AgreementState, Decision, DecisionKind, Standing
from trucewatch.web.laying import clock_words, standing_words
from trucewatch.web.pages.pulse import told
from trucewatch.web.pages.today import looks_back

DAY = date(2031, 5, 12)
SINCE = datetime(2031, 5, 10, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (Clock(DAY, "Accord", "UTC", AgreementState.IN_FORCE, SINCE, 3, None), "Day 3 in force, since 10 May 2031, 06:00 (UTC)"),
        (Clock(DAY, "Accord", "UTC", None, None, None, 2), "Not yet in force: 2 days to go"),
        (Clock(DAY, "Accord", "UTC", AgreementState.SUSPENDED, SINCE, None, None), "Suspended, since 10 May 2031, 06:00 (UTC)"),
        (Clock(DAY, "Accord", "UTC", None, None, None, None), "Not in force; the agreement file names no day from which it is"),
    ],
)  # fmt: skip
def test_the_clock_is_told_as_in_the_report(clock: Clock, words: str) -> None:
    """In force it counts days from 1; before, the days to go; else the state."""
    assert clock_words(clock) == words


def test_a_standing_names_who_decided_and_why() -> None:
    """Proposed stands alone; a decision has a name, a moment and a reason; an outdated one says so."""
    held = Decision("d-1", "i-1", "abc", DecisionKind.CONFIRM, "Amal", SINCE, "seen by two")
    assert standing_words(StandingShown(Standing.PROPOSED)) == "proposed by the program; nobody has decided on it"
    assert standing_words(StandingShown(Standing.CONFIRMED, held)) == (
        "confirmed, by Amal on 10 May 2031, 06:00 (UTC): seen by two"
    )
    assert "decided by Amal" in standing_words(StandingShown(Standing.STALE, held))


def test_a_run_is_news_and_nothing_is_not() -> None:
    """New reports and incidents are counted; an empty change says nothing."""
    assert told(News(7, (), (), (), (), 2, 1, 0, 0), "Amal") == "Meanwhile: 2 new reports and 1 new incident."
    assert told(News(7, (), (), (), (), 0, 0, 0, 0), "Amal") == ""


@pytest.mark.parametrize(("cookie", "number"), [("12", 12), ("", None), ("-1", None), ("1" * 30, None), ("٣", None)])
def test_the_last_look_is_a_number_or_nothing(cookie: str, number: int | None) -> None:
    """What a browser sends as its last look may be anything."""
    assert looks_back(cookie) == number


def test_a_claim_that_a_person_corrected_is_not_the_programs_alone(officer: TestClient) -> None:
    """Its standing names who corrected it, until that is taken back; one that a person marked says so."""
    incident = officer.get("/api/incidents").json()["items"][0]["id"]
    claim = officer.get(f"/api/incidents/{incident}").json()["claims"][0]["claim"]["id"]
    asked = {"about": claim, "kind": "correct", "field": "place", "to": "Varr Heights", "reason": "misheard"}
    before = "proposed by the program; nobody has decided on it"
    assert before in officer.get(f"/claims/{claim}").text
    decision = officer.post("/api/decisions", json=asked).json()["id"]
    said = "proposed by the program, corrected by Officer Amal Haddane; nobody has confirmed or rejected it"
    assert said in officer.get(f"/claims/{claim}").text
    officer.post(
        "/api/decisions", json={"about": claim, "kind": "withdraw", "value": decision, "reason": "heard right"}
    )
    assert before in officer.get(f"/claims/{claim}").text


def test_a_claim_that_a_person_marked_says_so(officer: TestClient) -> None:
    """No program proposed it."""
    report = officer.get("/api/reports").json()["items"][0]["id"]
    words = officer.get(f"/api/reports/{report}").json()["report"]["text"][:20].strip()
    asked = {"about": report, "kind": "add", "words": words, "start": 0, "act": "shelling", "reason": "missed"}
    claim = officer.post("/api/decisions", json=asked).json()["claim"]
    assert "marked by a person; nobody has confirmed or rejected it" in officer.get(f"/claims/{claim}").text
