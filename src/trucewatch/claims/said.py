"""Finding who says what in one sentence: cue, speaker phrase and content, by the grammar of the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from trucewatch.claims.lexicon import Cue, cues, event_nouns, speech_nouns, truce_nouns
from trucewatch.claims.words import SUBJECTS, Sentence, Word
from trucewatch.model import Certainty, SpeechAct

CLAUSAL = ("ccomp", "xcomp", "parataxis")


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One cue in a sentence: whose words (a noun, or None where nobody is named) and where their content hangs.

    ``roots`` head the content; ``cut`` are words below them that are not content (the cue's own clause).
    ``whole`` marks a content that is the rest of the cue's own clause ("is believed to have fired").
    """

    sentence: Sentence
    cue: Word
    act: SpeechAct
    speaker: Word | None
    roots: tuple[Word, ...]
    rule: str
    certainty: Certainty = Certainty.CERTAIN
    relay: Word | None = None
    cut: frozenset[Word] = field(default_factory=frozenset)
    negated: bool = False
    whole: bool = False
    attitude: bool = False
    unnamed: bool = False

    def content(self) -> list[Word]:
        """Return the content's words, left to right."""
        words = {word for root in (*self.roots, *self.tail()) for word in root.subtree(stop=self.cut)}
        return sorted(words, key=lambda word: word.i)

    def tail(self) -> tuple[Word, ...]:
        """Return what hangs from the cue but belongs to a reported noun: "reported air strikes | overnight in the province"."""
        if self.rule != "object" or any(root.is_verb for root in self.roots):
            return ()
        after = max(root.i for root in self.roots)
        return tuple(kid for kid in self.cue.kids if kid.i > after and kid.dep in ("prep", "advmod", "npadvmod", "conj", "cc", "dobj", "agent")
                     and kid not in self.roots and not kid.is_verb)  # fmt: skip


def find_said(sentence: Sentence) -> list[Said]:
    """Return the cues of a sentence that carry content, outermost first."""
    found: list[Said] = list(_colon(sentence))
    for word in sentence.words:
        if all(word is not said.cue for said in found):
            found.extend(_at(word, sentence))
    quoting = {word for said in found if said.rule == "quoted-as-saying" for word in said.cut}
    found = [said for said in found if said.cue not in quoting or said.rule == "quoted-as-saying"]
    found.sort(key=lambda said: (-len(said.content()), said.cue.i))
    return found


_COLON_REACH = 9


def _colon(sentence: Sentence) -> Iterator[Said]:
    """WALLACE: ... / The commander said: "...": what stands after the colon is the content."""
    at = next((n for n, word in enumerate(sentence.words[:_COLON_REACH]) if word.text == ":"), None)
    if at is None or at == 0 or at + 1 >= len(sentence.words):
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
    elif all(word.tag.startswith("NNP") or word.tag in (".", "HYPH", "NN") or word.dep == "punct" for word in before):
        names = [word for word in before if word.tag.startswith("NNP")]
        if names:
            yield Said(sentence, sentence.words[at], SpeechAct.ASSERT, names[-1], tops, "colon", cut=frozenset(before))


def _at(word: Word, sentence: Sentence) -> Iterator[Said]:
    if word.low == "according":
        yield from _according(word, sentence)
        return
    if word.low in speech_nouns().hearsay and word.dep == "advmod":
        yield _hearsay(word, sentence)
        return
    if word.is_noun:
        yield from _noun_cue(word, sentence)
        return
    if not word.is_verb:
        return
    if word.lemma == "make" and any(kid.low in ("clear", "plain", "known") for kid in word.subtree()[:8]):
        yield from _made_clear(word, sentence)
        return
    if word.lemma in ("quote", "cite"):
        yield from _quoting(word, sentence)
        return
    cue = cues().get(word.lemma)
    if cue is None:
        return
    if word.kid("auxpass", "nsubjpass") or (word.tag == "VBN" and word.dep in ("acl", "relcl") and word.kid("agent")):
        yield from _passive(word, cue, sentence)
        return
    yield from _active(word, cue, sentence)


