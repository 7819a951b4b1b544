"""Who does it, and to whom: the actor and target of a clause, as its speaker has it. The accuser is never the actor."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import role_words
from trucewatch.claims.people import EVENT_NOUNS, people
from trucewatch.claims.said import subject_of
from trucewatch.claims.targets import SUFFER, left_out, targets_of
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType, SpeechAct

_BY = ("by",)
_NO_ROLES = frozenset({EventType.TALKS_COLLAPSED, EventType.TALKS_HELD})
_NO_TARGET = frozenset(
    {
        EventType.TERMS,
        EventType.ACCEPTANCE,
        EventType.COMPLIANCE,
        EventType.TALKS_SCHEDULED,
        EventType.TALKS_COLLAPSED,
        EventType.TERRITORY_CHANGE,
        EventType.RESOLUTION,
        EventType.MONITORING,
        EventType.TREATY,
        EventType.DEPLOYMENT,
        EventType.INVESTIGATION_OPENED,
        EventType.STATEMENT,
        EventType.FINDING,
        EventType.SAMPLE_EVIDENCE,
        EventType.VIOLATION_COUNT,
        EventType.RESPONSE,
        EventType.TALKS_HELD,
    }
)
_NOTES = role_words("notes")
_STRETCHES = role_words("stretches")


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and targets of one clause."""

    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]


