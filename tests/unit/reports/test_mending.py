from __future__ import annotations

import pytest

from trucewatch.model import Mend, ReadingText, Span
from trucewatch.reports.mending import find_mends, mends_within

CLEAN = "The “truce” – if it is one – held, the mayor’s office said … José’s café reopened."


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "mac_roman", "cp1250", "cp437", "cp850"])
def test_utf8_read_in_another_encoding_is_mended(encoding: str) -> None:
    """Quotes, dashes and apostrophes come back as they were, even where a byte was lost."""
    clean = "The “truce” – if it is one – held, the mayor’s office said."
    garbled = clean.encode().decode(encoding, errors="replace")
    assert garbled != clean
    assert ReadingText.of(garbled, find_mends(garbled)).text == clean


def test_text_garbled_twice_is_mended() -> None:
    """Two wrong readings in a row are undone."""
    garbled = CLEAN.encode().decode("latin-1").encode().decode("latin-1")
    assert ReadingText.of(garbled, find_mends(garbled)).text == CLEAN


def test_clean_text_is_left_alone() -> None:
    """Curly quotes, accents, Arabic and direction marks are no garble."""
    assert find_mends(CLEAN + " \u200fقال المتحدث\u200e ‘yes’") == ()


def test_characters_nobody_sees_are_read_as_nothing() -> None:
    """NUL, soft hyphen and zero-width space no longer part a word."""
    text = "ma\x00yor cease\u00adfire tr\u200buce"
    assert ReadingText.of(text, find_mends(text)).text == "mayor ceasefire truce"


def test_spans_go_back_to_the_text_as_decoded_and_forth() -> None:
    """Words of the mended text are found at their place in the text as decoded, and the other way round."""
    text = "He said â€œstopâ€\x9d to\x00 all"
    reading = ReadingText.of(text, find_mends(text))
    at = reading.text.index("“stop”")
    span = Span(at, at + 6)
    assert reading.to_report(span).quote(text) == "â€œstopâ€\x9d"
    assert reading.from_report(reading.to_report(span)) == span
    all_at = Span(reading.text.index("all"), len(reading.text))
    assert reading.to_report(all_at).quote(text) == "all"


def test_a_dropped_character_has_no_place_in_the_mended_text() -> None:
    """A span of nothing but dropped characters has no counterpart."""
    reading = ReadingText.of("a\x00b", (Mend(Span(1, 2), ""),))
    assert reading.from_report(Span(1, 2)) is None
    assert reading.from_report(Span(0, 3)) == Span(0, 2)


def test_mends_of_a_part_count_from_its_start() -> None:
    """A report cut out of a file takes its own mends along."""
    mends = (Mend(Span(2, 3), ""), Mend(Span(8, 10), "x"), Mend(Span(20, 21), ""))
    assert mends_within(mends, 5, 15) == (Mend(Span(3, 5), "x"),)
