"""Words are searched in a real browser: accents, ways of spelling, vowel marks and scripts; text that runs from the right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Visitor, enter, open_desk
from trucewatch.desk.desk import Desk
from trucewatch.desk.order import Order

ARABIC = "قالَ العُمْدَةُ إنَّ القَصْفَ أصابَ السُّوقَ"
REPORT = f"""MÜŞFIKA, May 12, 2031 (Tovia Wire) - Shells hit the market of Kafr Ṣarāqa on Monday, mayor José Núñez said.

{ARABIC}

Residents of Deir al-Varr said that “barrel bombs” fell on Monday, and that bombs made of a barrel were found.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case made of one report in two scripts."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "wire.txt").write_text(REPORT, encoding="utf-8")
    Desk(folder / "wire.case").run(Order((folder / "wire.txt",)))
    return folder / "wire.case"


@pytest.fixture
def searcher(browser: Browser, case: Path) -> Iterator[Visitor]:
    """A browser at the desk over that case."""
    with open_desk(case) as desk:
        entered = enter(browser, desk)
        yield entered
        entered.page.context.close()


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("Musfika", "MÜŞFIKA"),
        ("JOSE NUNEZ", "José"),
        ("Saraqa", "Ṣarāqa"),
        ("Sarraqah", "Ṣarāqa"),
        ("Dayr az-Varr", "Deir"),
        ("القصف", "القَصْفَ"),
        ('"barrel bombs"', "barrel"),
        ("shel", "Shells"),
    ],
)
def test_words_are_found_however_they_are_spelled(searcher: Visitor, asked: str, marked: str) -> None:
    """The words as they stand in the report are marked, and what was asked is in no address."""
    page = searcher.open("/search")
    page.fill("#words", asked)
    page.locator("main form").get_by_role("button", name="Search").click()
    expect(page.locator("main p[role=status]")).to_have_text("1 hit.")
    expect(page.locator("main mark", has_text=marked).first).to_be_visible()
    expect(page.locator("#words")).to_have_value(asked)
    assert page.url == f"{searcher.desk.base}/search"


def test_what_stands_nowhere_is_not_found(searcher: Visitor) -> None:
    """Other words, and words in quotation marks that do not stand together, give no hit."""
    for asked in ("orchard", '"bombs barrel"', "*", '"', "AND OR NOT("):
        page = searcher.open("/search")
        page.fill("#words", asked)
        page.locator("main form").get_by_role("button", name="Search").click()
        expect(page.locator("main p[role=status]")).to_have_text("No hits.")
    searcher.check()


def test_each_paragraph_runs_from_its_own_side(searcher: Visitor) -> None:
    """An Arabic paragraph of an English report begins at the right edge, the English ones at the left."""
    with searcher.desk.house.desk.browse() as look:
        report = look.reports(size=1).items[0].id
    page = searcher.open(f"/reports/{report}")
    edges = page.evaluate(
        """([english, arabic]) => {
            const edge = (words) => {
                for (const run of document.querySelectorAll("#text [data-start]")) {
                    const node = [...run.childNodes].find((one) => one.data?.includes(words));
                    if (!node) continue;
                    const range = document.createRange();
                    const at = node.data.indexOf(words);
                    range.setStart(node, at);
                    range.setEnd(node, at + 1);
                    return range.getBoundingClientRect();
                }
            };
            const text = document.getElementById("text").getBoundingClientRect();
            return [edge(english).left - text.left, text.right - edge(arabic).right];
        }""",
        ["Residents", ARABIC.split()[0]],
    )
    assert edges[0] < 60
    assert edges[1] < 60
    searcher.check()
