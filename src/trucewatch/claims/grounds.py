"""What a report's words give ground for: who speaks, who does it, whether it is denied or only feared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.claims.attribution import hear
from trucewatch.claims.carrying import TOLD_ON, Heard, Voice
from trucewatch.claims.cast import Cast
from trucewatch.claims.clauses import Clause, cut
from trucewatch.claims.lexicon import animate_words, cues, event_nouns, speech_nouns
from trucewatch.claims.modality import Modality, modality
from trucewatch.claims.moods import moods
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.quotes import mark_quotes
from trucewatch.claims.roles import Roles, own_side, roles
from trucewatch.claims.said import Said
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor, EventType, Span, SpeechAct

_PASSIVE = ("auxpass", "nsubjpass")
_LEANING = ("compound", "amod", "nmod", "poss", "appos", "nummod", "det")
# Past these a clause counts as quoted, and its words as those of the voice the quotation goes on in.
_QUOTED_SHARE = 0.3
_IDIOMS = frozenset({"only", "least", "fewer", "less", "more", "longer", "just", "far", "yet", "until"})


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A clause with the voice it stands in (None: the report's own) and whether somebody only kept silent about it."""

    clause: Clause
    voice: Voice | None
    silent: bool
    heard: Heard


class Grounds:
    """One report parsed, with its voices settled."""

    def __init__(self, parsed: ParsedReport, cast: Cast) -> None:
        self.report, self.cast = parsed.report, cast
        self.text = parsed.text
        self.voices = Voices(cast, parsed.report.publisher)
        mark_quotes(parsed)
        self._heard = hear(parsed, cast, self.voices)
        self._starts = [one.sentence.start for one in self._heard]
        self._cut: dict[int, tuple[Spoken, ...]] = {}

    def sentence_of(self, span: Span) -> Sentence | None:
        """Return the sentence that holds a span whole, or None."""
        heard = self._holding(span)
        return None if heard is None else heard.sentence

    def spoken_at(self, span: Span) -> tuple[Spoken, ...]:
        """Return the clauses whose predicate stands in a span, the one that fits it best first."""
        heard = self._holding(span)
        if heard is None:
            return ()
        if heard.sentence.index not in self._cut:
            self._cut[heard.sentence.index] = tuple(self._clauses(heard))
        found = [one for one in self._cut[heard.sentence.index] if span.start <= one.clause.head.start < span.end]
        return tuple(sorted(found, key=lambda one: (-Span(*one.clause.span).overlap(span), one.clause.head.i)))

    def roles_of(self, spoken: Spoken, event: EventType) -> Roles:
        """Return the actors and targets that the grammar of the clause gives."""
        self.voices.memory = spoken.heard.memory
        return roles(spoken.clause, event, self.voices, self.speaker_of(spoken))

    def mode_of(self, spoken: Spoken, event: EventType, actors: Sequence[Actor]) -> Modality:
        """Return how the words present the clause: done or not, held or denied."""
        own = own_side(tuple(actors), self.speaker_of(spoken), spoken.clause)
        return modality(spoken.clause, event, own_side=own)

    def speaker_of(self, spoken: Spoken) -> Actor:
        """Return who speaks; the outlet where the report does."""
        return self.voices.publisher if spoken.voice is None else spoken.voice.speaker

    def named(self, head: Word, spoken: Spoken) -> tuple[Actor, ...]:
        """Return whom a noun or pronoun stands for."""
        self.voices.memory = spoken.heard.memory
        return tuple(self.voices.actors(Single(head), spoken.clause.sentence, self.speaker_of(spoken)))

    def _holding(self, span: Span) -> Heard | None:
        at = bisect_right(self._starts, span.start) - 1
        return self._heard[at] if at >= 0 and span.end <= self._heard[at].sentence.end else None

    def _clauses(self, heard: Heard) -> Iterator[Spoken]:
        voice_of = {voice.said: voice for voice in heard.voices if voice.said is not None}
        kept_back = [voice.said for voice in heard.silent if voice.said is not None]
        for clause in cut(heard.sentence, [*voice_of, *kept_back]):
            inner = next((said for said in reversed(clause.said) if said in voice_of), None)
            voice = voice_of[inner] if inner is not None else self._carried(heard, clause)
            yield Spoken(clause, voice, any(said in kept_back for said in clause.said), heard)

    def _carried(self, heard: Heard, clause: Clause) -> Voice | None:
        if heard.carried is None:
            return None
        goes_on = heard.carried.rule in TOLD_ON
        quoted = heard.sentence.share_quoted(*clause.span) > _QUOTED_SHARE
        return heard.carried if goes_on or quoted else None


