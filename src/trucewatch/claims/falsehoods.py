"""Words that call what others say false: "untrue", "baseless", "lies"."""

from __future__ import annotations

from trucewatch.claims.lexicon import speech_nouns
from trucewatch.claims.words import Word

# "It is absurd that they fired" and "it is wrong that they fired" grant that they did; only these deny it.
_UNTRUE = frozenset({"false", "untrue", "incorrect"})
_STATES = frozenset({"be", "seem", "remain"})
_CALLED = ("acomp", "attr", "oprd")


def is_false(verb: Word) -> bool:
    """Tell whether a verb calls the words that are its subject false ("are untrue", "were lies")."""
    return verb.lemma in _STATES and any(word.low in speech_nouns().false for word in verb.kids_as(*_CALLED))


def is_untrue(verb: Word) -> bool:
    """Tell whether a verb calls the clause below it untrue: "it is false that they fired"."""
    return verb.lemma in _STATES and any(word.low in _UNTRUE for word in verb.kids_as(*_CALLED))
