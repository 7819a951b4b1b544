"""Whom the words around an act name as its doer, where its grammar names nobody."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.claims.asked import Asked, subject_in
from trucewatch.claims.lexicon import role_words
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType, SpeechAct

_DOINGS = role_words("doings")
_OPERATIONS = frozenset({"operation", "offensive", "campaign"})
_PLANS = frozenset({"strategy", "policy", "plan", "campaign", "doctrine", "approach", "agenda", "effort"})
_GIVES = frozenset({"give", "grant", "offer", "leave", "hand", "provide"})
_WARRING = frozenset({"armed_forces", "armed_group", "government", "state", "opposition"})


def _given_to(asked: Asked) -> list[Actor]:
    """In "would give the army grounds to go on" the army would go on."""
    givers = (word for word in asked.clause.words if word.lemma in _GIVES and word.is_verb)
    for verb in givers:
        given = verb.kid("dobj")
        whom = verb.kid("dative") or (given.kid("compound") if given is not None else None)  # so is it often parsed
        if whom is not None and whom.is_noun:
            return asked.who(whom)
    return []


def _wanted_by(asked: Asked) -> list[Actor]:
    """In "retaking the town is a priority for the army", or "is part of the army's plan", the army would take it."""
    attribute = next((named for verb in asked.clause.verbs if (named := verb.kid("attr")) is not None), None)
    preps = attribute.kids_as("prep") if attribute is not None else []
    found = [actor for prep in preps if prep.low == "for" for actor in asked.under(prep)]
    of = [noun for prep in preps if prep.low == "of" for noun in prep.kids_as("pobj")]
    plans = [plan for plan in of if plan.lemma in _PLANS]
    return found or [actor for plan in plans for actor in _planner(plan, asked)]


def _planner(plan: Word, asked: Asked) -> list[Actor]:
    """Whose plan it is: "the army's plan", "the Saudi strategy"."""
    out: list[Actor] = []
    for kid in plan.kids_as("poss", "compound", "amod"):
        state = asked.voices.cast.country_word(kid.text) if kid.dep == "amod" else None
        out.extend([Actor(state.name, state.id, state.kind)] if state is not None else asked.who(kid))
    return out


def _owner_of_a_doing(asked: Asked) -> list[Actor]:
    """In "Turkey's role in the truce" Turkey plays it."""
    subject = subject_in(asked.clause) or asked.clause.head.kid("nsubjpass")
    owner = subject.kid("poss") if subject is not None and subject.lemma in _DOINGS else None
    return asked.who(owner) if owner is not None else []


def _own_operations(asked: Asked) -> list[Actor]:
    """Operations that a party at war speaks of without saying whose are its own."""
    speaker = asked.speaker
    if speaker is None or not any(w.lemma in _OPERATIONS and w.dep in _SUBJECTS for w in asked.clause.words):
        return []
    body = speaker if speaker.kind in _WARRING else asked.voices.side_of(speaker)
    return [body] if body is not None and body.kind in _WARRING else []


def _caller(asked: Asked) -> list[Actor]:
    """Who calls for attacks, and is a party at war, calls its own side to them."""
    voiced = [said for said in asked.clause.said if said.act is SpeechAct.DEMAND]
    if not voiced or asked.clause.head.is_verb or not asked.event.armed or asked.speaker is None:
        return []
    return [asked.speaker] if asked.speaker.kind in ("armed_group", "armed_forces") else []


def _convener(asked: Asked) -> list[Actor]:
    """Talks between others are called by the body that mediates, where the report says which."""
    if asked.event is not EventType.TALKS_SCHEDULED:
        return []
    convener = asked.voices.convener(asked.speaker)
    return [convener] if convener is not None else []


_SUBJECTS = ("nsubj", "nsubjpass")
AROUND: tuple[Callable[[Asked], list[Actor]], ...] = (
    _given_to,
    _wanted_by,
    _owner_of_a_doing,
    _own_operations,
    _caller,
    _convener,
)
