"""A grade on somebody else's scale, proposed by the machine with its reasons; grades are never put together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scale(StrEnum):
    """Whose scale a grade is on. Each is read by itself."""

    AIRWARS = "airwars"
    ADMIRALTY = "admiralty"
    UCDP_TIME = "ucdp_date_prec"
    UCDP_PLACE = "ucdp_where_prec"
    UCDP_CLARITY = "ucdp_event_clarity"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a record would be graded, and why. ``grade`` is the scale's own label or code, ``words`` what it means.

    ``record`` is a claim for the Admiralty scale and an incident for the others.
    """

    record: str
    scale: Scale
    grade: str
    words: str
    reasons: tuple[str, ...]
