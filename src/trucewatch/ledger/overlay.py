"""Fold decisions into a standing: the one place where a record becomes confirmed, verified, rejected or stale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.ledger.seen import Decidable, mark_of, seen_digest
from trucewatch.ledger.values import paired_by
from trucewatch.model.decision import Decision, DecisionKind, Standing

_FOLLOWS = {
    DecisionKind.CONFIRM: Standing.CONFIRMED,
    DecisionKind.VERIFY: Standing.VERIFIED,
    DecisionKind.REJECT: Standing.REJECTED,
}
_SAYS = (DecisionKind.CORRECT, DecisionKind.ADD)


def standing_of(record_id: str, digest: str, decisions: Sequence[Decision]) -> Standing:
    """Return how far people stand behind a record, from the decisions in the order they were made.

    The last confirm, verify or reject that was not withdrawn holds. It shows as stale where the record is no longer
    what the person saw.

    >>> standing_of("f-1", "abc", ())
    <Standing.PROPOSED: 'proposed'>
    """
    return _standing(digest, holding_decision(record_id, decisions))


def _standing(digest: str, holding: Decision | None) -> Standing:
    if holding is None:
        return Standing.PROPOSED
    return _FOLLOWS[holding.kind] if holding.seen == digest else Standing.STALE


def holding_decision(record_id: str, decisions: Sequence[Decision]) -> Decision | None:
    """Return the decision a record's standing rests on, or None when nobody has decided."""
    return _holding(in_force([one for one in decisions if one.about == record_id]))


def _holding(decisions: Sequence[Decision]) -> Decision | None:
    return next((one for one in reversed(decisions) if one.kind in _FOLLOWS), None)


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that no later one withdraws, withdrawals left out, in the order they were made.

    A withdrawal names the decision it withdraws; one that names none takes back the last confirm, verify or reject
    about its record. What a withdrawn withdrawal took back holds again.
    """
    fates = _Fates()
    for decision in decisions:
        fates.follow(decision)
    return tuple(one for one in decisions if fates.holds(one.id) and one.kind is not DecisionKind.WITHDRAW)


class _Fates:
    """Which decisions hold, as one follows after the other: each withdrawal takes back an earlier one."""

    def __init__(self) -> None:
        self._undone: dict[str, int] = {}
        self._target: dict[str, str] = {}
        self._record: dict[str, str] = {}
        self._said: dict[str, list[str]] = defaultdict(list)

    def follow(self, decision: Decision) -> None:
        """Take in the next decision."""
        target = self._target_of(decision) if decision.kind is DecisionKind.WITHDRAW else None
        self._undone[decision.id], self._record[decision.id] = 0, decision.about
        if decision.kind in _FOLLOWS:
            self._said[decision.about].append(decision.id)
        if target is not None:
            self._target[decision.id] = target
            self._turn(target, 1)

    def holds(self, decision: str) -> bool:
        """Tell whether nothing that holds takes a decision back."""
        return self._undone[decision] == 0

    def _target_of(self, withdrawal: Decision) -> str | None:
        """Return the earlier decision about the same record that is meant: no other is taken back in passing."""
        if withdrawal.value is None:
            return next((one for one in reversed(self._said[withdrawal.about]) if self.holds(one)), None)
        return withdrawal.value if self._record.get(withdrawal.value) == withdrawal.about else None

    def _turn(self, decision: str, by: int) -> None:
        """Take a decision back (1) or no longer (-1); what it took back itself then turns the other way."""
        at: str | None = decision
        while at is not None:
            held = self.holds(at)
            self._undone[at] += by
            if held == self.holds(at) or at not in self._target:
                return
            at, by = self._target[at], -by


def pairs_of(decisions: Sequence[Decision], kind: DecisionKind) -> tuple[tuple[str, str], ...]:
    """Return the pairs of records that people decided belong together (merge) or apart (split), sorted.

    A later decision about the same pair undoes an earlier one of the other kind; a withdrawal undoes it too.
    """
    latest: dict[tuple[str, str], DecisionKind] = {}
    for decision in in_force(decisions):
        pairing = paired_by(decision)
        if pairing is not None:
            latest.update(dict.fromkeys(pairing.pairs, decision.kind))
    return tuple(sorted(pair for pair, decided in latest.items() if decided is kind))


class Overlay:
    """All decisions of a case, looked up by record: ten thousand of them are gone through once, not once a record.

    ``went_into`` names, by the id of a record that is no more, the one it went into: what was decided about it is kept
    with that one, and stale there, since nobody has seen the two as one.
    """

    def __init__(self, decisions: Sequence[Decision], went_into: Mapping[str, str] | None = None) -> None:
        self.decisions = tuple(decisions)
        homes = went_into or {}
        self._about: dict[str, list[Decision]] = defaultdict(list)
        self._naming: dict[str, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            self._about[homes.get(decision.about, decision.about)].append(decision)
            pairing = paired_by(decision)
            for record in dict.fromkeys((decision.about, *((pairing.other,) if pairing else ()))):
                self._naming[record].append(decision)
        self._held = {record: in_force(several) for record, several in self._about.items()}

    @property
    def records(self) -> Mapping[str, tuple[Decision, ...]]:
        """The decisions in force, by the record they are about, or that the record they are about went into."""
        return self._held

    def about(self, record_id: str) -> tuple[Decision, ...]:
        """Return every decision about a record, and the merges and splits that name it as the other one."""
        return tuple(self._naming.get(record_id, ()))

    def holding(self, record_id: str) -> Decision | None:
        """Return the decision a record's standing rests on, or None when nobody has decided."""
        return _holding(self._held.get(record_id, ()))

    def standing(self, record: Decidable) -> Standing:
        """Return how far people stand behind a record as it is now."""
        held = self.holding(record.id)
        return Standing.PROPOSED if held is None else _standing(seen_digest(record), held)

    def came_with(self, record_id: str) -> tuple[Decision, ...]:
        """Return the decisions in force about records that are no more and went into this one."""
        held = self._held.get(record_id, ())
        return tuple(one for one in held if one.about != record_id and one.kind in _FOLLOWS)

    def mark(self, record: Decidable) -> str:
        """Return the mark of a record as a person sees it now, with the decisions about it."""
        return mark_of(record, len(self.about(record.id)))

    def corrections(self, claim_id: str) -> tuple[Decision, ...]:
        """Return the corrections of a claim that hold, and the decision that added it where a person did."""
        return tuple(one for one in self._held.get(claim_id, ()) if one.kind in _SAYS)

    def pairs(self, kind: DecisionKind) -> tuple[tuple[str, str], ...]:
        """Return the pairs of records that people decided belong together (merge) or apart (split)."""
        return pairs_of(self.decisions, kind)
