"""Quotation marks of every shape become plain ones, character for character."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import parsed
from trucewatch.claims.marks import plain_marks

PLAIN = (
    ("He said: ‘No deal.’", 'He said: "No deal."'),
    ("'Three shells hit us,' she said.", '"Three shells hit us," she said.'),
    ("«Three shells hit us», she said.", '"Three shells hit us", she said.'),
    ("The rebels' camp was 'a ruin', he said.", 'The rebels\' camp was "a ruin", he said.'),
    ("“He told me ‘run’ and I ran,” she said.", '"He told me ‘run’ and I ran," she said.'),
    ("It was the ’90s, and the doctors’ union said so.", "It was the ’90s, and the doctors’ union said so."),
    ("‘We don’t know,’ she said.", '"We don’t know," she said.'),
)


@pytest.mark.parametrize(("text", "wanted"), PLAIN)
def test_outer_marks_become_plain_and_possessives_stay(text: str, wanted: str) -> None:
    """Single, double and angled marks around words are quotation marks; apostrophes are not."""
    assert plain_marks(text) == wanted
    assert len(plain_marks(text)) == len(text)


def test_two_apostrophes_are_one_mark() -> None:
    """Archives write a quotation mark as two apostrophes; what stands between is quoted."""
    (first,) = parsed("''We ran,'' she said.").sentences
    assert [word.text for word in first.words if first.quoted[word.i] and word.text[0].isalpha()] == ["We", "ran"]


def test_a_mark_that_can_only_open_closes_nothing() -> None:
    """After an open paragraph of a quotation the next mark opens the quotation anew."""
    one, two = parsed("“They came at noon.\n“Nobody stopped them,” she said.").sentences
    assert all(one.quoted)
    assert not two.quoted[[word.text for word in two.words].index("said")]
