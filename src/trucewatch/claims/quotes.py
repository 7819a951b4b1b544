"""Which words stand between quotation marks, over sentence and paragraph borders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.claims.parsing import Paragraph, ParsedReport
from trucewatch.claims.words import Sentence

_MARK = re.compile(r"\"|''")


def quoted_spans(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the quoted runs of a paragraph, marks included; one left open runs to the paragraph's end.

    Agencies open each paragraph of a long quotation anew, so a run never crosses into the next paragraph. A mark that
    can only open (a space before, a letter behind) closes nothing, and one that can only close opens nothing.
    """
    text, spans = paragraph.text, list[tuple[int, int]]()
    opened: int | None = None
    for found in _MARK.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        opens = (not before or before.isspace() or before in "([-") and bool(after) and not after.isspace()
        closes = (not after or after.isspace() or after in ",.;:!?)]-") and bool(before) and not before.isspace()
        if opened is None and (opens or not closes):
            opened = found.start()
        elif opened is not None and (closes or not opens):
            spans.append((paragraph.start + opened, paragraph.start + found.end()))
            opened = None
    if opened is not None:
        spans.append((paragraph.start + opened, paragraph.start + len(text)))
    return spans


def mark_quotes(parsed: ParsedReport) -> None:
    """Note on every sentence which of its words are quoted."""
    by_paragraph = [quoted_spans(paragraph) for paragraph in parsed.paragraphs]
    for sentence in parsed.sentences:
        spans = by_paragraph[sentence.paragraph]
        sentence.quote_spans = [
            (max(a, sentence.start), min(b, sentence.end)) for a, b in spans if a < sentence.end and b > sentence.start
        ]
        if sentence.quote_spans:
            sentence.quoted = [_inside(word.start, sentence.quote_spans) for word in sentence.words]


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= offset < b for a, b in spans)


def opens_inside(sentence: Sentence) -> bool:
    """Tell whether a sentence begins between quotation marks."""
    return bool(sentence.quote_spans) and sentence.quote_spans[0][0] <= sentence.start + 1
