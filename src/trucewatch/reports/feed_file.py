"""RSS and Atom files: one report an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from trucewatch.model import DatedReason, Problem
from trucewatch.reports.decoding import decode, without_surrogates
from trucewatch.reports.inputs import Bid, Contents, Draft, InputFile, Limits
from trucewatch.reports.markup import declared_charset, fragment_text
from trucewatch.reports.stamps import stamped

SUFFIXES = frozenset({".rss", ".atom", ".rdf"})
OPENS = re.compile(rb"<rss[\s>]|<feed[\s>]|<rdf:RDF[\s>]", re.IGNORECASE)
DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


class FeedReader:
    """Reads the entries of a feed saved to a file; nothing is fetched."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer by the feed's first element, or by suffix."""
        if OPENS.search(file.data[:4096].replace(b"\x00", b"")):
            return Bid(85, "application/rss+xml", lambda: _read(file))
        if file.suffix in SUFFIXES:
            return Bid(40, "application/rss+xml", lambda: _read(file))
        if file.suffix == ".xml" or file.data[:100].lstrip().startswith(b"<?xml"):
            problem = Problem(
                file.name, "XML that is neither a feed nor a page", "RSS or Atom, or the text itself", "error"
            )
            return Bid(30, "application/xml", lambda: Contents(problems=(problem,)))
        return None


def _read(file: InputFile) -> Contents:
    import feedparser
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    decoded = decode(file.data, file.name, declared_charset(file.data))
    problems = list(decoded.problems)
    markup = DECLARED.sub("", decoded.text.replace("\x00", ""))
    if "<!ENTITY" in markup.upper():
        return _refused(file, "a feed that defines entities (a bomb)")
    try:
        fromstring(markup)
    except DefusedXmlException as error:
        return _refused(file, f"a feed that defines entities ({type(error).__name__})")
    except ParseError as error:
        problems.append(
            Problem(file.name, f"XML that is not well formed ({error}); read as far as it goes", "a complete feed")
        )
    except (ValueError, RecursionError) as error:
        return _refused(file, f"XML that cannot be read ({type(error).__name__})")
    feed = feedparser.parse(
        io.BytesIO(markup.encode("utf-8", errors="replace")),
        response_headers={"content-type": "text/xml; charset=utf-8"},
    )
    outlet = _text(feed.feed, "title")
    drafts = []
    for record, entry in enumerate(feed.entries, start=1):
        draft = _draft(entry, record, outlet)
        if draft.text.strip():
            drafts.append(draft)
        else:
            problems.append(
                Problem(f"{file.name}, record {record}", "an entry without text", "an entry with a summary", "warning")
            )
    if not drafts and not problems:
        problems.append(Problem(file.name, "a feed without entries", "a feed that holds reports", "error"))
    return Contents(drafts=tuple(drafts), problems=tuple(problems), encoding=decoded.encoding)


def _refused(file: InputFile, found: str) -> Contents:
    return Contents(problems=(Problem(file.name, found, "a feed without a document type of its own", "error"),))


def _draft(entry: Mapping[str, object], record: int, outlet: str | None) -> Draft:
    words = _text(entry, "published") or _text(entry, "updated") or _text(entry, "created")
    source = entry.get("source")
    return Draft(
        fragment_text(_longest(entry)),
        record=record,
        title=_plain(_text(entry, "title")),
        publisher=_plain(_text(source, "title") if isinstance(source, Mapping) else None) or _plain(outlet),
        url=_text(entry, "link"),
        published=(stamped(words, "feed date") if words else None) or DatedReason(),
    )


def _longest(entry: Mapping[str, object]) -> str:
    """Return the fullest of an entry's texts; an entry of a title only reports its title."""
    content = entry.get("content")
    values = (
        [_text(item, "value") or "" for item in content if isinstance(item, Mapping)]
        if isinstance(content, list)
        else []
    )
    texts = [*values, _text(entry, "summary") or ""]
    return max(texts, key=len) or _text(entry, "title") or ""


def _plain(words: str | None) -> str | None:
    return " ".join(fragment_text(words).split()) or None if words else None


def _text(holder: Mapping[str, object], name: str) -> str | None:
    value = holder.get(name)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None
