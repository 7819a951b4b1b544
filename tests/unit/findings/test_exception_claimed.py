from __future__ import annotations

import pytest

from tests.unit.findings.builders import agreement, answer, claim, finding
from trucewatch.model import Answer, Clause, Question, Verdict


@pytest.mark.parametrize(
    "quote",
    [
        "The army returned fire across the river.",
        "The shelling came in response to a dawn raid.",
        "It was an act of self-defence, the colonel said.",
        "Units were repelling an assault on the bridge.",
        "They fired back after being shelled for an hour.",
    ],
)
def test_a_claimed_answer_leaves_it_open(quote: str) -> None:
    """Where somebody says it was self-defence or a response, nobody but people can say if it was proportionate."""
    found = finding(claim(quote=quote))
    assert answer(found, Question.NO_EXCEPTION) == (Answer.UNKNOWN, "exception_claimed")
    assert found.verdict is Verdict.CANNOT_TELL


def test_a_clause_without_the_exception_knows_none() -> None:
    """The exception counts only where the clause knows it."""
    clause = Clause("strict", "forbidden", "No fire", ("shelling",), ("any_party",), ("any_party",))
    found = finding(claim(quote="Guns returned fire."), under=agreement(clauses=(clause,)))
    assert answer(found, Question.NO_EXCEPTION) == (Answer.YES, "no_exception")
    assert found.verdict is Verdict.APPARENT_VIOLATION


def test_silence_claims_nothing() -> None:
    """Nobody claiming an exception is an answer."""
    assert answer(finding(claim()), Question.NO_EXCEPTION) == (Answer.YES, "no_exception")
