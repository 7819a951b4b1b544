"""Which words stand between quotation marks."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import parsed, sentence
from trucewatch.claims.parsing import Paragraph
from trucewatch.claims.quotes import opens_inside, quoted_spans

PARAGRAPHS: tuple[tuple[str, list[str]], ...] = (
    ('He said "yes" and "no".', ['"yes"', '"no"']),
    ('"All of it."', ['"All of it."']),
    ('"It goes on', ['"It goes on']),
    ('He said "yes" and "no', ['"yes"', '"no']),
    ("No quotes at all.", []),
    ("", []),
)


@pytest.mark.parametrize(("text", "wanted"), PARAGRAPHS)
def test_quoted_runs_of_a_paragraph(text: str, wanted: list[str]) -> None:
    """Marks pair up; one left open runs to the end of the paragraph."""
    spans = quoted_spans(Paragraph(0, 100, text))
    assert [text[start - 100 : end - 100] for start, end in spans] == wanted


@pytest.mark.parametrize("text", ["“We go.”", '"We go."', "„We go.”", "«We go.»"])
def test_all_marks_are_quotation_marks(text: str) -> None:
    """Curly, straight, low and angled marks all quote."""
    found = sentence(text)
    assert all(found.quoted[one.i] for one in found.words if one.text.isalpha())


def test_an_apostrophe_is_no_quotation_mark() -> None:
    """Possessives and elisions quote nothing."""
    found = sentence("The army’s guns didn’t stop, and the rebels' guns went on.")
    assert not any(found.quoted)


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    """A mark left open at the end of one paragraph quotes nothing in the next."""
    first, second = parsed("“We go on.\nThe army fired.").sentences
    assert any(first.quoted)
    assert not any(second.quoted)


def test_a_sentence_may_open_inside_a_quotation() -> None:
    """The second sentence of a quotation begins between its marks; a sentence that quotes late does not."""
    one, two, three = parsed("“We go. They stay,” he said. He said “no”.").sentences
    assert opens_inside(one)
    assert opens_inside(two)
    assert not opens_inside(three)
