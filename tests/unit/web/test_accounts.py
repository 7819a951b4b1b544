"""A team's desk: nobody in without an account, nobody past their role, on any page and any call."""

from __future__ import annotations

import ast
import asyncio
import re
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from starlette.types import Message

from tests.unit.desk.test_members import Clock, Quick
from tests.unit.store import sample
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Format, Kind
from trucewatch.desk.members import MemberRole, Members
from trucewatch.desk.settings import Settings
from trucewatch.model import InputError, VerificationTest
from trucewatch.web import accounts
from trucewatch.web.accounts_guard import SAFE, needed
from trucewatch.web.accounts_sessions import TeamSessions
from trucewatch.web.api import API, TEAM_API
from trucewatch.web.app import make_app
from trucewatch.web.guards import LOOPBACK
from trucewatch.web.house import House
from trucewatch.web.pages import PAGES
from trucewatch.web.serving import Open, house_of
from trucewatch.web.sessions import Role

BASE = "http://127.0.0.1:8321"
PASSWORDS = {role: f"quiet bridges of {role.value}" for role in MemberRole}
NAMES = {
    MemberRole.VIEWER: "Vera Aldine",
    MemberRole.ANALYST: "Ines Fohr",
    MemberRole.REVIEWER: "Tomas Weil",
    MemberRole.ADMIN: "Adaeze Obi",
}
OPEN = re.compile(r"/static/.*|/sign-in|/open/.*")


@pytest.fixture
def clock() -> Clock:
    """A clock that is set by hand."""
    return Clock()


@pytest.fixture
def team_house(tmp_path: Path, clock: Clock) -> House:
    """The desk of a team with one member of each role, over the small case of Tarsk."""
    case = sample.worked_through(tmp_path / "tarsk.case")
    members = Members(case, clock, Quick())
    for role in reversed(MemberRole):
        members.add(NAMES[role], role, PASSWORDS[role], "the console")
    tests = (VerificationTest("looked", "somebody looked at it"),)
    house = House(Desk(case, Settings(four_eyes=True, verification=tests)), case, TeamSessions(members, clock))
    house.desk.bring_up_to_date()
    return house


@pytest.fixture
def stranger(team_house: House) -> Iterator[TestClient]:
    """A program without a session."""
    with TestClient(make_app(team_house), base_url=BASE, follow_redirects=False) as client:
        yield client


def sign_in(client: TestClient, role: MemberRole) -> TestClient:
    """Sign a client in as the member of a role."""
    answer = client.post("/sign-in", data={"name": NAMES[role], "password": PASSWORDS[role]})
    assert answer.status_code == 303, answer.text
    return client


def another(house: House, role: MemberRole) -> TestClient:
    """Return another program that is signed in."""
    return sign_in(TestClient(make_app(house), base_url=BASE, follow_redirects=False), role)


def routes() -> list[tuple[str, str]]:
    """Return every method and path of every page and call, with something in the place of ids."""
    found = []
    routers = [*(page.router for page in (*PAGES, *accounts.PAGES))]
    for prefix, router in [*(("", one) for one in routers), *(("/api", one) for one in (*API, TEAM_API))]:
        for route in router.routes:
            assert isinstance(route, APIRoute), route
            path = re.sub(r"\{[^}]*\}", "x", prefix + route.path)
            found += [(method, path) for method in sorted(route.methods or ())]
    return found


def test_without_a_session_there_is_nothing_but_the_door(stranger: TestClient) -> None:
    """Every page leads to signing in, every call and every change is refused, whatever the method."""
    for method, path in [*routes(), ("GET", "/api/openapi.json"), ("DELETE", "/incidents"), ("GET", "/nothing")]:
        answer = stranger.request(method, path)
        if OPEN.fullmatch(path):
            continue
        if method in SAFE and not path.startswith("/api"):
            assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in"), (method, path)
        else:
            assert answer.status_code == 401, (method, path)


