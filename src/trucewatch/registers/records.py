"""What the registers hand out: who an actor is, where a place is, what a country is called."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import PlacePrecision

ACTOR_KINDS = (
    "state",
    "government",
    "armed_forces",
    "armed_group",
    "opposition",
    "political",
    "international",
    "monitor",
    "media",
    "ngo",
    "civilians",
    "person",
    "company",
    "generic",
)
"""What an actor may be. The kind says what somebody is, never whether they are right."""


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country as wire copy writes it. ``demonyms`` are its adjectives, the usual one first ("Syrian").

    ``people`` are the plural nouns for its people ("Syrians"). ``capital`` is empty where it is disputed or missing.
    ``capital_names`` are its other spellings in wire copy, the usual one first ("Kyiv", "Kiev").
    ``lat``/``lon`` are the middle of its largest land area in degrees, None where unknown.
    """

    iso2: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    people: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    capital_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Somebody who can speak, act or suffer: a state, a body of it, an armed group, an outlet, a kind of people.

    ``part_of``, ``speaks_for`` and ``ally_of`` hold ids. ``country`` is an ISO 3166-1 alpha-2 code. ``family`` is set
    where the voice depends on another one that it is neither part of nor speaks for (a state's own news agency).
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    part_of: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    ally_of: tuple[str, ...] = ()
    family: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """A run of text that names an actor. ``entries`` has the likeliest first; more than one means the name is shared.

    ``how`` is ``name`` (listed), ``composed`` ("Turkish foreign ministry"), ``people`` ("Syrians") or ``adjective``
    ("Israeli" before a word for an armed act; the span holds the adjective only).
    """

    start: int
    end: int
    entries: tuple[ActorEntry, ...]
    how: str = "name"


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A named place. ``lat``/``lon`` (degrees) are of the named unit and no more exact than ``precision``.

    ``within`` names the units around it, smallest first. ``doubt`` says why the entry is offered as a candidate only
    (a similar spelling, another country than asked for); None when the name fits. ``theatre`` marks a place the
    theatre folder names itself: it comes before all others of its name.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    within: tuple[str, ...] = ()
    population: int = 0
    doubt: str | None = None
    theatre: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A run of text that names a place. ``name`` is the words looked up; ``entries`` has the best candidate first."""

    start: int
    end: int
    name: str
    entries: tuple[PlaceEntry, ...]
