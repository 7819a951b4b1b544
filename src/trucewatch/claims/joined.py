"""Which nouns of a phrase each name somebody: "Russia and Iran", "the two ministers, A and B", "a teacher and local media"."""

from __future__ import annotations

from trucewatch.claims.lexicon import animate_words
from trucewatch.claims.words import Word


def members(head: Word) -> list[Word]:
    """Return the nouns of a phrase that name somebody each, left to right."""
    named = _named_in_apposition(head)
    return named or [*_before(head), *head.conjuncts()]


def _named_in_apposition(head: Word) -> list[Word]:
    """In "the two foreign ministers, Davit M. and Elnur H., said" the names are who is meant."""
    if head.tag != "NNS":
        return []
    for kid in head.kids:
        names = kid.conjuncts() if kid.dep in ("appos", "conj") and kid.tag == "NNP" else []
        apart = any(word.dep == "punct" and word.text == "," and head.i < word.i < kid.i for word in head.kids)
        anded = any(word.dep == "cc" and word.i < kid.i for word in head.kids)
        if apart and not anded and len(names) == 2 and all(name.tag == "NNP" for name in names):
            return names
    return []


def _before(head: Word) -> list[Word]:
    """In "a teacher and local media" the parse takes the teacher for a part of the media's name."""
    return [
        kid
        for kid in head.kids_as("nmod")
        if kid.is_noun
        and kid.i < head.i
        and kid.kid("cc") is not None
        and kid.tag in ("NN", "NNS", "NNP")
        and (kid.tag == "NNP" or kid.lemma in animate_words())  # not "security and local sources"
    ]
