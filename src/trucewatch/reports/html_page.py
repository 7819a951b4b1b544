"""HTML pages: the article without the furniture, and what the page says about itself."""

from __future__ import annotations

import re

from trucewatch.model import DatedReason, Problem
from trucewatch.reports.decoding import decode
from trucewatch.reports.inputs import Bid, Contents, Draft, InputFile, Limits
from trucewatch.reports.markup import PageFacts, declared_charset, fragment_text, page_facts
from trucewatch.reports.organisations import organisation_in
from trucewatch.reports.stamps import stamped

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".mhtml"})
OPENS = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
# trafilatura gives less than this only where it missed the article; then every visible word is kept instead.
LEAST_SHARE = 0.2
# A longer page is no article, and its tree would take a hundred times its size in memory.
LONGEST_ARTICLE = 8_000_000
# Words of an outlet's name behind the title; more are the rest of a headline.
MOST_WORDS = 5


class HtmlReader:
    """Reads a page as one report."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer by suffix or by the page's first elements."""
        opens = OPENS.search(file.data[:2048].replace(b"\x00", b"")) is not None
        strength = 66 if opens else 40 if file.suffix in SUFFIXES else 0
        return Bid(strength, "text/html", lambda: _read(file)) if strength else None


def page_draft(markup: str) -> Draft:
    """Make a draft of a page: its article's text, paragraphs a blank line apart, and what the page states of itself."""
    facts = page_facts(markup)
    facts.site = facts.site or _site_in_title(facts.title)
    published = stamped(facts.published, "page metadata") if facts.published else None
    return Draft(
        _article(markup, facts),
        title=_without_site(facts),
        publisher=facts.site,
        url=facts.url,
        published=published or DatedReason(),
    )


def _read(file: InputFile) -> Contents:
    decoded = decode(file.data, file.name, declared_charset(file.data))
    draft = page_draft(decoded.text)
    problems = list(decoded.problems)
    if not draft.text.strip():
        problems.append(Problem(file.name, "a page without text", "a page that holds a report", "error"))
        return Contents(problems=tuple(problems), encoding=decoded.encoding)
    return Contents(drafts=(draft,), problems=tuple(problems), encoding=decoded.encoding)


def _article(markup: str, facts: PageFacts) -> str:
    from trafilatura import extract

    everything = fragment_text(markup)
    if len(markup) > LONGEST_ARTICLE:
        return everything
    found = extract(
        markup.replace("\x00", ""), include_comments=False, include_tables=True, with_metadata=False, favor_recall=True
    )
    if not found or len(found) < LEAST_SHARE * min(len(everything), 2_000):
        return everything
    blocks = (" ".join(block.split()) for block in found.split("\n"))
    return "\n\n".join(block for block in blocks if block)


def _site_in_title(title: str | None) -> str | None:
    """Return the outlet that a page's title ends with behind a bar or dash, None where nothing there looks like one."""
    parts = re.split(r"\s+[|–—-]\s+", title or "")
    return organisation_in(parts[-1]) if len(parts) > 1 and len(parts[-1].split()) <= MOST_WORDS else None


def _without_site(facts: PageFacts) -> str | None:
    """Return the title without the site's name after a bar or dash."""
    if facts.title is None or facts.site is None:
        return facts.title
    ending = re.compile(rf"\s*[|–—-]\s*{re.escape(facts.site)}\s*$", re.IGNORECASE)
    return ending.sub("", facts.title) or facts.title
