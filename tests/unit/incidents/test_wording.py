"""Words of claims and reports."""

from __future__ import annotations

from trucewatch.incidents.wording import Sentences, reused, runs, telling, words
from trucewatch.model import Span

TEXT = "Shells fell on the mill. “Nobody slept,” a baker said.\nThe road stayed shut at 5.30 p.m. on Friday."


def test_a_line_break_and_a_full_stop_end_a_sentence() -> None:
    """A sentence ends at a full stop before a capital or at a line break, and not inside a number."""
    sentences = Sentences.of(TEXT)
    assert (
        sentences.around(Span(TEXT.index("road"), TEXT.index("shut"))) == "The road stayed shut at 5.30 p.m. on Friday."
    )
    assert sentences.number(TEXT.index("mill")) == 0
    assert sentences.number(TEXT.index("baker")) == 1


def test_a_span_over_two_sentences_gives_both() -> None:
    """The sentences around a span are all those it touches."""
    assert Sentences.of(TEXT).around(Span(3, TEXT.index("slept"))).startswith("Shells fell on the mill. “Nobody")


def test_a_span_beyond_the_text_has_no_sentence() -> None:
    """A span that lies outside the report gives no words instead of a fault."""
    assert Sentences.of("Short.").around(Span(40, 50)) == ""


def test_names_and_everyday_words_tell_nothing() -> None:
    """Function words, numbers and the names given are left out of the telling words."""
    assert telling("The 26 shells that fell on Lowfield burned the granary", ["Lowfield"]) == {
        "shell",
        "fell",
        "burn",
        "granary",
    }


def test_two_writers_share_no_run_of_five_words() -> None:
    """Reuse is measured on runs of five words: the same copy shares all of them, the same news none."""
    copy = runs("At least nine shells fell on the western mill before dawn on Friday")
    assert reused(copy, runs("AT LEAST nine shells fell on the western mill before dawn")) == 1.0
    assert reused(copy, runs("The mill in the west was hit by nine shells early on Friday")) == 0.0
    assert reused(copy, frozenset()) == 0.0


def test_case_and_possessives_are_folded() -> None:
    """Words are compared without case and without the possessive."""
    assert words("The FRONT’s men") == ("the", "front", "men")
