"""Mending the parse where a verb of saying has lost its subject, or has two."""

from __future__ import annotations

from trucewatch.claims.lexicon import cues, speech_nouns
from trucewatch.claims.repairs import hang
from trucewatch.claims.teller_repairs import mend_tellers
from trucewatch.claims.verb_repairs import FINITE, is_somebody, mend_verbs
from trucewatch.claims.words import Sentence


def mend_subjects(sentence: Sentence) -> None:
    """Give every verb of saying the one subject it has in the sentence."""
    mend_verbs(sentence)
    _noun_before_verb(sentence)
    _subject_of_auxiliary(sentence)
    _content_beside_verb(sentence)
    _name_before_citing(sentence)
    _name_beside_noun(sentence)
    _name_behind_title(sentence)
    _name_behind_verb(sentence)
    _name_before_verb(sentence)
    mend_tellers(sentence)


def _subject_of_auxiliary(sentence: Sentence) -> None:
    """In "that the two neighbours were massing troops" the neighbours are the verb's, not the auxiliary's."""
    for word in sentence.words:
        if word.dep in ("aux", "auxpass") and word.head.is_verb and word.head.kid("nsubj", "nsubjpass") is None:
            for kid in word.kids_as("nsubj", "nsubjpass", "mark"):
                hang(kid, word.head, kid.dep)


def _content_beside_verb(sentence: Sentence) -> None:
    """In "said 444 Brigade fighters had taken the barracks" the taking is what is said, and no second thing done."""
    for word in sentence.words:
        if word.dep != "conj":
            continue
        cue, subject = word.head, word.kid("nsubj", "nsubjpass")
        if cue.lemma not in ("say", "claim", "add") or not cue.is_verb or subject is None:
            continue
        bare = cue.kid("ccomp", "dobj", "cc") is None
        if bare and min(below.i for below in subject.subtree()) == cue.i + 1:
            hang(word, cue, "ccomp")


def _name_behind_verb(sentence: Sentence) -> None:
    """In "On the ground, said Michel N., head of the mission, volunteers had ..." the first of two subjects is the verb's."""
    for content in sentence.words:
        if content.dep != "ccomp":
            continue
        cue, subjects = content.head, content.kids_as("nsubj", "nsubjpass")
        if len(subjects) < 2 or cue.lemma not in cues() or cue.kid("nsubj") is not None:
            continue
        if min(word.i for word in subjects[0].subtree()) == cue.i + 1 and is_somebody(subjects[0]):
            hang(subjects[0], cue, "nsubj")


def _name_before_verb(sentence: Sentence) -> None:
    """In "Asked who had shot his father, Joao, 12, shrugged" the name before the verb shrugs."""
    root = sentence.root
    opened = root.kid("advcl")
    if (
        root.tag not in FINITE
        or opened is None
        or opened.i > root.i
        or root.kid("nsubj", "nsubjpass", "expl") is not None
    ):
        return
    for word in reversed(sentence.words[opened.i : root.i]):
        if word.tag == "NNP" and word.dep == "appos":
            first = min(below.i for below in word.subtree() if below.dep in ("compound",) or below is word)
            if sentence.words[first - 1].text == ",":
                hang(word, root, "nsubj")
            return


def _noun_before_verb(sentence: Sentence) -> None:
    """In "Aid workers fear ..." the first word is no command but stands before its noun."""
    first = sentence.words[0]
    verb, noun = first.head, first.kid("dobj")
    if first.tag != "VB" or first.dep != "csubj" or noun is None or noun.i != first.i + 1 or not verb.is_verb:
        return
    if verb.tag in FINITE and verb.kid("nsubj") is None and is_somebody(noun):
        first.tag, first.lemma = "NN", first.low
        hang(noun, verb, "nsubj")
        hang(first, noun, "compound")


def _name_before_citing(sentence: Sentence) -> None:
    """In "SANA, quoting a source, said ..." the name before the comma speaks, whatever the parse takes it for."""
    for word in sentence.words:
        if word.tag != "VBG" or word.lemma not in ("cite", "quote") or word.i < 2 or word.head.lemma not in cues():
            continue
        verb = word.head
        name, comma = sentence.words[word.i - 2], sentence.words[word.i - 1]
        if comma.text == "," and verb.kid("nsubj") is None and name.tag.startswith("NNP") and verb.i > word.i:
            hang(name, verb, "nsubj")


def _name_beside_noun(sentence: Sentence) -> None:
    """In "state newspaper the Global New Light said" the name is the newspaper's; the verb has one subject."""
    for verb in sentence.words:
        if len(verb.kids) < 2 or not verb.is_verb:
            continue
        subjects = verb.kids_as("nsubj")
        if len(subjects) == 2 and subjects[0].tag == "NN" and subjects[1].tag == "NNP" and verb.lemma in cues():
            first = min(word.i for word in subjects[1].subtree())
            if first == subjects[0].i + 1:
                hang(subjects[1], subjects[0], "appos")


def _name_behind_title(sentence: Sentence) -> None:
    """In "its envoy to the U.N., Solange Uwera, told ..." the name is the envoy's, not the U.N.'s."""
    for name in sentence.words:
        if name.dep != "appos" or name.tag != "NNP" or name.kid("compound") is None or name.kid("det") is not None:
            continue
        under = name.head
        title = under.head.head if under.dep == "pobj" and under.head.dep == "prep" else None
        comma = any(word.text == "," and under.i < word.i < name.i for word in sentence.words[under.i : name.i])
        if title is not None and title.tag == "NN" and title.lemma in speech_nouns().people and comma:
            hang(name, title, "appos")
