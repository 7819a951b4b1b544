"""Question 5: does a clause forbid the act, or was an act that is owed not done in time?"""

from __future__ import annotations

from trucewatch.findings.forbidding import fits
from trucewatch.findings.telling import Told
from trucewatch.findings.wording import listed
from trucewatch.model import Agreement, Answer, Check, Question


def act_forbidden(told: Told, agreement: Agreement) -> Check:
    """Tell which clause the act falls under. Habits, bare charges and denials describe no act to test."""
    if not told.described:
        return _check(told, Answer.UNKNOWN, "act_unclear", "no act is described")
    if told.denied:
        return _check(told, Answer.UNKNOWN, "only_denied", "somebody denies it, and nobody is on record as alleging it")
    acts = listed(act.words for act in told.acts)
    found = fits(told, agreement)
    fit = next((each for each in found if each.answer is Answer.YES), None)
    if fit is None:
        return _no_clause(told, agreement, acts)
    clause = fit.clause.id
    if not told.single:
        return _check(
            told, Answer.UNKNOWN, "no_single_act", f"told of as a habit or a total, not as one act: {acts}", clause
        )
    if told.unmet:
        return _check(
            told,
            Answer.YES,
            "owed_not_done",
            f"clause {clause} owes what is said not to have been done by a deadline that had passed",
            clause,
        )
    return _check(told, Answer.YES, "act_forbidden", f"clause {clause} forbids what is alleged: {acts}", clause)


def _no_clause(told: Told, agreement: Agreement, acts: str) -> Check:
    found = fits(told, agreement)
    doubtful = next((each for each in found if each.answer is Answer.UNKNOWN), None)
    if doubtful:
        reason = f"clause {doubtful.clause.id} may forbid what is alleged ({acts}): {doubtful.why}"
        return _check(told, Answer.UNKNOWN, "act_unclear", reason, doubtful.clause.id)
    if _inside_one_side(told):
        return _check(
            told, Answer.NO, "same_side", f"not forbidden here ({acts}): both are on one side of the agreement"
        )
    reasons = listed(f"clause {each.clause.id}: {each.why}" for each in found) if found else "no clause names the act"
    return _check(told, Answer.NO, "act_not_forbidden", f"not forbidden here ({acts}): {reasons}")


def _inside_one_side(told: Told) -> bool:
    sides = {each.side for each in told.actors if each.party}
    return bool(told.targets) and all(each.party and each.side in sides for each in told.targets)


def _check(told: Told, answer: Answer, code: str, reason: str, clause: str | None = None) -> Check:
    return Check(Question.ACT_FORBIDDEN, answer, reason, code, clause, told.claims)
