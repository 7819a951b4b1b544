"""The chain of decisions: each entry covers the one before it, so that a changed or missing one shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model.decision import Draft, Entry, SealedWords
from trucewatch.model.recipe import content_id

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be stored for one decision: the entry for the chain, and its words for the erasable side table."""

    entry: Entry
    words: tuple[SealedWords, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain does not hold, and how: the entry's number and id, who decided as it stands there, what is wrong.

    The number is 0 where it is not one entry that is wrong.
    """

    number: int
    found: str
    id: str = ""
    by: str = ""

    @property
    def words(self) -> str:
        """Say which entry it is, whose decision, and what is wrong with it.

        >>> Fault(3, "the entry was changed after it was written", "d-1", "Amal").words
        'decision 3 (d-1, by Amal): the entry was changed after it was written'
        """
        if self.number == 0:
            return self.found
        named = ", ".join(part for part in (self.id, f"by {self.by}" if self.by else "") if part)
        return f"decision {self.number}{f' ({named})' if named else ''}: {self.found}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The decisions so far, or the last of them: no more is needed to write the next one down.

    Nothing is changed in place: ``append`` gives the page to store next.
    """

    entries: tuple[Entry, ...] = ()

    @property
    def head(self) -> str:
        """Return the digest of the last entry: printed in a report, it pins every decision before it."""
        return self.entries[-1].digest if self.entries else GENESIS

    def append(self, draft: Draft, salt: str) -> Page:
        """Return the page that writes a decision down. ``salt`` is fresh secret text that hides short reasons.

        >>> from datetime import datetime, timezone
        >>> from trucewatch.model.decision import DecisionKind
        >>> at = datetime(2024, 5, 1, 9, tzinfo=timezone.utc)
        >>> page = Ledger().append(Draft("f-1", "abc", DecisionKind.CONFIRM, "Amal", at, "two networks"), salt="s")
        >>> page.entry.number, page.entry.previous == GENESIS
        (1, True)
        """
        reason_seal = seal(salt, draft.reason)
        value_seal = None if draft.value is None else seal(salt, draft.value)
        number = self.entries[-1].number + 1 if self.entries else 1
        covered = _covered(number, draft, (reason_seal, value_seal), self.head)
        digest = hashlib.sha256(covered).hexdigest()
        entry = Entry(
            number=number,
            id=content_id("d", digest),
            about=draft.about,
            seen=draft.seen,
            kind=draft.kind,
            by=draft.by,
            at=draft.at,
            reason_seal=reason_seal,
            value_seal=value_seal,
            previous=self.head,
            digest=digest,
        )
        words = [SealedWords(entry.id, "reason", salt, draft.reason)]
        if draft.value is not None:
            words.append(SealedWords(entry.id, "value", salt, draft.value))
        return Page(entry, tuple(words))


def seal(salt: str, words: str) -> str:
    """Return the digest that stands for words in the chain; without the salt short words cannot be guessed from it."""
    return hashlib.sha256(f"{salt}\x1f{words}".encode("utf-8", "surrogatepass")).hexdigest()


def verify_chain(entries: Sequence[Entry], words: Sequence[SealedWords] = ()) -> tuple[Fault, ...]:
    """Return every place where the chain does not hold; empty when it does. Erased words are not a fault."""
    faults: list[Fault] = []
    previous = GENESIS
    by_part = {(one.decision, one.part): one for one in words}
    for number, entry in enumerate(entries, start=1):
        found = [*_faults_of(number, entry, previous), *_faults_of_words(entry, by_part)]
        faults += [Fault(number, each, entry.id, entry.by) for each in found]
        previous = entry.digest
    return tuple(faults)


def verify_head(entry: Entry, decisions: int) -> tuple[Fault, ...]:
    """Return what is wrong with the last entry alone: it was changed, or it is not the last of ``decisions``.

    What it covers is not looked at: appending stays as fast with ten thousand decisions as with ten.
    """
    found = _faults_of(decisions, entry, entry.previous)
    return tuple(Fault(entry.number, each, entry.id, entry.by) for each in found)


def _faults_of(number: int, entry: Entry, previous: str) -> list[str]:
    found = []
    if entry.number != number:
        found.append(f"entry {entry.number} stands where entry {number} is expected: one is missing or was put in")
    if entry.previous != previous:
        found.append("the entry before it was changed or removed")
    draft = Draft(entry.about, entry.seen, entry.kind, entry.by, entry.at, "")
    covered = _covered(entry.number, draft, (entry.reason_seal, entry.value_seal), entry.previous)
    if hashlib.sha256(covered).hexdigest() != entry.digest:
        found.append("the entry was changed after it was written")
    return found


def _faults_of_words(entry: Entry, by_part: Mapping[tuple[str, str], SealedWords]) -> list[str]:
    found = []
    for part, wanted in (("reason", entry.reason_seal), ("value", entry.value_seal)):
        one = by_part.get((entry.id, part))
        if one is None or one.words is None or one.salt is None:
            continue
        if seal(one.salt, one.words) != wanted:
            found.append(f"the {part} was changed after it was written")
    return found


def _covered(number: int, draft: Draft, seals: tuple[str, str | None], previous: str) -> bytes:
    """Return the bytes an entry's digest is taken over: named fields in a fixed order."""
    fields = [
        number,
        draft.about,
        draft.seen,
        draft.kind.value,
        draft.by,
        draft.at.isoformat(),
        *seals,
        previous,
    ]
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")
