"""Decisions take effect in the browser: both pages of a merge change by themselves, a split too, and all comes back."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser import NAME, OpenDesk, Visitor, enter, open_desk
from trucewatch.desk.browsing import Filter, IncidentRow
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.model import DecisionKind

_SETTLED = "Done: the case is worked through"


def rows(desk: OpenDesk) -> dict[str, IncidentRow]:
    """Return the incidents as they are now, whenever they came."""
    with desk.house.desk.browse() as look:
        return {row.id: replace(row, since=0) for row in look.incidents(Filter(), size=500).items}


def two_alike(desk: OpenDesk) -> tuple[str, str]:
    """Return two incidents with a day, of one claim or more each, whose titles differ."""
    first, *others = [row for row in rows(desk).values() if row.first_day and row.claims >= 2]
    return first.id, next(one.id for one in others if one.title != first.title)


def send(page: Page, reason: str) -> None:
    """Give a reason in the form that is open, and send it."""
    form = page.locator("details.decide[open] form")
    form.get_by_label("Why?").fill(reason)
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))


def merge(page: Page, other: str) -> None:
    """Merge the incident whose page is open with another."""
    page.locator("summary", has_text="Merge with another").first.click()
    page.get_by_label("The other incident’s id").fill(other)
    send(page, "one convoy, told twice")


def test_a_merge_changes_both_pages_without_a_run_and_comes_back(two_visitors: tuple[Visitor, Visitor]) -> None:
    """Who merges sees one incident of two, and so does who looks at the other; taken back, there are two again."""
    first, second = two_visitors
    before = rows(first.desk)
    one, other = two_alike(first.desk)
    page, beside = first.open(f"/incidents/{one}"), second.open(f"/incidents/{other}")
    merge(page, other)
    expect(page.locator("#work")).to_contain_text(f"{_SETTLED}, 2 incidents changed")
    expect(beside.locator("#work")).to_contain_text(_SETTLED)

    after = rows(first.desk)
    (kept,) = {one, other} & set(after)
    assert after[kept].claims == before[one].claims + before[other].claims
    stays, goes = (page, beside) if kept == one else (beside, page)
    expect(stays.locator("#said article.said")).to_have_count(after[kept].claims)
    expect(goes.locator("#event")).to_contain_text("no incident of its own any more")
    expect(goes.locator(f"#said a[href='/incidents/{kept}']")).to_be_visible()
    first.check()
    second.check()

    goes.locator(f"#said a[href='/incidents/{kept}']").click()
    goes.wait_for_url(re.compile(kept))
    expect(goes.locator("#history")).to_contain_text("one convoy, told twice")
    goes.locator("#history >> text=Undo").first.click()
    form = goes.locator("section.panel form")
    form.get_by_label("Why?").fill("two convoys after all")
    form.get_by_role("button").click()
    goes.wait_for_url(re.compile(r"done=d-"))
    expect(goes.locator("#work")).to_contain_text(_SETTLED)
    expect(stays.locator("#said article.said")).to_have_count(before[kept].claims)
    assert rows(first.desk) == before


def test_an_incident_that_is_no_more_leads_to_the_one_with_its_claims(visitor: Visitor) -> None:
    """An address that was kept leads on and says so; the ledger's link to it does too."""
    one, other = two_alike(visitor.desk)
    page = visitor.open(f"/incidents/{one}")
    merge(page, other)
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    (kept,) = {one, other} & set(rows(visitor.desk))
    gone = other if kept == one else one
    for path in (f"/incidents/{gone}", f"/go/{gone}"):
        visitor.open(path)
        assert page.url.endswith(f"/incidents/{kept}?was={gone}")
        expect(page.locator("#event")).to_contain_text(
            f"You asked for {gone}. Its claims are part of this incident now."
        )
    visitor.check()


def test_a_split_makes_two_of_one_and_comes_back(visitor: Visitor) -> None:
    """Claims that a person takes out tell of an incident of their own within seconds, until that is taken back."""
    before = rows(visitor.desk)
    # Of one town's aid nothing else tells, so what is taken out finds no other incident to go into.
    incident = next(row for row in before.values() if row.claims >= 3 and row.title.startswith("Aid delivery"))
    page = visitor.open(f"/incidents/{incident.id}")
    page.locator("summary", has_text="Split").first.click()
    box = page.locator("details.decide[open] input[name=claims]").last
    taken = box.get_attribute("value")
    box.check()
    send(page, "another village")
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    expect(page.locator("#said article.said")).to_have_count(incident.claims - 1)
    with visitor.desk.house.desk.browse() as look:
        assert look.claim(str(taken)).incident not in (None, incident.id)
    assert len(rows(visitor.desk)) == len(before) + 1
    visitor.check()

    page.locator("#history >> text=Undo").first.click()
    page.locator("section.panel form").get_by_label("Why?").fill("the same village")
    page.locator("section.panel form").get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    assert rows(visitor.desk) == before


