"""Where one report ends and the next begins in a dump of many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from trucewatch.reports.datelines import Strength
from trucewatch.reports.inputs import Division
from trucewatch.reports.looks import DATE_LINE_LABEL, Kind, Look

PREAMBLE = (Kind.HEADING, Kind.BYLINE, Kind.DATE_LINE, Kind.LABEL)
LONGEST_PREAMBLE = 8
# A report's own opening before its dateline: a summary sentence or two, never this many words of prose.
OPENING_WORDS = 45
# After a credit line: fewer words than this without any heading are a note to the report, not a new one.
NEW_REPORT_WORDS = 40
# A headline has a subject and a verb; shorter lines between paragraphs are subheads.
HEADLINE_WORDS = 8
LEAST_HEADLINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Boundary:
    """A report begins at paragraph ``at``. ``why`` says by which sign; ``certain`` is False where that may be wrong."""

    at: int
    certain: bool
    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The paragraphs ``first`` to ``last`` (exclusive) of one report; those before ``head`` are a masthead."""

    first: int
    last: int
    head: int
    boundary: Boundary
    doubtful: tuple[int, ...] = ()


def split(looks: Sequence[Look], division: Division) -> tuple[Segment, ...]:
    """Divide a text's paragraphs into reports.

    With ``Division.SURE`` only certain boundaries count; a line that may be a headline is then kept as doubtful.
    """
    first = next((at for at, look in enumerate(looks) if look.kind is not Kind.SEPARATOR), None)
    if first is None:
        return ()
    start = Boundary(first, certain=True, why="the text begins here")
    if division is Division.NONE:
        return (Segment(first, len(looks), first, start),)
    starts = _Starts(looks)
    found = {boundary.at: boundary for boundary in starts.find() if boundary.certain or division is Division.FREE}
    found[first] = start
    return tuple(_segments(looks, [found[at] for at in sorted(found) if at >= first], starts.doubtful))


