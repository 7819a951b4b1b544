"""Denials that point back: "denied it", "rejected the accusation" deny what another voice just said."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.claims.carrying import Voice
from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import speech_nouns
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Word
from trucewatch.model import Actor, Claim, EventType, Mood, Polarity, SpeechAct

_POINTERS = frozenset({"the", "this", "that", "these", "those", "any", "such"})


def is_pointing(word: Word) -> bool:
    """Tell whether a word stands for what was just said ("denied it")."""
    return word.low in ("this", "that", "it")


def names_words(noun: Word) -> bool:
    """Tell whether a noun calls up what was just said ("the accusation", "these reports")."""
    pointed = any(kid.low in _POINTERS for kid in noun.kids_as("det", "amod", "predet"))
    return noun.lemma in speech_nouns().content and pointed


def charged(denier: Actor, told: Sequence[Claim], last: Claim | None, voices: Voices) -> Claim | None:
    """Return what somebody is accused of: the last claim about them by others; else the last told, if it names nobody."""
    side = voices.side_of(denier)
    known = {one for who in (denier, side) if who is not None for one in (who.name, who.family) if one}
    for claim in reversed(told):
        others = claim.speaker.name != denier.name and claim.act is not SpeechAct.DENY
        if others and any(not known.isdisjoint((actor.name, actor.family)) for actor in claim.actors):
            return claim
    accused = last is not None and (last.event_type.armed or last.act is SpeechAct.ACCUSE)
    return last if accused and last is not None and (not last.actors or last.attribution is not None) else None


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
