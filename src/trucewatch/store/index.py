"""The part of a case that is looked things up in: made anew by each run, with standings that follow the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from trucewatch.model.decision import Standing
from trucewatch.store.connection import CaseFile, Row
from trucewatch.store.index_cells import (
    claim_cells,
    incident_cells,
    place_cells,
    report_cells,
    source_cells,
    tally_cells,
    waiting_cells,
)
from trucewatch.store.index_rows import ClaimRow, Folded, Held, IncidentRow, Index, RecordDigest, WaitingRow

_TABLES = (
    "report_index",
    "claim_index",
    "incident_index",
    "incident_party",
    "claim_voice",
    "source_index",
    "tally_index",
    "waiting_index",
    "place_index",
)
# A finding's decision counts for its incident where nobody decided about the incident itself; stale outweighs both.
_COMBINED = """
    UPDATE incident_index SET standing = (
        SELECT CASE
            WHEN 'stale' IN (coalesce(own.standing, ''), coalesce(tested.standing, '')) THEN 'stale'
            WHEN coalesce(own.standing, 'proposed') <> 'proposed' THEN own.standing
            ELSE coalesce(tested.standing, 'proposed') END
        FROM (SELECT 1)
            LEFT JOIN record_standing own ON own.record = incident_index.id
            LEFT JOIN record_standing tested ON tested.record = incident_index.finding)
    WHERE id = ? OR finding = ?"""


class CaseWithIndex(CaseFile):
    """A case file's index. What is in it follows from the records and the ledger, and can be made again from them."""

    def put_index(self, index: Index, report_words: Iterable[Folded], claim_words: Iterable[Folded]) -> None:
        """Replace the index. The words for searching come in the order of ``index.reports`` and ``index.claims``.

        What was shown before under the same digest keeps the change numbers that brought and last changed it.
        """
        with self.writing():
            for table in _TABLES:
                self._run(f"DELETE FROM {table}")  # noqa: S608 -- the tables' names are ours
            since = self._note_changes(index.digests)
            at = {one.id: number for number, one in enumerate(index.incidents, start=1)}
            parties = {(one.key, at[one.incident]): one.name for one in index.parties}
            places = {one.place: place_cells(one) for one in index.incidents if _placed(one)}
            claim_at = {one.id: number for number, one in enumerate(index.claims, start=1)}
            voices = {(one.source, claim_at[one.claim], one.part.value) for one in index.voices}
            self._put("report_index", (report_cells(at, one) for at, one in enumerate(index.reports, start=1)))
            self._put("claim_index", (claim_cells(at, one) for at, one in enumerate(index.claims, start=1)))
            self._put(
                "incident_index",
                (incident_cells(at, one, since.get(one.id, 0)) for at, one in enumerate(index.incidents, start=1)),
            )
            self._put("incident_party", ((*of, name) for of, name in sorted(parties.items())))
            self._put("claim_voice", sorted(voices))
            self._put("place_index", sorted(places.values()))
            self._put("source_index", (source_cells(at, one) for at, one in enumerate(index.sources, start=1)))
            self._put("tally_index", map(tally_cells, index.tallies))
            self._put("waiting_index", map(waiting_cells, index.waiting))
            self._put_words("report_words", report_words)
            self._put_words("claim_words", claim_words)
            self._remember("index", index.recipe)

    def index_recipe(self) -> str | None:
        """Return what made the index, None where there is none yet."""
        return self._remembered("index")

    def put_claim_row(self, row: ClaimRow, words: Folded) -> None:
        """Let a claim be found as it stands now: one that a person corrected, or added since the index was made."""
        with self.writing():
            held = self._one("SELECT number, incident, standing FROM claim_index WHERE id = ?", (row.id,))
            if held is None:
                number = self._number("SELECT coalesce(max(number), 0) + 1 FROM claim_index")
                self._put_folded("claim_words", number, words)
            else:
                number = held[0]
                row = replace(row, incident=held[1], standing=Standing(held[2]))
                self._run("DELETE FROM claim_index WHERE number = ?", (number,))
            self._run("DELETE FROM claim_voice WHERE claim = ? AND part = 'speaker'", (number,))
            self._put("claim_voice", ((row.speaker, number, "speaker"),))
            self._put("claim_index", (claim_cells(number, row),))

    def drop_claim_row(self, claim: str) -> None:
        """Let a claim be found no longer: it was added by a person and that was taken back."""
        with self.writing():
            self._run("DELETE FROM claim_voice WHERE claim = (SELECT number FROM claim_index WHERE id = ?)", (claim,))
            self._run("DELETE FROM claim_index WHERE id = ?", (claim,))

    # Standings -----------------------------------------------------------------------------------------------------

    def put_standings(self, held: Iterable[Held], followed: int, *, afresh: bool = False) -> None:
        """Keep how far people stand behind records, up to the decision numbered ``followed``.

        ``afresh`` forgets all standings kept before.
        """
        with self.writing():
            if afresh:
                self._run("DELETE FROM record_standing")
            for one in held:
                self._run(
                    "INSERT INTO record_standing VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                    "standing = excluded.standing, decision = excluded.decision",
                    (one.record, one.kind, one.standing.value, one.decision),
                )
                if one.kind == "claim":
                    self._run("UPDATE claim_index SET standing = ? WHERE id = ?", (one.standing.value, one.record))
                elif one.kind in ("incident", "finding"):
                    self._run(_COMBINED, (one.record, one.record))
            self._remember("followed", str(followed))

    def add_waiting(self, row: WaitingRow) -> None:
        """Let a record wait for a person, unless it waits already."""
        with self.writing():
            self._run(
                "INSERT INTO waiting_index SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? "
                "WHERE NOT EXISTS (SELECT 1 FROM waiting_index WHERE record = ? AND other = '')",
                (*waiting_cells(row), row.record),
            )

    def put_always_waiting(self, records: Iterable[str], rows: Iterable[WaitingRow]) -> None:
        """Let these records wait whatever their standing for what the rows say, and for nothing else of that kind."""
        with self.writing():
            self._run_many("DELETE FROM waiting_index WHERE always AND record = ?", ((one,) for one in records))
            self._run_many(
                "INSERT INTO waiting_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                map(waiting_cells, rows),
            )

    def drop_merge_suggestion(self, one: str, other: str) -> None:
        """Suggest no more that two incidents are one: a person decided about the pair."""
        pair = (one, other, other, one)
        with self.writing():
            self._run("DELETE FROM waiting_index WHERE (record = ? AND other = ?) OR (record = ? AND other = ?)", pair)
            self._run("DELETE FROM possible_merge WHERE (one = ? AND other = ?) OR (one = ? AND other = ?)", pair)

    def followed(self) -> int:
        """Return the number of the last decision that the standings follow."""
        return int(self._remembered("followed") or 0)

    def last_decision(self) -> int:
        """Return the number of the last decision, 0 where there is none."""
        return self._number("SELECT coalesce(max(number), 0) FROM decision")

    def decided_since(self, number: int) -> tuple[str, ...]:
        """Return the ids of the records that decisions after this one are about, sorted."""
        query = "SELECT DISTINCT about FROM decision WHERE number > ? ORDER BY about"
        return tuple(self._bodies(query, (number,)))

    # Changes -------------------------------------------------------------------------------------------------------

    def change_number(self) -> int:
        """Return a number that grows with every run, decision and erasure; 0 where nothing has happened yet."""
        return self._number("SELECT coalesce(max(number), 0) FROM change")

    def change_number_at(self, moment: datetime) -> int:
        """Return the number that stood at a moment."""
        wanted = moment.timestamp()
        rows = self._rows("SELECT number, at FROM change ORDER BY number DESC")
        return next((number for number, at in rows if at and datetime.fromisoformat(at).timestamp() <= wanted), 0)

    def _note_changes(self, digests: Iterable[RecordDigest]) -> dict[str, int]:
        """Write down what is new or another; return, by record, the change number that brought it."""
        number = self.change_number()
        query = "SELECT record, digest, first FROM record_change"
        known = {record: (digest, first) for record, digest, first in self._rows(query)}
        brought: dict[str, int] = {}
        fresh: list[Row] = []
        for one in digests:
            digest, first = known.pop(one.record, ("", number))
            brought[one.record] = first
            if digest != one.digest:
                fresh.append((one.record, one.kind, one.digest, first, number))
        self._run_many("DELETE FROM record_change WHERE record = ?", ((record,) for record in known))
        self._run_many(
            "INSERT INTO record_change VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET digest = excluded.digest, last = excluded.last",
            fresh,
        )
        return brought

    # How it is written ---------------------------------------------------------------------------------------------

    def _put(self, table: str, rows: Iterable[Row]) -> None:
        waiting = iter(rows)
        first = next(waiting, None)
        if first is not None:
            marks = ", ".join("?" * len(first))
            self._run_many(f"INSERT INTO {table} VALUES ({marks})", chain((first,), waiting))  # noqa: S608

    def _put_words(self, table: str, words: Iterable[Folded]) -> None:
        self._run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
        self._run_many(
            f"INSERT INTO {table} (rowid, exact, sound) VALUES (?, ?, ?)",  # noqa: S608
            ((at, one.exact, one.sound) for at, one in enumerate(words, start=1)),
        )

    def _put_folded(self, table: str, number: int, words: Folded) -> None:
        query = f"INSERT INTO {table} (rowid, exact, sound) VALUES (?, ?, ?)"  # noqa: S608 -- the name is ours
        self._run(query, (number, words.exact, words.sound))

    def _remember(self, name: str, words: str) -> None:
        self._run("INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET words = excluded.words", (name, words))

    def _remembered(self, name: str) -> str | None:
        row = self._one("SELECT words FROM fact WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def _number(self, query: str) -> int:
        row = self._one(query)
        return 0 if row is None else int(row[0])


def _placed(one: IncidentRow) -> bool:
    return one.place is not None and one.place_name is not None and one.lat is not None and one.lon is not None
