"""The chain of decisions: every entry covers the ones before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trucewatch.ledger import GENESIS, Ledger, seal, verify_chain
from trucewatch.model import DecisionKind
from trucewatch.model.decision import Draft, Entry, SealedWords

AT = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)


def draft(about: str, value: str | None = None) -> Draft:
    """Return a decision to confirm a record."""
    return Draft(about, "digest", DecisionKind.CONFIRM, "Amal Haddane", AT, f"why {about}", value)


def chain(*abouts: str) -> tuple[tuple[Entry, ...], tuple[SealedWords, ...]]:
    """Return the chain that follows from deciding about these records in turn."""
    entries: tuple[Entry, ...] = ()
    words: tuple[SealedWords, ...] = ()
    for about in abouts:
        page = Ledger(entries).append(draft(about, "other"), salt="s")
        entries, words = (*entries, page.entry), (*words, *page.words)
    return entries, words


def test_an_entry_covers_the_one_before() -> None:
    """The first entry follows nothing, the second follows the first, and the head is the last one's digest."""
    entries, _ = chain("f-1", "f-2")
    assert [one.previous for one in entries] == [GENESIS, entries[0].digest]
    assert Ledger(entries).head == entries[1].digest
    assert Ledger().head == GENESIS
    assert [one.number for one in entries] == [1, 2]


def test_the_same_decision_twice_is_two_entries() -> None:
    """Deciding the same again is a second entry with its own id."""
    entries, _ = chain("f-1", "f-1")
    assert entries[0].id != entries[1].id


def test_a_whole_chain_has_no_fault() -> None:
    """A chain nobody touched holds, with its words, without them, and with some of them erased."""
    entries, words = chain("f-1", "f-2", "f-3")
    erased = tuple(replace(one, salt=None, words=None) for one in words[:2]) + words[2:]
    assert [verify_chain(entries, given) for given in (words, (), erased)] == [(), (), ()]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("about", "f-9"),
        ("seen", "other"),
        ("kind", DecisionKind.REJECT),
        ("by", "Somebody Else"),
        ("at", datetime(2031, 5, 15, tzinfo=UTC)),
        ("reason_seal", "0"),
        ("value_seal", None),
        ("number", 7),
        ("digest", "0"),
        ("previous", "0"),
    ],
)
def test_no_field_of_an_entry_can_be_changed_unseen(name: str, value: object) -> None:
    """Whatever is changed in an entry, the chain shows a fault at its place."""
    entries, _ = chain("f-1", "f-2", "f-3")
    changed = replace(entries[1], **{name: value})  # type: ignore[arg-type]
    assert 2 in [fault.number for fault in verify_chain((entries[0], changed, entries[2]))]


def test_a_missing_entry_shows() -> None:
    """An entry taken out of the middle shows at the one after it."""
    entries, _ = chain("f-1", "f-2", "f-3")
    faults = verify_chain((entries[0], entries[2]))
    assert [fault.number for fault in faults] == [2, 2]
    assert "one is missing" in faults[0].found


def test_the_seal_hides_short_words_behind_the_salt() -> None:
    """The same words under another salt have another seal, so that the chain does not give them away."""
    assert seal("one", "no") != seal("two", "no")
    assert seal("one", "no") == seal("one", "no")
