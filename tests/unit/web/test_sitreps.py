"""Sitreps and followed matters over the API."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from trucewatch.web.accounts_guard import needed
from trucewatch.web.sessions import Role

DAY = "2031-05-13"


def test_a_sitrep_over_the_api_is_drafted_written_issued_and_fetched(officer: TestClient) -> None:
    """A program can do what the pages do; a changed number is 422 with the reason, an old version 409."""
    assert officer.post("/api/sitreps", json={"sitrep": DAY}).status_code == 201
    figure = next(one for one in officer.get(f"/api/sitreps/{DAY}").json()["sheet"]["figures"] if one["claims"])
    wrong = {"seen": 1, "summary": f"[[77 dogs | {figure['key']}]]"}
    refused = officer.put(f"/api/sitreps/{DAY}", json=wrong)
    assert refused.status_code == 422
    assert "was changed to “77 dogs”" in refused.json()["faults"][0]["found"]
    right = {"seen": 1, "summary": f"[[{figure['words']} | {figure['key']}]]"}
    assert officer.put(f"/api/sitreps/{DAY}", json=right).json()["version"]["version"] == 2
    assert officer.put(f"/api/sitreps/{DAY}", json=right).status_code == 409
    assert officer.post(f"/api/sitreps/{DAY}/issue", json={"seen": 2}).json()["version"]["state"] == "issued"
    page = officer.get(f"/api/sitreps/{DAY}/3/page")
    assert figure["words"].split()[0] in page.text
    assert officer.get(f"/api/sitreps/{DAY}/3/pdf").content.startswith(b"%PDF")


def test_an_issued_page_is_shown_under_its_own_policy(officer: TestClient) -> None:
    """The page of a sitrep brings its own rules: its one style by digest, no script at all, no frame."""
    officer.post("/api/sitreps", json={"sitrep": DAY})
    answer = officer.get(f"/sitreps/{DAY}/1.html")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'sha256-" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "<script" not in answer.text
    kept = officer.get(f"/sitreps/{DAY}/1.html?keep=true")
    assert kept.headers["content-disposition"] == f'attachment; filename="sitrep-{DAY}-1.html"'


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/sitreps/2031-01-01", 404),
        ("/api/sitreps/2031-02-31", 404),
        ("/api/sitreps/../secret", 404),
        ("/api/sitreps/today", 422),
        (f"/api/sitreps/{DAY}/0/pdf", 422),
        (f"/api/sitreps/{DAY}/9/page", 404),
        (f"/api/sitreps/{DAY}?version=0", 422),
        ("/api/map?near=%22%3E%3Cscript%3E", 422),
        ("/api/tally-matrix?day_from=0001-01-01&day_to=9999-12-31", 200),
        ("/api/tally-matrix?day_from=9999-12-31", 200),
        ("/tallies?day_to=0001-01-01", 200),
        ("/map?day_from=0001-01-01&day_to=0001-01-02", 200),
        ("/commitments?day=0001-01-01&page=99999", 200),
        ("/aid?page=99999", 200),
    ],
)
def test_odd_questions_get_a_plain_answer(officer: TestClient, path: str, code: int) -> None:
    """Days at the ends of the calendar, unknown versions and markup in a key are answered, never with a 500."""
    assert officer.get(path).status_code == code


def test_issuing_is_a_reviewers_act() -> None:
    """In a team an analyst drafts and writes a sitrep; it is issued by a reviewer, over the page and over the API."""
    assert needed("POST", f"/sitreps/{DAY}/write") is needed("PUT", f"/api/sitreps/{DAY}") is Role.ANALYST
    assert needed("POST", f"/sitreps/{DAY}/issue") is needed("POST", f"/api/sitreps/{DAY}/issue") is Role.REVIEWER
    assert needed("GET", f"/sitreps/{DAY}") is Role.VIEWER


def test_nobody_drafts_without_a_name(stranger: TestClient) -> None:
    """Without a session nothing is read or written."""
    assert stranger.post("/api/sitreps", json={"sitrep": DAY}).status_code == 401
    assert stranger.get("/map/layers.json").status_code == 401


def test_names_are_withheld_over_the_api_and_by_the_page(officer: TestClient) -> None:
    """The people of a sitrep are listed; call and form withhold those chosen, and a wrong one is 422 with the rest kept."""
    officer.post("/api/sitreps", json={"sitrep": DAY})
    people = {one["name"]: one["known"] for one in officer.get(f"/api/sitreps/{DAY}").json()["sheet"]["people"]}
    assert people["Pavel Lund"] is False
    assert people["Ana Velt"] is True
    page = officer.get(f"/sitreps/{DAY}").text
    assert re.search(r'value="Pavel Lund" checked', page)
    assert re.search(r'value="Ana Velt">', page)
    wrong = officer.post(
        f"/sitreps/{DAY}/issue", data={"seen": "1", "offered": "true", "more": "Pavel Lunt\nthe mayor"}
    )
    assert wrong.status_code == 422
    assert "stands nowhere in this sitrep" in wrong.text
    assert "Pavel Lunt\nthe mayor" in wrong.text
    assert officer.post(f"/api/sitreps/{DAY}/issue", json={"seen": 1, "withhold": ["Pavel Lunt"]}).status_code == 422
    form = {"seen": "1", "offered": "true", "withhold": ["Pavel Lund"], "more": "the mayor\n"}
    assert officer.post(f"/sitreps/{DAY}/issue", data=form).headers["location"] == f"/sitreps/{DAY}#kept"
    issued = officer.get(f"/sitreps/{DAY}/2.html").text
    assert "Lund" not in issued
    assert "Mira Oslan" in issued
    assert "the names of 2 people" in issued


def test_a_form_that_was_not_offered_names_withholds_the_unknown(officer: TestClient) -> None:
    """Whoever issues without being shown the names does not publish private people by that."""
    officer.post("/api/sitreps", json={"sitrep": DAY})
    officer.post(f"/sitreps/{DAY}/issue", data={"seen": "1"})
    issued = officer.get(f"/sitreps/{DAY}/2.html").text
    assert "Mira Oslan" not in issued
    assert "Ana Velt" in issued
