"""Quotations that run on: back to the speaker just named, or forward to the one named at their end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.claims.cue import Said
from trucewatch.claims.memory import Memory
from trucewatch.claims.quotes import opens_inside
from trucewatch.claims.untold import tells_on
from trucewatch.claims.words import Sentence
from trucewatch.model import Actor, Certainty, Span, SpeechAct

_MARKS = ('"', "''")
# How far ahead a quotation may run before its speaker is named, in sentences.
_REACH = 14
TOLD_ON = frozenset({"colon-goes-on", "free-indirect"})
"""The rules by which a whole sentence is somebody's without standing in quotation marks."""
_TELLING = frozenset({"clause", "inserted", "according-to", "inverted", "citing", "quoted-as-saying"})
# A sentence of the reporter's with a quoted word or two in it is no quotation that goes on.
_MOSTLY = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A settled cue: who speaks, with whom, through whom. ``said`` is None for a quotation that goes on.

    ``echo`` marks a cue by which the same voice only colours its words ("I think"); ``goes_on_from`` is the voice a
    quotation goes on from, or turns out to belong to.
    """

    said: Said | None
    speaker: Actor
    joint: tuple[Actor, ...]
    relays: tuple[Actor, ...]
    speaker_words: tuple[Span, ...]
    act: SpeechAct
    rule: str
    doubts: tuple[str, ...] = ()
    echo: bool = False
    goes_on_from: Voice | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence with its settled voices, outermost first, and the voice its quoted words go on in.

    ``silent`` are those who are said to say nothing, ``stances`` those who only take a stand.
    """

    sentence: Sentence
    voices: tuple[Voice, ...]
    carried: Voice | None
    silent: tuple[Voice, ...]
    memory: Memory
    stances: tuple[Voice, ...] = ()


def own_voice(said: Said, speaker: Actor, outer: Voice) -> bool:
    """Tell whether a cue inside another's words is a further voice, not the same one again."""
    if speaker.name == outer.speaker.name or said.speaker is None:
        return False
    if said.attitude and outer.speaker.kind != "media":
        return False  # what an agency reports that somebody hopes is that person's hope
    if said.speaker.tag in ("PRP", "PRP$") or (said.cue.tag == "VBG" and said.cue.low != "according"):
        return False
    if said.act in (SpeechAct.PROMISE, SpeechAct.THREATEN, SpeechAct.DEMAND, SpeechAct.ACCUSE, SpeechAct.ASK):
        return outer.speaker.kind == "media"
    if speaker.kind == "generic" and outer.speaker.kind != "media":
        return _told_to_speaker(said)
    return said.certainty is Certainty.CERTAIN


def _told_to_speaker(said: Said) -> bool:
    """In "the general said the rebels had told him ..." the rebels are a voice of their own, and the general a relay."""
    told = said.cue.kid("dobj", "dative")
    return said.cue.lemma in ("tell", "assure", "inform", "warn") and told is not None and told.tag == "PRP"


def carry(heard: list[Heard]) -> list[Heard]:
    """Give each sentence of a quotation that goes on the voice it goes on in."""
    heard = _same_interview(heard)
    out: list[Heard] = []
    last = _Last()
    for n, one in enumerate(heard):
        carried = _goes_on(heard, n, last)
        out.append(
            one if carried is None is one.carried else replace(one, carried=carried, voices=_within(one, carried))
        )
        last.hear(one, carried)
    used = {id(one.carried.goes_on_from) for one in out if one.carried is not None}
    return [_with_voices(one, [voice for voice in one.voices if _says(voice) or id(voice) in used]) for one in out]


def _with_voices(one: Heard, voices: Sequence[Voice]) -> Heard:
    return one if list(one.voices) == voices else replace(one, voices=tuple(voices))


