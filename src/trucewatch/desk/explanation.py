"""The answer to "why": a tree that ends in quoted words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.report import Report
from trucewatch.model.span import Span

_AROUND = 90


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words of a report with what stands around them, and where: character offsets into the file as decoded."""

    file: str
    record: int | None
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step of an answer: what it is about, what is known of it, the words it rests on, the steps below it.

    ``label`` names the step's part in the step above ("claim", "time", "check"). ``id`` is None where it is no record.
    """

    label: str
    title: str
    id: str | None = None
    facts: tuple[str, ...] = ()
    words: tuple[QuotedWords, ...] = ()
    parts: tuple[Explanation, ...] = ()

    def walk(self) -> Iterator[Explanation]:
        """Yield this step and all below it, top down."""
        yield self
        for part in self.parts:
            yield from part.walk()


def quoted(report: Report, span: Span) -> QuotedWords:
    """Return words of a report in their context.

    >>> from trucewatch.model import Report
    >>> words = quoted(Report("r-1", "", "wire.txt", "The truce held.", offset=100), Span(4, 9))
    >>> words.before, words.words, words.after, words.start
    ('The ', 'truce', ' held.', 104)
    """
    text = report.text
    return QuotedWords(
        file=report.file,
        record=report.record,
        start=report.offset + span.start,
        end=report.offset + span.end,
        before=_one_line(text[max(0, span.start - _AROUND) : span.start], cut_left=span.start > _AROUND),
        words=_one_line(span.quote(text)),
        after=_one_line(text[span.end : span.end + _AROUND], cut_right=span.end + _AROUND < len(text)),
    )


def _one_line(text: str, *, cut_left: bool = False, cut_right: bool = False) -> str:
    """Return text on one line, keeping the blanks at its ends; a cut end begins or stops at a whole word."""
    if cut_left and " " in text:
        text = "..." + text[text.index(" ") :]
    if cut_right and " " in text:
        text = text[: text.rindex(" ") + 1] + "..."
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    return (" " if lead else "") + " ".join(text.split()) + (" " if tail and text.strip() else "")
