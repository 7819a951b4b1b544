"""The part of a case that tells on which incidents a source speaks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from trucewatch.store.connection import CaseFile


@dataclass(frozen=True, slots=True)
class SpokenOn:
    """An armed incident that a source speaks on, with the days it touches."""

    source: str
    incident: str
    first: date
    last: date


class CaseWithSpoken(CaseFile):
    """A case file's index of who speaks on what."""

    def spoken_on(self, sources: Collection[str], first: date, last: date) -> tuple[SpokenOn, ...]:
        """Return the armed incidents of these days, both inclusive, that these sources (by key) speak on, each once."""
        held = sorted(sources)
        marks = ", ".join("?" * len(held))
        query = f"""SELECT DISTINCT c.speaker, i.id, coalesce(i.first_day, i.last_day), coalesce(i.last_day, i.first_day)
            FROM incident_index i CROSS JOIN claim_index c ON c.incident = i.id AND c.speaker IN ({marks})
            WHERE i.armed = 1 AND i.first_day <= ? AND coalesce(i.last_day, i.first_day) >= ?
            ORDER BY 1, 2"""  # noqa: S608 -- only the number of places for cells is put in
        rows = self._rows(query, (*held, last.isoformat(), first.isoformat()))
        return tuple(SpokenOn(row[0], row[1], date.fromisoformat(row[2]), date.fromisoformat(row[3])) for row in rows)
