"""Mending parses of sentences that end in who said it."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import sentence, word

TAILS = (
    "Rebels shelled the bridge, Colonel Ansar Bellal said on Monday.",
    "The convoy reached Dilling after a week on the road, the U.N. food agency said.",
    "Two drones hit a depot in the port and set fire to a silo, the regional governor said in a statement.",
    "No shell has landed on the town since the truce took effect at midnight on Friday, its mayor said.",
    "The truce is holding except in two villages near the front, said Ikram Saleh, who leads the mission.",
)


@pytest.mark.parametrize("text", TAILS)
def test_a_closing_speech_verb_governs_what_stands_before_it(text: str) -> None:
    """In "..., NAME said" the verb is the root and the rest its content."""
    found = sentence(text)
    said = word(found, "said")
    assert found.root is said
    assert said.kids_as("ccomp")
    assert all(up is said for up in list(found.words[0].above())[-1:])


def test_every_word_hangs_from_the_root() -> None:
    """After mending, every word still reaches the root, and each is among its head's dependents once."""
    for text in TAILS:
        found = sentence(text)
        for one in found.words:
            assert one is found.root or list(one.above())[-1] is found.root
            assert one is found.root or one.head.kids.count(one) == 1


def test_a_that_clause_hangs_from_the_speech_verb() -> None:
    """In "told the council of elders that ..." the clause is what was told, not about the elders."""
    found = sentence("The governor told a gathering of elders that the rebels had burned the archive.")
    assert word(found, "burned").head is word(found, "told")


@pytest.mark.parametrize(
    "text", ["The rebels said so.", "They fired.", "He said that the army, which is strong, had said nothing."]
)
def test_other_sentences_are_left_as_they_are(text: str) -> None:
    """A sentence without a closing speaker keeps its own root."""
    found = sentence(text)
    assert found.root.is_verb
    assert found.root is found.words[1] or found.root.text in ("said", "fired")
