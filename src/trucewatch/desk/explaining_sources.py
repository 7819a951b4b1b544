"""Who got it from whom, as steps of an explanation."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.desk.explanation import Explanation
from trucewatch.incidents.sourcing import Branch, Sourcing

ROLES: Mapping[str, str] = {
    "origin": "independent source",
    "voice": "speaks for it",
    "relay": "passed on by",
    "report": "printed by",
    "reprint": "printed again by",
}
"""What a branch of the tree is, in words."""

UNNAMED = "told by nobody who is named, or by one who may be counted already; unknown, so it counts as no source"


def explain_sourcing(sourcing: Sourcing) -> Explanation:
    """Return the tree of who got it from whom, from each independent source to the reports."""
    parts = [_step(branch) for branch in sourcing.branches]
    if sourcing.unnamed:
        below = tuple(_step(branch) for branch in sourcing.unnamed)
        parts.append(Explanation("unnamed", UNNAMED, parts=below))
    return Explanation("who got it from whom", sourcing.words, parts=tuple(parts))


def _step(branch: Branch) -> Explanation:
    printed = branch.role in ("report", "reprint")
    return Explanation(
        ROLES[branch.role],
        branch.name,
        branch.key if printed else None,
        parts=tuple(_step(one) for one in branch.branches),
    )
