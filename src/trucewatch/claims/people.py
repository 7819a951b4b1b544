"""The people and bodies a noun phrase names as doing or suffering: names, groups, and who holds a place."""

from __future__ import annotations

from calendar import day_name, month_abbr, month_name

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import animate_words, body_words, counting_words, role_words, speech_nouns, truce_nouns
from trucewatch.claims.place_phrases import is_struck_name
from trucewatch.claims.sides import force_of, party_of
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.untold import is_judged
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Word
from trucewatch.model import Actor

_HELD = frozenset({"held", "controlled", "run", "backed"})
_PLACE_NOUNS = role_words("places")
_MANNED = role_words("manned")
_TAKEN = role_words("taken")
_HARMS = role_words("harms")
_MONTHS = frozenset(word.lower() for word in (*month_name, *month_abbr, "Sept") if word)
_DATES = frozenset(day.lower() for day in day_name) | {"today", "yesterday", "tonight", "tomorrow"}
_DAYS = _DATES | _MONTHS | {f"{month}." for month in _MONTHS}
_NOBODY = frozenset({"bodies", "nobody", "no-one", "none", "anyone", "anybody", "nothing"})
EVENT_NOUNS = role_words("events")


def people(head: Word, clause: Clause, voices: Voices, speaker: Actor | None, *, loose: bool = False) -> list[Actor]:
    """Return whom a noun phrase names, one for each coordinated noun; ``loose`` leaves out states that only are places."""
    out: list[Actor] = []
    for word in head.conjuncts():
        counted = _counted_below(word)
        if counted is not None:
            out.extend(people(counted, clause, voices, speaker, loose=loose))
            continue
        if word.lemma in _PLACE_NOUNS and voices.cast.match_at(word.start) is None:
            out.extend(_holders(word, clause, voices, speaker) if loose else [])
            continue
        if (
            word.low in _NOBODY
            or (word.low in ("there", "it") and word.dep == "expl")
            or (word.low == "it" and _stands_for_a_clause(word))
            or any(kid.low == "no" for kid in word.kids_as("det"))
        ):
            continue
        for kid in word.kids_as("nmod"):
            if kid.kid("cc") is not None:  # "the government and rebel groups" parsed as one noun phrase
                out.extend(voices.actors(alone(kid), clause.sentence, speaker))
        if word.lemma in EVENT_NOUNS or word.tag == "CD":
            continue
        harmed = loose and word.dep in ("dobj", "nsubjpass", "conj") and clause.head.lemma in _HARMS and word.is_noun
        if is_place(word, voices, loose=loose) or not (harmed or animate(word, voices)):
            continue
        out.extend(
            party_of(actor, voices.cast, voices.bodies)
            for actor in voices.actors(alone(word), clause.sentence, speaker)
        )
    return out


_REMAINS = frozenset({"body", "remains", "remain", "corpse"})


def _stands_for_a_clause(it: Word) -> bool:
    """In "it was not clear who fired" and "it is likely that they left" nobody is meant by "it"."""
    verb = it.head
    if it.dep == "nsubj" and is_judged(verb):
        return True  # "it was deliberate": what was done was
    judged = verb.lemma in ("be", "remain", "become", "seem", "appear") and verb.kid("acomp", "oprd") is not None
    told = [verb, *verb.kids_as("acomp", "oprd")]
    return judged and it.dep == "nsubj" and any(word.kid("ccomp", "xcomp") is not None for word in told)


def _counted_below(word: Word) -> Word | None:
    """In "dozens of civilians", "a number of fighters" and "the remains of two hostages" the people follow "of"."""
    counting = word.tag == "CD" or word.lemma in counting_words() or word.lemma.rstrip("s") in counting_words()
    counting = counting or word.lemma in _REMAINS
    if counting:
        for prep in word.kids_as("prep"):
            if prep.low == "of":
                return prep.kid("pobj")
    return None


def animate(word: Word, voices: Voices) -> bool:
    """Only people, bodies and names act or suffer; efforts, needs and deliveries do not, nor does "Sunday"."""
    if word.low in _DAYS or (word.low in EVENT_NOUNS | truce_nouns() and not word.text.isupper()):
        return False
    if word.tag == "WDT" and word.head.dep == "relcl" and word.head.head.is_noun:
        return animate(word.head.head, voices)  # "the measure, which ..." acts no more than the measure does
    if word.tag in ("PRP", "PRP$", "WP", "WDT") or word.lemma in animate_words() | speech_nouns().people:
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


def alone(word: Word) -> Word:
    """Return a word as if nothing were coordinated with it."""
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
    of = next((noun for prep in word.kids_as("prep") if prep.low == "of" for noun in prep.kids_as("pobj")), None)
    if of is not None and voices.cast.place_at(of.start) is None and animate(of, voices):
        return voices.actors(alone(of), clause.sentence, speaker)  # "a depot of the brigade"
    for kid in word.kids_as("poss", "compound", "amod", "nmod"):
        match = voices.cast.match_at(kid.start)
        country = voices.cast.country_word(kid.text)
        manned = country is not None and country.country is not None and word.lemma in _MANNED
        if manned and country is not None and (match is None or voices.cast.entry_of(match).kind == "state"):
            army = voices.cast.registers.actors.of_country("mil", country.country or "") or country
            return [Actor(army.name, army.id, army.kind, army.family)]
        own = match is not None and voices.cast.entry_of(match).kind not in ("state", "media", "generic")
        if own or kid.tag == "PRP$":
            held = _whose(kid, clause, voices, speaker)
            return [force_of(actor, voices.cast) for actor in held] if word.lemma in _MANNED else held
    return []


def _whose(owner: Word, clause: Clause, voices: Voices, speaker: Actor | None) -> list[Actor]:
    """Whose a place is: in "says the junta shelled its camps" the speaker's, since nobody shells their own."""
    held = voices.actors(alone(owner), clause.sentence, speaker)
    if owner.tag == "PRP$" and speaker is not None and held and _does(held[0], clause, voices):
        return [speaker]
    return held


def _does(actor: Actor, clause: Clause, voices: Voices) -> bool:
    """Tell whether somebody is the subject of a clause."""
    subject = subject_of(clause.head)
    doing = voices.actors(alone(subject), clause.sentence) if subject is not None and subject.is_noun else []
    return any(one.name == actor.name for one in doing)


def is_place(word: Word, voices: Voices, *, loose: bool) -> bool:
    """Tell whether a name is a place here and nobody."""
    match = voices.cast.match_at(word.start)
    if match is not None:
        return loose and voices.cast.entry_of(match).kind == "state"
    run = voices.cast.run_at(word.start)
    if run is None or not word.tag.startswith("NNP"):
        return False
    if word.dep == "dobj" and word.head.lemma in _TAKEN and voices.cast.person(run.text) is None:
        return True
    if is_struck_name(word) and not body_words() & set(run.text.lower().split()):
        return True
    place = voices.cast.place_at(word.start)
    if place is None or voices.cast.person(run.text) is not None:
        return False
    return loose or voices.cast.registers.actors.capital_of(place.name) is None
