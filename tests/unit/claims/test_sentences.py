"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from trucewatch.claims.sentences import LONGEST, MOST_WORDS, bounded, sentence_spans

TEXTS: tuple[object, ...] = (
    ("The truce held. Nobody fired.", ["The truce held.", "Nobody fired."]),
    ("The U.S. said no. The U.N. agreed.", ["The U.S. said no.",
    "The U.N. agreed."]),
    ("Gen. Ansar Bellal met Mr. Haas on Feb. 3 in St. Olav.",
    ["Gen. Ansar Bellal met Mr. Haas on Feb. 3 in St. Olav."]),
    ("It began at 5 p.m. on Monday.", ["It began at 5 p.m. on Monday."]),
    ("“We wait,” he said. “We hope.”", ["“We wait,” he said.", "“We hope.”"]),
    ("“Why us?” asked the baker. Nobody knew.", ["“Why us?” asked the baker.", "Nobody knew."]),
    ("“Leave!” the soldiers shouted.", ["“Leave!” the soldiers shouted."]),
    ("“We left. We had to,” she said.", ["“We left.", "We had to,” she said."]),
    ("About 2.5 million people fled. More will.", ["About 2.5 million people fled.", "More will."]),
    ("J. R. Okoro spoke. He left.", ["J. R. Okoro spoke.", "He left."]),
    ("They waited … and waited. Then it rained.", ["They waited … and waited.", "Then it rained."]),
    ("The truce held (for a day). Then it broke.", ["The truce held (for a day).", "Then it broke."]),
    ("(It held for a day.) Then it broke.", ["(It held for a day.)", "Then it broke."]),
    ("Was it held? No. Was it kept? No.", ["Was it held?",
    "No.", "Was it kept?", "No."]),
    ("It was train No. 9 to Goma. It stopped.", ["It was train No. 9 to Goma.", "It stopped."]),
    ("No full stop at the end", ["No full stop at the end"]),
    ("Three fell.  \n Two rose.", ["Three fell.", "Two rose."]),
    ("", []),
    ("   ", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_sentences_end_where_a_reader_ends_them(text: str, wanted: list[str]) -> None:
    """Abbreviations, initials, decimals and quoted questions end no sentence; quotation marks stay with theirs."""
    assert [text[start:end] for start, end in sentence_spans(text)] == wanted


@pytest.mark.parametrize("text", ["A. B. C.", "..!?", "“”", "a. B.\u200f C.", "Mr. " * 50, "." * 500])
def test_spans_are_in_order_and_never_empty(text: str) -> None:
    """Whatever the text, spans lie inside it in order, hold something and never overlap."""
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_ordinary_sentences_are_never_cut() -> None:
    """A sentence of two hundred words, as a resolution has them, stays whole."""
    text = "The parties shall open the road to Tamra, " * 25 + "and keep it open."
    assert [text[start:end] for start, end in bounded(text, 0, len(text))] == [text]


def test_a_sentence_without_end_is_cut_between_words() -> None:
    """Every piece ends with a whole word, holds no more than may be parsed at once, and no word is lost."""
    text = "The army, it is said, (once more) fired; " * 300
    pieces = [text[start:end] for start, end in bounded(text, 0, len(text))]
    assert " ".join(pieces) == text.strip()
    assert max(len(piece) for piece in pieces) <= LONGEST


@pytest.mark.parametrize("mark", ["(a", '"a', "((((((((a", "a."])
def test_a_wall_of_marks_is_cut_by_its_words(mark: str) -> None:
    """Without white space a piece ends at the limit of words, each mark counted as one, and nothing is lost."""
    text = mark * 3000
    pieces = [text[start:end] for start, end in bounded(text, 0, len(text))]
    assert "".join(pieces) == text
    assert max(len(piece) for piece in pieces) <= MOST_WORDS * 2


@pytest.mark.parametrize("mark", ["(", '"', "=", "( "])
def test_a_wall_of_nothing_but_marks_is_no_sentence(mark: str) -> None:
    """Brackets, quotation marks and drawn lines without a letter are not parsed; the words beside them are."""
    text = mark * 3000
    assert list(bounded(text, 0, len(text))) == []
    beside = text + " The army fired."
    assert [beside[start:end] for start, end in bounded(beside, 0, len(beside))][-1].endswith("The army fired.")
