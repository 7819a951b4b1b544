"""Reading a report with its garbled characters mended, and quoting it as it was decoded."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import EnumType
from operator import is_not
from sys import modules
from typing import TypeVar

from trucewatch.model import Part, ReadingText, Report, Span

Record = TypeVar("Record")
_NAMES: dict[type, tuple[str, ...]] = {}
# Fields of these types, as the records write them, point nowhere.
_PLAIN = frozenset({"str", "str | None", "float", "float | None", "int", "bool", "tuple[str, ...]"})


def as_mended(report: Report, reading: ReadingText) -> Report:
    """Return the report as it should read, its parts where they stand in the mended text."""
    if not reading.mends:
        return report
    parts = ((part.kind, reading.from_report(part.span)) for part in report.parts)
    return replace(report, text=reading.text, parts=tuple(Part(kind, span) for kind, span in parts if span is not None))


def as_decoded(record: Record, reading: ReadingText, text: str) -> Record:
    """Return a record with every span, and the words it points at, as they stand in the text as decoded."""
    changes: dict[str, object] = {}
    for name in _pointing(type(record)):
        value = getattr(record, name)
        if not value or (type(value) is Span and not reading.mends):
            continue
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


def _pointing(kind: type) -> tuple[str, ...]:
    """Return the names of a record's fields that may point somewhere, none for what is no record."""
    if kind not in _NAMES:
        known = fields(kind) if is_dataclass(kind) else ()
        enums = {name for name, value in vars(modules[kind.__module__]).items() if isinstance(value, EnumType)}
        _NAMES[kind] = tuple(field.name for field in known if field.type not in _PLAIN | enums)
    return _NAMES[kind]


def _back(value: object, reading: ReadingText, text: str) -> object:
    kind = type(value)
    if kind is Span:
        return reading.to_report(value) if reading.mends else value  # type: ignore[arg-type]
    if kind is tuple:
        items: tuple[object, ...] = value  # type: ignore[assignment]
        back = tuple([_back(item, reading, text) for item in items])
        return back if any(map(is_not, back, items)) else value
    return as_decoded(value, reading, text) if _pointing(kind) else value
