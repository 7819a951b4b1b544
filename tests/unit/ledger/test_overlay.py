"""What follows from decisions: standing, staleness, pairs."""

from __future__ import annotations

from datetime import UTC, datetime

from trucewatch.ledger import holding_decision, pairs_of, standing_of
from trucewatch.model import Decision, DecisionKind, Standing

K = DecisionKind
AT = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)


def made(id_: str, kind: DecisionKind, about: str = "f-1", seen: str = "now", value: str | None = None) -> Decision:
    """Return a decision."""
    return Decision(id_, about, seen, kind, "Amal Haddane", AT, "two networks", value)


def test_what_nobody_decided_is_proposed() -> None:
    """A record without a decision about it is proposed, whatever was decided about others."""
    assert standing_of("f-1", "now", [made("d-1", K.CONFIRM, about="f-2")]) is Standing.PROPOSED


def test_the_last_decision_holds() -> None:
    """Of several decisions about a record the last one holds."""
    decisions = [made("d-1", K.CONFIRM), made("d-2", K.REJECT), made("d-3", K.VERIFY)]
    assert [standing_of("f-1", "now", decisions[:n]) for n in (1, 2, 3)] == [
        Standing.CONFIRMED,
        Standing.REJECTED,
        Standing.VERIFIED,
    ]


def test_a_decision_about_what_has_changed_is_stale() -> None:
    """When the record is no longer what the person saw, the decision neither holds nor vanishes: it shows as stale."""
    assert standing_of("f-1", "then", [made("d-1", K.VERIFY)]) is Standing.STALE
    assert (
        standing_of("f-1", "then", [made("d-1", K.VERIFY), made("d-2", K.CONFIRM, seen="then")]) is Standing.CONFIRMED
    )


def test_a_withdrawal_brings_back_what_was_before() -> None:
    """Withdrawing the last decision, or a named one, leaves the ones before it."""
    decisions = [made("d-1", K.CONFIRM), made("d-2", K.REJECT)]
    assert standing_of("f-1", "now", [*decisions, made("d-3", K.WITHDRAW)]) is Standing.CONFIRMED
    assert standing_of("f-1", "now", [*decisions, made("d-3", K.WITHDRAW, value="d-1")]) is Standing.REJECTED
    assert standing_of("f-1", "now", [made("d-3", K.WITHDRAW)]) is Standing.PROPOSED


def test_a_correction_or_merge_is_no_standing() -> None:
    """Correcting or merging a record says nothing about whether it holds."""
    decisions = [made("d-1", K.CORRECT, value="Orvela"), made("d-2", K.MERGE, value="c-2")]
    assert holding_decision("f-1", decisions) is None


def test_the_last_word_on_a_pair_holds() -> None:
    """A pair merged and later split is split; the order in which the two are named does not matter."""
    merge, split = made("d-1", K.MERGE, "c-2", value="c-1"), made("d-2", K.SPLIT, "c-1", value="c-2")
    assert pairs_of([merge], K.MERGE) == (("c-1", "c-2"),)
    assert (pairs_of([merge, split], K.MERGE), pairs_of([merge, split], K.SPLIT)) == ((), (("c-1", "c-2"),))
    withdrawn = made("d-3", K.WITHDRAW, "c-1", value="d-2")
    assert pairs_of([merge, split, withdrawn], K.MERGE) == (("c-1", "c-2"),)
