"""Which claims print one sentence: a report printed again, trimmed or under another name, is read once.

The first published report that prints a sentence decides how it is read; what later reports read in the same sentence
is laid onto its claims. So a reprint whose dateline, headline or cut makes a reader take a word otherwise adds neither
a witness nor an event. A sentence with a changed number or name is another sentence.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from trucewatch.incidents.kinship import ident
from trucewatch.incidents.wording import words
from trucewatch.model import Claim

_SHORT = 6
"""A sentence of fewer words may stand in two reports by chance; it is one wording only with the same day and place."""
_TRIMMED = 8
"""Words from which a sentence that stands whole inside another is that sentence with its head or tail cut."""
_REPRINT_DAYS = 4
"""The same sentence more than this many days later is taken to speak of another day."""
_ALIKE = 0.6
"""Share of the shorter quote's words that two readings of one sentence share to be one claim."""
_RUN = 5

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A claim with the sentence it stands in, the sentences around, and what its report is."""

    claim: Claim
    sentence: str
    around: str
    number: int
    place: int
    published: date | None
    length: int
    countries: frozenset[str]


@dataclass(slots=True)
class _Group:
    """A claim read in a sentence, with those laid onto it; ``wording`` and ``quoted`` (words) are the first one's."""

    wording: str
    quoted: frozenset[str]
    reads: list[Read]


@dataclass(slots=True)
class _Copy:
    """A sentence as its first report prints it, with the claims read in it. ``line``: its words, a space around each."""

    number: int
    said: Words
    line: str
    last: date | None
    groups: list[_Group] = field(default_factory=list)

    def near(self, published: date | None) -> bool:
        """Tell whether a report of that day may be printing the same copy."""
        return self.last is None or published is None or (published - self.last).days <= _REPRINT_DAYS


def order(read: Read) -> tuple[date, int, str]:
    """Order readings by day of publishing, the fullest report first."""
    return (read.published or date.max, -read.length, read.claim.id)


def by_wording(reads: Iterable[Read], apart: frozenset[frozenset[str]]) -> Iterator[tuple[str, Sequence[Read]]]:
    """Yield each wording with the claims that print it, the one whose reading counts first.

    ``apart`` are pairs of claims that a person holds to be different: they are never one wording.
    """
    units: dict[tuple[str, int], list[Read]] = defaultdict(list)
    for read in reads:
        units[read.claim.report, read.number].append(read)
    shelf = _Shelf()
    ordered = sorted(
        units.values(), key=lambda unit: (*order(min(unit, key=order))[:2], unit[0].claim.report, unit[0].number)
    )
    for unit in ordered:
        for said, same in _sentences(unit):
            copy = shelf.find(said, same[0].published)
            own = copy is None
            copy = copy or shelf.put(said, same[0].published)
            for read in sorted(same, key=order):
                _lay(read, copy, apart, own=own)
    for copy in shelf.copies:
        for group in copy.groups:
            yield group.wording, group.reads


def _sentences(unit: Sequence[Read]) -> Iterator[tuple[Words, list[Read]]]:
    """Yield the readings of one place by the words they span: a claim over two sentences is no reading of one."""
    found: dict[Words, list[Read]] = defaultdict(list)
    for read in unit:
        found[words(read.sentence)].append(read)
    yield from sorted(found.items())


def _lay(read: Read, copy: _Copy, apart: frozenset[frozenset[str]], *, own: bool) -> None:
    """Lay a reading onto the claim it repeats, or keep it as a claim of its own."""
    quoted = words(read.claim.quote)
    mine, said = wording(read, words(read.sentence), quoted), frozenset(quoted)
    free = [group for group in copy.groups if not (apart and _parted(read, group, apart))]
    home = next((group for group in free if group.wording == mine), None)
    if home is None and not own and len(copy.said) >= _SHORT:
        alike = [group for group in free if _overlap(said, group.quoted) >= _ALIKE]
        home = max(alike, key=lambda group: _likeness(read, said, group), default=None)
    if home is None:
        copy.groups.append(_Group(mine, said, [read]))
    else:
        home.reads.append(read)
    copy.last = read.published or copy.last


