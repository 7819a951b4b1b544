"""PDF files: the text of their pages, running heads set apart."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from trucewatch.model import Problem
from trucewatch.reports.agencies import outlet_in
from trucewatch.reports.decoding import without_surrogates
from trucewatch.reports.inputs import Bid, Contents, Division, Draft, InputFile, Limits
from trucewatch.reports.organisations import LONGEST, organisation_in

if TYPE_CHECKING:
    from pypdf import PdfReader

# What pypdf is known to let through on broken files beside its own errors.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*$", re.IGNORECASE)


class PdfFileReader:
    """Reads a PDF's text; pictures of text stay unread and are named in a problem."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer to read what begins as a PDF does."""
        if b"%PDF-" not in file.data[:1024]:
            return None
        return Bid(95, "application/pdf", lambda: _Pages(file, limits).read())


class _Pages:
    """One PDF being read, page by page."""

    def __init__(self, file: InputFile, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.problems: list[Problem] = []
        self.drawn = 0

    def read(self) -> Contents:
        from pypdf.errors import DependencyError, PyPdfError

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        publisher = None
        try:
            reader = self._open()
            pages = self._texts(reader) if reader is not None else []
            publisher = _publisher(reader) if reader is not None else None
        except DependencyError:
            self._note("encrypted in a way this program cannot open", "the PDF saved without password", "error")
            pages = []
        except (PyPdfError, *BROKEN) as error:
            found = f"a damaged PDF ({type(error).__name__}: {error})"[:200]
            self._note(found, "a complete PDF; ask for it again", "error")
            pages = []
        text = without_surrogates(joined_pages(pages))
        if not text.strip():
            if not self.problems:
                self._note("no text on any page (scanned pictures?)", "a PDF with text, or its text beside it", "error")
            return Contents(problems=tuple(self.problems))
        return Contents(
            drafts=(Draft(text, publisher=publisher, division=Division.SURE),), problems=tuple(self.problems)
        )

    def _open(self) -> PdfReader | None:
        from pypdf import PasswordType, PdfReader

        reader = PdfReader(io.BytesIO(self.file.data), strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            self._note("a password is needed", "the PDF saved without password", "error")
            return None
        return reader

    def _texts(self, reader: PdfReader) -> list[str]:
        from pypdf.errors import PyPdfError

        texts: list[str] = []
        count = len(reader.pages)
        if count > self.limits.pdf_pages:
            self._note(f"{count} pages; those after {self.limits.pdf_pages} are not read", "a shorter PDF")
        for number in range(min(count, self.limits.pdf_pages)):
            if self.drawn > self.limits.pdf_drawn_bytes:
                self._note(f"pages after {number} are not read: too much is drawn on those before", "a PDF of text")
                break
            try:
                texts.append(self._page(reader, number))
            except (PyPdfError, *BROKEN) as error:
                self._note(f"page {number + 1} cannot be read ({type(error).__name__})", "a complete PDF")
        return texts

    def _page(self, reader: PdfReader, number: int) -> str:
        page = reader.pages[number]
        drawn = page.get_contents()
        size = len(drawn.get_data()) if drawn is not None else 0
        if size > self.limits.pdf_page_bytes:
            self._note(f"page {number + 1} draws {size:,} bytes, more than any page of text; not read", "a PDF of text")
            return ""
        self.drawn += size
        return page.extract_text()

    def _note(self, found: str, wanted: str, severity: str = "warning") -> None:
        self.problems.append(Problem(self.file.name, found, wanted, severity))


def _publisher(reader: PdfReader) -> str | None:
    """Return the outlet or organisation that the file names as its publisher, author or company; no private person.

    What made the file is mostly a program's name, so there only a known outlet counts.
    """
    from pypdf.errors import PyPdfError

    try:
        told: Mapping[str, object] = reader.metadata or {}
        named = [str(told[name]) for name in ("/Publisher", "/Company", "/Author") if isinstance(told.get(name), str)]
        made = [str(told[name]) for name in ("/Creator", "/Producer") if isinstance(told.get(name), str)]
    except (PyPdfError, *BROKEN):
        return None
    found = [organisation_in(without_surrogates(name)) for name in named]
    found += [outlet_in(without_surrogates(name)[:LONGEST]) for name in made]
    return next((name for name in found if name is not None), None)


def joined_pages(pages: list[str]) -> str:
    r"""Join pages to one text: a sentence may run on, a line that stands on most pages or a page number may not.

    >>> joined_pages(["The truce", "held.\n2"])
    'The truce\nheld.'
    """
    lined = [page.strip("\n").split("\n") for page in pages if page.strip()]
    edges = Counter(line.strip() for lines in lined for line in {lines[0], lines[-1]})
    running = {line for line, count in edges.items() if count > 2 and count * 2 > len(lined)}
    kept = (
        [
            line.rstrip()
            for at, line in enumerate(lines)
            if at not in (0, len(lines) - 1) or not _furniture(line, running)
        ]
        for lines in lined
    )
    return "\n".join("\n".join(lines) for lines in kept if lines)


def _furniture(line: str, running: set[str]) -> bool:
    return line.strip() in running or PAGE_NUMBER.match(line) is not None
