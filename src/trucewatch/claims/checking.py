"""Holding a second reader's claims against the report: each field against its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.claims.carrying import Voice
from trucewatch.claims.cast import Cast
from trucewatch.claims.grounds import (
    Grounds,
    Spoken,
    cue_speaks,
    denies,
    doers,
    head_in,
    loose_negations,
    relaying,
    speaks,
)
from trucewatch.claims.locating import occurrences, shortened
from trucewatch.claims.memory import UNSPECIFIED
from trucewatch.claims.modality import Modality
from trucewatch.claims.parsing import parse
from trucewatch.claims.roles import Roles
from trucewatch.claims.second_reading import AnswerForm, ClaimForm, Question, around
from trucewatch.claims.setting import published_when
from trucewatch.claims.settling import Settler, Standing
from trucewatch.claims.words import Word
from trucewatch.model import (
    Actor,
    Agreement,
    Certainty,
    Claim,
    EventType,
    Extent,
    Mood,
    Polarity,
    Quoted,
    Recipe,
    Report,
    Span,
    content_id,
)
from trucewatch.model.claim import SECOND_READER
from trucewatch.registers import Registers

# A proposal's confidence says only that its words were found: it is not measured against a key.
_CONFIDENCE = 0.5
# A name that stands in a report more often than this is looked for near the clause only.
_PLACES_TRIED = 12
_QUOTED_WHOLE, _QUOTED_PARTLY = 0.85, 0.15


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposed claim that the report's words do not bear out: its clause as proposed, the field, and why."""

    report: str
    clause: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a report's answers: the claims whose every field has its words, and those refused."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


