"""Who is let in: loopback names only, no other site's page, no body over the limit, no page without a session."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from trucewatch.web.guards import POLICY
from trucewatch.web.house import House


@pytest.mark.parametrize(
    "host", ["attacker.example", "127.0.0.1.attacker.example", "localhost.attacker.example:80", ""]
)
def test_a_host_name_that_is_not_this_machine_is_refused(officer: TestClient, host: str) -> None:
    """A name that was made to point here (DNS rebinding) gets no page, session or not."""
    assert officer.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8321", "[::1]:8321", "LOCALHOST"])
def test_the_names_of_this_machine_are_answered(stranger: TestClient, host: str) -> None:
    """Every loopback name is answered, with any port."""
    assert stranger.get("/", headers={"host": host}).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://attacker.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
    ],
)
def test_another_sites_page_changes_nothing(officer: TestClient, headers: dict[str, str]) -> None:
    """A form or script of another page, also of another port of this machine, is refused with the session's cookie."""
    answer = officer.post("/settings/name", data={"name": "Somebody Else"}, headers=headers)
    assert answer.status_code == 403
    assert officer.get("/api/session").json()["name"] == "Officer Amal Haddane"


def test_the_desks_own_pages_and_programs_with_the_cookie_may(officer: TestClient) -> None:
    """The same request from the desk's own page, or from a program that sends neither header, is served."""
    for headers in ({"sec-fetch-site": "same-origin", "origin": "null"}, {"origin": "http://127.0.0.1:8321"}, {}):
        assert officer.post("/settings/name", data={"name": "Ruben Sorrel"}, headers=headers).status_code == 303


def test_nothing_is_shown_without_a_session(stranger: TestClient) -> None:
    """Every page and the API answer 401; only the style sheet, the scripts and the one-time link are open."""
    for path in ("/", "/review", "/ledger", "/api/incidents", "/api/openapi.json", "/no-such-page"):
        assert stranger.get(path).status_code == 401, path
    assert stranger.get("/static/desk.css").status_code == 200
    assert stranger.get("/static/../app.py").status_code in (401, 404)


def test_a_link_opens_one_browser_once(stranger: TestClient, house: House) -> None:
    """A used link, a guessed one and an empty one open nothing; the cookie is out of reach for scripts and other sites."""
    link = house.sessions.new_link()
    opened = stranger.get(f"/open/{link}")
    assert opened.status_code == 200
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    stranger.cookies.clear()
    assert stranger.get(f"/open/{link}").status_code == 403
    assert stranger.get("/open/guessed").status_code == 403
    assert stranger.get("/").status_code == 401


def test_a_body_over_the_limit_is_refused_also_where_it_does_not_say_its_length(officer: TestClient) -> None:
    """Two megabytes in a form are too many; told beforehand or not, nothing is read to its end."""
    large = b"name=" + b"a" * 2_000_000
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert officer.post("/settings/name", content=large, headers=headers).status_code == 413

    def pieces() -> object:
        yield b"name="
        for _ in range(200):
            yield b"a" * 10_000

    assert officer.post("/settings/name", content=pieces(), headers=headers).status_code == 413  # type: ignore[arg-type]


def test_every_answer_tells_the_browser_to_use_the_desk_only(officer: TestClient) -> None:
    """Pages, errors, JSON and static files carry the policy; no page may be kept by a cache or shown in a frame."""
    for path in ("/", "/no-such-page", "/api/state", "/static/desk.js"):
        answer = officer.get(path)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert ("no-store" in answer.headers.get("cache-control", "")) == (not path.startswith("/static/"))
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_only_pages_of_the_desk_can_be_gone_back_to(officer: TestClient) -> None:
    """The page a decision leads back to is one of the desk: an address elsewhere is refused, and nothing is written."""
    incident = officer.get("/api/incidents").json()["items"][0]["id"]
    for back in ("https://attacker.example/", "//attacker.example", "/\\attacker.example", "/a\nset-cookie: b"):
        form = {"about": incident, "kind": "confirm", "reason": "seen", "back": back}
        assert officer.post("/decisions", data=form).status_code == 422
    assert officer.get("/api/ledger").json()["total"] == 0
