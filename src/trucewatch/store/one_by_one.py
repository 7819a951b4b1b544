"""The part of a case that reads single records by id, so that a page need not read them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.model.attribution import Attribution
from trucewatch.model.claim import Claim
from trucewatch.model.decision import Decision, Entry, SealedWords
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.report import Report
from trucewatch.model.tally import Tally
from trucewatch.model.when import DatedReason
from trucewatch.store.connection import CaseFile
from trucewatch.store.decisions import read_decision, read_entry
from trucewatch.store.forms import ATTRIBUTION, CLAIM, DATED, FINDING, INCIDENT, REPORT, TALLY
from trucewatch.store.index_rows import PageOf
from trucewatch.store.looking import Window

_HANDFUL = 500


class CaseOneByOne(CaseFile):
    """A case file's records by id. What is not there is left out of the answer."""

    def claims_by_id(self, claims: Iterable[str]) -> dict[str, Claim]:
        """Return these claims by id."""
        return {one.id: one for one in map(CLAIM.read, self._held("claim", "id", claims))}

    def claims_in(self, report: str) -> tuple[Claim, ...]:
        """Return the claims of a report, by their place in it."""
        found = self._bodies("SELECT body FROM claim WHERE report = ? ORDER BY start, stop, id", (report,))
        return tuple(map(CLAIM.read, found))

    def attributions_in(self, report: str) -> tuple[Attribution, ...]:
        """Return who says what in a report, by place in it."""
        found = self._bodies("SELECT body FROM attribution WHERE report = ? ORDER BY start, id", (report,))
        return tuple(map(ATTRIBUTION.read, found))

    def incidents_by_id(self, incidents: Iterable[str]) -> dict[str, Incident]:
        """Return these incidents by id."""
        return {one.id: one for one in map(INCIDENT.read, self._held("incident", "id", incidents))}

    def findings_by_id(self, findings: Iterable[str]) -> dict[str, Finding]:
        """Return these findings by id."""
        return {one.id: one for one in map(FINDING.read, self._held("finding", "id", findings))}

    def findings_of(self, incidents: Iterable[str]) -> dict[str, Finding]:
        """Return the findings of these incidents, by incident."""
        return {one.incident: one for one in map(FINDING.read, self._held("finding", "incident", incidents))}

    def tallies_by_id(self, tallies: Iterable[str]) -> dict[str, Tally]:
        """Return these tallies by id."""
        return {one.id: one for one in map(TALLY.read, self._held("tally", "id", tallies))}

    def reports_by_id(self, reports: Iterable[str]) -> dict[str, Report]:
        """Return these reports by id, with their reasoned days and the other places they were seen in."""
        wanted = sorted(set(reports))
        found: dict[str, Report] = {}
        for at in range(0, len(wanted), _HANDFUL):
            handful = wanted[at : at + _HANDFUL]
            marks = ", ".join("?" * len(handful))
            seen: dict[str, list[str]] = {}
            query = f"SELECT report, place FROM sighting WHERE report IN ({marks}) ORDER BY report, place"  # noqa: S608
            for report, place in self._rows(query, handful):
                seen.setdefault(report, []).append(place)
            query = f"SELECT id, body, published FROM report WHERE id IN ({marks})"  # noqa: S608
            for report, body, published in self._rows(query, handful):
                found[report] = as_held(REPORT.read(body), published, seen.get(report, ()))
        return found

    def decisions_about(self, records: Iterable[str]) -> tuple[Decision, ...]:
        """Return the decisions about these records, and the merges and splits that name them, as they were made."""
        wanted = sorted(set(records))
        numbers: set[int] = set()
        for at in range(0, len(wanted), _HANDFUL):
            handful = wanted[at : at + _HANDFUL]
            marks = ", ".join("?" * len(handful))
            # Only merges and splits name a second record: looking at the words of all decisions would grow with them.
            query = f"""SELECT number FROM decision WHERE about IN ({marks}) UNION
                SELECT number FROM decision JOIN decision_words ON decision = id AND part = 'value'
                WHERE kind IN ('merge', 'split') AND CASE WHEN json_valid(words)
                    THEN json_extract(words, '$.other') ELSE words END IN ({marks})"""  # noqa: S608
            numbers.update(number for (number,) in self._rows(query, (*handful, *handful)))
        return tuple(decision for _, decision in self.numbered_decisions(sorted(numbers)))

    def decision_numbers(self, about: str | None, by: str | None, window: Window) -> PageOf[int]:
        """Return one page of the numbers of decisions, the last one first."""
        chosen = [(name, value) for name, value in (("about", about), ("decided_by", by)) if value is not None]
        where = " WHERE " + " AND ".join(f"{name} = ?" for name, _ in chosen) if chosen else ""
        cells = tuple(value for _, value in chosen)
        total = self._one(f"SELECT count(*) FROM decision{where}", cells)  # noqa: S608 -- the names are ours
        query = f"SELECT number FROM decision{where} ORDER BY number DESC LIMIT ? OFFSET ?"  # noqa: S608
        found = tuple(number for (number,) in self._rows(query, (*cells, *window.cells)))
        return PageOf(found, window.number, window.size, int(total[0]) if total else 0)

    def numbers_of(self, decisions: Iterable[str]) -> dict[str, int]:
        """Return the numbers of these decisions by id."""
        wanted = sorted(set(decisions))
        found: dict[str, int] = {}
        for at in range(0, len(wanted), _HANDFUL):
            handful = wanted[at : at + _HANDFUL]
            marks = ", ".join("?" * len(handful))
            found.update(self._rows(f"SELECT id, number FROM decision WHERE id IN ({marks})", handful))  # noqa: S608
        return found

    def withdrawn(self) -> frozenset[str]:
        """Return the ids of the decisions that were taken back by name."""
        query = """SELECT words FROM decision_words WHERE part = 'value' AND words IS NOT NULL
            AND decision IN (SELECT id FROM decision WHERE kind = 'withdraw')"""
        return frozenset(self._bodies(query))

    def numbered_decisions(self, numbers: Sequence[int]) -> tuple[tuple[Entry, Decision], ...]:
        """Return the decisions with these numbers, in the order asked for, each with its link of the chain."""
        found: dict[int, tuple[Entry, Decision]] = {}
        for at in range(0, len(numbers), _HANDFUL):
            handful = numbers[at : at + _HANDFUL]
            marks = ", ".join("?" * len(handful))
            query = f"""SELECT number, id, about, seen, kind, decided_by, at, reason_seal, value_seal, previous, digest
                FROM decision WHERE number IN ({marks})"""  # noqa: S608
            entries = [read_entry(row) for row in self._rows(query, handful)]
            query = f"""SELECT decision, part, salt, words FROM decision_words
                WHERE decision IN (SELECT id FROM decision WHERE number IN ({marks}))"""  # noqa: S608
            words = {(one.decision, one.part): one for one in (SealedWords(*row) for row in self._rows(query, handful))}
            found |= {entry.number: (entry, read_decision(entry, words)) for entry in entries}
        return tuple(found[number] for number in numbers if number in found)

    def _held(self, table: str, key: str, wanted: Iterable[str]) -> Iterator[str]:
        ids = sorted(set(wanted))
        for at in range(0, len(ids), _HANDFUL):
            handful = ids[at : at + _HANDFUL]
            marks = ", ".join("?" * len(handful))
            query = f"SELECT body FROM {table} WHERE {key} IN ({marks}) ORDER BY id"  # noqa: S608 -- names are ours
            yield from self._bodies(query, handful)


def place_of(report: Report) -> str:
    """Return where a report stands: its file, and the record in it."""
    return report.file if report.record is None else f"{report.file}#{report.record}"


def as_held(report: Report, published: str | None, seen: Sequence[str]) -> Report:
    """Lay the reasoned day and the other places it was seen over a report as it was read."""
    also_in = tuple(place for place in seen if place != place_of(report))
    dated: DatedReason = report.published if published is None else DATED.read(published)
    return replace(report, also_in=also_in, published=dated)
