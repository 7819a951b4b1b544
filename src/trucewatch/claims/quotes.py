"""Which words stand between quotation marks, over sentence and paragraph borders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.claims.parsing import Paragraph, ParsedReport
from trucewatch.claims.words import Sentence

_MARK = re.compile(r'"')


def quoted_spans(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the quoted runs of a paragraph, marks included; one left open runs to the paragraph's end.

    Agencies open each paragraph of a long quotation anew, so a run never crosses into the next paragraph.
    """
    marks = [paragraph.start + found.start() for found in _MARK.finditer(paragraph.text)]
    spans = [(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2:
        spans.append((marks[-1], paragraph.start + len(paragraph.text)))
    return spans


def mark_quotes(parsed: ParsedReport) -> None:
    """Note on every sentence which of its words are quoted."""
    by_paragraph = [quoted_spans(paragraph) for paragraph in parsed.paragraphs]
    for sentence in parsed.sentences:
        spans = by_paragraph[sentence.paragraph]
        sentence.quote_spans = [(max(a, sentence.start), min(b, sentence.end)) for a, b in spans
                                if a < sentence.end and b > sentence.start]  # fmt: skip
        sentence.quoted = [_inside(word.start, sentence.quote_spans) for word in sentence.words]


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= offset < b for a, b in spans)


def opens_inside(sentence: Sentence) -> bool:
    """Tell whether a sentence begins between quotation marks."""
    return bool(sentence.quote_spans) and sentence.quote_spans[0][0] <= sentence.start + 1
