from __future__ import annotations

import textwrap

import pytest

from trucewatch.reports.paragraphs import find_paragraphs

PARAGRAPHS = [
    "Shells hit river market, mayor says",
    "KYIV, Ukraine (AP) — The mayor of the river town said on Tuesday that two shells had struck the market, where "
    "people had come to buy bread for the first time since the truce began at midnight on Saturday, and wounded four.",
    "A QUIET NIGHT",
    "The army denied it. “Our guns have been silent since Saturday,” said its spokesman, who gave no name.",
    "(Reporting by Ann Poe and Jo Roe in the river town; Writing by Al Doe in the capital; Editing by Bo Coe)",
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("between", [1, 2, 3])
def test_line_ends_and_blank_lines_do_not_matter(end: str, between: int) -> None:
    """The same paragraphs come out for every line end, with and without blank lines."""
    found = find_paragraphs((end * between).join(PARAGRAPHS))
    assert [paragraph.words for paragraph in found] == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 65, 72, 76, 80, 100])
def test_hard_wrapped_lines_are_one_paragraph(width: int) -> None:
    """Lines broken at a fixed width are joined again."""
    wrapped = [textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False) for words in PARAGRAPHS]
    assert [paragraph.words for paragraph in find_paragraphs("\n\n".join(wrapped))] == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72])
def test_indented_first_lines_part_wrapped_paragraphs(width: int) -> None:
    """Without blank lines, an indented first line begins a paragraph."""
    wrapped = [
        textwrap.fill(words, width, initial_indent="    ", break_long_words=False, break_on_hyphens=False)
        for words in PARAGRAPHS
    ]
    assert [paragraph.words for paragraph in find_paragraphs("\n".join(wrapped))] == PARAGRAPHS


def test_a_paragraph_points_at_its_characters() -> None:
    """Start and end hold without any change of whitespace, and the line number is the first line's."""
    text = "Title\n\n  The truce\n  held.\n"
    title, body = find_paragraphs(text)
    assert text[title.start : title.end] == "Title"
    assert text[body.start : body.end] == "The truce\n  held."
    assert (body.line, body.gap) == (3, 1)


def test_a_bullet_or_byline_begins_a_paragraph() -> None:
    """List items and bylines stay apart though no blank line parts them."""
    text = "Truce holds\nBy Jane Roe\n- two killed in the south\n- four wounded in the east"
    assert [paragraph.words for paragraph in find_paragraphs(text)] == text.split("\n")


def test_nothing_but_blanks_has_no_paragraph() -> None:
    """An empty or blank text gives none."""
    assert find_paragraphs("") == find_paragraphs(" \n\t\r\n\u00a0") == ()
