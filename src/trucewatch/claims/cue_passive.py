"""Words brought in without an active speech verb: "according to", "reportedly", "is said to", "quoted as saying", "citing"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.claims.cue import Said, agent_of, is_negated
from trucewatch.claims.lexicon import Cue, animate_words, body_words, cues, speech_nouns
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Certainty, SpeechAct

# "According to plan" names nobody.
_NO_SOURCE = frozenset(
    {
        "plan",
        "schedule",
        "timetable",
        "custom",
        "tradition",
        "need",
        "wish",
        "preference",
        "taste",
        "habit",
        "ability",
        "size",
        "age",
    }
)


def according(word: Word, sentence: Sentence) -> Iterator[Said]:
    """Yield the words that "according to" gives to somebody."""
    to = word.kid("prep") or next((w for w in sentence.words[word.i + 1 : word.i + 2] if w.low == "to"), None)
    speaker = to.kid("pobj") if to is not None else None
    head = next((up for up in word.above() if up.is_verb), word.head)
    if speaker is None or head is word or speaker.lemma in _NO_SOURCE:
        return
    top = word if word.head is head else next((up for up in word.above() if up.head is head), word)
    closing = word.i > head.i and not any(kid.i > top.i and kid.dep != "punct" for kid in head.kids)
    while (
        closing
        and head.dep == "conj"
        and head.head.is_verb
        and head.kid("nsubj", "nsubjpass", "expl") is None
        and not (head.head.lemma in _BEGINS and head.kid("aux") is not None)
    ):
        head = head.head  # "broke into a clinic and looted it, according to residents": both are theirs
    yield Said(sentence, word, SpeechAct.ASSERT, speaker, (head,), "according-to", cut=frozenset({top}))


# "The war began in May and has cost 900 lives, according to the U.N.": the toll is the U.N.'s, the beginning known.
_BEGINS = frozenset({"begin", "start", "break", "erupt"})
_TELLINGS = frozenset({"word", "view", "account", "opinion", "telling", "count", "estimate", "tally", "reckoning"})


def in_the_words_of(noun: Word, sentence: Sentence) -> Iterator[Said]:
    """Yield what "in the words of X", "in X's view" and "by X's account" give to somebody."""
    prep = noun.head
    if (
        noun.lemma not in _TELLINGS
        or prep.dep != "prep"
        or prep.low
        not in (("in", "by") if noun.lemma in ("word", "view", "account", "opinion", "telling") else ("by",))
    ):
        return
    of = next((kid for kid in noun.kids_as("prep") if kid.low == "of"), None)
    speaker = of.kid("pobj") if of is not None else noun.kid("poss")
    head = prep.head
    if speaker is None or not head.is_verb or speaker.tag == "PRP$" or head.lemma in cues():
        return
    words = sentence.words
    if prep.i > 1 and words[prep.i - 1].text == "," and words[prep.i - 2].dep == "cc":
        head = next((verb for verb in head.kids_as("conj") if verb.is_verb and verb.i > noun.i), head)
    yield Said(sentence, noun, SpeechAct.ASSERT, speaker, (head,), "according-to", cut=frozenset({prep}))


def hearsay(word: Word, sentence: Sentence) -> Said:
    """Return what an adverb such as "reportedly" marks as somebody else's, nobody being named."""
    certainty = speech_nouns().hearsay[word.low]
    return Said(
        sentence,
        word,
        SpeechAct.ASSERT,
        None,
        (word.head,),
        "hearsay-adverb",
        certainty,
        cut=frozenset({word}),
        whole=True,
        unnamed=True,
    )


def quoting(verb: Word, sentence: Sentence) -> Iterator[Said]:
    """Interfax quoted the army as saying ...; ..., it said, citing residents."""
    spoken = verb.kid("nsubjpass") if verb.kid("auxpass") is not None else verb.kid("dobj")
    saying = _saying_below(verb)
    if saying is not None:
        yield from _as_saying(verb, saying, spoken, sentence)
    elif verb.dep == "relcl" and spoken is not None and _has_voice(spoken):
        yield from _which_quoted(verb, spoken, sentence)
    elif verb.tag == "VBG" and spoken is not None and _has_voice(spoken):
        host = next((up for up in verb.above() if up.is_verb), None)
        if host is None or verb.dep not in ("advcl", "xcomp", "prep", "acl", "conj"):
            return
        roots = tuple(host.kids_as("ccomp", "parataxis")) or ((host,) if host.lemma not in cues() else ())
        if roots:
            cut = frozenset({verb})
            yield Said(sentence, verb, SpeechAct.ASSERT, spoken, roots, "citing", relay=subject_of(host), cut=cut)


def _which_quoted(verb: Word, spoken: Word, sentence: Sentence) -> Iterator[Said]:
    """In "..., according to the radio, which quoted the governor" the governor speaks, and the radio carries it."""
    relay, which = verb.head, verb.kid("nsubj")
    if which is None or which.tag not in ("WDT", "WP"):
        return
    over = relay.head.head if relay.dep == "pobj" else relay.head
    if over.lemma in speech_nouns().vehicle and over.is_noun:  # "a report by the radio, which quoted"
        over = over.head.head if over.dep == "pobj" else over.head
    if over.low == "according" and over.head.is_verb:
        yield Said(sentence, verb, SpeechAct.ASSERT, spoken, (over.head,), "citing", relay=relay, cut=frozenset({over}))
    elif over.is_verb and over.lemma in cues() and over.kids_as("ccomp"):
        yield Said(sentence, verb, SpeechAct.ASSERT, spoken, tuple(over.kids_as("ccomp")), "citing", relay=relay)


