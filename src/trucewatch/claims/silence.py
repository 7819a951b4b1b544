"""Clauses that say that nothing is said or known: silence is not zero."""

from __future__ import annotations

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import cues
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
