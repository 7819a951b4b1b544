"""Decisions that were written down and that incidents and findings do not follow yet."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model import Decision, DecisionKind, UnknownRecord
from trucewatch.store import Case

_ALWAYS = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.CORRECT, DecisionKind.ADD})
_OF_CLAIMS = frozenset({DecisionKind.CONFIRM, DecisionKind.VERIFY, DecisionKind.REJECT})


def waiting_decisions(case: Case) -> tuple[Decision, ...]:
    """Return the decisions since the case was last worked through that can change what it shows, first to last.

    A standing follows its decision at once, and so does the reading of a corrected claim. What is linked, tested and
    counted follows when the case is worked through.
    """
    made = [case.decision(one) for one in case.decisions_not_followed()]
    return tuple(one for one in made if matters(case, one))


def matters(case: Case, decision: Decision) -> bool:
    """Tell whether links, findings or tallies can rest on a decision."""
    target = _meant(case, decision)
    if target is None or target.kind in _ALWAYS:
        return target is not None
    claim = case.claims_by_id((target.about,)).get(target.about)
    if target.kind not in _OF_CLAIMS or claim is None:
        return False
    # Only whether a claim counts at all: a rejection, what follows one, or a second reader's proposal that is taken up.
    return claim.proposed_alone or _rejected(case.decisions_about((target.about,)), target)


def _rejected(decisions: Sequence[Decision], until: Decision) -> bool:
    """Tell whether a decision, or one before it about the same record, rejects."""
    about = [one for one in decisions if one.about == until.about]
    at = next((place for place, one in enumerate(about) if one.id == until.id), len(about))
    return any(one.kind is DecisionKind.REJECT for one in about[: at + 1])


def _meant(case: Case, decision: Decision) -> Decision | None:
    """Return the decision that a withdrawal is in the end about; any other one is meant itself."""
    meant = decision
    while meant.kind is DecisionKind.WITHDRAW and meant.value is not None:
        try:
            meant = case.decision(meant.value)
        except UnknownRecord:
            return None
    return meant