def _as_saying(verb: Word, saying: Word, spoken: Word | None, sentence: Sentence) -> Iterator[Said]:
    roots = tuple(saying.kids_as("ccomp", "dobj")) or tuple(verb.kids_as("ccomp"))
    if spoken is None or spoken is saying:
        spoken = saying.kid("nsubj")
    others = tuple(kid for kid in verb.kids_as("ccomp") if saying not in kid.subtree())
    rule, roots = "quoted-as-saying", roots or others
    if roots and spoken is not None:
        relay = subject_of(verb) if verb.kid("auxpass") is None else agent_of(verb)
        act = cues()[saying.lemma].act if saying.lemma in cues() else SpeechAct.ASSERT
        yield Said(sentence, verb, act, spoken, roots, rule, relay=relay, cut=frozenset({saying}))
    elif not others and spoken is not None and verb.dep == "ccomp":
        relay, cut = subject_of(verb), frozenset({verb})
        yield Said(sentence, verb, SpeechAct.ASSERT, spoken, (verb.head,), rule, relay=relay, cut=cut)


def _has_voice(noun: Word) -> bool:
    """Tell whether somebody is cited, and not a reason ("citing security concerns")."""
    known = speech_nouns().people | speech_nouns().vehicle | animate_words() | body_words()
    named = noun.tag.startswith("NNP") or noun.lemma in known
    return named or noun.tag == "PRP" or any(kid.tag.startswith("NNP") and kid.dep == "compound" for kid in noun.kids)


def _saying_below(verb: Word) -> Word | None:
    for kid in verb.subtree():
        if (
            kid is not verb
            and (kid.lemma in ("say", "tell", "write", "warn", "add") or (kid.head.low == "as" and kid.lemma in cues()))
            and kid.tag == "VBG"
            and kid.i - verb.i < 18
        ):
            return kid
    return None


PASSED_ON = frozenset({"repeat", "carry", "publish", "broadcast", "relay", "air", "echo", "quote", "cite", "report"})
"""What who only passes on others' words does with them."""


def _has_content(noun: Word) -> bool:
    clauses = noun.kids_as("acl", "ccomp", "relcl")
    return noun.lemma in speech_nouns().content and any(
        (mark := clause.kid("mark")) is not None and mark.low == "that" for clause in clauses
    )


def _as_below(verb: Word) -> bool:
    """Tell whether a thing is called something: "described by officials as calm"."""
    return any(kid.dep == "prep" and kid.low in ("as", "of", "for") and kid.kids for kid in verb.kids)


def passive(verb: Word, cue: Cue, sentence: Sentence) -> Iterator[Said]:
    """Yield what a passive cue brings in: "is believed to", "was described by X as"."""
    agent = agent_of(verb)
    about = verb.kid("nsubjpass")
    if verb.lemma in PASSED_ON and about is not None and _has_content(about):
        return  # "the army's claim that ... was repeated by X": the claim is the army's, X passes it on
    charges = tuple(kid for prep in verb.kids_as("prep") if prep.low in ("of", "for") for kid in prep.kids_as("pcomp"))
    if ("accuse" in cue.groups or verb.lemma == "suspect") and charges and verb.kid("nsubjpass") is not None:
        sure = speech_nouns().passive.get(verb.lemma, Certainty.PROBABLE) if agent is None else Certainty.CERTAIN
        yield Said(sentence, verb, SpeechAct.ACCUSE, agent, charges, "accuse", sure, unnamed=agent is None)
        return
    certainty = speech_nouns().passive.get(verb.lemma)
    seen = verb.lemma in ("see", "obtain", "review", "view") and verb.dep == "acl"
    if seen and agent is not None:
        return
    if agent is not None and verb.dep == "acl" and verb.kid("ccomp", "xcomp", "oprd") is None and not _as_below(verb):
        return  # "images seen by Northwire", "a letter written by the envoy"
    if agent is not None and (
        "regard" in cue.groups or "attitude" in cue.groups or "accuse" in cue.groups or "speech" in cue.groups
    ):
        cut = frozenset({kid for kid in verb.kids if kid.dep == "agent"})
        yield Said(
            sentence,
            verb,
            cue.act,
            agent,
            (verb,),
            "passive-by",
            cut=cut,
            whole=True,
            attitude=not cue.groups.isdisjoint({"attitude", "regard"}),
        )
        return
    if certainty is None or verb.lemma == "expect":
        return
    clause = (
        verb.kid("ccomp", "xcomp") is not None
        or "accuse" in cue.groups
        or (
            verb.kid("nsubjpass") is not None
            and any(kid.dep == "prep" and kid.low in ("of", "for", "as") for kid in verb.kids)
        )
    )
    if clause:
        expletive = verb.kid("nsubjpass", "expl")
        roots = tuple(verb.kids_as("ccomp")) if expletive is not None and expletive.low == "it" else (verb,)
        yield Said(
            sentence,
            verb,
            cue.act,
            None,
            roots or (verb,),
            "passive-unnamed",
            certainty,
            whole=roots == (verb,),
            unnamed=True,
            negated=is_negated(verb),
        )
