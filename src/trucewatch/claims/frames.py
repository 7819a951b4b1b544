"""Mending a parse by its quotation marks: in "A," the envoy said, "B" both A and B hang from the verb."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.claims.lexicon import cues
from trucewatch.claims.repairs import hang
from trucewatch.claims.words import Sentence, Word

_ENDS = frozenset({",", "?", "!", "-", "--", "...", "…"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
DASHES = frozenset({"-", "--", "―", "─", "–", "—"})
_NAME_REACH = 30


@dataclass(frozen=True, slots=True)
class Frame:
    """A speech verb beside quotation marks, the noun that speaks, and the words that are its content."""

    cue: Word
    speaker: Word
    content: tuple[Word, ...]


def mend_frames(sentence: Sentence) -> None:
    """Hang quoted words from the speech verb that stands outside the marks, and its speaker as its subject."""
    if not sentence.quote_spans:
        return
    for start, end in _outside(sentence):
        frame = _signed(sentence, start) if end == len(sentence.words) else None
        frame = frame or _closing(sentence, start, end) or _opening(sentence, start, end)
        if frame is not None and not _stands(frame):
            _apply(frame, sentence)


def _outside(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the runs of words between quotations as (first, end)."""
    runs, start = [], None
    for n, inside in enumerate([*sentence.quoted, True]):
        if not inside and start is None:
            start = n
        elif inside and start is not None:
            runs.append((start, n))
            start = None
    return runs


def _closing(sentence: Sentence, start: int, end: int) -> Frame | None:
    """Read ``"..." X said``, ``"..." said X`` and ``"..." X said, "..."``."""
    words = sentence.words
    if start == 0 or start + 1 >= end + 1:
        return None
    first = start + 1 if words[start].text in _ENDS else start
    last_quoted = next((w for w in reversed(words[:start]) if not _mark(w)), None)
    comma = first > start or (last_quoted is not None and last_quoted.text in _ENDS)
    if not comma or first >= end or words[first].tag in ("CC", "IN", "WRB") or words[first].low == "that":
        return None
    found = _inverted(words, first, end) or _straight(words, first, end)
    if found is None:
        return None
    cue, speaker = found
    content = list(words[:start])
    joined = words[end - 1].text in (",", ":", "-", "--") or words[end - 1].tag == "CC"
    if end < len(words) and joined:
        while words[end - 1].tag == "CC":
            end -= 1
        content.extend(words[end:])
    return Frame(cue, speaker, tuple(content))


def _signed(sentence: Sentence, start: int) -> Frame | None:
    """Read ``"..." - Achol Deng``: a name behind a dash at the end of a quotation."""
    words = sentence.words
    if start == 0 or words[start].text not in DASHES or not start + 1 < len(words) <= start + 9:
        return None
    behind = [word for word in words[start + 1 :] if word.dep != "punct" and word.text[0].isalnum()]
    if any(word.is_verb or word.tag in ("MD", "PRP", "CC") for word in behind):
        return None
    comma = next((n for n, word in enumerate(words[start + 1 :]) if word.text == ","), len(words))
    names = [word for word in words[start + 1 : start + 1 + comma] if word.is_noun]
    return Frame(words[start], names[-1], tuple(words[:start])) if names else None


def _opening(sentence: Sentence, start: int, end: int) -> Frame | None:
    """Read ``X said: "..."`` and ``X said, "..."``."""
    words = sentence.words
    if end >= len(words) or end - start < 2 or words[end - 1].text not in (",", ":"):
        return None
    cue = next((w for w in reversed(words[start : end - 1]) if w.is_verb), None)
    if cue is None or not _speech(cue) or end - cue.i > 12:
        return None
    speaker = cue.kid("nsubj")
    if speaker is None or speaker.i < start or any(kid.dep == "ccomp" and kid.i < end for kid in cue.kids):
        return None
    return Frame(cue, speaker, tuple(words[end:]))


def _inverted(words: list[Word], first: int, end: int) -> tuple[Word, Word] | None:
    at = first + 1 if words[first].tag == "RB" else first
    if at + 1 >= end or not _speech(words[at]) or words[at].tag not in _FINITE:
        return None
    phrase = []
    for word in words[at + 1 : end]:
        if (
            word.is_verb
            or word.tag in ("IN", "TO", "CC", "WP", "WDT", "MD")
            or word.text in (",", ".", ";", ":", "(", "-")
        ):
            break
        phrase.append(word)
    speaker = _head(phrase, words[at])
    return (words[at], speaker) if speaker is not None else None


