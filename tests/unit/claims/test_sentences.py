"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from trucewatch.claims.sentences import sentence_spans

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
