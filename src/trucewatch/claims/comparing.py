"""Laying a second reader's checked claims beside the rule reader's: agreement is said, disagreement becomes a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.claims.reader import Reading
from trucewatch.model import Actor, Claim, Count, Place, Recipe, Span

# Half of the shorter clause: readers cut a clause differently ("... on Monday"), seldom by more.
_SAME_CLAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Compared:
    """A reading with what a second reader says to it: how many claims it agrees on, doubts, and adds."""

    reading: Reading
    agreed: int
    doubted: int
    added: int


def compare(reading: Reading, proposed: Sequence[Claim], recipe: Recipe) -> Compared:
    """Return the reading with each proposal laid beside it; no field of the rule reader's claims is changed."""
    model = recipe.version.partition("/")[2]
    claims = {claim.id: claim for claim in reading.claims}
    agreed: set[str] = set()
    doubts: dict[str, list[str]] = {}
    left = list(_pairs(reading.claims, proposed))
    for claim, other in left:
        clashes = [f"second reader ({model}) has {clash}" for clash in differences(claim, other)]
        if clashes:
            doubts.setdefault(claim.id, []).extend(clashes)
        else:
            agreed.add(claim.id)
    for key, words in doubts.items():
        claims[key] = replace(claims[key], doubts=(*claims[key].doubts, *dict.fromkeys(words)))
    for key in sorted(agreed - set(doubts)):
        claims[key] = replace(claims[key], seconded=recipe.key)
    taken = {id(other) for _, other in left}
    added = [_alone(other, model) for other in proposed if id(other) not in taken]
    whole = replace(reading, claims=(*claims.values(), *added))
    return Compared(whole, len(agreed - set(doubts)), len(doubts), len(added))


def differences(claim: Claim, other: Claim) -> Iterator[str]:
    """Yield the fields in which a proposal reads the same words otherwise, each with what the proposal has.

    Targets and times are compared where both readers have them from the clause: the rule reader names no things as
    targets, and takes a time over from the sentence before.
    """
    if claim.event_type.coarse is not other.event_type.coarse:
        yield f"type {other.event_type.value}"
    for name in ("polarity", "mood", "certainty"):
        if getattr(claim, name) is not getattr(other, name):
            yield f"{name} {getattr(other, name).value}"
    ours, theirs = (claim.speaker,), (other.speaker,)
    for label, one, two in (
        ("speaker", ours, theirs),
        ("actor", claim.actors, other.actors),
        ("target", claim.targets, other.targets),
    ):
        if not _same(one, two) and (label != "target" or (one and two)):
            yield f"{label} {_names(two)}"
    if {_key(one) for one in claim.relays} != {_key(one) for one in other.relays}:
        yield f"relays {_names(other.relays)}"
    yield from _setting(claim, other)


def _setting(claim: Claim, other: Claim) -> Iterator[str]:
    if _spots(claim.places) != _spots(other.places):
        yield f"place {_names(other.places)}"
    stated = claim.time.span is not None and other.time.span is not None
    if stated and (claim.time.start, claim.time.end) != (other.time.start, other.time.end):
        yield f"time {other.time.words}"
    if _numbers(claim.counts) != _numbers(other.counts):
        yield f"counts {'; '.join(count.words for count in other.counts) or 'none'}"


def _pairs(claims: Sequence[Claim], proposed: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pair claims on the same words: those of one type first, then what is left on either side."""
    close = [
        (claim, other) for claim in claims for other in proposed if _shared(claim.span, other.span) >= _SAME_CLAUSE
    ]
    close.sort(key=_fit)
    taken: set[int] = set()
    for claim, other in close:
        if id(claim) not in taken and id(other) not in taken:
            taken |= {id(claim), id(other)}
            yield claim, other


def _fit(pair: tuple[Claim, Claim]) -> tuple[bool, float, Span, str, str]:
    claim, other = pair
    apart = claim.event_type.coarse is not other.event_type.coarse
    return (apart, -claim.span.overlap(other.span), claim.span, claim.id, other.id)


def _shared(first: Span, second: Span) -> float:
    shared = min(first.end, second.end) - max(first.start, second.start)
    return max(0, shared) / min(first.end - first.start, second.end - second.start)


def _alone(claim: Claim, model: str) -> Claim:
    doubt = f"proposed by a second reader ({model}) alone; the rule reader has no such claim"
    return replace(claim, doubts=(doubt, *claim.doubts))


def _key(actor: Actor) -> str:
    return actor.id or actor.name


def _same(ours: Sequence[Actor], theirs: Sequence[Actor]) -> bool:
    if {_key(one) for one in ours} == {_key(one) for one in theirs}:
        return True
    together = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(
        one.span is not None and two.span is not None and one.span.overlap(two.span) > 0 for one, two in together
    )


def _spots(places: Sequence[Place]) -> set[str]:
    """Return the places whose words stand in the clause; a place taken from elsewhere is no one's reading of it."""
    return {place.id or place.name for place in places if place.span is not None}


def _numbers(counts: Sequence[Count]) -> set[tuple[float | None, float | None, float | None]]:
    return {(count.value, count.low, count.high) for count in counts}


def _names(named: Sequence[Actor] | Sequence[Place]) -> str:
    return ", ".join(one.words or one.name for one in named) or "none"
