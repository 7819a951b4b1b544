"""What of a clause tells what it is about, where no rule knows: its words by what they do, and what was told before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.claims.clauses import Clause
from trucewatch.claims.events import core
from trucewatch.claims.words import Word
from trucewatch.model import EventType

GROUPS = ("head", "verbs", "objects", "subjects", "nouns", "manner", "words", "sentence", "cue")
"""The groups of words, in the order in which the learnt table holds them."""
WORDS = GROUPS.index("words")
"""Where the clause's own words stand among the groups."""

_NAMES = ("NNP", "NNPS")
_BARE = (*_NAMES, "CD", ".", ",", "``", "''", ":", "-LRB-", "-RRB-", "$", "SYM", "POS", "DT", "PRP", "PRP$")
_OBJECTS = ("dobj", "attr", "nsubjpass", "oprd", "dative")
_SUBJECTS = ("nsubj", "nsubjpass")
_NOUNS = ("pobj", "compound", "amod", "conj")
_MANNER = ("prt", "prep", "advmod", "neg", "acomp")
_SMALL = frozenset(
    {"not", "no", "to", "will", "may", "could", "must", "should", "if", "before", "after", "still", "yet", "again"}
    | {"never", "nobody", "without", "neither", "would"}
)
_FEW = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a clause in their groups (lemmas, no names and numbers), its signs, and the types told before it.

    ``groups`` stand in the order of ``GROUPS``; ``before`` holds the types of the last claims of the report, newest last.
    """

    groups: tuple[tuple[str, ...], ...]
    signs: frozenset[str]
    before: tuple[EventType, ...]


def evidence_of(clause: Clause, before: Iterable[EventType] = ()) -> Evidence:
    """Collect what of a clause tells what it is about."""
    words = core(clause)
    groups = (
        (clause.head.lemma,),
        _lemmas(w for w in words if w.is_verb and w.dep not in ("aux", "auxpass")),
        _lemmas(w for w in words if w.dep in _OBJECTS),
        _lemmas(w for w in words if w.dep in _SUBJECTS),
        _lemmas(w for w in words if w.dep in _NOUNS),
        _lemmas(w for w in words if w.dep in _MANNER),
        _lemmas(words),
        _lemmas(clause.sentence.words),
        _lemmas(said.cue for said in clause.said),
    )
    return Evidence(groups, frozenset(_signs(clause)), tuple(before)[-_FEW:])


def _lemmas(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple([word.lemma for word in words if word.tag not in _BARE])


def _signs(clause: Clause) -> set[str]:
    """Small words that turn a clause, how it hangs from its sentence, and the form of its head."""
    found = {word.low for word in clause.words} & _SMALL
    found.update((f"role {clause.role}", f"tag {clause.head.tag}"))
    if clause.said:
        found.add("said")
    if any(word.tag in _NAMES for word in clause.words):
        found.add("named")
    return found


__all__ = ["GROUPS", "WORDS", "Evidence", "evidence_of"]