def roles(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> Roles:
    """Settle actor and target from the grammar of the clause."""
    actors = _known(_actors(clause, event, voices, speaker))
    targets = () if event in _NO_TARGET else _known(targets_of(clause, event, voices, speaker))
    if event in (EventType.DENIAL, EventType.COORDINATION_CALL) and not clause.head.is_verb and speaker is not None:
        actors = (speaker,)
    if event is EventType.EXCLUSION:
        excluded = _known(left_out(clause, voices, speaker)) or targets
        doers = {actor.name for actor in actors}
        targets = tuple(actor for actor in excluded if actor.name not in doers)
    names = {actor.name for actor in actors}
    targets = tuple(target for target in targets if target.name not in names)
    if event is EventType.GROUND_CLASH and clause.head.is_verb and clause.head.lemma == "fight" and not targets:
        return Roles(actors, ())
    return Roles(actors, targets)


def _known(found: list[Actor]) -> tuple[Actor, ...]:
    out: list[Actor] = []
    for actor in found:
        if actor.name and all(actor.name != other.name for other in out):
            out.append(actor)
    return tuple(out)


def _actors(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> list[Actor]:
    accused = _accused(clause)
    if accused is not None:
        return people(accused, clause, voices, speaker)
    if event in _NO_ROLES:
        return []
    blamed = (
        next((prep for prep in clause.head.kids_as("prep") if prep.low == "on"), None)
        if clause.head.lemma == "blame"
        else None
    )
    if blamed is not None:
        return [a for noun in blamed.kids_as("pobj") for a in people(noun, clause, voices, speaker)]
    if event is EventType.GROUND_CLASH:
        between = next((word for word in clause.words if word.low == "between" and word.kid("pobj") is not None), None)
        sides = (
            [a for noun in between.kids_as("pobj") for a in people(noun, clause, voices, speaker)]
            if between is not None
            else []
        )
        if sides:
            return sides
    for verb in (clause.head, *reversed(clause.chain)):
        agent = verb.kid("agent") or next((k for k in verb.kids_as("prep") if k.low in _BY and verb.tag == "VBN"), None)
        if agent is not None:
            found = [a for noun in agent.kids_as("pobj") for a in people(noun, clause, voices, speaker)]
            if found or verb.kid("auxpass") is not None:
                return found
    if not clause.head.is_verb:
        return _of_noun(clause.head, clause, voices, speaker)
    if any(verb.kid("nsubjpass") for verb in clause.verbs) and clause.head.tag == "VBN":
        subject = next(verb.kid("nsubjpass") for verb in clause.verbs if verb.kid("nsubjpass"))
        if event is EventType.STATEMENT and subject is not None:
            return people(subject, clause, voices, speaker)
        return (
            _of_noun(subject, clause, voices, speaker)
            if subject is not None and subject.lemma in EVENT_NOUNS
            else _in_strike(clause, voices, speaker)
        )
    there_is = clause.head.kid("attr") if clause.head.kid("expl") is not None else None
    if there_is is not None:
        return _of_noun(there_is, clause, voices, speaker)
    own = clause.head.kid("nsubj")
    subject = (
        own
        if own is not None and own.tag not in ("WDT", "WP")
        else subject_of(clause.verbs[0]) or subject_of(clause.head)
    )
    if clause.head.lemma in _NOTES and event not in (EventType.STATEMENT, EventType.TALKS_SCHEDULED):
        noted = clause.head.kid("dobj", "xcomp", "ccomp")
        return _of_noun(noted, clause, voices, speaker) if noted is not None and noted.is_noun else []
    if subject is None and clause.head is not clause.verbs[0]:
        subject = clause.verbs[0].kid("nsubjpass")
    if clause.head.kid("auxpass") is not None and clause.head.tag == "VBN" and event is not EventType.STATEMENT:
        return _in_strike(clause, voices, speaker)
    if subject is None or (clause.head.lemma in SUFFER and event is EventType.CASUALTIES):
        return _in_strike(clause, voices, speaker)
    hollow = subject.low == "there" or subject.dep == "expl"
    if subject.lemma in EVENT_NOUNS or (hollow and clause.head.lemma == "be"):
        attribute = clause.head.kid("attr") if hollow else None
        return _of_noun(attribute or subject, clause, voices, speaker)
    return people(subject, clause, voices, speaker)


def _accused(clause: Clause) -> Word | None:
    """In "X accused Y of shelling" the actor is Y, whoever X is; in "urged Y to halt" too."""
    for said in reversed(clause.said):
        if said.act is SpeechAct.ACCUSE and clause.top in said.roots and not said.whole:
            return said.cue.kid("dobj")
        if said.act is SpeechAct.ACCUSE and said.whole:
            return said.cue.kid("nsubjpass")
        if said.act is SpeechAct.DEMAND and clause.top in said.roots and clause.top.dep == "xcomp":
            return said.cue.kid("dobj") or clause.top.kid("nsubj")
    return None


def _of_noun(noun: Word, clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """The doer inside an event's noun phrase: "Russian air strikes", "fire by government forces", "the army's advance"."""
    counted = next((p for prep in noun.kids_as("prep") if prep.low == "of" for p in prep.kids_as("pobj")), None)
    if counted is not None and counted.lemma in EVENT_NOUNS and noun.lemma in _STRETCHES:
        return _of_noun(counted, clause, voices, speaker)
    outside = (
        noun.head.kids_as("prep", "agent") if noun.dep in ("nsubj", "nsubjpass") and noun.lemma in EVENT_NOUNS else []
    )
    for prep in (*noun.kids_as("prep", "agent"), *(p for p in outside if p.low == "between")):
        if prep.low in ("by", "between") or (prep.low == "from" and noun.lemma in ("fire", "attack", "shelling")):
            return [a for pobj in prep.kids_as("pobj") for a in people(pobj, clause, voices, speaker)]
    for kid in noun.kids:
        if kid.dep in ("poss", "compound", "amod", "nmod") and kid.i < noun.i:
            match = voices.cast.match_at(kid.start)
            if match is not None and voices.cast.entry_of(match).kind not in ("media", "generic", "civilians"):
                found = people(kid, clause, voices, speaker)
                if found:
                    return found
            if kid.dep == "poss" and kid.tag in ("PRP$", "NN", "NNS", "NNP"):
                return people(kid, clause, voices, speaker)
    for told in noun.kids_as("relcl"):
        subject = told.kid("nsubj")
        if subject is not None and subject.tag not in ("WDT", "WP"):
            return people(subject, clause, voices, speaker)
    for acl in noun.kids_as("acl"):
        agent = acl.kid("agent")
        if agent is not None:
            return [a for pobj in agent.kids_as("pobj") for a in people(pobj, clause, voices, speaker)]
    return []


def _in_strike(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """In "killed in an Israeli air strike" the doer stands inside the strike."""
    for prep in clause.head.kids_as("prep"):
        if prep.low in ("in", "by", "during", "from", "after", "when"):
            for noun in prep.kids_as("pobj"):
                if noun.lemma in EVENT_NOUNS:
                    return _of_noun(noun, clause, voices, speaker)
    return []


def own_side(actors: tuple[Actor, ...], speaker: Actor | None, clause: Clause) -> bool:
    """Tell whether the actor is the speaker or the side spoken for."""
    if speaker is None:
        return False
    if any(word.low in ("we", "i", "our") for word in clause.words[:4]):
        return True
    subject = subject_of(clause.verbs[0])
    if subject is not None and any(kid.tag == "PRP$" for kid in subject.kids):
        return True
    return any(
        actor.name == speaker.name or (actor.family is not None and actor.family == speaker.family) for actor in actors
    )
