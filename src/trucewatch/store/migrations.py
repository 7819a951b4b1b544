"""The tables of a case, as ordered steps. A step that was released is never edited: add the next one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch import __version__

APPLICATION_ID = 0x54525743  # "TRWC"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, what it does in a few words, and its statements."""

    version: int
    name: str
    statements: tuple[str, ...]


_FIRST = Migration(
    1,
    "documents, reports, claims, incidents, tallies, findings, decisions",
    (
        "CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, program TEXT NOT NULL) STRICT",
        "CREATE TABLE fact (name TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT",
        """CREATE TABLE document (digest TEXT PRIMARY KEY, file TEXT NOT NULL, media_type TEXT NOT NULL, encoding TEXT,
            size INTEGER NOT NULL, raw BLOB NOT NULL) STRICT""",
        """CREATE TABLE report (id TEXT PRIMARY KEY, file TEXT NOT NULL, record INTEGER NOT NULL,
            start INTEGER NOT NULL, body TEXT NOT NULL, published TEXT) STRICT""",
        "CREATE INDEX report_order ON report (file, record, start, id)",
        """CREATE TABLE sighting (report TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (report, place))
            STRICT, WITHOUT ROWID""",
        "CREATE TABLE reading (report TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT",
        "CREATE TABLE staged_reading (report TEXT PRIMARY KEY, key TEXT NOT NULL, body TEXT NOT NULL) STRICT",
        """CREATE TABLE attribution (id TEXT PRIMARY KEY, report TEXT NOT NULL, start INTEGER NOT NULL,
            body TEXT NOT NULL) STRICT""",
        "CREATE INDEX attribution_order ON attribution (report, start, id)",
        """CREATE TABLE claim (id TEXT PRIMARY KEY, report TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
            event_type TEXT NOT NULL, attribution TEXT, body TEXT NOT NULL) STRICT""",
        "CREATE INDEX claim_order ON claim (report, start, stop, id)",
        """CREATE TABLE incident (id TEXT PRIMARY KEY, day TEXT NOT NULL, armed INTEGER NOT NULL,
            body TEXT NOT NULL) STRICT""",
        "CREATE INDEX incident_order ON incident (day, id)",
        "CREATE TABLE tally (id TEXT PRIMARY KEY, claim TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL) STRICT",
        "CREATE INDEX tally_order ON tally (day, id)",
        """CREATE TABLE finding (id TEXT PRIMARY KEY, incident TEXT NOT NULL, verdict TEXT NOT NULL,
            body TEXT NOT NULL) STRICT""",
        "CREATE INDEX finding_order ON finding (incident, id)",
        """CREATE TABLE problem (id TEXT PRIMARY KEY, place TEXT NOT NULL, step TEXT NOT NULL,
            body TEXT NOT NULL) STRICT""",
        """CREATE TABLE agreement (digest TEXT PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL,
            body TEXT NOT NULL) STRICT""",
        "CREATE TABLE run_note (number INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL) STRICT",
        """CREATE TABLE decision (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL,
            seen TEXT NOT NULL, kind TEXT NOT NULL, decided_by TEXT NOT NULL, at TEXT NOT NULL,
            reason_seal TEXT NOT NULL, value_seal TEXT, previous TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL UNIQUE) STRICT""",
        "CREATE INDEX decision_about ON decision (about, number)",
        """CREATE TABLE decision_words (decision TEXT NOT NULL REFERENCES decision (id), part TEXT NOT NULL, salt TEXT,
            words TEXT, PRIMARY KEY (decision, part)) STRICT""",
        """CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
            BEGIN SELECT RAISE(ABORT, 'a decision is never changed: append a withdrawal'); END""",
        """CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
            BEGIN SELECT RAISE(ABORT, 'a decision is never removed: append a withdrawal'); END""",
        """CREATE TRIGGER words_are_only_erased BEFORE UPDATE ON decision_words
            WHEN new.words IS NOT NULL OR new.salt IS NOT NULL OR new.decision <> old.decision OR new.part <> old.part
            BEGIN SELECT RAISE(ABORT, 'words of a decision are never changed, only erased'); END""",
        """CREATE TRIGGER words_keep_their_row BEFORE DELETE ON decision_words
            BEGIN SELECT RAISE(ABORT, 'words of a decision are never removed, only erased'); END""",
    ),
)

_SECOND = Migration(
    2,
    "answers of second readers",
    ("CREATE TABLE second_answer (digest TEXT PRIMARY KEY, recipe TEXT NOT NULL, words TEXT NOT NULL) STRICT",),
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _SECOND)


def applied(connection: sqlite3.Connection) -> int:
    """Return the version of the case: the number of its last step."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def pending(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> tuple[Migration, ...]:
    """Return the steps the case still needs, in order."""
    version = applied(connection)
    return tuple(step for step in migrations if step.version > version)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring the case up to date and return how many steps that took. A kill leaves it before or after a step."""
    taken = 0
    while pending(connection, migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Asked again under the lock: another process may have taken the step while this one waited.
            steps = pending(connection, migrations)
            if steps:
                _take(connection, steps[0])
                taken += 1
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return taken


def _take(connection: sqlite3.Connection, step: Migration) -> None:
    for statement in step.statements:
        connection.execute(statement)
    connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.version, step.name, __version__))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {step.version:d}")
