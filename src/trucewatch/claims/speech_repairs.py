"""Mending where the parser does not see that somebody speaks: a speech verb taken for a noun, a denial given to another."""

from __future__ import annotations

from trucewatch.claims.lexicon import animate_words, cues, speech_nouns
from trucewatch.claims.repairs import hang
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import SpeechAct

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
    _noun_before_verb(sentence)
    _verb_in_noun_phrase(sentence)
    _reports_of_somebody(sentence)
    _name_before_citing(sentence)
    _name_beside_noun(sentence)
    _name_behind_title(sentence)
    _saying_besides(sentence)
    _denied_behind_speaker(sentence)
    _neither_nor(sentence)
    _reason_given(sentence)


def _noun_before_verb(sentence: Sentence) -> None:
    """In "Aid workers fear ..." the first word is no command but stands before its noun."""
    first = sentence.words[0]
    verb, noun = first.head, first.kid("dobj")
    if first.tag != "VB" or first.dep != "csubj" or noun is None or noun.i != first.i + 1 or not verb.is_verb:
        return
    if verb.tag in _FINITE and verb.kid("nsubj") is None and _is_somebody(noun):
        first.tag, first.lemma = "NN", first.low
        hang(noun, verb, "nsubj")
        hang(first, noun, "compound")


def _verb_in_noun_phrase(sentence: Sentence) -> None:
    """In "The junta blamed groups linked to X for firing" the parse has "blamed" describe the groups, and no verb."""
    root = sentence.root
    if not root.is_noun or any(word.tag in _FINITE and word.dep not in ("relcl", "acl") for word in sentence.words):
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
    return _is_somebody(sentence.words[word.i - 1]) and sentence.words[word.i - 1].is_noun


def _is_somebody(noun: Word) -> bool:
    return noun.tag.startswith("NNP") or noun.lemma in animate_words() | speech_nouns().people


def _denied_behind_speaker(sentence: Sentence) -> None:
    """In "A, the rebels said, which the army denies" the army denies A; it is nothing that the rebels say."""
    for word in sentence.words:
        cue = cues().get(word.lemma) if word.is_verb and word.dep in ("ccomp", "advcl", "conj") else None
        which = word.kid("dobj")
        if cue is None or cue.act not in _DENIALS or which is None or which.tag != "WDT" or word.kid("nsubj") is None:
            continue
        content = next((kid for kid in word.head.kids_as("ccomp") if kid.i < word.head.i < word.i), None)
        if content is not None:
            hang(word, content, "relcl")


def _reports_of_somebody(sentence: Sentence) -> None:
    """In "denied Azerbaijani reports that ..." the reports are a noun, and nobody reports a second time."""
    for word in sentence.words:
        over = word.head
        cue = cues().get(over.lemma) if word.tag == "VBZ" and word.dep == "ccomp" and over.is_verb else None
        subject, below = word.kid("nsubj"), word.kid("ccomp")
        if cue is None or word.lemma not in speech_nouns().content or subject is None or below is None or subject.kids:
            continue
        if over.i + 1 == subject.i == word.i - 1 and below.kid("mark") is not None and cue.act in _ON_WORDS:
            word.tag, word.dep = "NNS", "dobj"
            subject.tag, subject.dep = "JJ", "amod"
            below.dep = "acl"


def _name_before_citing(sentence: Sentence) -> None:
    """In "SANA, quoting a source, said ..." the name before the comma speaks, whatever the parse takes it for."""
    for word in sentence.words:
        verb = word.head
        if word.tag != "VBG" or word.lemma not in ("cite", "quote") or word.i < 2 or verb.lemma not in cues():
            continue
        name, comma = sentence.words[word.i - 2], sentence.words[word.i - 1]
        if comma.text == "," and verb.kid("nsubj") is None and name.tag.startswith("NNP") and verb.i > word.i:
            hang(name, verb, "nsubj")


def _name_beside_noun(sentence: Sentence) -> None:
    """In "state newspaper the Global New Light said" the name is the newspaper's; the verb has one subject."""
    for verb in sentence.words:
        subjects = verb.kids_as("nsubj") if verb.is_verb else []
        if len(subjects) == 2 and subjects[0].tag == "NN" and subjects[1].tag == "NNP" and verb.lemma in cues():
            first = min(word.i for word in subjects[1].subtree())
            if first == subjects[0].i + 1:
                hang(subjects[1], subjects[0], "appos")


def _name_behind_title(sentence: Sentence) -> None:
    """In "its envoy to the U.N., Solange Uwera, told ..." the name is the envoy's, not the U.N.'s."""
    for name in sentence.words:
        under = name.head
        if name.dep != "appos" or name.tag != "NNP" or name.kid("compound") is None or name.kid("det") is not None:
            continue
        title = under.head.head if under.dep == "pobj" and under.head.dep == "prep" else None
        comma = any(word.text == "," and under.i < word.i < name.i for word in sentence.words[under.i : name.i])
        if title is not None and title.tag == "NN" and title.lemma in speech_nouns().people and comma:
            hang(name, title, "appos")


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
        denial = next((up for up in word.above() if up.is_verb and up.lemma in cues() and up.tag in _FINITE), None)
        if denial is not None and denial is not word.head and cues()[denial.lemma].act in _DENIALS:
            hang(word, denial, "advcl")


def _neither_nor(sentence: Sentence) -> None:
    """In "neither confirmed nor denied the strike" both verbs are negated."""
    if all(word.low != "nor" for word in sentence.words):
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
    for word in sentence.words:
        given = reason_given(word, sentence) if word.is_verb and word.lemma in cues() else None
        content = next((kid for kid in word.kids_as("ccomp") if kid.i < word.i), None) if given is not None else None
        if content is not None:
            hang(content, word.head if word.head is not word else content, word.dep)
            hang(word, content, "parataxis")
            hang(sentence.words[word.i + 2], word, "prep")
