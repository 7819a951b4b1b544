"""Question 1: was the agreement in force when it happened? Decisive where the answer is no."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from trucewatch.findings.telling import Told
from trucewatch.findings.window import Window
from trucewatch.findings.wording import moment_words
from trucewatch.model import Agreement, AgreementState, Answer, Check, Question

_CODES = {
    AgreementState.PROPOSED: ("before_effect", "the agreement was proposed and not yet in force"),
    AgreementState.SUSPENDED: ("suspended", "the agreement was suspended"),
    AgreementState.EXPIRED: ("after_expiry", "the agreement had ended"),
}


@lru_cache(maxsize=32)
def stretches(agreement: Agreement) -> tuple[tuple[Window, AgreementState], ...]:
    """Return the states the agreement was in, one after the other; before the first it counts as proposed."""
    since = [status.since for status in agreement.statuses]
    states = [AgreementState.PROPOSED, *(status.state for status in agreement.statuses)]
    ends = [*since, None]
    return tuple((Window(start, end), state) for start, end, state in zip([None, *since], ends, states, strict=True))


def in_force_stretch(agreement: Agreement) -> Window | None:
    """Return the time from the first moment in force to the last, None where it never was."""
    return _held(stretches(agreement))


def _held(states: Sequence[tuple[Window, AgreementState]]) -> Window | None:
    held = [window for window, state in states if state is AgreementState.IN_FORCE]
    return Window(held[0].start, held[-1].end) if held else None


def in_force(told: Told, agreement: Agreement) -> Check:
    """Tell whether the agreement was in force during the whole of the time it can have happened."""
    # Looked up once: to find what is kept of an agreement, all of it is read.
    states = stretches(agreement)
    stretch = _held(states)
    touched = tuple(dict.fromkeys(state for window, state in states if window.meets(told.window)))
    when = told.window.words(agreement.zone)
    if stretch is None:
        return _check(told, Answer.NO, "only_proposed", "nobody put the agreement into force: it was only proposed")
    if touched == (AgreementState.IN_FORCE,):
        return _check(
            told, Answer.YES, "in_force", f"it is said to have happened {when}, and the agreement was in force"
        )
    if AgreementState.IN_FORCE not in touched:
        code, words = _CODES[touched[0]]
        return _check(
            told, Answer.NO, code, f"it is said to have happened {when}, and {words}{_effect(agreement, stretch, code)}"
        )
    if told.window.start is None or told.window.end is None:
        return _check(
            told,
            Answer.UNKNOWN,
            "time_unknown",
            f"it is said to have happened {when}{_effect(agreement, stretch, 'before_effect')}",
        )
    return _check(
        told,
        Answer.UNKNOWN,
        "time_spans_change",
        f"it is said to have happened {when}, and in that time the agreement came into or went out of force"
        f"{_effect(agreement, stretch, 'before_effect')}",
    )


def _effect(agreement: Agreement, stretch: Window, code: str) -> str:
    start = stretch.start
    return f"; it took effect on {moment_words(start, agreement.zone)}" if start and code == "before_effect" else ""


def _check(told: Told, answer: Answer, code: str, reason: str) -> Check:
    return Check(Question.IN_FORCE, answer, reason, code, claims=told.claims)
