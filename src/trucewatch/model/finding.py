"""An incident tested against the agreement. The machine's strongest word is *apparent*."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What follows from the checks; a proposal, never a verification."""

    APPARENT_VIOLATION = "apparent_violation"
    OUTSIDE_AGREEMENT = "outside_agreement"
    CANNOT_TELL = "cannot_tell"
    NOT_ASSESSED = "not_assessed"


class Answer(StrEnum):
    """Three values; doubt is one of them."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Question(StrEnum):
    """The questions, in the order they are asked."""

    IN_FORCE = "in_force"
    PARTY_BOUND = "party_bound"
    TARGET_COVERED = "target_covered"
    INSIDE_AREA = "inside_area"
    ACT_FORBIDDEN = "act_forbidden"
    NO_EXCEPTION = "no_exception"


@dataclass(frozen=True, slots=True)
class Check:
    """One question's answer, its reason in words, the clause it rests on and the claims it was read from.

    ``code`` names the reason for machines (``before_effect``, ``excluded_group``, ``actor_unknown``).
    """

    question: Question
    answer: Answer
    reason: str
    code: str
    clause: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The finding as it follows from one side's account: who gives it, the checks, the verdict."""

    by: tuple[str, ...]
    claims: tuple[str, ...]
    checks: tuple[Check, ...]
    verdict: Verdict
    hangs_on: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one incident. ``accounts`` has one entry per differing account, and ``hangs_on`` the disputed fact."""

    id: str
    incident: str
    agreement: str | None
    verdict: Verdict
    checks: tuple[Check, ...]
    missing: tuple[str, ...]
    accounts: tuple[Account, ...]
    recipe: str
    hangs_on: str | None = None

    @staticmethod
    def verdict_of(checks: tuple[Check, ...]) -> Verdict:
        """One no is outside; no no but an unknown cannot tell; all yes is an apparent violation.

        >>> Finding.verdict_of(())
        <Verdict.NOT_ASSESSED: 'not_assessed'>
        """
        answers = {check.answer for check in checks}
        if not answers:
            return Verdict.NOT_ASSESSED
        if Answer.NO in answers:
            return Verdict.OUTSIDE_AGREEMENT
        return Verdict.CANNOT_TELL if Answer.UNKNOWN in answers else Verdict.APPARENT_VIOLATION


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one party owed by a time, and what is said of it: a finding without an incident.

    ``code`` is ``not_due``, ``silence``, ``said_done``, ``said_late``, ``said_in_part``, ``said_undated``,
    ``said_not_done`` or ``accounts_differ``. Silence is no breach: the verdict is then ``cannot_tell``, as it is where
    an act is told without saying that all of it was done in time.
    """

    id: str
    agreement: str
    clause: str
    party: str
    due: datetime
    verdict: Verdict
    code: str
    reason: str
    claims: tuple[str, ...] = ()
