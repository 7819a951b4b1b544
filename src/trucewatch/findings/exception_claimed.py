"""Question 6: does anybody claim an exception that the agreement knows?"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.findings.wording import listed, quoted
from trucewatch.findings.words import pattern
from trucewatch.model import Agreement, Answer, Check, Claim, Question
from trucewatch.registers.folding import fold


def exception_claimed(agreement: Agreement, clause: str | None, claims: Sequence[Claim]) -> Check:
    """Tell that no exception is claimed, or that one is: whether it was a proportionate answer only people can say."""
    knows = any(each.id == clause and "self_defence" in each.exceptions for each in agreement.clauses)
    if not knows:
        return _check(Answer.YES, "no_exception", "the clause knows no exception of self-defence", clause, ())
    claimed = [claim for claim in claims if pattern("responses", phrases=True).search(fold(claim.quote))]
    if not claimed:
        return _check(Answer.YES, "no_exception", "nobody says that it was self-defence or a response", clause, ())
    words = listed(f"{claim.speaker.name} ({quoted(claim.quote)})" for claim in claimed)
    reason = (
        f"said to be self-defence or a response by {words}; whether it was proportionate cannot be told from the words"
    )
    return _check(Answer.UNKNOWN, "exception_claimed", reason, clause, tuple(claim.id for claim in claimed))


def _check(answer: Answer, code: str, reason: str, clause: str | None, claims: tuple[str, ...]) -> Check:
    return Check(Question.NO_EXCEPTION, answer, reason, code, clause, claims)
