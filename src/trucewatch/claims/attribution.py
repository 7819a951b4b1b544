"""Settling every cue of a report: its speaker, the relays, and quotations that go on over sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.claims.borders import mend_borders
from trucewatch.claims.carrying import Heard, Voice, carry, own_voice
from trucewatch.claims.cast import Cast
from trucewatch.claims.charges import mend_charges
from trucewatch.claims.frames import mend_frames
from trucewatch.claims.later import KEPT_UNNAMED, Spoke, name_later
from trucewatch.claims.lexicon import cues, speech_nouns, truce_nouns
from trucewatch.claims.memory import UNSPECIFIED
from trucewatch.claims.modality import negated_speech
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.people import EVENT_NOUNS as _EVENT_NOUNS
from trucewatch.claims.relaying import relays_of
from trucewatch.claims.said import Said, find_said
from trucewatch.claims.stances import find_stances
from trucewatch.claims.voices import Voices, pronouns
from trucewatch.claims.wording import speaker_spans
from trucewatch.claims.words import Sentence, Word, noun_phrase
from trucewatch.model import Actor, SpeechAct


def hear(parsed: ParsedReport, cast: Cast, voices: Voices) -> list[Heard]:
    """Settle the voices of a report, sentence by sentence, then let quotations run on."""
    heard: list[Heard] = []
    for sentence in parsed.sentences:
        voices.memory = voices.memory.at(sentence.paragraph)
        mend_frames(sentence)
        mend_borders(sentence)
        mend_charges(sentence)
        _remember_names(sentence, cast, voices)
        found = [said for said in find_said(sentence) if _can_speak(said)]
        settled, silent = _settle(found, sentence, cast, voices)
        _remember_names(sentence, cast, voices, below=True)
        memory = voices.memory
        stances = tuple(_stances(sentence, settled, silent, cast, voices))
        silent.extend(voice for voice in stances if _says_nothing(voice))
        stances = tuple(voice for voice in stances if not _says_nothing(voice))
        voices.memory = memory
        heard.append(Heard(sentence, tuple(settled), None, tuple(silent), memory, stances))
    return carry(_named_later(heard, cast))


def _says_nothing(stance: Voice) -> bool:
    """Tell whether somebody "did not respond", "has not commented"."""
    said = stance.said
    return (
        said is not None and said.negated and said.cue.lemma in ("respond", "reply", "comment", "answer", "elaborate")
    )


def _stances(
    sentence: Sentence, settled: Sequence[Voice], silent: Sequence[Voice], cast: Cast, voices: Voices
) -> list[Voice]:
    """Settle the stands taken in a sentence outside what somebody else is said to say."""
    known = [voice.said for voice in (*settled, *silent) if voice.said is not None]
    taken = frozenset(word for said in known for word in (said.cue, *said.cue.kids_as("xcomp"), *said.content()))
    return [
        _voice(said, None, sentence, cast, voices, frozenset(said.content())) for said in find_stances(sentence, taken)
    ]


def _named_later(heard: list[Heard], cast: Cast) -> list[Heard]:
    """Give the words of an official unnamed in the lead to the name that the report gives soon after."""
    found = name_later([_spoke(one.sentence, voice) for one in heard for voice in one.voices], cast)
    if found is None:
        return heard
    unnamed, named = found
    doubt = f"taken to be the {unnamed.name} of the lead"
    return [
        replace(
            one,
            voices=tuple(
                replace(
                    voice,
                    speaker=replace(named, span=voice.speaker.span, words=voice.speaker.words),
                    doubts=(*voice.doubts, doubt),
                )
                if voice.speaker.name == unnamed.name
                else voice
                for voice in one.voices
            ),
        )
        for one in heard
    ]


def _spoke(sentence: Sentence, voice: Voice) -> Spoke:
    noun = voice.said.speaker if voice.said is not None else None
    called = (noun, *noun.kids_as("compound", "appos", "nmod", "amod")) if noun is not None else ()
    words = frozenset(
        form for word in called for form in (word.low, word.text) if form != word.text or word.text.islower()
    )
    kept = voice.speaker.kind == "person" and KEPT_UNNAMED.search(sentence.text) is not None
    return Spoke(sentence.start, voice.speaker, words, kept)


# Verbs of which only people and what they publish are the subject of speech: an event "shows", a plan "reads".
_SHOWING = frozenset(
    ["show", "suggest", "indicate", "imply", "mean", "point", "continue", "count", "see", "find", "hint", "read"]
)
_SAYING = frozenset(["say", "state", "stipulate", "declare", "specify", "read"])


def _can_speak(said: Said) -> bool:
    if said.unnamed or said.rule == "passive-by":
        return True
    speaker, verb = said.speaker, said.cue.lemma
    if speaker is None:
        return said.act is SpeechAct.DECLINE or verb in ("say", "quote", "tell", "add")
    text = speaker.lemma in truce_nouns() or speaker.lemma in ("campaign", "mission", "operation")
    if speaker.lemma in _EVENT_NOUNS and speaker.lemma not in speech_nouns().vehicle and not (text and verb in _SAYING):
        return False
    if speaker.tag in ("EX", "WDT") or speaker.low in ("there", "this", "that", "what"):
        return False
    if verb == "read":
        return speaker.lemma in speech_nouns().vehicle or text
    if verb in _SHOWING:
        known = speaker.lemma in speech_nouns().people | speech_nouns().vehicle or verb in ("find", "count")
        return not said.attitude and (speaker.tag != "NN" or known)
    return True


def _remember_names(sentence: Sentence, cast: Cast, voices: Voices, *, below: bool = False) -> None:
    """Note grammatical subjects, so that "it" and "he" in the next sentence find them; those below the main verb last."""
    root = sentence.root
    for word in sentence.words:
        if word.dep != "nsubj" and (below or word.dep != "ROOT"):
            continue
        headless = word.dep == "ROOT"  # "Residents reached by phone" parsed without a verb
        if (
            word.is_noun
            and (headless or (word.head is root) is not below)
            and (word.tag.startswith("NNP") or cast.match_at(word.start) is not None)
        ):
            for actor in voices.actors(word, sentence)[:1]:
                voices.remember(actor)


def _settle(found: Sequence[Said], sentence: Sentence, cast: Cast, voices: Voices) -> tuple[list[Voice], list[Voice]]:
    settled: list[Voice] = []
    silent: list[Voice] = []
    contents = {said: frozenset(said.content()) for said in found}
    quiet = [said for said in found if negated_speech(said)]
    for said in found:
        if any(said.cue in contents[other] for other in quiet if other is not said):
            continue
        outer = next(
            (
                voice
                for voice in reversed(settled)
                if voice.said is not None
                and said.cue in contents[voice.said]
                and not _parted(voice.said, said, sentence)
            ),
            None,
        )
        voice = _voice(said, outer, sentence, cast, voices, contents[said])
        silently = said in quiet
        (silent if silently else settled).append(voice)
        if not silently:
            voices.remember(voice.speaker, voice.joint)
            voices.memory = voices.memory.heard(voice.speaker, voice.joint)
            _remember_vehicle(said, voice.speaker, voices)
    return settled, silent


def _parted(one: Said, other: Said, sentence: Sentence) -> bool:
    """Tell whether a semicolon outside quotation marks parts two cues: "A reported a raid; B said ..." is no nesting."""
    low, high = sorted((one.cue.i, other.cue.i))
    return any(word.text == ";" and not sentence.quoted[word.i] for word in sentence.words[low:high])


def _remember_vehicle(said: Said, speaker: Actor, voices: Voices) -> None:
    """Who "said in a statement" is who "the statement" speaks for later."""
    for prep in said.cue.kids_as("prep"):
        noun = prep.kid("pobj") if prep.low in ("in", "through", "by") else None
        if noun is not None and noun.lemma in speech_nouns().vehicle and speaker.name != UNSPECIFIED:
            voices.vehicles[noun.lemma] = speaker


def _voice(
    said: Said, outer: Voice | None, sentence: Sentence, cast: Cast, voices: Voices, content: frozenset[Word]
) -> Voice:
    named = _named(said, sentence, cast, voices, outer)
    speaker, joint = (named[0], tuple(named[1:])) if named else (None, ())
    spans = speaker_spans(said)
    relays = relays_of(said, voices, sentence, content, speaker)
    act = said.act
    doubts: tuple[str, ...] = ()
    if outer is not None and said.rule != "denies-what-is-said":
        if speaker is None or said.unnamed or not own_voice(said, speaker, outer):
            voice = Voice(said, outer.speaker, outer.joint, outer.relays, spans, said.act, said.rule, echo=True)
            return replace(voice, goes_on_from=outer)
        relays = (
            *outer.relays,
            *(() if outer.speaker.name in {r.name for r in outer.relays} else (outer.speaker,)),
            *(relay for relay in relays[1:] if relay.name not in {r.name for r in (*outer.relays, outer.speaker)}),
        )
    if speaker is None:
        speaker = Actor(UNSPECIFIED, kind="unknown")
        doubts = () if said.unnamed else ("nobody is named as speaker",)
    if speaker.name == voices.publisher.name:
        relays = ()
    guessed = voices.titles.guessed.get(said.speaker.start) if said.speaker is not None else None
    doubts = (*doubts, *voices.whose.doubts(speaker, *joint), *((guessed,) if guessed else ()))
    return Voice(said, speaker, joint, relays, spans, act, said.rule, doubts)


def _named(said: Said, sentence: Sentence, cast: Cast, voices: Voices, outer: Voice | None) -> list[Actor]:
    if said.speaker is None or said.unnamed:
        return []
    if said.rule == "quoted-as-saying" and said.speaker.tag == "PRP":
        himself = [found[0] for root in said.roots if (found := _subject_of(root, sentence, voices))]
        if himself:
            return himself[:1]
    if said.speaker.lemma in speech_nouns().vehicle and said.speaker.tag in ("NN", "NNS"):
        owner = _owner(said.speaker, sentence, cast, voices)
        if owner is not None:
            voices.vehicles[said.speaker.lemma] = owner
            return [owner]
        definite = any(kid.low in ("the", "this") for kid in said.speaker.kids_as("det"))
        issuer = voices.vehicles.get(said.speaker.lemma) or voices.memory.thing(None)
        if definite and issuer is not None:
            return [replace(issuer, span=None, words=None)]
    context = outer.speaker if outer is not None else None
    return voices.actors(_of_those_told(said) or said.speaker, sentence, context)


def _of_those_told(said: Said) -> Word | None:
    """In "Residents saw trucks pass, one of them told us" one of the residents tells it."""
    of = next((prep for prep in said.speaker.kids_as("prep") if prep.low == "of"), None) if said.speaker else None
    them = of.kid("pobj") if of is not None else None
    if said.speaker is None or them is None or them.low != "them" or said.speaker.low not in ("one", "another", "some"):
        return None
    subjects = (root.kid("nsubj") for root in said.roots if root.i < said.speaker.i)
    return next((noun for noun in subjects if noun is not None and noun.tag == "NNS"), None)


def _subject_of(content: Word, sentence: Sentence, voices: Voices) -> list[Actor]:
    """In "X vowed to fight on, TV quoted him as saying" he is X."""
    subject = content.kid("nsubj") if content.lemma in cues() else None
    found = voices.actors(subject, sentence)[:1] if subject is not None else []
    return [actor for actor in found if actor.kind == "person"]


def _owner(vehicle: Word, sentence: Sentence, cast: Cast, voices: Voices) -> Actor | None:
    """A statement speaks for who issued it: "a U.N. statement", "a report by the panel"."""
    for word in noun_phrase(vehicle):
        somebody = word.tag == "NN" and word.lemma in speech_nouns().people  # "witness accounts"
        match = cast.match_at(word.start)
        run = cast.run_at(word.start)
        title = match is not None and run is not None and match.end < run.end and cast.entry_of(match).kind == "person"
        if word is not vehicle and not somebody and match is not None and not title:
            found = voices.actors(word, sentence)
            if found:
                return found[0]
    issued = (kid for acl in vehicle.kids_as("acl") for kid in acl.kids_as("agent"))
    for prep in (*vehicle.kids_as("prep", "acl", "agent"), *issued):
        for noun in prep.kids_as("pobj"):
            if prep.low in ("by", "from", "of"):
                found = voices.actors(noun, sentence)
                if found:
                    return found[0]
    return None


def is_pronoun(word: Word | None) -> bool:
    """Tell whether a speaker phrase is only a pronoun."""
    return word is not None and any(word.low in group for group in pronouns().values())
