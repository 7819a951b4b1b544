"""Whose words a participle brings in: "..., saying that", "television showed an officer saying"."""

from __future__ import annotations

from trucewatch.claims.lexicon import animate_words, speech_nouns
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word

_SHOWS = frozenset({"show", "film", "record", "picture", "broadcast", "air", "quote"})


def shown_saying(verb: Word) -> tuple[Word, Word | None] | None:
    """In "television showed an officer thanking them and saying that all was calm" the officer says it."""
    while verb.dep == "conj" and verb.tag == "VBG" and verb.head.tag == "VBG":
        verb = verb.head
    if verb.tag != "VBG" or verb.dep not in ("advcl", "acl", "ccomp", "xcomp") or verb.kid("mark") is not None:
        return None
    noun = verb.head if verb.dep == "acl" else verb.kid("nsubj") or verb.head.kid("dobj")
    shows = noun.head if noun is not None and noun.dep == "dobj" else verb.head
    told = noun is not None and noun.i < verb.i and may_say(noun)
    return (noun, subject_of(shows)) if noun is not None and told and shows.lemma in _SHOWS else None


def doer_before(verb: Word, sentence: Sentence) -> Word | None:
    """Who "saying", "adding" and "blaming" go on with: the nearest subject before that can speak."""
    before = (word for word in reversed(sentence.words[: verb.i]) if word.dep == "nsubj" and may_say(word))
    return next(before, sentence.root.kid("nsubj"))


def may_say(noun: Word) -> bool:
    """Tell whether a noun is for somebody who speaks, or for what they publish."""
    nouns = speech_nouns()
    return names_somebody(noun) or noun.lemma in nouns.people or noun.lemma in nouns.vehicle


def names_somebody(noun: Word | None) -> bool:
    """Tell whether a noun is a name, a pronoun or a word for people and bodies."""
    return noun is not None and (noun.tag.startswith("NNP") or noun.tag == "PRP" or noun.lemma in animate_words())
