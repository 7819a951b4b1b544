"""A sentence whose only verb the parser takes for a participle."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import sentence

HEADLESS = (
    ("Around 4,000 households left Masisi with what they could carry.", "left", "households"),
    ("A marksman on a rooftop picked off a water seller in Sanaa street.", "picked", "marksman"),
    ("A column of T-72s rumbled towards the Lachin corridor overnight.", "rumbled", "column"),
)


@pytest.mark.parametrize(("text", "verb", "subject"), HEADLESS)
def test_a_sentence_without_a_verb_finds_it_in_its_participle(text: str, verb: str, subject: str) -> None:
    """A past form behind the sentence's noun is its verb, and the noun its subject, where there is no other verb."""
    root = sentence(text).root
    found = root.kid("nsubj")
    assert (root.text, root.tag, found.text if found else None) == (verb, "VBD", subject)


def test_what_was_done_to_somebody_stays_a_participle() -> None:
    """In a note without a verb ("Four people killed by shelling.") the people do nothing."""
    assert sentence("Four people killed by shelling in Homs.").root.kid("nsubj") is None
