from __future__ import annotations

import pytest

from trucewatch.publication.issued.figures import Figure
from trucewatch.publication.issued.prose import as_text, read_prose, renewed, token

THREE = Figure("incidents-cannot_tell", "3 incidents", "", "cannot tell", ("c-1", "c-2"), "short", "incidents")
RAIDS = Figure("tally-y-1", "at least 26 air raids", "Mission", "Mission, over a day", ("c-3",), "y-1", "tallies")
FIGURES = (THREE, RAIDS)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[[4 incidents | incidents-cannot_tell]]", "the number “3 incidents” was changed to “4 incidents”"),
        ("[[3 | incidents-cannot_tell]]", "the number “3 incidents” was changed to “3”"),
        ("[[26 air raids | tally-y-1]]", "the number “at least 26 air raids” was changed to “26 air raids”"),
        ("[[3 incidents | tally-y-1]]", "the number “at least 26 air raids” was changed to “3 incidents”"),
        ("[[3 incidents | incidents-gone]]", "no number “incidents-gone” in this report"),
        ("[[3 incidents | incidents-cannot_tell]", "[[ or ]] without a whole number between"),
        ("3 incidents | incidents-cannot_tell]]", "[[ or ]] without a whole number between"),
        ("[[ [[3 incidents | incidents-cannot_tell]] ]]", "[[ or ]] without a whole number between"),
    ],
)
def test_an_edit_that_changes_a_number_is_refused(written: str, found: str) -> None:
    """A number of the report keeps its words, its bound and its claims; whoever changes it is told which."""
    faults = read_prose(f"Of the day: {written}.", FIGURES).faults
    assert found in [fault.found for fault in faults]


def test_a_number_can_be_moved_repeated_and_taken_out() -> None:
    """Prose around numbers is free; the numbers stay bound to the same figures."""
    prose = read_prose(f"So: {token(RAIDS)}. Again {token(RAIDS)}.\n\nThen {token(THREE)}.", FIGURES)
    assert prose.faults == ()
    assert prose.used == ("tally-y-1", "incidents-cannot_tell")
    assert prose.paragraphs[0].text == "So: at least 26 air raids. Again at least 26 air raids."
    assert read_prose("Nothing of the kind.", FIGURES).used == ()


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("We saw 3 craters.", ("3",)),
        ("We saw three craters and twenty-one shells.", ("three", "twenty-one")),
        ("Some 1,250.5 tons", ("1,250.5",)),
        ("on ١٢ May", ("١٢",)),
        ("an increase of 40%", ("40",)),
        ("from 12/05 to 13/05", ("12/05", "13/05")),
        ("nobody counted them", ()),
        ("everyone left", ()),
    ],
)
def test_a_number_a_person_types_is_marked_as_theirs(written: str, own: tuple[str, ...]) -> None:
    """What rests on no claim does not pass for what does, in digits of any script or in words."""
    prose = read_prose(written, FIGURES)
    assert prose.own_numbers == own
    assert prose.used == ()
    assert prose.paragraphs[0].text == written


def test_the_same_digits_typed_by_hand_are_not_the_reports() -> None:
    """Typing the words of a figure does not bind them to its claims."""
    prose = read_prose("There were 3 incidents.", FIGURES)
    assert prose.used == ()
    assert prose.own_numbers == ("3",)


def test_text_comes_back_as_it_was_kept() -> None:
    """What is kept opens in the editor with the same words and numbers, in any language."""
    written = f"قال الشاهد إن القصف بدأ.\n\nMission: {token(RAIDS)}, we counted 12."
    kept = read_prose(written, FIGURES)
    assert as_text(kept) == written
    assert read_prose(as_text(kept), FIGURES) == kept


def test_renewed_numbers_take_the_reports_new_words() -> None:
    """When the case grew, the number in the prose follows its claims; one that nothing supports any more is a fault."""
    kept = read_prose(f"Now {token(THREE)}; {token(RAIDS)}.", FIGURES)
    five = Figure(THREE.key, "5 incidents", "", "cannot tell", ("c-1",), "short", "incidents")
    after = renewed(kept, (five,))
    assert after.paragraphs[0].text == "Now 5 incidents; at least 26 air raids."
    assert [fault.found for fault in after.faults] == ["the number “at least 26 air raids” is no longer in the report"]


def test_a_part_has_a_length() -> None:
    """A pasted book is refused in one line, not stored."""
    assert read_prose("word " * 10_000, FIGURES).faults[0].found == "50,000 characters"
