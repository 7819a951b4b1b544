"""The doer inside an event's noun phrase, and behind a strike in which somebody came to harm."""

from __future__ import annotations

from trucewatch.claims.asked import Asked, Found
from trucewatch.claims.lexicon import role_words
from trucewatch.claims.people import EVENT_NOUNS
from trucewatch.claims.words import Word
from trucewatch.model import Actor

_STRETCHES = role_words("stretches")
# "Israeli violations" are Israel's; a "Syrian war" is nobody's.
_A_NATIONS = frozenset({"violation", "breach", "infringement", "withdrawal", "pullout", "incursion", "blockade"})
# Who mediated a truce does not keep or break it.
_MEDIATES = frozenset({"mediate", "broker", "sponsor", "back", "support", "monitor", "guarantee", "oversee"})


def of_noun(noun: Word, asked: Asked) -> list[Actor]:
    """Find the doer inside an event's noun phrase: "Russian air strikes", "fire by the army", "the army's advance"."""
    counted = next((p for prep in noun.kids_as("prep") if prep.low == "of" for p in prep.kids_as("pobj")), None)
    if counted is not None and counted.lemma in EVENT_NOUNS and noun.lemma in _STRETCHES:
        return of_noun(counted, asked)
    for part in (_behind, _before, _told_below):
        found = part(noun, asked)
        if found is not None:
            return found
    return []


def _behind(noun: Word, asked: Asked) -> Found:
    beside = noun.dep in ("nsubj", "nsubjpass") and noun.lemma in EVENT_NOUNS
    between = [p for p in noun.head.kids_as("prep") if p.low == "between"] if beside else []
    for prep in (*noun.kids_as("prep", "agent"), *between):
        if prep.low in ("by", "between") or (prep.low == "from" and noun.lemma in _SENT_FROM):
            return asked.under(prep)
        moved = asked.under(prep) if prep.low == "of" and noun.lemma in _MOVES else []
        if moved:
            return moved
    return None


_SENT_FROM = frozenset({"fire", "attack", "shelling", "shot", "gunfire", "rocket", "missile", "drone", "bombardment"})
# Who is named behind "of" does it: "the withdrawal of the troops".
_MOVES = frozenset(
    {"withdrawal", "retreat", "pullout", "pull-out", "pullback", "deployment", "redeployment", "advance", "incursion"}
)


def _before(noun: Word, asked: Asked) -> Found:
    for kid in noun.kids:
        if kid.dep not in ("poss", "compound", "amod", "nmod") or kid.i > noun.i:
            continue
        match = asked.voices.cast.match_at(kid.start)
        named = match is not None and asked.voices.cast.entry_of(match).kind not in ("media", "generic", "civilians")
        found = asked.who(kid) if named else []
        if found:
            return found
        state = asked.voices.cast.country_word(kid.text) if kid.dep == "amod" and noun.lemma in _A_NATIONS else None
        if state is not None:
            return [Actor(state.name, state.id, state.kind, state.family)]
        if kid.dep == "poss" and kid.tag in ("PRP$", "NN", "NNS", "NNP"):
            return asked.who(kid)
    return None


def _told_below(noun: Word, asked: Asked) -> Found:
    for told in noun.kids_as("relcl"):
        subject = told.kid("nsubj")
        if subject is not None and subject.tag not in ("WDT", "WP"):
            return asked.who(subject)
    for told in noun.kids_as("acl"):
        agent = told.kid("agent")
        if agent is not None and told.lemma not in _MEDIATES:
            return asked.under(agent)
    return None


def in_strike(asked: Asked) -> list[Actor]:
    """In "killed in an Israeli air strike" the doer stands inside the strike."""
    for prep in asked.clause.head.kids_as("prep"):
        if prep.low in ("in", "by", "during", "from", "after", "when"):
            for noun in prep.kids_as("pobj"):
                if noun.lemma in EVENT_NOUNS:
                    return of_noun(noun, asked)
    return _when_struck(asked)


def _when_struck(asked: Asked) -> list[Actor]:
    """In "were killed when militants ambushed their convoy" the militants stand behind it."""
    for then in asked.clause.head.kids_as("advcl"):
        mark, subject = then.kid("mark", "advmod"), then.kid("nsubj")
        if mark is None or mark.low not in ("when", "as", "after") or subject is None or then.kid("dobj") is None:
            continue
        if subject.lemma in EVENT_NOUNS:
            return of_noun(subject, asked)
        return asked.who(subject)
    return []
