"""Mending where the parser does not see that somebody speaks: a speech verb taken for a noun, a denial given to another."""

from __future__ import annotations

from trucewatch.claims.lexicon import cues, speech_nouns
from trucewatch.claims.repairs import hang
from trucewatch.claims.subject_repairs import mend_subjects
from trucewatch.claims.verb_repairs import FINITE, is_somebody
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import SpeechAct

_DENIALS = frozenset({SpeechAct.DENY, SpeechAct.REJECT})
# Before ", it says, for ..." these open the reason that somebody gives.
_REASONS = frozenset(
    {"retaliation", "response", "reply", "answer", "revenge", "reprisal", "return", "defence", "defense"}
)
# What is denied, rejected or confirmed may be others' words; whoever "said" stands before the next voice.
_ON_WORDS = frozenset({SpeechAct.DENY, SpeechAct.REJECT, SpeechAct.DECLINE})
_WHOSE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "npadvmod", "nsubj", "case"})


def mend_speech(sentence: Sentence) -> None:
    """Give a sentence its speech verb and its subject back, and a denial its own voice."""
    mend_subjects(sentence)
    _verb_in_noun_phrase(sentence)
    _reports_of_somebody(sentence)
    _saying_besides(sentence)
    _as_saying(sentence)
    _dismissed_as(sentence)
    _denied_behind_speaker(sentence)
    _neither_nor(sentence)
    _reason_given(sentence)


def _verb_in_noun_phrase(sentence: Sentence) -> None:
    """In "The junta blamed groups linked to X for firing" the parse has "blamed" describe the groups, and no verb."""
    root = sentence.root
    if not root.is_noun or any(word.tag in FINITE and word.dep not in ("relcl", "acl") for word in sentence.words):
        return
    verb = next((kid for kid in root.kids if _could_speak(kid, sentence)), None)
    if verb is None:
        return
    verb.tag = "VBD"
    subject = sentence.words[verb.i - 1]
    hang(verb, verb, "ROOT")
    hang(root, verb, "dobj")
    hang(subject, verb, "nsubj")
    for word in [*root.kids, *verb.kids]:
        if word.i < subject.i and word.dep in _WHOSE:
            hang(word, subject, word.dep)
    for word in root.subtree():
        if word.dep == "prep" and word.low in ("for", "of") and word.kid("pcomp") is not None:
            hang(word, verb, "prep")
            return


def _could_speak(word: Word, sentence: Sentence) -> bool:
    """Tell whether a participle before a noun is a verb with its subject: a cue, right behind somebody."""
    cue = cues().get(word.lemma)
    if cue is None or word.tag not in ("VBN", "VBD") or word.dep not in ("amod", "acl") or word.i == 0:
        return False
    return is_somebody(sentence.words[word.i - 1]) and sentence.words[word.i - 1].is_noun


def _denied_behind_speaker(sentence: Sentence) -> None:
    """In "A, the rebels said, which the army denies" the army denies A; it is nothing that the rebels say."""
    for word in sentence.words if "which" in sentence.lows else ():
        cue = cues().get(word.lemma) if word.dep in ("ccomp", "advcl", "conj") and word.is_verb else None
        if cue is None or cue.act not in _DENIALS:
            continue
        which = word.kid("dobj")
        if which is None or which.tag != "WDT" or word.kid("nsubj") is None:
            continue
        content = next((kid for kid in word.head.kids_as("ccomp") if kid.i < word.head.i < word.i), None)
        if content is not None:
            hang(word, content, "relcl")


def _reports_of_somebody(sentence: Sentence) -> None:
    """In "denied Azerbaijani reports that ..." the reports are a noun, and nobody reports a second time."""
    for word in sentence.words:
        if word.tag != "VBZ" or word.dep != "ccomp":
            continue
        over = word.head
        cue = cues().get(over.lemma) if over.is_verb else None
        subject, below = word.kid("nsubj"), word.kid("ccomp")
        if cue is None or word.lemma not in speech_nouns().content or subject is None or below is None or subject.kids:
            continue
        if over.i + 1 == subject.i == word.i - 1 and below.kid("mark") is not None and cue.act in _ON_WORDS:
            word.tag, word.dep = "NNS", "dobj"
            subject.tag, subject.dep = "JJ", "amod"
            below.dep = "acl"


