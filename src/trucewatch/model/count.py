"""How many, as far as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.span import Span


class Bound(StrEnum):
    """How the words bound a number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    UP_TO = "up_to"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its bound, unit and words. ``value`` is None where the words give none ("dozens").

    ``of`` is the counted noun as written; ``unit`` its normal form (``deaths``, ``air raids``, ``tons``);
    ``per`` a rate or period ("day", "24 hours").
    """

    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    of: str
    span: Span
    words: str
    per: str | None = None
