from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.registers.words import WordTree, is_shouted, words_of


def test_words_keep_their_place() -> None:
    """Each word's offsets point at the words of the text, possessives left out."""
    text = "The U.S.-led raid hit Sana'a, Syria\u2019s ally."
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "The",
        "U.S.",
        "led",
        "raid",
        "hit",
        "Sana'a",
        "Syria",
        "ally",
    ]


@given(st.text(max_size=200))
def test_words_of_any_text_stand_in_order(text: str) -> None:
    """Whatever the text, words lie inside it, in order, without overlap, and none folds to nothing."""
    last = 0
    for word in words_of(text):
        assert last <= word.start < word.end <= len(text)
        assert word.folded
        last = word.end


def test_glue_tells_what_parts_words() -> None:
    """A sentence end parts words; a space, hyphen, possessive and comma join them each in their way."""
    assert [word.glue for word in words_of("Iran's Saudi-led, army. Next")] == ["", "'", "-", ",", ""]


def test_tree_finds_the_longest_name() -> None:
    """The longest name that starts at a word wins, and no name runs over a sentence end."""
    tree: WordTree[str] = WordTree()
    tree.add("Free Syrian Army", "long")
    tree.add("Free", "short")
    assert tree.longest(words_of("Free Syrian Army"), 0) == (3, ["long"])
    assert tree.longest(words_of("Free Syrian. Army"), 0) == (1, ["short"])


def test_acronyms_must_be_met_in_capitals() -> None:
    """A small "is" is no acronym, and a name in small letters is met in any case."""
    tree: WordTree[str] = WordTree()
    tree.add("IS", "group")
    tree.add("rebels", "rebels")
    assert tree.longest(words_of("is over"), 0) is None
    assert tree.longest(words_of("IS fighters"), 0) == (1, ["group"])
    assert tree.longest(words_of("Rebels said"), 0) == (1, ["rebels"])


def test_shouted_text_is_told() -> None:
    """A text in capitals throughout is told from one with some acronyms."""
    assert is_shouted(words_of("REBELS SAY ARMY SHELLED TOWN"))
    assert not is_shouted(words_of("NATO and UN staff met EU envoys"))
