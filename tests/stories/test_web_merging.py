"""Incidents that may be one event are offered on an incident's page: with why, why not, and never again once decided."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import OpenDesk, Visitor


def with_offers(desk: OpenDesk, least: int) -> tuple[str, tuple[str, ...]]:
    """Return an incident with so many offers or more, and the ids of what is offered, in order."""
    with desk.house.desk.browse() as look:
        for row in look.incidents(size=500).items:
            offered = tuple(one.row.id for one in look.merges(row.id))
            if len(offered) >= least:
                return row.id, offered
    raise AssertionError(f"no incident of the examples has {least} offers")


def answer(page: Page, offer: Locator, label: str, reason: str) -> None:
    """Decide about one offer."""
    offer.locator("summary", has_text=label).click()
    form = page.locator("details.decide[open] form")
    form.get_by_label("Why?").fill(reason)
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))
    expect(page.locator("#work")).to_contain_text("Done: the case is worked through")


def test_what_may_be_one_event_is_offered_with_reasons_and_not_again_once_kept_apart(visitor: Visitor) -> None:
    """The likeliest comes first, with why and why not; kept apart it leaves both pages for good, merged they are one."""
    one, offered = with_offers(visitor.desk, 2)
    page = visitor.open(f"/incidents/{one}")
    offers = page.locator("#merges > li")
    expect(offers).to_have_count(len(offered))
    first = offers.first
    expect(first.locator("a").first).to_have_attribute("href", f"/incidents/{offered[0]}")
    expect(first).to_contain_text("For it:")
    expect(first).to_contain_text("Against it:")
    visitor.check()

    answer(page, first, "Keep them apart", "another road, another day")
    visitor.open(f"/incidents/{one}")
    expect(page.locator(f'#merges a[href="/incidents/{offered[0]}"]')).to_have_count(0)
    visitor.open(f"/incidents/{offered[0]}")
    expect(page.locator(f'#merges a[href="/incidents/{one}"]')).to_have_count(0)
    visitor.open("/review?cause=8")
    expect(page.locator(f"#q-{one}-{offered[0]}, #q-{offered[0]}-{one}")).to_have_count(0)

    again, others = with_offers(visitor.desk, 1)
    visitor.open(f"/incidents/{again}")
    answer(page, page.locator("#merges > li").first, "Merge them", "one event, told twice")
    with visitor.desk.house.desk.browse() as look:
        left = {row.id for row in look.incidents(size=500).items}
    assert len({again, others[0]} & left) == 1
