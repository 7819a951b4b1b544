"""Words of a sentence with their grammar."""

from __future__ import annotations

from tests.unit.claims.reading import sentence, word
from trucewatch.claims.words import Sentence, Word, noun_phrase, span_of

TEXT = "The army and the rebels, who hold the hills, shelled a small market on Sunday."


def small() -> tuple[Word, Word, Word]:
    """Return "rebels shelled villages", put together by hand."""
    rebels, shelled, villages = (
        Word(0, "Rebels", "NNS", "nsubj", 0),
        Word(1, "shelled", "VBD", "ROOT", 7),
        Word(2, "villages", "NNS", "dobj", 15),
    )
    for kid in (rebels, villages):
        kid.head = shelled
        shelled.kids.append(kid)
    return rebels, shelled, villages


def test_a_subtree_is_in_reading_order() -> None:
    """A word and all below it come left to right."""
    rebels, shelled, villages = small()
    assert shelled.subtree() == [rebels, shelled, villages]
    assert shelled.subtree(stop={villages}) == [rebels, shelled]


def test_heads_are_found_up_to_the_root() -> None:
    """The heads above a word end at the root, the word itself left out."""
    rebels, shelled, _ = small()
    assert list(rebels.above()) == [shelled]
    assert list(shelled.above()) == []


def test_dependents_are_asked_for_by_relation() -> None:
    """The first, or all, that stand in one of the relations."""
    rebels, shelled, villages = small()
    assert shelled.kid("dobj", "nsubj") is rebels
    assert shelled.kids_as("dobj", "nsubj") == [rebels, villages]
    assert shelled.kid("agent") is None


def test_what_is_coordinated_comes_with_it() -> None:
    """The words "the army and the rebels" are two conjuncts."""
    found = sentence(TEXT)
    assert [one.text for one in word(found, "army").conjuncts()] == ["army", "rebels"]


def test_a_noun_phrase_leaves_out_what_is_told_about_it() -> None:
    """Relative clauses and what is coordinated are no part of a noun phrase."""
    found = sentence(TEXT)
    assert [one.text for one in noun_phrase(word(found, "rebels"))] == ["the", "rebels"]
    assert [one.text for one in noun_phrase(word(found, "market"))][:3] == ["a", "small", "market"]


def test_a_span_drops_punctuation_at_its_borders() -> None:
    """Commas and full stops at the ends are no part of a span; quotation marks that open it are."""
    found = sentence("“A drone,” she said, “struck the bakery.”")
    start, end = span_of(found.words)
    assert found.slice(start, end)[0] == '"'
    comma = sentence("Yes, they fired.")
    start, end = span_of(comma.words)
    assert comma.slice(start, end) == "Yes, they fired"


def test_the_root_has_no_head() -> None:
    """A sentence has one root, a made one too."""
    assert sentence(TEXT).root.text == "shelled"
    rebels, shelled, villages = small()
    assert Sentence(0, 0, 0, "Rebels shelled villages", [rebels, shelled, villages]).root is shelled


def test_the_share_of_quoted_words_is_by_characters() -> None:
    """Half a span between quotation marks is a share of one half."""
    made = Sentence(0, 0, 0, "Rebels shelled villages", list(small()))
    made.quote_spans = [(0, 10)]
    assert made.share_quoted(0, 20) == 0.5
    assert made.share_quoted(12, 20) == 0


def test_nouns_and_verbs_are_told_by_their_tag() -> None:
    """A past tense is a verb, a plural a noun."""
    rebels, shelled, _ = small()
    assert (rebels.is_noun, rebels.is_verb, shelled.is_noun, shelled.is_verb) == (True, False, False, True)
