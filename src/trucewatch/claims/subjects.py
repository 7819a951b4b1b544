"""Who does what a verb says, by the grammar of the parse: through coordination, control and relative clauses."""

from __future__ import annotations

from trucewatch.claims.lexicon import Cue, animate_words, cues
from trucewatch.claims.words import Word
from trucewatch.model import Certainty, SpeechAct

# A parse is no deeper than this between a verb and its subject; a slip may close a circle.
_STEPS = 6
_NO_CUE = Cue("", SpeechAct.ASSERT, frozenset(), Certainty.CERTAIN)


def subject_of(verb: Word) -> Word | None:
    """Return the noun that does what a verb says, or None where the words do not tell."""
    at: Word | None = verb
    for _ in range(_STEPS):
        if at is None:
            return None
        found = _own(at) or _handed_down(at)
        if found is not None:
            return found
        at = _next_verb(at)
    return None


def _own(verb: Word) -> Word | None:
    subject = verb.kid("nsubj", "csubj")
    if subject is not None and subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return _told_about(verb.head, subject, verb) if subject.low in ("who", "which", "that") else subject
    return subject


def _joined(verb: Word) -> bool:
    """Tell whether a verb can share the subject of the verb it hangs on."""
    shares = verb.dep in ("conj", "xcomp", "advcl") or (verb.dep == "ccomp" and verb.tag in ("VBG", "VB"))
    return shares and verb.head.is_verb


def _handed_down(verb: Word) -> Word | None:
    """Find the subject in what a verb hangs on: who is told to do it, who undergoes it, or the noun it tells of."""
    if verb.dep == "acl" and verb.head.is_noun:
        holder = _holder(verb)
        return verb.head if holder is None else (None if holder.is_verb else holder)
    if not _joined(verb) or _finite_above(verb) is not None:
        return None
    if verb.dep == "xcomp":
        controlled = verb.head.kid("dobj")
        if controlled is not None and cues().get(verb.head.lemma, _NO_CUE).act is SpeechAct.DEMAND:
            return controlled
    passive = verb.head.kid("nsubjpass")
    return passive if verb.head.kid("nsubj") is None else None


def _next_verb(verb: Word) -> Word | None:
    if verb.dep == "acl" and verb.head.is_noun:
        return _holder(verb)
    return (_finite_above(verb) or verb.head) if _joined(verb) else None


def _holder(verb: Word) -> Word | None:
    """In "gave the army grounds to go on" the army would; in "reserved the right to respond" who reserved it (a verb)."""
    noun = verb.head
    if verb.tag != "VB" or noun.dep != "dobj" or not noun.head.is_verb:
        return None
    return noun.kid("poss") or noun.head.kid("dative") or noun.head


def _finite_above(verb: Word) -> Word | None:
    """In "said it backs the plan to halt fire but kept its right" the parse joins "kept" to "halt": no finite verb is."""
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.head.tag != "VB":
        return None
    return next((up for up in verb.head.above() if up.is_verb and up.tag in ("VBD", "VBZ", "VBP")), None)


def _told_about(noun: Word, which: Word, verb: Word) -> Word:
    """In "the coalition against X, which has relied on air power" the parse hangs the clause on X; one body acts."""
    under = noun.head
    whole = under.head
    singular = verb.tag == "VBZ" or any(kid.tag == "VBZ" for kid in verb.kids_as("aux", "auxpass"))
    apart = under.low == "against" and whole.tag == "NN" and whole.lemma in animate_words()
    return whole if apart and singular and which.low == "which" else noun
