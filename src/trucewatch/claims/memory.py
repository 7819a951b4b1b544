"""Who a report spoke of last, at each of its sentences: what a pronoun or "the official" can reach back to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trucewatch.claims.lexicon import people_words, speech_nouns
from trucewatch.model import Actor

UNSPECIFIED = "unspecified"
# A pronoun reaches back one paragraph; beyond that it is left open.
_REACH = 1
_KEPT = 8
ORGANISED = frozenset(
    {
        "government",
        "armed_forces",
        "armed_group",
        "opposition",
        "political",
        "international",
        "monitor",
        "state",
        "media",
        "ngo",
        "company",
    }
)
# A body that was named is called so for a few paragraphs.
_REACH_OF_NAMES = 3
_ARMED = frozenset({"armed_group", "political", "opposition"})
# What bodies are called once they have been named, beside the last word of their name.
_KINDS_CALLED = {
    **dict.fromkeys(("group", "movement", "militia", "faction"), _ARMED),
    **dict.fromkeys(("organisation", "organization"), _ARMED | {"international", "monitor", "ngo"}),
    **dict.fromkeys(("bloc",), frozenset({"international"})),
    **dict.fromkeys(("charity", "watchdog", "monitor"), frozenset({"ngo", "monitor"})),
}
# Whom "they" can be: people who act together. A ministry or a monitor is "it".
TOGETHER = frozenset(
    {"armed_forces", "armed_group", "opposition", "political", "generic", "civilians", "government", "state"}
)


_HUMAN = frozenset(
    {"man", "woman", "boy", "girl", "child", "farmer", "person", "passenger", "detainee", "hostage", "prisoner"}
)
_WOMEN = frozenset(
    {"woman", "girl", "mother", "sister", "wife", "widow", "daughter", "aunt", "niece", "spokeswoman", "grandmother"}
)
_MEN = frozenset(
    {"man", "boy", "father", "brother", "husband", "widower", "son", "uncle", "nephew", "spokesman", "grandfather"}
)


@dataclass(frozen=True, slots=True)
class Memory:
    """The actors spoken of, latest last, with their paragraphs; unnamed people by their noun; who spoke together."""

    paragraph: int = 0
    recent: tuple[tuple[int, Actor], ...] = ()
    unnamed: Mapping[str, Actor] = field(default_factory=dict)
    joint: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    pair: tuple[Actor, ...] = ()
    spoke: tuple[int, Actor, tuple[Actor, ...]] | None = None

    def at(self, paragraph: int) -> Memory:
        """Return the memory as of a paragraph."""
        if paragraph == self.paragraph:
            return self
        return Memory(paragraph, self.recent, self.unnamed, self.joint, self.pair, self.spoke)

    def noted(self, actor: Actor | None, joint: tuple[Actor, ...] = ()) -> Memory:
        """Return the memory after an actor was spoken of, alone or with others."""
        if actor is None or actor.name == UNSPECIFIED:
            return self
        name = actor.name
        kept = [seen for seen in self.recent if seen[1].name != name]
        together = dict(self.joint)
        if name in together and all(at != self.paragraph or seen.name != name for at, seen in self.recent):
            del together[name]
        if joint:
            together[actor.name] = joint
        recent = (*kept, (self.paragraph, actor))[-_KEPT:]
        pair = (actor, *joint) if joint else self.pair
        return Memory(self.paragraph, recent, self.unnamed, together, pair, self.spoke)

    def heard(self, speaker: Actor, joint: tuple[Actor, ...] = ()) -> Memory:
        """Return the memory after somebody spoke: who "it said" and "they added" go on with."""
        if speaker.name == UNSPECIFIED:
            return self
        spoke = (self.paragraph, speaker, joint)
        return Memory(self.paragraph, self.recent, self.unnamed, self.joint, self.pair, spoke)

    def both_who_spoke(self) -> tuple[Actor, ...]:
        """Return the two or more who just spoke together, or nobody."""
        if self.spoke is None or self.paragraph - self.spoke[0] > _REACH or not self.spoke[2]:
            return ()
        return (self.spoke[1], *self.spoke[2])

    def going_on(self, *, plural: bool) -> Actor | None:
        """Return the body that spoke last, or the people who did, if it was just now."""
        if self.spoke is None or self.paragraph - self.spoke[0] > _REACH:
            return None
        speaker = self.spoke[1]
        if plural:
            return speaker if speaker.kind == "generic" and several(speaker) else None
        return speaker if speaker.kind in ORGANISED else None

    def met(self, noun: str, actor: Actor) -> Memory:
        """Return the memory after an unnamed person was met under a noun ("official")."""
        return replace(self, unnamed={**self.unnamed, noun: actor})

    def person(self, pronoun: str = "") -> Actor | None:
        """Return the person spoken of last, however long ago: "he" is seldom anybody else.

        Somebody without a name who has just spoken ("a farmer") is spoken of last.
        """
        at, speaker, _ = self.spoke or (-9, None, ())
        just = speaker if speaker is not None and self.paragraph - at <= _REACH and is_somebody(speaker) else None
        for _, actor in reversed(self.recent):
            if actor.kind == "person" or (just is not None and actor.name == just.name and may_be(pronoun, actor)):
                return actor
        return self._last(frozenset({"unknown"}), None, one=True)

    def some_of_them(self) -> Actor | None:
        """Return the people of whom "one" or "others" speak: those several spoken of last."""
        found = self._last(frozenset({"generic", "civilians"}), None)
        return replace(found, span=None, words=None) if found is not None and several(found) else None

    def thing(self, without: Actor | None) -> Actor | None:
        """Return whom "it" can be: the body spoken of last, not the one speaking."""
        return self._last(ORGANISED, without) or self._last(frozenset({"generic", "unknown"}), without, one=True)

    def many(self, without: Actor | None) -> Actor | None:
        """Return whom "they" can be: people acting together, never a monitor or outlet that only tells of them."""
        return self._last(TOGETHER, without, many=True)

    def together_with(self, speaker: Actor | None) -> tuple[Actor, ...]:
        """Return the speaker with those who speak along, or the two who spoke together just before, or nobody."""
        if speaker is not None and speaker.name in self.joint:
            return (speaker, *self.joint[speaker.name])
        if not self.pair or speaker is None or several(speaker) or any(speaker.name == a.name for a in self.pair):
            return ()
        seen = next((at for at, actor in self.recent if actor.name == self.pair[0].name), -9)
        return self.pair if self.paragraph - seen <= _REACH else ()

    def together_last(self) -> tuple[Actor, ...]:
        """Return those who spoke together, where nobody who could be "they" was spoken of since."""
        if not self.pair:
            return ()
        last = next((actor for _, actor in reversed(self.recent) if actor.kind in TOGETHER | {"person"}), None)
        known = {actor.name for actor in self.pair}
        return self.together_with(replace(self.pair[0], name="")) if last is not None and last.name in known else ()

    def called(self, noun: str) -> Actor | None:
        """Return the body that "the ministry", "the group", "the bloc" stands for: the last of that kind spoken of."""
        for at, actor in reversed(self.recent):
            if self.paragraph - at > _REACH_OF_NAMES:
                return None
            if is_called(actor, noun):
                return replace(actor, span=None, words=None)
        return None

    def _last(
        self, kinds: frozenset[str], without: Actor | None, *, one: bool = False, many: bool = False
    ) -> Actor | None:
        for at, actor in reversed(self.recent):
            if (
                self.paragraph - at <= _REACH
                and actor.kind in kinds
                and not (one and several(actor))
                and not (many and actor.kind == "generic" and not several(actor))
                and (without is None or actor.name != without.name)
            ):
                return actor
        return None


def is_called(actor: Actor, noun: str) -> bool:
    """Tell whether a body that was named may be called by a noun alone: "the ministry", "the group"."""
    generic = actor.id is not None and actor.id.startswith("generic:")
    named = actor.kind in _KINDS_CALLED.get(noun, frozenset()) or (
        actor.kind in ORGANISED and noun in _last_words(actor)
    )
    return named and not generic


def _last_words(actor: Actor) -> frozenset[str]:
    """The words a body is called by, without those it is of ("ministry" of "the ministry of defence")."""
    return frozenset(
        name.lower().partition(" of ")[0].partition(" for ")[0].split()[-1]
        for name in (actor.name, actor.words or "")
        if name
    )


def is_somebody(actor: Actor) -> bool:
    """Tell whether an actor is one human being: a person, "a farmer", a name that nothing tells the kind of."""
    if actor.kind == "person":
        return True
    first = re.split(r" (?:of|in|at|from|near|who|with)\b", actor.name)[0].lower().split()
    human = bool(first) and first[-1] in people_words() | speech_nouns().people | _HUMAN
    return human and actor.kind in ("generic", "civilians", "unknown") and not several(actor)


def may_be(pronoun: str, actor: Actor) -> bool:
    """Tell whether "he" or "she" may stand for somebody: "his sister" is no "he"."""
    against = _WOMEN if pronoun in ("he", "him", "his", "himself") else _MEN
    return against.isdisjoint(actor.name.lower().split()[:2])


def several(actor: Actor) -> bool:
    """Tell whether a name of several is meant ("rescue workers"): "it" is none of them."""
    last = actor.name.split(" of ")[0].split(" in ")[0].rsplit(" ", 1)[-1].lower()
    return (last.endswith("s") and not last.endswith("ss")) or last in ("people", "men", "women", "children", "police")
