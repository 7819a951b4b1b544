"""What a map and a timeline are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model import PlacePrecision, Verdict
from trucewatch.publication.wording import VERDICTS, listed, plural

EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.NEIGHBOURHOOD})
"""Known well enough for a mark of its own. Everything coarser is an area: its middle is nobody's place."""
PRESSING = (Verdict.APPARENT_VIOLATION, Verdict.CANNOT_TELL, Verdict.OUTSIDE_AGREEMENT, Verdict.NOT_ASSESSED)
"""Verdicts in the order a map shows them where one place has several."""

ByVerdict = tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place with the incidents told of it. ``link`` leads to them; ``lat``/``lon`` are of the named unit.

    ``doubted`` says that the place itself is not sure (a similar spelling only, or taken from the sentence before).
    """

    key: str
    name: str
    precision: PlacePrecision
    country: str | None
    lat: float | None
    lon: float | None
    within: tuple[str, ...]
    incidents: int
    by_verdict: ByVerdict
    link: str
    id: str | None = None
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day with the incidents told of it."""

    day: date
    by_verdict: ByVerdict

    @property
    def incidents(self) -> int:
        """Return how many incidents there are."""
        return sum(count for _, count in self.by_verdict)


def added(counts: Sequence[ByVerdict]) -> ByVerdict:
    """Return the counts of several places or days together, in the order of the verdicts; zeros are left out.

    >>> added([((Verdict.CANNOT_TELL, 2),), ((Verdict.CANNOT_TELL, 1), (Verdict.APPARENT_VIOLATION, 1))])
    ((<Verdict.APPARENT_VIOLATION: 'apparent_violation'>, 1), (<Verdict.CANNOT_TELL: 'cannot_tell'>, 3))
    """
    totals = dict.fromkeys(PRESSING, 0)
    for one in counts:
        for verdict, count in one:
            totals[verdict] += count
    return tuple((verdict, count) for verdict, count in totals.items() if count)


def most_pressing(counts: ByVerdict) -> Verdict:
    """Return the verdict that a mark for several incidents shows."""
    held = {verdict for verdict, count in counts if count}
    return next((verdict for verdict in PRESSING if verdict in held), Verdict.NOT_ASSESSED)


def counts_words(counts: ByVerdict) -> str:
    """Write how many incidents, and how many of each verdict.

    >>> counts_words(((Verdict.APPARENT_VIOLATION, 2), (Verdict.CANNOT_TELL, 1)))
    '3 incidents: 2 apparent violation and 1 cannot tell'
    """
    total = sum(count for _, count in counts)
    each = [f"{count:,} {VERDICTS[verdict].lower()}" for verdict, count in added([counts])]
    return f"{plural(total, 'incident')}: {listed(each)}" if each else plural(total, "incident")


def most_told(places: Sequence[PlaceTold]) -> tuple[str, ...]:
    """Return the country with most incidents, where no agreement says which to show."""
    told: dict[str, int] = {}
    for place in places:
        if place.country is not None:
            told[place.country] = told.get(place.country, 0) + place.incidents
    return tuple(sorted(told, key=lambda iso2: (-told[iso2], iso2))[:1])
