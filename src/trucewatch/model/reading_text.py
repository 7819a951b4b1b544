"""A report's text as it should read, and the way back to the text as decoded."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from trucewatch.model.report import Mend, Report
from trucewatch.model.span import Span


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A report's text with its garbled characters mended, and the way back to the text as decoded.

    >>> reading = ReadingText.of("a â€“ b", (Mend(Span(2, 5), "–"),))
    >>> reading.text
    'a – b'
    >>> reading.to_report(Span(2, 5))
    Span(start=2, end=7)
    """

    text: str
    mends: tuple[Mend, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, text: str, mends: tuple[Mend, ...]) -> ReadingText:
        """Apply mends, which must not overlap, to a text."""
        pieces: list[str] = []
        starts: list[int] = []
        at = length = 0
        ordered = tuple(sorted(mends, key=lambda mend: mend.span))
        for mend in ordered:
            pieces.append(text[at : mend.span.start])
            length += mend.span.start - at
            starts.append(length)
            pieces.append(mend.reads)
            length += len(mend.reads)
            at = mend.span.end
        pieces.append(text[at:])
        return cls("".join(pieces) if ordered else text, ordered, tuple(starts))

    def to_report(self, span: Span) -> Span:
        """Return where the words of the mended text stand in the text as decoded."""
        return Span(self._character(span.start).start, self._character(span.end - 1).end)

    def from_report(self, span: Span) -> Span | None:
        """Return where words of the text as decoded stand in the mended text; None when all of them were dropped."""
        start, end = self._reading_offset(span.start, late=False), self._reading_offset(span.end, late=True)
        return Span(start, end) if start < end else None

    def _character(self, at: int) -> Span:
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return Span(at, at + 1)
        mend, inside = self.mends[index], at - self._starts[index]
        if inside < len(mend.reads):
            return mend.span
        origin = mend.span.end + inside - len(mend.reads)
        return Span(origin, origin + 1)

    def _reading_offset(self, at: int, *, late: bool) -> int:
        low, high = 0, len(self.mends)
        while low < high:
            middle = (low + high) // 2
            if self.mends[middle].span.start < at:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return at
        mend, start = self.mends[low - 1], self._starts[low - 1]
        if at < mend.span.end:
            return start + len(mend.reads) if late else start
        return start + len(mend.reads) + at - mend.span.end


def reading_text(report: Report) -> ReadingText:
    """Return the report's text with its mends applied, and the map back to ``report.text``."""
    return ReadingText.of(report.text, report.mends)