@pytest.mark.parametrize("role", MemberRole)
def test_no_route_lets_a_role_do_more_than_it_may(team_house: House, role: MemberRole) -> None:
    """On every route there is, a request that the role does not cover is 403 before anything is looked at."""
    client = another(team_house, role)
    refused = 0
    for method, path in routes():
        if path in ("/sign-out", "/account/password", "/api/account/password") or method == "DELETE":
            continue
        wanted = needed(method, path)
        answer = client.request(method, path)
        if Role(role.value).may(wanted):
            assert answer.status_code != 401, (method, path)
        else:
            refused += 1
            assert answer.status_code == 403, (method, path, answer.status_code)
    assert bool(refused) is (role is not MemberRole.ADMIN)


def test_viewers_change_nothing_and_only_admins_keep_accounts() -> None:
    """By the list itself: of all routes a viewer may change nothing but what is their own, and search."""
    own = {"/sign-in", "/sign-out", "/account/password", "/look", "/search", "/api/search"}
    own |= {"/settings/keys", "/settings/name", "/settings/link", "/api/account/password"}
    own |= {"/api/session", "/api/session/keys", "/api/session/name", "/api/session/links"}
    for method, path in routes():
        if method not in SAFE and path not in own:
            assert Role.VIEWER not in (needed(method, path),), (method, path)
        if path.startswith(("/accounts", "/audit", "/api/accounts", "/api/audit")):
            assert needed(method, path) is Role.ADMIN, (method, path)


def raw_status(house: House, method: str, path: str, cookie: str) -> int:
    """Ask for a path exactly as it is written, which no client library does; return the status."""
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    headers = [(b"host", b"127.0.0.1"), (b"cookie", f"{house.cookie}={cookie}".encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 8321),
    }
    # In a thread of its own: the browser of the stories keeps an event loop in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(make_app(house)(scope, receive, send))).result()
    return statuses[0]


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/",
        "//accounts",
        "/accounts/add/",
        "/ACCOUNTS",
        "/accounts%2fadd",
        "/./accounts",
        "/x/../accounts",
        "/accounts\n",
    ],
)
def test_another_spelling_of_a_path_is_no_way_round(team_house: House, path: str) -> None:
    """A path written otherwise is refused or is not there; it is never the page with less asked."""
    cookie = another(team_house, MemberRole.VIEWER).cookies[team_house.cookie]
    assert raw_status(team_house, "GET", path, cookie) in (307, 403, 404)
    assert raw_status(team_house, "POST", path, cookie) in (307, 403, 404, 405)


def test_a_planted_cookie_is_never_the_session(team_house: House, stranger: TestClient) -> None:
    """Signing in gives a value of its own; one that somebody planted before stays worthless, and the old one ends."""
    stranger.cookies.set(team_house.cookie, "planted-by-somebody", domain="127.0.0.1", path="/")
    answer = stranger.post(
        "/sign-in", data={"name": NAMES[MemberRole.ANALYST], "password": PASSWORDS[MemberRole.ANALYST]}
    )
    value = answer.cookies[team_house.cookie]
    assert value != "planted-by-somebody"
    assert team_house.sessions.get("planted-by-somebody") is None
    again = another(team_house, MemberRole.ANALYST)
    first = again.cookies[team_house.cookie]
    again.post("/sign-in", data={"name": NAMES[MemberRole.ADMIN], "password": PASSWORDS[MemberRole.ADMIN]})
    assert again.cookies[team_house.cookie] != first
    assert team_house.sessions.get(first) is None


