"""Which nouns of a phrase each name somebody."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import sentence, word
from trucewatch.claims.joined import members


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Egypt and Qatar spoke.", "Egypt", ["Egypt", "Qatar"]),
        ("The two ministers, Davit Mirzoyan and Elnur Hasanov, said so.", "ministers", ["Mirzoyan", "Hasanov"]),
        ("A teacher and local media said so.", "media", ["teacher", "media"]),
        ("Residents said so.", "Residents", ["Residents"]),
    ],
)
def test_members_of_a_phrase(text: str, head: str, wanted: list[str]) -> None:
    """Names in apposition to a plural stand for it; a noun parsed into another's name is a member of its own."""
    assert [found.text for found in members(word(sentence(text), head))] == wanted
