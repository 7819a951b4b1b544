"""Say in one line what is wrong with a case file, and what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trucewatch.model.errors import CaseError, ForeignCase

_DO = {
    "SQLITE_FULL": "the disk is full: nothing of this step was written; make room and run it again",
    "SQLITE_IOERR": "the disk would not take or give the data: nothing of this step was written; "
    "look at the disk and its free space, then run it again",
    "SQLITE_READONLY": "it cannot be written to; copy it to a folder you may write to, or ask for write permission",
    "SQLITE_CANTOPEN": "it cannot be opened; look at its permissions and its folder's",
    "SQLITE_BUSY": "another program is writing to it; wait until it is done and try again",
    "SQLITE_LOCKED": "another program is writing to it; wait until it is done and try again",
    "SQLITE_CORRUPT": "it is damaged; go back to a copy, the reports can be read again",
    "SQLITE_TOOBIG": "a document is too large for a case (1 GB); split it",
    "SQLITE_PERM": "permission was refused; look at its permissions",
    "SQLITE_AUTH": "permission was refused; look at its permissions",
}


@contextmanager
def naming_the_case(path: Path) -> Iterator[None]:
    """Turn the database's trouble into a CaseError that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise case_error(path, error) from error


def case_error(path: Path, error: sqlite3.Error) -> CaseError:
    """Return the error for the person at the desk.

    >>> str(case_error(Path("c.case"), sqlite3.OperationalError("near x: syntax error")))
    'c.case: the case cannot be used (near x: syntax error)'
    """
    name = getattr(error, "sqlite_errorname", None) or ""
    if name == "SQLITE_NOTADB":
        return ForeignCase(f"{path}: this is not a trucewatch case; give another file with --case")
    primary = "_".join(name.split("_")[:2])
    advice = _DO.get(primary)
    if advice is None:
        return CaseError(f"{path}: the case cannot be used ({error})")
    return CaseError(f"{path}: {advice} ({error})")
