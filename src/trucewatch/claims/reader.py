"""Reading a report: its attributions, and the claims inside them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.claims.against import charges_nobody
from trucewatch.claims.attribution import hear
from trucewatch.claims.book import Book, quoted_how
from trucewatch.claims.carrying import TOLD_ON, Heard, Voice
from trucewatch.claims.cast import Cast
from trucewatch.claims.clauses import Clause, cut
from trucewatch.claims.confidence import with_confidence
from trucewatch.claims.denying import charged, denied_from, in_passing, is_pointing, may_be_denied, names_words
from trucewatch.claims.drafts import Draft
from trucewatch.claims.events import features_of, type_of
from trucewatch.claims.learnt import Guesser, learnt
from trucewatch.claims.mended import as_decoded, as_mended
from trucewatch.claims.modality import Modality, inherits, modality
from trucewatch.claims.moods import DATED
from trucewatch.claims.parsing import ParsedReport, parse, uncollected
from trucewatch.claims.placing import scene_of
from trucewatch.claims.plans import under_way
from trucewatch.claims.quotes import mark_quotes
from trucewatch.claims.roles import Roles, own_side, roles
from trucewatch.claims.scenes import Scene, Scenes, truce_times
from trucewatch.claims.setting import Settings, Tense
from trucewatch.claims.silence import says_nothing
from trucewatch.claims.struck import as_struck, goods_lost, trades_blame
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import noun_phrase
from trucewatch.claims.worth import ahead, by_speech, counts_on, goes_with, or_before, points_back, worth, wraps_cue
from trucewatch.model import (
    Actor,
    Agreement,
    Attribution,
    Claim,
    Count,
    EventType,
    Mood,
    Polarity,
    Recipe,
    Report,
    Span,
    SpeechAct,
    When,
    content_id,
    reading_text,
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

    def __init__(
        self, registers: Registers, agreement: Agreement | None = None, guesser: Guesser | None = None
    ) -> None:
        self._registers = registers
        self._guesser = guesser if guesser is not None else learnt()
        self._agreement = agreement
        self.recipe = Recipe("claims.en", "5")

    def read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Yield the reading of each report, in order."""
        for at in range(0, len(reports), _BATCH):
            batch = reports[at : at + _BATCH]
            readings = [reading_text(report) for report in batch]
            mended = [as_mended(report, reading) for report, reading in zip(batch, readings, strict=True)]
            parsed_reports = parse(mended, [report.text for report in mended])
            for report, reading in zip(batch, readings, strict=True):
                with uncollected():
                    parsed = next(parsed_reports)
                    found = _Pass(parsed, self._registers, self._agreement, self.recipe, self._guesser).reading()
                    as_printed = parsed.as_printed
                    parsed.let_go()
                    del parsed  # its words go now, and nobody counts them when the search is on again
                    if reading.mends or not as_printed:
                        found = as_decoded(found, reading, report.text)
                yield found


