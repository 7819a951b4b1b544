"""Settling every cue of a report: its speaker, the relays, and quotations that go on over sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.claims.borders import mend_borders
from trucewatch.claims.carrying import Heard, Voice, carry, own_voice
from trucewatch.claims.cast import Cast
from trucewatch.claims.charges import mend_charges
from trucewatch.claims.frames import mend_frames
from trucewatch.claims.groups import listed
from trucewatch.claims.later import KEPT_UNNAMED, Spoke, name_later
from trucewatch.claims.lexicon import cues, speech_nouns, truce_nouns
from trucewatch.claims.memory import UNSPECIFIED
from trucewatch.claims.modality import negated_speech
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.people import EVENT_NOUNS as _EVENT_NOUNS
from trucewatch.claims.said import Said, find_said
from trucewatch.claims.stances import find_stances
from trucewatch.claims.voices import Voices, pronouns
from trucewatch.claims.wording import speaker_spans
from trucewatch.claims.words import Sentence, Word, noun_phrase
from trucewatch.model import Actor, Span, SpeechAct

_MEDIA_ENDS = (
    "tv",
    "television",
    "news",
    "radio",
    "agency",
    "times",
    "post",
    "newspaper",
    "channel",
    "network",
    "journal",
    "fm",
    "daily",
    "weekly",
    "magazine",
    "station",
    "portal",
)


# "Told Ekho Moskvy radio": what stands before one of these is the station's name.
_STATIONS = frozenset({"radio", "television", "tv", "newspaper", "channel", "agency", "daily", "weekly", "magazine"})


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
            (voice for voice in reversed(settled) if voice.said is not None and said.cue in contents[voice.said]), None
        )
        voice = _voice(said, outer, sentence, cast, voices, contents[said])
        silently = said in quiet
        (silent if silently else settled).append(voice)
        if not silently:
            voices.remember(voice.speaker, voice.joint)
            voices.memory = voices.memory.heard(voice.speaker, voice.joint)
            _remember_vehicle(said, voice.speaker, voices)
    return settled, silent


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
    relays = _relays(said, sentence, cast, voices, content, speaker)
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
    for prep in vehicle.kids_as("prep", "acl", "agent"):
        for noun in prep.kids_as("pobj"):
            if prep.low in ("by", "from", "of"):
                found = voices.actors(noun, sentence)
                if found:
                    return found[0]
    return None


_CARRIERS = frozenset({"pobj", "dobj", "compound", "dative", "appos", "nmod"})


def _relays(
    said: Said, sentence: Sentence, cast: Cast, voices: Voices, content: frozenset[Word], speaker: Actor | None
) -> tuple[Actor, ...]:
    """Return who carried the words: the outlet, then agencies and channels named beside the cue."""
    out = [voices.publisher]
    if said.relay is not None:
        out.extend(voices.actors(said.relay, sentence)[:1])
    inside = {word.start for word in content}
    speaker_words = {
        word.start
        for noun in (said.speaker, said.relay)
        if noun is not None
        for word in noun_phrase(noun)
        if not _told_to(word, noun)
    }
    for word in sentence.words:
        if word.dep not in _CARRIERS or not word.is_noun or word.start in inside or word.start in speaker_words:
            continue
        if not (word is said.cue or said.cue in word.above()):
            continue
        actor = _medium(word, sentence, cast)
        if actor is not None and all(actor.name != other.name for other in (*out, *([speaker] if speaker else []))):
            out.append(actor)
    return tuple(out)


def _told_to(word: Word, speaker: Word) -> bool:
    """In "a spokesman, in comments to X, said" X carries the words and tells nothing of the spokesman."""
    ups = [up for up in word.above() if speaker.i < up.i < word.i]
    return any(up.lemma in ("comment", "remark", "interview", "statement", "message") for up in ups)


def _medium(word: Word, sentence: Sentence, cast: Cast) -> Actor | None:
    if word.low.rstrip(".") in speech_nouns().platforms or _only_saw(word):
        return None
    carrier = _carrier(word, sentence, cast)
    if carrier is not None:
        return carrier
    match = cast.match_at(word.start)
    if match is not None:
        entry = cast.entry_of(match)
        if entry.id.startswith("platform:"):
            return None
        if entry.kind == "media" and not entry.id.startswith("generic:"):
            return Actor(
                entry.name,
                entry.id,
                "media",
                entry.family,
                Span(match.start, match.end),
                sentence.slice(match.start, match.end),
            )
        if not entry.id.startswith("generic:") or not word.tag.startswith("NNP"):
            return None
    run = cast.run_at(word.start)
    before = next((kid for kid in word.kids_as("compound") if kid.tag.startswith("NNP")), None)
    if run is None and before is not None and word.lemma in _STATIONS and (named := cast.run_at(before.start)):
        return Actor(named.text, None, "media", named.text.lower(), Span(named.start, named.end), named.text)
    introduced = any(
        kid.lemma in _MEDIA_ENDS or kid.lemma in ("broadcaster", "outlet") for kid in word.kids_as("compound")
    )
    ends = run is not None and run.text.split()[-1].lower() in _MEDIA_ENDS and len(run.text.split()) > 1
    if run is not None and word.end == run.end and (ends or introduced):
        return Actor(run.text, None, "media", run.text.lower(), Span(run.start, run.end), run.text)
    return None


def _only_saw(word: Word) -> bool:
    """In "a report seen by the agency" the agency carries nothing: it read what others wrote."""
    while word.dep == "compound":
        word = word.head
    return word.dep == "pobj" and word.head.low == "by" and word.head.head.lemma in ("see", "obtain", "review", "view")


_CARRIED = frozenset(
    {"repeat", "carry", "publish", "broadcast", "air", "run", "distribute", "quote", "cite", "report", "relay"}
)


# Whoever is said to do this with others' words only passes them on.
_RELAYED = frozenset({"quote", "cite", "carry", "broadcast", "relay", "air", "repeat"})


def _carrier(word: Word, sentence: Sentence, cast: Cast) -> Actor | None:
    """In "a statement carried by the ACP news agency" the agency is a relay, whether or not the registers hold it."""
    carried = word.head.head
    if word.dep != "pobj" or word.head.low != "by" or carried.lemma not in _CARRIED:
        return None
    known = (cast.match_at(one.start) for one in (word, *word.kids_as("compound")))
    match, run = next((one for one in known if one is not None), None), cast.run_at(word.start)
    entry = cast.entry_of(match) if match is not None else None
    if match is not None and entry is not None and not entry.id.startswith("generic:"):
        if carried.lemma not in _RELAYED or entry.kind in ("state", "person"):
            return None
        return listed(entry, entry.name, match.start, match.end, sentence, cast)
    if not (word.tag.startswith("NNP") or any(kid.tag.startswith("NNP") for kid in word.kids_as("compound"))):
        return None
    if run is None:
        first = next(kid for kid in word.kids if kid.tag.startswith("NNP"))
        run = cast.run_at(first.start)
    if run is None:
        return None
    return Actor(run.text, None, "media", run.text.lower(), Span(run.start, run.end), run.text)


def is_pronoun(word: Word | None) -> bool:
    """Tell whether a speaker phrase is only a pronoun."""
    return word is not None and any(word.low in group for group in pronouns().values())
