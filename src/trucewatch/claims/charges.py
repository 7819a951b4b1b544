"""Mending the parse of charges and claims: "accused by X of bombing markets", "the claim that X used drones was repeated"."""

from __future__ import annotations

from trucewatch.claims.lexicon import cues, speech_nouns
from trucewatch.claims.parsing import base_form
from trucewatch.claims.repairs import hang
from trucewatch.claims.words import Sentence, Word

_CHARGING = ("of", "for")


def mend_charges(sentence: Sentence) -> None:
    """Give a charge its act and its accuser back, and a claim that is told of its own verb."""
    for verb in sentence.words:
        cue = cues().get(verb.lemma) if verb.tag in ("VBN", "VBD") else None
        if cue is not None and ("accuse" in cue.groups or verb.lemma == "suspect"):
            _charge(verb, sentence)
        if verb.dep == "conj" and verb.is_verb:
            _but_that(verb)
    if sentence.root.lemma in speech_nouns().content:
        _claim_told(sentence.root, sentence)


def _but_that(verb: Word) -> None:
    """In "told us that A had happened, but that B could" the second "that" goes on with what was told."""
    mark, teller = verb.kid("mark") or _that_of_many(verb), verb.head
    if mark is None or mark.low != "that" or teller.lemma not in cues():
        return
    told = next((kid for kid in teller.kids_as("ccomp") if kid.i < mark.i), None)
    if told is not None:
        mark.tag = "IN"
        hang(mark, verb, "mark")
        hang(verb, told, "conj")


def _that_of_many(verb: Word) -> Word | None:
    """Return the "that" the parser takes for a word of the subject, where it cannot be: "that shells had hit the port"."""
    subject = verb.kid("nsubj", "nsubjpass")
    det = subject.kid("det") if subject is not None and subject.tag in ("NNS", "NNPS") else None
    return det if det is not None and det.low == "that" else None


def _charge(verb: Word, sentence: Sentence) -> None:
    """In "accused of bombing markets" the bombing is an act; "by X" before or behind it names the accuser."""
    agent = verb.kid("agent")
    by = agent.kid("pobj") if agent is not None else None
    for prep in (*verb.kids_as("prep"), *(by.kids_as("prep") if by is not None else ())):
        if prep.low not in _CHARGING or prep.i < verb.i:
            continue
        act = _act(prep, sentence)
        if by is not None and prep.head is by and prep.kid("pcomp") is not None:
            hang(prep, verb, "prep")
        if act is not None and agent is None and verb.kid("auxpass", "nsubjpass") is not None:
            _accuser(verb, act)


def _act(prep: Word, sentence: Sentence) -> Word | None:
    """Return the gerund behind "of"; one parsed as telling which things ("bombing markets") becomes the act done to them."""
    done = prep.kid("pcomp")
    things = prep.kid("pobj")
    if done is not None or things is None or prep.i + 1 >= len(sentence.words):
        return done
    first = sentence.words[prep.i + 1]
    if first.head is not things or first.dep not in ("compound", "amod", "nmod") or not first.low.endswith("ing"):
        return None
    verb = base_form(first.low, "VBG")
    if first.tag not in ("NN", "VBG", "JJ") or verb == first.low:
        return None
    first.tag, first.lemma = "VBG", verb
    hang(first, prep, "pcomp")
    hang(things, first, "dobj")
    return first


def _accuser(verb: Word, act: Word) -> None:
    """In "accused of bombing markets by Amnesty" who stands behind "by" accuses: nobody else is named who could."""
    for word in reversed(act.subtree()):
        name = word.kid("pobj") if word.low == "by" and word.dep in ("prep", "agent") else None
        if name is not None and (name.tag.startswith("NNP") or name.lemma in speech_nouns().people):
            hang(word, verb, "agent")
            return


def _claim_told(claim: Word, sentence: Sentence) -> None:
    """In "the claim that rebels used drones was repeated by X" the claim was repeated, and the drones were used."""
    told = next((kid for kid in claim.kids_as("acl") if kid.tag == "VBN" and kid.kid("auxpass") is not None), None)
    mark = told.kid("mark") if told is not None else None
    things = told.kid("nsubjpass") if told is not None else None
    if told is None or mark is None or mark.low != "that" or things is None:
        return
    used = next(
        (kid for kid in things.kids_as("amod", "acl") if kid.tag in ("VBN", "VBD") and kid.i > mark.i + 1), None
    )
    who = sentence.words[used.i - 1] if used is not None and used.i else None
    if used is None or who is None or not who.is_noun or used.i > things.i:
        return
    hang(told, told, "ROOT")
    hang(claim, told, "nsubjpass")
    hang(used, claim, "acl")
    hang(mark, used, "mark")
    hang(things, used, "dobj")
    hang(who, used, "nsubj")
    for word in (*things.kids, *used.kids):
        if mark.i < word.i < who.i and word.dep in ("det", "amod", "compound", "poss", "nummod"):
            hang(word, who, word.dep)
    used.tag = "VBD"
