"""Two people at one desk: each sees what the other decides; nobody decides past the other; no words are lost."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import NAME, Visitor
from trucewatch.desk.browsing import Filter

OTHER = "Officer Ruben Sorrel"


def fill(page: Page, label: str, reason: str) -> None:
    """Open a decision's form and give a reason, without sending it."""
    page.locator("summary", has_text=label).first.click()
    page.locator("details.decide[open] form").get_by_label("Why?").fill(reason)


def send(page: Page) -> None:
    """Send the form that is open."""
    page.locator("details.decide[open] form").get_by_role("button").click()


def test_both_see_what_the_other_decided_and_a_conflict_is_told(two_visitors: tuple[Visitor, Visitor]) -> None:
    """The second to decide is told who was first, keeps the words typed, and may decide all the same."""
    first, second = two_visitors
    with first.desk.house.desk.browse() as look:
        incident = look.incidents(Filter(), size=1).items[0].id
    one, other = first.open(f"/incidents/{incident}"), second.open(f"/incidents/{incident}")

    fill(other, "Reject the incident", "I was there and saw nothing")
    fill(one, "Confirm the incident", "seen from two posts")
    send(one)
    one.wait_for_url(re.compile("done="))

    # The other browser hears of it by itself, and what was being typed there stays.
    expect(other.locator("#history")).to_contain_text("seen from two posts")
    expect(other.locator("#pulse")).to_contain_text(f"{NAME}: confirm")
    expect(other.locator("#standing")).to_contain_text(f"confirmed, by {NAME}")
    expect(other.locator("details.decide[open] textarea")).to_have_value("I was there and saw nothing")

    send(other)
    expect(other.locator("h1")).to_have_text("Somebody decided first")
    expect(other.locator(".conflict")).to_contain_text(f"{NAME}: confirm")
    expect(other.get_by_label("Why?")).to_have_value("I was there and saw nothing")
    assert [said for said in second.complaints if "409" not in said] == []
    second.complaints.clear()
    second.check()

    other.get_by_role("button", name="Reject all the same").click()
    other.wait_for_url(re.compile("done="))
    expect(other.locator("#standing")).to_contain_text(f"rejected, by {OTHER}")
    expect(one.locator("#standing")).to_contain_text(f"rejected, by {OTHER}")
    expect(one.locator("#pulse")).to_contain_text(f"{OTHER}: reject")
    first.check()
    second.check()


def test_a_correction_that_is_being_written_stays(two_visitors: tuple[Visitor, Visitor]) -> None:
    """The claims of an open page follow what others decide, but not under the hands of who is correcting one."""
    first, second = two_visitors
    with first.desk.house.desk.browse() as look:
        incident = look.incidents(Filter(), size=1).items[0].id
    one, other = first.open(f"/incidents/{incident}"), second.open(f"/incidents/{incident}")
    other.locator("article.said").first.locator("summary", has_text="Correct a field").click()
    form = other.locator("#said details.decide[open] form")
    form.get_by_label("What it should say").fill("Varr Heights")
    fill(one, "Confirm the incident", "seen from two posts")
    send(one)
    expect(other.locator("#history")).to_contain_text("seen from two posts")
    expect(form.get_by_label("What it should say")).to_have_value("Varr Heights")
    second.check()


def test_what_is_told_covers_nothing_that_cannot_be_scrolled_free(two_visitors: tuple[Visitor, Visitor]) -> None:
    """While it is told what another decided, the last button beside an incident can still be reached and seen."""
    first, second = two_visitors
    with first.desk.house.desk.browse() as look:
        incident = look.incidents(Filter(), size=1).items[0].id
    one, other = first.open(f"/incidents/{incident}"), second.open(f"/incidents/{incident}")
    other.set_viewport_size({"width": 1280, "height": 500})
    for label in ("Confirm the incident", "Reject the finding"):
        fill(one, label, "seen from two posts")
        send(one)
        one.wait_for_url(re.compile("done="))
    expect(other.locator("#pulse .news")).to_be_visible()
    last = other.locator("#history >> text=Undo").last
    last.focus()
    covered = last.evaluate(
        """(link) => {
            const box = link.getBoundingClientRect();
            return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest(".told") !== null;
        }"""
    )
    assert not covered, "the link that has the focus lies under what is told"
    last.click()
    other.wait_for_url(re.compile("/ledger/"))


def test_own_decisions_are_no_news(visitor: Visitor) -> None:
    """Who decides in the queue is not told about it as if somebody else had."""
    page = visitor.open("/review")
    page.locator(".queue > .item").first.locator("summary", has_text="Confirm").click()
    page.locator("details.decide[open] form").get_by_label("Why?").fill("as it stands")
    page.locator("details.decide[open] form").get_by_role("button").click()
    expect(page.locator(".done")).to_contain_text("Written down")
    with page.expect_response(lambda answer: "/pulse" in answer.url and answer.status == 200):
        pass
    expect(page.locator("#pulse")).to_be_empty()


def test_an_ended_session_is_told_and_typed_words_stay(visitor: Visitor) -> None:
    """When the desk was opened anew, the page that is still open says so and keeps what was being typed."""
    page = visitor.open("/review")
    page.locator(".queue > .item").first.locator("summary", has_text="Reject").click()
    reason = page.locator("details.decide[open] form").get_by_label("Why?")
    reason.fill("not to be lost")
    page.context.clear_cookies()
    expect(page.locator("#pulse")).to_contain_text("This session has ended")
    page.locator("details.decide[open] form").get_by_role("button").click()
    expect(reason).to_have_value("not to be lost")
