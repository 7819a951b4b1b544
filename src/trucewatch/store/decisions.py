"""The part of a case that people write: decisions, appended and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from trucewatch.model.decision import Decision, DecisionKind, Entry, SealedWords
from trucewatch.model.errors import CaseError, UnknownRecord
from trucewatch.store.connection import CaseFile

ERASED = "(taken out to protect somebody)"
_COLUMNS = "number, id, about, seen, kind, decided_by, at, reason_seal, value_seal, previous, digest"


_WORDS_OF = "SELECT decision, part, salt, words FROM decision_words WHERE decision = ?"
_NO_TIME = datetime(1, 1, 1, tzinfo=UTC)
_AS_BYTES = (
    f"SELECT {', '.join(f'CAST({name} AS BLOB)' for name in _COLUMNS.split(', '))} FROM decision WHERE number = ?"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A link of the chain that can no longer be read as it was written, whose it is, and what is wrong."""

    number: int
    id: str
    by: str
    found: str


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
        query = f"SELECT {_COLUMNS} FROM decision ORDER BY number"  # noqa: S608 -- our columns
        # All rows first: a row that cannot be read must not leave the cursor open behind it.
        return tuple(map(read_entry, list(self._rows(query))))

    def last_entry(self) -> Entry | None:
        """Return the last link of the chain, None where nothing was decided yet."""
        row = self._one(f"SELECT {_COLUMNS} FROM decision ORDER BY number DESC LIMIT 1")  # noqa: S608 -- our columns
        return None if row is None else read_entry(row)

    def count_entries(self) -> int:
        """Return how many decisions there are."""
        row = self._one("SELECT count(*) FROM decision")
        return 0 if row is None else int(row[0])

    def entries_as_they_lie(self) -> tuple[tuple[Entry, ...], tuple[Unreadable, ...]]:
        """Return the chain whatever was done to it, and the links that can no longer be read as they were written."""
        entries: list[Entry] = []
        broken: list[Unreadable] = []
        row = self._one("SELECT coalesce(max(number), 0) FROM decision")
        for number in range(1, (int(row[0]) if row else 0) + 1):
            try:
                row = self._one(_AS_BYTES, (number,))
            except CaseError as error:
                broken.append(Unreadable(number, "", "", f"it cannot be read ({error.__cause__})"))
                continue
            if row is not None:
                entry, found = _as_it_lies(row)
                entries.append(entry)
                broken += [Unreadable(number, entry.id, entry.by, one) for one in found]
        return tuple(entries), tuple(broken)

    def table_faults(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong with the tables of decisions."""
        found = [
            str(line)
            for table in ("decision", "decision_words")
            for (line,) in self._rows(f"PRAGMA integrity_check('{table}')")
        ]
        return tuple(line for line in found if line != "ok")

    def decision(self, decision: str) -> Decision:
        """Return one decision.

        Raises:
            UnknownRecord: no decision has that id.
        """
        row = self._one(f"SELECT {_COLUMNS} FROM decision WHERE id = ?", (decision,))  # noqa: S608 -- our columns
        if row is None:
            raise UnknownRecord(f"{self.path}: no decision has the id {decision}")
        words = {
            (one.decision, one.part): one for one in (SealedWords(*row) for row in self._rows(_WORDS_OF, (decision,)))
        }
        return read_decision(read_entry(row), words)

    def additions(self) -> tuple[Decision, ...]:
        """Return every decision about a report to which somebody added a claim, in the order they were made."""
        query = f"""SELECT {_COLUMNS} FROM decision
            WHERE about IN (SELECT about FROM decision WHERE kind = 'add') ORDER BY number"""  # noqa: S608
        entries = [read_entry(row) for row in list(self._rows(query))]
        words = {
            (one.decision, one.part): one
            for entry in entries
            for one in (SealedWords(*row) for row in self._rows(_WORDS_OF, (entry.id,)))
        }
        return tuple(read_decision(entry, words) for entry in entries)

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


def _as_it_lies(row: tuple[bytes | None, ...]) -> tuple[Entry, list[str]]:
    """Return a link from its bytes, whatever they are, and what in them is not what anybody wrote."""
    cells = [None if cell is None else cell.decode("utf-8", "replace") for cell in row]
    number, id_, about, seen, kind, by, at, reason_seal, value_seal, previous, digest = cells
    names = _COLUMNS.split(", ")
    broken = [name for name, cell in zip(names, cells, strict=True) if cell is not None and "\ufffd" in cell]
    found = [f"its {name} was changed after it was written" for name in broken]
    odd = _unreadable((number, id_, about, seen, kind, by, at))
    if odd is not None and odd not in found:
        found.append(odd)
    entry = Entry(
        int(number or 0), str(id_), str(about), str(seen), DecisionKind.CONFIRM if odd else DecisionKind(str(kind)), str(by),
        _NO_TIME if odd else datetime.fromisoformat(str(at)), str(reason_seal), value_seal, str(previous),
        str(digest),
    )  # fmt: skip
    return entry, found


def _unreadable(row: tuple[Any, ...]) -> str | None:
    """Say why a row is no decision any more; None where it is one."""
    if row[4] not in tuple(DecisionKind):
        return "its kind was changed after it was written"
    try:
        datetime.fromisoformat(row[6])
    except ValueError:
        return "its time was changed after it was written"
    return None


def read_entry(row: tuple[Any, ...]) -> Entry:
    """Return the link of the chain from its row.

    Raises:
        CaseError: the row is no decision any more: somebody changed it.
    """
    number, id_, about, seen, kind, by, at, *chain = row
    found = _unreadable(row)
    if found is not None:
        raise CaseError(
            f"decision {number} ({id_}, by {by}): {found}; go back to a copy of the case (trucewatch check-ledger tells "
            "more)"
        )
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
