"""How those named in two claims stand to each other: the same, one body, allies, unknown, or different."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.wording import words
from trucewatch.model import Actor


class Kin(IntEnum):
    """From the closest to the farthest; ``OPEN`` where the words leave it open."""

    SAME = 0
    RELATED = 1
    ALLIED = 2
    OPEN = 3
    APART = 4


class ActorEntry(Protocol):
    """What this room asks of an entry of the actor register."""

    @property
    def name(self) -> str:
        """Return its name as people write it."""

    @property
    def ally_of(self) -> tuple[str, ...]:
        """Return the ids of its allies."""

    @property
    def kind(self) -> str:
        """Return what it is: armed forces, media, generic ..."""


class Actors(Protocol):
    """What this room asks of the actor register."""

    def get(self, id: str, /) -> ActorEntry | None:  # noqa: A002 - the register's word
        """Return the entry with that id."""

    def family_of(self, id: str, /) -> str:  # noqa: A002
        """Return the family whose voices are not independent of each other."""

    def chain(self, id: str, /) -> tuple[str, ...]:  # noqa: A002
        """Return the id and everything it is part of or speaks for."""


_STATE_KINDS = frozenset({"state", "government", "armed_forces"})
_ARMED_KINDS = frozenset({"armed_group", "opposition"})
_FACELESS = frozenset({"generic", "civilians"})
_THINGS = frozenset({"generic:warplanes"})
_CALENDAR = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december"
    )
)
_TELLS_OF_WAR = frozenset(words("war wars conflict fighting violence side sides crisis clashes"))
_OPEN_KINDS = frozenset({"generic", "unknown", "civilians"})


def ident(actor: Actor) -> str:
    """Return what an actor is known by: the register's id, else the name without case and article.

    >>> ident(Actor("The Harbour Guard"))
    'harbour guard'
    """
    name = " ".join(actor.name.casefold().split())
    return actor.id or name.removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Named:
    """Those a claim names in one role, with the key that answers about them are kept under."""

    actors: tuple[Actor, ...] = field(compare=False)
    key: tuple[str, ...]

    @classmethod
    def of(cls, actors: tuple[Actor, ...]) -> Named:
        """Name these actors; one without a register id is known by its name, its kind and its family."""
        return cls(actors, tuple(actor.id or f"{ident(actor)}|{actor.kind}|{actor.family}" for actor in actors))


class Kinship:
    """Compare actors by the register; the answers are kept, since the same few names come again and again."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self._kept: dict[tuple[tuple[str, ...], tuple[str, ...]], Kin] = {}
        self._chains: dict[str, tuple[str, ...]] = {}

    def between(self, one: Actor, other: Actor) -> Kin:
        """Tell how two actors stand to each other."""
        return self.of_named(Named.of((one,)), Named.of((other,)))

    def among(self, some: tuple[Actor, ...], others: tuple[Actor, ...]) -> Kin:
        """Tell how two lists of actors stand to each other: by their closest pair; open where a list is empty."""
        return self.of_named(Named.of(some), Named.of(others))

    def of_named(self, one: Named, other: Named) -> Kin:
        """Tell the same of two roles."""
        if not one.key or not other.key:
            return Kin.OPEN
        pair = (one.key, other.key)
        if pair not in self._kept:
            self._kept[pair] = min(self._compare(mine, theirs) for mine in one.actors for theirs in other.actors)
        return self._kept[pair]

    def family(self, actor: Actor) -> str:
        """Return the family of a voice: the register's, else the reader's, else its own name."""
        if actor.id is not None and self.actors.get(actor.id) is not None:
            return self.actors.family_of(actor.id)
        return actor.family or ident(actor)

    def family_name(self, family: str) -> str | None:
        """Return the name of the body a family is known by, None where the register holds none under it."""
        entry = self.actors.get(family)
        return entry.name if entry is not None else None

    def kind(self, actor: Actor) -> str:
        """Return the kind of an actor: the register's, else the reader's."""
        entry = self.actors.get(actor.id) if actor.id is not None else None
        return entry.kind if entry is not None else actor.kind

    def fights(self, actor: Actor) -> bool:
        """Tell whether a name is a side that may fight, or speaks for one: no monitor, no outlet."""
        entries = [self.actors.get(link) for link in self._chain(actor)]
        kinds = {actor.kind, *(entry.kind for entry in entries if entry is not None)}
        return bool(kinds & (_STATE_KINDS | _ARMED_KINDS))

    def answers(self, actor: Actor) -> bool:
        """Tell whether a name is somebody who can be held responsible: a body, a group or a person by name, no thing.

        A name the registers do not hold counts where the reader knows its kind, or where it is a proper name of more
        than a day or a month.
        """
        kind = self.kind(actor)
        if actor.id in _THINGS or kind in ("media", "civilians"):
            return False
        if actor.id is not None or kind not in _OPEN_KINDS:
            return True
        said = words(actor.name)
        dated = bool(set(said) & _CALENDAR)
        proper = bool(actor.name[:1].isupper()) and len(said) > 1
        return bool(matters().irregulars & set(said)) or (proper and not dated and not _TELLS_OF_WAR & set(said))

    def faceless(self, actor: Actor) -> bool:
        """Tell whether a name is nobody in particular ("people", "officials"): to share it tells nothing."""
        return self.kind(actor) in _FACELESS and not self._side(actor)

    def _compare(self, one: Actor, other: Actor) -> Kin:
        if ident(one) == ident(other):
            return Kin.OPEN if self.faceless(one) and self.faceless(other) else Kin.SAME
        mine, theirs = self._chain(one), self._chain(other)
        if one.id and other.id and (one.id in theirs or other.id in mine):
            return Kin.RELATED
        sides = {self._side(one), self._side(other)}
        if "" in sides:
            return Kin.OPEN
        if "irregular" in sides:
            return Kin.APART if "state" in sides else Kin.OPEN
        if self.family(one) == self.family(other) or set(mine) & set(theirs):
            return Kin.RELATED
        if self._allies(mine) & set(theirs) or self._allies(theirs) & set(mine):
            return Kin.ALLIED
        return Kin.APART

    def _side(self, actor: Actor) -> str:
        """Return what a name says about the side: its own name, ``state``, ``irregular`` (a word only), or nothing."""
        kind = self.kind(actor)
        if kind in _OPEN_KINDS:
            said = words(actor.name)
            return "irregular" if matters().irregulars & set(said) and "pro" not in said else ""
        if kind in _STATE_KINDS:
            return "state"
        known = actor.id is not None and self.actors.get(actor.id) is not None
        tied = known and (kind != "person" or len(self._chain(actor)) > 1)
        return kind if tied or kind in _ARMED_KINDS else ""

    def _chain(self, actor: Actor) -> tuple[str, ...]:
        name = ident(actor)
        if name not in self._chains:
            known = actor.id is not None and self.actors.get(actor.id) is not None
            self._chains[name] = self.actors.chain(actor.id) if known and actor.id else (name,)
        return self._chains[name]

    def _allies(self, chain: tuple[str, ...]) -> set[str]:
        entries = [self.actors.get(link) for link in chain]
        return {ally for entry in entries if entry is not None for ally in entry.ally_of}
