"""Laws of the ledger: nothing is lost or changed unseen, and nothing stands that no person decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.ledger import (
    Ledger,
    Overlay,
    holding_decision,
    in_force,
    pairing_as_text,
    pairs_of,
    standing_of,
    verify_chain,
    verify_head,
)
from trucewatch.model import Decision, DecisionKind, Pairing, Standing
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


def with_withdrawals(history: list[Draft], targets: list[int]) -> list[Decision]:
    """Return decisions in which each withdrawal names an earlier decision, taken in turn from the targets."""
    made = decisions(history)
    turned: list[Decision] = []
    for at, one in enumerate(made):
        if one.kind is DecisionKind.WITHDRAW and turned:
            target = turned[targets[at % len(targets)] % len(turned)]
            one = replace(one, about=target.about, value=target.id)
        turned.append(one)
    return turned


@given(histories, st.lists(st.integers(0, 11), min_size=1))
def test_withdrawing_a_withdrawal_brings_back_what_it_took(history: list[Draft], targets: list[int]) -> None:
    """One more withdrawal, of the last withdrawal that holds, undoes it and nothing else."""
    made = with_withdrawals(history, targets)
    last = next((one for one in reversed(made) if one.kind is DecisionKind.WITHDRAW and one.value), None)
    if last is None or last is not made[-1]:
        return
    undo = replace(last, id="d-undo", value=last.id)
    assert in_force([*made, undo]) == in_force(made[:-1])


@given(histories, st.lists(st.integers(0, 11), min_size=1))
def test_nothing_holds_that_was_never_made_or_is_a_withdrawal(history: list[Draft], targets: list[int]) -> None:
    """What holds are decisions as they were made, in their order; a withdrawal itself is no standing thing."""
    made = with_withdrawals(history, targets)
    held = in_force(made)
    assert list(held) == [one for one in made if one in held]
    assert DecisionKind.WITHDRAW not in {one.kind for one in held}


@given(histories, st.sampled_from(RECORDS))
def test_looked_up_by_record_is_the_same_as_gone_through(history: list[Draft], record: str) -> None:
    """The overlay that is made once gives for every record what going through all decisions gives."""
    made = decisions(history)
    overlay = Overlay(made)
    assert overlay.holding(record) == holding_decision(record, made)
    for kind in (DecisionKind.MERGE, DecisionKind.SPLIT):
        assert overlay.pairs(kind) == pairs_of(made, kind)


SIDES = st.lists(st.sampled_from(("c-1", "c-2", "c-3", "c-4")), min_size=1, max_size=3, unique=True).map(tuple)


@given(SIDES, SIDES)
def test_a_merge_of_many_joins_each_with_each(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """A merge or split of two sets of claims decides about every pair across, and about no pair inside one of them."""
    value = pairing_as_text(Pairing("i-2", left, right))
    made = Decision("d-1", "i-1", "", DecisionKind.MERGE, "Amal", START, "why", value)
    pairs = set(pairs_of([made], DecisionKind.MERGE))
    assert pairs == {(min(one, two), max(one, two)) for one in left for two in right if one != two}


@given(histories.filter(bool))
def test_the_last_entry_alone_tells_that_it_is_the_last(history: list[Draft]) -> None:
    """The quick check before an append holds for every chain written, and fails where an entry is missing or changed."""
    entries, _ = written(history)
    assert verify_head(entries[-1], len(entries)) == ()
    assert verify_head(entries[-1], len(entries) - 1)
    assert verify_head(replace(entries[-1], by="Somebody else"), len(entries))
