from __future__ import annotations

from collections.abc import Callable

from trucewatch.reports import ReadResult

from .conftest import DENIAL, SHELLS

Reader = Callable[..., ReadResult]

PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Shells hit river market | River Post</title>
<meta property="og:title" content="Shells hit river market"><meta property="og:site_name" content="River Post">
<meta property="article:published_time" content="2025-03-03T09:30:00+02:00">
<link rel="canonical" href="https://example.org/shells"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Shells hit river market</h1><p class="byline">By Jane Roe</p><p>{SHELLS}</p><p>{DENIAL}</p>
<p>{SHELLS} It was the third time in a week.</p></article>
<script>document.write("no word of this")</script><footer>© 2025 River Post</footer></body></html>"""


def test_a_page_is_one_report_with_its_metadata(read: Reader) -> None:
    """Article text, title, site, address and date come from the page; menus and scripts do not."""
    result = read(PAGE, "a.html")
    (report,) = result.reports
    assert (report.title, report.publisher, report.url) == (
        "Shells hit river market",
        "River Post",
        "https://example.org/shells",
    )
    assert (str(report.published.best), report.published.certain) == ("2025-03-03", True)
    bodies = [part.span.quote(report.text) for part in report.parts if part.kind.value == "body"]
    assert bodies[:2] == [SHELLS, DENIAL]
    assert "no word of this" not in report.text
    assert "World" not in report.text
    assert result.documents[0].raw == PAGE.encode()


def test_a_page_is_known_by_its_content(read: Reader) -> None:
    """HTML under a .txt name is read as HTML."""
    result = read(PAGE, "a.txt")
    assert result.documents[0].media_type == "text/html"


def test_linked_data_gives_the_date(read: Reader) -> None:
    """The date in a page's linked data is used where no meta element has one."""
    page = PAGE.replace("article:published_time", "x").replace(
        "</head>",
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-04"}]}</script></head>',
    )
    assert str(read(page, "a.html").reports[0].published.best) == "2025-03-04"


def test_broken_linked_data_is_passed_over(read: Reader) -> None:
    """Linked data that is no JSON, or nested without end, does not stop the page."""
    nested = '<script type="application/ld+json">' + "[" * 100_000 + "</script></head>"
    assert read(PAGE.replace("</head>", nested), "a.html").reports[0].title == "Shells hit river market"


def test_the_declared_encoding_is_used(read: Reader) -> None:
    """A page in another encoding says so and comes out right."""
    page = PAGE.replace("utf-8", "windows-1252").replace("third time", "“third” time")
    assert "“third” time" in read(page.encode("cp1252"), "a.html").reports[0].text


def test_a_page_without_text_is_a_problem(read: Reader) -> None:
    """A page of scripts alone gives one problem and no report."""
    result = read("<html><head><script>1</script></head><body></body></html>", "a.html")
    assert result.reports == ()
    assert [problem.found for problem in result.problems] == ["a page without text"]


def test_deep_nesting_does_no_harm(read: Reader) -> None:
    """A page nested thousands of levels deep still gives its words."""
    page = "<html><body>" + "<div>" * 5_000 + f"<p>{SHELLS}</p>" + "</div>" * 5_000 + "</body></html>"
    assert SHELLS in read(page, "a.html").reports[0].text
