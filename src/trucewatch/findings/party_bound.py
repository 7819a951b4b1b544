"""Question 2: was the one who is said to have acted bound by the agreement?"""

from __future__ import annotations

from trucewatch.findings.binding import bound, time_that_counts, together
from trucewatch.findings.telling import Told
from trucewatch.model import Agreement, Answer, Check, Question

_CODES = {"not_a_party": "actor_not_a_party", "unknown": "actor_unknown"}


def party_bound(told: Told, agreement: Agreement) -> Check:
    """Tell whether everybody named as acting was bound at that time."""
    if not told.actors:
        return Check(
            Question.PARTY_BOUND, Answer.UNKNOWN, "nobody says who did it", "actor_unknown", claims=told.claims
        )
    window = time_that_counts(agreement, told.window)
    answer = together([bound(each, agreement, window) for each in told.actors], "mixed_actors")
    return Check(
        Question.PARTY_BOUND, answer.answer, answer.reason, _CODES.get(answer.code, answer.code), claims=told.claims
    )
