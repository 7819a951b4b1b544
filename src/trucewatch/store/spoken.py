"""The part of a case that tells on which incidents a source speaks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from trucewatch.store.connection import CaseFile


@dataclass(frozen=True, slots=True)
class SpokenOn:
    """How many armed incidents that touch the same days a source speaks on."""

    source: str
    first: date
    last: date
    incidents: int


class CaseWithSpoken(CaseFile):
    """A case file's index of who speaks on what."""

    def spoken_on(self, sources: Collection[str], first: date, last: date) -> tuple[SpokenOn, ...]:
        """Count the armed incidents of these days, both inclusive, that these sources (by key) speak on, each once."""
        held = sorted(sources)
        marks = ", ".join("?" * len(held))
        query = f"""SELECT c.speaker, i.first_day, coalesce(i.last_day, i.first_day), count(DISTINCT i.number)
            FROM incident_index i CROSS JOIN claim_index c ON c.incident = i.id AND c.speaker IN ({marks})
            WHERE i.armed = 1 AND i.first_day <= ? AND coalesce(i.last_day, i.first_day) >= ?
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""  # noqa: S608 -- only the number of places for cells is put in
        rows = self._rows(query, (*held, last.isoformat(), first.isoformat()))
        return tuple(
            SpokenOn(source, date.fromisoformat(begin), date.fromisoformat(end), count)
            for source, begin, end, count in rows
        )
