"""Why two claims are one incident, or are not: the guard, the person's decision, or the weights, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from trucewatch.incidents.grouping import between
from trucewatch.incidents.guards import ACTS, DAYS, PLACES, RIVALS
from trucewatch.incidents.kinship import Actors
from trucewatch.incidents.linking import Decided, Linked, put_together
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.titles import in_words
from trucewatch.model import Actor, Claim, Report, UnknownRecord

_NOBODY = "nobody by name"
_NOT_COMPARED = (
    "they were not compared: of different reports, only claims on one sort of matter that share a day with its place, a "
    "party of that week or a rare word are"
)


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """Whether two claims are one incident, and why.

    ``because`` says it in a sentence. ``guard`` is the name of the guard that keeps them apart (days, places, rivals, acts,
    habit), None where weights or a person decided. ``weight`` is the pair's own, in log2 odds, None where it was not
    weighed (one wording). ``for_it`` and ``against`` are the reasons with their weights, the heaviest first.
    """

    claims: tuple[str, str]
    together: bool
    because: str
    guard: str | None = None
    weight: float | None = None
    for_it: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Answers for pairs of one case, linked once: ``WhyNot.of(claims, reports, actors)(one, other)``."""

    linked: Linked

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        reports: Iterable[Report],
        actors: Actors,
        same: Decided = (),
        different: Decided = (),
    ) -> WhyNot:
        """Link the claims as ``link`` does, with what people joined and parted."""
        return cls(put_together(claims, reports, actors, same, different))

    def compared(self, one: str, other: str) -> bool:
        """Tell whether linking weighed two claims against each other; False for a claim that was not linked at all."""
        at = {claim: number for number, made in enumerate(self.linked.testimonies) for claim in made.claims}
        if one not in at or other not in at:
            return False
        return (min(at[one], at[other]), max(at[one], at[other])) in self.linked.pairs.edges

    def __call__(self, one: str, other: str) -> PairAnswer:
        """Answer for two claim ids, in whatever order.

        Raises:
            UnknownRecord: a claim with that id is not among those linked.
        """
        at = {claim: number for number, made in enumerate(self.linked.testimonies) for claim in made.claims}
        for name in (one, other):
            if name not in at:
                raise UnknownRecord(
                    f"no claim {name} is among those that were linked; give the id of a claim of this case"
                )
        mine, theirs = at[one], at[other]
        if mine == theirs:
            return PairAnswer(
                (one, other), together=True, because="they are one wording: the same sentence, printed again"
            )
        first, second = self.linked.testimonies[mine], self.linked.testimonies[theirs]
        reasons = self.linked.scorer.reasons(first, second)
        say = self.linked.scorer.in_words
        together, because, guard = self._decided(mine, theirs)
        return PairAnswer(
            (one, other),
            together=together,
            because=because,
            guard=guard,
            weight=round(sum(reason.bits for reason in reasons), 2),
            for_it=say(reason for reason in reasons if reason.bits > 0),
            against=say(reason for reason in reasons if reason.bits < 0),
        )

    def _decided(self, mine: int, theirs: int) -> tuple[bool, str, str | None]:
        linked = self.linked
        homes = {at: numbers for numbers in linked.groups for at in numbers}
        pair = (min(mine, theirs), max(mine, theirs))
        if homes[mine] == homes[theirs]:
            return True, _joined(linked, pair), None
        if pair in linked.parted:
            return False, "a person parted them", None
        guard = linked.guards.broken(linked.profiles[mine], linked.profiles[theirs])
        if guard is not None:
            return False, _guarded(guard, linked.testimonies[mine], linked.testimonies[theirs]), guard
        weight = linked.pairs.edges.get(pair)
        if weight is None:
            return False, _NOT_COMPARED, None
        if weight <= 0:
            return False, apart_by_weights(weight, weight), None
        return self._groups_apart(homes[mine], homes[theirs], weight)

    def _groups_apart(
        self, mine: tuple[int, ...], theirs: tuple[int, ...], weight: float
    ) -> tuple[bool, str, str | None]:
        """Say why two claims that go well together are apart: what each of them stands with."""
        linked = self.linked
        for one, other in product(mine, theirs):
            if (min(one, other), max(one, other)) in linked.parted:
                return False, "a person parted claims of the two incidents they stand in", None
        for one, other in product(mine, theirs):
            guard = linked.guards.broken(linked.profiles[one], linked.profiles[other])
            if guard is not None:
                told = _guarded(guard, linked.testimonies[one], linked.testimonies[other])
                return (
                    False,
                    f"by themselves they go together ({weight:+.1f}), but of the claims with them {told}",
                    guard,
                )
        whole = between(mine, theirs, linked.pairs.edges)
        return False, apart_by_weights(weight, whole), None


def why_not(
    pair: tuple[str, str],
    claims: Iterable[Claim],
    reports: Iterable[Report],
    actors: Actors,
    same: Decided = (),
    different: Decided = (),
) -> PairAnswer:
    """Say why two claims are not one incident (or that they are), by the same rules as ``link``.

    For several pairs of one case make a ``WhyNot`` once and ask it.

    Raises:
        UnknownRecord: a claim with that id is not among those given.
    """
    return WhyNot.of(claims, reports, actors, same, different)(*pair)


def apart_by_weights(pair: float, whole: float) -> str:
    """Say why weights keep two claims apart: that of the pair, or that of the two incidents they stand in.

    >>> apart_by_weights(-0.5, -0.5)
    'what speaks against it outweighs what speaks for it (-0.5)'
    """
    if pair <= 0:
        return f"what speaks against it outweighs what speaks for it ({pair:+.1f})"
    return f"by themselves they go together ({pair:+.1f}), but the claims that stand with them do not ({whole:+.1f})"


def _joined(linked: Linked, pair: tuple[int, int]) -> str:
    if pair in linked.pairs.joined:
        return "a person joined them"
    weight = linked.pairs.edges.get(pair)
    if weight is not None and weight > 0:
        return f"they are one incident: what speaks for it outweighs what speaks against it ({weight:+.1f})"
    return "they are one incident through the other claims in it"


def _guarded(guard: str, one: Testimony, other: Testimony) -> str:
    """Put a guard in words, with what each claim says."""
    if guard == DAYS:
        return f"the days have none in common: {_days(one)}, and {_days(other)}"
    if guard == PLACES:
        return f"their places lie too far apart for one act: {_where(one)}, and {_where(other)}"
    if guard == RIVALS:
        return f"rival sides are held responsible: {_who(one)}, and {_who(other)}"
    if guard == ACTS:
        return f"they are unlike matters: {_matter(one)}, and {_matter(other)}"
    return "one speaks of an event, the other of a habit, a running total or background"


def _days(testimony: Testimony) -> str:
    return in_words(testimony.time) or "a day not said"


def _where(testimony: Testimony) -> str:
    return ", ".join(place.name for place in testimony.places)


def _who(testimony: Testimony) -> str:
    named: tuple[Actor, ...] = testimony.claim.actors
    blamed = ", ".join(sorted(actor.name for actor in named)) or _NOBODY
    return f"{testimony.claim.speaker.name} names {blamed}"


def _matter(testimony: Testimony) -> str:
    asked = testimony.matter.replace("_", " ")
    kind = testimony.claim.event_type.words
    return kind if testimony.matter == testimony.kind.value else f"{kind} ({asked})"
