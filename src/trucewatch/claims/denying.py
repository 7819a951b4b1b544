"""Denials that point back: "denied it", "rejected the accusation" deny what another voice just said."""

from __future__ import annotations

from trucewatch.claims.carrying import Voice
from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import speech_nouns
from trucewatch.claims.words import Word
from trucewatch.model import Claim, EventType, Mood, Polarity, SpeechAct

_POINTERS = frozenset({"the", "this", "that", "these", "those", "any", "such"})


def is_pointing(word: Word) -> bool:
    """Tell whether a word stands for what was just said ("denied it")."""
    return word.low in ("this", "that", "it")


def names_words(noun: Word) -> bool:
    """Tell whether a noun calls up what was just said ("the accusation", "these reports")."""
    pointed = any(kid.low in _POINTERS for kid in noun.kids_as("det", "amod", "predet"))
    return noun.lemma in speech_nouns().content and pointed


def in_passing(clause: Clause) -> bool:
    """Tell whether a clause only adds to another ("..., killing five", "who are battling the army")."""
    return clause.role in ("relative", "participle", "adverbial")


def may_be_denied(claim: Claim, clause: Clause) -> bool:
    """Tell whether "it" in what follows may stand for a claim: told as done, and not said in passing."""
    denied = claim.act in (SpeechAct.DENY, SpeechAct.REJECT, SpeechAct.DECLINE) or claim.polarity is Polarity.NEGATIVE
    own_remark = claim.event_type is EventType.STATEMENT and claim.attribution is None
    return not (in_passing(clause) or denied or own_remark) and claim.mood is Mood.REALISED


def denied_from(clause: Clause, voice: Voice | None) -> int:
    """Return where the words of a denial begin: at the verb, where they would be a pronoun alone ("denied it")."""
    cue = voice.said.cue if voice is not None and voice.said is not None else None
    start = clause.span[0]
    return min(start, cue.start) if cue is not None and is_pointing(clause.head) else start
