"""Every page of the desk, opened in a real browser: on the examples, and on the seed where ../shared is present."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import ROOT, Visitor, enter, open_desk
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order
from trucewatch.web.pages import PAGES

SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", str(ROOT / ".." / "shared")))
SEED = SHARED / "reports" / "syria-feb-mar-2016.txt"
MENU = tuple(page.path for page in PAGES if page.path is not None)


@pytest.mark.parametrize("path", MENU)
def test_every_page_of_the_menu_opens_without_a_serious_finding(visitor: Visitor, path: str) -> None:
    """A page of the menu opens, complains of nothing, asks nobody outside, and is accessible in light and dark."""
    visitor.open(path)
    visitor.check()


def record_pages(visitor: Visitor) -> tuple[str, ...]:
    """Return one page of every kind of record, of a large one where there is a choice."""
    with visitor.desk.house.desk.browse() as look:
        incident = max(look.incidents(size=500).items, key=lambda row: (row.claims, row.id))
        report = max(look.reports(size=500).items, key=lambda row: (row.claims, row.id))
        claim = look.incident(incident.id).claims[0].claim
        source = look.sources(1, 1).items[0]
        day = look.days()[0].day
    return (
        f"/incidents/{incident.id}",
        f"/reports/{report.id}",
        f"/claims/{claim.id}",
        f"/sources/{source.key}",
        f"/days/{day}",
        f"/incidents?day_from={day}&day_to={day}&order=day",
        "/incidents?undated=true",
        "/settings/api",
        "/ledger/chain",
    )


def test_the_pages_of_records_open_without_a_serious_finding(visitor: Visitor) -> None:
    """An incident, a report, a claim, a source, a day and a narrowed list open and are accessible."""
    for path in record_pages(visitor):
        visitor.open(path)
        visitor.check()


def test_pages_hold_at_twice_the_size_and_on_a_narrow_screen(visitor: Visitor) -> None:
    """At 200 % zoom of a small window nothing scrolls sideways and nothing is cut off (WCAG 1.4.10)."""
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    for path in (*MENU, *record_pages(visitor)):
        visitor.open(path)
        visitor.check()


def test_pages_do_not_jump_while_they_load(visitor: Visitor) -> None:
    """What is shown first stays where it is (cumulative layout shift under 0.02; under 0.1 counts as good)."""
    shift = """() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 250);
    })"""
    for path in (*MENU, *record_pages(visitor)):
        page = visitor.open(path)
        assert page.evaluate(shift) < 0.02, path


def test_an_incident_shows_its_words_in_their_report(visitor: Visitor) -> None:
    """Each claim's words are marked in their context, and lead to the same words in the report."""
    incident = record_pages(visitor)[0]
    with visitor.desk.house.desk.browse() as look:
        view = look.incident(incident.rpartition("/")[2])
    page = visitor.open(incident)
    for one in view.claims:
        said = page.locator(f"#{one.claim.id}")
        expect(said.locator("mark")).to_have_text(one.words.words)
    first = view.claims[0].claim
    page.locator(f"#{first.id} a[href*='/reports/']").click()
    page.wait_for_url(f"**/reports/{first.report}#at-{first.id}")
    marked = page.locator(f"#text mark[data-claims~='{first.id}']")
    assert "".join(marked.all_text_contents()) == first.quote


def test_a_click_on_marked_words_shows_how_they_were_read(visitor: Visitor) -> None:
    """The words of a claim open its fields and the rule that found it, beside the text, without leaving the page."""
    page = visitor.open(record_pages(visitor)[1])
    mark = page.locator("#text mark").first
    claim = (mark.get_attribute("data-claims") or "").split()[0]
    mark.click()
    expect(page.locator("#fields")).to_contain_text("Found by")
    expect(page.locator("#fields")).to_contain_text("confidence")
    expect(page.locator("#text mark.lit").first).to_be_visible()
    page.locator(f"#at-{claim}").press("Enter")
    expect(page.locator("#fields")).to_contain_text(claim)
    visitor.check()


def test_search_finds_words_and_keeps_them_out_of_the_address(visitor: Visitor) -> None:
    """The box on every page finds words; the address never holds them."""
    page = visitor.open("/")
    page.get_by_label("Search all words").fill("army")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")
    expect(page.locator(".hits mark").first).to_contain_text("rmy")
    visitor.check()


def test_what_is_not_there_says_so(visitor: Visitor) -> None:
    """An unknown id is told in a sentence, with nothing of the machine's insides."""
    answer = visitor.page.goto(f"{visitor.desk.base}/incidents/i-000000000000")
    assert answer is not None
    assert answer.status == 404
    expect(visitor.page.locator("h1")).to_have_text("Not found")
    assert "Traceback" not in visitor.page.content()


def test_a_printed_page_leaves_out_what_paper_cannot_do(visitor: Visitor) -> None:
    """On paper there is no menu, no form, no button; the record is there."""
    page = visitor.open(record_pages(visitor)[0])
    page.emulate_media(media="print")
    for selector in (".menu", ".bar", "main form", "summary.button"):
        assert not page.locator(selector).first.is_visible(), selector
    expect(page.locator(".said").first).to_be_visible()


@pytest.fixture(scope="module")
def seed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A browser at a desk over the seed."""
    if not SEED.is_file():
        pytest.skip(f"{SEED} is not here")
    case = tmp_path_factory.mktemp("seed") / "seed.case"
    Desk(case).run(Order((SEED,), ROOT / "agreements" / "syria-2016" / "agreement.yaml"))
    with open_desk(case) as desk:
        entered = enter(browser, desk)
        yield entered
        entered.page.context.close()


def test_every_page_opens_on_the_seed(seed: Visitor) -> None:
    """The pages open on real reports as they do on the examples."""
    for path in (*MENU, *record_pages(seed)):
        seed.open(path)
        seed.check()


def test_a_long_name_in_a_list_does_not_widen_a_narrow_page(visitor: Visitor) -> None:
    """What the incidents are narrowed by may have long names; the page still fits a narrow screen (WCAG 1.4.10)."""
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/incidents", "/map"):
        page = visitor.open(path)
        page.evaluate(
            "document.querySelector('select[name=party]').add(new Option('Movement of the Valley '.repeat(4)))"
        )
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, path
