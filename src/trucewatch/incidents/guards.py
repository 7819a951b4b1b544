"""What never shares an incident, whatever the weights say: disjoint days, acts in places far apart, rivals, unlike acts, habits.

A group of claims is described by what its guards need, so that a merge of two groups is judged without looking at
every pair: days that overlap pairwise have a day in common, so the latest start and the earliest end are enough.

A battle is the one act that lasts: fighting over a place on several days is one where somebody says so. Its claims need
no day in common, but the days must join up through what is said, and span no more than a week.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from trucewatch.incidents.kinship import Kin, Kinship, Named
from trucewatch.incidents.lexicon import Matters, matters
from trucewatch.incidents.testimony import Testimony, loose
from trucewatch.incidents.whereabouts import ends, far_apart
from trucewatch.model import EventType, Place

DAYS, PLACES, RIVALS, ACTS, HABIT = "days", "places", "rivals", "acts", "habit"
BATTLE = timedelta(days=6)
"""From the first to the last day of what may be one battle: a longer fight is told week by week."""
WORKED_OUT = timedelta(days=1)
"""By how much a day that no word of a claim names may be off: it is taken from the sentences around or the dateline."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the guards need to know of a group.

    ``latest_start`` and ``earliest_end`` are those of acts of a day; ``first`` and ``last`` those of a battle.
    ``fights``: the two sides of each fight, where both are named. ``accusers``: the fighting sides that charge a breach
    of the agreement. ``sites``: where acts of arms are said to have been, each by its number. ``event``: it holds an act
    said to be done on some day; ``loose``: it holds a habit, a total or background.
    """

    latest_start: date
    earliest_end: date
    first: date
    last: date
    culprits: frozenset[Named]
    fights: frozenset[tuple[Named, Named]]
    accusers: frozenset[Named]
    matters: frozenset[str]
    sites: frozenset[int]
    event: bool
    loose: bool

    def joined(self, other: Profile) -> Profile:
        """Return the profile of both groups as one."""
        return Profile(
            max(self.latest_start, other.latest_start),
            min(self.earliest_end, other.earliest_end),
            min(self.first, other.first),
            max(self.last, other.last),
            self.culprits | other.culprits,
            self.fights | other.fights,
            self.accusers | other.accusers,
            self.matters | other.matters,
            self.sites | other.sites,
            self.event or other.event,
            self.loose or other.loose,
        )


def _lasted(start: date, end: date) -> bool:
    return start > date.min and end < date.max and end - start <= BATTLE


def _parted_in_time(one: Profile, other: Profile) -> bool:
    start, end = max(one.latest_start, other.latest_start), min(one.earliest_end, other.earliest_end)
    first, last = min(one.first, other.first), max(one.last, other.last)
    if start > end or (first <= last and (start > last or first > end)):
        return True
    both = one.first <= one.last and other.first <= other.last
    return both and (max(one.first, other.first) > min(one.last, other.last) or last - first > BATTLE)


def _only_named(place: Place) -> bool:
    """Tell whether a place is one that the claim's own words name and no register holds."""
    return place.id is None and place.words is not None and place.words[:1].isupper()


def _days(testimony: Testimony) -> tuple[date, date]:
    """Return the days an act may be of: a day that the reader worked out may be the one before or after."""
    start, end = ends(testimony.time)
    if testimony.time.words is not None:
        return start, end
    return (start if start == date.min else start - WORKED_OUT), (end if end == date.max else end + WORKED_OUT)


