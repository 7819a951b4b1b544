"""JSON: one report a line, one a list item, or one a file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from trucewatch.model import Problem
from trucewatch.reports.decoding import decode
from trucewatch.reports.inputs import Bid, Contents, Draft, InputFile, Limits
from trucewatch.reports.record_fields import EMPTY, FIELDS, FILLED, has_text_field, record_draft

SUFFIXES = frozenset({".jsonl", ".ndjson", ".json", ".jl"})
WANTED = f"an object with a text field ({', '.join(FIELDS['text'])})"


class JsonReader:
    """Reads JSON lines and JSON lists whose objects have a text field."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer by suffix, or when the first line is an object with a text field."""
        if file.data[:1] not in b"{[" and file.suffix not in SUFFIXES:
            return None
        strength = 70 if file.suffix in SUFFIXES else 50 if _looks_like_records(file.data) else 0
        return Bid(strength, "application/jsonl", lambda: _read(file, limits)) if strength else None


def _looks_like_records(data: bytes) -> bool:
    line = data.split(b"\n", 1)[0].strip()
    value = _parsed(line.decode("utf-8", errors="replace")) if line.startswith(b"{") else None
    return isinstance(value, dict) and has_text_field(value)


def _read(file: InputFile, limits: Limits) -> Contents:
    decoded = decode(file.data, file.name)
    problems = [*decoded.problems]
    drafts = []
    wrong = 0
    for record, value in _values(decoded.text):
        draft = record_draft(value, record) if isinstance(value, dict) else "no object"
        if isinstance(draft, Draft):
            drafts.append(draft)
            continue
        wrong += 1
        if wrong <= limits.record_problems:
            problems.append(
                Problem(f"{file.name}, record {record}", draft, FILLED if draft == EMPTY else WANTED, "error")
            )
    if wrong > limits.record_problems:
        left = wrong - limits.record_problems
        problems.append(Problem(file.name, f"{left} more records that cannot be read", WANTED, "error"))
    if not drafts and not wrong:
        problems.append(Problem(file.name, "no records", WANTED, "error"))
    return Contents(drafts=tuple(drafts), problems=tuple(problems), encoding=decoded.encoding)


def _values(text: str) -> Iterator[tuple[int, object]]:
    """Yield each record with its number from 1: the items of a list, a lone object, or the lines."""
    whole = _parsed(text) if text.lstrip()[:1] in ("[", "{") else None
    if isinstance(whole, list):
        yield from enumerate(whole, start=1)
    elif isinstance(whole, dict):
        yield 1, whole
    else:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield number, _parsed(line)


def _parsed(words: str) -> object:
    """Return the value, or None for what is no JSON; a number too long or a nesting too deep is none either."""
    try:
        value: object = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return value
