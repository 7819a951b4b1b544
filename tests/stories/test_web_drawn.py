"""The pages with drawings, and sitreps: opened, narrowed, written and issued in a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import ROOT, OpenDesk, Visitor, enter, open_desk
from tests.theatres import without_positions
from trucewatch.desk.browsing import Filter
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.desk.settings import Settings
from trucewatch.model import PlacePrecision

DAY = "2031-05-13"


@pytest.fixture(scope="module")
def syria_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Syria example's case, worked through once: its places have positions and outlines."""
    case = tmp_path_factory.mktemp("syria") / "syria.case"
    Desk(case).run(Order((ROOT / "examples" / "syria-2016",), ROOT / "agreements" / "syria-2016" / "agreement.yaml"))
    return case


@pytest.fixture
def syria(syria_case: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk over a fresh copy of it."""
    case = tmp_path / "syria.case"
    shutil.copyfile(syria_case, case)
    with open_desk(case) as opened:
        yield opened


@pytest.fixture
def mapped(browser: Browser, syria: OpenDesk) -> Iterator[Visitor]:
    """One browser at a desk whose places have positions."""
    entered = enter(browser, syria)
    yield entered
    entered.page.context.close()


def incidents_told(page: Page) -> int:
    """Return how many incidents the list under the map says there are."""
    found = re.search(r"([\d,]+) incident", page.locator("#incidents [role=status]").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def test_the_map_draws_each_place_as_exactly_as_it_is_known(mapped: Visitor) -> None:
    """Settlements are marks, units are shaded areas, and no unit has a mark; the list beside says each of them."""
    page = mapped.open("/map")
    with mapped.desk.house.desk.browse() as look:
        places = look.places(Filter())
    exact = (PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.NEIGHBOURHOOD)
    titles = [link.get_attribute("aria-label") or "" for link in page.locator("svg.map a.spot").all()]
    areas = [link.get_attribute("aria-label") or "" for link in page.locator("svg.map a.area").all()]
    assert titles
    assert areas
    for place in places:
        if place.precision not in exact:
            assert not [one for one in titles if one.startswith(f"{place.name}:")], place.name
    beside = page.locator(".beside").inner_text()
    for one in (*titles, *areas):
        assert one in beside
    mapped.check()


def test_a_mark_and_an_area_lead_to_their_incidents(mapped: Visitor) -> None:
    """A link in the drawing, reached by keyboard, narrows the list to what the mark says."""
    page = mapped.open("/map")
    link = page.locator("svg.map a[href*='place=']").first
    said = re.search(r"([\d,]+) incident", link.get_attribute("aria-label") or "")
    assert said is not None
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=**")
    assert incidents_told(page) == int(said[1])
    assert page.locator("svg.map a.spot, svg.map a.area").count() > 1, "the other places stay in sight"
    mapped.check()


def test_a_day_of_the_timeline_narrows_the_map(mapped: Visitor) -> None:
    """A bar leads to its day; the map and the list follow, the other days stay in sight, and the bar says it is chosen."""
    page = mapped.open("/map")
    bars = page.locator("svg.timeline a").count()
    bar = page.locator("svg.timeline a").last
    said = re.search(r": first day of ([\d,]+) incident", bar.get_attribute("aria-label") or "")
    assert said is not None
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**day_from=**")
    assert page.locator("svg.timeline a").count() == bars
    assert page.locator("svg.timeline a[aria-current=true]").count() >= 1
    assert incidents_told(page) >= int(said[1])
    expect(page.locator("#incidents [role=status]")).to_contain_text(
        "What lasted over several days is among those of each"
    )
    mapped.check()


def test_the_matrix_is_printed_as_a_table(visitor: Visitor) -> None:
    """On paper its cells stay as short as on the screen, and buttons and what can be decided are left out."""
    page = visitor.open("/tallies")
    page.emulate_media(media="print")
    expect(page.locator(".matrix .held summary").first).to_be_visible()
    expect(page.locator(".matrix .held p").first).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".matrix .held summary").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".matrix .held p").first).to_be_visible()
    with visitor.desk.house.desk.browse() as look:
        incident = look.incidents(Filter(), size=1).items[0].id
    visitor.open(f"/incidents/{incident}")
    expect(page.locator("#decides")).to_be_hidden()
    expect(page.locator("#history")).to_be_visible()
    expect(page.locator(".checks, .note").first).to_be_visible()


@pytest.mark.parametrize("name", ["act", "verdict", "standing", "party"])
def test_each_filter_leaves_as_many_as_it_says(mapped: Visitor, name: str) -> None:
    """The map, its words and the list follow the choice, and a program that asks for the same gets the same."""
    page = mapped.open("/map")
    every = incidents_told(page)
    choices = page.locator(f"select[name={name}] option[value]:not([value=''])")
    for choice in {0, choices.count() - 1}:
        page = mapped.open("/map")
        value, words = choices.nth(choice).get_attribute("value"), choices.nth(choice).inner_text()
        page.select_option(f"select[name={name}]", value)
        page.get_by_role("button", name="Show these").click()
        page.wait_for_url(f"**{name}={value}**")
        wanted = int(re.findall(r"\(([\d,]+)\)", words)[-1].replace(",", ""))
        assert incidents_told(page) == wanted <= every
        told = page.locator("section[aria-labelledby=h-map] > p.note").inner_text()
        counts = [int(one.replace(",", "")) for one in re.findall(r"([\d,]+) incidents? (?:at|in|no register)", told)]
        assert sum(counts) == wanted, told
        answer = page.request.get(f"{mapped.desk.base}/api/incidents?{name}={value}&size=1").json()
        assert answer["total"] == wanted


def test_a_bar_says_that_it_counts_first_days(mapped: Visitor) -> None:
    """A day in the middle of an incident may have no bar: the words beside say why, and the day's list has it."""
    page = mapped.open("/map")
    with mapped.desk.house.desk.browse() as look:
        begun = {one.day for one in look.timeline()}
        rows = look.incidents(Filter(undated=False), size=500).items
    within = [
        (row, row.first_day + timedelta(days=1))
        for row in rows
        if row.first_day and row.last_day and row.last_day > row.first_day
    ]
    row, day = next((row, day) for row, day in within if day not in begun or len(begun) > 1)
    expect(page.locator("figcaption", has_text="Bars:")).to_contain_text("stands at the first of them")
    mapped.open(f"/incidents?day_from={day}&day_to={day}")
    expect(page.locator(f"[id='{row.id}']")).to_be_visible()


def test_the_examples_show_points_and_areas(visitor: Visitor) -> None:
    """The invented country has a map: towns are marks, a valley is shaded, and a place told twice says what differs."""
    page = visitor.open("/map")
    titles = " | ".join(link.get_attribute("aria-label") or "" for link in page.locator("svg.map a").all())
    assert "Somewhere in Sarn valley (region)" in titles
    assert "the place is not sure" in titles
    line = page.locator(".beside li", has_text="the place itself is not sure").first
    expect(line).to_be_visible()
    for one in page.locator(".beside li").all():
        told = one.locator("a + .small").all_inner_texts()
        names = one.locator("a:has(+ .small)").all_inner_texts()
        assert len({*zip(names, told, strict=True)}) == len(names), "two lines of the list read the same"
    mark = page.locator("svg.map a[aria-label^='Istrel: ']")
    said = re.match(r"Istrel: (\d+) incidents", mark.get_attribute("aria-label") or "")
    assert said is not None
    assert int(said[1]) > 1
    visitor.open(mark.get_attribute("href") or "")
    assert incidents_told(page) == int(said[1])
    visitor.check()


def test_a_place_without_a_position_is_listed(browser: Browser, tmp_path: Path) -> None:
    """Where the registers hold no position nothing can be drawn: the page says so and leads to the incidents."""
    home = ROOT / "examples" / "orvenia-2031"
    case = tmp_path / "bare.case"
    settings = Settings(theatre=without_positions(tmp_path))
    Desk(case, settings).run(Order((home / "reports",), home / "agreement.yaml"))
    with open_desk(case, settings) as opened:
        visitor = enter(browser, opened)
        page = visitor.open("/map")
        expect(page.locator("svg.map")).to_have_count(0)
        expect(page.locator("main")).to_contain_text("There is no map to draw")
        assert incidents_told(page) > 0
        visitor.check()
        visitor.page.context.close()


def test_without_webgl_the_drawn_map_stands_alone(mapped: Visitor) -> None:
    """A browser without WebGL2 is offered no movable map, and complains of nothing."""
    page = mapped.open("/map")
    expect(page.locator("svg.map")).to_be_visible()
    if page.evaluate("!document.createElement('canvas').getContext('webgl2')"):
        expect(page.locator("#gl-open")).to_be_hidden()
    mapped.check()


def test_the_movable_map_works_offline_under_the_pages_own_rules(syria_case: Path, tmp_path: Path) -> None:
    """MapLibre draws the case's own layers: nothing leaves the machine, no rule of the page is broken."""
    case = tmp_path / "syria.case"
    shutil.copyfile(syria_case, case)
    ways = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
    # In a process of its own: the session's browser has no WebGL, and one thread drives one Playwright.
    script = _SCRIPT.format(root=str(ROOT), case=str(case), ways=ways)
    told = _run_apart(script)
    assert told == "ready\n[]\n[]\n", told


_SCRIPT = """
import shutil, sys
sys.path[:0] = [{root!r}, {root!r} + "/src"]
from pathlib import Path
from playwright.sync_api import sync_playwright
from tests.browser import open_desk, enter
with open_desk(Path({case!r})) as desk, sync_playwright() as playwright:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = playwright.chromium.launch(executable_path=found, args={ways!r})
    visitor = enter(browser, desk)
    page = visitor.open("/map")
    page.click("#gl-open")
    page.wait_for_selector("#gl[data-ready]", timeout=60_000)
    print("ready")
    print([one for one in visitor.asked if not one.startswith((desk.base, "data:", "blob:" + desk.base))])
    print([one for one in visitor.complaints if "GPU stall" not in one])
    browser.close()
"""


def _run_apart(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_tally_opens_its_sentence_and_its_particulars(visitor: Visitor) -> None:
    """A number in the matrix opens the words it stands in, and says how much of it is itemised."""
    page = visitor.open("/tallies")
    cell = page.locator(".matrix details.held", has_text="without particulars").first
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(cell.locator("q").first).to_be_visible()
    itemised = re.search(r"(\d+) itemised · (\d+) without", cell.inner_text())
    total = re.match(r"\D*(\d+)", cell.locator("b").inner_text())
    assert itemised is not None or "none itemised" in cell.inner_text()
    if itemised is not None and total is not None:
        assert int(itemised[1]) + int(itemised[2]) == int(total[1])
    visitor.check()
    cell.locator("a", has_text="The words in their report").click()
    page.wait_for_url("**/claims/**")


_FIRST = """Talks set for May 17

KELMORA, May 12, 2031 (Northwire) - The mediator said on Monday that peace talks between the army and the Sarn Valley
Front would be held in Dunast on May 17.
"""
_SECOND = """Talks put off

KELMORA, May 14, 2031 (Northwire) - The mediator said on Wednesday that the peace talks between the army and the Sarn
Valley Front would be held in Dunast on May 20.
"""


def test_what_later_words_took_the_place_of_stays(browser: Browser, tmp_path: Path) -> None:
    """Talks that moved show both times: the earlier one marked, the later one as what was told last."""
    for name, words in (("first.txt", _FIRST), ("second.txt", _SECOND)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    case = tmp_path / "moved.case"
    agreement = ROOT / "examples" / "orvenia-2031" / "agreement.yaml"
    Desk(case).run(Order((tmp_path / "first.txt", tmp_path / "second.txt"), agreement))
    with open_desk(case) as opened:
        visitor = enter(browser, opened)
        page = visitor.open("/talks")
        moved = page.locator(".panel", has=page.locator("li.superseded"))
        expect(moved).to_contain_text("17 May 2031, then 20 May 2031")
        expect(moved).to_contain_text("told last: scheduled, 14 May 2031, of 20 May 2031")
        expect(moved.locator("li.superseded")).to_contain_text("later words took its place")
        expect(moved.locator("li.superseded")).to_contain_text("May 17")
        visitor.check()
        visitor.page.context.close()


def test_commitments_show_who_accepted_what_and_said_since(visitor: Visitor) -> None:
    """Each party of the agreement has a line, with its conditions; what it said since leads to the words."""
    page = visitor.open("/commitments")
    with visitor.desk.house.desk.browse() as look:
        view = look.agreement()
    assert view is not None
    for party in view.agreement.parties:
        expect(page.locator("table").first).to_contain_text(party.name)
        for acceptance in party.acceptances:
            for words in acceptance.conditions:
                expect(page.locator("main")).to_contain_text(words)
    page.locator(".steps a", has_text="words").first.click()
    page.wait_for_url("**/claims/**")


def draft(visitor: Visitor) -> Page:
    """Draft the sitrep of a day and open it."""
    page = visitor.open("/sitreps")
    page.select_option("#s-day", DAY)
    page.click("text=Draft")
    page.wait_for_url(f"**/sitreps/{DAY}")
    return page


def test_a_number_in_a_sitrep_cannot_be_changed(visitor: Visitor) -> None:
    """Changing a number is refused and nothing is kept or lost; a number typed by hand is kept and marked."""
    page = draft(visitor)
    written = page.locator("#t-summary").input_value()
    changed = re.sub(r"\[\[\d+", "[[77", written, count=1)
    assert changed != written
    page.fill("#t-summary", changed)
    page.click("text=Keep as a new version")
    expect(page.locator(".trouble")).to_contain_text("was changed to “77")
    assert page.locator("#t-summary").input_value() == changed
    visitor.complaints[:] = [one for one in visitor.complaints if "422" not in one]
    visitor.check()
    page.fill("#t-summary", written)
    page.fill("#t-assessment", "We saw 3 craters. قال الشاهد إن القصف بدأ.")
    page.click("text=Keep as a new version")
    page.wait_for_url("**#kept")
    expect(page.locator("#kept")).to_contain_text("Version 2")
    expect(page.locator(".own-number").first).to_have_text("3")
    visitor.check()


def test_a_sitrep_is_put_together_issued_and_compared(visitor: Visitor) -> None:
    """A number is put in by a button, the sitrep issued as page and PDF; the next version says what changed."""
    page = draft(visitor)
    page.fill("#t-assessment", "In all there were ")
    page.locator("button[data-token*='incidents-cannot_tell']").click()
    assert "| incidents-cannot_tell]]" in page.locator("#t-assessment").input_value()
    page.click("text=Keep as a new version")
    page.wait_for_url("**#kept")
    page.click("button:has-text('Issue version 2')")
    expect(page.locator("#kept")).to_contain_text("issued")
    with page.expect_download() as kept:
        page.click("#kept >> text=PDF")
    assert kept.value.path().read_bytes().startswith(b"%PDF")
    page.fill("#t-assessment", "The road is open.")
    page.click("text=Keep as a new version")
    expect(page.locator("#kept")).to_contain_text("Version 4")
    page.click("text=What changed since the last issue")
    expect(page.locator("ins").first).to_be_visible()
    visitor.check()
    visitor.open(f"/sitreps/{DAY}/3.html")
    expect(page.locator("h1")).to_contain_text("Sitrep: 13 May 2031")
    expect(page.locator("#part-assessment")).to_contain_text("In all there were")
    page.locator("#part-summary a.open").first.click()
    visitor.check()
    page.set_viewport_size({"width": 320, "height": 640})
    visitor.check()
    page.set_viewport_size({"width": 1280, "height": 900})
    visitor.open("/sitreps").click("text=Check that nothing in them was changed")
    expect(page.locator(".done")).to_contain_text("stands as it was written")
    visitor.check()


def test_two_people_do_not_overwrite_each_others_sitrep(two_visitors: tuple[Visitor, Visitor]) -> None:
    """Who keeps second is told, keeps every word, sees the other's, and can keep both as a new version."""
    first, second = two_visitors
    draft(first)
    mine, yours = first.open(f"/sitreps/{DAY}"), second.open(f"/sitreps/{DAY}")
    mine.fill("#t-assessment", "The bridge is shut.")
    mine.click("text=Keep as a new version")
    mine.wait_for_url("**#kept")
    yours.fill("#t-assessment", "The bridge is open.")
    yours.click("text=Keep as a new version")
    expect(yours.locator(".conflict")).to_contain_text("version 2")
    assert yours.locator("#t-assessment").input_value() == "The bridge is open."
    expect(yours.locator("details.panel")).to_contain_text("The bridge is shut.")
    yours.click("text=Keep as a new version")
    expect(yours.locator("#kept")).to_contain_text("Version 3")
