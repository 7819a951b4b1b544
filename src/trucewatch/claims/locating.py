"""Finding where quoted words stand in a report: letter for letter, or with other white space, no other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.model import Span

# A model that copies a text straightens its quotation marks and dashes; no word changes by it.
_SAME = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’", "['‘’]"),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
_HYPHENS = "-‐‑–—"
# "al-Nur" may be quoted as "Nur"; "anti-government forces" may never be quoted as "government forces".
_ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "es"})
_WORDS_SHOWN = 160
_BETWEEN_DIGITS = ".,:/" + _HYPHENS


def occurrences(text: str, quote: str, inside: Sequence[Span], near: Span | None = None) -> tuple[Span, ...]:
    """Return where a quote stands in the text, inside one of the spans: the nearest to ``near`` first.

    Exact places win; only where there are none are white space, and the kind of quotation mark and dash, let go.
    Part of a word or of a number is no place: "12" does not stand in "120", nor "government" in "anti-government".

    >>> occurrences("They fired 120 shells.", "12", [Span(0, 22)])
    ()
    >>> occurrences("They fired  12 shells.", "fired 12", [Span(0, 22)])
    (Span(start=5, end=14),)
    """
    wanted = quote.strip()
    if not wanted:
        return ()
    found = [span for span in _exact(text, wanted, inside) if _whole(text, span)]
    if not found:
        found = [span for span in _alike(text, wanted, inside) if _whole(text, span)]
    if near is None:
        return tuple(found)
    return tuple(sorted(found, key=lambda span: (_apart(span, near), span.start)))


def shortened(words: str) -> str:
    """Return proposed words on one line and not too long, for a message."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS_SHOWN else f"{flat[: _WORDS_SHOWN - 1].rstrip()}…"


def _exact(text: str, wanted: str, inside: Sequence[Span]) -> Iterator[Span]:
    for part in inside:
        at = text.find(wanted, part.start, part.end)
        while at >= 0:
            yield Span(at, at + len(wanted))
            at = text.find(wanted, at + 1, part.end)


def _alike(text: str, wanted: str, inside: Sequence[Span]) -> Iterator[Span]:
    pieces = ("".join(_SAME.get(letter) or re.escape(letter) for letter in piece) for piece in wanted.split())
    pattern = re.compile(r"\s+".join(pieces))
    for part in inside:
        for found in pattern.finditer(text, part.start, part.end):
            yield Span(found.start(), found.end())


def _whole(text: str, span: Span) -> bool:
    """Tell whether a span holds whole words and whole numbers."""
    before, first = text[max(0, span.start - 2) : span.start], text[span.start]
    last, after = text[span.end - 1], text[span.end : span.end + 2]
    if first.isalnum() and before[-1:].isalnum():
        return False
    if last.isalnum() and after[:1].isalnum():
        return False
    if first.isdigit() and len(before) == 2 and before[0].isdigit() and before[1] in _BETWEEN_DIGITS:
        return False
    if last.isdigit() and len(after) == 2 and after[0] in _BETWEEN_DIGITS and after[1].isalnum():
        return not (after[1].isdigit() or after[0] in _HYPHENS)
    return _hyphened(text, span, first, last)


def _hyphened(text: str, span: Span, first: str, last: str) -> bool:
    lead = re.search(r"(\w+)[-‐‑]$", text[max(0, span.start - 24) : span.start])
    if first.isalnum() and lead is not None and lead.group(1).lower() not in _ARTICLES:
        return False
    return not (last.isalnum() and re.match(r"[-‐‑]\w", text[span.end : span.end + 2]))


def _apart(span: Span, near: Span) -> int:
    return max(0, near.start - span.end, span.start - near.end)