def _noun_cue(noun: Word, sentence: Sentence) -> Iterator[Said]:
    """comments by X that ..., X's claim that ..., reports that ...: a noun that carries somebody's words."""
    if noun.lemma not in speech_nouns().content and noun.lemma not in ("comment", "remark"):
        return
    clause = next((kid for kid in noun.kids_as("acl", "ccomp", "relcl") if kid.is_verb and (mark := kid.kid("mark")) is not None
                   and mark.low == "that"), None)  # fmt: skip
    if clause is None or clause.kid("nsubj", "nsubjpass", "expl") is None or noun.head.lemma in cues():
        return
    speaker = noun.kid("poss")
    for prep in noun.kids_as("prep", "agent"):
        if prep.low in ("by", "from", "of"):
            speaker = prep.kid("pobj") or speaker
    sure = Certainty.CERTAIN if speaker is not None else Certainty.POSSIBLE
    yield Said(sentence, noun, SpeechAct.ASSERT, speaker, (clause,), "noun-cue", sure, unnamed=speaker is None)


def _made_clear(verb: Word, sentence: Sentence) -> Iterator[Said]:
    plain = next((kid for kid in verb.subtree() if kid.low in ("clear", "plain", "known") and kid.i - verb.i < 8), verb)
    roots = tuple(kid for kid in (*plain.kids_as("ccomp"), *verb.kids_as("ccomp")) if kid is not plain)[:1]
    if roots:
        yield Said(sentence, verb, SpeechAct.ASSERT, subject_of(verb), roots, "made-clear")


def subject_of(verb: Word) -> Word | None:
    """Return the noun that does what a verb says, through coordination, control and relative clauses."""
    seen = 0
    while seen < 6:
        seen += 1
        subject = verb.kid("nsubj", "csubj")
        if subject is not None:
            if subject.tag in ("WP", "WDT") and verb.dep == "relcl" and subject.low in ("who", "which", "that"):
                return verb.head
            return subject
        if (
            verb.dep in ("conj", "xcomp", "advcl", "ccomp")
            and verb.head.is_verb
            and (verb.dep != "ccomp" or verb.tag in ("VBG", "VB"))
        ):
            if verb.dep == "xcomp":
                controlled = verb.head.kid("dobj")
                if controlled is not None and cues().get(verb.head.lemma, _NO).act is SpeechAct.DEMAND:
                    return controlled
            passive = verb.head.kid("nsubjpass")
            if passive is not None and verb.head.kid("nsubj") is None:
                return passive
            verb = verb.head
            continue
        if verb.dep == "acl" and verb.head.is_noun:
            return verb.head
        return None
    return None


_NO = Cue("", SpeechAct.ASSERT, frozenset(), Certainty.CERTAIN)


def _negated(verb: Word) -> bool:
    return verb.kid("neg") is not None or any(kid.low in ("never", "nor", "neither") for kid in verb.kids)


def _according(word: Word, sentence: Sentence) -> Iterator[Said]:
    to = word.kid("prep") or next((w for w in sentence.words[word.i + 1 : word.i + 2] if w.low == "to"), None)
    speaker = to.kid("pobj") if to is not None else None
    head = next((up for up in word.above() if up.is_verb), word.head)
    if speaker is None or head is word:
        return
    top = word if word.head is head else next((up for up in word.above() if up.head is head), word)
    yield Said(sentence, word, SpeechAct.ASSERT, speaker, (head,), "according-to", cut=frozenset({top}))


def _hearsay(word: Word, sentence: Sentence) -> Said:
    certainty = speech_nouns().hearsay[word.low]
    return Said(sentence, word, SpeechAct.ASSERT, None, (word.head,), "hearsay-adverb", certainty,
                cut=frozenset({word}), whole=True, unnamed=True)  # fmt: skip


