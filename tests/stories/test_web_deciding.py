"""A person decides in the browser: with a reason, seen in the ledger, taken back; merged, split, corrected, added."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import NAME, Visitor, enter, open_desk
from trucewatch.desk.browsing import Filter
from trucewatch.desk.settings import Settings
from trucewatch.model import DecisionKind, EventType, VerificationTest
from trucewatch.web.laying import by_speaker


def first_incident(visitor: Visitor, *, claims: int = 1) -> str:
    """Return the id of an incident with so many claims or more."""
    with visitor.desk.house.desk.browse() as look:
        return next(row.id for row in look.incidents(Filter(), size=500).items if row.claims >= claims)


def decide(page: Page, label: str, reason: str) -> None:
    """Open a decision's form, give a reason, and send it."""
    page.locator("summary", has_text=label).first.click()
    form = page.locator("details.decide[open] form")
    form.get_by_label("Why?").fill(reason)
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))


def test_a_decision_is_made_seen_in_the_ledger_and_taken_back(visitor: Visitor) -> None:
    """What a person confirms shows on the incident and in the ledger, and so does its being taken back."""
    page = visitor.open(f"/incidents/{first_incident(visitor)}")
    decide(page, "Confirm the incident", "two networks saw it")
    expect(page.locator("#standing")).to_contain_text(f"confirmed, by {NAME}")
    expect(page.locator("#history")).to_contain_text("two networks saw it")
    visitor.check()

    page.locator(".done >> text=Undo").click()
    form = page.locator("section.panel form")
    form.get_by_label("Why?").fill("it was another day")
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))
    expect(page.locator("main")).to_contain_text("taken back")
    visitor.check()

    visitor.open("/ledger")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("withdraw")
    expect(rows.nth(1)).to_contain_text("confirm")
    expect(rows.nth(1)).to_contain_text("Proposed")
    expect(page.get_by_text("2 decisions.")).to_be_visible()
    expect(page.get_by_text("The chain holds")).to_be_visible()
    visitor.check()


def test_a_claim_is_split_off_and_a_field_corrected(visitor: Visitor) -> None:
    """A split names the claims it takes out; a correction shows at once, beside what the machine read."""
    incident = first_incident(visitor, claims=2)
    page = visitor.open(f"/incidents/{incident}")
    page.locator("summary", has_text="Split").first.click()
    page.locator("details.decide[open] input[name=claims]").first.check()
    form = page.locator("details.decide[open] form")
    form.get_by_label("Why?").fill("another village")
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))
    expect(page.locator("#history")).to_contain_text("split")

    page.get_by_text("how it was read").first.click()
    page.wait_for_url(re.compile(r"/claims/c-"))
    page.locator("summary", has_text="Correct a field").first.click()
    form = page.locator("details.decide[open] form")
    form.get_by_label("Which field").select_option("event_type")
    form.get_by_label("What it should say").fill("siege")
    form.get_by_label("Why?").fill("the words speak of a blockade")
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))
    expect(page.locator("dl.fields dd").first).to_have_text("siege")
    visitor.check()


def test_a_claim_is_corrected_where_it_is_read_in_the_words_the_page_shows(visitor: Visitor) -> None:
    """Each claim of an incident has its button; a word as the page shows it will do, and a wrong one is kept to change."""
    incident = first_incident(visitor, claims=2)
    page = visitor.open(f"/incidents/{incident}")
    claim = page.locator("article.said").first
    about = claim.get_attribute("id")
    form = correct(page, "Air strikez")
    form.get_by_role("button").click()
    expect(page.locator(".conflict")).to_contain_text("'Air strikez' is not one of")
    expect(page.get_by_label("Why?")).to_have_value("the words speak of jets")
    page.get_by_label("What it should say").fill("Air strike")
    page.get_by_role("button", name="Correct again").click()
    page.wait_for_url(re.compile(rf"/incidents/{incident}\?done=d-"))
    expect(page.locator(f"[id='{about}']")).to_contain_text("Air strike")
    expect(page.locator(f"[id='{about}']")).to_contain_text(f"corrected by {NAME}; nobody has confirmed or rejected it")
    with visitor.desk.house.desk.browse() as look:
        assert about is not None
        assert look.claim(about).claim.event_type is EventType.AIR_STRIKE
        assert look.claim(about).decisions[-1].decision.reason == "the words speak of jets"
    assert [said for said in visitor.complaints if "422" not in said] == []
    visitor.complaints.clear()
    visitor.check()


def correct(page: Page, words: str) -> Locator:
    """Fill in the form that corrects what the first claim of an incident is about; return it."""
    page.locator("article.said").first.locator("summary", has_text="Correct a field").click()
    form = page.locator("details.decide[open] form")
    form.get_by_label("Which field").select_option("event_type")
    form.get_by_label("What it should say").fill(words)
    form.get_by_label("Why?").fill("the words speak of jets")
    return form