class Single(Word):
    """A word looked at without what is coordinated with it."""

    __slots__ = ()

    def __init__(self, word: Word) -> None:
        super().__init__(word.i, word.text, word.tag, word.dep, word.start)
        self.lemma, self.head, self.kids = word.lemma, word.head, word.kids

    def conjuncts(self) -> list[Word]:
        """Return the word alone."""
        return [self]


def head_in(sentence: Sentence, span: Span) -> Word | None:
    """Return the word of a span on which its other words hang."""
    inside = [word for word in sentence.words if span.start <= word.start < span.end and word.text[0].isalnum()]
    return next((word for word in inside if word.head is word or word.head not in inside), None)


def speaks(head: Word, voice: Voice) -> bool:
    """Tell whether a word is the one a voice's speaker phrase hangs on, or its name, title or body."""
    source = voice.goes_on_from or voice
    speaker = source.said.speaker if source.said is not None else None
    return speaker is not None and any(_stands_for(head, one) for one in speaker.conjuncts())


def _stands_for(head: Word, whole: Word) -> bool:
    if head is whole:
        return True
    if head.head is whole and head.dep in ("appos", "compound", "nmod", "amod"):
        return True
    person = whole.lemma in speech_nouns().people or whole.lemma in speech_nouns().vehicle
    return person and head.head is whole and head.dep == "poss"


def doers(spoken: Spoken, cast: Cast) -> tuple[Word, ...]:
    """Return the words that stand where the grammar puts who does it; whoever only says it is none of them."""
    clause = spoken.clause
    accused = _accused(clause)
    if accused is not None:
        return tuple(word for one in accused for word in _with_parts(one, cast))
    found: list[Word] = []
    for verb in clause.verbs:
        if verb.is_verb:
            found.extend(_of_verb(verb))
    nouns = [word for word in (clause.head, *clause.words) if word.is_noun and word.lemma in event_nouns()]
    found.extend(word for noun in nouns for word in _of_noun(noun, cast))
    return tuple(part for word in found for one in word.conjuncts() for part in _with_parts(one, cast))


def _accused(clause: Clause) -> list[Word] | None:
    for said in reversed(clause.said):
        if said.act is SpeechAct.ACCUSE:
            whom = said.cue.kid("nsubjpass") if said.whole else said.cue.kid("dobj")
            blamed = [noun for prep in said.cue.kids_as("prep") if prep.low == "on" for noun in prep.kids_as("pobj")]
            if whom is not None and (whom.lemma in event_nouns() or whom in clause.words) and blamed:
                return [word for one in blamed for word in one.conjuncts()]
            return [] if whom is None else whom.conjuncts()
    return None


def _of_verb(verb: Word) -> list[Word]:
    agents = [noun for by in verb.kids if by.dep == "agent" or (by.low == "by" and verb.tag == "VBN")
              for noun in by.kids_as("pobj")]  # fmt: skip
    if verb.kid(*_PASSIVE) is not None or (verb.tag == "VBN" and verb.dep in ("acl", "relcl")):
        return agents
    subject = subject_of(verb)
    return agents if subject is None or subject.dep == "nsubjpass" else [*agents, subject]


