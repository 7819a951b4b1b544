"""Small arrangements a template needs: claims by who says them, numbers for claims, the clock in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from trucewatch.desk import wording
from trucewatch.desk.browsing import ClaimView, Clock, ReportView, StandingShown
from trucewatch.model import AgreementState, DecisionKind, Question, Standing, Verdict

PERSON = "person"
"""The rule of a claim that a person marked in its report."""


def by_speaker(views: Sequence[ClaimView]) -> tuple[tuple[str, tuple[ClaimView, ...]], ...]:
    """Return the claims side by side: each speaker with what they say, in reading order."""
    found: dict[str, list[ClaimView]] = {}
    for view in views:
        found.setdefault(wording.speaker_words(view.claim), []).append(view)
    return tuple((speaker, tuple(held)) for speaker, held in found.items())


def speaker_of(views: Sequence[ClaimView], claim: str) -> str:
    """Return who makes one of the claims, with its marks; its id where it is not among them."""
    for view in views:
        if view.claim.id == claim:
            marks = wording.marks_of(view.claim)
            return wording.speaker_words(view.claim) + (f" [{', '.join(marks)}]" if marks else "")
    return claim


def number_of(view: ReportView, claim: str) -> int:
    """Return the number of a claim in its report, counted from 1 in reading order."""
    return next((number for number, one in enumerate(view.claims, 1) if one.claim.id == claim), 0)


def clock_words(clock: Clock) -> str:
    """Write the agreement's clock of a day.

    >>> from datetime import date
    >>> clock_words(Clock(date(2031, 5, 12), None, "UTC", None, None, None, None))
    'No agreement was given: no incident is tested against one.'
    """
    if clock.title is None:
        return "No agreement was given: no incident is tested against one."
    since = "" if clock.since is None else f", since {wording.moment_words(clock.since, clock.zone)}"
    if clock.number is not None:
        return f"Day {clock.number} in force{since}"
    if clock.until_effect is not None:
        return f"Not yet in force: {wording.plural(clock.until_effect, 'day')} to go"
    if clock.state is AgreementState.IN_FORCE or clock.state is None:
        return "Not in force; the agreement file names no day from which it is"
    return wording.sentence(f"{wording.spelled(clock.state.value)}{since}")


def standing_words(shown: StandingShown) -> str:
    """Write how far people stand behind a record, with the name and reason of the decision it rests on."""
    words = wording.STANDINGS[shown.standing]
    held = shown.decision
    if held is None or shown.standing is Standing.PROPOSED:
        return words
    by = f"decided by {held.by}" if shown.standing is Standing.STALE else f"by {held.by}"
    return f"{words}, {by} on {utc(held.at)}: {held.reason}"


def people_stand(view: ClaimView) -> bool:
    """Tell whether a person decided anything about a claim that holds: judged, corrected or added it."""
    return view.standing.standing is not Standing.PROPOSED or view.claim.rule == PERSON or bool(_correctors(view))


def claim_standing(view: ClaimView) -> str:
    """Write how far people stand behind a claim; one that a person corrected or marked is not the program's alone."""
    if view.standing.standing is not Standing.PROPOSED or not people_stand(view):
        return standing_words(view.standing)
    names = _correctors(view)
    made = "marked by a person" if view.claim.rule == PERSON else "proposed by the program"
    corrected = f", corrected by {wording.listed(names)}" if names else ""
    return f"{made}{corrected}; nobody has confirmed or rejected it"


def _correctors(view: ClaimView) -> tuple[str, ...]:
    held = (one for one in view.decisions if not one.withdrawn and one.decision.kind is DecisionKind.CORRECT)
    return tuple(dict.fromkeys(one.decision.by for one in held))


def utc(moment: datetime) -> str:
    """Write a moment to the minute, in UTC.

    >>> utc(datetime(2031, 5, 13, 9, 5, tzinfo=UTC))
    '13 May 2031, 09:05 (UTC)'
    """
    return wording.moment_words(moment.astimezone(UTC), "UTC")


def verdict_words(verdict: str) -> str:
    """Write a verdict.

    >>> verdict_words("cannot_tell")
    'Cannot tell'
    """
    return wording.VERDICTS[Verdict(verdict)]


def question_words(question: str) -> str:
    """Write a question put to the agreement."""
    return wording.QUESTIONS[Question(question)]
