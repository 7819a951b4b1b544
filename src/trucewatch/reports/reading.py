"""The reading room's door: files, folders, archives and standard input in, reports and problems out."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from trucewatch.model import Problem, Report
from trucewatch.reports.assembly import assemble
from trucewatch.reports.binary_file import BinaryReader
from trucewatch.reports.csv_records import CsvReader
from trucewatch.reports.feed_file import FeedReader
from trucewatch.reports.html_page import HtmlReader
from trucewatch.reports.inputs import Bid, Contents, Document, FileReader, InputFile, Limits, ReadResult, Source
from trucewatch.reports.json_records import JsonReader
from trucewatch.reports.mail_message import MailReader
from trucewatch.reports.pdf_file import PdfFileReader
from trucewatch.reports.plain_text import PlainTextReader
from trucewatch.reports.zip_archive import ZipReader

READERS: tuple[FileReader, ...] = (
    BinaryReader(),
    ZipReader(),
    PdfFileReader(),
    FeedReader(),
    MailReader(),
    JsonReader(),
    CsvReader(),
    HtmlReader(),
    PlainTextReader(),
)
HIDDEN = frozenset({"Thumbs.db", "desktop.ini"})


def read_inputs(sources: Sequence[Source], limits: Limits = Limits()) -> ReadResult:  # noqa: B008 (frozen)
    """Read everything the sources hold, in their order; trouble with one file never stops the rest.

    Reports with the same text are one report; ``also_in`` names the other places. A file refused is in ``problems``.
    """
    room = _Room(limits)
    for source in sources:
        for file in room.files(source):
            room.take(file)
    return room.result()


class _Room:
    """What was read so far in one call."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.reports: dict[str, Report] = {}
        self.places: dict[str, dict[str, None]] = {}
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []
        self.bytes = 0
        self.count = 0

    def result(self) -> ReadResult:
        reports = (replace(report, also_in=tuple(list(self.places[report.id])[1:])) for report in self.reports.values())
        return ReadResult(tuple(reports), tuple(self.documents.values()), tuple(self.problems))

    def files(self, source: Source) -> Iterator[InputFile]:
        """Yield the files a source stands for, read one at a time."""
        if source.data is not None:
            yield from self._bounded(source.name, source.data)
        elif source.path is None:
            self._note(source.name, "neither a path nor bytes", "a file, a folder or bytes")
        elif source.path.is_dir():
            yield from self._folder(source.path, source.name, dict(source.left))
        elif source.left:
            self._leave(source.name, source.left[0][1])
        else:
            yield from self._file(source.path, source.name)

    def take(self, file: InputFile) -> None:
        """Read one file with the reader that bids highest, then the files inside it."""
        if not file.data.strip(b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"):
            found = "an empty file" if not file.data else "a file of nothing but blanks"
            self._note(file.name, found, "a file that holds a report")
            return
        bid = best_bid(file, self.limits)
        contents = bid.read()
        self.problems.extend(contents.problems)
        digest = hashlib.sha256(file.data).hexdigest()
        if contents.keep:
            self._keep(file, digest, bid, contents)
        reports = [report for draft in contents.drafts for report in assemble(draft, file.name, digest, self.limits)]
        for report in reports:
            self._add(report)
        if contents.drafts and not reports:
            self._note(file.name, "no words in it", "a file that holds a report")
        for inner in contents.inside:
            self.take(inner)

    def _keep(self, file: InputFile, digest: str, bid: Bid, contents: Contents) -> None:
        document = Document(digest, file.name, bid.media_type, contents.encoding, len(file.data), file.data)
        self.documents.setdefault(digest, document)

    def _add(self, report: Report) -> None:
        place = report.file if report.record is None else f"{report.file}#{report.record}"
        self.places.setdefault(report.id, {})[place] = None
        known = self.reports.get(report.id)
        self.reports[report.id] = report if known is None else _merged(known, report)

    def _leave(self, where: str, what: str) -> None:
        self.problems.append(Problem(where, f"left out: {what}", "reports", "note"))

    def _folder(self, folder: Path, name: str, left: Mapping[Path, str]) -> Iterator[InputFile]:
        found = 0
        for path in _walk(folder, lambda error: self._unreadable(error, folder, name)):
            found += 1
            if found > self.limits.files:
                self._note(name, f"more than {self.limits.files:,} files; the rest is not read", "a smaller folder")
                return
            inside = f"{name.rstrip('/')}/{path.relative_to(folder).as_posix()}"
            if path in left:
                self._leave(inside, left[path])
            else:
                yield from self._file(path, inside)
        if not found:
            self._note(name, "a folder without files", "a folder that holds reports")

    def _unreadable(self, error: OSError, folder: Path, name: str) -> None:
        inside = Path(error.filename).relative_to(folder).as_posix()
        where = name if inside == "." else f"{name.rstrip('/')}/{inside}"
        self._note(where, f"a folder that cannot be opened ({error.strerror})", "a folder you may read")

    def _file(self, path: Path, name: str) -> Iterator[InputFile]:
        try:
            mode = path.stat()
            if not stat.S_ISREG(mode.st_mode):
                self._note(name, "no ordinary file (a device or a pipe)", "a file; pipe data to standard input instead")
                return
            if mode.st_size > self.limits.file_bytes:
                self._too_large(name, mode.st_size)
                return
            with path.open("rb") as stream:
                data = stream.read(self.limits.file_bytes + 1)
        except FileNotFoundError:
            self._note(name, "no such file", "the path of a file or folder that is there")
        except OSError as error:
            self._note(name, f"a file that cannot be read ({error.strerror})", "a file you may read")
        except ValueError as error:
            self._note(name, f"no path ({error})", "the path of a file or folder")
        else:
            yield from self._bounded(name, data)

    def _bounded(self, name: str, data: bytes) -> Iterator[InputFile]:
        if len(data) > self.limits.file_bytes:
            self._too_large(name, len(data))
        elif self.bytes + len(data) > self.limits.batch_bytes:
            self._note(name, f"more than {self.limits.batch_bytes:,} bytes in one run; not read", "several runs")
        else:
            self.bytes += len(data)
            yield InputFile(name, data)

    def _too_large(self, name: str, size: int) -> None:
        found = f"{size:,} bytes, more than the limit of {self.limits.file_bytes:,}; not read"
        self._note(name, found, "a smaller file; divide it")

    def _note(self, where: str, found: str, wanted: str) -> None:
        self.problems.append(Problem(where, found, wanted, "error"))


def best_bid(file: InputFile, limits: Limits) -> Bid:
    """Return the strongest offer to read a file; among equals the reader named first."""
    bids = [bid for reader in READERS if (bid := reader.bid(file, limits)) is not None]
    return max(bids, key=lambda bid: bid.strength)


def _walk(folder: Path, unreadable: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files of a folder in the order of their paths; links and hidden files are passed over."""
    found: list[Path] = []
    for base, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(base) / name for name in files if not name.startswith(".") and name not in HIDDEN)
    yield from sorted(path for path in found if not path.is_symlink())


def _merged(known: Report, again: Report) -> Report:
    """Return the first finding of a text with what only a later one knew."""
    return replace(
        known,
        title=known.title or again.title,
        publisher=known.publisher or again.publisher,
        url=known.url or again.url,
        published=again.published if known.published.best is None else known.published,
    )
