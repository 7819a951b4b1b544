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

_THIRD = Migration(
    3,
    "an index for looking things up: days, parties, sources, words, and a number that grows with every change",
    (
        "CREATE TABLE change (number INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, about TEXT) STRICT",
        "CREATE INDEX change_at ON change (at)",
        "INSERT INTO change (at, what, about) SELECT at, 'run', number FROM run_note ORDER BY number",
        "INSERT INTO change (at, what, about) SELECT at, 'decision', id FROM decision ORDER BY number",
        """CREATE TRIGGER a_run_is_a_change AFTER INSERT ON run_note
            BEGIN INSERT INTO change (at, what, about) VALUES (new.at, 'run', new.number); END""",
        """CREATE TRIGGER a_decision_is_a_change AFTER INSERT ON decision
            BEGIN INSERT INTO change (at, what, about) VALUES (new.at, 'decision', new.id); END""",
        # Without a clock of its own the store dates an erasure by the last change: only its order matters.
        """CREATE TRIGGER an_erasure_is_a_change AFTER UPDATE ON decision_words
            BEGIN INSERT INTO change (at, what, about)
                SELECT coalesce(max(at), ''), 'erasure', new.decision FROM change; END""",
        """CREATE TABLE report_index (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, publisher TEXT,
            file TEXT NOT NULL, record INTEGER, best TEXT, earliest TEXT, latest TEXT, certain INTEGER NOT NULL,
            length INTEGER NOT NULL, claims INTEGER NOT NULL, problems INTEGER NOT NULL) STRICT""",
        "CREATE INDEX report_index_day ON report_index (best)",
        """CREATE TABLE claim_index (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report TEXT NOT NULL,
            incident TEXT, event_type TEXT NOT NULL, coarse TEXT NOT NULL, speaker TEXT NOT NULL, first_day TEXT,
            last_day TEXT, said_on TEXT, side TEXT NOT NULL, armed INTEGER NOT NULL, doubtful INTEGER NOT NULL,
            killed INTEGER NOT NULL, standing TEXT NOT NULL) STRICT""",
        "CREATE INDEX claim_index_incident ON claim_index (incident)",
        "CREATE INDEX claim_index_report ON claim_index (report)",
        "CREATE INDEX claim_index_type ON claim_index (event_type, number)",
        "CREATE INDEX claim_index_killed ON claim_index (killed, side, last_day)",
        """CREATE TABLE incident_index (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
            event_type TEXT NOT NULL, coarse TEXT NOT NULL, armed INTEGER NOT NULL, extent TEXT NOT NULL,
            first_day TEXT, last_day TEXT, verdict TEXT NOT NULL, finding TEXT, precision TEXT NOT NULL, place TEXT,
            place_name TEXT, country TEXT, lat REAL, lon REAL, within TEXT NOT NULL, claims INTEGER NOT NULL,
            reports INTEGER NOT NULL, sources INTEGER NOT NULL, clashes INTEGER NOT NULL, parties TEXT NOT NULL,
            pressing TEXT NOT NULL, standing TEXT NOT NULL, since INTEGER NOT NULL) STRICT""",
        "CREATE INDEX incident_index_day ON incident_index (first_day, last_day)",
        "CREATE INDEX incident_index_pressing ON incident_index (pressing)",
        "CREATE INDEX incident_index_finding ON incident_index (finding)",
        """CREATE TABLE incident_party (party TEXT NOT NULL, incident TEXT NOT NULL, name TEXT NOT NULL,
            PRIMARY KEY (party, incident)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX incident_party_incident ON incident_party (incident, party)",
        """CREATE TABLE claim_voice (source TEXT NOT NULL, claim TEXT NOT NULL, part TEXT NOT NULL,
            PRIMARY KEY (source, claim, part)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE source_index (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            kind TEXT NOT NULL, origin TEXT NOT NULL, published INTEGER NOT NULL, spoken INTEGER NOT NULL,
            relayed INTEGER NOT NULL, incidents INTEGER NOT NULL) STRICT""",
        """CREATE TABLE tally_index (id TEXT PRIMARY KEY, report TEXT NOT NULL, source TEXT NOT NULL,
            counted TEXT NOT NULL, first_day TEXT, last_day TEXT, told_on TEXT) STRICT""",
        "CREATE INDEX tally_index_day ON tally_index (first_day, last_day)",
        """CREATE TABLE waiting_index (record TEXT NOT NULL, other TEXT NOT NULL, kind TEXT NOT NULL,
            title TEXT NOT NULL, cause INTEGER NOT NULL, why TEXT NOT NULL, hangs TEXT NOT NULL, place TEXT NOT NULL,
            PRIMARY KEY (record, other, cause)) STRICT""",
        "CREATE INDEX waiting_index_place ON waiting_index (place)",
        """CREATE TABLE record_standing (record TEXT PRIMARY KEY, kind TEXT NOT NULL, standing TEXT NOT NULL,
            decision TEXT) STRICT, WITHOUT ROWID""",
        """CREATE TABLE record_change (record TEXT PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL,
            first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX record_change_last ON record_change (last)",
        "CREATE INDEX decision_value ON decision_words (words) WHERE part = 'value'",
        "CREATE INDEX decision_by ON decision (decided_by, number)",
        """CREATE VIRTUAL TABLE report_words USING fts5 (exact, sound, content = '',
            tokenize = "unicode61 remove_diacritics 0")""",
        """CREATE VIRTUAL TABLE claim_words USING fts5 (exact, sound, content = '',
            tokenize = "unicode61 remove_diacritics 0")""",
    ),
)

_FOURTH = Migration(
    4,
    "the machine's reading of claims that people corrected, and which claims people added",
    ("CREATE TABLE laid_claim (id TEXT PRIMARY KEY, report TEXT NOT NULL, machine TEXT) STRICT",),
)

_FIFTH = Migration(
    5,
    "the index in narrow rows: pages of a case of 30,000 incidents are found in a fraction of the time",
    (
        "DROP TABLE incident_party",
        "DROP TABLE claim_voice",
        """CREATE TABLE incident_party (party TEXT NOT NULL, incident INTEGER NOT NULL, name TEXT NOT NULL,
            PRIMARY KEY (party, incident)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX incident_party_incident ON incident_party (incident, party, name)",
        """CREATE TABLE claim_voice (source TEXT NOT NULL, claim INTEGER NOT NULL, part TEXT NOT NULL,
            PRIMARY KEY (source, claim, part)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE place_index (key TEXT PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
            precision TEXT NOT NULL, country TEXT, within TEXT NOT NULL) STRICT""",
        "DROP INDEX incident_index_day",
        # Holds all that lists are narrowed and ordered by, so that only the rows of one page are read whole.
        """CREATE INDEX incident_index_narrow ON incident_index (first_day, last_day, verdict, standing, coarse,
            event_type, precision, armed, lat, place, since, pressing, id)""",
        "CREATE INDEX claim_index_day ON claim_index (first_day, last_day)",
        "DROP INDEX record_change_last",
        "CREATE INDEX record_change_kind ON record_change (kind, last, first, record)",
        "DELETE FROM fact WHERE name = 'index'",
    ),
)

_SIXTH = Migration(
    6,
    "sitreps: every version of each, with the report its numbers came from",
    (
        "CREATE TABLE sitrep_text (digest TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT",
        """CREATE TABLE sitrep_version (number INTEGER PRIMARY KEY, sitrep TEXT NOT NULL, version INTEGER NOT NULL,
            state TEXT NOT NULL, written_by TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, report TEXT NOT NULL
            REFERENCES sitrep_text (digest), map TEXT REFERENCES sitrep_text (digest), page TEXT
            REFERENCES sitrep_text (digest), previous TEXT NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE,
            UNIQUE (sitrep, version)) STRICT""",
        *(
            f"""CREATE TRIGGER {table}_is_never_{done} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, 'a sitrep that was written is never {done}: write a new version'); END"""
            for table in ("sitrep_version", "sitrep_text")
            for act, done in (("UPDATE", "changed"), ("DELETE", "removed"))
        ),
    ),
)

_SEVENTH = Migration(
    7,
    "findings under other agreements than the first",
    (
        """CREATE TABLE finding_elsewhere (id TEXT PRIMARY KEY, incident TEXT NOT NULL, agreement TEXT NOT NULL,
            body TEXT NOT NULL) STRICT""",
        "CREATE INDEX finding_elsewhere_order ON finding_elsewhere (incident, agreement)",
    ),
)

_EIGHTH = Migration(
    8,
    "what became of incidents that are no more; what waits for a person whatever its standing",
    (
        "CREATE TABLE gone_incident (id TEXT PRIMARY KEY, title TEXT NOT NULL, claims TEXT NOT NULL) STRICT",
        "ALTER TABLE waiting_index ADD COLUMN always INTEGER NOT NULL DEFAULT 0",
        "DELETE FROM fact WHERE name = 'index'",
    ),
)

_NINTH = Migration(
    9,
    "incidents that may be one event, as they were weighed when the case was worked through",
    (
        """CREATE TABLE possible_merge (one TEXT NOT NULL, other TEXT NOT NULL, weight REAL NOT NULL,
            pair REAL NOT NULL, body TEXT NOT NULL, PRIMARY KEY (one, other)) STRICT""",
        "CREATE INDEX possible_merge_other ON possible_merge (other)",
    ),
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH, _EIGHTH, _NINTH)


def applied(connection: sqlite3.Connection) -> int:
    """Return the version of the case: the number of its last step."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def pending(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> tuple[Migration, ...]:
    """Return the steps the case still needs, in order."""
    version = applied(connection)
    return tuple(step for step in migrations if step.version > version)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring the case up to date and return how many steps that took. A kill leaves it before or after all of them."""
    if not pending(connection, migrations):
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have taken the steps while this one waited.
        steps = pending(connection, migrations)
        for step in steps:
            _take(connection, step)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return len(steps)


def _take(connection: sqlite3.Connection, step: Migration) -> None:
    for statement in step.statements:
        connection.execute(statement)
    connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.version, step.name, __version__))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {step.version:d}")