def _same_interview(heard: list[Heard]) -> list[Heard]:
    """Keep the medium somebody spoke to for the quotations that follow at once from the same speaker."""
    out: list[Heard] = []
    told: Voice | None = None
    paragraph = -9
    for one in heard:
        number = one.sentence.paragraph
        told = told if number - paragraph <= 1 else None
        voices = []
        for voice in one.voices:
            quotes = voice.said is not None and not voice.echo and _quotes_something(voice, one.sentence)
            if quotes and told is not None and voice.speaker.name == told.speaker.name and len(voice.relays) == 1:
                voice = replace(voice, relays=told.relays)
            if quotes and (voice.relays[1:] or (told is not None and voice.speaker.name != told.speaker.name)):
                told = voice if len(voice.relays) == 2 and voice.relays[1].kind == "media" else None
            if quotes and told is not None:
                paragraph = number
            voices.append(voice)
        out.append(_with_voices(one, voices))
    return out


class _Last:
    """Who spoke last, and in which paragraph; and whose colon is still open."""

    def __init__(self) -> None:
        self.voice: Voice | None = None
        self.paragraph = -9
        self.colon: Voice | None = None
        self.colon_paragraph = -9
        self.sentence: Sentence | None = None

    def hear(self, one: Heard, carried: Voice | None) -> None:
        """Take note of a sentence that was settled."""
        number = one.sentence.paragraph
        spoken = [
            voice
            for voice in one.voices
            if voice.said is not None
            and _quotes_something(voice, one.sentence)
            and not one.sentence.quoted[voice.said.cue.i]
        ]
        if spoken:
            self.voice, self.paragraph = spoken[0], number
        elif carried is not None:
            self.voice, self.paragraph = carried.goes_on_from or carried, number
        elif not one.sentence.quote_spans:
            named = [voice for voice in one.voices if voice.speaker.kind == "person"]
            self.voice, self.paragraph = (named[0], number) if named else (self.voice, self.paragraph)
        opened = next((voice for voice in one.voices if voice.rule in ("colon", "colon-ahead")), None)
        if opened is not None:
            self.colon, self.colon_paragraph = opened, number
        elif carried is not None and carried.rule == "colon-goes-on" and self.sentence is not None:
            self.colon_paragraph = number
        self.sentence = one.sentence


def _goes_on(heard: list[Heard], n: int, last: _Last) -> Voice | None:
    one, sentence = heard[n], heard[n].sentence
    colon = _after_colon(one, last)
    if colon is not None:
        return colon
    if not sentence.quote_spans:
        return _told_on(heard, n)
    if _covered(one):
        return None
    inside = opens_inside(sentence)
    if not inside and _share(sentence) < _MOSTLY:
        return None
    here = last.voice if last.paragraph == sentence.paragraph else None
    ahead = _run_ahead(heard, n)
    loose = _loose_ahead(heard, n) if inside else None
    before = last.voice if inside and sentence.paragraph - last.paragraph <= 1 else None
    source = ahead or here or loose or before or (_stood_before(heard, n) if inside else None)
    return _again(source, "quotation-goes-on") if source is not None else None


def _told_on(heard: list[Heard], n: int) -> Voice | None:
    """Give a sentence without a cue to the one whose words, told and not quoted, it goes on with."""
    one, before = heard[n], heard[n - 1] if n else None
    if before is None or one.voices or one.stances or one.silent or before.sentence.paragraph != one.sentence.paragraph:
        return None
    voice = next((voice for voice in before.voices if voice.said is not None and not voice.echo), None)
    if voice is None or voice.said is None or voice.said.unnamed or before.sentence.quote_spans:
        return None
    unknown = voice.speaker.kind in ("media", "unknown") or voice.said.negated or voice.said.rule not in _TELLING
    if unknown or not tells_on(one.sentence, voice.speaker):
        return None
    doubt = f"no words say whose this is: taken to go on with what {voice.speaker.name} said"
    return replace(_again(voice, "free-indirect"), doubts=(*voice.doubts, doubt))


def _stood_before(heard: list[Heard], n: int) -> Voice | None:
    """In "Captain Y. described the attack. “First came the drones.”" he goes on: nobody else stands in the paragraph."""
    before = heard[n - 1] if n else None
    if before is None or before.sentence.paragraph != heard[n].sentence.paragraph or before.sentence.quote_spans:
        return None
    return next((voice for voice in before.stances if voice.speaker.kind == "person" and voice.said is not None), None)


