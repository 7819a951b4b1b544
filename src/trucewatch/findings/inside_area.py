"""Question 4: did it happen where the agreement holds?"""

from __future__ import annotations

from trucewatch.findings.inside import inside
from trucewatch.findings.telling import Told
from trucewatch.findings.wording import area_words, listed
from trucewatch.model import Agreement, Answer, Check, Question


def inside_area(told: Told, agreement: Agreement) -> Check:
    """Tell whether every place named lies in the agreement's countries and areas."""
    names = listed(place.name for place in told.places)
    area = area_words(agreement)
    if told.unmet:
        return _check(told, Answer.YES, "no_place_needed", "what was owed was owed wherever the party is")
    if not told.places:
        return _check(told, Answer.UNKNOWN, "place_unknown", "no place is named")
    answer = inside(told.places, agreement.countries, agreement.areas)
    if answer is Answer.YES:
        return _check(told, answer, "inside_area", f"placed in {names}, inside the agreement's area ({area})")
    if answer is Answer.NO and not told.described:
        # whoever charges a breach of this agreement means its area; the place may be where the accused comes from
        return _check(told, Answer.UNKNOWN, "place_unknown", f"a breach is alleged, and only {names} is named")
    if answer is Answer.NO:
        return _check(told, answer, "outside_area", f"placed in {names}, outside the agreement's area ({area})")
    return _check(
        told,
        answer,
        "place_unknown",
        f"placed in {names}: whether that is inside the agreement's area ({area}) cannot be told",
    )


def _check(told: Told, answer: Answer, code: str, reason: str) -> Check:
    return Check(Question.INSIDE_AREA, answer, reason, code, claims=told.claims)
