"""Cutting sentences into clauses."""

from __future__ import annotations

import pytest

from tests.unit.claims.cases import wrong
from tests.unit.claims.reading import read, sentence
from trucewatch.claims.clauses import Clause, cut
from trucewatch.claims.said import find_said


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a sentence."""
    found = sentence(text)
    return cut(found, find_said(found))


def pieces(text: str) -> list[str]:
    """Return the words of each clause."""
    return [clause.sentence.slice(*clause.span) for clause in clauses(text)]


PIECES = (
    ("Rebels shelled the port.", ["Rebels shelled the port"]),
    ("The army said rebels had shelled the port.", ["rebels had shelled the port"]),
    ("Rebels shelled the port, the army said.", ["Rebels shelled the port"]),
    ("Rebels shelled the port and burned two boats.", ["Rebels shelled the port", "burned two boats"]),
    ("Rebels shelled the port, killing two sailors.", ["Rebels shelled the port", "killing two sailors"]),
    ("The army accused rebels of shelling the port.", ["shelling the port"]),
)
HARD = (
    wrong(
        "two clauses joined by 'and' are parsed as one",
        "The army said rebels shelled the port and jets bombed the dam.",
        ["rebels shelled the port", "jets bombed the dam"],
    ),
    ("Rebels, the army said, shelled the port.", ["shelled the port"]),
)


@pytest.mark.parametrize(("text", "wanted"), [*PIECES, *HARD])
def test_each_proposition_is_a_clause(text: str, wanted: list[str]) -> None:
    """Coordinated verbs, participles and contents are clauses of their own; the speech verb is none."""
    found = pieces(text)
    assert len(found) == len(wanted)
    assert all(want in piece for piece, want in zip(found, wanted, strict=True))


def test_a_clause_knows_the_verbs_above_its_own() -> None:
    """In "began to bomb" the predicate is "bomb" and "began" only colours it."""
    (clause,) = clauses("The army began to bomb the port on Sunday.")
    assert (clause.head.text, [verb.text for verb in clause.chain]) == ("bomb", ["began"])


def test_a_clause_knows_its_voice() -> None:
    """What the army said is in the army's voice, what is told beside it in the reporter's."""
    found = clauses("Rebels shelled the port, which feeds the city, the army said.")
    voices = {clause.head.text: [said.cue.text for said in clause.said] for clause in found}
    assert voices["shelled"] == ["said"]
    assert voices.get("feeds", []) == []


def test_a_condition_is_no_clause_of_its_own() -> None:
    """What stands behind "if" is never told by itself."""
    assert not [
        piece
        for piece in pieces("If rebels shell the port, the army will leave.")
        if piece.lower().startswith("rebels shell")
    ]


def test_clauses_stand_inside_their_sentence() -> None:
    """The span of each clause lies in its sentence and holds its predicate."""
    for text, _ in PIECES:
        for clause in clauses(text):
            start, end = clause.span
            assert clause.sentence.start <= start <= clause.head.start < end <= clause.sentence.end


def test_quoted_words_are_without_what_joins_them_to_their_neighbours() -> None:
    """A claim's words begin and end with its own: no "and" behind them, no "that" before them."""
    claims = read("The mayor said that shells had hit the market on Monday and that four women had died there.").claims
    assert [claim.quote for claim in claims] == ["shells had hit the market on Monday", "four women had died there"]


def test_two_acts_with_objects_of_their_own_are_two_claims() -> None:
    """One subject may have done two things; each is told of by itself."""
    claims = read("Troops repelled an assault on the town and destroyed four vehicles.").claims
    assert [claim.quote for claim in claims] == ["Troops repelled an assault on the town", "destroyed four vehicles"]


def test_a_second_number_of_a_list_is_a_claim() -> None:
    """What is left out after "and" is told all the same."""
    claims = read("At least 4,000 people were killed in Lebanon and over 1 million displaced in the fighting.").claims
    assert [claim.event_type.value for claim in claims] == ["casualties", "displacement"]
