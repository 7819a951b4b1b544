"""A guess at what a clause is about where no rule knows it, learnt from passages written for it.

``scripts/fit_kinds.py`` fits the table on ``training/kinds``: a softmax regression over the words of the clause by what
they do in it, the other words of its sentence, and the types told before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import Protocol

import numpy
from numpy.typing import NDArray

from trucewatch.claims.clauses import Clause
from trucewatch.claims.events import NO_RULE
from trucewatch.claims.evidence import GROUPS, WORDS, Evidence, evidence_of
from trucewatch.claims.worth import worth
from trucewatch.model import EventType

Floats = NDArray[numpy.float32]
TABLE = "kinds.npz"
NO_CLAIM = "no claim"
"""What the table calls a clause that says nothing of its own."""
RULE = "learnt-1"
"""What a claim's rule is called where its type was guessed, with the version of the table."""


Ruled = tuple[EventType, str]
"""An event type and the rule that gave it, as ``events.type_of`` returns them."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A type and how likely it is among all types, 0 to 1."""

    event: EventType
    sure: float


class Guesser(Protocol):
    """Says what a clause is about where the rules may not know."""

    def settle(self, clause: Clause, ruled: Ruled, before: Iterable[EventType]) -> Ruled:
        """Return the type and what gave it, from what the rules say and the types told before in the report."""
        ...


@dataclass(frozen=True, slots=True)
class Kinds:
    """The learnt table: for each sign of a clause how rare it is, and what it adds to each type.

    ``rarity`` has one number and ``weights`` one row for each of ``signs``; a column of ``weights`` is a type; None is
    the clause that says nothing of its own.
    """

    signs: Mapping[str, int]
    rarity: Floats
    weights: Floats
    bias: Floats
    types: tuple[EventType | None, ...]
    passages: str

    @classmethod
    def load(cls, data: bytes) -> Kinds:
        """Read a table as ``scripts/fit_kinds.py`` writes it; KeyError or ValueError where it is none."""
        with numpy.load(BytesIO(data), allow_pickle=False) as held:
            return cls(
                {sign: at for at, sign in enumerate(str(held["signs"]).split("\n"))},
                held["rarity"].astype(numpy.float32),
                held["weights"].astype(numpy.float32) * held["scale"].astype(numpy.float32),
                held["bias"].astype(numpy.float32),
                tuple(None if name == NO_CLAIM else EventType(name) for name in str(held["types"]).split("\n")),
                str(held["passages"]),
            )

    def guess(self, evidence: Evidence, *, claims: bool = False) -> Guess | None:
        """Return the likeliest type of a clause; None where it says nothing of its own or nothing of it is known.

        With ``claims`` the clause is a claim whatever it is about, and the likelihood is among such clauses.
        """
        counted = Counter([self.signs[sign] for sign in signs_of(evidence) if sign in self.signs])
        if not counted:
            return None
        at = list(counted)
        much = self.rarity[at] * (1 + numpy.log(numpy.fromiter(counted.values(), numpy.float32, len(at))))
        scores = self.bias + (much / numpy.sqrt(much @ much)) @ self.weights[at]
        if claims:
            scores[[event is None for event in self.types]] = -numpy.inf
        likely = numpy.exp(scores - scores.max())
        best = int(likely.argmax())
        event = self.types[best]
        return None if event is None else Guess(event, round(float(likely[best] / likely.sum()), 3))


def signs_of(evidence: Evidence) -> list[str]:
    """Return the signs of a clause, one for each word and what it does: the more often a sign, the more it counts.

    >>> signs_of(Evidence((("close",),), frozenset({"said"}), (EventType.SIEGE,)))
    ['head close', 'said', 'said', 'last siege', 'last siege', 'before siege']
    """
    found = [f"{group} {word}" for group, words in zip(GROUPS, evidence.groups, strict=False) for word in words]
    if len(evidence.groups) > WORDS:
        found += [f"{one} {other}" for one, other in pairwise(evidence.groups[WORDS])]
    found += [sign for sign in sorted(evidence.signs) for _ in range(2)]
    found += [f"last {event.coarse}" for event in evidence.before[-1:] for _ in range(2)]
    return found + [f"before {event.coarse}" for event in evidence.before]


# What is a statement needs no guess, and what is demanded is told by the mood of the verb.
_NO_GUESS = frozenset({EventType.STATEMENT, EventType.DEMAND})
# Whoever speaks of an agreement mostly comments on it: of 8 guesses at terms, 4 were statements (two texts left out).
_LOOSE = frozenset({EventType.TERMS})


@dataclass(frozen=True, slots=True)
class Learnt:
    """Guesses from the table where no rule holds and the likeliest type is likely enough.

    ``least`` was chosen on reports by other hands that the table was not fitted on (docs/quality.md); ``least_aside``
    holds for side clauses, which are no claim unless they are about something, for terms, and for armed acts: no side is
    said to have attacked on a weak guess.
    """

    table: Kinds
    least: float = 0.4
    least_aside: float = 0.6

    def settle(self, clause: Clause, ruled: Ruled, before: Iterable[EventType]) -> Ruled:
        """Return the guessed type of a clause that no rule knows; what the rules know stays."""
        _, rule = ruled
        if not rule.startswith(NO_RULE):
            return ruled
        stands = worth(clause, EventType.STATEMENT)
        guess = self.table.guess(evidence_of(clause, before), claims=stands)
        if guess is None or guess.event in _NO_GUESS:
            return ruled
        loose = guess.event in _LOOSE or guess.event.armed or not stands
        if guess.sure < (self.least_aside if loose else self.least):
            return ruled
        return guess.event, rule.replace(NO_RULE, RULE, 1)


@cache
def learnt() -> Learnt:
    """Return the guesser with the table that the package carries."""
    return Learnt(Kinds.load(files("trucewatch.claims").joinpath("data", TABLE).read_bytes()))


__all__ = ["NO_CLAIM", "RULE", "Guess", "Guesser", "Kinds", "Learnt", "Ruled", "learnt", "signs_of"]
