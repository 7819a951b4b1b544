"""Whether a country's name means its land or the body that acts for it: "in Norway", "Norway urged"."""

from __future__ import annotations

from trucewatch.claims.entity_words import words_for
from trucewatch.claims.words import Word

_STATES = frozenset({"nation", "country", "state", "member", "partner", "ally", "coalition", "alliance", "group", "power", "government", "guarantor", "signatory", "donor", "mediator", "party"})  # fmt: skip


def is_body(word: Word, *, abbreviated: bool) -> bool:
    """Tell whether a country's (or a speaking capital's) name stands for its state. ``word`` is the name's last word."""
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
    if first.dep == "dobj" and head.lemma in ("include", "comprise"):
        subject = head.kid("nsubj")
        return subject is not None and subject.lemma in _STATES
    if first.dep in ("dobj", "dative"):
        return head.lemma in words_for("done_to_bodies")
    if first.dep in ("poss", "nmod", "compound", "amod"):
        return (abbreviated and first.dep != "poss") or head.lemma in words_for("had_by_bodies")
    if first.dep == "nsubjpass":
        return head.lemma in words_for("done_to_bodies")
    return False


def _does(verb: Word) -> bool:
    if verb.lemma == "be":
        return not any(
            kid.lemma in words_for("sites") or kid.lemma in ("country", "place") for kid in verb.kids_as("attr")
        )
    return verb.lemma not in words_for("land_does")


def _after(prep: Word) -> bool:
    if prep.low == "by":
        return prep.dep == "agent" or prep.head.tag == "VBN"
    return prep.low in ("with", "against", "between", "among", "alongside", "including", "versus") or (
        prep.low == "to"
        and prep.head.lemma
        in (
            "give",
            "provide",
            "sell",
            "supply",
            "support",
            "grateful",
            "important",
            "threat",
            "aid",
            "assistance",
            "commitment",
        )
    )