def _parted(read: Read, group: _Group, apart: frozenset[frozenset[str]]) -> bool:
    return any(frozenset((read.claim.id, other.claim.id)) in apart for other in group.reads)


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / (min(len(mine), len(theirs)) or 1)


def _likeness(read: Read, said: frozenset[str], group: _Group) -> tuple[bool, bool, float, str]:
    other = group.reads[0]
    kind = read.claim.event_type.coarse is other.claim.event_type.coarse
    whole = len(said & group.quoted) / (len(said | group.quoted) or 1)
    return (kind, read.claim.polarity is other.claim.polarity, whole, other.claim.id)


def wording(read: Read, said: Words, quoted: Words) -> str:
    """Return what makes two readings of a sentence the same: its words, the quote's, and what is read in it."""
    claim = read.claim
    fields = [
        claim.event_type.value,
        claim.polarity.value,
        claim.mood.value,
        claim.extent.value,
        " ".join(said),
        " ".join(quoted),
    ]
    fields += sorted(f"a:{ident(actor)}" for actor in claim.actors) + sorted(
        f"t:{ident(actor)}" for actor in claim.targets
    )
    if len(said) < _SHORT:
        fields += [str(claim.time.start), str(claim.time.end), *sorted(place.name for place in claim.places)]
    return "\x1f".join(fields)


class _Index:
    """Sentences by a run of their words; those too old to be printed again are set aside.

    Reports come by day, those without a day last: what is too old for one is too old for every dated one after it.
    """

    def __init__(self) -> None:
        self._live: dict[int, list[_Copy]] = {}
        self._old: dict[int, list[_Copy]] = {}

    def put(self, run: int, copy: _Copy) -> None:
        """Keep a sentence under a run of its words."""
        self._live.setdefault(run, []).append(copy)

    def get(self, run: int, published: date | None) -> Sequence[_Copy]:
        """Return the sentences with this run that a report of that day may be printing."""
        live = self._live.get(run)
        if live is None or published is None:
            return [*self._old.get(run, ()), *(live or ())]
        near = [copy for copy in live if copy.near(published)]
        if len(near) < len(live):
            self._old.setdefault(run, []).extend(copy for copy in live if not copy.near(published))
            self._live[run] = near
        return near


class _Shelf:
    """The sentences met so far, found by their words, or by a run of them where one is cut."""

    def __init__(self) -> None:
        self.copies: list[_Copy] = []
        self._exact: dict[Words, list[_Copy]] = defaultdict(list)
        self._runs = _Index()
        self._heads = _Index()

    def put(self, said: Words, published: date | None) -> _Copy:
        """Keep a sentence as its first report prints it."""
        copy = _Copy(len(self.copies), said, _line(said), published)
        self.copies.append(copy)
        self._exact[said].append(copy)
        if len(said) >= _TRIMMED:
            found = _runs(said)
            self._heads.put(found[0], copy)
            for run in set(found):
                self._runs.put(run, copy)
        return copy

    def find(self, said: Words, published: date | None) -> _Copy | None:
        """Return the sentence that this one prints again, whole or cut."""
        for copy in self._exact.get(said, ()):
            if copy.near(published):
                return copy
        return self._cut(said, published) if len(said) >= _TRIMMED else None

    def _cut(self, said: Words, published: date | None) -> _Copy | None:
        found = _runs(said)
        copies = {copy.number: copy for copy in self._runs.get(found[0], published)}
        for run in found:
            copies.update((copy.number, copy) for copy in self._heads.get(run, published))
        line = _line(said)
        inside = (number for number, copy in copies.items() if _inside(line, copy.line))
        first = min(inside, default=None)
        return None if first is None else self.copies[first]


def _line(said: Words) -> str:
    return f" {' '.join(said)} "


def _runs(said: Words) -> list[int]:
    return [
        zlib.crc32(" ".join(said[at : at + _RUN]).encode("utf-8", "surrogatepass"))
        for at in range(len(said) - _RUN + 1)
    ]


def _inside(one: str, other: str) -> bool:
    """Tell whether the shorter of two sentences, each as a line of words, stands whole inside the longer."""
    return one in other or other in one
