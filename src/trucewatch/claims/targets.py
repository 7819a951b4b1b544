"""To whom it is done: the targets of a clause, as its speaker has it."""

from __future__ import annotations

from trucewatch.claims.clauses import Clause
from trucewatch.claims.people import EVENT_NOUNS, alone, animate, people
from trucewatch.claims.struck import blow_under, hurt_too, told_hurt
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType, SpeechAct

_AGAINST = frozenset({"against", "on", "at", "toward", "towards", "targeting"})
# "Fired at the convoy" has a target, "attacked a depot at Hlibivka" a place.
_AIMED = frozenset(
    """fire shoot aim throw hurl lob launch direct point swing shot gunfire missile rocket shell mortar burst
    gun""".split()  # noqa: SIM905 - a list of words reads better as text
)
SUFFER = frozenset(
    """die vomit suffer perish flee succumb suffocate choke experience fall collapse drown starve freeze bleed burn
    drop sicken faint""".split()  # noqa: SIM905 - a list of verbs reads better as text
)
# Who does one of these is uprooted, where the words tell of people leaving their homes.
LEAVES = frozenset(
    """flee leave escape cross evacuate return go come pour stream flock trek pack move shelter seek take camp sleep huddle
    abandon quit run walk arrive crowd cram remain stay be find settle""".split()  # noqa: SIM905 - a list of verbs reads better
)
_LIMBS = frozenset({"leg", "foot", "arm", "hand", "eye", "finger", "toe", "limb", "life", "sight", "hearing"})
_GIVEN = frozenset({EventType.AID_DELIVERY, EventType.AID_ACCESS, EventType.AIRDROP, EventType.SUPPORT})
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december""".split()  # noqa: SIM905 - a calendar reads better as text
)


def targets_of(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Settle the targets of a clause from its grammar."""
    if clause.head.lemma == "blame":
        return []
    if event is EventType.DISPLACEMENT and clause.said and clause.said[-1].act is SpeechAct.DEMAND:
        told = clause.said[-1].cue.kid("dobj") if clause.top in clause.said[-1].roots else None
        if told is not None:
            return people(told, clause, voices, speaker, loose=True)
    found = _sufferers(clause, event, voices, speaker) if clause.head.is_verb else None
    if found is not None:
        return found
    found = (
        _undergoing(clause, voices, speaker) if clause.head.is_verb else _against(clause.head, clause, voices, speaker)
    )
    if not found and event is EventType.SUPPORT and clause.head.is_verb:
        found = _backed(clause, voices, speaker)
    if not found and event in _GIVEN:
        found = _given_to(clause, voices, speaker)
    return found or _fought(clause, event, voices, speaker)


def leaves_home(verb: Word) -> bool:
    """Tell whether a verb says that its subject is uprooted: "families evacuated to a gym", not "medics evacuated them"."""
    alone = verb.kid("dobj") is None or verb.lemma in ("flee", "leave", "abandon", "escape", "quit", "seek", "take")
    return verb.is_verb and verb.lemma in LEAVES and verb.kid("auxpass") is None and alone


