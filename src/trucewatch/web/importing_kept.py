"""Batches of files that wait to be read lie beside the case: a program that is ended goes on with them when it starts."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from trucewatch.web.importing_files import Given, Tray

_NOTE, _LOCK = "batch.json", "in-use"


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch as it is written down beside its files: who gave it, when, and what.

    ``since`` is the case's change number when its reading first began, None before; ``starts`` is how often it began.
    """

    id: str
    by: str
    member: str | None
    at: datetime
    given: tuple[Given, ...]
    since: int | None = None
    starts: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A batch's files and the lock on them: as long as it is held, no other desk on this case takes the batch up."""

    id: str
    tray: Tray
    lock: FileLock = field(repr=False)

    def write_down(self, kept: Kept) -> None:
        """Write down what the batch is, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        draft = self.tray.folder / f"{_NOTE}.new"
        with draft.open("wb") as out:
            out.write(_form().dump_json(kept))
            out.flush()
            os.fsync(out.fileno())
        draft.replace(self.tray.folder / _NOTE)

    def done(self) -> None:
        """Let go of the batch, and remove its files."""
        self.lock.release()
        self.tray.clear()


class Shelf:
    """The folder beside a case in which batches lie until they were read. Only this user can look into it."""

    def __init__(self, case: Path) -> None:
        self._folder = case.with_name(case.name + ".imports")

    def new(self) -> Held:
        """Make room for a batch.

        Raises:
            OSError: there is none.
        """
        self._folder.mkdir(mode=0o700, exist_ok=True)
        batch = secrets.token_hex(8)
        folder = self._folder / batch
        folder.mkdir(mode=0o700)
        lock = _locked(folder)
        if lock is None:
            raise OSError(f"{folder} cannot be locked")
        return Held(batch, Tray(folder), lock)

    def left(self) -> Iterator[tuple[Held, Kept]]:
        """Take up the batches that a program left when it was ended, the oldest first; those of a running desk stay."""
        found = []
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            lock = _locked(folder) if folder.is_dir() else None
            if lock is None:
                continue
            held = Held(folder.name, Tray(folder), lock)
            kept = _read(folder)
            if kept is None:
                held.done()  # It was ended before all of its files had come: nobody was told that they had.
            else:
                found.append((held, kept))
        yield from sorted(found, key=lambda one: (one[1].at, one[1].id))


def _locked(folder: Path) -> FileLock | None:
    """Lock a batch until that is undone or this program ends, however it ends; None where another has it."""
    lock = FileLock(folder / _LOCK, blocking=False, thread_local=False)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock


def _read(folder: Path) -> Kept | None:
    try:
        kept: Kept = _form().validate_json((folder / _NOTE).read_bytes())
    except (OSError, ValidationError):
        return None
    return kept if kept.id == folder.name else None


@cache
def _form() -> TypeAdapter[Any]:
    return TypeAdapter(Kept)
