"""A report: one document as published."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from trucewatch.model.span import Span
from trucewatch.model.when import DatedReason


class PartKind(StrEnum):
    """What a run of a report's text is. Only ``body`` carries claims."""

    TITLE = "title"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    CREDIT = "credit"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph (or title, dateline, subhead, credit line) of a report.

    A body paragraph that opens with a dateline has the dateline as a part of its own; the body part starts after it.
    """

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Mend:
    """Garbled characters in the text as decoded, and what they should read (``â€œ`` for an opening quote)."""

    span: Span
    reads: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble with an input, kept as data. ``where`` is a file, a record or a line; ``severity`` note, warning or error."""

    where: str
    found: str
    wanted: str
    severity: str = "warning"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place line an agency report opens with ("BEIRUT/GENEVA (Reuters) - ")."""

    span: Span
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A byline credit: role (reporting, writing, editing), name, and the place it was filed from."""

    role: str
    name: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document as published. A dump holds several.

    ``id`` derives from the text, so the same report read twice is one. ``document`` is the SHA-256 of the input's
    bytes. ``text`` is what was decoded (``file_text[offset:offset + len(text)]`` for plain text; the extracted text
    for HTML, PDF, mail and feeds; the record's text for JSON lines and CSV, where ``record`` counts from 1).
    ``publisher`` is the outlet or agency, None when the text names none.
    """

    id: str
    document: str
    file: str
    text: str
    offset: int = 0
    record: int | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    published: DatedReason = field(default_factory=DatedReason)
    mends: tuple[Mend, ...] = ()
    problems: tuple[Problem, ...] = ()
    also_in: tuple[str, ...] = ()
