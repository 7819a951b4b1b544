"""Reading a report with its garbled characters mended, and quoting it as it was decoded."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from trucewatch.model import Part, ReadingText, Report, Span

Record = TypeVar("Record")
_NAMES: dict[type, tuple[str, ...]] = {}


def as_mended(report: Report, reading: ReadingText) -> Report:
    """Return the report as it should read, its parts where they stand in the mended text."""
    if not reading.mends:
        return report
    parts = ((part.kind, reading.from_report(part.span)) for part in report.parts)
    return replace(report, text=reading.text, parts=tuple(Part(kind, span) for kind, span in parts if span is not None))


def as_decoded(record: Record, reading: ReadingText, text: str) -> Record:
    """Return a record with every span, and the words it points at, as they stand in the text as decoded."""
    changes: dict[str, object] = {}
    for name in _names(type(record)):
        value = getattr(record, name)
        if not value or type(value) is str:
            continue  # most fields: nothing in them points anywhere
        back = _back(value, reading, text)
        if back is not value:
            changes[name] = back
    span = changes.get("span") or getattr(record, "span", None)
    if isinstance(span, Span):
        quote = span.quote(text)
        for name in ("words", "quote"):
            if isinstance(getattr(record, name, None), str) and getattr(record, name) != quote:
                changes[name] = quote
    return replace(record, **changes) if changes else record  # type: ignore[type-var]


def _names(kind: type) -> tuple[str, ...]:
    """Return the names of a record's fields, none for what is no record."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return _NAMES[kind]


def _back(value: object, reading: ReadingText, text: str) -> object:
    if isinstance(value, Span):
        return reading.to_report(value) if reading.mends else value
    if isinstance(value, tuple):
        back = tuple(_back(item, reading, text) for item in value)
        return back if any(new is not old for new, old in zip(back, value, strict=True)) else value
    return as_decoded(value, reading, text) if _names(type(value)) else value