def test_the_cookie_is_for_this_desk_only_and_out_of_scripts_reach(stranger: TestClient) -> None:
    """The session's cookie is HttpOnly and SameSite=Strict, and ends with the day's work."""
    answer = stranger.post(
        "/sign-in", data={"name": NAMES[MemberRole.VIEWER], "password": PASSWORDS[MemberRole.VIEWER]}
    )
    words = answer.headers["set-cookie"].lower()
    assert "httponly" in words
    assert "samesite=strict" in words
    assert "max-age=43200" in words


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
    ],
)
def test_a_page_of_another_site_can_do_nothing(team_house: House, headers: dict[str, str]) -> None:
    """What changes something is refused when it comes from another site: deciding, accounts, even signing in."""
    client = another(team_house, MemberRole.ADMIN)
    for method, path in routes():
        if method not in SAFE:
            assert client.request(method, path, headers=headers).status_code == 403, (method, path)
    data = {"name": NAMES[MemberRole.ADMIN], "password": PASSWORDS[MemberRole.ADMIN]}
    assert client.post("/sign-in", data=data, headers=headers).status_code == 403


def test_guessing_is_slowed_down_and_told(stranger: TestClient) -> None:
    """The sixth guess is 429 with a time to wait, and says no more than the fifth whether there is such a name."""
    answers = [
        stranger.post("/sign-in", data={"name": NAMES[MemberRole.ADMIN], "password": f"guess {n}"}) for n in range(6)
    ]
    unknown = stranger.post("/sign-in", data={"name": "Nobody Here", "password": "guess guess guess"})
    assert [one.status_code for one in answers] == [401] * 5 + [429]
    assert answers[5].headers["retry-after"] == "900"
    assert unknown.text == answers[0].text


def test_a_session_ends_by_itself_when_signed_out_and_when_the_account_is_kept_out(
    team_house: House, clock: Clock
) -> None:
    """Two idle hours, twelve in all, signing out, being kept out: each ends it, at the next click."""
    client = another(team_house, MemberRole.VIEWER)
    clock.at += timedelta(hours=1, minutes=59)
    assert client.get("/incidents").status_code == 200
    clock.at += timedelta(hours=2, minutes=1)
    assert client.get("/incidents").status_code == 303
    worker = another(team_house, MemberRole.VIEWER)
    for _ in range(12):
        clock.at += timedelta(hours=1)
        worker.get("/incidents")
    clock.at += timedelta(minutes=1)
    assert worker.get("/incidents").status_code == 303
    leaver = another(team_house, MemberRole.ANALYST)
    kept = dict(leaver.cookies)
    assert leaver.post("/sign-out").status_code == 303
    assert (
        TestClient(make_app(team_house), base_url=BASE, cookies=kept, follow_redirects=False).get("/").status_code
        == 303
    )
    gone = another(team_house, MemberRole.ANALYST)
    admin = another(team_house, MemberRole.ADMIN)
    admin.post("/accounts/change", data={"name": NAMES[MemberRole.ANALYST], "enabled": "false"})
    assert gone.get("/incidents").status_code == 303


def test_a_part_of_a_page_is_told_that_the_session_ended(stranger: TestClient) -> None:
    """A part that asks after the session's end is answered 401, never with the page to sign in."""
    assert stranger.get("/incidents", headers={"hx-request": "true"}).status_code == 401


def test_a_changed_role_holds_from_the_next_click(team_house: House) -> None:
    """Made a viewer, an analyst's open session decides no more; no new sign-in is needed."""
    analyst, admin = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.ADMIN)
    assert analyst.get("/import").status_code == 200
    admin.post("/accounts/change", data={"name": NAMES[MemberRole.ANALYST], "role": "viewer"})
    assert analyst.get("/import").status_code == 403
    assert analyst.get("/incidents").status_code == 200


