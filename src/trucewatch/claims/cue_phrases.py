"""Set phrases by which somebody says something: "held X responsible for", "ruled out", "filed a complaint against X over"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.claims.cue import Said, is_negated
from trucewatch.claims.lexicon import animate_words, event_nouns, speech_nouns
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Certainty, SpeechAct

_BLAME = frozenset({"responsible", "accountable", "liable", "guilty", "culpable"})
_COMPLAINTS = frozenset(
    {"complaint", "case", "suit", "lawsuit", "charge", "protest", "accusation", "allegation", "petition"}
)
_OVER = frozenset({"over", "for", "about", "of", "on"})
# Who "ruled out a truce" spoke of it; a paper that "excludes the north" did not.
_LEFT_OPEN = frozenset(
    {"possibility", "option", "prospect", "chance", "role", "involvement", "return", "talk", "truce", "ceasefire"}
)


def _before_semicolon(verb: Word, sentence: Sentence) -> frozenset[Word]:
    """Return what hangs from a verb but stands before a semicolon: it is told by others."""
    at = max((word.i for word in sentence.words[: verb.i] if word.text == ";"), default=-1)
    return frozenset(kid for kid in verb.kids if kid.i < at)


def phrased(verb: Word, sentence: Sentence) -> Iterator[Said]:
    """Yield what a set phrase around a verb brings in."""
    silent = _no_comment(verb, sentence)
    if silent is not None:
        yield silent
    elif verb.lemma in ("express", "voice", "convey", "reiterate"):
        feeling, subject = verb.kid("dobj"), subject_of(verb)
        told = feeling is not None and feeling.lemma in _FEELINGS and feeling.kid("acl", "ccomp") is None
        if told and subject is not None and _speaks(subject):
            cut = frozenset(verb.kids_as("conj", "cc"))
            yield Said(
                sentence, verb, SpeechAct.ASSERT, subject, (verb,), "expresses", whole=True, attitude=True, cut=cut
            )
    elif verb.lemma in ("put", "place", "set") and _figure(verb) is not None:
        cut = _before_semicolon(verb, sentence)
        yield Said(sentence, verb, SpeechAct.ASSERT, subject_of(verb), (verb,), "puts-at", whole=True, cut=cut)
    elif verb.lemma in ("hold", "find", "consider", "deem"):
        yield from _held_responsible(verb, sentence)
    elif verb.lemma in _LAID_ON or verb.lemma in ("pin", "lay", "put", "place"):
        yield from _laid_on(verb, sentence)
    elif verb.lemma in ("rule", "exclude"):
        yield from _ruled_out(verb, sentence)
    else:
        yield from _complained(verb, sentence)


PHRASED = frozenset(
    {
        "blame",
        "attribute",
        "ascribe",
        "pin",
        "lay",
        "put",
        "place",
        "hold",
        "find",
        "consider",
        "deem",
        "rule",
        "exclude",
        "file",
        "lodge",
        "submit",
        "bring",
        "make",
        "raise",
        "press",
        "level",
        "be",
        "have",
        "give",
        "offer",
        "issue",
        "draw",
        "reach",
        "contact",
        "set",
        "express",
        "voice",
        "convey",
        "reiterate",
    }
)


# What is only felt: "expressed concern over the raids", "voiced outrage at the attack".
_FEELINGS = frozenset(
    """concern regret alarm outrage sorrow dismay shock solidarity support condolence sympathy appreciation gratitude anger
    disappointment satisfaction optimism pessimism scepticism skepticism doubt confidence readiness willingness interest
    reservation anxiety horror indignation unease frustration relief welcome""".split()  # noqa: SIM905 - a list of words reads better as text
)
_WORDS = frozenset({"comment", "response", "reply", "statement", "answer", "word", "explanation"})
_FIGURES = frozenset(
    {"toll", "number", "figure", "count", "tally", "total", "death", "strength", "loss", "cost", "damage"}
)


def _no_comment(verb: Word, sentence: Sentence) -> Said | None:
    """Who "had no comment", "would not be drawn" or "could not be reached" says nothing."""
    thing, passive = verb.kid("dobj"), verb.kid("nsubjpass")
    if verb.lemma in ("draw", "reach", "contact"):
        if passive is None or not is_negated(verb) or not _speaks(passive):
            return None
        return _nothing(verb, sentence, passive)
    if verb.lemma == "be":
        away = any(kid.low in ("available", "reachable") for kid in verb.kids_as("acomp")) and is_negated(verb)
        whom = verb.kid("nsubj")
        return _nothing(verb, sentence, whom) if away and whom is not None and _speaks(whom) else None
    none = thing is not None and thing.lemma in _WORDS and any(kid.low == "no" for kid in thing.kids)
    subject = subject_of(verb)
    if not none or subject is None or not _speaks(subject):
        return None
    return _nothing(verb, sentence, subject)


def _nothing(verb: Word, sentence: Sentence, who: Word) -> Said:
    cut = frozenset(kid for kid in verb.kids_as("conj", "cc", "parataxis") if kid.i > verb.i)
    return Said(sentence, verb, SpeechAct.DECLINE, who, (verb,), "nothing", whole=True, negated=True, cut=cut)


def _figure(verb: Word) -> Word | None:
    """In "put the toll at 38" return the toll."""
    thing, subject = verb.kid("dobj"), subject_of(verb)
    at = any(word.low == "at" and word.dep == "prep" for word in verb.subtree() if word.i > verb.i)
    return (
        thing
        if thing is not None
        and thing.lemma in _FIGURES
        and at
        and subject is not None
        and subject.lemma not in event_nouns()
        else None
    )


def _held_responsible(verb: Word, sentence: Sentence) -> Iterator[Said]:
    accused = verb.kid("dobj", "nsubjpass")
    to_blame = next(
        (word for word in verb.subtree() if word.low in _BLAME and word.i > verb.i and word.i - verb.i < 12), None
    )
    if to_blame is None:
        return
    accused = accused or to_blame.kid("nsubj")
    roots = tuple(
        noun for prep in to_blame.kids_as("prep") if prep.low in ("for", "of") for noun in prep.kids_as("pobj", "pcomp")
    )
    if accused is not None and roots and not is_negated(verb):
        agent = verb.kid("agent")
        passive = verb.kid("nsubjpass") is not None
        speaker = (agent.kid("pobj") if agent is not None else None) if passive else subject_of(verb)
        unnamed = passive and speaker is None
        yield Said(sentence, verb, SpeechAct.ACCUSE, speaker, roots, "accuse", unnamed=unnamed, accused=accused)


# "Blamed the raid on the rebels", "attributed the raid to them", "laid the blame for the raid on them".
_LAID_ON = {"blame": frozenset({"on", "upon"}), "attribute": frozenset({"to"}), "ascribe": frozenset({"to"})}


def _laid_on(verb: Word, sentence: Sentence) -> Iterator[Said]:
    passive = verb.kid("nsubjpass") is not None
    deed, agent = verb.kid("nsubjpass", "dobj"), verb.kid("agent")
    preps = [word for word in verb.subtree() if word.dep in ("prep", "dative", "agent") and word.i > verb.i]
    on = next((p for p in preps if p.low in _LAID_ON.get(verb.lemma, ("on", "upon")) and p.head is not deed), None)
    if deed is not None and verb.lemma not in _LAID_ON:
        done = next((p.kid("pobj") for p in preps if p.low == "for"), None)
        on = next((p for p in preps if p.low in ("on", "upon", "with", "at")), None)
        deed = done if deed.lemma in ("blame", "responsibility") and done is not None else None
    accused = on.kid("pobj") if on is not None else None
    if deed is None or accused is None or not (_speaks(accused) or accused.is_noun):
        return
    if _speaks(deed) and deed.lemma not in event_nouns():
        return  # "blamed the rebels on Monday"
    speaker = (agent.kid("pobj") if agent is not None else None) if passive else subject_of(verb)
    sure = Certainty.PROBABLE if passive and speaker is None else Certainty.CERTAIN
    unnamed = passive and speaker is None
    yield Said(sentence, verb, SpeechAct.ACCUSE, speaker, (deed,), "accuse", sure, unnamed=unnamed, accused=accused)


def _ruled_out(verb: Word, sentence: Sentence) -> Iterator[Said]:
    subject = subject_of(verb)
    if subject is None or verb.kid("nsubjpass") is not None or not _speaks(subject):
        return
    out = any(kid.low == "out" for kid in verb.kids)
    things = verb.kids_as("dobj", "ccomp", "xcomp")
    spoken = [kid for kid in things if kid.is_verb or kid.lemma in _LEFT_OPEN or kid.lemma in event_nouns()]
    if out if verb.lemma == "rule" else spoken:
        yield Said(sentence, verb, SpeechAct.ASSERT, subject, (verb,), "rules-out", whole=True, attitude=True)


def _complained(verb: Word, sentence: Sentence) -> Iterator[Said]:
    noun, subject = verb.kid("dobj"), subject_of(verb)
    if noun is None or noun.lemma not in _COMPLAINTS or subject is None or not _speaks(subject):
        return
    preps = [*noun.kids_as("prep"), *verb.kids_as("prep")]
    accused = next((whom for prep in preps if prep.low == "against" and (whom := prep.kid("pobj")) is not None), None)
    if accused is None:
        return
    preps += accused.kids_as("prep")
    roots = tuple(
        thing
        for prep in preps
        if prep.low in _OVER and prep.i > accused.i
        for thing in prep.kids_as("pobj", "pcomp")
        if thing.is_verb or thing.lemma in event_nouns() or any(kid.is_verb for kid in thing.kids)
    )
    if roots:
        yield Said(sentence, verb, SpeechAct.ACCUSE, subject, roots, "accuse", accused=accused)


def _speaks(noun: Word) -> bool:
    nouns = speech_nouns()
    known = noun.lemma in animate_words() or noun.lemma in nouns.people or noun.lemma in nouns.vehicle
    return (
        noun.tag.startswith("NNP")
        or noun.tag == "PRP"
        or known
        or noun.lemma in ("ministry", "office", "agency", "presidency")
    )
