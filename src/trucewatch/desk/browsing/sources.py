"""Who a case hears: speakers, those who speak with them, those who pass it on, and the outlets that publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.model import Actor, Claim, Report, content_id
from trucewatch.registers import Registers
from trucewatch.registers.folding import fold
from trucewatch.store.index_rows import SourceRow, VoiceOf, VoicePart

NOBODY = "not named"


@dataclass(slots=True)
class _Counted:
    name: str
    kind: str
    origin: str
    published: int = 0
    spoken: int = 0
    relayed: int = 0
    incidents: set[str] = field(default_factory=set)


def source_key(actor: Actor) -> str:
    """Return the key of a source, which says nothing of its name.

    >>> source_key(Actor("Sarn Council", id="sarn-council")) == source_key(Actor("the Council", id="sarn-council"))
    True
    """
    return content_id("s", actor.id or fold(actor.name))


class Voices:
    """Counts who speaks in a case. A source's key says nothing of its name: it may stand in an address."""

    def __init__(self, registers: Registers) -> None:
        self._actors = registers.actors
        self._counted: dict[str, _Counted] = {}
        self._keys: dict[tuple[str | None, str], str] = {}
        self._publishers: dict[str, str] = {}
        self.voices: list[VoiceOf] = []

    def key(self, actor: Actor) -> str:
        """Return the key of a source."""
        known = self._keys.get((actor.id, actor.name))
        if known is None:
            known = source_key(actor)
            self._keys[actor.id, actor.name] = known
            if known not in self._counted:
                self._counted[known] = self._new(actor)
        return known

    def hear(self, claim: Claim, incident: str | None) -> str:
        """Count a claim; return the key of its speaker."""
        speaker = self.key(claim.speaker)
        for part, actors in (
            (VoicePart.SPEAKER, (claim.speaker,)),
            (VoicePart.JOINT, claim.joint),
            (VoicePart.RELAY, claim.relays),
        ):
            for key in dict.fromkeys(self.key(actor) for actor in actors):
                self.voices.append(VoiceOf(key, claim.id, part))
                self._count(self._counted[key], part, incident)
        return speaker

    def publish(self, reports: Iterable[Report]) -> None:
        """Count who published the reports."""
        for report in reports:
            if report.publisher:
                self._counted[self._publisher(report.publisher)].published += 1

    def rows(self) -> tuple[SourceRow, ...]:
        """Return the sources, those that say most first."""
        found = (
            SourceRow(key, one.name, one.kind, one.origin, one.published, one.spoken, one.relayed, len(one.incidents))
            for key, one in self._counted.items()
        )
        return tuple(sorted(found, key=lambda one: (-one.spoken, -one.relayed, -one.published, one.name, one.key)))

    def _count(self, counted: _Counted, part: VoicePart, incident: str | None) -> None:
        if part is VoicePart.RELAY:
            counted.relayed += 1
            return
        counted.spoken += 1
        if incident is not None:
            counted.incidents.add(incident)

    def _publisher(self, name: str) -> str:
        known = self._publishers.get(name)
        if known is None:
            entries = self._actors.named(name)
            actor = Actor(entries[0].name, entries[0].id, entries[0].kind) if entries else Actor(name, kind="media")
            known = self._publishers[name] = self.key(actor)
        return known

    def _new(self, actor: Actor) -> _Counted:
        entry = self._actors.get(actor.id) if actor.id else None
        name = entry.name if entry else " ".join(actor.name.split()) or NOBODY
        kind = entry.kind if entry and actor.kind in ("", "unknown") else actor.kind
        return _Counted(name, kind, self._origin(actor, name))

    def _origin(self, actor: Actor, name: str) -> str:
        family = self._actors.family_of(actor.id) if actor.id else actor.family
        entry = self._actors.get(family) if family else None
        return entry.name if entry else name
