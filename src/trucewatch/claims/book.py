"""Writing down who said what: a voice's attribution with the spans of its cue, its speaker and its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.claims.carrying import Heard, Voice
from trucewatch.claims.wording import content_spans, cue_spans
from trucewatch.claims.words import Sentence, span_of
from trucewatch.model import Attribution, Quoted, Span, content_id

# Above this share of quoted characters the words are the speaker's own.
_DIRECT = 0.85


class Book:
    """The attributions of one report, by voice; a quotation that goes on is one with the words it goes on from."""

    def __init__(self, report: str, everyone: Sequence[Heard]) -> None:
        self._report = report
        self._everyone = everyone
        self.by_voice: dict[int, Attribution] = {}
        more = self._running_on()
        for heard in everyone:
            for voice in (*heard.voices, *heard.stances):
                self.by_voice[id(voice)] = self._write(voice, heard.sentence, more.get(id(voice), ()))
        for heard in everyone:
            for voice in heard.voices:
                if voice.echo and voice.goes_on_from is not None and id(voice.goes_on_from) in self.by_voice:
                    self.by_voice[id(voice)] = self.by_voice[id(voice.goes_on_from)]
        for heard in everyone:
            self._join(heard)

    def attributions(self) -> Iterator[Attribution]:
        """Yield the attributions in reading order: what is said, who says nothing, and who only takes a stand."""
        for heard in self._everyone:
            yield from (self.by_voice[id(voice)] for voice in heard.voices if not voice.echo)
            yield from (self._write(voice, heard.sentence, (), silent=True) for voice in heard.silent)
            yield from (self.by_voice[id(voice)] for voice in heard.stances)

    def _running_on(self) -> dict[int, list[Span]]:
        more: dict[int, list[Span]] = {}
        for heard in self._everyone:
            source = heard.carried.goes_on_from if heard.carried is not None else None
            if source is None or heard.carried is None:
                continue
            whole = [(heard.sentence.start, heard.sentence.end)]
            spans = whole if heard.carried.rule == "colon-goes-on" else heard.sentence.quote_spans
            more.setdefault(id(source), []).extend(Span(a, b) for a, b in spans)
        return more

    def _join(self, heard: Heard) -> None:
        source = heard.carried.goes_on_from if heard.carried is not None else None
        if source is None or id(source) not in self.by_voice:
            return
        self.by_voice[id(heard.carried)] = self.by_voice[id(source)]
        for voice in heard.voices:
            if voice.echo:
                self.by_voice[id(voice)] = self.by_voice[id(source)]

    def _write(self, voice: Voice, sentence: Sentence, more: Sequence[Span], *, silent: bool = False) -> Attribution:
        said = voice.said
        assert said is not None  # noqa: S101 - narrowed for the type checker: a settled cue has its Said
        start, end = span_of(said.content() or [said.cue])
        own = content_spans(said) or (() if more else (Span(start, end),))
        return Attribution(
            content_id("a", self._report, str(said.cue.start), str(start), str(end)),
            self._report,
            tuple(sorted({*own, *more})),
            cue_spans(said),
            voice.speaker,
            voice.speaker_words,
            voice.joint,
            voice.relays,
            quoted_how(sentence, start, end),
            voice.act,
            silent,
            voice.rule,
            voice.doubts,
        )


def quoted_how(sentence: Sentence, start: int, end: int) -> Quoted:
    """Tell whether words somebody said are quoted, told in other words, or both."""
    if not sentence.quote_spans:
        return Quoted.INDIRECT
    if sentence.share_quoted(start, end) > _DIRECT:
        return Quoted.DIRECT
    inside = [word for word in sentence.words if start <= word.start < end and sentence.quoted[word.i]]
    words = sum(word.text[0].isalpha() for word in inside)
    told = words > 1 and any(word.is_verb and word.dep not in ("amod", "compound") for word in inside)
    return Quoted.MIXED if words > 2 or told else Quoted.INDIRECT
