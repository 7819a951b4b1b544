"""From paragraphs to parsed sentences, offsets kept."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import parsed, read, report_of
from trucewatch.claims.parsing import parse
from trucewatch.model import Part, PartKind, Report, Span

ODD = (
    "“We go,” he said — and left.",
    "The army\u2019s men fired\u00a0twice.",
    "\ufeffThe army fired.",
    "\u202bThe army fired\u202c.",
    "The army fired.\x00 Nobody fell.",
    "قال المتحدث إن الهدنة صامدة. The army fired.",
    "The 🙂 army fired.",
    "The army fired at al-Assad's and Abu-Ghraib.",
)


@pytest.mark.parametrize("text", ODD)
def test_words_stand_where_they_stand_in_the_report(text: str) -> None:
    """Straightened marks move nothing: each word's offsets hold in the report's own text."""
    straight = str.maketrans("“”’—\u00a0\u202b\u202c\ufeff", '""\'-    ')
    for found in parsed(text).sentences:
        for word in found.words:
            assert text[word.start : word.end].translate(straight) == word.text


def test_only_the_body_is_read() -> None:
    """Titles, datelines, subheads and credits hold no sentences."""
    text = "Rebels shell port\nRebels shelled the port.\n(Reporting by Ann Poe)"
    parts = (
        Part(PartKind.TITLE, Span(0, 17)),
        Part(PartKind.BODY, Span(18, 42)),
        Part(PartKind.CREDIT, Span(43, len(text))),
    )
    report = Report("r", "0" * 64, "wire.txt", text, title="Rebels shell port", parts=parts)
    (found,) = parse([report], [text])
    assert [sentence.text for sentence in found.sentences] == ["Rebels shelled the port."]


def test_a_very_long_sentence_is_cut_and_loses_nothing() -> None:
    """A sentence without end is read in pieces that together hold all its words."""
    text = "The army fired and " * 400
    found = parsed(text.strip())
    assert len(found.sentences) > 1
    assert sum(len(sentence.text.split()) for sentence in found.sentences) >= len(text.split()) - len(found.sentences)


def test_a_wall_of_brackets_does_not_swallow_the_sentence_after_it() -> None:
    """Ten thousand brackets cost no parsing, and the words after them keep their offsets."""
    text = "(" * 10_000 + "\n\nThe army fired twice."
    found = parsed(text)
    words = [word for sentence in found.sentences for word in sentence.words]
    assert len(words) < 1000
    assert [text[word.start : word.end] for word in words][-5:] == ["The", "army", "fired", "twice", "."]


def test_reports_keep_their_order_and_their_own_sentences() -> None:
    """A batch gives each report its own sentences, in the order given."""
    reports = [report_of("One fell."), report_of(""), report_of("Two fell. Three rose.")]
    found = list(parse(reports, [report.text for report in reports]))
    assert [one.report for one in found] == reports
    assert [len(one.sentences) for one in found] == [1, 0, 2]


@pytest.mark.parametrize("text", ["", " ", ".", "“", "!!!", "a", "\u200f", "12345", "—", "....", "“”“”"])
def test_nearly_nothing_can_be_read(text: str) -> None:
    """Text without words gives no claim and no error."""
    assert read(text).attributions == ()
