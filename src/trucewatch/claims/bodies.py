"""Which body the people of a report belong to: named beside them, in an apposition, or as "spokesman for X"."""

from __future__ import annotations

import re

from trucewatch.claims.cast import Cast
from trucewatch.claims.lexicon import body_words
from trucewatch.claims.words import Word, noun_phrase
from trucewatch.model import Actor
from trucewatch.registers import ActorEntry


class Bodies:
    """Remembers of each name the family of voices it counts to and the body it acts for; call in reading order."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._families: dict[str, str] = {}
        self._bodies: dict[str, Actor] = {}

    def of(self, name: str) -> Actor | None:
        """Return the body that whoever bears this name acts for, or None where the report does not say."""
        return self._bodies.get(name)

    def belongs(self, name: str, body: Actor | None) -> None:
        """Note whom somebody acts for, where the words say it by "its" or "the group's"."""
        if body is not None and body.kind not in ("person", "unknown", "media"):
            self._bodies[name] = body

    def family_near(self, head: Word, name: str) -> str | None:
        """Find the body a person or group belongs to: named in the phrase, its apposition or "spokesman for X"."""
        if name in self._families:
            return self._families[name]
        telling = (word for word in noun_phrase(head, clauses=True) if not _of_a_place(word, head))
        for word in [*telling, *(w for kid in head.kids_as("appos") for w in kid.subtree())]:
            match = self.cast.match_at(word.start)
            state = self.cast.country_word(word.text)
            if match is None and state is not None and name not in self._bodies:
                self._families[name] = self.cast.registers.actors.family_of(state.id)
                self._bodies[name] = Actor(state.name, state.id, state.kind, state.family)
                return self._families[name]
            if match is not None and match.start <= head.start < match.end:
                entry = self.cast.entry_of(match)
                above = self.cast.registers.actors.chain(entry.id)[1:]
                body = self.cast.registers.actors.get(above[0]) if above else None
                if body is not None and not entry.id.startswith("generic:"):
                    self._families[name] = self.cast.registers.actors.family_of(entry.id)
                    self._bodies[name] = self._side(body)
                    return self._families[name]
            elif match is not None:
                entry = self.cast.at_home(self.cast.entry_of(match))
                if entry.kind == "media" or entry.id.startswith("generic:"):
                    continue
                family = self.cast.registers.actors.family_of(entry.id)
                self._families[name] = family
                self._bodies[name] = self._side(entry)
                return family
        return self._new_body(head, name)

    def _new_body(self, head: Word, name: str) -> str | None:
        """Take a body the registers do not hold from how the report introduces it: "spokesman for the X group"."""
        for introduced in (head, *head.kids_as("appos")):
            for prep in introduced.kids_as("prep"):
                group = prep.kid("pobj") if prep.low in ("for", "of", "from") else None
                named = next(
                    (w for w in (group.subtree() if group is not None else ()) if w.tag.startswith("NNP")), None
                )
                run = self.cast.run_at(named.start) if named is not None else None
                if run is not None and self.cast.place_at(run.start) is None and self.cast.person(run.text) is None:
                    body = re.sub(r"^[Tt]he ", "", run.text)
                    self._families[name] = body.lower()
                    self._bodies[name] = Actor(
                        body,
                        None,
                        "armed_group" if group is not None and group.lemma in body_words() else "unknown",
                        body.lower(),
                    )
                    return body.lower()
        return None

    def _side(self, entry: ActorEntry) -> Actor:
        """Return whom an official acts for: a foreign government is its state ("Washington"), the report's own a government."""
        if (
            entry.kind == "government"
            and entry.country
            and entry.country != self.cast.country
            and entry.id.startswith("gov:")
        ):
            entry = self.cast.registers.actors.of_country("state", entry.country) or entry
        return Actor(entry.name, entry.id, entry.kind, entry.family)


def _of_a_place(word: Word, head: Word) -> bool:
    """Tell whether a word only tells of where somebody is ("rebels in X, where the army ...")."""
    for up in (word, *word.above()):
        if up is head:
            return False
        if up.dep == "relcl" and any(kid.tag == "WRB" for kid in up.kids_as("advmod")):
            return True
    return False
