"""Where one sentence ends and the next begins, in agency prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The longest of 491 sentences of agency reports has 300 characters and 51 words; one article of a resolution can have
# five times that. The parser's memory grows with the words of a batch, and each bracket is a word to it.
LONGEST = 1500
MOST_WORDS = 400
# A run of marks this long is a drawn line or an attack, not a sentence (seconds of parsing, and no words in it).
_DRAWN = 40

# Words that end in a full stop and do not end a sentence. Months and titles as agencies write them.
_SHORT = frozenset(
    "mr mrs ms dr prof gen lt col sgt maj capt cpl adm brig cmdr gov sen rep rev hon st jr sr no vs etc inc ltd co corp "  # noqa: SIM905
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun "
    "e.g i.e a.m p.m u.s u.n u.k e.u u.s.a d.c ph.d approx dept est min fig al cf".split()
)
# Of these, the ones written small; "sat." and "no." in running text end their sentence.
_SMALL = frozenset({"vs", "etc", "e.g", "i.e", "a.m", "p.m", "approx", "est", "al", "cf", "fig", "dept"})
# Short forms that may well stand last; a sentence begins where one of the openers follows them.
_LAST = frozenset(
    {"u.s", "u.n", "u.k", "e.u", "u.s.a", "d.c", "a.m", "p.m", "etc", "inc", "ltd", "co", "corp", "jr", "sr"}
)
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those there his her its their but and in on at for from with after "  # noqa: SIM905
    "before when while however meanwhile if as so both since during both also still yet no not by to until under".split()
)
_END = re.compile(r"[.!?…]+[\"”’')\]»]*(?=\s+[\"“‘'(\[«]*[A-Z0-9\u0600-\u06ff]|\s*$)")
_WORD = re.compile(r"\w+|[^\w\s]")
_LETTER = re.compile(r"[^\W_]")
_NEXT_WORD = re.compile(r"\s+[\"“‘'(\[«]*([A-Za-z]+)")
_LAST_WORD = re.compile(r"([\w.]+)\.$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as (start, end) offsets, outer white space left out.

    >>> [text[a:b] for text in ["The U.S. said no. “We wait,” he added."] for a, b in sentence_spans(text)]
    ['The U.S. said no.', '“We wait,” he added.']
    >>> [text[a:b] for text in ["It left the U.S. The men sat. They met Gen. Amar."] for a, b in sentence_spans(text)]
    ['It left the U.S.', 'The men sat.', 'They met Gen. Amar.']
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        if _goes_on(text, start, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [cut for cut in (_trim(text, a, b) for a, b in spans) if cut]


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence as it is, or in pieces short enough to parse, cut at white space where there is any.

    Pieces are (start, end) offsets, outer white space left out. Long runs of marks without a letter or digit are left
    out: they hold no words.

    >>> text = "The army fired and " * 100
    >>> [text[a:b].split()[-1] for a, b in bounded(text, 0, len(text))]
    ['fired', 'and']
    """
    at = start
    while at < end:
        stop = _stop(text, at, end)
        cut = _trim(text, at, stop)
        if cut and (cut[1] - cut[0] < _DRAWN or _LETTER.search(text, *cut)):
            yield cut
        at = stop


def _stop(text: str, at: int, end: int) -> int:
    """Return where a piece that begins at ``at`` ends at the latest, whichever limit it meets first."""
    if end - at <= MOST_WORDS:
        return end  # no more words than characters
    stop = min(end, at + LONGEST)
    for count, word in enumerate(_WORD.finditer(text, at, stop)):
        if count == MOST_WORDS:
            stop = word.start()
            break
    if stop == end:
        return end
    for back in range(stop, at + (stop - at) // 2, -1):
        if text[back - 1].isspace():
            return back
    return stop


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    after = text[match.end() :].lstrip()[:1]
    if not mark.startswith(".") or mark.startswith("..") or not after:
        # A question inside quotation marks that its speech verb follows goes on: “Why?” he asked.
        return bool(after) and after.islower()
    word = _LAST_WORD.search(text[start : match.start() + 1])
    if word is None or mark != ".":
        return False
    last = word.group(1).lower()
    following = _NEXT_WORD.match(text, match.end())
    if last in _LAST and following is not None and following.group(1).lower() in _OPENERS:
        return False
    if last == "no":
        return after.isdigit()
    if word.group(1).islower() and last.isalpha() and len(last) > 1:
        return last in _SMALL
    return last in _SHORT or (len(last) == 1 and last.isalpha())


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    return (left, right) if left < right else None
