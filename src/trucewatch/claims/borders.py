"""Mending where somebody's words end: at a semicolon, before another's voice, or where the same subject speaks again."""

from __future__ import annotations

from trucewatch.claims.lexicon import Cue, cues
from trucewatch.claims.repairs import hang
from trucewatch.claims.speech_repairs import mend_speech
from trucewatch.claims.words import Sentence, Word

# Verbs that give a thing a name: "called the raid a crime".
NAMING = frozenset({"call", "describe", "label", "brand", "term", "dub", "dismiss", "reject", "denounce"})
_LIFTING = NAMING | {"cite", "quote", "accuse", "suspect", "blame"}
# Cues that may be one half of "denied that ... and accused ...".
_SPOKEN = frozenset({"speech", "object", "demand", "commit"})
_CONTRAST = frozenset({"while", "whereas"})
# Verbs that speak of a saying itself: coordinated with "said it was ...", they have the speaker as their subject.
_SAYS_AGAIN = frozenset(
    [
        "urge",
        "call",
        "warn",
        "accuse",
        "deny",
        "add",
        "vow",
        "pledge",
        "demand",
        "reject",
        "dismiss",
        "blame",
        "criticise",
        "criticize",
        "condemn",
        "threaten",
        "insist",
        "promise",
        "denounce",
        "appeal",
        "stress",
        "reiterate",
        "declare",
        "admit",
        "acknowledge",
    ]
)
_AUXILIARY = frozenset({"have", "will", "would", "be", "may", "might", "could", "can", "should", "must"})


def mend_borders(sentence: Sentence) -> None:
    """Take from the content of a cue what is another's or the reporter's, before anything is read from the parse."""
    mend_speech(sentence)
    for word in sentence.words:
        cue = cues().get(word.lemma) if word.is_verb else None
        if cue is None or cue.groups.isdisjoint(_SPOKEN):
            continue
        _lift_past_brackets(word, sentence)
        for content in word.kids_as("ccomp"):
            _part_at_semicolon(word, content, sentence)
        for content in word.kids_as("ccomp"):
            _part_contrast(word, content, sentence)
            _speak_again(word, content)
    for word in sentence.words:
        if word.lemma in _LIFTING:
            _lift(word, sentence)


def _lift(word: Word, sentence: Sentence) -> None:
    if word.tag == "VBG" and word.lemma in ("cite", "quote"):
        _lift_citing(word)
    elif word.is_verb and word.lemma in NAMING:
        _lift_name(word, sentence)
    elif word.is_verb and word.lemma in ("accuse", "suspect"):
        _lift_charge(word)
    elif word.is_verb and word.lemma == "blame":
        _lift_blamed(word)


def _part_at_semicolon(cue: Word, content: Word, sentence: Sentence) -> None:
    """In "India says X; Pakistan says Y" neither is inside the other; what follows a semicolon is told anew."""
    if ";" not in sentence.lows:
        return
    marks = [word.i for word in sentence.words if word.text == ";" and not sentence.quoted[word.i]]
    if not marks:
        return
    subject = cue.kid("nsubj")
    start = min(cue.i, subject.i if subject is not None else cue.i)
    if content.i < cue.i:
        if any(content.i < mark < start for mark in marks):
            hang(content, cue, "parataxis")
        return
    for kid in content.subtree():
        behind = kid is not content and kid.head.i < kid.i and kid.dep in ("conj", "parataxis", "ccomp", "advcl", "dep")
        first = min((word.i for word in kid.subtree()), default=kid.i) if behind else 0
        if behind and any(kid.head.i < mark < kid.i and mark <= first + 1 for mark in marks) and cue.i < kid.head.i:
            hang(kid, cue, "parataxis")


def _part_contrast(cue: Word, content: Word, sentence: Sentence) -> None:
    """In "Hamas said it agreed, while Israel denied it" the second voice is not part of what the first says."""
    for kid in [kid for kid in content.kids if kid.i > content.i and kid.is_verb]:
        own = kid.kid("nsubj")
        speaks = not getattr(cues().get(kid.lemma), "groups", frozenset()).isdisjoint({"speech", "object", "accuse"})
        mark = kid.kid("mark", "advmod")
        contrast = kid.dep == "advcl" and mark is not None and mark.low in _CONTRAST and mark.i < kid.i
        again = kid.dep == "conj" and kid.tag == cue.tag and kid.kid("ccomp") is not None
        if (contrast or again) and own is not None and speaks and own.tag != "PRP" and not sentence.quoted[kid.i]:
            _hang_with_and(kid, cue, "advcl" if contrast else "conj")


