"""Finding who says what in one sentence: cue, speaker phrase and content, by the grammar of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from trucewatch.claims.cue import Said, agent_of
from trucewatch.claims.cue_active import active
from trucewatch.claims.cue_passive import PASSED_ON, according, hearsay, in_the_words_of, passive, quoting
from trucewatch.claims.cue_phrases import PHRASED, phrased
from trucewatch.claims.frames import DASHES
from trucewatch.claims.lexicon import cues, speech_nouns
from trucewatch.claims.speech_repairs import reason_given
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Certainty, SpeechAct

__all__ = ["Said", "find_said"]


def find_said(sentence: Sentence) -> list[Said]:
    """Return the cues of a sentence that carry content, outermost first."""
    found: list[Said] = [*_colon(sentence), *_dash(sentence)]
    for word in sentence.words:
        if not found or all(word is not said.cue for said in found):
            found.extend(_at(word, sentence))
    quoting = {word for said in found if said.rule == "quoted-as-saying" for word in said.cut}
    found = [said for said in found if said.cue not in quoting or said.rule == "quoted-as-saying"]
    found.sort(key=lambda said: (-len(said.content()), said.order))
    return found


# Verbs whose subject speaks the words of their object: "issued a warning that ...".
_VOICES = frozenset(
    (
        "make",
        "repeat",
        "issue",
        "voice",
        "express",
        "raise",
        "send",
        "give",
        "offer",
        "share",
        "post",
        "publish",
        "release",
    )
)
_COLON_REACH = 9
# What stands before a colon at the head of a note, and is nobody.
_LABELS = frozenset(
    """update correction corrections note editor editors clarification advisory breaking eds fact factbox timeline analysis
    explainer exclusive headline repeat photo photos video watch caption source sources background summary highlights email
    newsletter opinion editorial related more listen live""".split()  # noqa: SIM905 - a list of words reads better as text
)
# "Officials: ...", "Police: ..." in headlines and live pages.
_HEADLINE_SPEAKERS = (
    speech_nouns().people | speech_nouns().vehicle | frozenset({"army", "military", "government", "ministry", "poll"})
)


def _colon(sentence: Sentence) -> Iterator[Said]:
    """WALLACE: ... / The commander said: "...": what stands after the colon is the content."""
    if ":" not in sentence.lows:
        return
    last = len(sentence.words) - 1
    at = next(
        (n for n, word in enumerate(sentence.words) if word.text == ":" and (n < _COLON_REACH or n == last)), None
    )
    if at is None or at == 0:
        return
    if at + 1 >= len(sentence.words):
        yield from _colon_ahead(sentence, at)
        return
    before, after = sentence.words[:at], frozenset(sentence.words[at + 1 :])
    tops = tuple(
        word
        for word in sentence.words[at + 1 :]
        if (word.head not in after or word.head is word) and word.dep != "punct"
    )
    if not tops:
        return
    verb = next(
        (word for word in before if word.is_verb and "speech" in getattr(cues().get(word.lemma), "groups", ())), None
    )
    if verb is not None and not verb.kids_as("ccomp") and subject_of(verb) is not None:
        yield Said(sentence, verb, cues()[verb.lemma].act, subject_of(verb), tops, "colon", cut=frozenset(before))
    elif all(
        word.tag.startswith("NN") or word.tag in (".", "HYPH", "DT", "JJ", "POS", "CC") or word.dep == "punct"
        for word in before
    ):
        names = [
            word
            for word in before
            if word.tag.startswith("NNP")
            or word.lemma in _HEADLINE_SPEAKERS
            or (word.text.isupper() and len(word.text) > 1)
        ]
        if names and names[-1].lemma in _LABELS:
            return  # "Editor's note: ..."
        if names and names[-1].text.isupper():
            names[-1].tag = "NNP"  # a transcript's "VANTS:"
        if names:
            yield Said(sentence, sentence.words[at], SpeechAct.ASSERT, names[-1], tops, "colon", cut=frozenset(before))


def _dash(sentence: Sentence) -> Iterator[Said]:
    """Read a name behind a dash that the quotation was hung from: "We will not leave" - Achol Deng."""
    for word in () if sentence.lows.isdisjoint(DASHES) else sentence.words:
        if word.text in DASHES and word.kid("nsubj") is not None and word.kid("ccomp") is not None:
            roots = tuple(word.kids_as("ccomp"))
            yield Said(sentence, word, SpeechAct.ASSERT, word.kid("nsubj"), roots, "dash")


def _colon_ahead(sentence: Sentence, at: int) -> Iterator[Said]:
    """She said: -- what is said stands in the next sentence or paragraph."""
    verb = next((word for word in reversed(sentence.words[:at]) if word.is_verb), None)
    cue = cues().get(verb.lemma) if verb is not None else None
    if verb is None or cue is None or "speech" not in cue.groups or verb.kids_as("ccomp") or subject_of(verb) is None:
        return
    yield Said(sentence, verb, cue.act, subject_of(verb), (), "colon-ahead")


def _at(word: Word, sentence: Sentence) -> Iterable[Said]:
    if word.low == "according":
        return according(word, sentence)
    if word.dep == "advmod" and word.low in speech_nouns().hearsay:
        return (hearsay(word, sentence),)
    if word.is_noun:
        return chain(in_the_words_of(word, sentence), _noun_cue(word, sentence))
    return _of_verb(word, sentence) if word.is_verb else ()


def _of_verb(verb: Word, sentence: Sentence) -> Iterator[Said]:
    phrases = tuple(_in_phrases(verb, sentence))
    if phrases:
        yield from phrases
        return
    accepts = verb.lemma == "accept" and verb.kid("ccomp") is not None  # not "accepted the plan"
    cue = cues().get("concede" if accepts else verb.lemma)
    if cue is None or verb.lemma in _WHOSE_WORDS:
        return
    if verb.kid("auxpass", "nsubjpass") or (verb.tag == "VBN" and verb.dep in ("acl", "relcl") and verb.kid("agent")):
        yield from passive(verb, cue, sentence)
    else:
        yield from active(verb, cue, sentence)


def _in_phrases(verb: Word, sentence: Sentence) -> Iterator[Said]:
    """Yield what a verb brings in together with other words, before it is read by itself."""
    if verb.lemma == "make" and any(kid.low in ("clear", "plain", "known") for kid in verb.subtree()[:8]):
        yield from _made_clear(verb, sentence)
    elif verb.lemma in _WHOSE_WORDS:
        yield from quoting(verb, sentence)
    elif verb.lemma in PHRASED:
        yield from phrased(verb, sentence)
    cue = cues().get(verb.lemma)
    given = reason_given(verb, sentence) if cue is not None else None
    if cue is not None and given is not None:
        yield Said(sentence, verb, cue.act, given[0], (given[1],), "reason")


_WHOSE_WORDS = frozenset({"quote", "cite"})


def _noun_cue(noun: Word, sentence: Sentence) -> Iterator[Said]:
    """Comments by X that ..., X's claim that ..., reports that ...: a noun that carries somebody's words."""
    if noun.lemma not in speech_nouns().content and noun.lemma not in ("comment", "remark"):
        return
    clause = next(
        (
            kid
            for kid in noun.kids_as("acl", "ccomp", "relcl")
            if kid.is_verb and (mark := kid.kid("mark")) is not None and mark.low == "that"
        ),
        None,
    )
    if clause is None and noun.kid("poss") is not None:
        clause = next((kid for kid in noun.kids_as("acl") if kid.tag == "VBN" and kid.kid("aux") is not None), None)
        if clause is not None:  # "the rebels' claim to have shot down a jet"
            yield Said(sentence, noun, SpeechAct.ASSERT, noun.kid("poss"), (clause,), "noun-cue")
        return
    above = noun.head.lemma in cues() and noun.dep not in ("nsubj", "nsubjpass")
    if clause is None or clause.kid("nsubj", "nsubjpass", "expl") is None or above:
        return
    speaker = noun.kid("poss")
    for prep in noun.kids_as("prep", "agent"):
        if prep.low in ("by", "from", "of"):
            speaker = prep.kid("pobj") or speaker
    if speaker is None and noun.head.is_verb and noun.head.lemma in _VOICES and noun.dep == "dobj":
        speaker = subject_of(noun.head)
    sure = Certainty.CERTAIN if speaker is not None else Certainty.POSSIBLE
    unnamed, relay = speaker is None, _passed_on_by(noun) if speaker is not None else None
    yield Said(sentence, noun, SpeechAct.ASSERT, speaker, (clause,), "noun-cue", sure, relay=relay, unnamed=unnamed)


def _passed_on_by(noun: Word) -> Word | None:
    """In "the army's claim that ... was carried by the radio" the radio is a relay."""
    verb = noun.head
    return agent_of(verb) if noun.dep == "nsubjpass" and verb.lemma in PASSED_ON else None


def _made_clear(verb: Word, sentence: Sentence) -> Iterator[Said]:
    plain = next((kid for kid in verb.subtree() if kid.low in ("clear", "plain", "known") and kid.i - verb.i < 8), verb)
    roots = tuple(kid for kid in (*plain.kids_as("ccomp"), *verb.kids_as("ccomp")) if kid is not plain)[:1]
    if roots:
        yield Said(sentence, verb, SpeechAct.ASSERT, subject_of(verb), roots, "made-clear")
