"""The clause whose doer is asked for, and how its nouns are settled."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.claims.clauses import Clause
from trucewatch.claims.people import people
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType


@dataclass(frozen=True, slots=True)
class Asked:
    """The clause whose doer is asked for, and what settles its names."""

    clause: Clause
    event: EventType
    voices: Voices
    speaker: Actor | None

    def who(self, *nouns: Word) -> list[Actor]:
        """Return whom nouns name."""
        return [actor for noun in nouns for actor in people(noun, self.clause, self.voices, self.speaker)]

    def under(self, prep: Word) -> list[Actor]:
        """Return whom the nouns under a preposition name."""
        return self.who(*prep.kids_as("pobj"))


Found = list[Actor] | None
"""The doers, an empty list where the words say there is none to name, or None where a rule does not apply."""


def subject_in(clause: Clause) -> Word | None:
    """Return the noun that does what a clause says, as far as its grammar tells."""
    own = clause.head.kid("nsubj")
    if own is not None and own.tag not in ("WDT", "WP"):
        return own
    found = subject_of(clause.verbs[0]) or subject_of(clause.head)
    if found is None and clause.head is not clause.verbs[0]:
        return clause.verbs[0].kid("nsubjpass")
    return found
