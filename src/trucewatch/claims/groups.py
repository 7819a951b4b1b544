"""Settling groups and bodies by the noun beside their name: "the Kurdish YPG militia", "a faction calling itself X"."""

from __future__ import annotations

from trucewatch.claims.bodies import Bodies
from trucewatch.claims.cast import Cast
from trucewatch.claims.introduced import naming
from trucewatch.claims.lexicon import body_words
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor, Span
from trucewatch.registers import ActorEntry

_TITLED = frozenset({"armed_group", "media", "political", "monitor", "opposition", "ngo", "company"})


class Groups:
    """Settles the groups of one report that stand beside a noun for what they are."""

    def __init__(self, cast: Cast, bodies: Bodies) -> None:
        self._cast, self._bodies = cast, bodies

    def named(self, head: Word, sentence: Sentence) -> Actor | None:
        """Return the group a noun names that the registers do not hold: "the X battalion", "a group calling itself X"."""
        for word in (*head.kids_as("compound", "nmod", "amod"), *naming(head, sentence)):
            name = self._cast.group_at(word.start)
            run = self._cast.run_at(word.start) if name is not None else None
            if name is not None and run is not None:
                end = head.end if word.i < head.i else run.end
                return self.settle(name, head, run.end - len(name), end, sentence)
        return None

    def settle(self, name: str, head: Word, start: int, end: int, sentence: Sentence) -> Actor:
        """Return a group by its name, with the family of the one it is said to be part of."""
        return placed(Actor(name, None, "armed_group", self._bodies.family_near(head, name)), start, end, sentence)

    def titled(self, head: Word, sentence: Sentence) -> Actor | None:
        """In "the Kurdish YPG militia" and "Russia's RIA news agency" the name before the noun is who is meant."""
        if head.lemma not in body_words():
            return None
        for kid in reversed(head.kids_as("compound", "nmod", "amod", "appos")):
            match = self._cast.match_at(kid.start)
            if match is not None and match.end < head.start + 1:
                entry = self._cast.entry_of(match)
                if entry.kind in _TITLED:
                    return listed(entry, entry.name, match.start, match.end, sentence, self._cast)
        return None


def listed(entry: ActorEntry, name: str, start: int, end: int, sentence: Sentence, cast: Cast) -> Actor:
    """Return an actor of the registers, named by the words at [start, end)."""
    family = cast.registers.actors.family_of(entry.id)
    return placed(Actor(name, entry.id, entry.kind, family), start, end, sentence)


def placed(actor: Actor, start: int, end: int, sentence: Sentence) -> Actor:
    """Return an actor with the words at [start, end), where they stand in its sentence."""
    words = sentence.slice(start, end) if sentence.start <= start and end <= sentence.end else None
    span = Span(start, end) if words else None
    return Actor(actor.name, actor.id, actor.kind, actor.family, span, words)
