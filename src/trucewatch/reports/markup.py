"""HTML without a browser: the text of a fragment, and the metadata a page states."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

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
LONGEST_ATTRIBUTES = 4_000
TAG = re.compile(r"<!--|<(?P<slash>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>[^<>]*)>|<[!?/][^<>]*>")
ATTRIBUTE = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
RAW = frozenset({"script", "style", "textarea", "title"})
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
    for token in _tokens(markup):
        reader.take(token)
    blocks = (" ".join(block.split()) for block in "".join(reader.pieces).split("\n"))
    return "\n\n".join(block for block in blocks if block)


def page_facts(markup: str) -> PageFacts:
    """Read what a page states about itself: linked data first, then meta elements, then its headings."""
    reader = _Facts()
    for token in _tokens(markup):
        reader.take(token)
    linked = _linked(reader.linked)
    title = _first(reader.meta, TITLE_NAMES) or " ".join("".join(reader.heading).split())
    return PageFacts(
        title=title or linked.title or " ".join("".join(reader.title).split()) or None,
        published=linked.published or _first(reader.meta, DATE_NAMES) or reader.time,
        site=_first(reader.meta, SITE_NAMES) or linked.site,
        url=reader.canonical or _first(reader.meta, ("og:url",)),
    )


@dataclass(frozen=True, slots=True)
class _Token:
    """A tag (``name`` with a slash when it closes) or a run of text (``name`` empty)."""

    name: str
    text: str


def _tokens(markup: str) -> Iterator[_Token]:
    """Walk over markup once, whatever it is: each character is looked at a bounded number of times.

    The standard library's parser takes time with the square of the length on text like ``<a <a <a`` (25 s for 60 kB
    measured with Python 3.12.1), so hostile pages need another way.
    """
    at = 0
    unclosed: set[str] = set()
    while (match := TAG.search(markup, at)) is not None:
        if match.start() > at:
            yield _Token("", markup[at : match.start()])
        at = match.end()
        if match.group() == "<!--":
            at = _past(markup, at, "-->", unclosed)
        elif match["name"]:
            name = match["name"].lower()
            yield _Token(match["slash"] + name, match["attributes"])
            if name in RAW and not match["slash"]:
                end = _past(markup, at, f"</{name}", unclosed)
                if end > at:
                    yield _Token("", markup[at : end - len(name) - 2])
                    yield _Token("/" + name, "")
                    at = markup.find(">", end, end + 100) + 1 or end
    if at < len(markup):
        yield _Token("", markup[at:])


def _past(markup: str, at: int, mark: str, unclosed: set[str]) -> int:
    """Return the place after the next mark, or ``at`` where there is none; that is searched for once only."""
    if mark in unclosed:
        return at
    end = markup.find(mark, at)
    if end < 0:
        unclosed.add(mark)
        return at
    return end + len(mark)


def _attributes(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(words[:LONGEST_ATTRIBUTES]):
        value = next((group for group in (match[2], match[3], match[4]) if group is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


class _Text:
    """Gathers the text of a fragment, block by block."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.silent: list[str] = []

    def take(self, token: _Token) -> None:
        name = token.name.lstrip("/")
        if name in BLOCKS:
            self.pieces.append("\n")
        if name in SILENT:
            self._silence(token.name)
        elif not name and not self.silent:
            self.pieces.append(html.unescape(token.text).replace("\n", " "))

    def _silence(self, name: str) -> None:
        if not name.startswith("/"):
            self.silent.append(name)
        elif self.silent and self.silent[-1] == name[1:]:
            self.silent.pop()


class _Facts:
    """Gathers what a page states about itself."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.title: list[str] = []
        self.heading: list[str] = []
        self.linked: list[str] = []
        self.time: str | None = None
        self.canonical: str | None = None
        self._into: list[str] | None = None

    def take(self, token: _Token) -> None:
        if not token.name:
            if self._into is not None:
                self._into.append(token.text if self._into is self.linked else html.unescape(token.text))
        elif token.name in ("/title", "/h1", "/script"):
            self._into = None
        elif token.name in ("meta", "link", "time", "script"):
            self._element(token.name, _attributes(token.text))
        elif token.name == "title" and not self.title:
            self._into = self.title
        elif token.name == "h1" and not self.heading:
            self._into = self.heading

    def _element(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self.meta.setdefault(name.lower(), given.get("content", "").strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or given.get("href")
        elif tag == "time" and ("pubdate" in given or given.get("itemprop", "").lower() == "datepublished"):
            self.time = self.time or given.get("datetime")
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self.linked.append("\x00")
            self._into = self.linked


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
