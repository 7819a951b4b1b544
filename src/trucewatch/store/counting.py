"""The part of a case that counts: incidents by day, place, party and verdict, from the index."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import EventType
from trucewatch.model.decision import Standing
from trucewatch.model.finding import Verdict
from trucewatch.model.named import PlacePrecision
from trucewatch.store.connection import CaseFile
from trucewatch.store.filters import ClaimFilter, Condition, Filter, Where, where_claims, where_incidents
from trucewatch.store.index_cells import read_day

UNSURE = "u"
"""How the key begins of a place that is not sure."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many records share a value; ``label`` is how people say it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many incidents begin on a day, or end on it where only that is known, and how many have which verdict."""

    day: date
    incidents: int
    by_verdict: tuple[Tallied, ...]


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many incidents are at a place, no more exactly than it is known. An unsure place has a key of its own."""

    key: str
    name: str
    lat: float
    lon: float
    precision: PlacePrecision
    country: str | None
    within: tuple[str, ...]
    incidents: int
    by_verdict: tuple[Tallied, ...]

    @property
    def unsure(self) -> bool:
        """Tell whether the place itself is not sure (a similar spelling, several places of the name)."""
        return self.key.startswith(f"{UNSURE}-")


def with_count(place: PlaceCount, incidents: int, by_verdict: tuple[Tallied, ...] = ()) -> PlaceCount:
    """Return a place with other counts. ``dataclasses.replace`` takes five times as long, for hundreds of places a page."""
    where = (place.key, place.name, place.lat, place.lon, place.precision, place.country, place.within)
    return PlaceCount(*where, incidents, by_verdict)


@dataclass(frozen=True, slots=True)
class Alike:
    """How many incidents share a type, a verdict, a standing and a precision."""

    event_type: str
    verdict: Verdict
    standing: Standing
    precision: PlacePrecision
    count: int

    @property
    def coarse(self) -> str:
        """The coarser type that the type rolls up to."""
        return EventType(self.event_type).coarse.value if self.event_type in _TYPES else self.event_type


_TYPES = frozenset(one.value for one in EventType)


class CaseWithCounts(CaseFile):
    """A case file's counts."""

    # Counted -------------------------------------------------------------------------------------------------------

    def alike(self, chosen: Filter) -> tuple[Alike, ...]:
        """Return how many of the incidents let through share a type, a verdict, a standing and a precision."""
        where = where_incidents(chosen)
        query = f"""SELECT event_type, verdict, standing, precision, count(*) FROM incident_index{where.words}
            GROUP BY 1, 2, 3, 4"""  # noqa: S608 -- the words are ours, the cells are bound
        return tuple(
            Alike(kind, Verdict(verdict), Standing(standing), PlacePrecision(precision), count)
            for kind, verdict, standing, precision, count in self._rows(query, where.cells)
        )

    def party_facet(self, chosen: Filter, most: int = 40) -> tuple[Tallied, ...]:
        """Return who is said to act or suffer in the incidents let through, the most often named first."""
        where = where_incidents(chosen)
        among = f"(SELECT number FROM incident_index{where.words})" if where.conditions else ""  # noqa: S608
        joined = f"{among} JOIN incident_party ON incident = number" if among else "incident_party"
        query = f"""SELECT party, min(name), count(*) FROM {joined}
            GROUP BY party ORDER BY 3 DESC, 2, 1 LIMIT ?"""  # noqa: S608
        return tuple(Tallied(*row) for row in self._rows(query, (*where.cells, most)))

    def day_counts(self, chosen: Filter) -> tuple[tuple[date, str, int], ...]:
        """Return, by first day and verdict, how many of the incidents let through there are."""
        where = where_incidents(chosen)
        query = f"""SELECT coalesce(first_day, last_day) AS day, verdict, count(*) FROM incident_index{where.words}
            GROUP BY 1, 2 HAVING day IS NOT NULL ORDER BY 1, 2"""  # noqa: S608
        return tuple(
            (date.fromisoformat(day), verdict, count) for day, verdict, count in self._rows(query, where.cells)
        )

    def place_counts(self, chosen: Filter) -> tuple[tuple[PlaceCount, str], ...]:
        """Return, by place and verdict, how many of the incidents let through there are; unlocated ones are left out."""
        where = where_incidents(chosen)
        placed = Where((*where.conditions, Condition("lat IS NOT NULL")))
        query = f"""SELECT key, name, lat, lon, precision, country, within, counted, verdict FROM place_index JOIN
            (SELECT place AS at, verdict, count(*) AS counted FROM incident_index{placed.words} GROUP BY 1, 2) ON key = at
            ORDER BY key, verdict"""  # noqa: S608
        return tuple(
            (
                PlaceCount(key, name, lat, lon, PlacePrecision(exact), country, tuple(json.loads(within)), count, ()),
                verdict,
            )
            for key, name, lat, lon, exact, country, within, count, verdict in self._rows(query, placed.cells)
        )

    def incidents_counted(self, chosen: Filter) -> int:
        """Return how many incidents a filter lets through."""
        return self._counted("incident_index", where_incidents(chosen))

    def claims_counted(self, chosen: ClaimFilter) -> int:
        """Return how many claims a filter lets through."""
        return self._counted("claim_index", where_claims(chosen))

    def nearest_days(self, day: date) -> tuple[date | None, date | None]:
        """Return the last day with incidents before this one and the first one after it."""
        before = self._one("SELECT max(first_day) FROM incident_index WHERE first_day < ?", (day.isoformat(),))
        after = self._one("SELECT min(first_day) FROM incident_index WHERE first_day > ?", (day.isoformat(),))
        return read_day(before[0] if before else None), read_day(after[0] if after else None)

    def last_day_told(self) -> date | None:
        """Return the last day that has an incident (an armed one where there is any) and that reports can tell of."""
        told = self._one("SELECT max(coalesce(best, latest)) FROM report_index")
        until = told[0] if told and told[0] else None
        query = """SELECT last_day FROM incident_index
            WHERE first_day IS NOT NULL AND last_day IS NOT NULL AND last_day <= coalesce(?, '9999')
            ORDER BY armed DESC, last_day DESC LIMIT 1"""
        row = self._one(query, (until,))
        return read_day(row[0] if row else until)

    def _counted(self, table: str, where: Where) -> int:
        row = self._one(f"SELECT count(*) FROM {table}{where.words}", where.cells)  # noqa: S608
        return int(row[0]) if row else 0
