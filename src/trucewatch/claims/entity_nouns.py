"""Entities that common nouns and pronouns mention: "the rebels", "a hospital", "their commander", "he"."""

from __future__ import annotations

from trucewatch.claims.entity_words import Draft, EntityKind, Mention, pronouns_for, words_for
from trucewatch.claims.words import Sentence, Word

_BEFORE = frozenset({"compound", "amod", "nmod", "det", "poss", "predet", "case", "punct", "advmod", "npadvmod"})
_SIDE = frozenset({"compound", "amod", "nmod"})
_PLURAL = frozenset({"NNS", "NNPS"})


def start_of(head: Word, sentence: Sentence) -> int:
    """Return where a head noun's phrase starts: with its article and adjectives, without a number or an owner."""
    first = head
    at = head.i - 1
    while at >= 0:
        word = sentence.words[at]
        up = word
        while up.head is not up and up.head.i <= head.i and up is not head:
            up = up.head
        joined = word.end == sentence.words[at + 1].start and word.tag not in ("POS", "``", "''")
        if up is not head or not (joined or _belongs(word, head)):
            break
        first = word
        at -= 1
    return first.start if first.dep != "punct" else sentence.words[first.i + 1].start


def _belongs(word: Word, head: Word) -> bool:
    if word.tag in ("POS", "CD", ",", "(", "IN", ":", "``", "''", '"', "CC") or word.dep in (
        "nummod",
        "quantmod",
        "prep",
    ):
        return False
    return word.dep in _BEFORE or word.head is not head


def is_side(word: Word) -> bool:
    """Tell whether a noun only describes the next one ("hospital" in "hospital beds")."""
    return word.dep in _SIDE and word.head.i > word.i


def noun_draft(word: Word, sentence: Sentence) -> Draft | None:
    """Return what a common noun mentions, or None."""
    kind = _kind(word)
    if kind is None or any(kid.low in ("no", "any", "what", "which") for kid in word.kids_as("det")):
        return None
    return Draft(kind, start_of(word, sentence), word.end, Mention.NOUN)


def _kind(word: Word) -> EntityKind | None:
    if is_side(word):
        return None
    name = word.tag in ("NNP", "NNPS")
    lemma = word.low if name else word.lemma
    if lemma in words_for("people"):
        if word.tag in _PLURAL:
            return EntityKind.ORGANISATION
        return EntityKind.PERSON if name or _pointed_at(word) else None
    if lemma in words_for("groups"):
        return EntityKind.ORGANISATION if name or word.tag in _PLURAL or _described(word) else None
    if lemma in words_for("sites"):
        return (
            EntityKind.LOCATION if name or word.tag in _PLURAL or (_described(word) and not _predicated(word)) else None
        )
    if lemma in words_for("sites_described"):
        return EntityKind.LOCATION if any(kid.dep in ("amod", "compound", "nmod") for kid in word.kids) else None
    return None


def _described(word: Word) -> bool:
    """Tell whether anything stands before a noun: "took place" and "in prison" name no place."""
    return any(kid.i < word.i and kid.dep in _BEFORE | {"nummod"} for kid in word.kids) or any(
        kid.dep == "prep" for kid in word.kids
    )


def _predicated(word: Word) -> bool:
    """Tell whether a noun says what something is and mentions nothing new: "is a village", "Hadar, a village"."""
    return word.dep in ("attr", "appos", "oprd") and any(kid.low in ("a", "an") for kid in word.kids_as("det"))


def _pointed_at(word: Word) -> bool:
    return _described(word) and not _predicated(word)


def pronoun_draft(word: Word) -> Draft | None:
    """Return what a personal pronoun mentions, or None."""
    if word.tag != "PRP":
        return None
    if word.low in pronouns_for("person"):
        kind = EntityKind.PERSON
    elif word.low in pronouns_for("many"):
        kind = EntityKind.ORGANISATION
    else:
        return None
    return Draft(kind, word.start, word.end, Mention.PRONOUN)