class _Refused(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


class Checker:
    """Checks a second reader's answers against reports; the same answers give the same claims and refusals."""

    def __init__(self, registers: Registers, agreement: Agreement | None, recipe: Recipe) -> None:
        self._registers, self._agreement, self._recipe = registers, agreement, recipe

    def check(self, report: Report, answers: Sequence[tuple[Question, AnswerForm]]) -> Checked:
        """Check the answers to a report's questions."""
        (parsed,) = parse([report], [report.text])
        countries = self._agreement.countries if self._agreement else ()
        grounds = Grounds(parsed, Cast(parsed, self._registers, countries))
        anchors = self._agreement.known_times if self._agreement else ()
        settler = Settler(grounds, anchors)
        claims: dict[str, Claim] = {}
        refusals: dict[Refusal, None] = {}
        for question, answer in answers:
            for form in answer.claims:
                try:
                    claim = _Check(form, question, grounds, settler).claim(self._recipe)
                    claims.setdefault(claim.id, claim)
                except _Refused as refused:
                    refusals[Refusal(report.id, shortened(form.clause), refused.field, refused.reason)] = None
        return Checked(tuple(sorted(claims.values(), key=lambda one: (one.span, one.id))), tuple(refusals))


class _Check:
    """One proposed claim on its way."""

    def __init__(self, form: ClaimForm, question: Question, grounds: Grounds, settler: Settler) -> None:
        self._form, self._question = form, question
        self._grounds, self._settler = grounds, settler
        self._report = grounds.report
        self._body = around(self._report, question)
        self._doubts: list[str] = []

    def claim(self, recipe: Recipe) -> Claim:
        """Return the claim.

        Raises:
            _Refused: a field is not borne out by its words.
        """
        form = self._form
        span, spokens = self._clause()
        best = spokens[0]
        speaker, joint = self._speaker(span, best)
        cast = self._grounds.roles_of(best, form.event_type)
        actors = self._actors(span, spokens, cast)
        targets = self._targets(span, spokens, cast)
        mode = self._mode(best, actors or cast.actors)
        settled = self._settler.settle(form, Standing(span, self._body, best, mode))
        if settled.refused is not None:
            raise _Refused(*settled.refused)
        return Claim(
            id=self._id(span, speaker),
            report=self._report.id, span=span, quote=span.quote(self._report.text), event_type=form.event_type,
            speaker=speaker, relays=self._relays(span, best), joint=joint, attribution=None,
            quoted=self._quoted(span, best), cue=self._cue(span), act=mode.act, polarity=form.polarity, mood=form.mood,
            certainty=self._certainty(mode), extent=Extent.EVENT, actors=actors, targets=targets, places=settled.places,
            time=settled.time, said_on=published_when(self._report.published), counts=settled.counts, basis=None,
            rule=SECOND_READER, recipe=recipe.key, confidence=_CONFIDENCE, doubts=(*self._doubts, *settled.doubts),
        )  # fmt: skip

    def _id(self, span: Span, speaker: Actor) -> str:
        place = (str(span.start), str(span.end))
        return content_id("c", SECOND_READER, self._report.id, *place, self._form.event_type.value, speaker.name)

    def _clause(self) -> tuple[Span, tuple[Spoken, ...]]:
        found = occurrences(self._report.text, self._form.clause, self._question.spans)
        if not found:
            raise _Refused("clause", "these words do not stand in the report")
        for span in found:
            spokens = self._grounds.spoken_at(span)
            if spokens:
                return span, spokens
        if all(self._grounds.sentence_of(span) is None for span in found):
            raise _Refused("clause", "these words run over more than one sentence")
        raise _Refused("clause", "these words carry no predicate that can be checked")

    def _places_of(self, field: str, words: str, near: Span) -> tuple[Span, ...]:
        found = occurrences(self._report.text, words, self._body, near)
        if not found:
            raise _Refused(field, f"“{shortened(words)}” does not stand in the report")
        return found[:_PLACES_TRIED]

    def _heads(self, field: str, words: str, near: Span) -> Iterator[tuple[Span, Word]]:
        for place in self._places_of(field, words, near):
            sentence = self._grounds.sentence_of(place)
            head = head_in(sentence, place) if sentence is not None else None
            if head is not None:
                yield place, head

    def _speaker(self, span: Span, best: Spoken) -> tuple[Actor, tuple[Actor, ...]]:
        form, voice = self._form, best.voice
        known = self._grounds.speaker_of(best)
        open_ = form.event_type is EventType.NON_ATTRIBUTION or form.certainty is Certainty.UNKNOWN
        if best.silent and not open_:
            raise _Refused("speaker", "the words say that somebody did not say this")
        if form.speaker is None:
            if voice is None or (voice.said is not None and voice.said.unnamed):
                return known, ()
            raise _Refused("speaker", f"the words give it to {known.name}, not to the report itself")
        heads = list(self._heads("speaker", form.speaker, span))
        for place, head in heads:
            if voice is not None and self._same_voice(head, voice, best):
                return replace(known, span=place, words=place.quote(self._report.text)), voice.joint
        if voice is None or known.name == UNSPECIFIED:
            return self._unheard(span, best, heads), ()
        raise _Refused("speaker", f"the words give it to {known.name}, not to “{shortened(form.speaker)}”")

    def _same_voice(self, head: Word, voice: Voice, best: Spoken) -> bool:
        if speaks(head, voice):
            return True
        if not self._telling(head, best):
            return False
        names = {actor.name for actor in (voice.speaker, *voice.joint)}
        return any(actor.name in names for actor in self._grounds.named(head, best))

    def _telling(self, head: Word, best: Spoken) -> bool:
        """Tell whether a word names the same one here as where it stands: "it" and "the army" elsewhere may not."""
        return head.tag.startswith("NNP") or (head in best.clause.sentence.words and not head.tag.startswith("PRP"))

    def _unheard(self, span: Span, best: Spoken, heads: Sequence[tuple[Span, Word]]) -> Actor:
        """Take over a speaker where no voice was heard, when the grammar joins speaker and cue."""
        sentence = best.clause.sentence
        cues = () if self._form.cue is None else self._places_of("cue", self._form.cue, span)
        for place, head in heads:
            for cue in cues:
                named = self._grounds.named(head, best) if cue_speaks(sentence, cue, head) else ()
                if named:
                    self._doubts.append(
                        "the rule reader hears nobody here; speaker and cue are joined by grammar alone"
                    )
                    return replace(named[0], span=place, words=place.quote(self._report.text))
        raise _Refused("speaker", f"the words do not say that “{shortened(self._form.speaker or '')}” says this")

    def _cue(self, span: Span) -> str | None:
        if self._form.cue is None:
            return None
        return self._places_of("cue", self._form.cue, span)[0].quote(self._report.text)

    def _relays(self, span: Span, best: Spoken) -> tuple[Actor, ...]:
        voice = best.voice
        if voice is None:
            if self._form.relays:
                raise _Refused("relays", "the report says this itself: nobody carried it")
            return ()
        kept = [relay for relay in voice.relays if relay.name == self._grounds.voices.publisher.name]
        for words in self._form.relays:
            relay = self._relay(words, span, best, voice)
            if all(relay.name != other.name for other in kept):
                kept.append(relay)
        return tuple(kept)

    def _relay(self, words: str, span: Span, best: Spoken, voice: Voice) -> Actor:
        for place, head in self._heads("relays", words, span):
            if speaks(head, voice):
                raise _Refused("relays", f"“{shortened(words)}” speaks here: whoever is quoted is no relay")
            named = self._grounds.named(head, best)
            for relay in voice.relays:
                if any(relay.name == one.name for one in named) or (
                    relay.span is not None and relay.span.overlap(place)
                ):
                    return relay
            if head in relaying(best) and named:
                return replace(named[0], span=place, words=place.quote(self._report.text))
        raise _Refused("relays", f"the words do not say that “{shortened(words)}” carried this")

    def _actors(self, span: Span, spokens: Sequence[Spoken], cast: Roles) -> tuple[Actor, ...]:
        best = spokens[0]
        places = [word for one in spokens if one.voice is best.voice for word in doers(one, self._grounds.cast)]
        found: list[Actor] = []
        for words in self._form.actors:
            actor = self._actor(words, span, best, cast, places)
            if all(actor.name != other.name for other in found):
                found.append(actor)
        return tuple(found)

    def _actor(self, words: str, span: Span, best: Spoken, cast: Roles, places: Sequence[Word]) -> Actor:
        says = False
        for place, head in self._heads("actors", words, span):
            named = self._grounds.named(head, best)
            known = named if self._telling(head, best) or head in best.clause.sentence.words else ()
            ruled = _among(cast.actors, known, place)
            if head in places or (ruled is not None and not self._only_accuses(head, best)):
                actor = ruled or (named[0] if named else Actor(place.quote(self._report.text)))
                return replace(actor, span=place, words=place.quote(self._report.text))
            says = says or (best.voice is not None and speaks(head, best.voice))
        why = "says it; the words do not say they did it" if says else "does not stand where the words put who did it"
        raise _Refused("actors", f"“{shortened(words)}” {why}")

    def _only_accuses(self, head: Word, best: Spoken) -> bool:
        accused = any(said.act.value == "accuse" for said in best.clause.said)
        return accused and best.voice is not None and speaks(head, best.voice)

    def _targets(self, span: Span, spokens: Sequence[Spoken], cast: Roles) -> tuple[Actor, ...]:
        best = spokens[0]
        places = [word for one in spokens for word in doers(one, self._grounds.cast)]
        found: list[Actor] = []
        for words in self._form.targets:
            target = self._target(words, span, best, cast, places)
            if all(target.name != other.name for other in found):
                found.append(target)
        return tuple(found)

    def _target(self, words: str, span: Span, best: Spoken, cast: Roles, places: Sequence[Word]) -> Actor:
        reason = "does not stand in the sentence of the clause"
        for place, head in self._heads("targets", words, span):
            named = self._grounds.named(head, best)
            ruled = _among(cast.targets, named, place)
            inside = span.covers(place) or head in best.clause.words
            if ruled is None and (
                head in places or (not inside and best.voice is not None and speaks(head, best.voice))
            ):
                reason = "stands where the words put who did it, or who says it"
                continue
            if ruled is not None or head in best.clause.sentence.words:
                if not inside:
                    self._doubts.append(f"the target “{shortened(words)}” stands outside the clause")
                actor = ruled or (named[0] if named else Actor(place.quote(self._report.text)))
                return replace(actor, span=place, words=place.quote(self._report.text))
        raise _Refused("targets", f"“{shortened(words)}” {reason}")

    def _mode(self, best: Spoken, actors: Sequence[Actor]) -> Modality:
        form = self._form
        mode = self._grounds.mode_of(best, form.event_type, actors)
        expected = Polarity.NEGATIVE if denies(best.clause) and not _negated_within(best) else mode.polarity
        loose = loose_negations(best.clause)
        if loose:
            raise _Refused("polarity", f"what “{loose[0].text}” negates cannot be settled from the words")
        if form.polarity is not expected:
            how = "deny or negate it" if expected is Polarity.NEGATIVE else "neither deny nor negate it"
            raise _Refused("polarity", f"the words {how}")
        if form.mood is Mood.REALISED and mode.mood is not Mood.REALISED:
            raise _Refused("mood", f"the words tell it as {mode.mood.value.replace('_', ' ')}, not as done")
        if form.mood is not mode.mood:
            self._doubts.append(f"mood: {form.mood.value} as proposed, {mode.mood.value} by rule")
        return mode

    def _certainty(self, mode: Modality) -> Certainty:
        if self._form.certainty is not mode.certainty:
            self._doubts.append(f"certainty: {self._form.certainty.value} as proposed, {mode.certainty.value} by rule")
        return self._form.certainty

    def _quoted(self, span: Span, best: Spoken) -> Quoted:
        if best.voice is None:
            return Quoted.NONE
        share = best.clause.sentence.share_quoted(span.start, span.end)
        if share > _QUOTED_WHOLE:
            return Quoted.DIRECT
        return Quoted.MIXED if share > _QUOTED_PARTLY else Quoted.INDIRECT


def _negated_within(best: Spoken) -> bool:
    """Tell whether the predicate carries its own negation besides ("denied that it had not paid")."""
    return any(kid.dep == "neg" for verb in best.clause.verbs for kid in verb.kids)


def _among(actors: Sequence[Actor], named: Sequence[Actor], place: Span) -> Actor | None:
    """Return the actor found by grammar that the quoted words stand for, or None."""
    for actor in actors:
        if any(actor.name == one.name or (actor.id is not None and actor.id == one.id) for one in named):
            return actor
        if actor.span is not None and actor.span.overlap(place) > 0:
            return actor
    return None


__all__ = ["Checked", "Checker", "Refusal"]
