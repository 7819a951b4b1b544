"""Which body of a side is meant: the whole of it that a ministry speaks for, the army that holds its positions."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.claims.bodies import Bodies
from trucewatch.claims.cast import Cast
from trucewatch.claims.lexicon import cues
from trucewatch.claims.phrases import country_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor, SpeechAct
from trucewatch.registers import ActorMatch

# "Remnants of the former army" are not the army, nor are its opponents.
_APART = frozenset(
    """groups allies enemies opponents remnants dissidents defectors deserters loyalists holdouts stragglers critics rivals
    former ex splinter breakaway ousted""".split()  # noqa: SIM905 - a list of words reads better as text
)


def party_of(actor: Actor, cast: Cast, bodies: Bodies) -> Actor:
    """Return the body that unnamed officials, ministers or fighters act for, where the report says which."""
    if actor.id is not None:
        return actor
    match = cast.match_at(actor.span.start) if actor.span is not None else None
    if match is not None and actor.span is not None and match.end >= actor.span.end:
        entry = cast.entry_of(match)
        if entry.kind in ("armed_forces", "armed_group"):  # "two Indian soldiers" suffer as their army
            return replace(actor, name=entry.name, id=entry.id, kind=entry.kind)
    if actor.kind == "generic" or (actor.kind == "person" and actor.name[:1].islower()):
        body = bodies.of(actor.name)
        apart = not _APART.isdisjoint(actor.name.lower().split())
        if body is not None and body.kind not in ("state", "media") and not apart:
            return replace(body, span=actor.span, words=actor.words)
    return actor


def whole_of(body: Actor | None, cast: Cast) -> Actor | None:
    """Return whom a ministry's or a president's adviser's "we" is: its government, and of a country abroad the state."""
    if body is None or body.id is None or body.kind not in ("government", "person") or body.id.startswith("gov:"):
        return body
    country = country_of(body) or ""
    state = cast.registers.actors.of_country("gov" if country == cast.country else "state", country)
    return Actor(state.name, state.id, state.kind, state.family) if state is not None else body


def force_of(actor: Actor, cast: Cast) -> Actor:
    """Return the army of a state or ministry whose positions, posts or convoys are meant; else the actor."""
    if actor.kind not in ("state", "government"):
        return actor
    army = cast.registers.actors.of_country("mil", country_of(actor) or "")
    return Actor(army.name, army.id, army.kind, army.family) if army is not None else actor


def who_denies(word: Word) -> Word | None:
    """In "A rejected B's claim that its troops had fired" the troops are A's: nobody denies another's act."""
    for up in word.above():
        act = cues()[up.lemma].act if up.is_verb and up.lemma in cues() else None
        if act in (SpeechAct.DENY, SpeechAct.REJECT):
            return up.kid("nsubj")
    return None


# What everybody does with their own men and arms, never with another's.
_MOVES = frozenset(
    """withdraw pull move redeploy deploy send mass station recall evacuate regroup reposition concentrate mobilise mobilize
    bring lose lay amass gather muster""".split()  # noqa: SIM905 - a list of words reads better as text
)


def mover_of(own: Word) -> Word | None:
    """In "X called on Y to withdraw its troops" the troops are Y's: who withdraws men or sends them has them."""
    thing = own.head
    verb = thing.head
    if thing.dep not in ("dobj", "pobj") or own.low not in ("its", "their", "his", "her"):
        return None
    if thing.dep == "pobj":
        verb = verb.head
    if verb.lemma not in _MOVES or not verb.is_verb:
        return None
    subject = verb.kid("nsubj")
    if subject is None and verb.dep in ("xcomp", "ccomp", "advcl") and verb.kid("aux") is not None:
        on = next((prep for prep in verb.head.kids_as("prep") if prep.low in ("on", "upon", "to")), None)
        subject = verb.head.kid("dobj") or (on.kid("pobj") if on is not None else None)
    noun = subject is not None and subject.is_noun and subject.i < own.i
    return subject if noun else None


def full_name(match: ActorMatch) -> bool:
    """Tell whether a match is a body's name of several words ("Doctors Without Borders"), not people of one."""
    return match.entries[0].kind in ("ngo", "monitor", "international") and " " in match.entries[0].name


def speaks(word: Word) -> bool:
    """Tell whether a word is the subject of a verb of speech ("it said")."""
    cue = cues().get(word.head.lemma) if word.dep == "nsubj" else None
    return cue is not None and "speech" in cue.groups


def of_government(head: Word, match: ActorMatch, sentence: Sentence) -> bool:
    """Tell whether "government" only says whose forces or positions are meant, without a country's name."""
    words = sentence.slice(match.start, match.end).lower().split()
    return "government" in words and (len(words) > 1 or head.dep in ("compound", "nmod"))


_DOWNS = frozenset(
    {"shoot", "down", "intercept", "destroy", "repel", "repulse", "neutralise", "neutralize", "jam", "foil"}
)


def country_told(head: Word, cast: Cast) -> str | None:
    """Return the country of "the general staff in Moscow", and of whoever says that the other side's drones were downed."""
    for prep in head.kids_as("prep"):
        noun = prep.kid("pobj") if prep.low in ("in", "of") else None
        if noun is not None and noun.tag.startswith("NNP"):
            state = cast.country_word(noun.text)
            return cast.registers.actors.capital_of(noun.text) or (state.country if state is not None else None)
    return _defender(head, cast) if speaks(head) else None


def _defender(head: Word, cast: Cast) -> str | None:
    contents = [word for content in head.head.kids_as("ccomp", "parataxis") for word in content.subtree()]
    for verb in contents:
        if verb.lemma not in _DOWNS or not verb.is_verb:
            continue
        thing = verb.kid("dobj", "nsubjpass")
        foes = {found for kid in (thing.kids if thing is not None else ()) if (found := _country(kid, cast))}
        if not foes:
            continue
        doing = [word for subject in verb.kids_as("nsubj") for word in (subject, *subject.kids)]
        own = next((found for word in doing if (found := _country(word, cast))), None)
        return own or cast.other_than(foes)
    return None


def _country(word: Word, cast: Cast) -> str | None:
    state = cast.country_word(word.text)
    match = cast.match_at(word.start)
    return state.country if state is not None else (cast.entry_of(match).country if match is not None else None)
