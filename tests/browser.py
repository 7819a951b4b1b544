"""Opens the desk in a real browser: Debian's Chromium through Playwright, on a case made from the examples.

A test asks for the fixture ``visitor`` (one browser on a fresh copy of the examples' case) or ``two_visitors``, opens a
page with ``visitor.open("/review")`` and ends with ``visitor.check()``: no console error, no request left the machine,
axe finds nothing serious, light and dark.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

import tasks
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.web.app import make_app
from trucewatch.web.house import House

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "tests" / "assets" / "axe-core" / "axe.min.js"
NAME = "Officer Amal Haddane"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_PATIENCE = 30_000  # milliseconds: on a busy machine a page takes seconds, and none of it is a fault
_SERIOUS = ("serious", "critical")
_ALSO = ("landmark-unique", "aria-allowed-role", "heading-order", "region")
"""Moderate for axe, and what a screen reader goes by."""


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that listens. ``base`` is its address."""

    base: str
    house: House

    @property
    def case(self) -> Path:
        """Return the case it shows."""
        return self.house.case

    def link(self) -> str:
        """Return a one-time link."""
        return f"{self.base}/open/{self.house.sessions.new_link()}"


@contextmanager
def open_desk(case: Path, settings: Settings | None = None, **ways: object) -> Iterator[OpenDesk]:
    """Serve a case on a port of the system's choice until the block ends; ``ways`` go to the House."""
    house = House(Desk(case, settings), case, **ways)  # type: ignore[arg-type]
    house.desk.bring_up_to_date()
    config = uvicorn.Config(make_app(house), host="127.0.0.1", port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    runner = threading.Thread(target=server.run, daemon=True)
    runner.start()
    while not server.started:
        if not runner.is_alive():
            raise RuntimeError("the desk did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield OpenDesk(f"http://127.0.0.1:{port}", house)
    finally:
        server.should_exit = True
        runner.join(20)


@dataclass
class Visitor:
    """One browser at the desk, with what it complained of and whom it asked."""

    page: Page
    desk: OpenDesk
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the desk; it must be there."""
        answer = self.page.goto(f"{self.desk.base}{path}", wait_until="load")
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.page

    def check(self) -> None:
        """Check the page that is open: no console error, nothing left the machine, nothing serious for axe."""
        assert self.complaints == [], self.page.url
        assert [one for one in self.asked if not one.startswith((self.desk.base, "data:", "blob:"))] == []
        for scheme in SCHEMES:
            self.page.emulate_media(color_scheme=scheme)
            findings = serious_findings(self.page)
            assert findings == [], f"{self.page.url} {scheme}: {findings}"
        wider = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"{self.page.url} scrolls sideways"


def serious_findings(page: Page) -> list[str]:
    """Run axe-core on the page that is open; return what it finds serious, or amiss in the outline, in one line each."""
    page.evaluate(_axe())
    found = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}))"
        ".violations"
    )
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary']}"
        for one in found
        if one["impact"] in _SERIOUS or one["id"] in _ALSO
    ]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8") + ";0"


def enter(browser: Browser, desk: OpenDesk, name: str = NAME) -> Visitor:
    """Open a fresh browser profile on the desk, by a one-time link, signed with a name."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(_PATIENCE)
    visitor = Visitor(context.new_page(), desk)
    visitor.page.on("console", lambda said: _note(visitor, said))
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on("request", lambda asked: _heard(visitor, asked))
    visitor.page.goto(desk.link(), wait_until="load")
    visitor.page.wait_for_url(f"{desk.base}/")
    visitor.open("/settings")
    visitor.page.fill("#name", name)
    visitor.page.click("text=Keep this name")
    visitor.page.wait_for_selector(".signed bdi")
    return visitor


def _note(visitor: Visitor, said: ConsoleMessage) -> None:
    if said.type in ("error", "warning"):
        visitor.complaints.append(said.text)


def _heard(visitor: Visitor, asked: Request) -> None:
    visitor.asked.append(asked.url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; missing is an error, `python3 tasks.py test` installs it."""
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, tasks.BROWSERS)), None)
        if found is None:
            raise RuntimeError("no Chromium on PATH; `python3 tasks.py test` installs it (apt-get install chromium)")
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def examples_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples' case, worked through once; tests that decide work on a copy."""
    case = tmp_path_factory.mktemp("examples") / "orvenia.case"
    home = ROOT / "examples" / "orvenia-2031"
    Desk(case).run(Order((home / "reports",), home / "agreement.yaml"))
    return case


@pytest.fixture
def desk(examples_case: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk over a fresh copy of the examples' case."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    with open_desk(case) as opened:
        yield opened


@pytest.fixture
def visitor(browser: Browser, desk: OpenDesk) -> Iterator[Visitor]:
    """One browser at the desk."""
    entered = enter(browser, desk)
    yield entered
    entered.page.context.close()


@pytest.fixture
def two_visitors(browser: Browser, desk: OpenDesk) -> Iterator[tuple[Visitor, Visitor]]:
    """Two browsers at one desk, signed with two names."""
    first, second = enter(browser, desk), enter(browser, desk, "Officer Ruben Sorrel")
    yield first, second
    first.page.context.close()
    second.page.context.close()
