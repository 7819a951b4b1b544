"""Garbled characters: found, mended for reading, and mapped back to the text as decoded."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import ftfy

from trucewatch.model import Mend, Span

# NUL and other controls, soft hyphen, zero-width space, word joiner and a byte-order mark inside the text: no reader
# sees them, and they break words in two. Direction marks and joiners stay: Arabic and Persian need them.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]+")
RUNS = re.compile(r"[^\x00-\x7f]+|[\x00-\x7f]+")
# A mend never reaches over a line end (the same ones as in paragraphs.py).
LINE = re.compile("[^\n\r\x0b\x0c\u2028\u2029]+")
ENCODINGS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "latin-1", "mac_roman", "cp437", "cp850")
LONGEST_LINE = 20_000
SETTINGS = ftfy.TextFixerConfig(unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False)


def find_mends(text: str) -> tuple[Mend, ...]:
    r"""Find garbled characters (UTF-8 read in another encoding, controls) and what they should read.

    Curly quotes that are as they should be stay as they are.

    >>> [(mend.span, mend.reads) for mend in find_mends("the â€œtruceâ€\x9d held")]
    [(Span(start=4, end=7), '“'), (Span(start=12, end=15), '”')]
    """
    taken = [] if text.isascii() else list(_garbled(text))
    return tuple(sorted([*taken, *_invisible(text, taken)], key=lambda mend: mend.span))


def mends_within(mends: Sequence[Mend], start: int, end: int) -> tuple[Mend, ...]:
    """Return the mends of ``text[start:end]``, counted from its start. ``mends`` are in the order of the text."""
    first = bisect_left(mends, start, key=lambda mend: mend.span.start)
    last = bisect_left(mends, end, key=lambda mend: mend.span.start)
    return tuple(Mend(mend.span.shifted(-start), mend.reads) for mend in mends[first:last] if mend.span.end <= end)


def _invisible(text: str, taken: list[Mend]) -> Iterator[Mend]:
    ends = [mend.span.end for mend in taken]
    for match in INVISIBLE.finditer(text):
        index = bisect_right(ends, match.start())
        if index == len(taken) or taken[index].span.start >= match.end():
            yield Mend(Span(*match.span()), "")


def _punctuation() -> dict[str, str]:
    """Tell what each common mark looks like when its UTF-8 bytes were read in another encoding."""
    looks = {}
    for mark in "“”‘’–—…•":
        for encoding in ENCODINGS:
            look = mark.encode().decode(encoding, errors="ignore")
            if len(look) == len(mark.encode()):
                looks[look] = mark
    return looks


PUNCTUATION = _punctuation()
# Both leave one byte of a quote undefined, so a lossy reading shows U+FFFD there: 0x9D (”) in Windows-1252,
# 0x98 (‘) in Windows-1250.
LOST = "â€\ufffd"
MARKS = re.compile("|".join(sorted([*map(re.escape, PUNCTUATION), LOST], key=len, reverse=True)))


def _garbled(text: str) -> Iterator[Mend]:
    lost = "‘" if "â€ś" in text else "”"
    for match in LINE.finditer(text):
        for start in range(match.start(), match.end(), LONGEST_LINE):
            line = text[start : min(start + LONGEST_LINE, match.end())]
            if not line.isascii():
                yield from (Mend(mend.span.shifted(start), mend.reads) for mend in _garbled_line(line, lost))


def _garbled_line(line: str, lost: str) -> Iterator[Mend]:
    """Mend the marks that leave no doubt first, and give ftfy the stretches between them."""
    at = 0
    for match in MARKS.finditer(line):
        yield from _by_ftfy(line, at, match.start())
        yield Mend(Span(*match.span()), PUNCTUATION.get(match.group(), lost))
        at = match.end()
    yield from _by_ftfy(line, at, len(line))


def _by_ftfy(line: str, start: int, end: int) -> Iterator[Mend]:
    stretch = line[start:end]
    if stretch.isascii():
        return
    mended = ftfy.fix_encoding(stretch, SETTINGS)
    if mended != stretch:
        yield from (Mend(mend.span.shifted(start), mend.reads) for mend in _differences(stretch, mended))


def _differences(line: str, mended: str) -> Iterator[Mend]:
    """Pair the runs beyond ASCII of both readings: what ftfy mends never touches the ASCII between them."""
    before, after = RUNS.findall(line), RUNS.findall(mended)
    if [run for run in before if run.isascii()] != [run for run in after if run.isascii()] or len(before) != len(after):
        before, after = [line], [mended]
    at = 0
    for old, new in zip(before, after, strict=True):
        if old != new:
            yield _narrowed(at, old, new)
        at += len(old)


def _narrowed(at: int, old: str, new: str) -> Mend:
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    head = min(head, len(old) - 1)
    tail = 0
    while tail < min(len(old), len(new)) - head - 1 and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    tail = min(tail, len(old) - head - 1)
    return Mend(Span(at + head, at + len(old) - tail), new[head : len(new) - tail])
