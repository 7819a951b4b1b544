"""The word lists of the entities step, and what one found thing is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from trucewatch.claims.lexicon import read_yaml
from trucewatch.model import Span


class EntityKind(StrEnum):
    """What an entity is. A group of people of any size is an organisation here, a building or area a location."""

    ORGANISATION = "organisation"
    LOCATION = "location"
    PERSON = "person"
    NATIONALITY = "nationality"
    WEAPON = "weapon"
    PLATFORM = "military_platform"
    VEHICLE = "vehicle"
    QUANTITY = "quantity"
    TEMPORAL = "temporal"


class Mention(StrEnum):
    """How an entity is mentioned: by a name, by a common noun ("the rebels"), or by a pronoun."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something a report mentions, with the words it rests on: ``text[span.start:span.end] == words``.

    ``id`` is the register's where one knows it (actors, places, arms), else None. ``name`` is the register's name, a
    person's full name as this report gives it, or the words themselves.
    """

    kind: EntityKind
    span: Span
    words: str
    id: str | None
    name: str
    mention: Mention = Mention.NAME


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity before overlaps are settled: offsets of the reading text."""

    kind: EntityKind
    start: int
    end: int
    mention: Mention
    id: str | None = None
    name: str | None = None


class Claimed:
    """Stretches of text that something holds already; they never overlap, so that a look-up is a bisection."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def free(self, start: int, end: int) -> bool:
        """Tell whether nothing held overlaps [start, end)."""
        at = bisect_left(self._spans, (end, end))
        return at == 0 or self._spans[at - 1][1] <= start

    def take(self, start: int, end: int) -> bool:
        """Hold [start, end) where it is free; tell whether it was."""
        free = self.free(start, end)
        if free:
            insort(self._spans, (start, end))
        return free

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._spans)


@cache
def words_for(name: str) -> frozenset[str]:
    """Return one of the step's word lists (``data/entities.yaml``)."""
    return frozenset(read_yaml("entities.yaml")[name])


@cache
def pronouns_for(name: str) -> frozenset[str]:
    """Return the pronouns for a ``person`` or for ``many``."""
    return frozenset(read_yaml("entities.yaml")["pronouns"][name])


@cache
def given_names() -> frozenset[str]:
    """Return the given names this room knows."""
    return frozenset(name for names in read_yaml("given_names.yaml").values() for name in names)
