"""A type that no rule knows is guessed, said to be a guess, and left alone where the guess is weak."""

from __future__ import annotations

import pytest

from scripts.fit_kinds import digest
from tests.unit.claims.reading import read, report_of
from trucewatch.claims import ClaimReader
from trucewatch.claims.drafts import GUESSED
from trucewatch.claims.evidence import Evidence
from trucewatch.claims.learnt import RULE, Kinds, Learnt, learnt, signs_of
from trucewatch.model import Claim, EventType
from trucewatch.registers import Registers


def guessed(text: str) -> list[Claim]:
    """Return the claims of a text whose type was guessed."""
    return [claim for claim in read(text).claims if RULE in str(claim.rule)]


GUESSES = (
    ("Flour sacks sat for a ninth day behind the barrier at Karsa, the agency said.", "aid"),
    ("The inmates were walked across the bridge into the arms of their families.", "prisoners"),
)


@pytest.mark.parametrize(("text", "kind"), GUESSES)
def test_a_guess_says_that_it_is_one(text: str, kind: str) -> None:
    """A claim whose type was guessed carries the rule of the table and a doubt, and is less sure than a ruled one."""
    claims = guessed(text)
    assert claims
    assert all(claim.event_type.value.startswith(kind) for claim in claims)
    assert all(GUESSED in claim.doubts for claim in claims)
    assert all(claim.confidence < 0.8 for claim in claims)


def test_what_a_rule_knows_is_not_guessed() -> None:
    """The table has no say where a rule holds."""
    assert guessed("Army artillery shelled the market of Karsa on Monday, the mayor said.") == []


IDIOMS = (
    "The coach said his side had been shot to pieces in the second half.",
    "The budget debate blew up in the finance minister's face.",
    "Her new novel is a bombshell, the critic said.",
)


@pytest.mark.parametrize("text", IDIOMS)
def test_no_armed_act_is_guessed_from_talk_of_games_and_money(text: str) -> None:
    """Words of war used of other things are guessed to be no armed act."""
    assert [claim for claim in guessed(text) if claim.event_type.armed] == []


def test_a_weak_guess_is_left_alone() -> None:
    """Below the least likelihood the clause stays what the rules say of it, a statement, without the doubt of a guess."""
    text = "The inmates were walked across the bridge into the arms of their families."
    sure = ClaimReader(Registers.load(None), None, Learnt(learnt().table, least=1.01, least_aside=1.01))
    (reading,) = sure.read([report_of(text)])
    assert guessed(text)
    assert [claim.event_type for claim in reading.claims] == [EventType.STATEMENT]
    assert not any(GUESSED in claim.doubts for claim in reading.claims)


def test_words_that_no_passage_holds_are_not_guessed() -> None:
    """Where none of its words is known there is no guess."""
    assert learnt().table.guess(Evidence((("zzzz",),), frozenset(), ())) is None


def test_the_table_was_fitted_on_the_passages_that_lie_beside_it() -> None:
    """The table carries the digest of the passages: passages changed without a new fit are told."""
    assert learnt().table.passages == digest()


def test_the_same_words_give_the_same_guess() -> None:
    """A guess depends on the words, their signs and what was told before, and on nothing else."""
    table = learnt().table
    evidence = Evidence((("reopen",), ("reopen",), (), ("crossing",)), frozenset({"said"}), (EventType.AID_ACCESS,))
    first = table.guess(evidence)
    assert first is not None
    assert first == table.guess(evidence)
    assert 0 < first.sure <= 1
    assert signs_of(evidence) == signs_of(evidence)


def test_a_file_that_is_no_table_is_refused() -> None:
    """Bytes that are no table are an error, not an empty table."""
    with pytest.raises(ValueError, match=r"pickle|npz|zip|load"):
        Kinds.load(b"no table")
