"""A source's own count over a period, kept beside its rivals and never added up."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.count import Count
from trucewatch.model.named import Actor
from trucewatch.model.when import When


@dataclass(frozen=True, slots=True)
class Tally:
    """What one source counted, over which period, against whom, with the claim and words it rests on.

    ``counted`` is what was counted (violations, air strikes, deaths); ``against`` whom the source holds responsible,
    empty where it names nobody. ``per`` repeats the rate where there is one ("a day").
    """

    id: str
    claim: str
    report: str
    source: Actor
    relays: tuple[Actor, ...]
    counted: str
    against: tuple[Actor, ...]
    period: When
    count: Count
    extent: str
    comparable: str
