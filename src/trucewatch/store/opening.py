"""Open a case file: to write, or only to read, wherever it lies; refuse what is no case or from a newer program."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trucewatch.model.errors import CaseError, ForeignCase
from trucewatch.store.migrations import APPLICATION_ID, MIGRATIONS, applied, migrate

# A write-ahead log of 1.8 GB was seen after six busy seconds with readers; this is what it shrinks back to.
_LOG_BYTES = 64 * 1024 * 1024
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    # Erased words must not stay behind in free pages.
    "PRAGMA secure_delete = ON",
    f"PRAGMA journal_size_limit = {_LOG_BYTES}",
    "PRAGMA synchronous = FULL",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open case: its connection, and the temporary copy it is read from where the folder cannot be written."""

    connection: sqlite3.Connection
    copy: tempfile.TemporaryDirectory[str] | None = None


def open_to_write(path: Path, *, create: bool, busy_seconds: float) -> Opened:
    """Open a case to write it, making it first where asked.

    Raises:
        CaseError: there is none and none may be made, or it cannot be written.
        ForeignCase: the file is not a case, or a newer program wrote it.
    """
    _refuse_what_cannot_be(path, create=create)
    connection = _connect(path, "mode=rwc" if create else "mode=rw", busy_seconds)
    try:
        fresh = _check_kind(path, connection)
        if fresh and not create:
            raise CaseError(f"{path}: the case is empty; fill it with: trucewatch run REPORTS... --case {path}")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Opened(connection)


def open_to_read(path: Path, *, busy_seconds: float) -> Opened:
    """Open a case only to read it, also from a folder that cannot be written.

    Raises:
        CaseError: there is none, or it cannot be read.
        ForeignCase: the file is not a case, or a newer program wrote it.
    """
    _refuse_what_cannot_be(path, create=False)
    try:
        return _check_version(path, Opened(_connect(path, "mode=rw", busy_seconds)))
    except sqlite3.OperationalError as error:
        # The write-ahead log needs a folder one can write to; without one the case is read as it lies.
        if error.sqlite_errorname.split("_")[1] not in ("CANTOPEN", "READONLY", "PERM", "IOERR"):
            raise
    return _check_version(path, _open_as_it_lies(path, busy_seconds))


def _open_as_it_lies(path: Path, busy_seconds: float) -> Opened:
    """Read a case in a folder that cannot be written: in place, or from a copy where a log belongs to it."""
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return Opened(_connect(path, "mode=ro&immutable=1", busy_seconds))
    copy = tempfile.TemporaryDirectory(prefix="trucewatch-")
    try:
        shutil.copyfile(path, Path(copy.name) / path.name)
        shutil.copyfile(log, Path(copy.name) / log.name)
    except OSError as error:
        copy.cleanup()
        raise CaseError(f"{path}: the case cannot be read ({error.strerror}); look at its permissions") from error
    return Opened(_connect(Path(copy.name) / path.name, "mode=rw", busy_seconds), copy)


def _refuse_what_cannot_be(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise CaseError(f"{path}: this is a folder; a case is one file, for instance {path / 'truce.case'}")
    if not path.parent.is_dir():
        raise CaseError(f"{path}: the folder {path.parent} does not exist; make it first, or give another --case")
    if not create and not path.exists():
        raise CaseError(f"{path}: there is no case here; make one with: trucewatch run REPORTS... --case {path}")


def _connect(path: Path, mode: str, busy_seconds: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=busy_seconds)
    try:
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(path: Path, opened: Opened) -> Opened:
    """Let a case through that this program can read as it is, for reading only."""
    try:
        if _check_kind(path, opened.connection):
            raise CaseError(f"{path}: the case is empty; fill it with: trucewatch run REPORTS... --case {path}")
        version = applied(opened.connection)
        if version < MIGRATIONS[-1].version:
            raise CaseError(
                f"{path}: the case has the tables of version {version}, this program reads version "
                f"{MIGRATIONS[-1].version}; bring it up to date with: trucewatch run --case {path}"
            )
        opened.connection.execute("PRAGMA query_only = ON")
    except BaseException:
        opened.connection.close()
        if opened.copy is not None:
            opened.copy.cleanup()
        raise
    return opened


def _check_kind(path: Path, connection: sqlite3.Connection) -> bool:
    """Tell whether the file is still empty; refuse one that is no case, or of a newer program."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application == 0 and tables == 0:
        return True
    if application != APPLICATION_ID:
        raise ForeignCase(f"{path}: this is a database of another program, not a trucewatch case; give another --case")
    version = applied(connection)
    if version > MIGRATIONS[-1].version:
        raise ForeignCase(
            f"{path}: a newer trucewatch wrote this case (tables of version {version}, this program knows "
            f"{MIGRATIONS[-1].version}); nothing was changed; install the newer program"
        )
    return False
