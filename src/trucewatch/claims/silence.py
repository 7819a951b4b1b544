"""Clauses that say that nothing is said or known: silence is not zero."""

from __future__ import annotations

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import cues
from trucewatch.claims.words import Word
from trucewatch.model import SpeechAct

_UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "unsure"})
_KNOWN = frozenset({"clear", "known", "certain", "sure"})
_QUESTION = frozenset({"if", "whether", "who", "whom", "how", "what", "where", "which", "why", "when"})
# Where there is no word of something, it may or may not have happened.
_WORD_OF = frozenset(
    {
        "word",
        "report",
        "information",
        "detail",
        "news",
        "confirmation",
        "figure",
        "toll",
        "account",
        "particular",
        "comment",
        "response",
        "reply",
        "statement",
    }
)


def left_unclear(clause: Clause) -> bool:
    """Tell whether something is "not clear", "unknown", "not immediately known": nobody says that it was so."""
    lows = {word.low for word in clause.words}
    verb = next((verb for verb in clause.verbs if verb.lemma in ("be", "remain")), None)
    if verb is None and clause.head.lemma == "know":
        verb = clause.head
    if verb is None:
        return False
    negated = any(word.kid("neg") is not None for word in clause.verbs)
    unclear = bool(lows & _UNKNOWN or (negated and (lows & _KNOWN or verb.lemma == "know")))
    return unclear and ("clear" in lows or bool(lows & _QUESTION))


def silent(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody did not say."""
    if any(verb.lemma == "draw" and verb.kid("auxpass") is not None and verb.kid("neg") for verb in clause.verbs):
        return True  # "would not be drawn on whether"
    return (
        clause.head.lemma in cues()
        and clause.head.kid("neg") is not None
        and ("speech" in cues()[clause.head.lemma].groups or cues()[clause.head.lemma].act is SpeechAct.DENY)
    )


def no_word(clause: Clause) -> bool:
    """Tell whether there is only said to be no word ("gave no details of casualties", "there was no word on casualties")."""
    return clause.head.lemma in ("be", "give", "provide", "release", "offer", "have", "publish", "issue") and any(
        noun.lemma in _WORD_OF and any(kid.low == "no" for kid in noun.kids)
        for noun in clause.head.kids_as("attr", "dobj", "nsubj", "nsubjpass")
    )


def says_nothing(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody has not spoken ("has not commented on the attack")."""
    quiet = (
        clause.head.lemma in ("comment", "respond", "elaborate", "reply")
        or (clause.head.lemma == "reach" and _nobody_to_ask(clause))
    ) and any(verb.kid("neg") is not None or nobody(verb) for verb in clause.verbs)
    return (
        quiet
        and (clause.head.kid("ccomp") is None or clause.head.lemma == "comment")
        and not any(
            kid.low == "to"
            and kid.dep == "prep"
            and any(noun.lemma in ("violation", "attack", "breach", "fire", "strike") for noun in kid.kids_as("pobj"))
            for kid in clause.head.kids
        )
    )


def _nobody_to_ask(clause: Clause) -> bool:
    """Tell whether "reach" is to speak to somebody ("could not be reached", "could not reach him for comment")."""
    able = any(kid.low in ("could", "can", "ca") for kid in clause.head.kids_as("aux"))
    asked = clause.head.kid("nsubjpass") is not None or any(word.low == "comment" for word in clause.words)
    return able and asked


def nobody(verb: Word) -> bool:
    """Tell whether nobody does it ("neither side has commented")."""
    return any(
        noun.low in ("none", "nobody", "neither") or any(kid.low in ("no", "neither") for kid in noun.kids_as("det"))
        for noun in verb.kids_as("nsubj", "nsubjpass")
    )
