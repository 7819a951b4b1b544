from __future__ import annotations

import pytest

from trucewatch.reports.markup import declared_charset, fragment_text, page_facts


def test_a_fragment_becomes_paragraphs() -> None:
    """Blocks are a blank line apart, entities are read, scripts are not."""
    markup = "<div>The <b>truce</b>\nheld.<br/>Aid &amp; food came.<style>p{}</style></div><p>Snow fell.</p>"
    assert fragment_text(markup) == "The truce held.\n\nAid & food came.\n\nSnow fell."


def test_plain_words_pass_unchanged() -> None:
    """A text without markup is only stripped."""
    assert fragment_text(" 3 > 2, he said. ") == "3 > 2, he said."


def test_facts_prefer_what_the_page_states() -> None:
    """Without metadata, the first heading is the title, and the rest is unknown."""
    facts = page_facts("<title>River Post</title><h1>Truce\n holds</h1>")
    assert (facts.title, facts.published, facts.site, facts.url) == ("Truce holds", None, None, None)


def test_a_time_element_dates_a_page() -> None:
    """A publication time in the text is used when the head has none."""
    assert page_facts('<time itemprop="datePublished" datetime="2025-03-03">x</time>').published == "2025-03-03"


def test_declared_charset() -> None:
    """The encoding is found in a meta element or an XML declaration."""
    assert declared_charset(b'<meta http-equiv=x content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b'<?xml version="1.0" encoding="iso-8859-2"?><rss/>') == "iso-8859-2"
    assert declared_charset(b"<p>charset</p>") is None


@pytest.mark.parametrize("unit", ["<a ", "<!--", "<a href='", "<script>", "</", "<p>a"])
def test_markup_made_to_slow_a_parser_is_read_once(unit: str) -> None:
    """Unclosed tags by the hundred thousand take no longer than their length asks, and the words before them stay."""
    markup = "<p>The truce held.</p>" + unit * 100_000
    assert fragment_text(markup).startswith("The truce held.")
    assert page_facts(markup).published is None
