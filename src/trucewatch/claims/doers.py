"""Who does it: the rules that find a clause's doer, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from trucewatch.claims.around import AROUND
from trucewatch.claims.asked import Asked, Found, subject_in
from trucewatch.claims.lexicon import role_words
from trucewatch.claims.people import EVENT_NOUNS
from trucewatch.claims.struck import behind, blow_under, host_of, hurt_too, is_hit
from trucewatch.claims.targets import SUFFER, leaves_home
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType, SpeechAct

_NO_ROLES = frozenset({EventType.TALKS_COLLAPSED})
_NOTES = role_words("notes")
_STRETCHES = role_words("stretches")
_STRONGHOLDS = role_words("strongholds")
# Who mediated a truce does not keep or break it.
_MEDIATES = frozenset({"mediate", "broker", "sponsor", "back", "support", "monitor", "guarantee", "oversee"})
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
    warded = _warded_off(asked)
    if warded is not None:
        return _of_noun(warded, asked)
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
        agent = verb.kid("agent") or next(
            (k for k in verb.kids_as("prep") if k.low == "by" and verb.tag == "VBN" and verb.kid("nsubj") is None), None
        )
        if agent is not None:
            found = asked.under(agent)
            if found or verb.kid("auxpass") is not None:
                return found
    return None


def _of_an_event_noun(asked: Asked) -> Found:
    return None if asked.clause.head.is_verb else _of_noun(asked.clause.head, asked)


def _passive(asked: Asked) -> Found:
    clause = asked.clause
    subject = next((verb.kid("nsubjpass") for verb in clause.verbs if verb.kid("nsubjpass") is not None), None)
    if subject is None or clause.head.tag != "VBN":
        return None
    if asked.event is EventType.STATEMENT:
        return asked.who(subject)
    told = subject.lemma in EVENT_NOUNS and not is_hit(clause.head)  # a convoy that was hit hits nobody
    return _of_noun(subject, asked) if told else _in_strike(asked)


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
    return _of_noun(what, asked) if what is not None else None


def _only_noted(asked: Asked) -> Found:
    """Who "received reports of" or "recorded" an act does not do it."""
    head = asked.clause.head
    thing = head.kid("dobj")
    counts = head.lemma == "put" and thing is not None and (thing.lemma in _FIGURES or thing.lemma in EVENT_NOUNS)
    if not (counts or head.lemma in _NOTES) or asked.event in (EventType.STATEMENT, EventType.TALKS_SCHEDULED):
        return None
    noted = head.kid("dobj", "xcomp", "ccomp")
    return _of_noun(noted, asked) if noted is not None and noted.is_noun else []


_ANSWERS = frozenset({"respond", "react", "reply", "answer", "retaliate"})


def _answered(asked: Asked) -> Found:
    """Who "responded to attacks by the army" did not make them."""
    if asked.clause.head.lemma not in _ANSWERS or not asked.event.armed:
        return None
    preps = (prep for prep in asked.clause.head.kids_as("prep") if prep.low in ("to", "against", "for"))
    nouns = [noun for prep in preps for noun in prep.kids_as("pobj") if noun.lemma in EVENT_NOUNS]
    return _of_noun(nouns[0], asked) if nouns else None


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
    return _in_strike(asked) if leaves_home(head) and head.kid("agent") is None else None


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
    dying = (clause.head.lemma in SUFFER or clause.head.lemma == "be") and asked.event is EventType.CASUALTIES
    if (passive and asked.event is not EventType.STATEMENT) or dying or subject_in(clause) is None:
        return _in_strike(asked)
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
    hollow = subject.low == "there" or subject.dep == "expl"
    if subject.lemma in EVENT_NOUNS or (hollow and asked.clause.head.lemma == "be"):
        attribute = asked.clause.head.kid("attr") if hollow else None
        return _of_noun(attribute or subject, asked)
    return asked.who(subject)


_RULES: tuple[Callable[[Asked], Found], ...] = (
    _driven_out,
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
    _only_noted,
    _answered,
    _obliged,
    _suffered,
    _stronghold,
    _the_subject,
)


def _of_noun(noun: Word, asked: Asked) -> list[Actor]:
    """Find the doer inside an event's noun phrase: "Russian air strikes", "fire by the army", "the army's advance"."""
    counted = next((p for prep in noun.kids_as("prep") if prep.low == "of" for p in prep.kids_as("pobj")), None)
    if counted is not None and counted.lemma in EVENT_NOUNS and noun.lemma in _STRETCHES:
        return _of_noun(counted, asked)
    for part in (_behind, _before, _told_below):
        found = part(noun, asked)
        if found is not None:
            return found
    return []


def _behind(noun: Word, asked: Asked) -> Found:
    beside = noun.dep in ("nsubj", "nsubjpass") and noun.lemma in EVENT_NOUNS
    between = [p for p in noun.head.kids_as("prep") if p.low == "between"] if beside else []
    for prep in (*noun.kids_as("prep", "agent"), *between):
        if prep.low in ("by", "between") or (prep.low == "from" and noun.lemma in ("fire", "attack", "shelling")):
            return asked.under(prep)
    return None


def _before(noun: Word, asked: Asked) -> Found:
    for kid in noun.kids:
        if kid.dep not in ("poss", "compound", "amod", "nmod") or kid.i > noun.i:
            continue
        match = asked.voices.cast.match_at(kid.start)
        named = match is not None and asked.voices.cast.entry_of(match).kind not in ("media", "generic", "civilians")
        found = asked.who(kid) if named else []
        if found:
            return found
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


def _in_strike(asked: Asked) -> list[Actor]:
    """In "killed in an Israeli air strike" the doer stands inside the strike."""
    for prep in asked.clause.head.kids_as("prep"):
        if prep.low in ("in", "by", "during", "from", "after", "when"):
            for noun in prep.kids_as("pobj"):
                if noun.lemma in EVENT_NOUNS:
                    return _of_noun(noun, asked)
    return _when_struck(asked)


def _when_struck(asked: Asked) -> list[Actor]:
    """In "were killed when militants ambushed their convoy" the militants stand behind it."""
    for then in asked.clause.head.kids_as("advcl"):
        mark, subject = then.kid("mark", "advmod"), then.kid("nsubj")
        if mark is None or mark.low not in ("when", "as", "after") or subject is None or then.kid("dobj") is None:
            continue
        if subject.lemma in EVENT_NOUNS:
            return _of_noun(subject, asked)
        return asked.who(subject)
    return []
