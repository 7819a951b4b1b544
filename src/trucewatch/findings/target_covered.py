"""Question 3: is the one it was done to covered by the agreement, or left out of it?"""

from __future__ import annotations

from trucewatch.findings.binding import Bound, bound, time_that_counts, together
from trucewatch.findings.forbidding import needs_target, protected
from trucewatch.findings.standing import Role, Standing
from trucewatch.findings.telling import Told
from trucewatch.findings.window import Window
from trucewatch.findings.wording import listed, quoted
from trucewatch.model import Agreement, Answer, Check, Question

_CODES = {"not_a_party": "target_not_a_party", "unknown": "target_group_unknown", "bound": "target_covered"}
_PROTECTED = {Role.CIVILIANS, Role.AID, Role.MONITOR}


def target_covered(told: Told, agreement: Agreement) -> Check:
    """Tell whether everybody named as hit is covered: a party that accepted, or people a clause protects."""
    if not needs_target(told, agreement):
        return _check(told, Bound(Answer.YES, "no_target_needed", "the clause does not ask at whom the act is aimed"))
    answer = _of_targets(told, agreement)
    return _check(told, _beside(told) if told.beside and answer.answer is not Answer.NO else answer)


def _of_targets(told: Told, agreement: Agreement) -> Bound:
    if not told.targets:
        return Bound(Answer.UNKNOWN, "unknown", "nobody says at whom it was aimed")
    window = time_that_counts(agreement, told.window)
    return together([_covered(each, agreement, window) for each in told.targets], "mixed_targets")


def _beside(told: Told) -> Bound:
    """Whom the words name beside an act without a target may be its target: then nobody is covered for certain."""
    groups = listed(told.beside)
    return Bound(
        Answer.UNKNOWN,
        "excluded_group_named",
        f"nobody says at whom it was aimed; the words name {groups}, which the agreement leaves out",
    )


def _covered(one: Standing, agreement: Agreement, window: Window) -> Bound:
    if one.role not in _PROTECTED:
        return bound(one, agreement, window)
    name = quoted(one.name)
    if one.role.value in protected(agreement):
        return Bound(Answer.YES, "bound", f"{name}: the agreement protects {one.role.value}")
    return Bound(
        Answer.UNKNOWN, "target_not_named", f"{name}: the agreement does not say whether it protects {one.role.value}"
    )


def _check(told: Told, answer: Bound) -> Check:
    code = _CODES.get(answer.code, answer.code)
    return Check(Question.TARGET_COVERED, answer.answer, answer.reason, code, claims=told.claims)
