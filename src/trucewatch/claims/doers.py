"""Who does it: the rules that find a clause's doer, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from trucewatch.claims.around import AROUND
from trucewatch.claims.asked import Asked, Found, subject_in
from trucewatch.claims.lexicon import role_words, speech_nouns
from trucewatch.claims.noun_doers import in_strike, of_noun
from trucewatch.claims.people import EVENT_NOUNS
from trucewatch.claims.struck import behind, blow_under, host_of, hurt_too, is_hit, told_hurt
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.targets import SUFFER, leaves_home
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType, SpeechAct

_NO_ROLES = frozenset({EventType.TALKS_COLLAPSED})
_NOTES = role_words("notes")
_STRONGHOLDS = role_words("strongholds")
_FIGURES = frozenset({"number", "toll", "figure", "count", "tally", "total", "losses", "estimate"})
_OF_DEALS = frozenset(
    {"cover", "include", "exclude", "stipulate", "expire", "lapse", "collapse", "apply", "oblige", "hold"}
)
_BINDS = frozenset(
    {
        "oblige",
        "require",
        "compel",
        "bind",
        "commit",
        "order",
        "force",
        "instruct",
        "direct",
        "allow",
        "permit",
        "forbid",
    }
)


_TELLS = frozenset({"tell", "warn", "urge", "ask", "cause", "make", "help"})


def doers(asked: Asked) -> list[Actor]:
    """Return the doers by the first rule that applies; where it names nobody, whom the words around the act name."""
    if any(kid.lemma in ("aware", "unaware") for kid in asked.clause.head.kids_as("acomp")):
        return []  # who "was aware of reports of air strikes" made none
    warded = _warded_off(asked)
    if warded is not None:
        return of_noun(warded, asked)
    for rule in _RULES:
        found = rule(asked)
        if found is not None:
            return found or _unstated(asked)
    return _unstated(asked)


# Who keeps an attack from coming to pass, or shoots down what is sent, does not make it.
_WARDS = frozenset({"foil", "thwart", "avert", "prevent", "disrupt", "intercept", "defuse"})
_DOWNS = frozenset(
    {"down", "shoot", "destroy", "neutralise", "neutralize", "disable", "jam", "bring", "take", "suppress"}
)
_FLYING = frozenset({"drone", "missile", "rocket", "uav", "projectile", "munition", "shahed", "quadcopter"})
_SENT = frozenset({EventType.DRONE_STRIKE, EventType.MISSILE_STRIKE, EventType.ROCKET_FIRE})


def _warded_off(asked: Asked) -> Word | None:
    """Return the attack of "foiled a bombing" or the weapon of "shot down two drones", which somebody else sent."""
    event = asked.event
    for verb in asked.clause.verbs:
        wards = verb.lemma in _WARDS and event.armed
        thing = verb.kid("nsubjpass") if verb.kid("auxpass") is not None else verb.kid("dobj")
        if thing is None:
            continue
        of = next((noun for prep in thing.kids_as("prep") if prep.low == "of" for noun in prep.kids_as("pobj")), thing)
        downs = verb.lemma in _DOWNS and event in _SENT and bool({thing.lemma, of.lemma} & _FLYING)
        if wards or downs:
            return of if of.lemma in _FLYING else thing
    return None


def _unstated(asked: Asked) -> list[Actor]:
    if any(said.act is SpeechAct.ACCUSE for said in asked.clause.said):
        return []  # An accuser's words are searched for nobody but the accused.
    return next((found for rule in AROUND if (found := rule(asked))), [])


def _the_accused(asked: Asked) -> Found:
    """In "X accused Y of shelling" the actor is Y, whoever X is; in "urged Y to halt" too."""
    clause = asked.clause
    accused: Word | None = None
    for said in reversed(clause.said):
        if said.act is SpeechAct.ACCUSE and (said.whole or clause.top in said.roots):
            accused = said.accused or said.cue.kid("nsubjpass") or said.cue.kid("dobj")
            break
        called = said.act is SpeechAct.DEMAND and clause.top in said.roots
        if called and (clause.top.dep == "xcomp" or (clause.top.is_verb and _called_on(said.cue) is not None)):
            accused = said.cue.kid("dobj") or _called_on(said.cue) or clause.top.kid("nsubj")
            break
    return asked.who(accused) if accused is not None else None


def _called_on(cue: Word) -> Word | None:
    """In "called on the rebels to leave" and "appealed to both sides to stop" they are to do it."""
    preps = (prep for prep in cue.kids_as("prep") if prep.low in ("on", "upon", "to", "with") and prep.i > cue.i)
    return next((whom for prep in preps if (whom := prep.kid("pobj")) is not None), None)


def _nobody(asked: Asked) -> Found:
    return [] if asked.event in _NO_ROLES else None


def _blamed_on(asked: Asked) -> Found:
    head = asked.clause.head
    on = next((prep for prep in head.kids_as("prep") if prep.low == "on"), None) if head.lemma == "blame" else None
    return asked.under(on) if on is not None else None


def _sides_of_a_clash(asked: Asked) -> Found:
    if asked.event is not EventType.GROUND_CLASH:
        return None
    between = next((w for w in asked.clause.words if w.low == "between" and w.kid("pobj") is not None), None)
    return (asked.under(between) or None) if between is not None else None


def _agent(asked: Asked) -> Found:
    """Who stands behind "by": "was broken by the army"."""
    for verb in (asked.clause.head, *reversed(asked.clause.chain)):
        if any(said.rule == "passive-by" and said.cue is verb for said in asked.clause.said):
            continue  # "were reported by the radio to be leaving"
        agent = verb.kid("agent") or next(
            (k for k in verb.kids_as("prep") if k.low == "by" and verb.tag == "VBN" and verb.kid("nsubj") is None), None
        )
        if agent is not None:
            found = asked.under(agent)
            if found or verb.kid("auxpass") is not None:
                return found
    return None


def _of_an_event_noun(asked: Asked) -> Found:
    return None if asked.clause.head.is_verb else of_noun(asked.clause.head, asked)


def _passive(asked: Asked) -> Found:
    clause = asked.clause
    subject = next((verb.kid("nsubjpass") for verb in clause.verbs if verb.kid("nsubjpass") is not None), None)
    if subject is None or clause.head.tag != "VBN":
        return None
    if asked.event is EventType.STATEMENT:
        return asked.who(subject)
    told = subject.lemma in EVENT_NOUNS and not is_hit(clause.head)  # a convoy that was hit hits nobody
    return of_noun(subject, asked) if told else in_strike(asked)


def _come_under(asked: Asked) -> Found:
    """Who "came under fire" did not fire."""
    hit = next((verb for verb in asked.clause.verbs if blow_under(verb) is not None), None)
    return asked.who(*behind(hit)) if hit is not None else None


def _of_a_hit(asked: Asked) -> Found:
    """In "the convoy was hit, killing five" the convoy kills nobody: who hit it does."""
    host = host_of(asked.clause.top)
    hurts = asked.event.armed or asked.event is EventType.CASUALTIES
    if host is None or not hurts or not (is_hit(host) or host.kid("auxpass") is not None):
        return None
    return asked.who(*behind(host))


def _there_is(asked: Asked) -> Found:
    head = asked.clause.head
    what = head.kid("attr") if head.kid("expl") is not None else None
    return of_noun(what, asked) if what is not None else None


_GETS = frozenset({"receive", "get", "obtain"})
_AID = frozenset({EventType.AID_DELIVERY, EventType.AIRDROP, EventType.SUPPORT})


def _handed_over(asked: Asked) -> Found:
    """Who "got medicines from the Red Cross" gave nobody any; who "received 909 bodies" took part in the exchange."""
    head = asked.clause.head
    thing = head.kid("dobj")
    told = thing is None or thing.lemma in EVENT_NOUNS or thing.lemma in speech_nouns().content
    if head.lemma not in _GETS or told or head.kid("auxpass") is not None:
        return None
    giver = next((prep for kid in (head, thing) if kid for prep in kid.kids_as("prep") if prep.low == "from"), None)
    if giver is not None and (found := asked.under(giver)):
        return found
    return [] if asked.event.coarse in _AID or asked.event is EventType.CASUALTIES else _the_subject(asked)


def _let_go(asked: Asked) -> Found:
    """In "let no prisoner go" who lets them go frees them."""
    for verb, below in pairwise(asked.clause.verbs):
        if verb.lemma == "let" and below.lemma in ("go", "leave", "pass", "return") and below.kid("dobj") is None:
            subject = subject_of(verb)
            return asked.who(subject) if subject is not None else []
    return None


_MINES = frozenset({EventType.MINE_EXPLOSION, EventType.IED})
_MINE_NOUNS = frozenset({"mine", "landmine", "ied", "bomb", "device", "explosive", "booby-trap"})


def _on_a_mine(asked: Asked) -> Found:
    """Who "ran over a landmine" or "stepped on a mine" did not lay it."""
    head = asked.clause.head
    if asked.event not in _MINES or head.lemma not in ("run", "drive", "step", "hit", "strike", "trigger", "tread"):
        return None
    over = [head, *(prep for prep in head.kids_as("prep", "prt") if prep.low in ("over", "on", "onto", "upon"))]
    mine = next((noun for up in over for noun in up.kids_as("dobj", "pobj") if noun.lemma in _MINE_NOUNS), None)
    return of_noun(mine, asked) if mine is not None else None


def _called_something(asked: Asked) -> Found:
    """In "described the shots from the other side as a provocation" the other side shot, not who describes it."""
    said = next((said for said in asked.clause.said if said.rule == "regard" and said.cue is asked.clause.head), None)
    thing = asked.clause.head.kid("dobj") if said is not None else None
    if thing is None or not (asked.event.armed or asked.clause.head.lemma == "call"):
        return None
    return of_noun(thing, asked)


def _only_noted(asked: Asked) -> Found:
    """Who "received reports of" or "recorded" an act does not do it; who witnesses a withdrawal does watch it."""
    head = asked.clause.head
    if asked.event.coarse is EventType.MONITORING:
        return None
    thing = head.kid("dobj")
    counts = head.lemma == "put" and thing is not None and (thing.lemma in _FIGURES or thing.lemma in EVENT_NOUNS)
    if not (counts or head.lemma in _NOTES) or asked.event in (EventType.STATEMENT, EventType.TALKS_SCHEDULED):
        return None
    noted = head.kid("dobj", "xcomp", "ccomp")
    return of_noun(noted, asked) if noted is not None and noted.is_noun else []


_ANSWERS = frozenset({"respond", "react", "reply", "answer", "retaliate"})


def _answered(asked: Asked) -> Found:
    """Who "responded to attacks by the army" did not make them."""
    if asked.clause.head.lemma not in _ANSWERS or not asked.event.armed:
        return None
    preps = (prep for prep in asked.clause.head.kids_as("prep") if prep.low in ("to", "against", "for"))
    nouns = [noun for prep in preps for noun in prep.kids_as("pobj") if noun.lemma in EVENT_NOUNS]
    return of_noun(nouns[0], asked) if nouns else None


def _driven_out(asked: Asked) -> Found:
    """In "ordered families to leave their homes" who orders it drives them out; who only flees drives nobody."""
    if asked.event is not EventType.DISPLACEMENT:
        return None
    for verb, below in pairwise(asked.clause.verbs):
        if verb.lemma in _BINDS | _TELLS and below.dep in ("xcomp", "ccomp") and verb.kid("auxpass") is None:
            subject = subject_in(asked.clause) if verb.kid("nsubj") is None else verb.kid("nsubj")
            return asked.who(subject) if subject is not None else []
    for said in reversed(asked.clause.said):
        if said.act is SpeechAct.DEMAND and asked.clause.top in said.roots:
            giver = said.speaker
            return (asked.who(giver) if giver is not None else []) or ([asked.speaker] if asked.speaker else [])
    head = asked.clause.head
    return in_strike(asked) if leaves_home(head) and head.kid("agent") is None else None


def _obliged(asked: Asked) -> Found:
    """In "the truce obliges both sides to stop" both sides are to stop."""
    for verb, below in pairwise(asked.clause.verbs):
        whom = verb.kid("dobj")
        if verb.lemma in _BINDS and whom is not None and below.dep in ("xcomp", "ccomp"):
            return asked.who(whom) or None
    return None


def _suffered(asked: Asked) -> Found:
    clause = asked.clause
    passive = (clause.head.kid("auxpass") is not None and clause.head.tag == "VBN") or hurt_too(clause.head)
    dying = clause.head.lemma in SUFFER | {"be", "lose"} and asked.event is EventType.CASUALTIES
    if told_hurt(clause.head):
        return in_strike(asked)
    if (passive and asked.event is not EventType.STATEMENT) or dying or subject_in(clause) is None:
        return in_strike(asked)
    return None


def _stronghold(asked: Asked) -> Found:
    """In "it is a stronghold of the group" the group holds it."""
    attribute = asked.clause.head.kid("attr")
    if attribute is None or attribute.lemma not in _STRONGHOLDS:
        return None
    return [who for prep in attribute.kids_as("prep") if prep.low == "of" for who in asked.under(prep)] or None


def _the_subject(asked: Asked) -> Found:
    subject = subject_in(asked.clause)
    if subject is None:
        return []
    if subject.low == "it" and asked.clause.head.lemma in _OF_DEALS:
        return []  # "it does not cover ports": the deal does not
    start = asked.clause.head if asked.clause.head.lemma in ("begin", "start") else None
    if start is not None and subject.lemma in EVENT_NOUNS:
        with_what = (noun for prep in start.kids_as("prep") if prep.low == "with" for noun in prep.kids_as("pobj"))
        return of_noun(subject, asked) or [actor for noun in with_what for actor in of_noun(noun, asked)]
    hollow = subject.low == "there" or subject.dep == "expl"
    if subject.lemma in EVENT_NOUNS or (hollow and asked.clause.head.lemma == "be"):
        attribute = asked.clause.head.kid("attr") if hollow else None
        return of_noun(attribute or subject, asked)
    return asked.who(subject)


def _kept_from(asked: Asked) -> Found:
    """In "failed to stop them from shelling the town" they are who shells."""
    top = asked.clause.head
    prep = top.head if top.dep == "pcomp" and top.head.low == "from" else None
    if prep is None or prep.head.lemma not in _KEEPS_FROM or not asked.event.armed:
        return None
    whom = prep.head.kid("dobj")
    return asked.who(whom) if whom is not None else None


_KEEPS_FROM = frozenset({"stop", "keep", "prevent", "deter", "dissuade", "discourage", "restrain", "bar", "hinder"})


_RULES: tuple[Callable[[Asked], Found], ...] = (
    _driven_out,
    _kept_from,
    _the_accused,
    _nobody,
    _blamed_on,
    _sides_of_a_clash,
    _agent,
    _of_an_event_noun,
    _passive,
    _come_under,
    _of_a_hit,
    _there_is,
    _let_go,
    _on_a_mine,
    _handed_over,
    _called_something,
    _only_noted,
    _answered,
    _obliged,
    _suffered,
    _stronghold,
    _the_subject,
)
