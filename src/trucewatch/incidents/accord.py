"""What independent sources agree on, in words: never more than two or more of them say themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trucewatch.incidents.kinship import Kinship, ident
from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.origins import named_origins
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.titles import day_words
from trucewatch.incidents.whereabouts import spot
from trucewatch.model import Bound, Certainty, Count


def agreed(testimonies: Sequence[Testimony], kinship: Kinship) -> tuple[str, ...]:
    """Return the facts that at least two independent sources state, in a fixed order, one line for each set of sources.

    Denials, plans and what is left open agree on nothing. A number is a fact of its own only with the same bound.
    """
    facts: dict[tuple[int, str, str], list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        if testimony.done and not testimony.denies and testimony.claim.certainty is not Certainty.UNKNOWN:
            for order, key, said in _facts(testimony, kinship):
                facts[order, key, said].append(testimony)
    together: dict[tuple[str, ...], list[str]] = {}
    told = set()
    for order, key, said in sorted(facts):
        sources = named_origins(facts[order, key, said], kinship)
        if len(sources) > 1 and (order, key) not in told:
            told.add((order, key))
            together.setdefault(sources, []).append(said)
    return tuple(
        f"{len(sources)} independent sources {_listed(said)} ({'; '.join(sources)})"
        for sources, said in together.items()
    )


def _listed(said: Sequence[str]) -> str:
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _facts(testimony: Testimony, kinship: Kinship) -> Iterator[tuple[int, str, str]]:
    claim = testimony.claim
    yield 0, testimony.kind.value, f"speak of {testimony.kind.words}"
    for place in claim.places:
        yield 1, spot(place), f"place it in {place.name}"
    if claim.time.start is not None and claim.time.start == claim.time.end:
        yield 2, str(claim.time.start), f"date it {day_words(claim.time.start)}"
    for actor in (actor for actor in claim.actors if not kinship.faceless(actor)):
        yield 3, ident(actor), f"name {actor.name} as acting"
    for actor in (actor for actor in claim.targets if not kinship.faceless(actor)):
        yield 4, ident(actor), f"name {actor.name} as struck or addressed"
    for count in claim.counts:
        if count.value is not None:
            held = _held_against(testimony)
            yield 5, f"{_number(count)} {held}", f"count {_number(count)}"


def _held_against(testimony: Testimony) -> str:
    """Return what keeps equal numbers apart: breaches counted against one side are no breaches of the other's."""
    if testimony.kind not in matters().breaches:
        return ""
    return " ".join(sorted(map(ident, testimony.claim.actors))) or testimony.key


def _number(count: Count) -> str:
    bound = "" if count.bound is Bound.EXACT else f"{count.bound.value.replace('_', ' ')} "
    return f"{bound}{count.value:,g} {count.unit}".rstrip()
