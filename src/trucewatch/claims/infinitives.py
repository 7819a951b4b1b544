"""Mending infinitives that a date cuts off from their verb: in "pledged on Saturday to stop" the pledge is to stop."""

from __future__ import annotations

from trucewatch.claims.words import Sentence

# Verbs that take an infinitive as what they are about, so that "to" behind them is hardly ever "in order to".
_TAKE_INFINITIVES = frozenset(
    {
        "agree", "aim", "appeal", "ask", "attempt", "choose", "commit", "consent", "decide", "decline", "demand", "expect",
        "fail", "hope", "intend", "invite", "manage", "offer", "order", "plan", "pledge", "prepare", "press", "promise",
        "refuse", "seek", "swear", "tell", "threaten", "try", "undertake", "urge", "volunteer", "vote", "vow", "warn",
    }
)  # fmt: skip


def mend_infinitives(sentence: Sentence) -> None:
    """Take an infinitive behind such a verb for its complement where the parse made it a purpose."""
    for word in sentence.words:
        if word.dep != "advcl" or word.tag != "VB" or word.head.lemma not in _TAKE_INFINITIVES or word.i < word.head.i:
            continue
        to = next((kid for kid in word.kids_as("aux") if kid.low == "to"), None)
        between = sentence.words[word.head.i + 1 : to.i] if to is not None else ()
        purpose = any(other.text == "," or other.low == "order" for other in between)
        if to is not None and not purpose and word.head.kid("xcomp", "ccomp") is None:
            word.dep = "xcomp"