def test_the_claims_of_two_speakers_stand_side_by_side(visitor: Visitor) -> None:
    """On a screen of 1,280 points, beside what can be decided; on a narrow one they follow each other."""
    with visitor.desk.house.desk.browse() as look:
        rows = look.incidents(Filter(), size=500).items
        told = next(row.id for row in rows if len(by_speaker(look.incident(row.id).claims)) >= 2)
    page = visitor.open(f"/incidents/{told}")
    first, second = (page.locator(".speaker").nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    page.set_viewport_size({"width": 480, "height": 800})
    first, second = (page.locator(".speaker").nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert first["x"] == second["x"]


def test_two_incidents_are_merged_by_id(visitor: Visitor) -> None:
    """A merge names the other incident, and shows in the history of both."""
    with visitor.desk.house.desk.browse() as look:
        one, other = (row.id for row in look.incidents(Filter(), size=2).items)
    page = visitor.open(f"/incidents/{one}")
    page.locator("summary", has_text="Merge with another").first.click()
    page.get_by_label("The other incident’s id").fill(other)
    form = page.locator("details.decide[open] form")
    form.get_by_label("Why?").fill("one convoy, told twice")
    form.get_by_role("button").click()
    page.wait_for_url(re.compile(r"done=d-"))
    expect(page.locator("#history")).to_contain_text("one convoy, told twice")
    visitor.open(f"/incidents/{other}")
    expect(page.locator("#history")).to_contain_text("one convoy, told twice")


def missed_words(visitor: Visitor) -> tuple[str, str]:
    """Return a report with words of it that no claim covers."""
    with visitor.desk.house.desk.browse() as look:
        for row in look.reports(size=500).items:
            for piece in look.report(row.id).pieces:
                found = re.search(r"\w+(?: \w+){3}", piece.text)
                if not piece.claims and found and look.report(row.id).report.text.count(found.group()) == 1:
                    return row.id, found.group()
    raise AssertionError("the examples have no words without a claim")


def test_a_missed_claim_is_marked_by_selecting_its_words(visitor: Visitor) -> None:
    """Selected words go into the form; sent with a reason, they become a claim of the report."""
    report, words = missed_words(visitor)
    page = visitor.open(f"/reports/{report}")
    page.evaluate(
        """(words) => {
            for (const run of document.querySelectorAll("#text span[data-start]")) {
                const at = run.firstChild ? run.firstChild.data.indexOf(words) : -1;
                if (at < 0) continue;
                document.getSelection().setBaseAndExtent(run.firstChild, at, run.firstChild, at + words.length);
                return;
            }
        }""",
        words,
    )
    expect(page.get_by_label("The words, as they stand in the report")).to_have_value(words)
    mark(page)
    expect(page.locator("#text mark", has_text=words)).to_be_visible()
    with visitor.desk.house.desk.browse() as look:
        line = look.ledger(1, 1).items[0]
        assert line.entry.kind is DecisionKind.ADD
        assert words in [view.claim.quote for view in look.report(report).claims]
    visitor.check()


def test_a_missed_claim_is_marked_by_keyboard(visitor: Visitor) -> None:
    """Who cannot select types the words; they are found where they stand."""
    report, words = missed_words(visitor)
    page = visitor.open(f"/reports/{report}")
    page.get_by_label("The words, as they stand in the report").focus()
    page.keyboard.type(words)
    mark(page)
    expect(page.locator("#text mark", has_text=words)).to_be_visible()


def test_words_that_do_not_stand_in_the_report_are_told_and_kept(visitor: Visitor) -> None:
    """A form that cannot be written down comes back with everything the person typed."""
    report, _ = missed_words(visitor)
    page = visitor.open(f"/reports/{report}")
    page.get_by_label("The words, as they stand in the report").fill("words nobody wrote")
    page.get_by_label("What it is about").select_option("shelling")
    page.locator("#missed").get_by_label("Why?").fill("a reason worth keeping")
    page.get_by_role("button", name="Mark these words as a claim").click()
    expect(page.locator("h1")).to_have_text("This cannot be written down")
    expect(page.get_by_label("Why?")).to_have_value("a reason worth keeping")
    expect(page.get_by_label("The words, as they stand in the report")).to_have_value("words nobody wrote")


def mark(page: Page) -> None:
    """Say what the words in the form are about, and send it."""
    page.get_by_label("What it is about").select_option("shelling")
    page.locator("#missed").get_by_label("Why?").fill("the reader passed over it")
    page.get_by_role("button", name="Mark these words as a claim").click()
    page.wait_for_url(re.compile(r"done=d-"))


def test_verified_needs_a_test_that_somebody_wrote_down(browser: Browser, examples_case: Path, tmp_path: Path) -> None:
    """Where no test is written down nothing can be marked verified; where one is and is not met, it is told."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    asked = VerificationTest("nine-posts", "nine independent sources affirm it", sources=9)
    with open_desk(case) as desk:
        page = enter(browser, desk).page
        visitor = Visitor(page, desk)
        incident = first_incident(visitor)
        visitor.open(f"/incidents/{incident}")
        expect(page.locator("summary", has_text="Mark")).to_have_count(0)
        page.context.close()
    with open_desk(case, Settings(verification=(asked,))) as desk:
        page = enter(browser, desk).page
        Visitor(page, desk).open(f"/incidents/{incident}")
        page.locator("summary", has_text="Mark the incident as verified").click()
        form = page.locator("details.decide[open] form")
        expect(form.get_by_label("The test that was met")).to_contain_text("Nine independent sources affirm it")
        form.get_by_label("Why?").fill("I trust them")
        form.get_by_role("button").click()
        expect(page.locator("h1")).to_have_text("This cannot be written down")
        expect(page.get_by_label("Why?")).to_have_value("I trust them")
        page.context.close()