def _speak_again(cue: Word, content: Word) -> None:
    """In "said it was ready and warned the rebels" the speaker warns."""
    subject = content.kid("nsubj", "nsubjpass")
    helped = any(kid.lemma in _AUXILIARY for kid in content.kids_as("aux", "auxpass")) or content.lemma == "be"
    clear = subject is not None and (subject.tag == "PRP" or helped)
    for kid in content.kids_as("conj"):
        again: Cue | None = cues().get(kid.lemma)
        same = kid.tag == cue.tag and kid.i > content.i and kid.kid("nsubj", "aux", "auxpass") is None
        repeats = kid.lemma in ("say", "tell", "note") and kid.kid("ccomp") is not None
        if again is not None and same and (repeats or (clear and kid.lemma in _SAYS_AGAIN)) and content.i > cue.i:
            _hang_with_and(kid, cue, "conj")


def _hang_with_and(kid: Word, cue: Word, dep: str) -> None:
    """Hang a verb from another, the "and" before it with it."""
    joins = [word for word in kid.head.kids_as("cc", "punct") if word.i < kid.i]
    start = min((word.i for word in kid.subtree()), default=kid.i)
    for word in joins:
        if start - 3 < word.i < start and all(
            other.i not in range(word.i + 1, start) for other in kid.head.subtree() if other not in joins
        ):
            hang(word, cue, word.dep)
    hang(kid, cue, dep)


def _lift_past_brackets(cue: Word, sentence: Sentence) -> None:
    """In "the Observatory (SOHR) said" the speaker stands before the brackets."""
    at = cue.i - 1
    if at < 3 or sentence.words[at].text != ")":
        return
    opened = next((n for n in range(at - 1, max(0, at - 8), -1) if sentence.words[n].text == "("), None)
    inside = cue.kid("nsubj")
    if opened is None or inside is None or not opened < inside.i < at:
        return
    noun = sentence.words[opened - 1]
    while noun.dep in ("compound", "pobj", "prep", "nmod", "appos") and noun.head.i < cue.i and not noun.head.is_verb:
        if noun.head is inside:
            break
        noun = noun.head
    if noun.is_noun and cue not in noun.subtree():
        hang(noun, cue, "nsubj")
        hang(inside, noun, "appos")


def _lift_name(verb: Word, sentence: Sentence) -> None:
    """In "called the shelling of the camp a crime" the name stands by the verb, not beside the camp."""
    thing = verb.kid("dobj")
    if thing is None or verb.kid("oprd") is not None:
        return
    for word in thing.subtree():
        first = min((below.i for below in word.subtree()), default=word.i)
        named = word.dep == "appos" or (word.dep == "npadvmod" and word.kid("det") is not None)
        if named and word.is_noun and first > 0 and sentence.words[first - 1].dep != "punct":
            hang(word, verb, "oprd")
            return


def _lift_charge(verb: Word) -> None:
    """In "are accused by rights groups of executing prisoners" the charge is the verb's."""
    for agent in verb.kids_as("agent", "dobj"):
        for word in agent.subtree():
            if word.dep == "prep" and word.low == "of" and word.kid("pcomp") is not None:
                hang(word, verb, "prep")
                return


def _lift_blamed(verb: Word) -> None:
    """In "was blamed by residents on the rebels" and "blamed the death of three men on them" the blame falls on them."""
    agent = verb.kid("agent")
    deed = verb.kid("dobj")
    below = agent.subtree() if agent is not None else deed.subtree() if deed is not None else []
    on = [word for word in below if word.dep == "prep" and word.low == "on" and word.kid("pobj") is not None]
    if on and verb.kid("nsubjpass", "nsubj") is not None and all(kid.low not in ("on", "for") for kid in verb.kids):
        hang(on[-1], verb, "prep")


def _lift_citing(verb: Word) -> None:
    """In "TASS reported, citing the ministry, that ..." the citing goes with the reporting."""
    host, told = verb.head, verb.kid("ccomp")
    if host.lemma in cues() and host.kid("ccomp") is None and told is not None and told.kid("mark") is not None:
        hang(told, host, "ccomp")  # "reported, citing two officials, that ..."
        return
    if verb.dep != "advcl" or host.dep != "ccomp" or not host.head.is_verb or host.head.lemma not in cues():
        return
    mark = host.kid("mark")
    if host.head.i < verb.i < (mark.i if mark is not None else host.i) and (
        mark is not None or host.head.i == verb.i - 2
    ):
        hang(verb, host.head, "advcl")
