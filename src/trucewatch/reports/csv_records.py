"""CSV and tab-separated tables: one report a row, fields named in the first row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from trucewatch.model import Problem
from trucewatch.reports.decoding import decode
from trucewatch.reports.inputs import Bid, Contents, Draft, InputFile, Limits
from trucewatch.reports.record_fields import FIELDS, FILLED, field_key, has_text_field, record_draft

SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
DELIMITERS = (",", ";", "\t", "|")
KNOWN = frozenset(name for names in FIELDS.values() for name in names)
WANTED = f"a first row with field names, one of them the text's ({', '.join(FIELDS['text'])})"


class CsvReader:
    """Reads a table whose first row names the fields."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer by suffix, or when the first line names a text field and another known one."""
        if file.suffix in SUFFIXES:
            return Bid(70, "text/csv", lambda: _read(file, limits))
        names = _names(file.data[:1000].decode("utf-8", errors="replace").split("\n", 1)[0])
        known = {field_key(name) for name in names} & KNOWN
        if len(known) < 2 or not has_text_field(names):
            return None
        return Bid(45, "text/csv", lambda: _read(file, limits))


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=lambda sign: (header.count(sign), -DELIMITERS.index(sign)))


def _names(header: str) -> list[str]:
    return [name.strip(' "\r') for name in header.split(_delimiter(header))]


def _read(file: InputFile, limits: Limits) -> Contents:
    decoded = decode(file.data, file.name)
    drafts: list[Draft] = []
    problems = [*decoded.problems]
    wrong = 0
    for record, draft in _drafts(decoded.text, limits):
        if isinstance(draft, Draft):
            drafts.append(draft)
            continue
        wrong += 1
        if wrong <= limits.record_problems:
            where = f"{file.name}, record {record}" if record else file.name
            problems.append(Problem(where, draft, FILLED if record else WANTED, "error"))
    if wrong > limits.record_problems:
        left = wrong - limits.record_problems
        problems.append(Problem(file.name, f"{left} more rows that cannot be read", FILLED, "error"))
    if not drafts and not wrong:
        problems.append(Problem(file.name, "no rows", WANTED, "error"))
    return Contents(drafts=tuple(drafts), problems=tuple(problems), encoding=decoded.encoding)


def _drafts(text: str, limits: Limits) -> Iterator[tuple[int, Draft | str]]:
    """Yield each row's draft, or what is wrong with it, with its number from 1; 0 is the table's own trouble."""
    before = csv.field_size_limit(limits.file_bytes)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
        header = next(rows, [])
        if not has_text_field(header):
            yield 0, "no text field in the first row: " + ", ".join(header)[:80]
            return
        for record, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                yield record, record_draft(dict(zip(header, row, strict=False)), record)
    except csv.Error as error:
        yield 0, f"a table that cannot be read further ({error})"
    finally:
        csv.field_size_limit(before)
