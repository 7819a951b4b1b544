from __future__ import annotations

from collections.abc import Callable

from trucewatch.reports import ReadResult

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>River Post</title>
<item><title>Shells hit market</title><link>https://example.org/1</link>
<pubDate>Mon, 03 Mar 2025 23:30:00 -0500</pubDate>
<description>&lt;p&gt;{SHELLS}&lt;/p&gt;&lt;p&gt;{DENIAL}&lt;/p&gt;</description></item>
<item><title>Army denies it</title><description>{DENIAL}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>River Post</title><entry><title>Shells</title>
<published>2025-03-03T09:30:00Z</published><link href="https://example.org/1"/>
<content type="text">{SHELLS}</content></entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><description>&b;</description></item></channel></rss>"""


def test_entries_are_reports(read: Reader) -> None:
    """Each entry is a record with its own title, date, address, and the feed's name as publisher."""
    result = read(RSS, "a.rss")
    first, second = result.reports
    assert (first.record, first.title, first.publisher, first.url) == (
        1,
        "Shells hit market",
        "River Post",
        "https://example.org/1",
    )
    assert (str(first.published.best), first.published.certain) == ("2025-03-03", True)
    assert [part.span.quote(first.text) for part in first.parts] == [SHELLS, DENIAL]
    assert (second.record, second.published.best) == (2, None)


def test_atom_under_any_name(read: Reader) -> None:
    """An Atom feed is known by its first element."""
    (report,) = read(ATOM, "standard input").reports
    assert (report.title, str(report.published.best), report.text) == ("Shells", "2025-03-03", SHELLS)


def test_entity_bombs_are_refused(read: Reader) -> None:
    """A feed that defines entities is refused with a problem, not expanded."""
    result = read(BOMB, "a.xml")
    assert result.reports == ()
    assert ["entities" in problem.found for problem in result.problems] == [True]


def test_a_broken_feed_is_read_as_far_as_it_goes(read: Reader) -> None:
    """A feed cut off in the middle gives what is whole, and a problem."""
    result = read(RSS[: RSS.index("<item><title>Army")], "a.rss")
    assert [report.title for report in result.reports] == ["Shells hit market"]
    assert ["not well formed" in problem.found for problem in result.problems] == [True]


def test_xml_that_is_no_feed_is_a_problem(read: Reader) -> None:
    """Other XML is not read as if its tags were words."""
    result = read("<?xml version='1.0'?><orders><order/></orders>", "a.xml")
    assert (result.reports, [problem.severity for problem in result.problems]) == ((), ["error"])


def test_an_empty_feed_is_a_problem(read: Reader) -> None:
    """A feed without entries says so."""
    result = read("<rss version='2.0'><channel><title>x</title></channel></rss>", "a.rss")
    assert [problem.found for problem in result.problems] == ["a feed without entries"]
