"""Which words of a sentence are the cue, which name the speaker, and which are what is said."""

from __future__ import annotations

import re
from operator import attrgetter

from trucewatch.claims.cue import Said
from trucewatch.claims.words import Sentence, Word, noun_phrase, span_of
from trucewatch.model import Span

_PLACE = attrgetter("i")
_BETWEEN = frozenset({"aux", "auxpass", "neg", "prt"})
_CLOSES = re.compile(r"[,.?!]*\"")


def cue_spans(said: Said) -> tuple[Span, ...]:
    """Return the cue with its auxiliaries, negation, particles and the preposition that leads to the content."""
    return _spans(said.sentence, _cue_words(said))


def speaker_spans(said: Said) -> tuple[Span, ...]:
    """Return the whole phrase that names the speaker, appositions and relative clauses with it, and its "who"."""
    if said.speaker is None:
        return ()
    return _spans(said.sentence, _speaker_words(said)) or (Span(said.speaker.start, said.speaker.end),)


def content_spans(said: Said) -> tuple[Span, ...]:
    """Return what is said, without the cue and the speaker where they stand inside it."""
    content = said.content()
    if not content:
        return ()
    kept = {word.i for word in content}
    out = {word.i for word in (*_cue_words(said), *_speaker_words(said))} - {
        root.i for root in said.roots if root is not said.cue
    }
    pieces: list[list[Word]] = [[]]
    gap: list[Word] = []
    for word in said.sentence.words[content[0].i : content[-1].i + 1]:
        if word.i not in kept or word.i in out:
            gap.append(word)
            continue
        if any(passed.i in out for passed in gap):
            pieces.append([])
        elif pieces[-1]:
            pieces[-1].extend(gap)
        pieces[-1].append(word)
        gap = []
    spans = [
        _to_marks(said.sentence, *span_of(piece))
        for piece in pieces
        if any(word.text[0].isalnum() or word.text in "$%" for word in piece)
    ]
    return tuple(Span(a, b) for a, b in spans)


def _cue_words(said: Said) -> list[Word]:
    cue = said.cue
    words = [cue, *(kid for kid in cue.kids if kid.dep in _BETWEEN and abs(kid.i - cue.i) < 6)]
    if cue.low == "according":
        words += [kid for kid in cue.kids_as("prep") if kid.low == "to"][:1]
    first, last = min(word.i for word in words), max(word.i for word in words)
    words += [kid for kid in cue.kids_as("advmod") if first < kid.i < cue.i or (kid.i == first - 1 and kid.tag == "RB")]
    heads = {root.head for root in said.roots}
    words += [kid for kid in cue.kids_as("prep") if kid.i == last + 1 and kid in heads]
    if said.rule == "quoted-as-saying":
        saying = [word for word in said.cut if word.tag == "VBG"]
        words += [*saying, *(word.head for word in saying if word.head.low == "as")]
    after = said.sentence.words[last + 1 : last + 2]
    if after and after[0].text == ":":
        words += after
    return sorted(set(words), key=_PLACE)


def _speaker_words(said: Said) -> list[Word]:
    speaker, cue = said.speaker, said.cue
    if speaker is None:
        return []
    words = [word for one in speaker.conjuncts() for word in one.subtree()]
    content = {
        word.i
        for root in said.roots
        if root not in cue.above() and root is not cue
        for word in root.subtree(stop=said.cut | {speaker})
    }
    if cue in words or any(word.i in content for word in words):
        words = [word for word in noun_phrase(speaker) if word is not cue and word.i not in content]
        words += [kid for kid in cue.kids_as("nsubj") if kid.tag in ("WP", "WDT")]
    return sorted(set(words), key=_PLACE)


def _spans(sentence: Sentence, words: list[Word]) -> tuple[Span, ...]:
    """Return words as runs; commas and marks between two of them do not part a run."""
    runs: list[list[Word]] = []
    for word in words:
        near = runs and all(passed.dep == "punct" for passed in sentence.words[runs[-1][-1].i + 1 : word.i])
        if near:
            runs[-1].append(word)
        else:
            runs.append([word])
    kept = [run for run in runs if any(word.text[0].isalnum() or word.text == ":" for word in run)]
    return tuple(
        Span(*span_of(run)) if len(run) > 1 and run[-1].text != ":" else Span(run[0].start, run[-1].end) for run in kept
    )


def _to_marks(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Take in the quotation marks that stand right around a piece."""
    for a, b in sentence.quote_spans:
        if a < start <= a + 2 and not sentence.slice(a, start).strip('" '):
            start = a
        closing = _CLOSES.match(sentence.slice(end, min(b, end + 4))) if a <= start and end < b else None
        if closing is not None:
            end += closing.end()
    return start, end
