"""What goes into the reading room and what comes out: sources, limits, kept documents, drafts, the reader's part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from trucewatch.model import DatedReason, Problem, Report

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """One thing the user named: a file, a folder, or bytes that came through standard input.

    ``label`` is what reports call it; without one it is the path as given, or ``standard input``. ``left`` are files
    in it that hold no reports, each with what it is: they are passed over with a note.
    """

    path: Path | None = None
    data: bytes | None = None
    label: str = ""
    left: tuple[tuple[Path, str], ...] = ()

    @property
    def name(self) -> str:
        """Return what reports, problems and exports call this source."""
        if self.label:
            return self.label
        return self.path.as_posix() if self.path is not None else "standard input"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused with a problem. Sizes are bytes, ``part_chars`` characters.

    ``zip_ratio`` is unpacked size over packed size, asked only of members larger than a mebibyte. ``depth`` counts
    archives and mails inside one another; ``pdf_drawn_bytes`` what all pages of a PDF draw. A paragraph longer than
    ``part_chars`` becomes several parts.
    """

    file_bytes: int = 50 * MEBIBYTE
    batch_bytes: int = 512 * MEBIBYTE
    files: int = 100_000
    zip_bytes: int = 200 * MEBIBYTE
    zip_ratio: int = 200
    zip_members: int = 10_000
    depth: int = 3
    pdf_pages: int = 1_000
    pdf_page_bytes: int = 4 * MEBIBYTE
    pdf_drawn_bytes: int = 24 * MEBIBYTE
    part_chars: int = 10_000
    record_problems: int = 20


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one input file, kept as they came. ``digest`` is their SHA-256 in hexadecimal."""

    digest: str
    file: str
    media_type: str
    encoding: str | None
    size: int
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Everything one reading gave. ``problems`` are the files' own; a report's stand on the report."""

    reports: tuple[Report, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file's bytes on their way to a reader. ``depth`` counts the archives and mails around it."""

    name: str
    data: bytes = field(repr=False)
    depth: int = 0

    @property
    def suffix(self) -> str:
        """Return the file name's suffix in lower case, with its dot (``.txt``), or an empty text."""
        last = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        return "." + last.rsplit(".", 1)[1].lower() if "." in last.lstrip(".") else ""


class Division(Enum):
    """How freely a text may be divided into several reports."""

    NONE = "one report"
    SURE = "only where dateline or credit line prove it"
    FREE = "wherever the signs suffice"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text a reader found, with what the format itself says about it; not yet a report."""

    text: str
    record: int | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: DatedReason = field(default_factory=DatedReason)
    division: Division = Division.NONE


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader found in one file: texts, files inside it, trouble. ``encoding`` is None where there is none."""

    drafts: tuple[Draft, ...] = ()
    inside: tuple[InputFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str | None = None
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Bid:
    """A reader's offer: how sure it is (0 to 100), what it takes the file for, and the reading itself."""

    strength: int
    media_type: str
    read: Callable[[], Contents]


class FileReader(Protocol):
    """A reader of one format."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Return an offer to read the file, judged by its suffix and first bytes, or None."""
        ...  # pragma: no cover
