"""Where words stand in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters in a report's text, end exclusive.

    Offsets count Python characters in ``Report.text``; an export adds ``Report.offset`` so that they count
    in the input file as decoded.

    >>> Span(4, 9).quote("the truce held")
    'truce'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span holds at least one character, not [{self.start}, {self.end})")

    def quote(self, text: str) -> str:
        """Return the words the span points at."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Return the span moved by ``by`` characters."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> float:
        """Return the shared characters as a share of the union, 0 to 1."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return 0.0 if shared <= 0 else shared / (max(self.end, other.end) - min(self.start, other.start))