def _of_noun(noun: Word, cast: Cast) -> Iterator[Word]:
    for prep in noun.kids_as("prep", "agent"):
        if prep.low in ("by", "between", "from"):
            yield from prep.kids_as("pobj")
    for acl in noun.kids_as("acl"):
        for agent in acl.kids_as("agent"):
            yield from agent.kids_as("pobj")
    for kid in noun.kids_as("poss", "compound", "amod", "nmod"):
        if kid.dep == "poss" or _names_somebody(kid, cast):
            yield kid


def _with_parts(word: Word, cast: Cast) -> Iterator[Word]:
    """A doer may be quoted by the name that stands before it: "Orvenian warplanes", "the ministry's troops"."""
    yield word
    for kid in word.kids_as("compound", "amod", "nmod", "poss", "appos"):
        if _names_somebody(kid, cast):
            yield kid


def _names_somebody(word: Word, cast: Cast) -> bool:
    match = cast.match_at(word.start)
    named = match is not None and cast.entry_of(match).kind not in ("media", "generic", "civilians")
    return (
        named
        or cast.country_word(word.text) is not None
        or word.lemma in animate_words()
        or word.low in ("rebel", "army")
    )


def loose_negations(clause: Clause) -> tuple[Word, ...]:
    """Return the negating words at the predicate that do not stand where its own negation stands ("without hitting").

    With one of these the words do not settle by themselves what is denied.
    """
    above = [up for up in clause.top.above() if up.low == "without" and clause.top.dep in ("pcomp", "pobj")]
    near = [word for word in clause.words if word.head in clause.verbs or word.head.head in clause.verbs]
    return tuple(
        word
        for word in (*above, *near)
        if (word.low in moods()["negators"] or word.low == "n't")
        and not _counted(word, clause)
        and not _idiom(word, clause)
    )


def denies(clause: Clause) -> bool:
    """Tell whether the clause is what somebody denies or rejects as reported ("dismissed claims that ...")."""
    said = clause.said[-1] if clause.said else None
    if said is None or said.act not in (SpeechAct.DENY, SpeechAct.REJECT) or not clause.head.is_verb:
        return False
    return any(noun.lemma in speech_nouns().content for noun in said.cue.kids_as("dobj")) or said.act is SpeechAct.DENY


def _counted(word: Word, clause: Clause) -> bool:
    """Tell whether a negation is the predicate's own, or its subject's or object's ("no shells fell")."""
    if word.head in clause.verbs:
        lone = word.dep in ("nsubj", "nsubjpass") and word.low in ("none", "nobody", "nothing", "neither")
        return word.dep == "neg" or lone or word.low in ("never", "nor")
    return word.head.dep in ("dobj", "attr", "nsubj", "nsubjpass", "acomp") and word.dep in ("det", "neg", "advmod")


def _idiom(word: Word, clause: Clause) -> bool:
    """Tell whether the negation is of something else ("not only", "no fewer than", "no longer")."""
    following = next((other for other in clause.sentence.words if other.i == word.i + 1), None)
    return following is not None and following.low in _IDIOMS


def cue_speaks(sentence: Sentence, cue: Span, head: Word) -> bool:
    """Tell whether the grammar joins a speaker to a word of speech, where no voice was heard."""
    for word in sentence.words:
        if not cue.start <= word.start < cue.end:
            continue
        if word.low == "according":
            return head.dep == "pobj" and word in head.above()
        entry = cues().get(word.lemma)
        if entry is not None and "speech" in entry.groups and word.is_verb:
            return subject_of(word) is head and word.kid("neg") is None
    return False


def relaying(spoken: Spoken) -> Iterator[Word]:
    """Yield the words that stand for who carried the speaker's words."""
    for said in spoken.clause.said:
        if said.relay is not None:
            yield said.relay
        yield from _told(said)


def _told(said: Said) -> Iterator[Word]:
    if said.cue.lemma == "tell":
        yield from said.cue.kids_as("dobj", "dative")


__all__ = ["Grounds", "Single", "Spoken", "cue_speaks", "doers", "head_in", "loose_negations", "relaying", "speaks"]