def _saying_besides(sentence: Sentence) -> None:
    """In "denied that his men had killed boys, saying the report was false" what he says is no part of what he denies."""
    for word in sentence.words:
        if (
            word.tag != "VBG"
            or word.dep not in ("advcl", "acl", "conj")
            or word.kid("nsubj") is not None
            or word.i == 0
        ):
            continue
        cue = cues().get(word.lemma)
        if (
            cue is None
            or cue.groups.isdisjoint({"speech", "accuse", "demand"})
            or sentence.words[word.i - 1].text != ","
        ):
            continue
        denial = next((up for up in word.above() if up.is_verb and up.lemma in cues() and up.tag in FINITE), None)
        if denial is not None and denial is not word.head and cues()[denial.lemma].act in _DENIALS:
            hang(word, denial, "advcl")


def _neither_nor(sentence: Sentence) -> None:
    """In "neither confirmed nor denied the strike" both verbs are negated."""
    if "nor" not in sentence.lows:
        return
    for word in sentence.words:
        neither = next((kid for kid in word.kids if kid.low == "neither" and kid.dep != "neg"), None)
        nor = next((kid for kid in word.kids if kid.low == "nor"), None)
        second = next((kid for kid in word.kids_as("conj") if kid.is_verb), None)
        if word.is_verb and neither is not None and nor is not None and second is not None:
            hang(neither, word, "neg")
            hang(nor, second, "neg")


def reason_given(verb: Word, sentence: Sentence) -> tuple[Word, Word] | None:
    """In "..., in retaliation, it says, for rocket fire" return who says it and the reason, or None."""
    words, at = sentence.words, verb.i
    if (
        not 4 <= at < len(words) - 3
        or words[at - 1].tag != "PRP"
        or words[at - 2].text != ","
        or words[at + 1].text != ","
    ):
        return None
    opened = words[at - 3].low in _REASONS and words[at - 4].low in ("in", "as")
    reason = words[at + 2].kid("pobj") if words[at + 2].tag in ("IN", "TO") else None
    return (words[at - 1], reason) if opened and reason is not None else None


def _reason_given(sentence: Sentence) -> None:
    """Leave what stands before ", in retaliation, it says, for ..." to the reporter."""
    if sentence.lows.isdisjoint(_REASONS):
        return
    for word in sentence.words:
        given = reason_given(word, sentence) if word.lemma in cues() and word.is_verb else None
        content = next((kid for kid in word.kids_as("ccomp") if kid.i < word.i), None) if given is not None else None
        if content is not None:
            hang(content, word.head if word.head is not word else content, word.dep)
            hang(word, content, "parataxis")
            hang(sentence.words[word.i + 2], word, "prep")


def _as_saying(sentence: Sentence) -> None:
    """Hang "as saying" from the verb that quotes, where an apposition stands between: "quoted a guard, Pavel R., as saying"."""
    if "as" not in sentence.lows or sentence.lows.isdisjoint(("saying", "telling")):
        return
    for word in sentence.words:
        under = word.head
        if word.low not in ("saying", "telling") or under.low != "as" or under.head.lemma in ("quote", "cite"):
            continue
        before = [verb for verb in sentence.words[max(0, under.i - 18) : under.i] if verb.lemma in ("quote", "cite")]
        quoted = before[-1].kid("dobj") if before and before[-1].is_verb else None
        if quoted is None:
            continue
        hang(under, before[-1], "prep")
        for name in sentence.words[quoted.i + 1 : under.i]:
            if name.dep == "appos" and name.tag == "NNP" and name.head.i < before[-1].i:
                hang(name, quoted, "appos")


def _dismissed_as(sentence: Sentence) -> None:
    """In "dismissed as rubbish a finding that ..." the finding is what is dismissed."""
    for prep in sentence.words if "as" in sentence.lows else ():
        if prep.low != "as":
            continue
        verb, nouns = prep.head, prep.kids_as("pobj")
        cue = cues().get(verb.lemma) if len(nouns) == 2 and verb.is_verb else None
        if cue is not None and nouns[1].lemma in speech_nouns().content and verb.kid("dobj") is None:
            hang(nouns[1], verb, "dobj")
