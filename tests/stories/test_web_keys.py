"""The review queue by keyboard, and single letters that can be turned off."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import Visitor


def test_the_queue_is_worked_through_by_keys(visitor: Visitor) -> None:
    """The letter j goes down, c opens the form with the focus in the reason; the queue is not left to write it down."""
    page = visitor.open("/review")
    page.keyboard.press("j")
    expect(page.locator(".queue > .item").nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".queue > .item").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".queue > .item").nth(0)).to_be_focused()
    page.keyboard.press("r")
    reason = page.locator("details.decide[open] textarea")
    expect(reason).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("details.decide[open]")).to_have_count(0)
    page.keyboard.press("c")
    page.keyboard.type("jkcr are letters here")
    expect(reason).to_have_value("jkcr are letters here")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".queue > .item").nth(0)).to_contain_text("Written down: confirm")
    visitor.check()


def test_the_keys_go_on_from_the_record_that_was_decided(visitor: Visitor) -> None:
    """After the third was decided j leads to the fourth, not to the top again."""
    page = visitor.open("/review")
    items = page.locator(".queue > .item")
    for _ in range(3):
        page.keyboard.press("j")
    expect(items.nth(2)).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.type("not said so")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(items.nth(2)).to_contain_text("Written down: reject")
    expect(items.nth(2)).to_be_focused()
    page.keyboard.press("j")
    expect(items.nth(3)).to_be_focused()


def test_single_letters_can_be_turned_off(visitor: Visitor) -> None:
    """Who turns the keys off can press letters without anything happening."""
    page = visitor.open("/settings")
    page.get_by_role("button", name="Turn them off").click()
    expect(page.locator("text=They are off")).to_be_visible()
    visitor.open("/review")
    page.keyboard.press("j")
    expect(page.locator(".queue > .item:focus")).to_have_count(0)
    expect(page.locator(".keys")).to_contain_text("Single-letter keys are off")


def test_every_page_can_be_reached_and_left_by_tab(visitor: Visitor) -> None:
    """The first Tab finds the way past the menu, and what has the focus can be seen."""
    page = visitor.open("/review")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