def _sufferers(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> list[Actor] | None:
    """Who died, or was hit: the subject of a passive or of "die"; None where the clause is active."""
    head = clause.head
    if event is EventType.DISPLACEMENT and leaves_home(head):
        driven = head.head.kid("dobj") if head.dep in ("xcomp", "ccomp") and head.kid("nsubj") is None else None
        subject = driven or subject_of(head)
        return people(subject, clause, voices, speaker, loose=True) if subject is not None else []
    if (head.lemma in SUFFER or head.lemma == "be") and event is EventType.CASUALTIES:
        subject = subject_of(head)
        return people(subject, clause, voices, speaker, loose=True) if subject is not None else []
    if told_hurt(head):
        return people(head.head, clause, voices, speaker, loose=True)
    limb = head.kid("dobj") if head.lemma == "lose" and event is EventType.CASUALTIES else None
    if limb is not None and limb.lemma in _LIMBS:
        subject = subject_of(head)
        return people(subject, clause, voices, speaker, loose=True) if subject is not None else []
    if hurt_too(head) or any(blow_under(verb) is not None for verb in clause.verbs):
        subject = subject_of(head)
        return people(subject, clause, voices, speaker, loose=True) if subject is not None else []
    passive = next((verb.kid("nsubjpass") for verb in clause.verbs if verb.kid("nsubjpass")), None)
    if passive is None and head.kid("auxpass") is not None:
        passive = subject_of(head)
    if passive is None or passive.lemma in EVENT_NOUNS:
        return None
    return people(passive, clause, voices, speaker, loose=True)


def _undergoing(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """The object of the verb, or whom its event is against."""
    out: list[Actor] = []
    for verb in clause.verbs:
        for kid in verb.kids_as("dobj", "dative"):
            if kid.lemma in EVENT_NOUNS:
                out.extend(_against(kid, clause, voices, speaker))
            elif kid in clause.words:
                out.extend(people(kid, clause, voices, speaker, loose=True))
    subject = subject_of(clause.head)
    out = out or _against(clause.head, clause, voices, speaker) or _by_doing(clause, voices, speaker)
    if not out and subject is not None and subject.lemma in EVENT_NOUNS:
        out = _against(subject, clause, voices, speaker)
    return out


def _by_doing(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """In "has broken the truce by shelling their camps" the camps are hit."""
    for prep in clause.head.kids_as("prep"):
        for doing in prep.kids_as("pcomp") if prep.low == "by" else ():
            for thing in doing.kids_as("dobj"):
                return people(thing, clause, voices, speaker, loose=True)
    return []


def _backed(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom somebody backs, a state too: "backs Azerbaijan", "will stand by Norway"."""
    by = [
        noun
        for prep in clause.head.kids_as("prep")
        if prep.low in ("by", "with", "behind")
        for noun in prep.kids_as("pobj")
    ]
    nouns = (noun for noun in (*clause.head.kids_as("dobj"), *by) if noun.tag.startswith("NNP"))
    return [actor for noun in nouns for actor in people(noun, clause, voices, speaker)]


def _given_to(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom aid or support is for: "food to 200,000 people", "to reach civilians", "weapons for the rebels"."""
    out: list[Actor] = []
    for word in clause.words:
        if (word.dep == "pobj" and word.head.low in ("to", "for") and animate(word, voices)) or (
            word.dep in ("dobj", "nsubjpass")
            and word.head.lemma in ("reach", "help", "rescue", "feed", "assist", "supply")
            and animate(word, voices)
        ):
            out.extend(people(word, clause, voices, speaker, loose=True))
    return out


def _fought(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom an armed plan or operation is against: "against X", "to fight X"."""
    if not (event.armed or event in (EventType.MILITARY_OPTION, EventType.THREAT)):
        return []
    for word in clause.words:
        if word.dep == "pobj" and word.head.low == "against":
            return people(word, clause, voices, speaker, loose=True)
        if word.dep == "dobj" and word.head.lemma in ("fight", "attack", "combat", "strike"):
            return people(word, clause, voices, speaker, loose=True)
    return []


def left_out(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom a truce does not cover: its object, and what follows "to", "against" and "such as"."""
    found = []
    for word in clause.words:
        if word.dep in ("dobj", "pobj", "conj") and word.is_noun and word.i > clause.head.i:
            found.extend(people(alone(word), clause, voices, speaker, loose=True))
    return [actor for actor in found if actor.kind not in ("state", "media")]


def _against(word: Word, clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom an attack is against: "strikes on X", "shelling targeting Y"."""
    out: list[Actor] = []
    for prep in word.kids:
        if (
            prep.dep == "prep"
            and not (prep.low == "at" and word.lemma not in _AIMED)
            and (prep.low in _AGAINST or (prep.low == "with" and word.lemma in ("clash", "fight", "battle", "link")))
        ):
            for noun in prep.kids_as("pobj"):
                if noun.tag != "CD" and noun.low not in _DAYS:
                    out.extend(people(noun, clause, voices, speaker, loose=True))
        elif prep.dep in ("acl", "relcl") and prep.lemma in ("target", "hit", "strike"):
            for noun in prep.kids_as("dobj"):
                out.extend(people(noun, clause, voices, speaker, loose=True))
        elif prep.dep in ("acl", "relcl") and prep.is_verb:  # "the strikes the army is carrying out against X"
            for against in prep.kids_as("prep"):
                if against.low == "against":
                    out.extend(
                        a for noun in against.kids_as("pobj") for a in people(noun, clause, voices, speaker, loose=True)
                    )
    return out
