"""Whether a country's name means its land or the body that acts for it: "in Norway", "Norway urged"."""

from __future__ import annotations

from trucewatch.claims.entity_words import words_for
from trucewatch.claims.words import Word


def is_body(word: Word, *, abbreviated: bool) -> bool:
    """Tell whether a country's name, or a capital's, stands for the state. ``word`` is the name's last word.

    ``abbreviated`` names ("U.S.", "UK") describe what is a state's even where a full name would be the land.
    """
    first = word
    while first.dep == "conj" and first.head is not first:
        first = first.head
    head = first.head
    if abbreviated and first.dep in ("pobj", "dobj"):
        return first.dep == "dobj" or head.low not in words_for("at_places") or _after(head)
    if first.dep == "nsubj":
        return _does(head)
    if first.dep in ("pobj", "agent"):
        return _after(head)
    if first.dep in ("poss", "nmod", "compound", "amod"):
        return (abbreviated and first.dep != "poss") or head.lemma in words_for("had_by_bodies")
    return _suffers(first, head)


def _suffers(name: Word, verb: Word) -> bool:
    """Read an object: "thanked Norway", "was thanked", "the nations include Norway"."""
    if name.dep == "dobj" and verb.lemma in ("include", "comprise"):
        subject = verb.kid("nsubj")
        return subject is not None and subject.lemma in words_for("of_states")
    return name.dep in ("dobj", "dative", "nsubjpass") and verb.lemma in words_for("done_to_bodies")


def _does(verb: Word) -> bool:
    if verb.lemma == "be":
        lands = words_for("sites") | {"country", "place"}
        return not any(kid.lemma in lands for kid in verb.kids_as("attr"))
    return verb.lemma not in words_for("land_does")


def _after(prep: Word) -> bool:
    if prep.low == "by":
        return prep.dep == "agent" or prep.head.tag == "VBN"
    return prep.low in words_for("with_bodies") or (prep.low == "to" and prep.head.lemma in words_for("given_to"))