def test_a_rejected_and_a_corrected_claim_change_their_incident(visitor: Visitor) -> None:
    """A rejected claim leaves its incident, and a corrected day moves it, while the page is open."""
    incident = next(row for row in rows(visitor.desk).values() if row.claims >= 2 and row.first_day)
    with visitor.desk.house.desk.browse() as look:
        claims = look.incident(incident.id).incident.claims
    page = visitor.open(f"/incidents/{incident.id}")
    visitor.desk.house.desk.decide(Wish(claims[-1], DecisionKind.REJECT, NAME, "another war"))
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    with visitor.desk.house.desk.browse() as look:
        assert look.claim(claims[-1]).incident is None
    expect(page.locator(f"#said [id='{claims[-1]}']")).to_have_count(0)


def test_a_decision_about_what_was_merged_away_waits_in_the_queue(visitor: Visitor) -> None:
    """When a merge takes a confirmed incident away, the queue has the confirmation of the one it went into, stale."""
    desk = visitor.desk.house.desk
    one, other = two_alike(visitor.desk)
    for each in (one, other):
        desk.decide(Wish(each, DecisionKind.CONFIRM, NAME, "seen from two posts"))
    page = visitor.open(f"/incidents/{one}")
    merge(page, other)
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    (kept,) = {one, other} & set(rows(visitor.desk))
    gone = other if kept == one else one
    visitor.open("/review?cause=5")
    item = page.locator(f".queue > .item[id^='q-{kept}']")
    expect(item.first).to_contain_text("decided confirm")
    expect(item.first).to_contain_text("it has changed since")
    expect(page.locator(f".queue > .item[id^='q-{gone}']")).to_have_count(0)
    visitor.check()


def test_what_is_being_written_stays_while_the_page_follows(visitor: Visitor) -> None:
    """An open form keeps its words when the case was worked through; sent, it is told that the record changed."""
    one, other = two_alike(visitor.desk)
    page = visitor.open(f"/incidents/{one}")
    page.locator("summary", has_text="Confirm the incident").first.click()
    page.locator("details.decide[open] form").get_by_label("Why?").fill("seen from two posts")
    visitor.desk.house.desk.decide(Wish(one, DecisionKind.MERGE, "Officer Ruben Sorrel", "one event", other))
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    expect(page.locator("details.decide[open] textarea")).to_have_value("seen from two posts")
    page.locator("details.decide[open] form").get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("Somebody decided first")
    expect(page.get_by_label("Why?")).to_have_value("seen from two posts")


def test_a_large_case_waits_for_a_pause_or_a_button(visitor: Visitor) -> None:
    """Where it takes long, the page says what waits and when it begins, and a button begins it at once."""
    visitor.desk.house.follower.measured = 240.0
    one, other = two_alike(visitor.desk)
    page = visitor.open(f"/incidents/{one}")
    merge(page, other)
    line = page.locator("#work")
    expect(line).to_contain_text("1 decision waits to take effect. Working this case through takes about 4 minutes")
    expect(line).to_contain_text("it begins when nobody has decided for 4 minutes")
    expect(line).to_have_attribute("role", "status")
    visitor.open(f"/incidents/{one}")
    expect(page.locator("#history")).to_contain_text("waits to take effect")
    visitor.check()
    page.get_by_role("button", name="Work it through now").click()
    expect(page.locator("#work")).to_contain_text(_SETTLED)
    assert len({one, other} & set(rows(visitor.desk))) == 1


def test_decisions_that_an_earlier_desk_left_waiting_take_effect(
    browser: Browser, examples_case: Path, tmp_path: Path
) -> None:
    """A desk that was ended before it was done loses nothing: the next one does it when it opens."""
    case = Path(shutil.copy(examples_case, tmp_path / "left.case"))
    desk = Desk(case)
    with desk.browse() as look:
        one, other = (row for row in look.incidents(Filter(), size=2).items)
    desk.decide(Wish(one.id, DecisionKind.MERGE, NAME, "told twice", other.id))
    assert len(desk.waiting()) == 1
    with open_desk(case) as opened:
        visitor = enter(browser, opened)
        page = visitor.open(f"/incidents/{one.id}")
        expect(page.locator("#work")).to_contain_text(_SETTLED)
        visitor.page.context.close()
    assert desk.waiting() == ()
