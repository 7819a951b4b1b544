"""Files are dropped on the desk in a real browser, read beside it, and told about one by one."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import Visitor

WIRE = (
    "KELMORA, May 15 (Tovia Wire) - Residents of Istrel said on Thursday that two drones had dropped charges on a mill, "
    "killing one person. The Sarn Valley Front denied it.\n"
)
DROP = """([files]) => {
  const held = new DataTransfer();
  files.forEach(([name, text]) => held.items.add(new File([text], name)));
  document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
}"""
SECONDS = 120_000


def test_files_dropped_on_the_desk_are_read_and_each_is_told_about(visitor: Visitor) -> None:
    """A good file's report can be opened from its line, a broken one's trouble is told, a hostile name is only a name."""
    page = visitor.open("/import")
    visitor.check()
    hostile = "<img src=x onerror=alert(1)>\u202etxt.exe"
    page.evaluate(DROP, [[["mill.txt", WIRE], [hostile, "=cmd|' /C calc'!A0 \u202e"], ["empty.txt", ""]]])
    expect(page.locator("#chosen li")).to_have_count(3)
    expect(page.locator("#chosen li").nth(1)).to_contain_text("<img src=x onerror=alert(1)>⟦U+202E⟧txt.exe")
    page.click("text=Read them into the case")
    page.wait_for_selector("#batch")
    page.wait_for_selector("text=What it brought is in the lists now", timeout=SECONDS)
    lines = page.locator("#batch tbody tr")
    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_contain_text("1 report, new")
    expect(lines.nth(2)).to_contain_text("Not read: it is empty")
    expect(page.locator("#batch img")).to_have_count(0)
    visitor.check()
    lines.nth(0).locator("a").click()
    expect(page.locator("#main")).to_contain_text("two drones had dropped charges on a mill")
    visitor.check()


def test_an_import_shows_in_a_page_that_was_open_before(two_visitors: tuple[Visitor, Visitor]) -> None:
    """While one reads the list of reports another gives a file; the first is told, and finds it on the next look."""
    reading, giving = two_visitors
    reading.open("/incidents")
    page = giving.open("/import")
    page.evaluate(DROP, [[["mill.txt", WIRE]]])
    page.click("text=Read them into the case")
    page.wait_for_selector("text=What it brought is in the lists now", timeout=SECONDS)
    expect(reading.page.locator("#pulse")).to_contain_text("report", timeout=20_000)
    reading.open("/reports")
    expect(reading.page.locator("#main")).to_contain_text("Tovia Wire")
    assert reading.complaints == []
