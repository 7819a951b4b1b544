"""The fields of a record (JSON object, CSV row) by the names people give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.model import DatedReason
from trucewatch.reports.decoding import without_surrogates
from trucewatch.reports.inputs import Draft
from trucewatch.reports.stamps import stamped

FIELDS = {
    "text": ("text", "body", "content", "fulltext", "full_text", "article", "story"),
    "title": ("title", "headline", "subject"),
    "published": (
        "published",
        "date",
        "published_at",
        "publication_date",
        "pubdate",
        "publish_date",
        "datetime",
        "timestamp",
    ),
    "publisher": ("publisher", "source", "outlet", "agency", "publication", "source_name"),
    "url": ("url", "link", "source_url", "permalink"),
}


EMPTY = "an empty text field"
FILLED = "the report's words in that field; leave the record out where there are none"


def field_key(name: str) -> str:
    """Return a field name as it is compared: lower case, spaces and hyphens as underscores."""
    return name.strip().strip("\ufeff").casefold().replace(" ", "_").replace("-", "_")


def has_text_field(names: Iterable[str]) -> bool:
    """Tell whether one of the names is a text field's."""
    return any(field_key(name) in FIELDS["text"] for name in names)


def record_draft(row: Mapping[str, object], record: int) -> Draft | str:
    """Make a draft of a record, or say in words why it is none.

    >>> record_draft({"headline": "Truce holds"}, 1)
    'no text field'
    """
    named = {field_key(name): value for name, value in row.items()}
    text = _value(named, "text")
    if text is None:
        return "a text field that holds no text" if has_text_field(named) else "no text field"
    if not text.strip():
        return EMPTY
    return Draft(
        text,
        record=record,
        title=_value(named, "title"),
        publisher=_value(named, "publisher"),
        url=_value(named, "url"),
        published=_published(named),
    )


def _published(named: Mapping[str, object]) -> DatedReason:
    words = _value(named, "published")
    return (stamped(words, "published field") if words else None) or DatedReason()


def _value(named: Mapping[str, object], field: str) -> str | None:
    for name in FIELDS[field]:
        value = named.get(name)
        if isinstance(value, str) and (value.strip() or field == "text"):
            return without_surrogates(value) if field == "text" else without_surrogates(value).strip()
    return None