def test_an_own_password_is_changed_with_the_old_one_and_ends_other_sessions(team_house: House) -> None:
    """A wrong old one or an unlike repetition changes nothing; a right one ends the account's other sessions."""
    here, there = another(team_house, MemberRole.VIEWER), another(team_house, MemberRole.VIEWER)
    old, new = PASSWORDS[MemberRole.VIEWER], "another quiet bridge"
    wrong = here.post("/account/password", data={"old": "wrong wrong wrong", "new": new, "again": new})
    unlike = here.post("/account/password", data={"old": old, "new": new, "again": new + "s"})
    assert (wrong.status_code, unlike.status_code) == (403, 422)
    assert there.get("/incidents").status_code == 200
    assert here.post("/account/password", data={"old": old, "new": new, "again": new}).status_code == 200
    assert there.get("/incidents").status_code == 303
    assert here.get("/incidents").status_code == 200


def test_a_password_changed_at_the_console_ends_open_sessions(team_house: House) -> None:
    """Whoever changes an account's password, with whichever program: what was open before is closed."""
    client = another(team_house, MemberRole.VIEWER)
    assert client.get("/incidents").status_code == 200
    Members(team_house.case, hasher=Quick()).set_password(NAMES[MemberRole.VIEWER], "yet another bridge", "the console")
    assert client.get("/incidents").status_code == 303


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (Open(0, address="0.0.0.0"), "without accounts answers on this machine only"),  # noqa: S104
        (Open(0, team=True, address="0.0.0.0"), "in the clear"),  # noqa: S104
        (Open(0, team=True), "account add"),
    ],
)
def test_a_desk_is_not_opened_to_others_by_mistake(tmp_path: Path, how: Open, said: str) -> None:
    """Without accounts, without https or without somebody who keeps the accounts it says what is missing."""
    case = sample.worked_through(tmp_path / "tarsk.case")
    with pytest.raises(InputError, match=said):
        house_of(case, Settings(), how)


def test_a_desk_for_one_person_is_as_it_was(tmp_path: Path) -> None:
    """Without --team there are no accounts, and the desk answers to this machine's names only."""
    house = house_of(sample.worked_through(tmp_path / "tarsk.case"), Settings(), Open(0))
    assert house.team is None
    assert house.hosts == LOOPBACK


def test_nobody_signs_with_another_name_and_there_are_no_links(team_house: House) -> None:
    """The name of a decision is the account's, whatever is sent; one-time links open nothing."""
    client = another(team_house, MemberRole.ANALYST)
    assert client.put("/api/session/name", json={"name": NAMES[MemberRole.ADMIN]}).status_code == 422
    assert client.post("/settings/link").status_code == 422
    assert client.get("/open/anything").status_code == 403
    decision = {"about": "i-000000000001", "kind": "confirm", "reason": "two voices", "by": NAMES[MemberRole.ADMIN]}
    assert client.post("/api/decisions", json=decision).status_code == 201
    with team_house.desk.browse() as look:
        assert [line.decision.by for line in look.ledger().items] == [NAMES[MemberRole.ANALYST]]


def decide(client: TestClient, about: str, kind: str, **more: object) -> int:
    """Decide through the call; return the status."""
    asked = {"about": about, "kind": kind, "reason": "so it seems", **more}
    return client.post("/api/decisions", json=asked).status_code


def test_only_a_reviewer_verifies_and_takes_back_what_others_decided(team_house: House) -> None:
    """An analyst confirms and takes back their own; verifying, and taking back another's, is a reviewer's."""
    analyst, reviewer = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.REVIEWER)
    assert decide(analyst, "f-000000000001", "verify", value="looked") == 403
    assert decide(analyst, "i-000000000001", "confirm") == 201
    assert decide(reviewer, "f-000000000001", "verify", value="looked") == 201
    with team_house.desk.browse() as look:
        verified, confirmed = (line.decision.id for line in look.ledger().items)
    assert decide(analyst, "f-000000000001", "withdraw", value=verified) == 403
    assert decide(analyst, "f-000000000001", "withdraw") == 403
    assert decide(analyst, "i-000000000001", "withdraw", value=confirmed) == 201
    assert decide(reviewer, "f-000000000001", "withdraw", value=verified) == 201