def _quoting(verb: Word, sentence: Sentence) -> Iterator[Said]:
    """Interfax quoted the army as saying ...; ..., it said, citing residents."""
    spoken = verb.kid("dobj")
    if verb.kid("auxpass") is not None:
        spoken = verb.kid("nsubjpass")
    saying = _saying_below(verb)
    if saying is not None:
        roots = tuple(saying.kids_as("ccomp", "dobj")) or tuple(verb.kids_as("ccomp"))
        if spoken is None or spoken is saying:
            spoken = saying.kid("nsubj")
        others = tuple(kid for kid in verb.kids_as("ccomp") if saying not in kid.subtree())
        roots = roots or others
        if roots and spoken is not None:
            relay = subject_of(verb) if verb.kid("auxpass") is None else _agent(verb)
            yield Said(
                sentence,
                verb,
                SpeechAct.ASSERT,
                spoken,
                roots,
                "quoted-as-saying",
                relay=relay,
                cut=frozenset({saying}),
            )
        elif others == () and spoken is not None and verb.dep == "ccomp":
            yield Said(sentence, verb, SpeechAct.ASSERT, spoken, (verb.head,), "quoted-as-saying",
                       relay=subject_of(verb), cut=frozenset({verb}))  # fmt: skip
    elif verb.tag == "VBG" and spoken is not None and verb.dep in ("advcl", "xcomp", "prep", "acl", "conj"):
        host = next((up for up in verb.above() if up.is_verb), None)
        if host is not None:
            roots = tuple(host.kids_as("ccomp", "parataxis")) or ((host,) if host.lemma not in cues() else ())
            if roots:
                yield Said(
                    sentence,
                    verb,
                    SpeechAct.ASSERT,
                    spoken,
                    roots,
                    "citing",
                    relay=subject_of(host),
                    cut=frozenset({verb}),
                )


def _saying_below(verb: Word) -> Word | None:
    for kid in verb.subtree():
        if (
            kid is not verb
            and kid.lemma in ("say", "tell", "write", "warn", "add")
            and kid.tag == "VBG"
            and kid.i - verb.i < 18
        ):
            return kid
    return None


def _agent(verb: Word) -> Word | None:
    agent = verb.kid("agent")
    return agent.kid("pobj") if agent is not None else None


def _passive(verb: Word, cue: Cue, sentence: Sentence) -> Iterator[Said]:
    agent = _agent(verb)
    certainty = speech_nouns().passive.get(verb.lemma)
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
        or verb.kid("nsubjpass") is not None
        and any(kid.dep == "prep" and kid.low in ("of", "for", "as") for kid in verb.kids)
    )
    if clause:
        expletive = verb.kid("nsubjpass", "expl")
        roots = tuple(verb.kids_as("ccomp")) if expletive is not None and expletive.low == "it" else (verb,)
        yield Said(sentence, verb, cue.act, None, roots or (verb,), "passive-unnamed", certainty,
                   whole=roots == (verb,), unnamed=True, negated=_negated(verb))  # fmt: skip


