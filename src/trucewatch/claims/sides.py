"""Which body of a side is meant: the whole of it that a ministry speaks for, the army that holds its positions."""

from __future__ import annotations

from trucewatch.claims.cast import Cast
from trucewatch.claims.phrases import country_of
from trucewatch.model import Actor


def whole_of(body: Actor | None, cast: Cast) -> Actor | None:
    """Return whom a ministry's "we" is: its government, and of a country abroad the state."""
    if body is None or body.id is None or body.kind != "government" or body.id.startswith("gov:"):
        return body
    country = country_of(body) or ""
    state = cast.registers.actors.of_country("gov" if country == cast.country else "state", country)
    return Actor(state.name, state.id, state.kind, state.family) if state is not None else body


def force_of(actor: Actor, cast: Cast) -> Actor:
    """Return the army of a state or ministry whose positions, posts or convoys are meant; else the actor."""
    if actor.kind not in ("state", "government"):
        return actor
    army = cast.registers.actors.of_country("mil", country_of(actor) or "")
    return Actor(army.name, army.id, army.kind, army.family) if army is not None else actor