class _Pass:
    """One report on its way through the room."""

    def __init__(
        self,
        parsed: ParsedReport,
        registers: Registers,
        agreement: Agreement | None,
        recipe: Recipe,
        guesser: Guesser,
    ) -> None:
        self._parsed, self._recipe, self._agreement, self._guesser = parsed, recipe, agreement, guesser
        self._cast = Cast(parsed, registers, agreement.countries if agreement else ())
        self._voices = Voices(self._cast, parsed.report.publisher)
        self._settings = Settings(parsed, self._cast, truce_times(agreement) if agreement else ())
        self._scenes = Scenes(self._cast, agreement)
        self._last: Claim | None = None
        self._charges: deque[Claim] = deque(maxlen=8)
        self._told: Claim | None = None
        self._before: deque[EventType] = deque(maxlen=3)
        self._modes: dict[int, Modality] = {}
        self._clauses: Sequence[Clause] = ()
        self._types: dict[Clause, tuple[EventType, str]] = {}
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
        self._types.clear()
        clauses = sorted(cut(heard.sentence, list(voice_of), self._carries), key=lambda clause: clause.top.i)
        self._modes.clear()
        self._clauses = clauses
        told: Claim | None = None
        for clause in clauses:
            voice = voice_of[clause.said[-1]] if clause.said else None
            if (
                voice is None
                and heard.carried is not None
                and (heard.carried.rule in TOLD_ON or heard.sentence.share_quoted(*clause.span) > 0.3)
            ):
                voice = heard.carried
            rejected = self._rejected(clause, voice)
            if rejected is not None:
                claim = self._turned(rejected, clause, voice, by_voice.get(id(voice)))
            elif voice is not None and voice.rule == "denies-what-is-said":
                claim = self._denied(clause, clauses, voice, by_voice.get(id(voice)))
            else:
                claim = self._claim(clause, voice, by_voice.get(id(voice)) if voice else None)
            if claim is not None and told is not None and goes_with(clause, claim, told):
                told = self._joined(told, claim)
                continue
            if told is not None:
                yield told
            told = claim
            if claim is not None:
                self._note(claim, clause)
        if told is not None:
            yield told

    def _note(self, claim: Claim, clause: Clause) -> None:
        """Keep what later words may point back to: "it", "the accusation"."""
        self._before.append(claim.event_type)
        if claim.event_type is not EventType.STATEMENT:
            self._about[claim.speaker.name] = claim
            if not in_passing(clause):
                self._last = claim
                self._charges.append(claim)
        if may_be_denied(claim, clause):
            self._told = claim

    def _sieges(self, heard: Heard) -> Iterator[Claim]:
        """In "the besieged city of ..." the reporter says in passing that a place is under siege."""
        for word in heard.sentence.words if "besieged" in heard.sentence.lows else ():
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
        if voice is None or voice.act not in (SpeechAct.DENY, SpeechAct.REJECT) or clause.head.is_verb:
            return None
        if voice.said is not None and voice.said.negated:
            return None  # "did not deny it"
        if is_pointing(clause.head):
            told = self._told
        else:
            told = charged(voice.speaker, self._charges, self._last, self._voices) if names_words(clause.head) else None
        return told if told is not None and told.speaker.name != voice.speaker.name else None

    def _turned(
        self, told: Claim, clause: Clause, voice: Voice | None, attribution: Attribution | None
    ) -> Claim | None:
        """Return a claim as another voice denies it."""
        about = EventType.DENIAL if told.event_type is EventType.STATEMENT else told.event_type
        again = self._claim(clause, voice, attribution, about)
        if again is None:
            return None
        start = denied_from(clause, voice)
        return with_confidence(
            replace(
                again,
                span=Span(start, again.span.end),
                quote=self._parsed.text[start : again.span.end],
                actors=told.actors,
                targets=told.targets,
                places=told.places,
                time=told.time,
                counts=(),
                mood=told.mood,
                polarity=Polarity.NEGATIVE,
                doubts=(*again.doubts, "what is denied is taken from the sentence before"),
            )
        )

    def _joined(self, first: Claim, second: Claim) -> Claim:
        """Two verbs with one subject about one thing are one claim ("vomited and had trouble breathing")."""
        start, end = min(first.span.start, second.span.start), max(first.span.end, second.span.end)
        counts = {count.span: count for count in (*first.counts, *second.counts)}
        return with_confidence(
            replace(
                first,
                id=content_id("c", first.id, second.id),
                span=Span(start, end),
                quote=self._parsed.text[start:end],
                counts=tuple(counts[span] for span in sorted(counts)),
                targets=first.targets or second.targets,
                places=first.places or second.places,
                time=first.time if first.time.known else second.time,
            )
        )

    def _carries(self, clause: Clause) -> bool:
        """Tell whether a side clause says something of its own."""
        event, _ = self._type(clause)
        return worth(clause, event)

    def _type(self, clause: Clause) -> tuple[EventType, str]:
        """Return what a clause is about, worked out once: a side clause is asked about before it is read."""
        if clause not in self._types:
            ruled = type_of(features_of(clause, _counted(self._settings.counts(clause))))
            self._types[clause] = self._guesser.settle(clause, ruled, self._before)
        return self._types[clause]

    def _denied(
        self, clause: Clause, clauses: Sequence[Clause], voice: Voice, attribution: Attribution | None
    ) -> Claim | None:
        """In "..., which the government denies": what was just said, by another voice and turned round."""
        hosts = [c for c in clauses if c is not clause and clause.top.head in c.words]
        hosts += [c for c in reversed(clauses) if c not in hosts and c.head.i < clause.head.i]
        told = next((told for host in hosts if (told := self._claim(host, voice, attribution)) is not None), None)
        if told is None:
            return None
        start, end = clause.span
        return with_confidence(
            replace(
                told,
                id=content_id("c", told.id, "denied", str(start)),
                span=Span(start, end),
                quote=self._parsed.text[start:end],
                polarity=Polarity.NEGATIVE,
                act=SpeechAct.DENY,
                mood=Mood.REALISED,
                rule=f"{voice.rule}/{told.rule.split('/')[1]}",
                quoted=quoted_how(clause.sentence, start, end),
            )
        )

    def _claim(
        self, clause: Clause, voice: Voice | None, attribution: Attribution | None, known: EventType | None = None
    ) -> Claim | None:
        speaker = voice.speaker if voice is not None else self._voices.publisher
        counts = self._settings.counts(clause)
        event, rule, before = self._event(clause, speaker, counts, known)
        if not worth(clause, event) or (event is EventType.STATEMENT and wraps_cue(clause, spoken=voice is not None)):
            return None
        cast = roles(clause, event, self._voices, speaker)
        if before is not None and not cast.actors:
            cast = Roles(before.actors, before.targets)
        mode = self._mode(clause, event, cast, voice)
        event = by_speech(event, mode)
        if event is EventType.TALKS_HELD and mode.mood is not Mood.REALISED:
            event = EventType.TALKS_SCHEDULED
        said_on = self._said_on(clause, voice)
        harms = event.armed or event is EventType.CASUALTIES
        acting = cast.actors if harms else (*cast.actors, *cast.targets)  # "shot a cyclist in Sel" happened there
        taken = [actor.span for actor in acting if actor.span is not None]
        places = self._settings.places(clause, taken)
        if not places and harms:
            lent = (self._settings.places(other, taken) for other in scene_of(clause, self._clauses))
            places = next((found for found in lent if found), ()) or self._settings.witnessed(clause)
        time = self._settings.time(clause, _tense(clause, mode))
        if not time.known and harms:
            lent_times = (self._settings.time(other, "past") for other in scene_of(clause, self._clauses))
            time = next((found for found in lent_times if found.known), time)
        stated = Scene(places, time)
        scene = self._scenes.settle(clause, event, mode, stated, said_on, spoken=voice is not None)
        done = mode.mood is Mood.REALISED and mode.polarity is Polarity.POSITIVE
        if (event in DATED or under_way(clause)) and done and ahead(scene.time, said_on):
            mode = replace(mode, mood=Mood.PLANNED)
        named = attribution.id if attribution else None
        draft = Draft(clause, voice, named, speaker, event, rule, counts, cast, mode, scene, said_on)
        return draft.claim(self._parsed, self._recipe)

    def _event(
        self, clause: Clause, speaker: Actor, counts: Sequence[Count], known: EventType | None
    ) -> tuple[EventType, str, Claim | None]:
        """Return what a clause is about, by which rule, and the claim before that it only goes on with."""
        event, rule = (known, "in-passing") if known is not None else self._type(clause)
        event = EventType.ACCUSATION if trades_blame(clause.head) else as_struck(event, clause.verbs)
        if event is not EventType.STATEMENT and says_nothing(clause):
            event, rule = EventType.STATEMENT, "says-nothing"
        if charges_nobody(clause):
            event, rule = EventType.NON_ATTRIBUTION, "charges-nobody"
        before = self._about.get(speaker.name) if event is EventType.STATEMENT else None
        if before is None or not (points_back(clause) or counts_on(counts, before)):
            return event, rule, None
        return before.event_type, "as-before", before

    def _mode(self, clause: Clause, event: EventType, cast: Roles, voice: Voice | None) -> Modality:
        """Return how a clause is meant: by its own words, and by those of the clause it hangs from."""
        speaker = voice.speaker if voice is not None else self._voices.publisher
        mode = modality(clause, event, own_side=own_side(cast.actors, speaker, clause))
        above = next((self._modes[id(up)] for up in clause.top.above() if id(up) in self._modes), None)
        if above is not None and inherits(clause, above):
            mode = replace(mode, mood=above.mood, certainty=above.certainty)
        if above is not None and clause.role == "coordinate" and clause.head.kid("nsubj") is None and or_before(clause):
            mode = replace(mode, polarity=above.polarity)
        if goods_lost(event, (*clause.words, *clause.shared, *clause.idle)):
            mode = replace(mode, polarity=Polarity.NEGATIVE)
        self._modes[id(clause.top)] = mode
        if voice is not None and voice.said is None and mode.act is SpeechAct.NARRATE:
            mode = replace(mode, act=SpeechAct.ASSERT)
        return mode

    def _said_on(self, clause: Clause, voice: Voice | None) -> When:
        if voice is not None and voice.said is not None:
            return self._settings.spoken(clause.sentence, voice.said.cue, voice.said.content())
        return self._settings.published


def _counted(counts: Sequence[Count]) -> set[str]:
    out: set[str] = set()
    for count in counts:
        for unit in (count.unit, count.of):
            unit = unit.lower()
            out.add(unit)
            out.add(unit[:-1] if unit.endswith("s") else unit)
            out.add(unit.split()[-1].rstrip("s") if unit else unit)
    return out


def _tense(clause: Clause, mode: Modality) -> Tense:
    if under_way(clause):
        return "future"
    if mode.mood in (Mood.PLANNED, Mood.PROMISED, Mood.PREDICTED, Mood.DEMANDED):
        return "future"
    return "past" if clause.verbs[0].tag in ("VBD", "VBN") else None


__all__ = ["ClaimReader", "Reading"]
