"""Grades of a case's incidents and claims on the scales of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from trucewatch.findings.grading import admiralty, grades_of_incident
from trucewatch.ledger import Overlay
from trucewatch.ledger.verification import family
from trucewatch.model import Actor, Claim, Grade, Incident, Scale, Standing
from trucewatch.registers import Registers
from trucewatch.store import Case

SCALES: Mapping[Scale, str] = {
    Scale.AIRWARS: "reporting, as Airwars grades it",
    Scale.ADMIRALTY: "Admiralty",
    Scale.UCDP_TIME: "UCDP date precision",
    Scale.UCDP_PLACE: "UCDP place precision",
    Scale.UCDP_CLARITY: "UCDP event clarity",
}


class Grader:
    """Grades records of one case. ``sources`` are people's grades of speakers, from the settings."""

    def __init__(self, case: Case, overlay: Overlay, sources: tuple[tuple[str, str], ...] = ()) -> None:
        folder = case.fact("theatre")
        self._registers = Registers.load(None if folder is None or not Path(folder).is_dir() else Path(folder))
        self._overlay = overlay
        self._sources = dict(sources)
        self._families: dict[tuple[str | None, str | None, str], str] = {}

    @property
    def registers(self) -> Registers:
        """The registers the case was worked through with; the general ones where its theatre is gone."""
        return self._registers

    def incident(self, incident: Incident, claims: Mapping[str, Claim]) -> tuple[Grade, ...]:
        """Return the grades of an incident; ``claims`` are looked up by id."""
        members = [claims[one] for one in incident.claims if one in claims]
        return grades_of_incident(incident, members, self._family)

    def claims(self, incident: Incident | None, claims: Mapping[str, Claim]) -> Iterator[Grade]:
        """Yield the Admiralty grade of each claim of an incident, or of claims that are in none."""
        members = (
            list(claims.values()) if incident is None else [claims[one] for one in incident.claims if one in claims]
        )
        standing = Standing.PROPOSED if incident is None else self._overlay.standing(incident)
        for claim in members:
            others = () if incident is None else members
            yield admiralty(claim, others, self._family, self._sources, standing)

    def _family(self, actor: Actor) -> str:
        key = (actor.id, actor.family, actor.name)
        if key not in self._families:
            self._families[key] = family(actor, self._registers)
        return self._families[key]


def say_grade(grade: Grade) -> str:
    """Return a grade in one line: scale, label, what it means, why. It is a proposal, and says so.

    >>> say_grade(Grade("i-1", Scale.UCDP_TIME, "1", "one day", ("the time given spans 1 day",)))
    'UCDP date precision: would be "1", one day (the time given spans 1 day)'
    """
    why = f" ({'; '.join(grade.reasons)})" if grade.reasons else ""
    return f'{SCALES[grade.scale]}: would be "{grade.grade}", {grade.words}{why}'
