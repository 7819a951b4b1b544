"""HTML without a browser: the text of a fragment, and the metadata a page states."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from trucewatch.reports.word_lists import BLOCKS, SILENT

DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    "cxenseparse:recs:publishtime",
)
SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher", "twitter:site")
TITLE_NAMES = ("og:title", "twitter:title", "dc.title")
MOST_NESTING = 40
CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)


@dataclass(slots=True)
class PageFacts:
    """What a page states about itself: its title, date, site and address, as written there."""

    title: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None


def declared_charset(data: bytes) -> str | None:
    """Return the encoding a page or XML file declares in its first bytes, or None."""
    match = CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", errors="replace") if match is not None else None


def fragment_text(markup: str) -> str:
    r"""Return the text of a piece of HTML, a blank line between blocks.

    >>> fragment_text("<p>The truce<br>held.</p><script>x</script><p>Aid &amp; food came.</p>")
    'The truce\n\nheld.\n\nAid & food came.'
    """
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    reader = _Text()
    reader.feed(markup)
    reader.close()
    blocks = (" ".join(block.split()) for block in "".join(reader.pieces).split("\n"))
    return "\n\n".join(block for block in blocks if block)


def page_facts(markup: str) -> PageFacts:
    """Read what a page states about itself: linked data first, then meta elements, then its headings."""
    reader = _Facts()
    reader.feed(markup)
    reader.close()
    linked = _linked(reader.linked)
    title = _first(reader.meta, TITLE_NAMES) or " ".join("".join(reader.heading).split())
    return PageFacts(
        title=title or linked.title or " ".join("".join(reader.title).split()) or None,
        published=linked.published or _first(reader.meta, DATE_NAMES) or reader.time,
        site=_first(reader.meta, SITE_NAMES) or linked.site,
        url=reader.canonical or _first(reader.meta, ("og:url",)),
    )


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self.silent:
            self.silent -= 1
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data.replace("\n", " "))


class _Facts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.title: list[str] = []
        self.heading: list[str] = []
        self.linked: list[str] = []
        self.time: str | None = None
        self.canonical: str | None = None
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self.meta.setdefault(name.lower(), given.get("content", "").strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or given.get("href")
        elif tag == "time" and ("pubdate" in given or given.get("itemprop", "").lower() == "datepublished"):
            self.time = self.time or given.get("datetime")
        elif tag == "title" and not self.title:
            self._into = self.title
        elif tag == "h1" and not self.heading:
            self._into = self.heading
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._into = self.linked

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "h1", "script"):
            if self._into is self.linked:
                self.linked.append("\x00")
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _linked(scripts: list[str]) -> PageFacts:
    found = PageFacts()
    for script in "".join(scripts).split("\x00"):
        try:
            value = json.loads(script) if script.strip() else None
        except (ValueError, RecursionError):
            continue
        _gather(value, found, 0)
    return found


def _gather(value: object, found: PageFacts, depth: int) -> None:
    if depth > MOST_NESTING:
        return
    if isinstance(value, list):
        for item in value[:1000]:
            _gather(item, found, depth + 1)
    elif isinstance(value, dict):
        found.published = found.published or _words(value.get("datePublished"))
        found.title = found.title or _words(value.get("headline"))
        publisher = value.get("publisher")
        found.site = found.site or _words(publisher.get("name") if isinstance(publisher, dict) else publisher)
        _gather(value.get("@graph"), found, depth + 1)


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
