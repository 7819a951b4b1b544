"""Take files from a browser: their names are not trusted, their sizes are counted, nothing is left behind."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MEBIBYTE = 1024 * 1024
LARGEST_BATCH = 512 * MEBIBYTE
"""Bytes of one request with files."""
MOST_FILES = 500
_LONGEST_NAME = 120
_BLOCK = MEBIBYTE
# What no file system, table or page should be given: control and direction characters, and what paths are made of.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Given:
    """One file as it came: its name made safe, its digest, its size, and where it lies until it was read.

    ``refused`` says why it is not read, and ``path`` is None then.
    """

    name: str
    digest: str
    size: int
    path: Path | None
    refused: str | None = None


class Tray:
    """A folder that only this user can read, for the files of one batch, until they were read."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take a folder that is there, or make one among the system's temporary ones."""
        self.folder = Path(tempfile.mkdtemp(prefix="trucewatch-import-")) if folder is None else folder
        self._given = 0

    def take(self, name: str | None, held: BinaryIO, largest: int) -> Given:
        """Keep one file under a number, however it is named; one over ``largest`` bytes is refused and not kept."""
        self._given += 1
        safe = safe_name(name or "", self._given)
        path = self.folder / f"{self._given:05}"
        digest, size = hashlib.sha256(), 0
        with path.open("xb") as out:
            while block := held.read(_BLOCK):
                size += len(block)
                if size > largest:
                    break
                digest.update(block)
                out.write(block)
        if 0 < size <= largest:
            return Given(safe, digest.hexdigest(), size, path)
        path.unlink()
        why = "it is empty" if size == 0 else f"it is larger than {largest // MEBIBYTE} MB; split it"
        return Given(safe, "", size, None, why)

    def laid_out(self, given: Sequence[Given]) -> tuple[Path, ...]:
        """Put the files under the names they shall have in the case, each in a folder of its own; return the paths.

        Safe to do again: what lies there already stays.
        """
        paths = []
        for number, one in enumerate(given):
            if one.path is not None:
                path = self.folder / f"named-{number:05}" / one.name
                path.parent.mkdir(exist_ok=True)
                if not path.exists():
                    one.path.rename(path)
                paths.append(path)
        return tuple(paths)

    def clear(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)


def safe_name(name: str, number: int) -> str:
    r"""Return a file's name without path, control or direction characters; never empty, hidden or long.

    >>> safe_name("../../etc/passwd", 1), safe_name("C:\\reports\\a\u202efdp.exe", 2), safe_name("..", 3)
    ('passwd', 'afdp.exe', 'file 3')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = " ".join(_UNSAFE.sub("", last).split()).strip(". ")
    if not clean:
        return f"file {number}"
    path = Path(clean)
    suffix = path.suffix if len(path.suffix) <= 10 else ""
    return clean[: len(clean) - len(suffix)][: _LONGEST_NAME - len(suffix)] + suffix
