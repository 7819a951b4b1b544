"""Fold decisions into a standing: the one place where a record becomes confirmed, verified, rejected or stale."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.decision import Decision, DecisionKind, Standing

_FOLLOWS = {
    DecisionKind.CONFIRM: Standing.CONFIRMED,
    DecisionKind.VERIFY: Standing.VERIFIED,
    DecisionKind.REJECT: Standing.REJECTED,
}


def standing_of(record_id: str, digest: str, decisions: Sequence[Decision]) -> Standing:
    """Return how far people stand behind a record, from the decisions in the order they were made.

    The last confirm, verify or reject that was not withdrawn holds. It shows as stale where the record is no longer
    what the person saw.

    >>> standing_of("f-1", "abc", ())
    <Standing.PROPOSED: 'proposed'>
    """
    holding = holding_decision(record_id, decisions)
    if holding is None:
        return Standing.PROPOSED
    return _FOLLOWS[holding.kind] if holding.seen == digest else Standing.STALE


def holding_decision(record_id: str, decisions: Sequence[Decision]) -> Decision | None:
    """Return the decision a record's standing rests on, or None when nobody has decided."""
    standing: list[Decision] = []
    for decision in decisions:
        if decision.about != record_id:
            continue
        if decision.kind is DecisionKind.WITHDRAW:
            standing = _without(standing, decision.value)
        elif decision.kind in _FOLLOWS:
            standing.append(decision)
    return standing[-1] if standing else None


def pairs_of(decisions: Sequence[Decision], kind: DecisionKind) -> tuple[tuple[str, str], ...]:
    """Return the pairs of records that people decided belong together (merge) or apart (split), sorted.

    A later decision about the same pair undoes an earlier one of the other kind; a withdrawal undoes it too.
    """
    latest: dict[tuple[str, str], Decision] = {}
    withdrawn = {one.value for one in decisions if one.kind is DecisionKind.WITHDRAW and one.value is not None}
    for decision in decisions:
        if (
            decision.kind in (DecisionKind.MERGE, DecisionKind.SPLIT)
            and decision.value
            and decision.id not in withdrawn
        ):
            first, second = sorted((decision.about, decision.value))
            latest[first, second] = decision
    return tuple(sorted(pair for pair, decision in latest.items() if decision.kind is kind))


def _without(standing: list[Decision], withdrawn: str | None) -> list[Decision]:
    """Take out the named decision, or the last one where none is named."""
    if withdrawn is None:
        return standing[:-1]
    return [decision for decision in standing if decision.id != withdrawn]
