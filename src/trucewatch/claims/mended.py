"""Reading a report with its garbled characters mended, and quoting it as it was decoded."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from trucewatch.model import Part, ReadingText, Report, Span

Record = TypeVar("Record")


def as_mended(report: Report, reading: ReadingText) -> Report:
    """Return the report as it should read, its parts where they stand in the mended text."""
    if not reading.mends:
        return report
    parts = ((part.kind, reading.from_report(part.span)) for part in report.parts)
    return replace(report, text=reading.text, parts=tuple(Part(kind, span) for kind, span in parts if span is not None))


def as_decoded(record: Record, reading: ReadingText, text: str) -> Record:
    """Return a record with every span, and the words it points at, as they stand in the text as decoded."""
    changes: dict[str, object] = {}
    for name in (field.name for field in fields(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        changes[name] = _back(value, reading, text)
    span = changes.get("span")
    if isinstance(span, Span):
        for name in ("words", "quote"):
            if isinstance(changes.get(name), str):
                changes[name] = span.quote(text)
    return replace(record, **changes)  # type: ignore[type-var]


def _back(value: object, reading: ReadingText, text: str) -> object:
    if isinstance(value, Span):
        return reading.to_report(value)
    if isinstance(value, tuple):
        return tuple(_back(item, reading, text) for item in value)
    return as_decoded(value, reading, text) if is_dataclass(value) and not isinstance(value, type) else value
