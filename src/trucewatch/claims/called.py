"""Whom "the ministry" and "the Iran-backed group" stand for: a body that the report has named before."""

from __future__ import annotations

import re

from trucewatch.claims.cast import Cast
from trucewatch.claims.lexicon import people_words
from trucewatch.claims.memory import Memory, is_called
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor

# What only describes a body that is named: "the Iran-backed group".
_TIED = re.compile(
    r"(?:^|-)(?:linked|aligned|affiliated|allied|inspired|backed|supported|led|based)$|^(?:militant|armed|islamist|jihadist|rebel|paramilitary)$"
)


def named_before(head: Word, sentence: Sentence, cast: Cast, memory: Memory) -> Actor | None:
    """Return the body a noun alone stands for: one named in the sentence, else the last of its kind spoken of."""
    if head.tag != "NN" or all(kid.low != "the" for kid in head.kids_as("det")):
        return None
    others = [kid for kid in head.kids if kid.dep not in ("det", "punct") and kid.i < head.i]
    tied = max((kid.i for kid in others if _TIED.search(kid.low) is not None), default=-1)
    telling = any(kid.i > tied or not kid.tag.startswith("NNP") for kid in others if _TIED.search(kid.low) is None)
    if telling or head.kid("prep", "appos", "acl", "relcl") is not None:
        return None
    for match in reversed(cast.matches_in(sentence.start, head.start)):
        entry = cast.entry_of(match)
        here = Actor(entry.name, entry.id, entry.kind, cast.registers.actors.family_of(entry.id))
        if is_called(here, head.lemma):
            return here
    return memory.called(head.lemma)


def apposed_behind(head: Word, cast: Cast) -> Word | None:
    """In "the head of the mission, Mara Lind, said" the parse takes Mara Lind for the mission."""
    for name in head.subtree():
        run = cast.run_at(name.start) if name.dep == "appos" and name.tag == "NNP" and name.head.dep == "pobj" else None
        if run is not None and cast.person(run.text) is not None:
            return name
    return None


def sufferer_before(head: Word, sentence: Sentence) -> Word | None:
    """In "dropped a grenade on a cyclist; he died" he is the cyclist: somebody the same sentence only just brought in."""
    for word in reversed(sentence.words[: head.i]):
        if word.dep in ("nsubj", "nsubjpass") and word.tag == "NNP":
            return None
        new = word.dep in ("dobj", "pobj", "nsubjpass") and any(
            kid.low in ("a", "an", "another") for kid in word.kids_as("det")
        )
        if new and word.tag == "NN" and word.lemma in people_words() | _HUMAN and head not in word.subtree():
            return word
    return None


_HUMAN = frozenset(
    {
        "man",
        "woman",
        "boy",
        "girl",
        "child",
        "person",
        "civilian",
        "resident",
        "soldier",
        "officer",
        "fighter",
        "worker",
    }
)
