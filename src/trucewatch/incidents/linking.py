"""Claims into incidents: gather what is one wording, find pairs, score, guard, group, and say what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.incidents.anaphora import refer_back
from trucewatch.incidents.assembly import Pairs, assemble
from trucewatch.incidents.blocking import blocks
from trucewatch.incidents.contradictions import other_days, rival_accounts
from trucewatch.incidents.grouping import group
from trucewatch.incidents.guards import Guards, Profile
from trucewatch.incidents.kinship import Actors, Kinship
from trucewatch.incidents.scenes import set_scenes
from trucewatch.incidents.scoring import Scorer
from trucewatch.incidents.testimony import Testimony, gather
from trucewatch.model import Claim, EventType, Incident, Report

Decided = Sequence[tuple[str, str]]

_LEAST = -12.0
"""An edge says no more than this against a pair, so that one objection cannot outweigh a dozen good links by itself."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The claims put together, with what it was done by: numbers count in ``testimonies``."""

    testimonies: tuple[Testimony, ...]
    scorer: Scorer
    guards: Guards
    profiles: list[Profile]
    pairs: Pairs
    parted: frozenset[tuple[int, int]]
    groups: tuple[tuple[int, ...], ...]

    def is_incident(self, numbers: Sequence[int]) -> bool:
        """Tell whether a group is an incident: a statement that goes with nothing is none."""
        return len(numbers) > 1 or self.testimonies[numbers[0]].claim.event_type is not EventType.STATEMENT


def link(
    claims: Iterable[Claim], reports: Iterable[Report], actors: Actors, same: Decided = (), different: Decided = ()
) -> tuple[Incident, ...]:
    """Put claims about one event or one question together, in a fixed order whatever the order of what is given.

    ``same`` and ``different`` are pairs of claim ids that a person joined or parted; they stand above everything the
    machine finds, and a pair that names an unknown claim is passed over. A statement that goes with nothing is no
    incident; every other claim is in exactly one.
    """
    return incidents_of(put_together(claims, reports, actors, same, different))


def incidents_of(linked: Linked) -> tuple[Incident, ...]:
    """Make the incidents of claims that were put together, by id."""
    made = (
        assemble(numbers, linked.testimonies, linked.pairs, linked.scorer)
        for numbers in linked.groups
        if linked.is_incident(numbers)
    )
    return tuple(sorted(made, key=lambda incident: incident.id))


def put_together(
    claims: Iterable[Claim], reports: Iterable[Report], actors: Actors, same: Decided = (), different: Decided = ()
) -> Linked:
    """Gather, score, guard and group, and keep what each step found."""
    testimonies = set_scenes(refer_back(gather(claims, reports, different)))
    kinship = Kinship(actors)
    scorer, guards = Scorer(testimonies, kinship), Guards(kinship)
    at = {claim: number for number, testimony in enumerate(testimonies) for claim in testimony.claims}
    profiles = [guards.profile(testimony) for testimony in testimonies]
    pairs = weigh(testimonies, scorer, guards, _numbered(same, at), profiles)
    parted = _numbered(different, at)
    groups = group(profiles, pairs.edges, guards.allow, pairs.joined, parted)
    return Linked(testimonies, scorer, guards, profiles, pairs, parted, groups)


def weigh(
    testimonies: Sequence[Testimony],
    scorer: Scorer,
    guards: Guards,
    joined: frozenset[tuple[int, int]],
    profiles: Sequence[Profile] | None = None,
) -> Pairs:
    """Score every candidate pair that no guard keeps apart; note the pairs that differ only in whom they accuse.

    ``profiles`` are those of the testimonies, made here where they are not given.
    """
    # Loading numpy takes a fifth of a second, which nobody waits for who only looks at a case.
    from trucewatch.incidents.sifting import Sieve, neighbours

    edges: dict[tuple[int, int], float] = {}
    rivals: dict[int, list[int]] = defaultdict(list)
    profiles = profiles or [guards.profile(testimony) for testimony in testimonies]
    for one, other in neighbours(blocks(testimonies, scorer.rarity), Sieve(profiles, guards)):
        if not guards.rivals(profiles[one], profiles[other]):
            edges[one, other] = max(_LEAST, scorer.score(testimonies[one], testimonies[other]))
        elif rival_accounts(testimonies[one], testimonies[other], scorer.kinship):
            rivals[one].append(other)
            rivals[other].append(one)
    for one, other in other_days(testimonies, scorer.kinship):
        rivals[one].append(other)
        rivals[other].append(one)
    return Pairs(edges, {at: tuple(sorted(others)) for at, others in sorted(rivals.items())}, joined)


def _numbered(decided: Decided, at: Mapping[str, int]) -> frozenset[tuple[int, int]]:
    """Turn pairs of claim ids into pairs of testimony numbers, smaller first."""
    known = ((at[one], at[other]) for one, other in decided if one in at and other in at)
    return frozenset((min(pair), max(pair)) for pair in known if pair[0] != pair[1])
