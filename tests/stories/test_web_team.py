"""A team at the desk, in real browsers: signing in, each with their role, and what keeping the accounts looks like."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import OpenDesk, Visitor, open_desk
from trucewatch.desk.members import MemberRole, Members
from trucewatch.web.accounts_sessions import TeamSessions

PASSWORD = "a quiet bridge at dusk"  # noqa: S105 -- nobody's
TEAM = {
    "Vera Aldine": MemberRole.VIEWER,
    "Ines Fohr": MemberRole.ANALYST,
    "Tomas Weil": MemberRole.REVIEWER,
    "Adaeze Obi": MemberRole.ADMIN,
}


@pytest.fixture
def team_desk(examples_case: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """The desk of a team over the examples."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    members = Members(case)
    for name, role in TEAM.items():
        members.add(name, role, PASSWORD, "the console")
    with open_desk(case, sessions=TeamSessions(members)) as opened:
        yield opened


def come(browser: Browser, desk: OpenDesk) -> Visitor:
    """Open a fresh browser on the desk's first page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    visitor = Visitor(context.new_page(), desk)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on("request", lambda asked: visitor.asked.append(asked.url))
    visitor.page.goto(f"{desk.base}/incidents", wait_until="load")
    return visitor


def sign_in(visitor: Visitor, name: str, password: str = PASSWORD) -> None:
    """Fill the form in and send it."""
    visitor.page.fill("#name", name)
    visitor.page.fill("#password", password)
    visitor.page.click("button.main")


def test_who_is_not_signed_in_is_asked_to_and_a_wrong_password_is_told(browser: Browser, team_desk: OpenDesk) -> None:
    """Any page leads to the form; a wrong password is told without telling who has an account; the right one opens."""
    visitor = come(browser, team_desk)
    expect(visitor.page.locator("h1")).to_have_text("Sign in")
    visitor.check()
    sign_in(visitor, "Ines Fohr", "wrong wrong wrong")
    expect(visitor.page.get_by_role("alert")).to_contain_text("nobody has this name with this password")
    visitor.check()
    sign_in(visitor, "Ines Fohr")
    expect(visitor.page.locator(".signed")).to_contain_text("Ines Fohr")
    expect(visitor.page.get_by_role("link", name="Accounts", exact=True)).to_have_count(0)
    visitor.open("/account")
    visitor.check()
    visitor.page.click("text=Sign out")
    expect(visitor.page.locator("h1")).to_have_text("Sign in")
    visitor.page.goto(f"{team_desk.base}/incidents")
    expect(visitor.page.locator("h1")).to_have_text("Sign in")
    visitor.page.context.close()


def test_an_admin_makes_an_account_and_it_comes_in_with_its_role(browser: Browser, team_desk: OpenDesk) -> None:
    """A new reviewer is made on the page, signs in from another browser, and is kept out at the admin's click."""
    admin, new = come(browser, team_desk), come(browser, team_desk)
    sign_in(admin, "Adaeze Obi")
    admin.page.wait_for_selector(".signed")
    page = admin.open("/accounts")
    admin.check()
    page.fill("#add-name", "Ruben Sorrel")
    page.select_option("#add-role", "reviewer")
    page.fill("#add-password", PASSWORD)
    page.click("text=Make the account")
    expect(page.locator("tbody")).to_contain_text("Ruben Sorrel")
    sign_in(new, "Ruben Sorrel")
    expect(new.page.locator(".signed")).to_contain_text("Ruben Sorrel")
    page.get_by_role("button", name="Keep out Ruben Sorrel").click()
    page.wait_for_selector("text=Let in")
    new.page.goto(f"{team_desk.base}/incidents")
    expect(new.page.locator("h1")).to_have_text("Sign in")
    admin.open("/audit")
    expect(page.locator("tbody")).to_contain_text("Ruben Sorrel: reviewer, kept out")
    admin.check()
    for visitor in (admin, new):
        assert visitor.complaints == []
        visitor.page.context.close()


def test_every_page_opens_for_a_viewer_and_nothing_can_be_changed(browser: Browser, team_desk: OpenDesk) -> None:
    """A viewer reads all that is in the menu; what changes the case answers that it needs another role."""
    visitor = come(browser, team_desk)
    sign_in(visitor, "Vera Aldine")
    visitor.page.wait_for_selector(".signed")
    links = visitor.page.locator("nav.menu a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert "/incidents" in links
    assert "/import" not in links
    for link in links:
        visitor.open(link)
    answer = visitor.page.request.post(
        f"{team_desk.base}/decisions", form={"about": "x", "kind": "confirm", "reason": "x"}
    )
    assert answer.status == 403
    assert "needs the role analyst" in answer.text()
    visitor.page.context.close()
