"""The words of a sentence with their grammar: a light view over one spaCy parse."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "WDT", "EX", "JJ", "PRP$"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_JOINED = frozenset({"cc", "conj"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "advcl", "parataxis"})
_BESIDE = _JOINED | _CLAUSES | {"punct", "ccomp"}
_PLACE = attrgetter("i")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


class Form(NamedTuple):
    """How a word is written, in small letters too, its Penn tag and its base form."""

    text: str
    low: str
    tag: str
    lemma: str


class Word:
    """One token: its form, lemma, tag, its relation to its head, and where it stands in the report's text."""

    __slots__ = ("dep", "end", "head", "i", "kids", "lemma", "low", "start", "tag", "text")

    def __init__(self, i: int, text: str, tag: str, dep: str, start: int) -> None:
        self.i = i
        self.text = text
        self.tag = tag
        self.dep = dep
        self.start = start
        self.end = start + len(text)
        self.low = self.lemma = text.lower()
        self.head: Word = self
        self.kids: list[Word] = []

    @classmethod
    def of(cls, i: int, form: Form, dep: str, start: int) -> Word:
        """Return a word of a known form."""
        word = cls.__new__(cls)
        word.i, word.dep, word.start = i, dep, start
        word.text, word.low, word.tag, word.lemma = form
        word.end = start + len(word.text)
        word.head, word.kids = word, []
        return word

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    @property
    def is_verb(self) -> bool:
        """Tell whether the word is a verb form."""
        return self.tag in VERB_TAGS

    @property
    def is_noun(self) -> bool:
        """Tell whether the word is a noun or a name."""
        return self.tag.startswith("NN")

    def kid(self, *deps: str) -> Word | None:
        """Return the first dependent standing in one of the relations, or None."""
        for kid in self.kids:
            if kid.dep in deps:
                return kid
        return None

    def kids_as(self, *deps: str) -> list[Word]:
        """Return the dependents standing in one of the relations, left to right."""
        return [kid for kid in self.kids if kid.dep in deps] if self.kids else []

    def subtree(self, stop: frozenset[Word] | set[Word] = frozenset()) -> list[Word]:
        """Return the word and all below it, left to right, leaving out what hangs from ``stop``."""
        out = [self]
        for word in out:
            if word.kids:
                out.extend([kid for kid in word.kids if kid not in stop] if stop else word.kids)
        out.sort(key=_PLACE)
        return out

    def above(self) -> Iterator[Word]:
        """Yield the heads from this word up to the root, the word itself not included."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def conjuncts(self) -> list[Word]:
        """Return the word and what is coordinated with it ("Ban and Lavrov"), left to right."""
        out = [self]
        for word in out:
            if word.kids:
                out.extend([kid for kid in word.kids if kid.dep == "conj"])
        return out


class Sentence:
    """One sentence: its words, its root, and where it stands in the report's reading text.

    ``paragraph`` is the number of the body paragraph it stands in; ``quoted`` tells for each word whether it stands
    between quotation marks; ``lows`` are its words in small letters, to tell quickly what does not stand in it.
    """

    __slots__ = ("end", "index", "lows", "paragraph", "quote_spans", "quoted", "start", "text", "words")

    def __init__(self, index: int, paragraph: int, start: int, text: str, words: list[Word]) -> None:
        self.index, self.paragraph, self.start, self.text, self.words = index, paragraph, start, text, words
        self.end = start + len(text)
        self.lows = frozenset([word.low for word in words])
        self.quoted: list[bool] = [False] * len(words)
        self.quote_spans: list[tuple[int, int]] = []

    @property
    def root(self) -> Word:
        """Return the word that has no head."""
        for word in self.words:
            if word.head is word:
                return word
        return self.words[0]

    def slice(self, start: int, end: int) -> str:
        """Return the text between two offsets of the reading text."""
        return self.text[start - self.start : end - self.start]

    def share_quoted(self, start: int, end: int) -> float:
        """Return how much of a span stands between quotation marks, 0 to 1."""
        inside = sum(max(0, min(end, b) - max(start, a)) for a, b in self.quote_spans)
        return inside / max(1, end - start)


def noun_phrase(head: Word, *, clauses: bool = False) -> list[Word]:
    """Return the words of a noun phrase: the head with what stands with it, without relative clauses and appositions."""
    skip = _JOINED if clauses else _BESIDE
    out = [kid for kid in head.kids if kid.dep not in skip or (kid.dep == "punct" and kid.text == "-")]
    for word in out:
        out.extend(word.kids if clauses else [kid for kid in word.kids if kid.dep not in _CLAUSES])
    out.append(head)
    out.sort(key=_PLACE)
    return out


def span_of(words: list[Word]) -> tuple[int, int]:
    """Return the offsets from the first to the last of the words, dropping punctuation at the borders."""
    first, last = 0, len(words) - 1
    while first < last and words[first].dep == "punct" and words[first].text not in "“\"‘'([":
        first += 1
    while last > first and words[last].dep == "punct" and words[last].text not in "”\"’')]":
        last -= 1
    return words[first].start, words[last].end
