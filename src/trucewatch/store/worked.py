"""The part of a case that knows which decisions its records follow, and what became of incidents that are no more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trucewatch.store.connection import CaseFile


@dataclass(frozen=True, slots=True)
class GoneIncident:
    """An incident that is no more: its title, the claims it held, and the incidents that hold them now."""

    id: str
    title: str
    claims: tuple[str, ...]
    now_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunNote:
    """When the machine last worked through the case, and what came of it in one line."""

    at: datetime
    note: str


class CaseWithWork(CaseFile):
    """How far a case was worked through."""

    def put_run_note(self, at: datetime, note: str) -> None:
        """Note when the machine worked through the case. The clock is the desk's; exports never show it."""
        with self.writing():
            self._run("INSERT INTO run_note (at, note) VALUES (?, ?)", (at.isoformat(), note))

    def last_run(self) -> RunNote | None:
        """Return when the machine last worked through the case, or None when it never did."""
        row = self._one("SELECT at, note FROM run_note ORDER BY number DESC LIMIT 1")
        return None if row is None else RunNote(datetime.fromisoformat(row[0]), row[1])

    def runs(self) -> int:
        """Return a number that grows whenever the case was worked through."""
        row = self._one("SELECT coalesce(max(number), 0) FROM run_note")
        return 0 if row is None else int(row[0])

    def decisions_not_followed(self) -> tuple[str, ...]:
        """Return the ids of the decisions that were made, or lost words, since the case was last worked through."""
        since = """coalesce((SELECT CAST(words AS INTEGER) FROM fact WHERE name = 'worked through'),
            (SELECT max(number) FROM change WHERE what = 'run'), 0)"""
        query = f"""SELECT about FROM change WHERE number > {since} AND what IN ('decision', 'erasure')
            GROUP BY about ORDER BY min(number)"""  # noqa: S608 -- the words are ours
        return tuple(self._bodies(query))

    def incident_ids(self) -> frozenset[str]:
        """Return the ids of the incidents held."""
        return frozenset(self._bodies("SELECT id FROM incident"))

    def keep_gone(self, gone: Iterable[str], held: Iterable[str]) -> None:
        """Remember title and claims of incidents that are about to be no more; forget those that are there again."""
        with self.writing():
            self._run_many(
                """INSERT INTO gone_incident SELECT id, json_extract(body, '$.title'), json_extract(body, '$.claims')
                    FROM incident WHERE id = ? ON CONFLICT DO UPDATE SET title = excluded.title, claims = excluded.claims""",
                ((one,) for one in sorted(gone)),
            )
            self._run_many("DELETE FROM gone_incident WHERE id = ?", ((one,) for one in held))

    def gone_incidents(self) -> frozenset[str]:
        """Return the ids of the incidents that are no more."""
        return frozenset(self._bodies("SELECT id FROM gone_incident"))

    def gone_like(self, id_prefix: str) -> tuple[str, ...]:
        """Return the ids of the incidents that are no more whose id begins with these characters, at most two."""
        query = "SELECT id FROM gone_incident WHERE substr(id, 1, length(?)) = ? ORDER BY id LIMIT 2"
        return tuple(self._bodies(query, (id_prefix, id_prefix)))

    def decided_about(self) -> frozenset[str]:
        """Return the ids of all records that somebody decided about, those that are no more as well."""
        return frozenset(self._bodies("SELECT DISTINCT about FROM decision"))

    def gone_incident(self, incident: str) -> GoneIncident | None:
        """Return what became of an incident that is no more; None where there never was one, or it is there."""
        row = self._one("SELECT title, claims FROM gone_incident WHERE id = ?", (incident,))
        if row is None:
            return None
        query = """SELECT DISTINCT incident FROM claim_index JOIN json_each(?) one ON one.value = claim_index.id
            WHERE incident IS NOT NULL ORDER BY incident"""
        return GoneIncident(incident, row[0], tuple(json.loads(row[1])), tuple(self._bodies(query, (row[1],))))
