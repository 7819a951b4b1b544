"""Reading a report: its attributions, and the claims inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.claims.attribution import Heard, Voice, hear
from trucewatch.claims.book import Book, quoted_how
from trucewatch.claims.cast import Cast
from trucewatch.claims.clauses import Clause, cut
from trucewatch.claims.events import features_of, type_of
from trucewatch.claims.lexicon import speech_nouns
from trucewatch.claims.modality import DATED, Modality, inherits, modality, precondition, says_nothing
from trucewatch.claims.parsing import ParsedReport, parse
from trucewatch.claims.quotes import mark_quotes
from trucewatch.claims.roles import Roles, own_side, roles
from trucewatch.claims.scenes import Scene, Scenes
from trucewatch.claims.setting import Settings, published_when
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Sentence, Word, noun_phrase
from trucewatch.model import (
    Agreement,
    Attribution,
    Certainty,
    Claim,
    Count,
    EventType,
    Extent,
    Mood,
    Polarity,
    Quoted,
    Recipe,
    Report,
    Span,
    SpeechAct,
    When,
    content_id,
)
from trucewatch.registers import Registers

_BATCH = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one report."""

    report: str
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


class ClaimReader:
    """Finds who says what in a report, by grammar and readable word lists; the same report gives the same reading."""

    def __init__(self, registers: Registers, agreement: Agreement | None = None) -> None:
        self._registers = registers
        self._agreement = agreement
        self.recipe = Recipe("claims.en", "1")

    def read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Yield the reading of each report, in order."""
        for at in range(0, len(reports), _BATCH):
            batch = reports[at : at + _BATCH]
            for parsed in parse(batch, [report.text for report in batch]):
                yield _Pass(parsed, self._registers, self._agreement, self.recipe).reading()


class _Pass:
    """One report on its way through the room."""

    def __init__(self, parsed: ParsedReport, registers: Registers, agreement: Agreement | None, recipe: Recipe) -> None:
        self._parsed, self._recipe, self._agreement = parsed, recipe, agreement
        self._cast = Cast(parsed, registers, agreement.countries if agreement else ())
        self._voices = Voices(self._cast, parsed.report.publisher)
        anchors: tuple[tuple[str, datetime], ...] = agreement.known_times if agreement else ()
        self._settings = Settings(parsed, self._cast, anchors)
        self._scenes = Scenes(self._cast, agreement)
        self._last: Claim | None = None
        self._modes: dict[int, Modality] = {}
        self._about: dict[str, Claim] = {}
        mark_quotes(parsed)

    def reading(self) -> Reading:
        claims: list[Claim] = []
        everyone = hear(self._parsed, self._cast, self._voices)
        book = Book(self._parsed.report.id, everyone)
        for heard in everyone:
            claims.extend(self._claims(heard, book.by_voice))
            claims.extend(self._sieges(heard))
        unique = {claim.id: claim for claim in claims}
        kept = {attribution.id: attribution for attribution in book.attributions()}
        return Reading(self._parsed.report.id, tuple(kept.values()), tuple(unique.values()))

    def _claims(self, heard: Heard, by_voice: dict[int, Attribution]) -> Iterator[Claim]:
        voice_of = {voice.said: voice for voice in heard.voices if voice.said is not None}
        self._voices.memory = heard.memory
        clauses = sorted(cut(heard.sentence, list(voice_of), self._carries), key=lambda clause: clause.top.i)
        self._modes.clear()
        told: Claim | None = None
        for clause in clauses:
            voice = voice_of[clause.said[-1]] if clause.said else None
            if (
                voice is None
                and heard.carried is not None
                and (heard.carried.rule == "colon-goes-on" or heard.sentence.share_quoted(*clause.span) > 0.3)
            ):
                voice = heard.carried
            rejected = self._rejected(clause, voice)
            if rejected is not None:
                claim = self._turned(rejected, clause, voice, by_voice.get(id(voice)))
            elif voice is not None and voice.rule == "denies-what-is-said":
                claim = self._denied(clause, clauses, voice, by_voice.get(id(voice)))
            else:
                claim = self._claim(clause, voice, by_voice.get(id(voice)) if voice else None)
            if claim is not None and told is not None and _goes_with(clause, claim, told):
                told = self._joined(told, claim)
                continue
            if told is not None:
                yield told
            told = claim
            if claim is not None:
                if claim.event_type is not EventType.STATEMENT:
                    self._about[claim.speaker.name] = claim
                    self._last = claim
        if told is not None:
            yield told

    def _sieges(self, heard: Heard) -> Iterator[Claim]:
        """In "the besieged city of ..." the reporter says in passing that a place is under siege."""
        for word in heard.sentence.words:
            if word.low == "besieged" and word.dep == "amod" and word.head.is_noun:
                words = tuple(noun_phrase(word.head))
                if word.head.dep == "appos":
                    words = tuple(sorted({*words, *noun_phrase(word.head.head)}, key=lambda w: w.i))
                if any(self._cast.place_at(w.start) is not None and w.tag.startswith("NNP") for w in words):
                    clause = Clause(heard.sentence, word.head, (), words, (), "noun", word.head)
                    claim = self._claim(clause, None, None, EventType.SIEGE)
                    if claim is not None:
                        yield claim

    def _rejected(self, clause: Clause, voice: Voice | None) -> Claim | None:
        """In "dismissed the claim", "denied the accusations" the words denied are those another voice just said."""
        if (
            voice is None
            or voice.act not in (SpeechAct.DENY, SpeechAct.REJECT)
            or clause.head.is_verb
            or self._last is None
        ):
            return None
        if clause.head.low in ("this", "that", "it") and self._last.speaker.name != voice.speaker.name:
            return self._last
        pointed = any(
            kid.low in ("the", "this", "that", "these", "those", "any", "such")
            for kid in clause.head.kids_as("det", "amod", "predet")
        )
        if clause.head.lemma in speech_nouns().content and pointed and self._last.speaker.name != voice.speaker.name:
            return self._last
        return None

    def _turned(
        self, told: Claim, clause: Clause, voice: Voice | None, attribution: Attribution | None
    ) -> Claim | None:
        """Return a claim as another voice denies it."""
        again = self._claim(clause, voice, attribution, told.event_type)
        if again is None:
            return None
        return replace(again, actors=told.actors, targets=told.targets, places=told.places, time=told.time, counts=(), mood=told.mood,
                       polarity=Polarity.NEGATIVE, doubts=(*again.doubts, "what is denied is taken from the sentence before"))  # fmt: skip

    def _joined(self, first: Claim, second: Claim) -> Claim:
        """Two verbs with one subject about one thing are one claim ("vomited and had trouble breathing")."""
        start, end = min(first.span.start, second.span.start), max(first.span.end, second.span.end)
        counts = {count.span: count for count in (*first.counts, *second.counts)}
        return replace(
            first, id=content_id("c", first.id, second.id), span=Span(start, end), quote=self._parsed.text[start:end],
            counts=tuple(counts[span] for span in sorted(counts)), targets=first.targets or second.targets,
            places=first.places or second.places,
        )  # fmt: skip

    def _carries(self, clause: Clause) -> bool:
        """Tell whether a side clause says something of its own."""
        event, _ = type_of(features_of(clause, _counted(self._settings.counts(clause))))
        return _worth(clause, event)

    def _denied(
        self, clause: Clause, clauses: Sequence[Clause], voice: Voice, attribution: Attribution | None
    ) -> Claim | None:
        """In "..., which the government denies": what was just said, by another voice and turned round."""
        host = next((c for c in clauses if c is not clause and clause.top.head in c.words), None)
        told = self._claim(host, voice, attribution) if host is not None else None
        if told is None:
            return None
        start, end = clause.span
        return replace(
            told, id=content_id("c", told.id, "denied", str(start)), span=Span(start, end), quote=self._parsed.text[start:end],
            polarity=Polarity.NEGATIVE, act=SpeechAct.DENY, mood=Mood.REALISED, rule=f"{voice.rule}/{told.rule.split('/')[1]}",
            quoted=_quoted(clause.sentence, start, end, said=True),
        )  # fmt: skip

    def _claim(
        self, clause: Clause, voice: Voice | None, attribution: Attribution | None, known: EventType | None = None
    ) -> Claim | None:
        counts = self._settings.counts(clause)
        event, rule = (known, "in-passing") if known is not None else type_of(features_of(clause, _counted(counts)))
        speaker = voice.speaker if voice is not None else self._voices.publisher
        if event is not EventType.STATEMENT and says_nothing(clause):
            event, rule = EventType.STATEMENT, "says-nothing"
        before = self._about.get(speaker.name) if event is EventType.STATEMENT and _points_back(clause) else None
        if before is not None:
            event, rule = before.event_type, "as-before"
        if not _worth(clause, event) or (event is EventType.STATEMENT and _wraps_cue(clause, voice)):
            return None
        cast = roles(clause, event, self._voices, speaker)
        if before is not None and not cast.actors:
            cast = Roles(before.actors, before.targets)
        mode = modality(clause, event, own_side=own_side(cast.actors, speaker, clause))
        above = next((self._modes[id(up)] for up in clause.top.above() if id(up) in self._modes), None)
        if above is not None and inherits(clause, above):
            mode = replace(mode, mood=above.mood, certainty=above.certainty)
        if (
            above is not None
            and clause.role == "coordinate"
            and clause.head.kid("nsubj") is None
            and _or_before(clause)
        ):
            mode = replace(mode, polarity=above.polarity)
        self._modes[id(clause.top)] = mode
        if voice is not None and voice.said is None and mode.act is SpeechAct.NARRATE:
            mode = replace(mode, act=SpeechAct.ASSERT)
        event = _by_speech(event, mode)
        if event is EventType.TALKS_HELD and mode.mood is not Mood.REALISED:
            event = EventType.TALKS_SCHEDULED
        start, end = clause.span
        said_on = self._said_on(clause, voice)
        scene = self._scenes.settle(
            clause, event, mode,
            Scene(self._settings.places(clause, [a.span for a in (*cast.actors, *cast.targets) if a.span is not None]),
                  self._settings.time(clause, _tense(clause, mode))), said_on, spoken=voice is not None)  # fmt: skip
        if (
            event in DATED
            and mode.mood is Mood.REALISED
            and mode.polarity is Polarity.POSITIVE
            and _ahead(scene.time, said_on)
        ):
            mode = replace(mode, mood=Mood.PLANNED)
        return Claim(
            id=content_id("c", self._parsed.report.id, str(start), str(end), event.value, str(clause.head.start)),
            report=self._parsed.report.id, span=Span(start, end), quote=self._parsed.text[start:end], event_type=event,
            speaker=speaker, relays=voice.relays if voice else (), joint=voice.joint if voice else (),
            attribution=attribution.id if attribution else None,
            quoted=_quoted(clause.sentence, start, end, said=voice is not None),
            cue=voice.said.cue.text if voice is not None and voice.said is not None else None,
            act=mode.act, polarity=mode.polarity, mood=mode.mood, certainty=mode.certainty, extent=_extent(clause, event, mode, counts),
            actors=cast.actors, targets=cast.targets, places=scene.places, time=scene.time, said_on=said_on, counts=counts, basis=None,
            rule=f"{voice.rule if voice else 'own-voice'}/{rule}", recipe=self._recipe.key, confidence=0.7,
            doubts=(*(voice.doubts if voice else ()), *scene.doubts),
        )  # fmt: skip

    def _said_on(self, clause: Clause, voice: Voice | None) -> When:
        if voice is not None and voice.said is not None:
            return self._settings.spoken(clause.sentence, voice.said.cue, voice.said.content())
        return published_when(self._parsed.report.published)


_SPEECH_TYPES = {
    SpeechAct.DEMAND: EventType.DEMAND, SpeechAct.ACCUSE: EventType.ACCUSATION, SpeechAct.DENY: EventType.DENIAL,
    SpeechAct.REJECT: EventType.DENIAL, SpeechAct.THREATEN: EventType.THREAT,
}  # fmt: skip


def _by_speech(event: EventType, mode: Modality) -> EventType:
    """Where nothing says what the words are about, they are the demand, accusation, denial or threat they make."""
    if event is not EventType.STATEMENT:
        return event
    if mode.mood is Mood.DEMANDED and mode.act is not SpeechAct.NARRATE:
        return EventType.DEMAND
    return _SPEECH_TYPES.get(mode.act, event)


def _points_back(clause: Clause) -> bool:
    """Tell whether a clause speaks of "it" or "this" with a verb that says nothing of its own ("It was discussed in Geneva")."""
    subject = clause.head.kid("nsubj", "nsubjpass")
    object_ = clause.head.kid("dobj")
    if (
        subject is not None
        and subject.low in ("it", "this")
        and clause.head.lemma in _CARRIES
        and clause.verbs[0].kid("expl") is None
    ):
        return True
    return object_ is not None and object_.low == "it" and clause.head.lemma in _CARRIES


_CARRIES = frozenset({"discuss", "delay", "postpone", "plan", "schedule", "accept", "carry", "do", "take", "happen", "continue", "stop", "hold",
                      "announce", "expect", "decide", "start", "end", "follow", "come", "occur", "repeat", "conduct", "hit", "last"})  # fmt: skip


def _wraps_cue(clause: Clause, voice: Voice | None) -> bool:
    """ "There is evidence", "he expressed the hope": only the frame of the words that follow."""
    noun = next((w for w in clause.words if w.lemma in speech_nouns().content and w.head is clause.head), None)
    return (
        clause.head.lemma in ("be", "have", "express", "voice", "see")
        and noun is not None
        and noun.kid("acl", "ccomp") is not None
        and (voice is None or noun.kid("acl", "ccomp") not in clause.words)
    )


def _or_before(clause: Clause) -> bool:
    """In "will not comment or speculate" the second verb is denied with the first."""
    return any(kid.low in ("or", "nor") for kid in clause.top.head.kids_as("cc"))


def _ahead(time: When, said_on: When) -> bool:
    """Tell whether something is told of that lies after the day it was said."""
    return time.start is not None and said_on.end is not None and time.start > said_on.end


def _goes_with(clause: Clause, claim: Claim, before: Claim) -> bool:
    return (
        clause.role == "coordinate" and clause.head.kid("nsubj", "nsubjpass", "expl") is None
        and claim.event_type is before.event_type and claim.speaker == before.speaker and claim.mood is before.mood
        and claim.polarity is before.polarity and claim.span.start - before.span.end < 40
    )  # fmt: skip


# A relative clause without a comma only tells which one is meant; of these it makes no claim of its own.
_DESCRIPTIVE = frozenset({EventType.COMPLIANCE, EventType.SUPPORT, EventType.MONITORING, EventType.ACCEPTANCE, EventType.VIOLATION_ALLEGED,
                          EventType.RESPONSE, EventType.DEPLOYMENT, EventType.ATTACK_OTHER})  # fmt: skip
# "killing five", "forcing families to flee": events; "a deal agreed by both", "rebels fighting in the north": descriptions.
_TOLD_BY_PARTICIPLE = frozenset({
    EventType.CASUALTIES, EventType.AIR_STRIKE, EventType.SHELLING, EventType.ATTACK_OTHER, EventType.DISPLACEMENT, EventType.SIEGE,
    EventType.BARREL_BOMB, EventType.IED, EventType.CHEMICAL_ATTACK, EventType.AID_DELIVERY, EventType.TERRITORY_CHANGE,
    EventType.VIOLATION_ALLEGED, EventType.TALKS_SCHEDULED,
})  # fmt: skip


def _circumstance(clause: Clause, event: EventType) -> bool:
    """Tell whether a clause only dates another ("since the truce began", "before talks resume")."""
    mark = clause.top.kid("mark")
    return (
        clause.role == "adverbial"
        and mark is not None
        and mark.low in ("since", "after", "before")
        and not (event.armed or event is EventType.CASUALTIES or precondition(clause))
    )


def _worth(clause: Clause, event: EventType) -> bool:
    """Keep what carries a proposition: main and reported clauses always, the others when they are about something."""
    if _circumstance(clause, event):
        return False
    if clause.role in ("main", "content"):
        return clause.head.is_verb or event is not EventType.STATEMENT or clause.role == "content"
    if clause.role == "coordinate":
        return clause.head.kid("nsubj", "nsubjpass", "expl") is not None or event is not EventType.STATEMENT
    if clause.role == "participle":
        set_for = clause.head.lemma in ("set", "due", "schedule", "slate") or clause.top.lemma in (
            "set",
            "due",
            "schedule",
            "face",
        )
        told = event.coarse in _TOLD_BY_PARTICIPLE and (
            clause.head.tag == "VBG" or clause.head.kid("agent") is not None
        )
        return told or (set_for and event in DATED)
    if clause.role == "relative" and event in _DESCRIPTIVE:
        first = clause.words[0]
        return first.i > 0 and clause.sentence.words[first.i - 1].text == ","
    return event is not EventType.STATEMENT


def _counted(counts: Sequence[Count]) -> set[str]:
    out: set[str] = set()
    for count in counts:
        for unit in (count.unit, count.of):
            unit = unit.lower()
            out.add(unit)
            out.add(unit[:-1] if unit.endswith("s") else unit)
            out.add(unit.split()[-1].rstrip("s") if unit else unit)
    return out


def _quoted(sentence: Sentence, start: int, end: int, *, said: bool) -> Quoted:
    return quoted_how(sentence, start, end) if said else Quoted.NONE


def _tense(clause: Clause, mode: Modality) -> str | None:
    if mode.mood in (Mood.PLANNED, Mood.PROMISED, Mood.PREDICTED, Mood.DEMANDED):
        return "future"
    return "past" if clause.verbs[0].tag in ("VBD", "VBN") else None


def _extent(clause: Clause, event: EventType, mode: Modality, counts: Sequence[Count]) -> Extent:
    lows = {word.low for word in clause.words}
    if lows & {"regularly", "routinely", "often", "usually", "always", "frequently", "daily", "constantly"}:
        return Extent.HABIT
    if (
        event.armed
        and clause.verbs[0].tag in ("VBZ", "VBP")
        and not any(k.tag == "VBG" or k.lemma == "have" for k in (*clause.verbs, *clause.verbs[0].kids_as("aux")))
        and mode.mood is Mood.REALISED
        and clause.head.is_verb
    ):
        return Extent.HABIT
    if event is EventType.CASUALTIES and lows & {"war", "conflict"} and counts:
        return Extent.TOTAL
    if clause.role == "relative" and clause.verbs[0].tag in ("VBZ", "VBP"):
        return Extent.BACKGROUND
    return Extent.EVENT


def possible(certainty: Certainty) -> bool:
    """Tell whether a speaker leaves it open."""
    return certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN)


def head_words(words: Sequence[Word]) -> str:
    """Return words as text."""
    return " ".join(word.text for word in words)


__all__ = ["ClaimReader", "Polarity", "Reading"]
