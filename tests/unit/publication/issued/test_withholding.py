"""Names taken out of an issue: gone from every word of it, and nothing else changed."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.publication.issued.test_issue import issue
from trucewatch.publication.issued import as_html, as_pdf
from trucewatch.publication.issued.issue import Issue
from trucewatch.publication.issued.withholding import WITHHELD, PersonNamed, names_of, times_told, withheld, words_of
from trucewatch.publication.sitrep import Passage, Piece, ReportWords

LUND = PersonNamed("Pavel Lund", ("Pavel Lund", "Lund"), 3)


def naming(words: str, *cuts: int) -> Issue:
    """Make an issue that prints a paragraph, cut into pieces as marked claims cut it, and withholds one name."""
    made = issue(assessment=f"We heard {words}")
    ends = (0, *cuts, len(words))
    pieces = tuple(Piece(words[start:end], ("c-1",)) for start, end in pairwise(ends))
    printed = ReportWords("r-x", "r-x", words, (("file", words),), (Passage(pieces, (), gap=False),))
    sheet = replace(made.sheet, people=(LUND,), withheld=("Pavel Lund",))
    return Issue(sheet, replace(made.report, words=(*made.report.words, printed)))


def printed(one: Issue) -> str:
    """Return the printed paragraph."""
    return "".join(piece.text for piece in one.report.words[-1].passages[0].pieces)


def shape(held: object) -> object:
    """Return a record with its words left out: what must stay the same."""
    if isinstance(held, tuple):
        return tuple(shape(one) for one in held)
    if is_dataclass(held):
        return (type(held), tuple((one.name, shape(getattr(held, one.name))) for one in fields(held)))
    return None if isinstance(held, str) else held


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The brother, Pavel Lund, said so.", "The brother, [name withheld], said so."),
        ("PAVEL LUND’S FARM", "[name withheld]’S FARM"),
        ("Pavel\n  Lund fell.", "[name withheld] fell."),
        ("Lund said; (Lund)", "[name withheld] said; ([name withheld])"),
        ("Lundgren and the lund of Pavel stand.", "Lundgren and the lund of Pavel stand."),
    ],
)
def test_a_name_goes_in_every_way_it_is_written(words: str, left: str) -> None:
    """The whole name in any case and over a line end, the surname as it is written; never a part of another word."""
    assert printed(withheld(naming(words))) == left


@pytest.mark.parametrize("cut", range(1, 24))
def test_a_name_that_a_marked_claim_cuts_goes_as_well(cut: int) -> None:
    """Where a claim's words begin or end inside a name, no half of it is left, and what stands around it is."""
    words = "So Pavel Lund said here."
    assert printed(withheld(naming(words, cut))) == "So [name withheld] said here."


def test_the_page_and_the_pdf_hold_no_withheld_name_and_say_so() -> None:
    """In page and PDF the name is nowhere: not in words, prose, titles, file names; both say that it was withheld."""
    one = naming("The brother, Pavel Lund, said so; Lund was heard.")
    page = as_html.render(one, "Etc/GMT-3", 3)
    paper = " ".join(part.extract_text() for part in pypdf.PdfReader(BytesIO(as_pdf.render(one, "Etc/GMT-3", 3))).pages)
    for made in (page, re.sub(r"\s+", " ", paper)):
        assert "Lund" not in made
        assert WITHHELD in made
        assert "withholds the names of 1 person" in made
    assert "withholds" not in as_html.render(issue(), "Etc/GMT-3", 3)


def test_whoever_signs_is_named() -> None:
    """The name of the person who signs stays, even where somebody of that name is withheld."""
    one = naming("Pavel Lund said so.")
    signed = replace(one, sheet=replace(one.sheet, by="Pavel Lund"))
    assert withheld(signed).sheet.by == "Pavel Lund"


def test_nothing_is_taken_out_where_nobody_is_withheld() -> None:
    """Without a choice the issue is the same, to the record."""
    one = naming("Pavel Lund said so.")
    shown = replace(one, sheet=replace(one.sheet, withheld=()))
    assert withheld(shown) is shown


def test_names_that_are_withheld_bring_their_other_ways() -> None:
    """Whoever withholds a person withholds every way they are named; a name typed by hand is its own only way."""
    assert names_of(("Pavel Lund", "Mira Oslan"), (LUND,)) == ("Pavel Lund", "Lund", "Mira Oslan")
    assert times_told(words_of(naming("Lund, Pavel Lund.").report), ("Lund",)) > 0


@given(words=st.text(st.sampled_from("Lundpave, .\n"), max_size=60), cuts=st.lists(st.integers(0, 60), max_size=4))
def test_no_cutting_of_words_leaves_a_name(words: str, cuts: list[int]) -> None:
    """However words are cut into pieces: afterwards the name is nowhere, and the record is built as before."""
    before = naming(words, *sorted(min(cut, len(words)) for cut in cuts))
    after = withheld(before)
    assert times_told(words_of(after), ("Pavel Lund", "Lund")) == 0
    assert shape(after.report) == shape(before.report)
    assert WITHHELD in printed(after) or printed(after) == words