def _active(verb: Word, cue: Cue, sentence: Sentence) -> Iterator[Said]:
    if _not_spoken(verb, cue):
        return
    subject = subject_of(verb)
    if subject is None and verb.tag == "VBG" and verb.dep == "advcl":
        subject = sentence.root.kid("nsubj")
    if "observe" in cue.groups and any(kid.lemma in truce_nouns() for kid in verb.kids_as("dobj")):
        return  # to observe a truce is to keep it
    if verb.lemma == "claim" and any(kid.lemma in ("responsibility", "credit") for kid in verb.kids_as("dobj")):
        if (
            subject is not None
            and not any(kid.low in ("no", "neither") for kid in subject.kids_as("det"))
            and not _negated(verb)
        ):
            yield Said(sentence, verb, SpeechAct.ASSERT, subject, (verb,), "claims-responsibility", whole=True)
        return
    said = Said(sentence, verb, cue.act, subject, (), "said", cue.certainty, negated=_negated(verb),
                attitude="speech" not in cue.groups and not cue.groups.isdisjoint({"attitude", "want", "regard"}))  # fmt: skip
    if verb.dep == "relcl" and any(kid.tag == "WDT" for kid in verb.kids_as("dobj")):
        if subject is not None and cue.act in (SpeechAct.DENY, SpeechAct.REJECT):
            yield replace(said, roots=(verb,), rule="denies-what-is-said", whole=True)
        return
    for rule, roots, cut in _contents(verb, cue):
        if roots:
            found = replace(said, roots=roots, cut=cut, rule=rule, whole=rule in ("regard", "judge"))
            if found.speaker is None:
                found = replace(found, speaker=_nearest_noun(verb, sentence, found))
            yield found
            return


_MODALS = frozenset({"will", "would", "could", "can", "may", "might", "should", "must", "shall", "wo", "'ll"})


def _not_spoken(verb: Word, cue: Cue) -> bool:
    """A cue that is itself only planned or possible reports nothing ("he would announce a date", "to confirm the toll")."""
    if not cue.groups.isdisjoint({"attitude", "want", "demand"}) and "speech" not in cue.groups:
        return False
    modal = any(kid.lemma in _MODALS for kid in verb.kids_as("aux"))
    return modal or (verb.tag == "VB" and any(kid.low == "to" for kid in verb.kids_as("aux")))


def _contents(verb: Word, cue: Cue) -> Iterator[tuple[str, tuple[Word, ...], frozenset[Word]]]:
    """Yield candidate contents of an active cue, best first."""
    groups, none = cue.groups, frozenset[Word]()
    clauses = tuple(kid for kid in verb.kids_as("ccomp") if not _is_aside(kid, verb))
    if clauses and not groups & {"accuse"}:
        yield "clause", clauses, none
    if "accuse" in groups:
        yield "accuse", tuple(_accused(verb)), none
    if groups & {"commit", "demand", "want", "attitude", "ask"}:
        yield "infinitive", tuple(verb.kids_as("xcomp")) or _called_for(verb, cue), none
    if "judge" in groups and verb.kid("dobj") is not None:
        yield "judge", (verb,), none
    if "nothing" in groups:
        yield "nothing", tuple(verb.kids_as("xcomp", "dobj")), none
    if "speech" in groups:
        outside = _host_clause(verb)
        if outside is not None:
            yield "inserted", (outside,), frozenset({verb})
    if groups & {"object", "observe"} or (cue.act is SpeechAct.DEMAND):
        if "object" in groups or any(_countable(kid) for kid in verb.kids_as("dobj")):
            yield "object", tuple(_told(kid) for kid in verb.kids_as("dobj") if not _idle_object(kid)), none
        yield "gerund", tuple(kid for kid in verb.kids_as("xcomp") if kid.tag == "VBG"), none
    if "regard" in groups and any(
        kid.dep in ("prep", "oprd") and (kid.low == "as" or kid.dep == "oprd") for kid in verb.kids
    ):
        yield "regard", (verb,), none
    if groups & {"speech", "attitude"} and not clauses:
        yield "about", _about(verb), none
        yield "infinitive", tuple(kid for kid in verb.kids_as("xcomp") if kid.is_verb or kid.tag.startswith("JJ")), none


def _is_aside(kid: Word, verb: Word) -> bool:
    """A ccomp that is itself only an inserted speech verb ("he said") is no content."""
    return kid.lemma in ("say", "add") and not kid.kids_as("ccomp", "dobj") and kid.i > verb.i


