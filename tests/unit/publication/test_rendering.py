"""The three forms: one page, Markdown, JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.unit.publication import builders
from trucewatch.publication import as_json, compose, html, markdown
from trucewatch.publication.display import LONGEST, shortened, visible

VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "line", "rect", "circle"})


class Page(HTMLParser):
    """Reads a page: tags in order, ids, links, headings, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag's ids, links and level."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself; it leaves nothing open."""
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag; a page with crossed tags fails here."""
        assert self.open.pop() == tag


def page(whole: bool = False) -> str:  # noqa: FBT001, FBT002 - a test's switch
    """Write the invented case as a page."""
    return html.render(compose(builders.briefing(None if whole else builders.DAY)))


@pytest.mark.parametrize("whole", [False, True])
def test_the_page_is_well_formed_and_every_link_arrives(whole: bool) -> None:  # noqa: FBT001
    """Every tag closes in order, no id stands twice, and every link points at something on the page."""
    read = Page(page(whole))
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    assert {link for link in read.links if not link.startswith("#")} == set()
    assert {link[1:] for link in read.links} <= set(read.ids)


def test_headings_go_down_one_level_at_a_time() -> None:
    """A reader who listens to headings finds no gap."""
    levels = Page(page()).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    """No script, picture, font or style is fetched, and the page forbids it too."""
    read = Page(page())
    assert set(read.tags).isdisjoint({"script", "img", "link", "iframe", "object", "embed", "form", "base"})
    assert not [name for name, _ in read.attributes if name.startswith("on") or name in ("src", "style", "srcset")]
    text = page()
    assert "default-src 'none'" in text
    assert "url(" not in text.replace("url(#stripes)", "").replace("url(#dots)", "")


def test_the_page_has_landmarks_captions_and_a_way_past_the_top() -> None:
    """Header, navigation, main and footer are there; tables have captions and heads; a link skips to the report."""
    read = Page(page())
    assert {"header", "nav", "main", "footer"} <= set(read.tags)
    assert read.tags.count("caption") == read.tags.count("table") > 0
    assert ("scope", "col") in read.attributes
    assert ("scope", "row") in read.attributes
    assert read.links[0] == "#main"


def test_the_verdict_is_written_and_not_only_coloured() -> None:
    """Colour is never the only sign: the verdict stands in words."""
    assert re.search(r'class="badge cannot_tell">.*Cannot tell</span>', page())


def test_the_drawing_has_a_title_a_description_and_a_table() -> None:
    """Who cannot see the drawing reads the same numbers."""
    text = page()
    assert '<title id="casualty-chart-title">' in text
    assert '<desc id="casualty-chart-desc">' in text
    assert 'id="casualties-after"' in text


def test_right_to_left_words_are_kept_and_isolated() -> None:
    """Arabic words keep their order and cannot turn the words around them."""
    words = "قال المجلس إن القصف استمر"
    report = builders.report(words + " on Wednesday.")
    claim = replace(builders.SHELLED, report=report.id, span=builders.span_of(report, words), quote=words)
    given = replace(builders.briefing(), reports=(report,), claims=(claim,))
    assert f'<q dir="auto">{words}</q>' in html.render(compose(given))


def test_markdown_carries_the_same_words_with_references() -> None:
    """Every reference in the text is explained at the end."""
    text = markdown.render(compose(builders.briefing()))
    used = set(re.findall(r"\[([ca]-[0-9a-f]{12})\]", text))
    explained = set(re.findall(r"^- \[([ca]-[0-9a-f]{12})\] ", text, re.MULTILINE))
    assert used == explained
    assert f"**denied** “{builders.DENIED.quote}”" in text


def test_json_keeps_every_quotation_whole() -> None:
    """The JSON form has the same sections and the exact quotations, in ASCII."""
    text = as_json.render(compose(builders.briefing(None)))
    assert text.isascii()
    data = json.loads(text)
    quotes = {
        one["id"]: one["quote"]
        for report in data["words"]
        for passage in report["passages"]
        for one in passage["quotations"]
    }
    assert {claim.id: claim.quote for claim in builders.CLAIMS}.items() <= quotes.items()


def test_unseen_characters_are_named_instead_of_obeyed() -> None:
    """An override of the reading direction, a NUL or a broken character is shown by its number."""
    assert visible("a\u202eb\x00c\ud800") == "a⟦U+202E⟧b⟦U+0000⟧c⟦U+D800⟧"
    assert visible("سلام\u200f") == "سلام\u200f"


def test_endless_words_are_cut_on_the_page() -> None:
    """A word of a million letters does not make a page of a million letters."""
    cut = shortened("x" * 1_000_000)
    assert len(cut) < LONGEST + 60
    assert "998,500 characters left out" in cut
