"""Why two claims, or two incidents, are one event or are not: asked of the incidents as the case holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from trucewatch.desk.claims_in_use import in_use
from trucewatch.desk.explanation import Explanation
from trucewatch.incidents.anaphora import refer_back
from trucewatch.incidents.guards import Guards
from trucewatch.incidents.kinship import Actors, Kinship
from trucewatch.incidents.linking import Linked, weigh
from trucewatch.incidents.scoring import Scorer
from trucewatch.incidents.testimony import Testimony, gather
from trucewatch.incidents.why_not import PairAnswer, WhyNot
from trucewatch.ledger import Overlay
from trucewatch.model import Claim, DecisionKind, Incident, InputError, Report, UnknownRecord

_MOST_PAIRS = 400
"""Pairs of claims that two incidents are asked about; of larger ones the first claims in order stand for all."""


@dataclass(frozen=True, slots=True)
class PairTold:
    """Why two claims are one incident or are not, and the incidents they stand in (None: in none)."""

    answer: PairAnswer
    incidents: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Weigher:
    """Claims gathered once, to ask about pairs of them. How rare a word is follows from the claims given."""

    testimonies: tuple[Testimony, ...]
    scorer: Scorer
    guards: Guards
    home: Mapping[str, str]
    same: Sequence[tuple[str, str]]
    different: Sequence[tuple[str, str]]
    at: Mapping[str, int]

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        reports: Iterable[Report],
        incidents: Iterable[Incident],
        overlay: Overlay,
        actors: Actors,
    ) -> Weigher:
        """Gather the claims that incidents rest on; the groups are those of the incidents given."""
        same, different = (overlay.pairs(kind) for kind in (DecisionKind.MERGE, DecisionKind.SPLIT))
        testimonies = refer_back(gather(in_use(claims, overlay), reports, different))
        kinship = Kinship(actors)
        home = {claim: one.id for one in incidents for claim in one.claims}
        at = {claim: number for number, made in enumerate(testimonies) for claim in made.claims}
        return cls(testimonies, Scorer(testimonies, kinship), Guards(kinship), home, same, different, at)

    def claims(self, one: str, other: str) -> PairTold:
        """Say why two claims are one incident, or are not.

        Raises:
            UnknownRecord: one of them is not among the claims that incidents rest on.
            InputError: it is twice the same claim.
        """
        if one == other:
            raise InputError(f"{one} was named twice; name two claims")
        answer = self._asked(self._beside((one, other)))(one, other)
        return PairTold(self._as_decided(answer), (self.home.get(one), self.home.get(other)))

    def incidents(self, one: Sequence[str], other: Sequence[str]) -> PairTold:
        """Say why two incidents (by their claims) are not one, on the pair of claims that go best together.

        A pair that a guard keeps apart is told only where every pair is, and one that was not compared only where none was.

        Raises:
            UnknownRecord: no claim of one of them is among those that incidents rest on.
        """
        mine, theirs = ([claim for claim in some if claim in self.at] for some in (one, other))
        pairs = list(product(mine, theirs))[:_MOST_PAIRS]
        if not pairs:
            raise UnknownRecord("one of the two incidents has no claim that still counts; work through the case again")
        ask = self._asked({*mine, *theirs})
        answers = (self._as_decided(ask(*pair)) for pair in pairs)
        best = max(
            answers, key=lambda told: (told.guard is None, ask.compared(*told.claims), told.weight or 0.0, told.claims)
        )
        return PairTold(best, (self.home.get(best.claims[0]), self.home.get(best.claims[1])))

    def _beside(self, claims: Sequence[str]) -> set[str]:
        """Return these claims with all that stand in one incident with them."""
        homes = {self.home[claim] for claim in claims if claim in self.home}
        return {claim for claim, home in self.home.items() if home in homes} | set(claims)

    def _as_decided(self, answer: PairAnswer) -> PairAnswer:
        """Say where people decided since the case was last worked through: it follows the next time."""
        pair = frozenset(answer.claims)
        if not answer.together and any(pair == frozenset(one) for one in self.same):
            return replace(
                answer, because="a person joined them; they are put together when the case is worked through"
            )
        if answer.together and any(pair == frozenset(one) for one in self.different):
            return replace(answer, because="a person parted them; they are taken apart when the case is worked through")
        return answer

    def _asked(self, claims: set[str]) -> WhyNot:
        """Lay out the testimonies of these claims as linking does, in the groups the case holds."""
        made = tuple(self.testimonies[number] for number in sorted({self.at[one] for one in claims if one in self.at}))
        at = {claim: number for number, one in enumerate(made) for claim in one.claims}
        joined, parted = (_numbered(some, at) for some in (self.same, self.different))
        groups: dict[str, list[int]] = {}
        for number, one in enumerate(made):
            groups.setdefault(self.home.get(one.claim.id, one.claim.id), []).append(number)
        return WhyNot(
            Linked(
                testimonies=made,
                scorer=self.scorer,
                guards=self.guards,
                profiles=[self.guards.profile(one) for one in made],
                pairs=weigh(made, self.scorer, self.guards, joined),
                parted=parted,
                groups=tuple(map(tuple, groups.values())),
            )
        )


def _numbered(decided: Sequence[tuple[str, str]], at: Mapping[str, int]) -> frozenset[tuple[int, int]]:
    known = ((at[one], at[other]) for one, other in decided if one in at and other in at)
    return frozenset((min(pair), max(pair)) for pair in known if pair[0] != pair[1])


def say_weight(weight: float) -> str:
    """Return a weight in words: log2 odds, above nothing where more speaks for one event.

    >>> say_weight(3.25)
    '+3.2 (log2 odds; above 0 speaks for one event)'
    """
    return f"{weight:+.1f} (log2 odds; above 0 speaks for one event)"


def pair_facts(told: PairTold) -> tuple[str, ...]:
    """Return an answer line by line: why, by which guard, the weight, what speaks for it, what against."""
    answer = told.answer
    lines = [f"because: {answer.because}"]
    if answer.guard is not None:
        lines.append(f"kept apart by the guard: {answer.guard}")
    if answer.weight is not None:
        lines.append(f"weight of the pair: {say_weight(answer.weight)}")
    lines += [f"for it: {reason}" for reason in answer.for_it]
    lines += [f"against it: {reason}" for reason in answer.against]
    one, other = told.incidents
    lines.append(f"incident: {one or 'none'}" if one == other else f"incidents: {one or 'none'} and {other or 'none'}")
    return tuple(lines)


def explain_pair(told: PairTold, parts: tuple[Explanation, ...]) -> Explanation:
    """Return an answer as an explanation; ``parts`` are the two claims."""
    title = "put together" if told.answer.together else "not put together"
    return Explanation("pair", title, "", pair_facts(told), parts=parts)