class Guards:
    """Judge whether two groups may be one."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship
        self.matters: Matters = matters()
        self._sites: dict[tuple[Place, ...], int] = {}
        self._places: list[tuple[Place, ...]] = []
        self._far: dict[tuple[int, int], bool] = {}

    def profile(self, testimony: Testimony) -> Profile:
        """Describe one testimony."""
        dated = testimony.kind in self.matters.dated
        start, end = _days(testimony) if dated else (date.min, date.max)
        first, last = date.max, date.min
        if testimony.kind in self.matters.battles and _lasted(start, end):
            start, end, first, last = date.min, date.max, start, end
        accused = self._culprits(testimony)
        return Profile(
            start, end, first, last, frozenset({accused} if accused is not None else ()), self._fights(testimony),
            self._accusers(testimony), frozenset({testimony.matter}), self._site(testimony),
            event=dated and testimony.done and not loose(testimony), loose=dated and loose(testimony),
        )  # fmt: skip

    def broken(self, one: Profile, other: Profile) -> str | None:
        """Return the name of the first guard that keeps two groups apart, or None."""
        if _parted_in_time(one, other):
            return DAYS
        if (one.event and other.loose) or (other.event and one.loose):
            return HABIT
        if any(self.matters.barred(mine, theirs) for mine in one.matters for theirs in other.matters):
            return ACTS
        if any(self.far_apart(mine, theirs) for mine in one.sites for theirs in other.sites):
            return PLACES
        return RIVALS if self.rivals(one, other) else None

    def rivals(self, one: Profile, other: Profile) -> bool:
        """Tell whether rival sides are held responsible, or charge each other."""
        if any(self._other_fight(mine, theirs) for mine in one.fights for theirs in other.fights):
            return True
        return self._apart(one.culprits, other.culprits) or self._opposed(one, other) or self._opposed(other, one)

    def apart(self, one: Profile, other: Profile) -> str | None:
        """Return the guard that keeps two claims apart, or None also where a third may join up the days of a battle.

        Whether two groups may be merged is for ``broken``; this tells which pairs are worth weighing.
        """
        joined = one.joined(other)
        fought = one.first <= one.last and other.first <= other.last and joined.last - joined.first <= BATTLE
        if fought and joined.latest_start <= joined.earliest_end:
            span = (joined.first, joined.last)
            one, other = (replace(each, first=span[0], last=span[1]) for each in (one, other))
        return self.broken(one, other)

    def allow(self, one: Profile, other: Profile) -> bool:
        """Tell whether no guard keeps two groups apart."""
        return self.broken(one, other) is None

    def _site(self, testimony: Testimony) -> frozenset[int]:
        """Number the places where an act of arms is said to have been, as far as the claim's own words name them.

        Shells on two towns are two events, however alike the sentences. Of the key's 606 pairs of claims on acts of arms
        whose places lie apart, one is of one incident: what is feared for two towns.
        """
        stated = tuple(place for place in testimony.places if place.doubt is None or _only_named(place))
        if not stated or not testimony.done or not (testimony.kind.armed or testimony.kind is EventType.CASUALTIES):
            return frozenset()
        if stated not in self._sites:
            self._sites[stated] = len(self._places)
            self._places.append(stated)
        return frozenset({self._sites[stated]})

    def far_apart(self, one: int, other: int) -> bool:
        """Tell whether two sites, by their numbers, lie too far apart for one act."""
        pair = (min(one, other), max(one, other))
        if pair not in self._far:
            self._far[pair] = one != other and far_apart(self._places[one], self._places[other])
        return self._far[pair]

    def _apart(self, some: frozenset[Named], others: frozenset[Named]) -> bool:
        return any(self.kinship.of_named(mine, theirs) is Kin.APART for mine in some for theirs in others)

    def _other_fight(self, one: tuple[Named, Named], other: tuple[Named, Named]) -> bool:
        """Tell whether the two sides of one fight cannot be those of the other, whichever way they are matched."""

        def matched(first: Named, second: Named) -> bool:
            pairs = ((one[0], first), (one[1], second))
            return all(self.kinship.of_named(mine, theirs) is not Kin.APART for mine, theirs in pairs)

        return not matched(*other) and not matched(other[1], other[0])

    def _fights(self, testimony: Testimony) -> frozenset[tuple[Named, Named]]:
        """Return the two sides of a fight: those acting and those struck, or two who act and are no one side."""
        if testimony.kind not in self.matters.both_sides:
            return frozenset()
        mine, theirs = testimony.claim.actors, testimony.claim.targets
        if mine and not theirs:
            theirs = tuple(actor for actor in mine if self.kinship.between(mine[0], actor) is Kin.APART)
            mine = tuple(actor for actor in mine if actor not in theirs)
        return frozenset({(Named.of(mine), Named.of(theirs))} if mine and theirs else ())

    def _opposed(self, one: Profile, other: Profile) -> bool:
        """Tell whether the one charges a breach that cannot be the other's: its enemy's charge, or one against itself.

        Two enemies who both charge breaches speak of two matters, however equal their numbers, unless both name the
        same side.
        """
        if not one.accusers or not other.accusers:
            return False
        close = (Kin.SAME, Kin.RELATED)
        accused = any(
            self.kinship.of_named(mine, theirs) in close for mine in one.accusers for theirs in other.culprits
        )
        return accused or (not (one.culprits and other.culprits) and self._apart(one.accusers, other.accusers))

    def _accusers(self, testimony: Testimony) -> frozenset[Named]:
        """Return the fighting side that charges a breach as done; who denies one, or owns to one, charges nobody."""
        charges = testimony.kind in self.matters.breaches and testimony.done and not testimony.denies
        own = self.kinship.of_named(testimony.voice, testimony.acting) in (Kin.SAME, Kin.RELATED)
        fights = any(map(self.kinship.fights, testimony.voice.actors))
        return frozenset({testimony.voice} if charges and fights and not own else ())

    def _culprits(self, testimony: Testimony) -> Named | None:
        """Return those held responsible, or whose own acceptance it is; of a fight, both sides."""
        parted = testimony.kind in self.matters.culprits or testimony.matter in self.matters.each_party
        if not parted or not testimony.claim.actors:
            return None
        if testimony.kind in self.matters.both_sides:
            return Named.of((*testimony.claim.actors, *testimony.claim.targets))
        return testimony.acting
