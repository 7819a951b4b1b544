"""Which body the people of a report belong to: named beside them, in an apposition, or as "spokesman for X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.claims.cast import Cast
from trucewatch.claims.introduced import UNITS
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
        """Find the body a person or group belongs to: named in the phrase, its apposition or "spokesman for X".

        A group that is part of another counts to its family of voices, but acts in its own name.
        """
        if name in self._families:
            return self._families[name]
        unit = self.cast.is_group(name) or (head.tag == "NN" and head.lemma in UNITS)
        telling = (word for word in noun_phrase(head, clauses=True) if not _of_a_place(word, head))
        for word in [*telling, *(w for kid in head.kids_as("appos") for w in kid.subtree())]:
            group = self.cast.group_at(word.start)
            found = self._group(word, group) if group is not None and group != name else self._told(word, head, name)
            if found is None or (unit and _only_tied(word, head)):
                continue
            self._families[name] = found.family or found.name.lower()
            if not unit or not _told_behind(word, head):
                self._bodies[name] = found
            return self._families[name]
        return self._new_body(head, name)

    def _told(self, word: Word, head: Word, name: str) -> Actor | None:
        """Return the body of the registers that a word of a phrase names, or None."""
        match = self.cast.match_at(word.start)
        state = self.cast.country_word(word.text)
        if match is None and state is not None and name not in self._bodies:
            return Actor(state.name, state.id, state.kind, self.cast.registers.actors.family_of(state.id))
        if match is not None and match.start <= head.start < match.end:
            entry = self.cast.entry_of(match)
            above = self.cast.registers.actors.chain(entry.id)[1:]
            body = self.cast.registers.actors.get(above[0]) if above else None
            if body is not None and not entry.id.startswith("generic:"):
                return replace(self._side(body), family=self.cast.registers.actors.family_of(entry.id))
        elif match is not None:
            entry = self.cast.at_home(self.cast.entry_of(match))
            if entry.kind != "media" and not entry.id.startswith("generic:"):
                return replace(self._side(entry), family=self.cast.registers.actors.family_of(entry.id))
        return None

    def _group(self, word: Word, group: str) -> Actor:
        """Return a group the registers do not hold, with the family of the one it is said to be part of."""
        top = word
        while top.dep in ("compound", "nmod", "amod", "poss") and top.head is not top:
            top = top.head
        return Actor(group, None, "armed_group", self.family_near(top, group) or group.lower())

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


# "X, which split from Y", "X, backed by Y": Y tells what X is like, and X is no part of it.
_NO_PART = frozenset({"split", "break", "oppose", "fight", "rival", "enemy", "attack", "clash", "defeat", "back", "fund",
                      "sponsor", "arm", "supply", "reject", "accuse", "blame", "opponent", "compete", "kill"})  # fmt: skip


def _only_tied(word: Word, head: Word) -> bool:
    """Tell whether a body is named only as a group's backer, foe or origin: "Orvenian-backed", "which split from the front"."""
    return any(
        up.lemma in _NO_PART or (up.tag == "VBN" and up.dep in ("amod", "compound")) for up in _up_to(word, head)
    )


def _told_behind(word: Word, head: Word) -> bool:
    """Tell whether a word stands behind a noun, in a clause or an apposition that tells of it."""
    return any(up.dep in ("relcl", "appos", "acl") and up.i > head.i for up in _up_to(word, head))


def _up_to(word: Word, head: Word) -> Iterator[Word]:
    """Yield a word and those above it, as far as a head (which may be looked at as a copy of its word)."""
    for up in (word, *word.above()):
        if up.i == head.i:
            return
        yield up


def _of_a_place(word: Word, head: Word) -> bool:
    """Tell whether a word only tells of where somebody is ("rebels in X, where the army ...")."""
    for up in (word, *word.above()):
        if up is head:
            return False
        if up.dep == "relcl" and any(kid.tag == "WRB" for kid in up.kids_as("advmod")):
            return True
    return False
