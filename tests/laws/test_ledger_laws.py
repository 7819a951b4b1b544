"""Laws of the ledger: nothing is lost or changed unseen, and nothing stands that no person decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.ledger import Ledger, holding_decision, pairs_of, standing_of, verify_chain
from trucewatch.model import Decision, DecisionKind, Standing
from trucewatch.model.decision import Draft, Entry, SealedWords

START = datetime(2031, 5, 14, tzinfo=UTC)
RECORDS = ("c-1", "c-2", "i-1")
DIGESTS = ("as it was", "as it is")

drafts = st.builds(
    Draft,
    about=st.sampled_from(RECORDS),
    seen=st.sampled_from(DIGESTS),
    kind=st.sampled_from(DecisionKind),
    by=st.sampled_from(("Amal Haddane", "Ilan Brede")),
    at=st.integers(0, 10_000).map(lambda minutes: START + timedelta(minutes=minutes)),
    reason=st.text(max_size=20),
    value=st.none() | st.sampled_from(RECORDS),
)
histories = st.lists(drafts, max_size=12)


def written(history: Sequence[Draft]) -> tuple[tuple[Entry, ...], tuple[SealedWords, ...]]:
    """Return the chain and the words that follow from decisions made in turn."""
    entries: tuple[Entry, ...] = ()
    words: tuple[SealedWords, ...] = ()
    for number, draft in enumerate(history):
        page = Ledger(entries).append(draft, salt=f"salt {number}")
        entries, words = (*entries, page.entry), (*words, *page.words)
    return entries, words


def decisions(history: Sequence[Draft]) -> list[Decision]:
    """Return the decisions as they are read back."""
    entries, _ = written(history)
    return [
        Decision(one.id, one.about, one.seen, one.kind, one.by, one.at, draft.reason, draft.value)
        for one, draft in zip(entries, history, strict=True)
    ]


@given(histories)
def test_every_chain_written_holds(history: list[Draft]) -> None:
    """Whatever is decided in whatever order, the chain holds, and writing it again gives the same chain."""
    entries, words = written(history)
    assert verify_chain(entries, words) == ()
    assert written(history) == (entries, words)
    assert len({entry.id for entry in entries}) == len(history)


@given(histories.filter(bool), st.data())
def test_no_change_of_an_entry_goes_unseen(history: list[Draft], data: st.DataObject) -> None:
    """An entry changed in any field, taken out of the middle, or put in another place shows in the chain."""
    entries, words = written(history)
    at = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[at]
    changes = (
        replace(entry, about="x"),
        replace(entry, seen="x"),
        replace(entry, by="x"),
        replace(entry, reason_seal="x"),
        replace(entry, digest="x"),
        replace(entry, number=99),
    )
    changed = data.draw(st.sampled_from(changes))
    assert verify_chain((*entries[:at], changed, *entries[at + 1 :]), words)
    if at < len(entries) - 1:
        assert verify_chain((*entries[:at], *entries[at + 1 :]))
        assert verify_chain((*entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]))


@given(histories, st.data())
def test_words_can_be_erased_and_not_changed(history: list[Draft], data: st.DataObject) -> None:
    """Any words may be erased without a fault in the chain; no words can be replaced by others without one."""
    entries, words = written(history)
    gone = data.draw(st.sets(st.sampled_from(range(len(words))))) if words else set()
    erased = [replace(one, salt=None, words=None) if at in gone else one for at, one in enumerate(words)]
    assert verify_chain(entries, erased) == ()
    for at in sorted(set(range(len(words))) - gone)[:1]:
        erased[at] = replace(erased[at], words=f"{words[at].words} and more")
        assert len(verify_chain(entries, erased)) == 1


@given(histories, st.sampled_from(RECORDS), st.sampled_from(DIGESTS))
def test_nothing_stands_that_nobody_decided(history: list[Draft], record: str, digest: str) -> None:
    """A record is verified, confirmed or rejected only by a decision of that kind about what it is now."""
    made = decisions(history)
    standing = standing_of(record, digest, made)
    wanted = {
        Standing.VERIFIED: DecisionKind.VERIFY,
        Standing.CONFIRMED: DecisionKind.CONFIRM,
        Standing.REJECTED: DecisionKind.REJECT,
    }
    if standing in wanted:
        assert [one for one in made if (one.about, one.seen, one.kind) == (record, digest, wanted[standing])]
    if standing is Standing.STALE:
        held = holding_decision(record, made)
        assert held is not None
        assert held.seen != digest
    if not [one for one in made if one.about == record]:
        assert standing is Standing.PROPOSED


@given(histories, st.sampled_from(RECORDS))
def test_decisions_about_others_change_nothing(history: list[Draft], record: str) -> None:
    """The standing of a record follows from the decisions about it alone."""
    made = decisions(history)
    own = [one for one in made if one.about == record]
    assert standing_of(record, "as it is", made) is standing_of(record, "as it is", own)


@given(histories)
def test_no_pair_is_both_together_and_apart(history: list[Draft]) -> None:
    """Of merges and splits of one pair only the last one holds."""
    made = decisions(history)
    together, apart = pairs_of(made, DecisionKind.MERGE), pairs_of(made, DecisionKind.SPLIT)
    assert not set(together) & set(apart)
    assert list(together) == sorted(set(together))
