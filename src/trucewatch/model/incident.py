"""Claims held to be about one event, with what they agree and disagree on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.named import Place
from trucewatch.model.when import When


class ContradictionKind(StrEnum):
    """How two claims in one incident clash."""

    DENIAL = "denial"
    MUTUAL_ACCUSATION = "mutual_accusation"
    RIVAL_COUNTS = "rival_counts"
    SUPERSEDED = "superseded"
    LABEL = "label"
    SCOPE = "scope"
    TIMING = "timing"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be right as they stand, and in what."""

    kind: ContradictionKind
    claims: tuple[str, str]
    about: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims were held to be about one event: the reasons, in words, with their weights (log2 odds)."""

    claims: tuple[str, str]
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims about one event. ``independent_sources`` counts origins, not outlets; ``origins`` names them.

    ``event_type`` is the type most claims share. ``armed`` tells whether it is tested against the agreement.
    """

    id: str
    title: str
    event_type: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    independent_sources: int
    agree: tuple[str, ...]
    disagree: tuple[Contradiction, ...]
    links: tuple[Link, ...]
    place: Place | None
    time: When
    armed: bool
    extent: str


@dataclass(frozen=True, slots=True)
class PossibleMerge:
    """Two incidents that the machine keeps apart and that may be one event: what record linkage calls a possible link.

    ``claims`` are the two that go best together, one of each incident in their order, with the weight of that pair in
    ``pair``. ``weight`` is that of the two incidents as grouping weighs them (both log2 odds). ``because`` says why they
    are apart; ``for_it`` and ``against`` give the pair's own reasons with their weights: what both say of the
    event before the rest, the heavier first.
    """

    incidents: tuple[str, str]
    claims: tuple[str, str]
    weight: float
    pair: float
    because: str
    for_it: tuple[str, ...]
    against: tuple[str, ...]
