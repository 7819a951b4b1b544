"""Stands told by a noun: "the mayor's criticism of the raid", "calls for a truce", "fears of a wider war"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from trucewatch.claims.cue import Said
from trucewatch.claims.lexicon import animate_words, cues, event_nouns, read_yaml, speech_nouns
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import SpeechAct

_BY = frozenset({"by", "from", "among"})
# Verbs whose subject speaks by the noun they take: "voiced concern", "issued a call".
_LIGHT = frozenset(
    """make repeat issue voice express raise send give offer renew reiterate share have draw face take launch level air
    publish release post voice register lodge place""".split()  # noqa: SIM905 - a list of words reads better as text
)


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(words.split()) for noun, words in read_yaml("stances.yaml")["nouns"].items()}


def told_by_noun(noun: Word, sentence: Sentence) -> Iterator[Said]:
    """Yield the stand that a noun with a complement tells of, whoever takes it."""
    preps = _nouns().get(noun.lemma)
    if preps is None or noun.dep == "compound" or sentence.quoted[noun.i]:
        return
    roots = tuple(
        kid
        for prep in noun.kids_as("prep")
        if prep.low in preps and prep.i > noun.i
        for kid in prep.kids_as("pobj", "pcomp")
    )
    if not roots:
        roots = tuple(kid for kid in noun.kids_as("acl") if kid.tag == "VB" and "infinitive" in preps)
    if not roots or noun.head.lemma in cues():
        return
    speaker = _whose(noun)
    yield Said(sentence, noun, SpeechAct.ASSERT, speaker, roots, "stance", attitude=True, unnamed=speaker is None)


def _whose(noun: Word) -> Word | None:
    owner = noun.kid("poss")
    if owner is not None:
        return owner if _somebody(owner) else None
    for prep in noun.kids_as("prep", "agent"):
        by = prep.kid("pobj") if prep.low in _BY else None
        if by is not None and _somebody(by):
            return by
    light = noun.dep == "dobj" and noun.head.lemma in _LIGHT and noun.head.lemma not in ("draw", "face")
    subject = subject_of(noun.head) if light else None
    return subject if subject is not None and _somebody(subject) else None


def _somebody(word: Word) -> bool:
    if word.lemma in event_nouns():
        return False
    named = word.tag.startswith("NNP") or word.tag in ("PRP", "PRP$")
    return named or word.lemma in animate_words() or word.lemma in speech_nouns().people
