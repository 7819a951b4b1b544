"""Whom an incident is about: the parties and excluded groups of the agreement, or the actors as named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.findings.standing import Role, Roll
from trucewatch.model import Actor, Agreement, Claim, Incident, content_id
from trucewatch.registers import Registers
from trucewatch.registers.folding import fold
from trucewatch.store.index_rows import PartyOf

_BY_ROLE = {Role.CIVILIANS: "civilians", Role.AID: "aid workers", Role.MONITOR: "monitors"}


class Parties:
    """Looks up who an actor is. A key that is no party's says nothing of a name: it may stand in an address."""

    def __init__(self, registers: Registers, agreement: Agreement | None) -> None:
        self._actors = registers.actors
        self._roll = None if agreement is None else Roll(agreement, registers.actors)
        self._groups: dict[str, str] = {}
        if agreement is not None:
            self._groups |= {one.id: one.name for one in agreement.parties}
            self._groups |= {one.id: one.name for one in agreement.excluded}
        self._known: dict[tuple[str | None, str, str | None], tuple[str, str]] = {}

    def of(self, incident: Incident, claims: Sequence[Claim]) -> tuple[PartyOf, ...]:
        """Return whom the claims of an incident say to act or suffer, each once, in the order they are named."""
        found = dict(self._look_up(actor) for actor in _named(claims))
        return tuple(PartyOf(key, name, incident.id) for key, name in found.items())

    def _look_up(self, actor: Actor) -> tuple[str, str]:
        asked = (actor.id, actor.name, actor.words)
        known = self._known.get(asked)
        if known is None:
            known = self._known[asked] = self._settle(actor)
        return known

    def _settle(self, actor: Actor) -> tuple[str, str]:
        if self._roll is not None:
            standing = self._roll.standing(actor)
            if standing.role in (Role.PARTY, Role.EXCLUDED):
                return standing.key, self._groups[standing.key]
            if standing.role in _BY_ROLE:
                return standing.role.value, _BY_ROLE[standing.role]
        entry = self._actors.get(actor.id) if actor.id else None
        name = entry.name if entry else " ".join(actor.name.split())
        return content_id("g", actor.id or fold(actor.name)), name


def _named(claims: Sequence[Claim]) -> Iterator[Actor]:
    for claim in claims:
        yield from claim.actors
        yield from claim.targets
