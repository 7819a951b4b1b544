"""Which testimonies are met together: within one report, or across reports by matter and day, place, party or rare word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from trucewatch.incidents.kinship import ident
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.scoring import Rarity
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.whereabouts import spot, wide

_LONGEST = 10
"""Days a time may span and still be looked up day by day."""
_FEW = 16
"""Testimonies up to which a word they share brings them together by itself."""

Block = tuple[str, ...]


def blocks(testimonies: Sequence[Testimony], rarity: Rarity) -> list[list[int]]:
    """Return which testimonies, as places in the list given, are met together, in a fixed order."""
    found: dict[Block, list[int]] = defaultdict(list)
    for at, testimony in enumerate(testimonies):
        for block in _blocks(testimony, rarity):
            found[block].append(at)
    return [_ordered(block, found[block], testimonies) for block in sorted(found) if len(found[block]) > 1]


def _ordered(block: Block, members: list[int], testimonies: Sequence[Testimony]) -> list[int]:
    if block[0] != "report":
        return members
    report = block[1]

    def place(at: int) -> tuple[int, int]:
        return (min(position.sentence for position in testimonies[at].positions if position.report == report), at)

    return sorted(members, key=place)


def _blocks(testimony: Testimony, rarity: Rarity) -> Iterator[Block]:
    for report in testimony.reports:
        yield ("report", report)
    family = matters().family[testimony.matter]
    spots = tuple(_spots(testimony))
    for day in _days(testimony):
        yield from ((family, "day", str(day), here) for here in spots or ("",))
    for week in _weeks(testimony):
        yield (testimony.matter, "week", str(week))
        parties = {ident(actor) for actor in (*testimony.claim.actors, *testimony.claim.targets)}
        parties = set() if _of_a_day(testimony) else parties
        yield from ((family, "party", party, str(week)) for party in sorted(parties))
        yield from ((family, "place", here, str(week)) for here in spots)
    yield from ((family, "word", word) for word in sorted(testimony.words) if rarity.seen[word] <= _FEW)


def _of_a_day(testimony: Testimony) -> bool:
    """Tell whether it is an event of a day or two: its day and place find its like, its party would find too many."""
    start, end = testimony.time.start, testimony.time.end
    return testimony.kind in matters().dated and start is not None and end is not None and (end - start).days <= 1


def _spots(testimony: Testimony) -> Iterable[str]:
    found = set()
    for place in testimony.places:
        if not wide(place):
            found |= {spot(place), place.name.casefold(), *(unit.casefold() for unit in place.within[:2])}
    return sorted(found)


def _days(testimony: Testimony) -> Iterable[date]:
    start, end = testimony.time.start, testimony.time.end
    if start is None or end is None or not 0 <= (end - start).days <= _LONGEST:
        return ()
    return (date.fromordinal(day) for day in range(start.toordinal(), end.toordinal() + 1))


def _weeks(testimony: Testimony) -> Iterable[int]:
    day = testimony.published or testimony.time.end or testimony.time.start
    week = day.toordinal() // 7 if day is not None else 0
    return (week, week + 1)
