"""What would have to be known before a finding could say more."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model import Answer, Check

WORDS = {
    "time_unknown": "date",
    "time_spans_change": "hour",
    "actor_unknown": "actor",
    "mixed_actors": "which of those named acted",
    "target_group_unknown": "target",
    "excluded_group_named": "whether the group left out was the target",
    "target_not_named": "whether the agreement protects them",
    "mixed_targets": "which of those named was hit",
    "place_unknown": "place",
    "act_unclear": "act",
    "only_denied": "what is alleged",
    "no_single_act": "one act with its day",
    "label_disputed": "who is meant",
    "link_to_excluded_group": "whether the group is the one left out",
    "acceptance_unknown": "acceptance",
    "acceptance_unconfirmed": "confirmation of the acceptance",
    "acceptance_lapsed": "whether the acceptance was renewed",
    "acceptance_changed": "hour",
    "membership_changed": "day on which whom they belonged to changed",
    "guarantor_only": "whether the guarantor is bound itself",
    "exception_claimed": "whether it was a proportionate response",
    "accounts_differ": "which account holds",
}
"""For each code that leaves a question open, what would close it."""


def missing(checks: Sequence[Check]) -> tuple[str, ...]:
    """Name what each unknown check lacks, in the order of the questions.

    A finding that one no has settled lacks nothing.
    """
    if any(check.answer is Answer.NO for check in checks):
        return ()
    return tuple(dict.fromkeys(WORDS.get(check.code, check.code) for check in checks if check.answer is Answer.UNKNOWN))
