"""What independent sources agree on, in words: never more than two or more of them say themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trucewatch.incidents.kinship import Kinship, ident
from trucewatch.incidents.origins import origins
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.whereabouts import spot
from trucewatch.model import Certainty


def agreed(testimonies: Sequence[Testimony], kinship: Kinship) -> tuple[str, ...]:
    """Return the facts that at least two independent sources state, in a fixed order.

    Denials, plans and what is left open agree on nothing. A number is a fact of its own only with the same bound.
    """
    facts: dict[tuple[int, str, str], list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        if testimony.done and not testimony.denies and testimony.claim.certainty is not Certainty.UNKNOWN:
            for order, key, said in _facts(testimony, kinship):
                facts[order, key, said].append(testimony)
    lines, told = [], set()
    for order, key, said in sorted(facts):
        sources = origins(facts[order, key, said], kinship)
        if len(sources) > 1 and (order, key) not in told:
            told.add((order, key))
            lines.append(f"{len(sources)} independent sources {said} ({', '.join(sources)})")
    return tuple(lines)


def _facts(testimony: Testimony, kinship: Kinship) -> Iterator[tuple[int, str, str]]:
    claim = testimony.claim
    yield 0, testimony.kind.value, f"speak of {testimony.kind.value.replace('_', ' ')}"
    for place in claim.places:
        yield 1, spot(place), f"place it in {place.name}"
    if claim.time.start is not None and claim.time.start == claim.time.end:
        yield 2, str(claim.time.start), f"date it {claim.time.start}"
    for actor in (actor for actor in claim.actors if not kinship.faceless(actor)):
        yield 3, ident(actor), f"name {actor.name} as acting"
    for actor in (actor for actor in claim.targets if not kinship.faceless(actor)):
        yield 4, ident(actor), f"name {actor.name} as struck or addressed"
    for count in claim.counts:
        if count.value is not None:
            said = f"{count.bound.value.replace('_', ' ')} {count.value:g} {count.unit}"
            yield 5, said, f"count {said}"
