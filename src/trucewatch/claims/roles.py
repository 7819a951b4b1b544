"""Who does it, and to whom: the actor and target of a clause, as its speaker has it. The accuser is never the actor."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import animate_words, counting_words
from trucewatch.claims.said import subject_of
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Word
from trucewatch.model import Actor, EventType, SpeechAct

_BY = ("by",)
_AGAINST = frozenset({"against", "on", "at", "toward", "towards", "targeting"})
_SUFFER = frozenset(
    {"die", "vomit", "suffer", "perish", "flee", "succumb", "suffocate", "choke", "experience", "fall", "collapse"}
)
_HELD = frozenset({"held", "controlled", "run", "backed"})
_NO_ROLES = frozenset({EventType.TALKS_COLLAPSED, EventType.TALKS_HELD})
_NO_TARGET = frozenset({
    EventType.TERMS, EventType.ACCEPTANCE, EventType.COMPLIANCE, EventType.TALKS_SCHEDULED, EventType.TALKS_COLLAPSED,
    EventType.TERRITORY_CHANGE, EventType.RESOLUTION, EventType.MONITORING, EventType.TREATY, EventType.DEPLOYMENT,
    EventType.INVESTIGATION_OPENED, EventType.STATEMENT, EventType.FINDING, EventType.SAMPLE_EVIDENCE, EventType.VIOLATION_COUNT,
    EventType.RESPONSE, EventType.TALKS_HELD,
})  # fmt: skip
_PLACE_NOUNS = frozenset(
    """depot outpost post trench launcher tunnel bunker checkpoint camp headquarter warehouse site
    positions stronghold hospital infrastructure headquarters front line frontline town village city area district hill road suburb province region position place country territory neighbourhood
    neighborhood capital border frontier part zone base airport school hospital building house market street""".split()
)
# Who only hears, notes or awaits an act does not do it.
_NOTES = frozenset(
    "receive see hear witness record register document report acknowledge expect notice observe detect know say tell".split()
)
# Only people and animals can be killed, abducted or freed: their object needs no list.
_HARMS = frozenset("kill wound injure abduct kidnap arrest detain execute rescue torture behead murder assassinate rape evacuate".split())
_STRETCHES = frozenset(
    "month week day year hour wave series number dozen score round spate string total barrage".split()
)
_EVENT_NOUNS = frozenset(
    """fight drop month week year day hour strike raid attack bombardment shelling fire bombing clash fighting battle offensive assault operation violation
    breach explosion blast airstrike airdrop air-drop delivery gain advance truce ceasefire cessation agreement deal talk negotiation violence
    siege war conflict number level total report plan halt pause evidence sign resolution convoy truck toll death casualty round
    action campaign escalation gun missile rocket drone mortar bomb shell issue process reason lot risk""".split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and targets of one clause."""

    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]