def _straight(words: list[Word], first: int, end: int) -> tuple[Word, Word] | None:
    aside = False
    for at in range(first + 1, min(end, first + _NAME_REACH)):
        word = words[at]
        if word.text == "," and not (words[at - 1].text == "," or at == first):
            aside = not aside
        if aside or not word.is_verb or word.dep in ("aux", "auxpass", "amod", "acl", "compound"):
            continue
        if not _speech(word) or word.tag not in ("VBD", "VBZ", "VBP", "VBN") or _content_follows(words, at, end):
            return None
        phrase = []
        for noun in words[first:at]:
            if noun.text == "," or noun.tag in ("IN", "TO", "WP", "(") or noun.text == "(" or noun.dep == "aux":
                break
            phrase.append(noun)
        speaker = _head(phrase, word)
        return (word, speaker) if speaker is not None else None
    return None


def _content_follows(words: list[Word], at: int, end: int) -> bool:
    """Tell whether the verb leads on to words of its own ("..., the mayor said the city would hold")."""
    for word in words[at + 1 : end]:
        if word.text in (",", ".", ";", ":", "-", "--"):
            return False
        if word.low == "that" or (word.is_verb and word.tag in _FINITE) or word.tag == "MD":
            return True
    return False


def _head(phrase: list[Word], cue: Word) -> Word | None:
    nouns = [word for word in phrase if word.is_noun or word.tag in ("PRP", "CD", "DT", "JJ")]
    if not nouns or len(nouns) < len(
        [
            word
            for word in phrase
            if word.tag not in ("POS", "RB", "``", "''", "HYPH", "PRP$", "JJR", "JJS", "PDT", "VBN", "VBG")
        ]
    ):
        return None
    subject = next((word for word in nouns if word.head is cue and word.dep in ("nsubj", "nsubjpass")), None)
    real = [word for word in nouns if word.is_noun or word.tag == "PRP"]
    return subject or (real[-1] if real else nouns[-1])


def _speech(word: Word) -> bool:
    return "speech" in getattr(cues().get(word.lemma), "groups", ())


def _mark(word: Word) -> bool:
    return word.text in ('"', "''", "``")


def _stands(frame: Frame) -> bool:
    """Tell whether the parse already has it: the speaker as subject, and nearly all the content below the verb."""
    below = {word.i for kid in frame.cue.kids_as("ccomp") for word in kid.subtree()}
    mine = [word for word in frame.content if word.dep != "punct"]
    return (
        bool(mine)
        and frame.speaker.head is frame.cue
        and all(word.i in below for word in mine)
        and len(frame.cue.kids_as("ccomp")) == 1
    )


def _apply(frame: Frame, sentence: Sentence) -> None:
    cue, inside = frame.cue, {word.i for word in frame.content}
    tops = [
        word for word in frame.content if (word.head.i not in inside or word.head is word) and word.text[0].isalnum()
    ]
    if not tops:
        return
    root = sentence.root
    if cue.head.i in inside or any(up.i in inside for up in cue.above()) or root.i in inside:
        hang(cue, cue, "ROOT")
        if root is not cue and root.i not in inside:
            hang(root, cue, "dep")
    if frame.speaker.head is not cue:
        hang(frame.speaker, cue, "nsubj")
    frame.speaker.dep = "nsubj"
    for word in sentence.words:
        if word.i not in inside and word is not cue and word.head.i in inside:
            hang(word, cue, word.dep if word.dep not in ("nsubj", "ROOT", "ccomp") else "dep")
    main = min(
        tops,
        key=lambda word: (
            not (word.is_verb and word.kid("nsubj", "nsubjpass", "expl", "csubj") is not None),
            not word.is_verb,
            word.i,
        ),
    )
    for word in tops:
        if word is main:
            hang(word, cue, "ccomp")
        elif word.is_verb:
            hang(word, main, "conj" if word.dep in ("ccomp", "conj", "ROOT", "parataxis", "dep", "punct") else word.dep)
        else:
            hang(
                word, main, word.dep if word.dep not in ("nsubj", "ROOT", "ccomp", "dobj") or main.i > word.i else "dep"
            )