class _Starts:
    """The search for boundaries in one text."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self.looks = looks
        self.doubtful: list[int] = []
        self.found: dict[int, Boundary] = {}
        self.prose_until = [0, *accumulate(look.kind is Kind.PROSE for look in looks)]
        self.marks = Counter(_mark(look) for look in looks if look.kind is Kind.SEPARATOR)
        self.past_rules = _next_other(looks, (Kind.SEPARATOR,))
        self.past_credits = _next_other(looks, (Kind.CREDIT, Kind.SEPARATOR))

    def find(self) -> list[Boundary]:
        """Apply each rule in turn, surest first; the first to claim a paragraph gives the reason."""
        for rule in (self._headers, self._datelines, self._credits, self._separators, self._signed, self._gaps):
            for boundary in rule():
                self._add(boundary)
        for boundary in self._bare_headlines():
            self._add(boundary)
        return [self.found[at] for at in sorted(self.found)]

    def _add(self, boundary: Boundary) -> None:
        known = self.found.get(boundary.at)
        if known is None or (boundary.certain and not known.certain):
            self.found[boundary.at] = boundary

    def _headers(self) -> Iterator[Boundary]:
        """A header block with the title in it ("Subject: ...")."""
        for at, look in enumerate(self.looks):
            if look.titled:
                start = at
                while start and self.looks[start - 1].kind is Kind.LABEL and not self.looks[start - 1].titled:
                    start -= 1
                yield Boundary(start, certain=True, why="a header block")

    def _datelines(self) -> Iterator[Boundary]:
        """A dateline, with the headline before it."""
        last_start, prose = 0, 0
        dotted = _dotted_titles(self.looks)
        dated = False
        for at, look in enumerate(self.looks):
            if look.dateline is not None and _dated(look):
                head = self._preamble(at, dotted=dotted)
                sure = look.dateline.strength is Strength.SURE
                opens = last_start == 0 and not dated and prose <= OPENING_WORDS
                if head < at and not opens and (sure or self._headline(head)):
                    yield Boundary(head, certain=True, why="a headline before a dateline")
                    last_start, prose, dated = head, 0, True
                elif sure and not opens and (dated or prose > OPENING_WORDS):
                    yield Boundary(at, certain=True, why="a dateline without a headline")
                    last_start, prose, dated = at, 0, True
                dated = dated or opens
            if look.kind is Kind.PROSE:
                prose += look.count

    def _credits(self) -> Iterator[Boundary]:
        """Whatever follows a credit line that ends a report."""
        for at, look in enumerate(self.looks):
            if look.kind is not Kind.CREDIT or not look.closes or not self._prose_before(at):
                continue
            after = self.past_credits[at]
            if after is None or self._only_small_print(after):
                continue
            following = self.looks[after]
            if following.kind in PREAMBLE or _dated(following):
                certain = bool(look.credits) or following.count >= LEAST_HEADLINE_WORDS or _dated(following)
                yield Boundary(after, certain=certain, why="a credit line before it")
            elif self._words_ahead(after) >= NEW_REPORT_WORDS:
                yield Boundary(after, certain=False, why="a credit line before it, but no headline")

    def _separators(self) -> Iterator[Boundary]:
        """A ruled line with a report's opening after it."""
        proven = {_mark(look) for at, look in enumerate(self.looks) if look.kind is Kind.SEPARATOR and self._proven(at)}
        for at, look in enumerate(self.looks):
            if look.kind is not Kind.SEPARATOR:
                continue
            after = self.past_rules[at]
            if after is None or self._only_small_print(after):
                continue
            if self._proven(at):
                yield Boundary(after, certain=True, why="a separator before it")
            elif look.heavy or (_mark(look) in proven and not _mark(look).startswith("_")):
                certain = look.heavy and self.marks[_mark(look)] > 1
                yield Boundary(after, certain=certain, why="a separator before it, but no headline")

    def _proven(self, at: int) -> bool:
        """Tell whether what follows a separator opens a report."""
        after = self.past_rules[at]
        if after is None:
            return False
        look, following = self.looks[after], self._next(after)
        if look.titled or look.kind is Kind.BYLINE or _dated(look):
            return True
        signs = (Kind.BYLINE, Kind.DATE_LINE, Kind.LABEL)
        signed = following is not None and (following.kind in signs or _dated(following))
        if look.kind is not Kind.HEADING:
            return look.kind in (Kind.LABEL, Kind.DATE_LINE) and signed
        if self.looks[at].heavy or signed:
            return True
        return look.count >= LEAST_HEADLINE_WORDS and not _mark(self.looks[at]).startswith("_")

    def _signed(self) -> Iterator[Boundary]:
        """A headline with a byline or a full date right below it."""
        for at, look in enumerate(self.looks):
            if at == 0 or look.kind is not Kind.HEADING or self.looks[at - 1].kind in PREAMBLE:
                continue
            below = self._below(at)
            if any(other.kind is Kind.BYLINE for other in below) and look.count > 2:
                yield Boundary(at, certain=True, why="a headline before a byline")
            elif look.count >= LEAST_HEADLINE_WORDS and any(_stamped(other) for other in below):
                yield Boundary(at, certain=True, why="a headline before a date")

    def _gaps(self) -> Iterator[Boundary]:
        """A headline after more blank lines than stand anywhere within a report."""
        gaps = sorted(look.paragraph.gap for look in self.looks[1:])
        usual = gaps[len(gaps) // 2] if gaps else 0
        for at, look in enumerate(self.looks):
            wide = look.paragraph.gap >= max(3, usual + 2)
            headline = look.kind is Kind.HEADING and look.count >= LEAST_HEADLINE_WORDS
            if at and wide and headline and self._prose_before(at):
                yield Boundary(at, certain=True, why="a headline after blank lines")

    def _bare_headlines(self) -> Iterator[Boundary]:
        """A line between paragraphs that reads like a headline and has no other sign.

        Agencies also part one report by subheads that are sentences; they keep them short, and where a short one
        stands in the same report, a long one is a subhead too.
        """
        edges = sorted({0, *self.found})
        several = len(edges) > 1
        for start, end in pairwise([*edges, len(self.looks)]):
            bare = self._bare(start, end)
            if several or (len(bare) > 1 and self.looks[start].kind is Kind.HEADING):
                yield from (Boundary(at, certain=False, why="a line that reads like a headline") for at in bare)
            else:
                self.doubtful.extend(bare)

    def _bare(self, start: int, end: int) -> list[int]:
        bare: list[int] = []
        since = start
        for at in range(start + 1, end - 2):
            look = self.looks[at]
            if look.kind is not Kind.HEADING or look.caps or self.looks[at - 1].kind is not Kind.PROSE:
                continue
            if look.count < HEADLINE_WORDS - 1 and at > start + 2:
                return []
            follows = all(other.kind is Kind.PROSE and other.count >= 10 for other in self.looks[at + 1 : at + 3])
            enough = self.prose_until[at] - self.prose_until[since] >= 3
            if look.count >= HEADLINE_WORDS and not look.words.endswith(("?", "!")) and follows and enough:
                bare.append(at)
                since = at
        return bare

    def _preamble(self, at: int, *, dotted: bool) -> int:
        """Return where the headline, bylines and dates before a dateline begin; ``at`` where there are none."""
        start = at
        if dotted and at and _one_sentence(self.looks[at - 1]) and self.looks[at - 1].kind is Kind.PROSE:
            return at - 1
        while start and at - start < LONGEST_PREAMBLE:
            before = self.looks[start - 1]
            if before.kind not in PREAMBLE and not (before.kind is Kind.CREDIT and not before.closes and start > 1):
                break
            start -= 1
        while start < at and self.looks[start].kind is not Kind.HEADING and not self.looks[start].titled:
            if self.looks[start].kind is Kind.BYLINE:
                break
            start += 1
        return start

    def _headline(self, at: int) -> bool:
        look = self.looks[at]
        if look.kind is not Kind.HEADING:
            return True
        return look.count >= (LEAST_HEADLINE_WORDS + 1 if look.caps else LEAST_HEADLINE_WORDS - 1)

    def _below(self, at: int) -> list[Look]:
        below: list[Look] = []
        for look in self.looks[at + 1 : at + 5]:
            if look.kind not in PREAMBLE:
                break
            below.append(look)
        return below

    def _next(self, at: int) -> Look | None:
        return self.looks[at + 1] if at + 1 < len(self.looks) else None

    def _prose_before(self, at: int) -> bool:
        for look in reversed(self.looks[max(0, at - 6) : at]):
            if look.kind is Kind.PROSE:
                return True
            if look.kind in (Kind.HEADING, Kind.BYLINE):
                return False
        return False

    def _only_small_print(self, at: int) -> bool:
        small = (Kind.CREDIT, Kind.LABEL, Kind.SEPARATOR)
        return all(look.kind in small and not look.titled for look in self.looks[at : at + 12])

    def _words_ahead(self, at: int) -> int:
        words = 0
        for later in range(at, min(at + 12, len(self.looks))):
            if self.looks[later].kind is not Kind.PROSE:
                break
            words += self.looks[later].count
        return words


def _segments(looks: Sequence[Look], starts: list[Boundary], doubtful: list[int]) -> Iterator[Segment]:
    """Close each report before the next begins; an opening without prose is the masthead of the report after it."""
    first: int | None = None
    for at, boundary in enumerate(starts):
        last = starts[at + 1].at if at + 1 < len(starts) else len(looks)
        inside = looks[boundary.at : last]
        if at == 0 and len(starts) > 1 and _masthead(inside):
            first = boundary.at
            continue
        doubts = tuple(doubtful[bisect_right(doubtful, boundary.at) : bisect_left(doubtful, last)])
        yield Segment(boundary.at if first is None else first, last, boundary.at, boundary, doubts)
        first = None


def _next_other(looks: Sequence[Look], skip: tuple[Kind, ...]) -> list[int | None]:
    """Return for each paragraph the first later one that is of no skipped kind."""
    found: list[int | None] = [None] * len(looks)
    later: int | None = None
    for at in range(len(looks) - 1, -1, -1):
        found[at] = later
        if looks[at].kind not in skip:
            later = at
    return found


def _masthead(looks: Sequence[Look]) -> bool:
    return not any(look.kind is Kind.PROSE for look in looks) and sum(look.count for look in looks) < NEW_REPORT_WORDS


def _dated(look: Look) -> bool:
    """Tell whether a paragraph opens with a dateline; place and date on a line of their own may end a statement."""
    return look.dateline is not None and look.dateline.strength >= Strength.LIKELY and look.kind is not Kind.DATE_LINE


def _stamped(look: Look) -> bool:
    return look.day is not None or (look.kind is Kind.DATE_LINE and DATE_LINE_LABEL.match(look.words) is not None)


def _mark(look: Look) -> str:
    words = look.words.replace(" ", "")
    return words[:1] if look.kind is Kind.SEPARATOR and not words[:1].isalnum() else "#"


def _one_sentence(look: Look) -> bool:
    words = look.words[:-1].replace("U.S. ", "").replace("U.N. ", "")
    return look.count <= 20 and look.words.endswith((".", "!", "?")) and ". " not in words


def _dotted_titles(looks: Sequence[Look]) -> bool:
    """Tell whether this text's titles end in a full stop: its first paragraph does, right before a dateline."""
    if len(looks) < 2 or looks[0].kind is not Kind.PROSE:
        return False
    below = looks[1].dateline
    return _one_sentence(looks[0]) and below is not None and below.strength is Strength.SURE
