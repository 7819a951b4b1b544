"""Every page there is, opened in a real browser on the examples: one that is new is missed here until it is listed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Browser

from tests.browser import OpenDesk, Visitor, open_desk
from tests.stories.test_web_team import PASSWORD, TEAM, come, sign_in
from trucewatch.desk.browsing import SortBy
from trucewatch.desk.deciding import Wish
from trucewatch.desk.members import Members
from trucewatch.model import DecisionKind
from trucewatch.web import accounts
from trucewatch.web.accounts_sessions import TeamSessions
from trucewatch.web.pages import PAGES

DAY = "2031-05-13"
Way = Callable[[OpenDesk], str]


def incident(desk: OpenDesk) -> str:
    """Return the incident with most claims."""
    with desk.house.desk.browse() as look:
        return max(look.incidents(size=500).items, key=lambda row: (row.claims, row.id)).id


def beside(desk: OpenDesk) -> str:
    """Return two incidents side by side: the two most pressing ones."""
    with desk.house.desk.browse() as look:
        one, other = (row.id for row in look.incidents(size=2, order=SortBy.PRESSING).items)
    return f"/incidents/{one}/beside?other={other}"


def claim(desk: OpenDesk) -> str:
    """Return a claim of it."""
    with desk.house.desk.browse() as look:
        return look.incident(incident(desk)).claims[0].claim.id


def report(desk: OpenDesk) -> str:
    """Return the report with most claims."""
    with desk.house.desk.browse() as look:
        return max(look.reports(size=500).items, key=lambda row: (row.claims, row.id)).id


def source(desk: OpenDesk) -> str:
    """Return a source's key."""
    with desk.house.desk.browse() as look:
        return look.sources(1, 1).items[0].key


def decision(desk: OpenDesk) -> str:
    """Return a decision that was made."""
    with desk.house.desk.browse() as look:
        return look.ledger().items[0].decision.id


def batch(desk: OpenDesk) -> str:
    """Return an import that was read."""
    return desk.house.imports.all()[0].id


PLAIN = (
    "/", "/review", "/incidents", "/map", "/sitreps", "/tallies", "/commitments", "/aid", "/talks", "/reports",
    "/search", "/sources", "/ledger", "/ledger/chain", "/import", "/settings", "/settings/api", "/account", "/accounts",
    "/audit",
)  # fmt: skip
"""Pages whose address is what it is."""
OF_RECORDS: Mapping[str, Way] = {
    "/days": lambda _: f"/days?day={DAY}",
    "/days/{day}": lambda _: f"/days/{DAY}",
    "/incidents/{record}": lambda desk: f"/incidents/{incident(desk)}",
    "/incidents/{record}/beside": beside,
    "/reports/{record}": lambda desk: f"/reports/{report(desk)}",
    "/claims/{record}": lambda desk: f"/claims/{claim(desk)}",
    "/sources/{key}": lambda desk: f"/sources/{source(desk)}",
    "/ledger/{record}": lambda desk: f"/ledger/{decision(desk)}",
    "/import/{batch}": lambda desk: f"/import/{batch(desk)}",
    "/sitreps/{sitrep}": lambda _: f"/sitreps/{DAY}",
    "/sitreps/{sitrep}/changes": lambda _: f"/sitreps/{DAY}/changes",
    "/sitreps/{sitrep}/{version}.html": lambda _: f"/sitreps/{DAY}/2.html",
    "/go/{record}": lambda desk: f"/go/{incident(desk)}",
}
"""Pages of one record, with how to get to one of the examples."""
NO_PAGES = {
    "/map/layers.json": "what the movable map asks for",
    "/sitreps/{sitrep}/{version}.pdf": "a file to keep",
    "/pulse": "a part that every page asks for",
    "/sign-in": "opened in test_web_team",
    "/open/{token}": "opened by every visitor",
}
"""What a GET answers without being a page of its own, and why it is not opened here."""


def test_every_address_of_the_desk_is_listed() -> None:
    """A route that is new stands here as a page to be opened, or with the reason why it is none."""
    routers = [page.router for page in (*PAGES, *accounts.PAGES)]
    found = {
        route.path
        for one in routers
        for route in one.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ())
    }
    listed = {*PLAIN, *OF_RECORDS, *NO_PAGES}
    assert sorted(found - listed) == []
    assert sorted(listed - found - {"/sign-in", "/open/{token}"}) == [], "what is listed is there"


@pytest.fixture(scope="module")
def opened(browser: Browser, examples_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """The keeper of a team's accounts at a desk where something of every kind was done."""
    case = tmp_path_factory.mktemp("every") / "orvenia.case"
    shutil.copyfile(examples_case, case)
    members = Members(case)
    for name, role in TEAM.items():
        members.add(name, role, PASSWORD, "the console")
    with open_desk(case, sessions=TeamSessions(members)) as desk:
        do_something_of_every_kind(desk)
        visitor = come(browser, desk)
        visitor.page.set_default_timeout(60_000)
        sign_in(visitor, "Adaeze Obi")
        visitor.page.wait_for_selector(".signed")
        yield visitor
        visitor.page.context.close()


def do_something_of_every_kind(desk: OpenDesk) -> None:
    """Decide, draft and issue, and import a file."""
    house = desk.house
    house.desk.decide(Wish(incident(desk), DecisionKind.CONFIRM, "Ines Fohr", "two voices"))
    sitreps = house.desk.sitreps()
    sitreps.draft(DAY, "Ines Fohr")
    sitreps.issue(DAY, "Tomas Weil", 1)
    held = house.imports.room()
    path = Path(__file__)
    with path.open("rb") as file:
        given = [held.tray.take("notes.txt", file, 1_000_000)]
    until = time.monotonic() + 120
    one = house.imports.add(held, given, "Ines Fohr").id
    while (told := house.imports.get(one)) is not None and told.stage in ("waiting", "reading"):
        assert time.monotonic() < until, "the file was not read in time"
        time.sleep(0.1)


@pytest.mark.parametrize("path", [*PLAIN, *OF_RECORDS])
def test_a_page_opens_without_a_serious_finding(opened: Visitor, path: str) -> None:
    """The page opens, complains of nothing, asks nobody outside, scrolls nowhere sideways, and is accessible."""
    address = OF_RECORDS[path](opened.desk) if path in OF_RECORDS else path
    opened.open(address)
    opened.check()


@pytest.mark.parametrize("path", [*PLAIN, *OF_RECORDS])
def test_a_page_holds_on_a_narrow_screen(opened: Visitor, path: str) -> None:
    """At 320 points, which is 400 % of an ordinary window, nothing scrolls sideways (WCAG 1.4.10)."""
    address = OF_RECORDS[path](opened.desk) if path in OF_RECORDS else path
    opened.page.set_viewport_size({"width": 320, "height": 640})
    try:
        opened.open(address)
        wider = opened.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"{address} scrolls sideways by {wider}"
    finally:
        opened.page.set_viewport_size({"width": 1280, "height": 900})
