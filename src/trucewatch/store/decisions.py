"""The part of a case that people write: decisions, appended and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from trucewatch.model.decision import Decision, DecisionKind, Entry, SealedWords
from trucewatch.model.errors import UnknownRecord
from trucewatch.store.connection import CaseFile

ERASED = "(taken out to protect somebody)"


class CaseWithDecisions(CaseFile):
    """A case file's decisions. The tables refuse every change and removal; only free text can be erased."""

    def put_entry(self, entry: Entry, words: Iterable[SealedWords]) -> None:
        """Append one decision, flushed to the disk before this returns."""
        with self.writing():
            self._run(
                "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.number,
                    entry.id,
                    entry.about,
                    entry.seen,
                    entry.kind.value,
                    entry.by,
                    entry.at.isoformat(),
                    entry.reason_seal,
                    entry.value_seal,
                    entry.previous,
                    entry.digest,
                ),
            )
            self._run_many(
                "INSERT INTO decision_words VALUES (?, ?, ?, ?)",
                ((one.decision, one.part, one.salt, one.words) for one in words),
            )

    def entries(self) -> tuple[Entry, ...]:
        """Return the chain of decisions, first to last."""
        query = """SELECT number, id, about, seen, kind, decided_by, at, reason_seal, value_seal, previous, digest
            FROM decision ORDER BY number"""
        return tuple(read_entry(row) for row in self._rows(query))

    def sealed_words(self) -> tuple[SealedWords, ...]:
        """Return the free text of the decisions, as far as it was not erased."""
        query = "SELECT decision, part, salt, words FROM decision_words ORDER BY decision, part"
        return tuple(SealedWords(*row) for row in self._rows(query))

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions in the order they were made."""
        words = {(one.decision, one.part): one for one in self.sealed_words()}
        return tuple(read_decision(entry, words) for entry in self.entries())

    def erase_words(self, decision: str, part: str = "reason") -> None:
        """Take the free text of a decision out for good; that it was made, by whom and when, stays.

        Raises:
            UnknownRecord: no decision has that id.
        """
        with self.writing():
            if self._one("SELECT 1 FROM decision WHERE id = ?", (decision,)) is None:
                raise UnknownRecord(f"{self.path}: no decision has the id {decision}")
            self._run(
                "UPDATE decision_words SET words = NULL, salt = NULL WHERE decision = ? AND part = ?", (decision, part)
            )
        # The erased words must not live on in the write-ahead log.
        self.tidy()


def read_entry(row: tuple[Any, ...]) -> Entry:
    """Return the link of the chain from its row."""
    number, id_, about, seen, kind, by, at, *chain = row
    return Entry(number, id_, about, seen, DecisionKind(kind), by, datetime.fromisoformat(at), *chain)


def read_decision(entry: Entry, words: Mapping[tuple[str, str], SealedWords]) -> Decision:
    """Return the decision of a link, with its words as far as they are still held."""
    reason, value = words.get((entry.id, "reason")), words.get((entry.id, "value"))
    erased = reason is None or reason.words is None
    return Decision(
        id=entry.id,
        about=entry.about,
        seen=entry.seen,
        kind=entry.kind,
        by=entry.by,
        at=entry.at,
        reason=ERASED if reason is None or reason.words is None else reason.words,
        value=None if value is None else value.words,
        erased=erased,
    )
