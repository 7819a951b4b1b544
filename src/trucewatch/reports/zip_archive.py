"""Zip archives: their members one by one, with limits on size, ratio, number and nesting."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from trucewatch.model import Problem
from trucewatch.reports.inputs import MEBIBYTE, Bid, Contents, InputFile, Limits

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
HIDDEN = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class ZipReader:
    """Opens an archive in memory; nothing is ever written to disk, so no name in it can lead anywhere."""

    def bid(self, file: InputFile, limits: Limits) -> Bid | None:
        """Offer to open what begins as a zip does."""
        if not file.data.startswith(SIGNATURES):
            return None
        return Bid(90, "application/zip", lambda: _Opening(file, limits).read())


class _Opening:
    """One archive being opened, with how much of the allowance is used."""

    def __init__(self, file: InputFile, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.problems: list[Problem] = []
        self.unpacked = 0

    def read(self) -> Contents:
        if self.file.depth >= self.limits.depth:
            self._note(self.file.name, f"archives nested deeper than {self.limits.depth}", "one archive of files")
            return self._contents(())
        try:
            with zipfile.ZipFile(io.BytesIO(self.file.data)) as archive:
                return self._contents(tuple(self._members(archive)))
        except UNREADABLE as error:
            self._note(self.file.name, f"a zip archive that cannot be opened ({error})", "a complete zip archive")
            return self._contents(())

    def _contents(self, inside: tuple[InputFile, ...]) -> Contents:
        return Contents(inside=inside, problems=tuple(self.problems), keep=not inside)

    def _members(self, archive: zipfile.ZipFile) -> Iterator[InputFile]:
        members = [member for member in archive.infolist() if not member.is_dir() and not _hidden(member.filename)]
        if any(member.filename in OFFICE for member in members):
            self._note(self.file.name, "an office document or e-book", "the same saved as text, HTML or PDF")
            return
        if not members:
            self._note(self.file.name, "an archive without files", "an archive that holds reports")
        if len(members) > self.limits.zip_members:
            left = len(members) - self.limits.zip_members
            self._note(self.file.name, f"{len(members)} files; the last {left} are not read", "a smaller archive")
        for member in members[: self.limits.zip_members]:
            name = self._name(member.filename)
            refusal = self._refusal(member)
            if refusal is not None:
                self._note(name, *refusal)
                continue
            data = self._unpack(archive, member, name)
            if data is not None:
                yield InputFile(name, data, self.file.depth + 1)

    def _refusal(self, member: zipfile.ZipInfo) -> tuple[str, str] | None:
        """Return what is wrong with a member judged by the archive's directory, and what is wanted."""
        size, limits = member.file_size, self.limits
        if stat.S_ISLNK(member.external_attr >> 16):
            return "a link, which is not followed", "the file itself"
        if member.flag_bits & 0x1:
            return "a password is set", "an archive without password"
        if size > limits.file_bytes:
            return f"{size:,} bytes unpacked, more than the limit of {limits.file_bytes:,}", "a smaller file"
        if size > MEBIBYTE and size > limits.zip_ratio * max(member.compress_size, 1):
            return f"packed {size // max(member.compress_size, 1)} to 1, as no report is (a bomb)", "an ordinary file"
        if self.unpacked + size > limits.zip_bytes:
            return f"the archive unpacks to more than {limits.zip_bytes:,} bytes", "several smaller archives"
        return None

    def _unpack(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes | None:
        """Read a member, never more than its directory entry promised (the entry may lie)."""
        try:
            with archive.open(member) as stream:
                data = stream.read(member.file_size + 1)
        except UNREADABLE as error:
            self._note(name, f"cannot be unpacked ({error})", "a complete zip archive")
            return None
        self.unpacked += len(data)
        if len(data) > member.file_size:
            self._note(name, "more bytes than the archive's directory says", "a zip archive that is in order")
            return None
        return data

    def _name(self, filename: str) -> str:
        """Return the member's name under the archive's, without any way out of it; say so where it had one."""
        path = PurePosixPath(filename.replace("\\", "/").replace("\x00", ""))
        steps = [step for step in path.parts if step not in ("/", "..", ".") and not step.endswith(":")]
        name = f"{self.file.name}/{'/'.join(steps) or 'unnamed'}"
        if len(steps) != len(path.parts):
            found = f"the archive names it {filename[:120]!r}, outside itself; read under this name"
            self._note(name, found, "plain names", "note")
        return name

    def _note(self, where: str, found: str, wanted: str, severity: str = "error") -> None:
        self.problems.append(Problem(where, found, wanted, severity))


def _hidden(filename: str) -> bool:
    return filename.startswith(HIDDEN[0]) or filename.rsplit("/", 1)[-1] in HIDDEN
