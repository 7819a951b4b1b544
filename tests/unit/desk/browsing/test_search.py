"""Words are found however they are spelled, and hostile questions find nothing and break nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.store import sample
from trucewatch.desk.desk import Desk
from trucewatch.model import Report, Span
from trucewatch.store import Case
from trucewatch.store.search_words import Question, folded

TEXTS = {
    "r-000000000011": "Shelling was heard in Deir ez-Zor and in Vélestin. The U.N. counted 15 rounds.",
    "r-000000000012": "قُصِفَت مدينة إدلب صباحًا، وقال الأهالي إن المدرسة أُصيبت.",
    "r-000000000013": "Guns fell silent.Then they spoke again, near Mouadamiya.",
    "r-000000000014": "<script>alert(1)</script> \u202egnp.exe\u202c " + "x" * 200_000 + " endword",
}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk over a case with reports in several scripts."""
    path = tmp_path_factory.mktemp("spoken") / "spoken.case"
    with Case.open(path, create=True) as case:
        case.put_reports(
            Report(id=one, document=sample.document().digest, file=f"{one}.txt", text=text, title=one[-2:])
            for one, text in TEXTS.items()
        )
        case.put_run_note(sample.AT, "4 reports")
    desk = Desk(path)
    desk.bring_up_to_date()
    return desk


def found(desk: Desk, words: str) -> set[str]:
    """Return the last two digits of the reports found."""
    with desk.browse() as look:
        return {one.id[-2:] for one in look.search(words).items}


@pytest.mark.parametrize(
    ("words", "report"),
    [
        ("deir ez-zor", "11"),
        ("Dayr az-Zawr", "11"),
        ("velestin", "11"),
        ("VÉLESTIN shelling", "11"),
        ("UN", "11"),
        ("ادلب", "12"),
        ("إدلِب", "12"),
        ("المدرسه", "12"),
        ("then", "13"),
        ("moadamiyah", "13"),
        ("moada", "13"),
        ("endword", "14"),
        ("script", "14"),
    ],
)
def test_words_are_found_in_another_spelling(spoken: Desk, words: str, report: str) -> None:
    """Accents, vowel marks, letter variants, transliterations and missing ends make no difference."""
    assert found(spoken, words) == {report}


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', "*", "NEAR(guns shelling", "exact : x OR", "-", "\x00", "'; DROP TABLE report; --", "()", "^"],
)
def test_a_question_in_the_searchers_own_language_is_only_words(spoken: Desk, words: str) -> None:
    """What means something to the full-text engine or to the database means nothing here."""
    assert found(spoken, words) == set()


def test_all_words_must_be_there_and_order_makes_no_difference(spoken: Desk) -> None:
    """Two words find the report that has both, in any order, and not those that have one."""
    assert found(spoken, "rounds shelling") == {"11"}
    assert found(spoken, "rounds guns") == set()


def test_words_between_quotation_marks_stand_together(spoken: Desk) -> None:
    """In that order and in a row, in any spelling of each, and to their ends; other words may stand anywhere."""
    assert found(spoken, '"fell silent"') == found(spoken, "“fell silent”") == {"13"}
    assert found(spoken, '"silent fell"') == found(spoken, '"fell again"') == found(spoken, '"fell silen"') == set()
    assert found(spoken, 'again "Guns fell"') == {"13"}
    assert found(spoken, '"مدينة ادلب"') == {"12"}
    assert found(spoken, '"silent then"') == {"13"}
    assert found(spoken, '"silen"') == set()
    with spoken.browse() as look:
        (hit,) = look.search('"fell silent" again').items
    assert [piece.text for piece in hit.pieces if piece.hit] == ["fell", "silent", "again"]


def test_an_article_alone_is_looked_for_and_beside_a_name_it_is_not(spoken: Desk) -> None:
    """The Arabic article written apart hides nothing: a name with and without it finds the same."""
    assert found(spoken, "al Zor") == found(spoken, "zor") == {"11"}


def test_what_is_found_is_marked_where_it_stands(spoken: Desk) -> None:
    """The pieces of a hit are a cut of the text, with the words asked for marked as they are spelled there."""
    with spoken.browse() as look:
        (hit,) = look.search("velestin rounds").items
    assert [piece.text for piece in hit.pieces if piece.hit] == ["Vélestin", "rounds"]
    assert "".join(piece.text for piece in hit.pieces) == TEXTS["r-000000000011"]


def test_a_hit_far_inside_a_long_text_shows_what_is_around_it(tmp_path: Path) -> None:
    """The cut begins near the first word found, and says with dots that there is more on both sides."""
    text = "Nothing to tell. " * 500 + "A drone crossed the river. " + "Nothing to tell. " * 500
    path = sample.worked_through(tmp_path / "long.case")
    with Case.open(path) as case:
        case.put_reports([replace(sample.report(), id="r-000000000021", text=text, parts=())])
    desk = Desk(path)
    desk.bring_up_to_date()
    with desk.browse() as look:
        (hit,) = look.search("drone").items
    words = "".join(piece.text for piece in hit.pieces)
    assert "A drone crossed the river." in words
    assert words.startswith("…")
    assert words.endswith("…")
    assert len(words) < 700


def test_claims_are_found_by_their_words_and_by_who_is_meant(tmp_path: Path) -> None:
    """A claim is found by its quotation, and by the name of a speaker that stands outside it."""
    desk = Desk(sample.worked_through(tmp_path / "tarsk.case"))
    desk.bring_up_to_date()
    with desk.browse() as look:
        by_words = look.search("dawn", kind="claim")
        by_name = look.search("brede", kind="claim")
    assert [one.id for one in by_words.items] == ["c-000000000001"]
    assert [(one.id, one.incident) for one in by_name.items] == [("c-000000000002", "i-000000000001")]


@given(st.text(max_size=60))
def test_a_text_is_found_by_any_of_its_own_words(text: str) -> None:
    """Whatever the script, a word of a text marks itself in it, and folding never fails."""
    assert all(word.isprintable() for word in folded(text).exact.split())
    question = Question.of(text)
    for start, end in question.hits(text):
        assert Span(start, end).quote(text).strip()
    if question.words:
        assert list(question.hits(text))
