"""The words everything rests on."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.publication import builders
from trucewatch.model import Span
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.quotations import WINDOW, marked, stretches, words_of
from trucewatch.publication.sitrep import Use


def test_a_quotation_stands_at_its_place_in_the_file() -> None:
    """Positions count in the file as decoded: the report's offset is added."""
    (held,) = words_of(CaseFile(builders.briefing()), (builders.MOVED.id,), {})
    (quotation,) = [one for passage in held.passages for one in passage.quotations]
    assert (quotation.start, quotation.end) == (1000 + builders.MOVED.span.start, 1000 + builders.MOVED.span.end)
    assert quotation.quote == builders.MOVED.quote


def test_positions_in_a_record_count_in_the_records_text() -> None:
    """For JSON lines and CSV the offset is not added, and the record is named."""
    report = replace(builders.SECOND, record=7)
    case = CaseFile(replace(builders.briefing(), reports=(report,)))
    (held,) = words_of(case, (builders.MOVED.id,), {})
    (quotation,) = [one for passage in held.passages for one in passage.quotations]
    assert (quotation.record, quotation.start) == (7, builders.MOVED.span.start)


def test_each_paragraph_is_printed_once_with_its_neighbours() -> None:
    """Claims of one paragraph share it; the paragraphs beside it give the context."""
    ids = (builders.SHELLED.id, builders.KILLED.id)
    (held,) = words_of(CaseFile(builders.briefing()), ids, {})
    texts = ["".join(piece.text for piece in passage.pieces) for passage in held.passages]
    assert texts == builders.FIRST.text.split("\n")[1:3]
    assert [len(passage.quotations) for passage in held.passages] == [2, 0]
    assert held.passages[0].gap


def test_an_empty_statement_is_quoted_as_saying_nothing() -> None:
    """A cited empty statement has its words, marked as saying nothing."""
    (held,) = words_of(CaseFile(builders.briefing()), (builders.UNSAID.id,), {})
    (quotation,) = [one for passage in held.passages for one in passage.quotations]
    assert quotation.marks == ("said nothing of it",)
    assert (quotation.who, quotation.through) == ("Tarsk army", ("Northwire",))


def test_where_a_claim_is_used_is_listed_with_its_words() -> None:
    """The words link back to what rests on them."""
    use = Use("i-1", "Incident: a shelling")
    (held,) = words_of(CaseFile(builders.briefing()), (builders.SHELLED.id,), {builders.SHELLED.id: (use,)})
    assert held.passages[0].quotations[0].used_in == (use,)


def test_a_very_long_paragraph_is_cut_to_a_window() -> None:
    """A line without end is shown only around the cited words."""
    report = builders.report("x" * 9000 + " shells fell " + "y" * 9000)
    start = report.text.index("shells")
    ((first, last, held),) = stretches(report, [Span(start, start + 6)])
    assert (first, last, held) == (start - WINDOW, start + 6 + WINDOW, (0,))


def test_overlapping_words_are_each_marked() -> None:
    """Where two claims share words, those words carry both."""
    pieces = marked("abcdef", 0, 6, [("c-1", Span(0, 4)), ("c-2", Span(2, 6))])
    assert [(piece.text, piece.claims, piece.opens) for piece in pieces] == [
        ("ab", ("c-1",), ("c-1",)),
        ("cd", ("c-1", "c-2"), ("c-2",)),
        ("ef", ("c-2",), ()),
    ]
