from __future__ import annotations

from datetime import date

import pytest

from trucewatch.reports.looks import Kind, Look, in_capitals, is_heading, look_at
from trucewatch.reports.paragraphs import find_paragraphs


def looks_of(text: str) -> tuple[Look, ...]:
    """Return the looks of a text's paragraphs."""
    return look_at(find_paragraphs(text))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Shells hit river market, mayor says", Kind.HEADING),
        ("U.N. demands halt to fighting in Gen. Roe's sector", Kind.HEADING),
        ("Is the truce over?", Kind.HEADING),
        ("“THERE IS NO WAY BACK”", Kind.HEADING),
        ("The mayor said the truce held.", Kind.PROSE),
        ("“Where are we to go?”", Kind.PROSE),
        ("the lower-case end of a broken line", Kind.PROSE),
        ("- two people were killed in the south", Kind.PROSE),
        ("By Jane Roe", Kind.BYLINE),
        ("March 3, 2016", Kind.DATE_LINE),
        ("Published Thursday, 3 March 2016 10:33 GMT", Kind.DATE_LINE),
        ("Beirut, 3 March 2016", Kind.DATE_LINE),
        ("Reuters | 3 March 2016", Kind.DATE_LINE),
        ("By Jane Roe | March 3, 2016, 10:33 a.m.", Kind.BYLINE),
        ("=== Second bulletin ===", Kind.SEPARATOR),
        ("Subject: Truce holds in north", Kind.LABEL),
        ("Source: Reuters", Kind.LABEL),
        ("Source: a man who had fled the town said that the bridge was open and the road free.", Kind.PROSE),
        ("(Reporting by Ann Poe; Editing by Jo Roe)", Kind.CREDIT),
        ("---", Kind.SEPARATOR),
        ("* * *", Kind.SEPARATOR),
        ("=====", Kind.SEPARATOR),
        ("- 30 -", Kind.SEPARATOR),
        ("2 of 10 DOCUMENTS", Kind.SEPARATOR),
    ],
)
def test_the_kind_of_a_paragraph(line: str, kind: Kind) -> None:
    """Each kind of line around and in a report is told by its own look."""
    (look,) = looks_of(line)
    assert look.kind is kind


def test_capitals_mean_nothing_in_a_text_of_capitals() -> None:
    """Where everything is written in capitals, no line stands out by them."""
    heading, body = looks_of("TRUCE HOLDS\n\nTHE MAYOR OF THE RIVER TOWN SAID THAT THE TRUCE HELD.")
    assert (heading.kind, body.kind) == (Kind.HEADING, Kind.PROSE)
    assert not heading.caps


def test_a_date_line_gives_its_day() -> None:
    """A full date on a line of its own is read; a date without the year is a date line without a day."""
    full, partial = looks_of("Thursday, 3 March 2016\n\n3 March")
    assert (full.day, partial.kind, partial.day) == (date(2016, 3, 3), Kind.DATE_LINE, None)


def test_header_lines_give_label_and_value() -> None:
    """A header line is taken apart; only title labels hold the title."""
    look, other = looks_of("Headline: Truce holds\n\nPublisher: River Post")
    assert (look.label, look.value, look.titled) == ("headline", "Truce holds", True)
    assert (other.label, other.value, other.titled) == ("publisher", "River Post", False)


def test_heavy_separators_are_told_from_light_ones() -> None:
    """A ruled line of some length parts reports; three stars may only part sections."""
    heavy, light = looks_of("==========\n\n***")
    assert (heavy.heavy, light.heavy) == (True, False)


def test_capitals_and_headings() -> None:
    """Capitals are judged by letters alone; a heading is short, of one piece, and has no full stop."""
    assert in_capitals("“NO PLAN B” 2016")
    assert not in_capitals("Truce")
    assert not is_heading("The truce held. The mayor said so")
    assert not is_heading("word " * 40)
