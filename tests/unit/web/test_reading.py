"""A report's text on screens: every character once, in order, control characters named and counted as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.desk.browsing import Piece
from trucewatch.web.reading import SCREEN, screens


def cut(*texts: str) -> tuple[Piece, ...]:
    """Lay texts one after the other, every second one with a claim."""
    pieces, start = [], 0
    for number, text in enumerate(texts):
        pieces.append(Piece(text, start, ("c-1",) if number % 2 else (), (), None))
        start += len(text)
    return tuple(pieces)


@given(st.lists(st.text(min_size=1, max_size=30), max_size=8))
def test_every_character_is_shown_once_and_knows_where_it_stands(texts: list[str]) -> None:
    """The runs of a report, one after the other, are its text, each at its own offset."""
    whole = "".join(texts)
    told = screens(cut(*texts), 1)
    assert "".join(run.text for run in told.runs) == whole
    assert all(whole[run.start : run.start + len(run.text)] == run.text for run in told.runs)


def test_a_word_of_a_million_letters_takes_several_screens() -> None:
    """No screen is longer than its limit, the first and the last are where they should be, none is lost."""
    pieces = cut("a" * 1_000_000)
    first = screens(pieces, 1)
    every = [screens(pieces, number) for number in range(1, first.of + 1)]
    assert sum(len(run.text) for told in every for run in told.runs) == 1_000_000
    assert max(sum(len(run.text) for run in told.runs) for told in every) <= SCREEN
    assert screens(pieces, 999).number == first.of


def test_a_claim_opens_where_its_words_begin_and_not_again() -> None:
    """The number of a claim stands once, at its first run."""
    opened = [run.opens for run in screens(cut("before ", "words", " after"), 1).runs]
    assert opened == [(), ("c-1",), ()]


def test_controls_are_named_and_markup_is_text() -> None:
    """A direction override is shown by its name in an element that counts as one character; a tag is text."""
    shown = screens(cut("<b>a\u202eb"), 1).runs[0].shown
    assert shown == '&lt;b&gt;a<span class="named" data-one>⟦U+202E⟧</span>b'


def test_an_empty_report_has_one_empty_screen() -> None:
    """A report without text is a page with nothing on it."""
    assert screens((), 3).runs == ()
