"""What never shares an incident, whatever the weights say: disjoint days, rivals, unlike acts, habits.

A group of claims is described by what its guards need, so that a merge of two groups is judged without looking at
every pair: days that overlap pairwise have a day in common, so the latest start and the earliest end are enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.incidents.kinship import Kin, Kinship, Named
from trucewatch.incidents.lexicon import Matters, matters
from trucewatch.incidents.testimony import Testimony, loose
from trucewatch.incidents.whereabouts import ends
from trucewatch.model import EventType

DAYS, RIVALS, ACTS, HABIT = "days", "rivals", "acts", "habit"


@dataclass(frozen=True, slots=True)
class Profile:
    """What the guards need to know of a group.

    ``accusers``: the fighting sides that charge a breach of the agreement. ``event``: it holds an act said to be done on
    some day; ``loose``: it holds a habit, a total or background.
    """

    latest_start: date
    earliest_end: date
    culprits: frozenset[Named]
    accusers: frozenset[Named]
    kinds: frozenset[EventType]
    event: bool
    loose: bool

    def joined(self, other: Profile) -> Profile:
        """Return the profile of both groups as one."""
        return Profile(
            max(self.latest_start, other.latest_start),
            min(self.earliest_end, other.earliest_end),
            self.culprits | other.culprits,
            self.accusers | other.accusers,
            self.kinds | other.kinds,
            self.event or other.event,
            self.loose or other.loose,
        )


class Guards:
    """Judge whether two groups may be one."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship
        self.matters: Matters = matters()

    def profile(self, testimony: Testimony) -> Profile:
        """Describe one testimony."""
        dated = testimony.kind in self.matters.dated
        start, end = ends(testimony.claim.time) if dated else (date.min, date.max)
        accused = self._culprits(testimony)
        return Profile(
            start, end, frozenset({accused} if accused is not None else ()), self._accusers(testimony),
            frozenset({testimony.kind}),
            event=dated and testimony.done and not loose(testimony), loose=dated and loose(testimony),
        )  # fmt: skip

    def broken(self, one: Profile, other: Profile) -> str | None:
        """Return the name of the first guard that keeps two groups apart, or None."""
        if max(one.latest_start, other.latest_start) > min(one.earliest_end, other.earliest_end):
            return DAYS
        if (one.event and other.loose) or (other.event and one.loose):
            return HABIT
        if any(self.matters.barred(mine, theirs) for mine in one.kinds for theirs in other.kinds):
            return ACTS
        if self._apart(one.culprits, other.culprits) or self._opposed(one, other) or self._opposed(other, one):
            return RIVALS
        return None

    def allow(self, one: Profile, other: Profile) -> bool:
        """Tell whether no guard keeps two groups apart."""
        return self.broken(one, other) is None

    def _apart(self, some: frozenset[Named], others: frozenset[Named]) -> bool:
        return any(self.kinship.of_named(mine, theirs) is Kin.APART for mine in some for theirs in others)

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
        parted = self.matters.culprits | self.matters.each_party
        if testimony.kind not in parted or not testimony.claim.actors:
            return None
        if testimony.kind in self.matters.both_sides:
            return Named.of((*testimony.claim.actors, *testimony.claim.targets))
        return testimony.acting