def _host_clause(verb: Word) -> Word | None:
    """In ``"We go," the envoy said`` parsed the other way round, the content is the clause the verb hangs from."""
    finite = verb.tag in ("VBD", "VBZ", "VBP")
    if (
        finite
        and verb.dep in ("ccomp", "parataxis", "advcl", "conj", "dep")
        and verb.head.i < verb.i
        and not verb.kids_as("ccomp", "mark")
    ):
        commas = any(kid.dep == "punct" for kid in verb.kids) or verb.dep == "parataxis"
        subject = verb.kid("nsubj")
        if subject is not None and (commas or verb.dep == "ccomp" or subject.i > verb.i):
            return verb.head
    return None


def _accused(verb: Word) -> Iterator[Word]:
    """accuse X of V-ing / blame X for N: the accused with what they are accused of."""
    accused = verb.kid("dobj")
    for kid in verb.kids:
        if kid.dep == "prep" and kid.low in ("of", "for", "with", "over", "on"):
            yield from kid.kids_as("pcomp", "pobj")
    for kid in verb.kids_as("advcl"):
        if kid.tag == "VBG" and kid.i > verb.i:
            yield kid
    if accused is not None:
        for word in accused.subtree():
            if word.dep == "prep" and word.low in ("of", "for", "with") and word.i > accused.i:
                yield from word.kids_as("pcomp")
            elif word.dep == "advcl" and word.tag == "VBG" and word.i > accused.i + 1:
                yield word


def _called_for(verb: Word, cue: Cue) -> tuple[Word, ...]:
    out: list[Word] = []
    for kid in verb.kids:
        if kid.dep == "prep" and kid.low in ("for", "on", "about", "to", "against", "over"):
            out.extend(kid.kids_as("pcomp", "pobj"))
        elif (
            kid.dep in ("advcl", "relcl") and kid.kid("aux") is not None and "demand" in cue.groups and kid.tag == "VB"
        ):
            out.append(kid)
    return tuple(out)


def _about(verb: Word) -> tuple[Word, ...]:
    out: list[Word] = []
    for kid in verb.kids:
        if kid.dep == "prep" and kid.low in ("of", "about", "against"):
            out.extend(kid.kids_as("pcomp", "pobj"))
    return tuple(out)


def _countable(noun: Word) -> bool:
    """A body observes events and numbers ("counted 12 explosions", "documented the strike"), not wars in general."""
    return noun.kid("nummod") is not None or noun.lemma in event_nouns()


def _told(noun: Word) -> Word:
    """In "denied reports the town had fallen" and "rejected the claim that ..." the content is the clause below the noun."""
    if noun.lemma in speech_nouns().content:
        below = noun.kid("acl", "ccomp", "relcl")
        if below is not None and below.is_verb and below.kid("nsubj", "nsubjpass") is not None:
            return below
        of = next((kid for kid in noun.kids_as("prep") if kid.low == "of"), None)
        inner = of.kid("pcomp", "pobj") if of is not None else None
        if inner is not None:
            return inner
    return noun


def _idle_object(word: Word) -> bool:
    """A thing told to, not a thing told ("told reporters", "briefed the council")."""
    return word.tag in ("PRP", "WP") or (word.tag.startswith("NNP") and not word.kids)


def _nearest_noun(verb: Word, sentence: Sentence, said: Said) -> Word | None:
    """Fall back on word order: the noun right after an inverted verb, or right before it."""
    content = {word.i for word in said.content()}
    for word in sentence.words[verb.i + 1 : verb.i + 10]:
        if word.is_noun and word.i not in content and word.dep not in ("compound", "poss", "nmod"):
            return word if word.head is verb or word.dep in SUBJECTS else None
        if word.dep == "punct" or word.i in content:
            break
    for word in reversed(sentence.words[max(0, verb.i - 4) : verb.i]):
        if word.is_noun and word.i not in content:
            while (
                word.dep in ("pobj", "prep", "compound")
                and word.head.i < verb.i
                and word.head.dep not in SUBJECTS
                and not word.head.is_verb
            ):
                word = word.head
            return word if word.is_noun else None
    return None