def test_an_own_decision_named_beside_another_s_is_no_way_to_take_that_back(team_house: House) -> None:
    """An analyst who names a decision of their own beside the one they withdraw still needs a reviewer for it."""
    reviewer, analyst = another(team_house, MemberRole.REVIEWER), another(team_house, MemberRole.ANALYST)
    assert decide(reviewer, "f-000000000001", "verify", value="looked") == 201
    assert decide(analyst, "i-000000000001", "confirm") == 201
    with team_house.desk.browse() as look:
        own, verified = (line.decision.id for line in look.ledger().items)
    assert decide(analyst, verified, "withdraw", value=own) == 403
    assert decide(analyst, own, "withdraw", value=verified) == 201
    with team_house.desk.browse() as look:
        assert look.ledger().items[0].decision.value == own


def test_what_a_reviewer_decided_only_a_reviewer_overturns(team_house: House) -> None:
    """An analyst is told who decided and what to do, nothing is written; saying the same, or of another record, is free."""
    analyst, reviewer = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.REVIEWER)
    assert decide(reviewer, "i-000000000001", "confirm") == 201
    assert decide(reviewer, "c-000000000001", "verify", value="looked") == 201
    for about, kind, more in (
        ("i-000000000001", "reject", {}),
        ("c-000000000001", "reject", {}),
        ("c-000000000001", "confirm", {}),
        ("c-000000000001", "correct", {"field": "mood", "to": "planned"}),
    ):
        assert decide(analyst, about, kind, **more) == 403, (about, kind)
    assert decide(analyst, "i-000000000001", "confirm") == 201
    assert decide(analyst, "f-000000000001", "reject") == 201
    with team_house.desk.browse() as look:
        assert look.ledger().total == 4
    assert decide(reviewer, "i-000000000001", "reject") == 201


def test_what_an_analyst_decided_another_analyst_may_overturn(team_house: House) -> None:
    """Among equals the later decision holds, as everywhere; a reviewer overturns anything."""
    analyst, reviewer = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.REVIEWER)
    assert decide(analyst, "i-000000000001", "confirm") == 201
    assert decide(analyst, "i-000000000001", "reject") == 201
    assert decide(reviewer, "i-000000000001", "confirm") == 201


def test_a_refused_decision_keeps_what_was_written(team_house: House) -> None:
    """The page that refuses names the reviewer and shows the reason that was typed, to hand on."""
    analyst, reviewer = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.REVIEWER)
    assert decide(reviewer, "i-000000000001", "confirm") == 201
    form = {
        "about": "i-000000000001",
        "kind": "reject",
        "reason": "the mill stands",
        "back": "/incidents/i-000000000001",
    }
    answer = analyst.post("/decisions", data=form)
    assert answer.status_code == 403
    for words in (NAMES[MemberRole.REVIEWER], "Nothing was written", "the mill stands", "/incidents/i-000000000001"):
        assert words in answer.text


def test_nobody_is_shown_a_form_they_may_not_send(team_house: House) -> None:
    """On every page a viewer and an analyst see forms for what their role covers only, and are told who does the rest."""
    reviewer = another(team_house, MemberRole.REVIEWER)
    assert decide(reviewer, "i-000000000001", "confirm") == 201
    assert reviewer.post("/sitreps", data={"sitrep": "all"}).status_code == 303
    with team_house.desk.browse() as look:
        entry = look.ledger().items[0].decision.id
    paths = [path for page in PAGES if (path := page.path) is not None]
    paths += ["/incidents/i-000000000001", "/claims/c-000000000001", "/reports/r-000000000001", f"/ledger/{entry}"]
    paths += ["/sitreps/all"]
    told = {"/incidents/i-000000000001", "/claims/c-000000000001", f"/ledger/{entry}", "/sitreps", "/sitreps/all"}
    for role in (MemberRole.VIEWER, MemberRole.ANALYST):
        client = another(team_house, role)
        for path in paths:
            page = client.get(path)
            if page.status_code == 403:
                continue
            for form in re.finditer(r'<form[^>]* action="([^"]+)"[^>]*method="post"(.*?)</form>', page.text, re.DOTALL):
                wanted = needed("POST", form[1])
                assert Role(role.value).may(wanted), (role, path, form[1])
                assert 'name="kind" value="verify"' not in form[2], (role, path)
            if role is MemberRole.VIEWER and path in told:
                assert "your role is viewer" in page.text, path
    entry_page = another(team_house, MemberRole.ANALYST).get(f"/ledger/{entry}")
    assert "A reviewer takes back what others decided" in entry_page.text