def _again(source: Voice, rule: str) -> Voice:
    return replace(source, said=None, rule=rule, goes_on_from=source.goes_on_from or source)


def _after_colon(one: Heard, last: _Last) -> Voice | None:
    """Read on after "NAME:" to the end of its paragraph, and after "She said:" as long as the quotation lasts."""
    voice, sentence = last.colon, one.sentence
    if voice is None or voice.said is None or last.sentence is None or any(v.rule == "colon" for v in one.voices):
        return None
    same = last.colon_paragraph == sentence.paragraph
    if voice.rule == "colon-ahead":
        first = last.sentence is voice.said.sentence and sentence.paragraph - last.colon_paragraph <= 1
        if not opens_inside(sentence) or _covered(one):
            return None
        return _again(voice, "quotation-goes-on") if first or _runs_on(last.sentence, sentence) or same else None
    if voice.said.cue.text != ":":
        return None
    transcript = voice.said.speaker is not None and voice.said.speaker.text.isupper()
    if same and (transcript or (not one.voices and not sentence.quote_spans)):
        return _again(voice, "colon-goes-on")
    if transcript and _runs_on(last.sentence, sentence):
        return _again(voice, "colon-goes-on")
    return None


def _runs_on(left: Sentence, right: Sentence) -> bool:
    """Tell whether one quotation goes over the border of two sentences; a paragraph left open is opened anew by the next."""
    if not left.quote_spans or not right.quote_spans or left.text.rstrip().endswith(_MARKS):
        return False
    if left.quote_spans[-1][1] < left.end or right.quote_spans[0][0] > right.start:
        return False
    anew = right.text.startswith(_MARKS)
    return anew if right.paragraph == left.paragraph + 1 else right.paragraph == left.paragraph


def _run_ahead(heard: list[Heard], at: int) -> Voice | None:
    for n in range(at, min(len(heard) - 1, at + _REACH)):
        if not _runs_on(heard[n].sentence, heard[n + 1].sentence):
            return None
        voice = _speaks_in(heard[n + 1])
        if voice is not None:
            return voice
    return None


def _loose_ahead(heard: list[Heard], at: int) -> Voice | None:
    for later in heard[at + 1 : at + 7]:
        if later.sentence.paragraph != heard[at].sentence.paragraph:
            return None
        voice = _speaks_in(later) if opens_inside(later.sentence) else None
        if voice is not None:
            return voice
    return None


def _speaks_in(one: Heard) -> Voice | None:
    """Return the voice outside the marks whose words the quotation at the head of a sentence is."""
    for voice in one.voices:
        outside = voice.said is not None and not one.sentence.quoted[voice.said.cue.i]
        if outside and _quotes_something(voice, one.sentence):
            return voice
    return None


def _within(one: Heard, carried: Voice | None) -> tuple[Voice, ...]:
    """A cue inside a quotation that goes on is the quoted speaker's, unless it brings in a voice of its own."""
    if carried is None:
        return one.voices
    return tuple(
        replace(voice, speaker=carried.speaker, joint=carried.joint, relays=carried.relays, echo=True)
        if voice.said is not None
        and (one.sentence.quoted[voice.said.cue.i] or carried.rule == "colon-goes-on")
        and not own_voice(voice.said, voice.speaker, carried)
        else voice
        for voice in one.voices
    )


def _covered(one: Heard) -> bool:
    """Tell whether a cue outside the quotation marks already carries the sentence's quoted words."""
    for voice in one.voices:
        if (
            voice.said is not None
            and not one.sentence.quoted[voice.said.cue.i]
            and _quotes_something(voice, one.sentence)
        ):
            return True
    return False


def _quotes_something(voice: Voice, sentence: Sentence) -> bool:
    if voice.said is None or not sentence.quote_spans:
        return False
    return any(sentence.quoted[word.i] for word in voice.said.content())


def _says(voice: Voice) -> bool:
    return voice.said is None or bool(voice.said.roots)


def _share(sentence: Sentence) -> float:
    words = [word for word in sentence.words if word.text[0].isalnum()]
    return sum(sentence.quoted[word.i] for word in words) / max(1, len(words))
