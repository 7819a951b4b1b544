"""Hostile text on every page: markup is text, direction overrides are shown, a word of a megabyte breaks nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import OpenDesk, Visitor, enter, open_desk
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order

OVERRIDE = "\u202e"
LONG = "Trucewatchstadt" * 70_000  # one word of 1,050,000 letters
TITLE = f"<script>alert('title')</script> & {OVERRIDE}gnp.exe"
TEXT = (
    "Shells hit the market of Varr on 12 May 2031, killing at least four people, mayor Ilo "
    "<img src=x onerror=alert('words')> Marn said. "
    f"“The army fired {OVERRIDE}nothing{OVERRIDE} at Varr on Monday,” said spokeswoman Dana Kest"
    "\"><svg onload=alert('name')>. It called this {{ 7 * 7 }} lies.\n\n"
    "مقتل ثلاثة في قصف على فار، قال العمدة.\n\n"
)


@pytest.fixture(scope="module")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that was made from hostile reports only."""
    folder = tmp_path_factory.mktemp("hostile")
    first = {"title": TITLE, "text": TEXT, "published": "2031-05-12", "publisher": "<b>Wire</b>"}
    second = {"title": LONG, "text": f"Rebels shelled Varr on 12 May 2031. {LONG} said so.", "published": "2031-05-13"}
    records = "".join(json.dumps(one) + "\n" for one in (first, second))
    (folder / "<u>dump<u>.jsonl").write_text(records, encoding="utf-8")
    case = folder / "hostile.case"
    Desk(case).run(Order((folder / "<u>dump<u>.jsonl",)))
    return case


@pytest.fixture
def hostile(browser: Browser, hostile_case: Path) -> Iterator[Visitor]:
    """A browser at the desk over that case; a script that runs would open a dialog."""
    with open_desk(hostile_case) as desk:
        entered = enter(browser, desk, f"</a><script>alert('by')</script>{OVERRIDE}")
        entered.page.on("dialog", lambda dialog: entered.complaints.append(f"a script ran: {dialog.message}"))
        yield entered
        entered.page.context.close()


def paths_of(desk: OpenDesk) -> list[str]:
    """Return the pages of every record of the case."""
    with desk.house.desk.browse() as look:
        reports = [row.id for row in look.reports(size=100).items]
        incidents = [row.id for row in look.incidents(size=100).items]
        claims = [view.claim.id for view in look.claims(size=100).items]
        sources = [row.key for row in look.sources(size=100).items]
    return [
        *(f"/reports/{one}" for one in reports),
        *(f"/incidents/{one}" for one in incidents),
        *(f"/claims/{one}" for one in claims[:4]),
        *(f"/sources/{one}" for one in sources[:6]),
    ]


def test_no_page_obeys_what_reports_say(hostile: Visitor) -> None:
    """On every page over hostile reports no script runs, no element of theirs is made, no override is left in force."""
    paths = ["/", "/review", "/incidents", "/reports", "/sources", "/ledger", "/settings", *paths_of(hostile.desk)]
    assert len(paths) > 12
    for path in paths:
        page = hostile.open(path)
        assert page.locator("main script, main img, main svg[onload], main b b, u").count() == 0, path
        assert OVERRIDE not in page.content(), path
        hostile.check()


def test_an_override_is_shown_where_it_stands(hostile: Visitor) -> None:
    """The report's page names the override in its place, so that a reader sees what the text tries."""
    with hostile.desk.house.desk.browse() as look:
        report = next(row.id for row in look.reports().items if "script" in (row.title or ""))
    page = hostile.open(f"/reports/{report}")
    expect(page.locator("h1")).to_contain_text("<script>alert('title')</script> & ⟦U+202E⟧gnp.exe")
    expect(page.locator("#text .named").first).to_have_text("⟦U+202E⟧")
    expect(page.locator("#text")).to_contain_text("{{ 7 * 7 }} lies")


def test_a_word_of_a_megabyte_is_shown_in_screens(hostile: Visitor) -> None:
    """A long report goes over several screens, each as wide as the window, and the last one can be reached."""
    with hostile.desk.house.desk.browse() as look:
        report = next(row.id for row in look.reports().items if row.length > 1_000_000)
    page = hostile.open(f"/reports/{report}")
    expect(page.get_by_text(re.compile("screen 1 of 1[0-9]")).first).to_be_visible()
    page.get_by_role("link", name="Further down the text").first.click()
    expect(page.get_by_text(re.compile("screen 2 of")).first).to_be_visible()
    hostile.check()


def test_hostile_reasons_are_kept_and_shown_as_words(hostile: Visitor) -> None:
    """What a person types is text as well: in the history, in the ledger, and in the form of a conflict."""
    incident = next(path for path in paths_of(hostile.desk) if path.startswith("/incidents/"))
    reason = f"</textarea><script>alert('reason')</script> {OVERRIDE}desrever"
    page = hostile.open(incident)
    page.locator("summary", has_text="Confirm the incident").click()
    form = page.locator("details.decide[open] form")
    form.get_by_label("Why?").fill(reason)
    form.get_by_role("button").click()
    page.wait_for_url(re.compile("done="))
    expect(page.locator("#history")).to_contain_text("</textarea><script>alert('reason')</script> ⟦U+202E⟧desrever")
    hostile.check()
    hostile.open("/ledger")
    expect(page.locator("tbody")).to_contain_text("</a><script>alert('by')</script>⟦U+202E⟧")
    hostile.check()


def test_search_words_are_words(hostile: Visitor) -> None:
    """Whatever is searched for, the page shows it as it was typed and the address does not hold it."""
    page = hostile.open("/search")
    for words in ('"><script>alert(1)</script>', "fired", '" OR 1=1 --', "NEAR(", "*", "مقتل", OVERRIDE):
        page.fill("#words", words)
        page.locator("main form button.main").click()
        expect(page.locator("main p[role=status]")).to_contain_text("hit")
        assert page.url.endswith("/search")
        hostile.check()
