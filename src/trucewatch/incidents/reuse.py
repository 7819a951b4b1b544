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
class _Copy:
    """A sentence as its first report prints it, with the claims read in it, each with those laid onto it."""

    said: Words
    first: date | None
    last: date | None
    groups: list[list[Read]] = field(default_factory=list)

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
            yield wording(group[0]), group


def _sentences(unit: Sequence[Read]) -> Iterator[tuple[Words, list[Read]]]:
    """Yield the readings of one place by the words they span: a claim over two sentences is no reading of one."""
    found: dict[Words, list[Read]] = defaultdict(list)
    for read in unit:
        found[words(read.sentence)].append(read)
    yield from sorted(found.items())


def _lay(read: Read, copy: _Copy, apart: frozenset[frozenset[str]], *, own: bool) -> None:
    """Lay a reading onto the claim it repeats, or keep it as a claim of its own."""
    mine = wording(read)
    free = [
        group
        for group in copy.groups
        if not any(frozenset((read.claim.id, other.claim.id)) in apart for other in group)
    ]
    equal = [group for group in free if wording(group[0]) == mine]
    alike = [] if own or len(copy.said) < _SHORT else [group for group in free if _overlap(read, group[0]) >= _ALIKE]
    best = max(alike, key=lambda group: _likeness(read, group[0]), default=None)
    home = equal[0] if equal else best
    if home is None:
        copy.groups.append([read])
    else:
        home.append(read)
    copy.last = read.published or copy.last


def _overlap(read: Read, other: Read) -> float:
    mine, theirs = set(words(read.claim.quote)), set(words(other.claim.quote))
    return len(mine & theirs) / (min(len(mine), len(theirs)) or 1)


def _likeness(read: Read, other: Read) -> tuple[bool, bool, float, str]:
    mine, theirs = set(words(read.claim.quote)), set(words(other.claim.quote))
    kind = read.claim.event_type.coarse is other.claim.event_type.coarse
    whole = len(mine & theirs) / (len(mine | theirs) or 1)
    return (kind, read.claim.polarity is other.claim.polarity, whole, other.claim.id)


def wording(read: Read) -> str:
    """Return what makes two readings of a sentence the same: its words, the quote, and what is read in it."""
    claim = read.claim
    said = words(read.sentence)
    fields = [
        claim.event_type.value,
        claim.polarity.value,
        claim.mood.value,
        claim.extent.value,
        " ".join(said),
        " ".join(words(claim.quote)),
    ]
    fields += sorted(f"a:{ident(actor)}" for actor in claim.actors) + sorted(
        f"t:{ident(actor)}" for actor in claim.targets
    )
    if len(said) < _SHORT:
        fields += [str(claim.time.start), str(claim.time.end), *sorted(place.name for place in claim.places)]
    return "\x1f".join(fields)


class _Shelf:
    """The sentences met so far, found by their words, or by a run of them where one is cut."""

    def __init__(self) -> None:
        self.copies: list[_Copy] = []
        self._exact: dict[Words, list[int]] = defaultdict(list)
        self._runs: dict[int, list[int]] = defaultdict(list)
        self._heads: dict[int, list[int]] = defaultdict(list)

    def put(self, said: Words, published: date | None) -> _Copy:
        """Keep a sentence as its first report prints it."""
        number = len(self.copies)
        self.copies.append(_Copy(said, published, published))
        self._exact[said].append(number)
        if len(said) >= _TRIMMED:
            found = _runs(said)
            self._heads[found[0]].append(number)
            for run in set(found):
                self._runs[run].append(number)
        return self.copies[number]

    def find(self, said: Words, published: date | None) -> _Copy | None:
        """Return the sentence that this one prints again, whole or cut."""
        for number in self._exact.get(said, ()):
            if self.copies[number].near(published):
                return self.copies[number]
        return self._cut(said, published) if len(said) >= _TRIMMED else None

    def _cut(self, said: Words, published: date | None) -> _Copy | None:
        found = _runs(said)
        numbers = set(self._runs.get(found[0], []))
        for run in found:
            numbers.update(self._heads.get(run, []))
        for number in sorted(numbers):
            copy = self.copies[number]
            if copy.near(published) and _inside(said, copy.said):
                return copy
        return None


def _runs(said: Words) -> list[int]:
    return [
        zlib.crc32(" ".join(said[at : at + _RUN]).encode("utf-8", "surrogatepass"))
        for at in range(len(said) - _RUN + 1)
    ]


def _inside(one: Words, other: Words) -> bool:
    """Tell whether the shorter of two sentences stands whole inside the longer."""
    short, long = sorted((one, other), key=len)
    return f" {' '.join(short)} " in f" {' '.join(long)} "
