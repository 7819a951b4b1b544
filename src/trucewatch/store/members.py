"""The accounts of a team, in a file of their own beside the case: never part of a case, a copy of it or an export."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trucewatch.model.errors import CaseError, ForeignCase
from trucewatch.store.connection import Cell

_APPLICATION_ID = 0x54525741  # "TRWA"
_VERSION = 1
_STATEMENTS = (
    """CREATE TABLE member (id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
        secret TEXT NOT NULL, enabled INTEGER NOT NULL, since TEXT NOT NULL) STRICT""",
    "CREATE TABLE attempt (number INTEGER PRIMARY KEY, key TEXT NOT NULL, at REAL NOT NULL) STRICT",
    "CREATE INDEX attempt_key ON attempt (key, at)",
    """CREATE TABLE audit (number INTEGER PRIMARY KEY, at TEXT NOT NULL, member TEXT, who TEXT NOT NULL,
        what TEXT NOT NULL, about TEXT NOT NULL) STRICT""",
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END""",
    """CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never removed'); END""",
    f"PRAGMA application_id = {_APPLICATION_ID:d}",
    f"PRAGMA user_version = {_VERSION:d}",
)
_COLUMNS = "id, name, role, secret, enabled, since"


@dataclass(frozen=True, slots=True)
class StoredMember:
    """An account as it is kept; ``secret`` is the password's argon2 hash."""

    id: str
    name: str
    role: str
    secret: str
    enabled: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One thing that somebody did or tried at the desk; ``member`` is None where nobody was signed in."""

    number: int
    at: datetime
    member: str | None
    who: str
    what: str
    about: str


class MembersFile:
    """The file of a team's accounts. Each call opens it, and closes it whatever happens."""

    def __init__(self, path: Path, busy_seconds: float = 30.0) -> None:
        self.path = path
        self._busy_seconds = busy_seconds

    def exists(self) -> bool:
        """Tell whether there is such a file."""
        return self.path.exists()

    def add(self, member: StoredMember, folded: str) -> bool:
        """Keep a new account; False where somebody has that name."""
        with self._writing(create=True) as connection:
            cells = (
                member.id,
                member.name,
                folded,
                member.role,
                member.secret,
                member.enabled,
                member.since.isoformat(),
            )
            made = connection.execute("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", cells)
            return made.rowcount == 1

    def change(self, member: StoredMember, keep: str) -> bool:
        """Change an account's role, secret and whether it is enabled.

        ``keep`` is a role of which one enabled account must remain: False, and nothing changed, where none would.
        """
        with self._writing() as connection:
            connection.execute(
                "UPDATE member SET role = ?, secret = ?, enabled = ? WHERE id = ?",
                (member.role, member.secret, member.enabled, member.id),
            )
            left = connection.execute("SELECT count(*) FROM member WHERE role = ? AND enabled = 1", (keep,)).fetchone()
            if left[0] == 0:
                connection.execute("ROLLBACK")
                return False
            return True

    def members(self) -> tuple[StoredMember, ...]:
        """Return all accounts, by name."""
        return self._members("ORDER BY folded", ())

    def member(self, member: str) -> StoredMember | None:
        """Return an account by id, or None."""
        found = self._members("WHERE id = ?", (member,))
        return found[0] if found else None

    def named(self, folded: str) -> StoredMember | None:
        """Return an account by its folded name, or None."""
        found = self._members("WHERE folded = ?", (folded,))
        return found[0] if found else None

    def attempt(self, keys: Sequence[str], at: float, since: float) -> tuple[int, tuple[int, ...]]:
        """Write down an attempt to sign in, before it is looked at; forget those before ``since``.

        Return its number, and for each key how many attempts there are under it, this one counted.
        """
        with self._writing() as connection:
            connection.execute("DELETE FROM attempt WHERE at < ?", (since,))
            numbers = [
                connection.execute("INSERT INTO attempt (key, at) VALUES (?, ?)", (key, at)).lastrowid for key in keys
            ]
            counts = (connection.execute("SELECT count(*) FROM attempt WHERE key = ?", (key,)) for key in keys)
            return int(numbers[0] or 0), tuple(int(each.fetchone()[0]) for each in counts)

    def forget_attempts(self, key: str, number: int, count: int) -> None:
        """Forget the attempts under a key, and the one that began with this number: it was the right person."""
        with self._writing() as connection:
            cells = (key, number, number + count)
            connection.execute("DELETE FROM attempt WHERE key = ? OR (number >= ? AND number < ?)", cells)

    def note(self, at: datetime, member: str | None, who: str, what: str, about: str) -> None:
        """Write down what somebody did."""
        with self._writing() as connection:
            cells = (at.isoformat(), member, who, what, about)
            connection.execute("INSERT INTO audit (at, member, who, what, about) VALUES (?, ?, ?, ?, ?)", cells)

    def audit(self, most: int, before: int | None = None) -> tuple[AuditLine, ...]:
        """Return the last things done, the last one first; ``before`` a number where a page goes on."""
        query = "SELECT number, at, member, who, what, about FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?"
        with self._open() as connection:
            rows = connection.execute(query, (2**62 if before is None else before, most)).fetchall()
        return tuple(AuditLine(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows)

    def _members(self, where: str, cells: Sequence[Cell]) -> tuple[StoredMember, ...]:
        with self._open() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM member {where}", cells).fetchall()  # noqa: S608
        return tuple(
            StoredMember(id_, name, role, secret, bool(enabled), datetime.fromisoformat(since))
            for id_, name, role, secret, enabled, since in rows
        )

    @contextmanager
    def _writing(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        with self._open(create=create) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            if connection.in_transaction:
                connection.execute("COMMIT")

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """Open the file, made first where asked; only its owner may read it."""
        if create and not self.path.exists():
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
        try:
            address = f"{self.path.absolute().as_uri()}?mode=rw"
            connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=self._busy_seconds)
        except sqlite3.Error as error:
            raise CaseError(
                f"{self.path}: the accounts cannot be opened ({error}); make one with: trucewatch account add"
            ) from error
        try:
            self._prepare(connection)
            yield connection
        except sqlite3.Error as error:
            raise CaseError(f"{self.path}: the accounts cannot be used ({error})") from error
        finally:
            connection.close()

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA trusted_schema = OFF").fetchall()
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application == 0 and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            self._make(connection)
        elif application != _APPLICATION_ID or version != _VERSION:
            raise ForeignCase(
                f"{self.path}: this is not a file of accounts that this program knows; it was not touched"
            )

    def _make(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA application_id").fetchone()[0] == 0:
            for statement in _STATEMENTS:
                connection.execute(statement)
        connection.execute("COMMIT")
