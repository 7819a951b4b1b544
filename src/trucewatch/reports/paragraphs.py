"""Paragraphs of a text: lines joined where a fixed width broke them, kept apart where the writer did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
LINE_OPENS = re.compile(
    r"^[\s]*(?:\(?(?:additional\s+)?(?:reporting|writing|editing)\s+by\b|by\s+[A-Z]|[-*•●▪◦–—]\s|\(?\d{1,2}[.)]\s|#{1,6}\s|"
    r"(?:subject|title|headline|date|published|source|byline|dateline|url|publisher|from|author)\s*:)",
    re.IGNORECASE,
)
DATELINE_OPENS = re.compile(
    r"^\s*[^\W\d_a-z][^a-z\n]{2,60}(?:[,\s][^()\n]{0,60})?[(/\[][A-Za-z][^()\n]{1,30}[)/\]]\s*[-–—:.]"
)
CREDIT_OPENS = re.compile(r"^\s*\((?:additional\s+)?(?:reporting|writing|editing)\b", re.IGNORECASE)
RULE = re.compile(r"^\s*(?:[-–—_=*~#•·+](?:\s*[-–—_=*~#•·+]){2,}|#|\*|\* \*)\s*$")
WIDEST, NARROWEST = 132, 30
RAGGED = 0.15
SENTENCE_ENDS = (".", "!", "?", "”", '"', "’", ")", ":", "»")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands: ``start``/``end`` in the text, its words on one line, blank lines before."""

    start: int
    end: int
    words: str
    gap: int
    line: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: int
    number: int

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""Find the paragraphs of a text, whatever its line ends and width; every visible character is in one of them.

    >>> [p.words for p in find_paragraphs("Truce holds\r\n\r\nThe truce\r\nheld.")]
    ['Truce holds', 'The truce held.']
    """
    lines = list(_lines(text))
    blocks = list(_blocks(lines))
    # Blank lines part the paragraphs of most texts: then a line a little short of the width is only ragged.
    slack = RAGGED if len(blocks) * 12 > len(lines) else 0.0
    width = int(_width(lines, slack) * (1 - slack))
    return tuple(_joined(group) for block in blocks for group in _groups(block, width, slack))


def _lines(text: str) -> Iterator[_Line]:
    at = gap = 0
    number = 1
    while at <= len(text):
        match = LINE_END.search(text, at)
        end = match.start() if match is not None else len(text)
        line = text[at:end]
        if line.strip():
            yield _Line(at, end, line, gap, number)
            gap = 0
        else:
            gap += 1
        if match is None:
            return
        at = match.end()
        number += 1


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if block and line.gap:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _width(lines: Sequence[_Line], slack: float) -> int:
    """Return the column at which the text was broken, or 0 when its lines are paragraphs."""
    pairs = [(line, after) for line, after in pairwise(lines) if not after.gap]
    lengths = sorted(len(line.text.rstrip()) for line, _ in pairs if len(line.text.split()) > 1)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(_full(line, after, int(width * (1 - slack))) for line, after in pairs)
    return width if full * 2 >= len(pairs) else 0


def _full(line: _Line, after: _Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on this line."""
    return len(line.text.rstrip()) + 1 + len(after.text.split(maxsplit=1)[0]) > width


def _groups(block: list[_Line], width: int, slack: float) -> Iterator[list[_Line]]:
    own = int(_width(block, slack) * (1 - slack)) if len(block) > 3 else width
    left = min(line.indent for line in block)
    indented = [line.indent >= left + 2 for line in block]
    opens = indented if sum(indented) * 10 <= len(block) * 7 else [False] * len(block)
    group = [block[0]]
    for at in range(1, len(block)):
        credit_closed = CREDIT_OPENS.match(group[0].text) and block[at - 1].text.rstrip().endswith(")")
        if opens[at] or credit_closed or _parts(block[at - 1], block[at], own or width):
            yield group
            group = []
        group.append(block[at])
    yield group


def _parts(line: _Line, after: _Line, width: int) -> bool:
    """Tell whether two neighbouring lines belong to different paragraphs."""
    if RULE.match(line.text) or RULE.match(after.text) or DATELINE_OPENS.match(after.text[:200]):
        return True
    ended = line.text.rstrip().endswith(SENTENCE_ENDS)
    full = bool(width) and _full(line, after, width)
    if LINE_OPENS.match(after.text):
        return ended or not full
    continues = after.text.lstrip()[:1].islower() and not ended
    return not (full or (continues and len(line.text) <= WIDEST))


def _joined(group: list[_Line]) -> Paragraph:
    first, last = group[0], group[-1]
    start = first.start + first.indent
    end = last.start + len(last.text.rstrip())
    return Paragraph(start, end, " ".join(" ".join(line.text.split()) for line in group), first.gap, first.number)