def test_a_program_keeps_the_accounts_as_their_page_does(team_house: House) -> None:
    """Accounts are made, changed and kept out by calls as well, and what was done stands in the trail."""
    admin = another(team_house, MemberRole.ADMIN)
    made = admin.post("/api/accounts", json={"name": "Nils Aker", "password": "seven quiet ferries", "role": "viewer"})
    assert (made.status_code, made.json()["role"], made.json()["enabled"]) == (201, "viewer", True)
    assert "quiet" not in made.text
    assert admin.put("/api/accounts", json={"name": "Nils Aker", "role": "analyst"}).json()["role"] == "analyst"
    other = TestClient(make_app(team_house), base_url=BASE, follow_redirects=False)
    entered = other.post("/sign-in", data={"name": "Nils Aker", "password": "seven quiet ferries"})
    assert entered.status_code == 303
    given = {"name": "Nils Aker", "password": "eight quiet ferries"}
    assert admin.put("/api/accounts/password", json=given).status_code == 200
    assert other.get("/api/session").status_code == 401
    assert admin.put("/api/accounts", json={"name": "Nils Aker", "enabled": False}).json()["enabled"] is False
    assert {one["name"] for one in admin.get("/api/accounts").json()} == {*NAMES.values(), "Nils Aker"}
    short = admin.post("/api/accounts", json={"name": "Ova Lind", "password": "short"})
    assert (short.status_code, "12 characters" in short.json()["message"]) == (422, True)
    trail = admin.get("/api/audit").json()
    assert any("Nils Aker" in line["about"] for line in trail)
    assert "ferries" not in admin.get("/api/audit").text
    assert admin.get("/api/audit", params={"before": trail[0]["number"]}).json() == trail[1:]


def test_a_program_changes_its_own_password_and_signs_out(team_house: House) -> None:
    """With the old password only; other sessions end, and after signing out there is none."""
    viewer, elsewhere = another(team_house, MemberRole.VIEWER), another(team_house, MemberRole.VIEWER)
    wanted = {"old": "not this one here", "new": "nine quiet ferries"}
    assert viewer.put("/api/account/password", json=wanted).status_code == 403
    assert viewer.put("/api/account/password", json=wanted | {"old": PASSWORDS[MemberRole.VIEWER]}).status_code == 204
    assert viewer.get("/api/session").json()["role"] == "viewer"
    assert elsewhere.get("/api/session").status_code == 401
    assert viewer.put("/api/session/keys", json={"on": False}).json()["keys_on"] is False
    assert viewer.delete("/api/session").status_code == 204
    assert viewer.get("/api/session").status_code == 401