def roles(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> Roles:
    """Settle actor and target from the grammar of the clause."""
    actors = _known(_actors(clause, event, voices, speaker))
    targets = () if event in _NO_TARGET else _known(_targets(clause, event, voices, speaker))
    if event in (EventType.DENIAL, EventType.COORDINATION_CALL) and not clause.head.is_verb and speaker is not None:
        actors = (speaker,)
    if event is EventType.EXCLUSION:
        left_out = _known(_left_out(clause, voices, speaker)) or targets
        doers = {actor.name for actor in actors}
        targets = tuple(actor for actor in left_out if actor.name not in doers)
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
        return _people(accused, clause, voices, speaker)
    if event in _NO_ROLES:
        return []
    blamed = next((prep for prep in clause.head.kids_as("prep") if prep.low == "on"), None) if clause.head.lemma == "blame" else None
    if blamed is not None:
        return [a for noun in blamed.kids_as("pobj") for a in _people(noun, clause, voices, speaker)]
    if event is EventType.GROUND_CLASH:
        between = next((word for word in clause.words if word.low == "between" and word.kid("pobj") is not None), None)
        sides = (
            [a for noun in between.kids_as("pobj") for a in _people(noun, clause, voices, speaker)]
            if between is not None
            else []
        )
        if sides:
            return sides
    for verb in (clause.head, *reversed(clause.chain)):
        agent = verb.kid("agent") or next((k for k in verb.kids_as("prep") if k.low in _BY and verb.tag == "VBN"), None)
        if agent is not None:
            found = [a for noun in agent.kids_as("pobj") for a in _people(noun, clause, voices, speaker)]
            if found or verb.kid("auxpass") is not None:
                return found
    if not clause.head.is_verb:
        return _of_noun(clause.head, clause, voices, speaker)
    if any(verb.kid("nsubjpass") for verb in clause.verbs) and clause.head.tag == "VBN":
        subject = next(verb.kid("nsubjpass") for verb in clause.verbs if verb.kid("nsubjpass"))
        if event is EventType.STATEMENT and subject is not None:
            return _people(subject, clause, voices, speaker)
        return (
            _of_noun(subject, clause, voices, speaker)
            if subject is not None and subject.lemma in _EVENT_NOUNS
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
    if subject is None or clause.head.lemma in _SUFFER and event is EventType.CASUALTIES:
        return _in_strike(clause, voices, speaker)
    hollow = subject.low == "there" or subject.dep == "expl"
    if subject.lemma in _EVENT_NOUNS or (hollow and clause.head.lemma == "be"):
        attribute = clause.head.kid("attr") if hollow else None
        return _of_noun(attribute or subject, clause, voices, speaker)
    return _people(subject, clause, voices, speaker)


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


def _targets(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> list[Actor]:
    head = clause.head
    if head.lemma == "blame":
        return []
    if not head.is_verb:
        found = _against(head, clause, voices, speaker) or (
            _given_to(clause, voices, speaker) if event in _GIVEN else []
        )
        return found or _fought(clause, event, voices, speaker)
    if head.lemma in _SUFFER and event is EventType.CASUALTIES:
        subject = subject_of(head)
        return _people(subject, clause, voices, speaker, loose=True) if subject is not None else []
    passive = next((verb.kid("nsubjpass") for verb in clause.verbs if verb.kid("nsubjpass")), None)
    if passive is None and head.kid("auxpass") is not None:
        passive = subject_of(head)
    if passive is not None and passive.lemma not in _EVENT_NOUNS:
        return _people(passive, clause, voices, speaker, loose=True)
    out: list[Actor] = []
    for verb in clause.verbs:
        for kid in verb.kids_as("dobj", "dative"):
            if kid.lemma in _EVENT_NOUNS:
                out.extend(_against(kid, clause, voices, speaker))
            elif kid in clause.words:
                out.extend(_people(kid, clause, voices, speaker, loose=True))
    subject = subject_of(head)
    if not out:
        out = _against(head, clause, voices, speaker)
    if not out and subject is not None and subject.lemma in _EVENT_NOUNS:
        out = _against(subject, clause, voices, speaker)
    if not out and event in _GIVEN:
        out = _given_to(clause, voices, speaker)
    return out or _fought(clause, event, voices, speaker)


_GIVEN = frozenset({EventType.AID_DELIVERY, EventType.AID_ACCESS, EventType.AIRDROP, EventType.SUPPORT})


def _given_to(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom aid or support is for: "food to 200,000 people", "to reach civilians", "weapons for the rebels"."""
    out: list[Actor] = []
    for word in clause.words:
        if word.dep == "pobj" and word.head.low in ("to", "for") and _animate(word, voices):
            out.extend(_people(word, clause, voices, speaker, loose=True))
        elif (
            word.dep in ("dobj", "nsubjpass")
            and word.head.lemma in ("reach", "help", "rescue", "feed", "assist", "supply")
            and _animate(word, voices)
        ):
            out.extend(_people(word, clause, voices, speaker, loose=True))
    return out


def _fought(clause: Clause, event: EventType, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom an armed plan or operation is against: "against X", "to fight X"."""
    if not (event.armed or event in (EventType.MILITARY_OPTION, EventType.THREAT)):
        return []
    for word in clause.words:
        if word.dep == "pobj" and word.head.low == "against":
            return _people(word, clause, voices, speaker, loose=True)
        if word.dep == "dobj" and word.head.lemma in ("fight", "attack", "combat", "strike"):
            return _people(word, clause, voices, speaker, loose=True)
    return []


def _left_out(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whom a truce does not cover: its object, and what follows "to", "against" and "such as"."""
    found = []
    for word in clause.words:
        if word.dep in ("dobj", "pobj", "conj") and word.is_noun and word.i > clause.head.i:
            found.extend(_people(_alone(word), clause, voices, speaker, loose=True))
    return [actor for actor in found if actor.kind not in ("state", "media")]


def _against(word: Word, clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    out: list[Actor] = []
    for prep in word.kids:
        if prep.dep == "prep" and (
            prep.low in _AGAINST or (prep.low == "with" and word.lemma in ("clash", "fight", "battle", "link"))
        ):
            for noun in prep.kids_as("pobj"):
                if noun.tag != "CD" and noun.low not in _DAYS:
                    out.extend(_people(noun, clause, voices, speaker, loose=True))
        elif prep.dep in ("acl", "relcl") and prep.lemma in ("target", "hit", "strike"):
            for noun in prep.kids_as("dobj"):
                out.extend(_people(noun, clause, voices, speaker, loose=True))
    return out


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _of_noun(noun: Word, clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """The doer inside an event's noun phrase: "Russian air strikes", "fire by government forces", "the army's advance"."""
    counted = next((p for prep in noun.kids_as("prep") if prep.low == "of" for p in prep.kids_as("pobj")), None)
    if counted is not None and counted.lemma in _EVENT_NOUNS and noun.lemma in _STRETCHES:
        return _of_noun(counted, clause, voices, speaker)
    outside = (
        noun.head.kids_as("prep", "agent") if noun.dep in ("nsubj", "nsubjpass") and noun.lemma in _EVENT_NOUNS else []
    )
    for prep in (*noun.kids_as("prep", "agent"), *(p for p in outside if p.low == "between")):
        if prep.low in ("by", "between") or (prep.low == "from" and noun.lemma in ("fire", "attack", "shelling")):
            return [a for pobj in prep.kids_as("pobj") for a in _people(pobj, clause, voices, speaker)]
    for kid in noun.kids:
        if kid.dep in ("poss", "compound", "amod", "nmod") and kid.i < noun.i:
            match = voices.cast.match_at(kid.start)
            if match is not None and voices.cast.entry_of(match).kind not in ("media", "generic", "civilians"):
                found = _people(kid, clause, voices, speaker)
                if found:
                    return found
            if kid.dep == "poss" and kid.tag in ("PRP$", "NN", "NNS", "NNP"):
                return _people(kid, clause, voices, speaker)
    for told in noun.kids_as("relcl"):
        subject = told.kid("nsubj")
        if subject is not None and subject.tag not in ("WDT", "WP"):
            return _people(subject, clause, voices, speaker)
    for acl in noun.kids_as("acl"):
        agent = acl.kid("agent")
        if agent is not None:
            return [a for pobj in agent.kids_as("pobj") for a in _people(pobj, clause, voices, speaker)]
    return []


def _in_strike(clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """In "killed in an Israeli air strike" the doer stands inside the strike."""
    for prep in clause.head.kids_as("prep"):
        if prep.low in ("in", "by", "during", "from", "after", "when"):
            for noun in prep.kids_as("pobj"):
                if noun.lemma in _EVENT_NOUNS:
                    return _of_noun(noun, clause, voices, speaker)
    return []


def _people(head: Word, clause: Clause, voices: Voices, speaker: Actor | None, *, loose: bool = False) -> list[Actor]:
    out: list[Actor] = []
    for word in head.conjuncts():
        counted = _counted_below(word)
        if counted is not None:
            out.extend(_people(counted, clause, voices, speaker, loose=loose))
            continue
        if word.lemma in _PLACE_NOUNS and voices.cast.match_at(word.start) is None:
            out.extend(_holders(word, clause, voices, speaker) if loose else [])
            continue
        if (word.low in ("there", "it") and word.dep == "expl") or any(kid.low == "no" for kid in word.kids_as("det")):
            continue
        for kid in word.kids_as("nmod"):
            if kid.kid("cc") is not None:  # "the government and rebel groups" parsed as one noun phrase
                out.extend(voices.actors(_alone(kid), clause.sentence, speaker))
        if word.lemma in _EVENT_NOUNS or word.tag == "CD":
            continue
        harmed = loose and word.dep in ("dobj", "nsubjpass", "conj") and clause.head.lemma in _HARMS and word.is_noun
        if _is_place(word, voices, loose=loose) or not (harmed or _animate(word, voices)):
            continue
        out.extend(voices.party_of(actor) for actor in voices.actors(_alone(word), clause.sentence, speaker))
    return out


def _counted_below(word: Word) -> Word | None:
    """In "dozens of civilians" and "a number of fighters" the people follow "of"."""
    if word.lemma in counting_words() or word.lemma.rstrip("s") in counting_words():
        for prep in word.kids_as("prep"):
            if prep.low == "of":
                return prep.kid("pobj")
    return None


def _animate(word: Word, voices: Voices) -> bool:
    """Only people, bodies and names act or suffer; efforts, needs and deliveries do not."""
    if word.tag in ("PRP", "PRP$", "WP", "WDT") or word.lemma in animate_words():
        return True
    return voices.cast.match_at(word.start) is not None or (
        word.tag.startswith("NNP") and voices.cast.run_at(word.start) is not None
    )


class _Single(Word):
    """A word looked at without what is coordinated with it."""

    __slots__ = ()

    def conjuncts(self) -> list[Word]:
        """Return the word alone."""
        return [self]


def _alone(word: Word) -> Word:
    single = _Single(word.i, word.text, word.tag, word.dep, word.start)
    single.lemma, single.head, single.kids = word.lemma, word.head, word.kids
    return single


def _holders(word: Word, clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """In "rebel-held areas" and "zones controlled by the opposition" the target is who holds them."""
    for kid in word.subtree():
        if kid.low in _HELD:
            before = next((k for k in clause.sentence.words if k.i == kid.i - 2), None)
            if before is not None and clause.sentence.words[kid.i - 1].text == "-":
                match = None if before.tag in ("NN", "JJ") else voices.cast.match_at(before.start)
                if match is not None:
                    entry = voices.cast.entry_of(match)
                    return [Actor(entry.name, entry.id, entry.kind, entry.family)]
                plural = before.low + "s"
                entries = voices.cast.registers.actors.named(plural) or voices.cast.registers.actors.named(before.low)
                return [
                    Actor(entries[0].name, entries[0].id, entries[0].kind, entries[0].family)
                    if entries
                    else Actor(plural)
                ]
            agent = kid.kid("agent")
            if agent is not None:
                return [a for pobj in agent.kids_as("pobj") for a in voices.actors(pobj, clause.sentence, speaker)]
    for kid in word.kids_as("poss", "compound", "amod", "nmod"):
        match = voices.cast.match_at(kid.start)
        country = voices.cast.country_word(kid.text)
        if country is not None and country.country and (match is None or voices.cast.entry_of(match).kind == "state"):
            army = voices.cast.registers.actors.of_country("mil", country.country) or country
            return [Actor(army.name, army.id, army.kind, army.family)]
        own = match is not None and voices.cast.entry_of(match).kind not in ("state", "media", "generic")
        if own or kid.tag == "PRP$":
            return voices.actors(_alone(kid), clause.sentence, speaker)
    return []


def _is_place(word: Word, voices: Voices, *, loose: bool) -> bool:
    match = voices.cast.match_at(word.start)
    if match is not None:
        return loose and voices.cast.entry_of(match).kind == "state"
    run = voices.cast.run_at(word.start)
    if run is None or not word.tag.startswith("NNP"):
        return False
    place = voices.cast.place_at(word.start)
    if place is None or voices.cast.person(run.text) is not None:
        return False
    return loose or voices.cast.registers.actors.capital_of(place.name) is None


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
