"""Who and where, as named in a report and as settled against the registers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, armed group or outlet as a report names it.

    ``id`` is the register's id, or None for a name the registers do not hold yet (kept for a person to settle).
    ``span`` and ``words`` are the words in the report, None when the speaker or actor is implicit.
    ``family`` groups voices that are not independent of each other (a spokesman and the body spoken for).
    """

    name: str
    id: str | None = None
    kind: str = "unknown"
    family: str | None = None
    span: Span | None = None
    words: str | None = None


class PlacePrecision(StrEnum):
    """How exactly the words place an event, finest first."""

    POINT = "point"
    SETTLEMENT = "settlement"
    NEIGHBOURHOOD = "neighbourhood"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an event. Coordinates are of the named unit and no more exact than ``precision`` says.

    ``country`` is the ISO 3166-1 alpha-2 code. ``within`` names the units around it, smallest first, as the
    register has them. ``name`` is as the report spells it, ``known_as`` as the register does. ``doubt`` says why
    the resolution is not sure (two candidates, name not found).
    """

    name: str
    id: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    within: tuple[str, ...] = ()
    span: Span | None = None
    words: str | None = None
    doubt: str | None = None
    known_as: str | None = None