def test_imports_and_sitreps_stand_in_the_trail(team_house: House) -> None:
    """Who gave files, what became of them and who drafted and issued is in the trail; no name of a file is."""
    analyst, admin = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.ADMIN)
    batch = analyst.post("/api/imports", files=[("files", ("from-our-informant.txt", b"Shells fell on Pellin."))])
    assert batch.status_code == 202
    analyst.post("/sitreps", data={"sitrep": "all"})
    admin.post("/sitreps/all/issue", data={"seen": "1"})
    until = time.monotonic() + 120
    while analyst.get(f"/api/imports/{batch.json()['id']}").json()["stage"] in ("waiting", "reading"):
        assert time.monotonic() < until
        time.sleep(0.2)
    lines = {(line.who, line.what): line.about for line in Members(team_house.case, hasher=Quick()).audit()}
    analysts, admins = NAMES[MemberRole.ANALYST], NAMES[MemberRole.ADMIN]
    assert "files: 1" in lines[analysts, "import given"]
    assert {(analysts, "import read"), (analysts, "sitrep drafted"), (admins, "sitrep issued")} <= lines.keys()
    assert "informant" not in admin.get("/audit").text


def test_nobody_verifies_what_rests_on_a_correction_of_their_own(team_house: House) -> None:
    """With four eyes asked for, a reviewer's correction is for another reviewer to verify."""
    reviewer, admin = another(team_house, MemberRole.REVIEWER), another(team_house, MemberRole.ADMIN)
    assert decide(reviewer, "c-000000000001", "correct", field="mood", to="planned") == 201
    assert decide(reviewer, "c-000000000001", "verify", value="looked") == 422
    assert decide(admin, "c-000000000001", "verify", value="looked") == 201


def test_the_trail_has_decisions_and_accounts_and_no_reasons(team_house: House) -> None:
    """Who decided what about which record is in the trail; why is not."""
    analyst, admin = another(team_house, MemberRole.ANALYST), another(team_house, MemberRole.ADMIN)
    decide(analyst, "i-000000000001", "confirm")
    page = admin.get("/audit").text
    assert "confirm i-000000000001" in page
    assert "so it seems" not in page


def test_a_refused_account_says_why_and_keeps_the_page(team_house: House) -> None:
    """A name that is taken, a short password, an unknown role: each is told on the page, and nothing is made."""
    admin = another(team_house, MemberRole.ADMIN)
    taken = admin.post("/accounts/add", data={"name": "ines fohr", "role": "viewer", "password": "a long password 1"})
    short = admin.post("/accounts/add", data={"name": "Somebody New", "role": "viewer", "password": "short"})
    unknown = admin.post(
        "/accounts/add", data={"name": "Somebody New", "role": "king", "password": "a long password 1"}
    )
    assert (taken.status_code, short.status_code, unknown.status_code) == (422, 422, 422)
    assert "already" in taken.text
    assert (
        admin.post("/accounts/add", data={"name": "Somebody New", "password": "a long password 1"}).status_code == 303
    )
    assert "Somebody New" in admin.get("/accounts").text


def test_accounts_are_in_no_export_and_not_in_the_case(team_house: House) -> None:
    """Neither the case file nor any export holds a name of an account that decided nothing, or a hash."""
    case = team_house.case
    names = [name.encode() for name in NAMES.values()]
    exported = "".join(line for kind in Kind for line in team_house.desk.export(kind, Format.JSONL)).encode()
    held = case.read_bytes() + exported
    assert not any(name in held for name in names)


def test_a_copy_of_the_case_opens_without_its_accounts(team_house: House, tmp_path: Path) -> None:
    """Given to somebody else the case carries no accounts: a desk for one person opens it, and has no accounts' pages."""
    copied = Path(shutil.copy(team_house.case, tmp_path / "copied.case"))
    house = House(Desk(copied), copied)
    with TestClient(make_app(house), base_url=BASE, follow_redirects=False) as client:
        client.get(f"/open/{house.sessions.new_link()}")
        assert client.get("/incidents").status_code == 200
        assert client.get("/accounts").status_code == 404
        assert "/accounts" not in client.get("/settings").text


def test_every_decision_of_a_page_goes_through_the_one_way_that_looks_at_roles() -> None:
    """In the source of the pages nothing but that one function calls the desk's own deciding."""
    callers = set()
    for path in Path(accounts.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "decide":
                callers.add(path.name)
    assert callers == {"accounts_deciding.py"}
