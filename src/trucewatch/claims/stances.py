"""Stands that somebody takes ("backs the plan", "plans to visit", "called the raid a crime"): attributions that make no claim.

What the reporter tells stays the reporter's: these cues leave the clauses of a sentence as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from trucewatch.claims.cue import Said, agent_of, is_negated
from trucewatch.claims.lexicon import animate_words, event_nouns, read_yaml, speech_nouns
from trucewatch.claims.stance_nouns import told_by_noun
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import SpeechAct

_REASONS = frozenset({"for", "over", "as", "on", "about"})
_AFTER = frozenset({"for", "as", "over", "of", "to", "with", "against", "about", "from", "in", "on", "by"})
# "Shelled the camps for months" gives no reason.
_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "century", "time"}
)
_NOBODY = frozenset({"there", "this", "that", "what", "which", "who", "i", "we", "you"})


@dataclass(frozen=True, slots=True)
class _Stances:
    """The verbs of ``data/stances.yaml`` by construction."""

    object: frozenset[str]
    about: Mapping[str, frozenset[str]]
    infinitive: frozenset[str]
    clause: frozenset[str]
    named: frozenset[str]
    judged: frozenset[str]
    passive: frozenset[str]


@cache
def _stances() -> _Stances:
    raw = read_yaml("stances.yaml")
    lists = {
        name: frozenset(raw[name].split()) for name in ("object", "infinitive", "clause", "named", "judged", "passive")
    }
    return _Stances(about={verb: frozenset(words.split()) for verb, words in raw["about"].items()}, **lists)


def find_stances(sentence: Sentence, taken: frozenset[Word]) -> list[Said]:
    """Return the stands taken in a sentence, left to right, leaving out the cues and quoted words already ``taken``."""
    found: list[Said] = []
    for word in sentence.words:
        if word.is_noun and word not in taken:
            found.extend(told_by_noun(word, sentence))
        elif word.is_verb and word not in taken and word.dep not in ("aux", "auxpass", "amod", "compound"):
            stance = next(_stances_at(word, sentence), None)
            if stance is not None:
                found.append(stance)
    return found


def _stances_at(verb: Word, sentence: Sentence) -> Iterator[Said]:
    if verb.kid("auxpass") is not None or (verb.tag == "VBN" and verb.dep in ("acl", "advcl")):
        yield from _passive(verb, sentence)
        return
    if verb.lemma in ("seem", "appear") and verb.kid("xcomp", "oprd") is not None and verb.kid("nsubj") is not None:
        roots = tuple(verb.kids_as("nsubj", "xcomp", "oprd"))
        yield _whole(verb, sentence, None, roots)
        return
    subject = _speaker(verb)
    if (
        subject is None
        or sentence.quoted[verb.i]
        or any(kid.dep == "mark" and kid.low in ("if", "unless", "whether") for kid in verb.kids)
    ):
        return
    for roots in _contents(verb):
        if roots:
            yield Said(
                sentence, verb, SpeechAct.ASSERT, subject, roots, "stance", negated=is_negated(verb), attitude=True
            )
            return


def _contents(verb: Word) -> Iterator[tuple[Word, ...]]:
    words = _stances()
    named = tuple(
        kid for kid in verb.kids if kid.dep in ("oprd", "attr") or (kid.dep == "prep" and kid.low in ("as", "to"))
    )
    things = tuple(kid for kid in verb.kids_as("dobj", "dative") if kid.i > verb.i or kid.tag in ("WP", "WDT"))
    if verb.lemma in words.named:
        if named and things:
            yield (*things, *named)
        small = next((kid for kid in verb.kids_as("ccomp") if kid.kid("nsubj") is not None and not kid.is_verb), None)
        if small is not None:
            yield (small,)
    if verb.lemma in words.clause:
        yield tuple(kid for kid in verb.kids_as("ccomp") if kid.i > verb.i)[:1]
    if verb.lemma in words.infinitive:
        yield tuple(kid for kid in verb.kids_as("xcomp") if kid.tag in ("VB", "VBG") and kid.i > verb.i)
    reasons = tuple(
        kid for kid in verb.kids_as("prep") if kid.low in _REASONS and kid.kids and kid.kids[0].lemma not in _UNITS
    )
    if verb.lemma in words.judged and reasons and things and any(kid.low in ("for", "over", "as") for kid in reasons):
        yield (*things, *reasons)
    yield from _spoken_of(verb, things)


def _spoken_of(verb: Word, things: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    words = _stances()
    if verb.lemma in words.object and things:
        after = tuple(kid for kid in verb.kids_as("prep") if kid.low in _AFTER and kid.i > things[0].i and kid.kids)
        yield (*things, *after, *(kid for kid in verb.kids_as("xcomp") if kid.i > things[0].i))
    for kid in verb.kids_as("prep", "prt", "agent"):
        if kid.low in words.about.get(verb.lemma, ()):
            yield tuple(kid.kids_as("pobj", "pcomp")) or (things if kid.dep == "prt" else ())


def _passive(verb: Word, sentence: Sentence) -> Iterator[Said]:
    if verb.lemma not in _stances().passive or sentence.quoted[verb.i]:
        return
    subject = verb.kid("nsubjpass") or (verb.head if verb.dep == "acl" else None)
    agent = agent_of(verb)
    below = tuple(verb.kids_as("xcomp", "ccomp", "oprd"))
    if agent is not None and subject is not None and _speaks(agent):
        yield _whole(verb, sentence, agent, (subject, *below))
    elif (
        verb.lemma in ("expect", "schedule", "predict", "forecast")
        and verb.kid("auxpass") is not None
        and subject is not None
    ):
        infinitive = tuple(verb.kids_as("xcomp"))
        if infinitive:
            yield _whole(verb, sentence, None, (subject, *infinitive))


def _whole(verb: Word, sentence: Sentence, agent: Word | None, roots: tuple[Word, ...]) -> Said:
    cut = frozenset({verb, *(kid for kid in verb.kids_as("agent"))})
    return Said(sentence, verb, SpeechAct.ASSERT, agent, roots, "stance", cut=cut, attitude=True, unnamed=agent is None)


def _speaker(verb: Word) -> Word | None:
    subject = subject_of(verb)
    return subject if subject is not None and _speaks(subject) else None


def _speaks(noun: Word) -> bool:
    """People, bodies, names and what they publish take a stand; events and things do not."""
    if noun.low in _NOBODY or noun.lemma in event_nouns():
        return False
    if noun.tag == "PRP" or noun.tag.startswith("NNP"):
        return True
    lists = (animate_words(), speech_nouns().people, speech_nouns().vehicle)
    return noun.tag == "NNS" or any(noun.lemma in words for words in lists)
