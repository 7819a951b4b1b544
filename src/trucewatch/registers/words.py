"""Words of a text with their offsets and folds, and a tree of names to find in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from trucewatch.registers.folding import fold

V = TypeVar("V")

_APOSTROPHES = frozenset("'\u2019\u02bc\u2018\u00b4`")
_MARKS = "\u00ad\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(
    rf"[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])"
    rf"|[^\W_][\w{_MARKS}]*(?:['\u2019\u02bc\u02bb\u02be\u02bf`\u2018](?![sS]\b)[^\W_][\w{_MARKS}]*)*"
)
_POSSESSIVE = re.compile("['\u2019\u02bc](?:[sS])?\\s+")
_SPACE = re.compile(r"(?:[^\S\n]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069])*\n?[^\S\n]*(?:[\u200e\u200f])?")
_LOWER, _CAPITAL, _ACRONYM = 0, 1, 2
_INSIDE = frozenset({" ", "-", "'"})
_FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "of", "for", "and", "in", "on", "to", "de", "du", "des", "la", "le", "al"}
)
SHOUTED_WORDS = frozenset(
    {"is", "us", "who", "it", "car", "ice", "x", "an", "ap", "au", "un", "saf", "fan", "pa", "sap", "era", "mod"}
)
"""Acronyms that cannot be told from plain words in a text written in capitals."""


class Word(NamedTuple):
    """One word: where it stands, how it folds, whether it is written small, with a capital or all in capitals.

    ``glue`` is what joins it to the word before: a space, a hyphen, an apostrophe (possessive), a comma, or nothing
    where a sentence or paragraph ends between them.
    """

    start: int
    end: int
    folded: str
    case: int
    glue: str = ""


_new = tuple.__new__  # of a named tuple too, in half the time: a report has hundreds of words


# The names of all paragraphs of a report are looked for one after the other: actors first, then places.
@lru_cache(maxsize=128)
def words_of(text: str) -> tuple[Word, ...]:
    """Split text into words. Hyphens part words, apostrophes inside do not, a possessive ``'s`` is left out.

    >>> [word.folded for word in words_of("U.S.-led forces in Sana'a, Syria's army")]
    ['us', 'led', 'forces', 'in', 'sanaa', 'syria', 'army']
    """
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word in "sS" and text[start - 1 : start] in _APOSTROPHES:
            continue
        folded, case = _written(word)
        if folded:
            gap, end = text[last:start], match.end()
            found.append(_new(Word, (start, end, folded, case, gap if gap in " -" else _glue(gap))))
            last = end
    return tuple(found)


@lru_cache(maxsize=20_000)
def _written(word: str) -> tuple[str, int]:
    """Return how a word folds and how it is written: most words of a report were met before."""
    folded = word.lower() if word.isascii() and word.isalpha() else fold(word).replace(" ", "")
    return folded, _LOWER if word == folded or word[:1].islower() else _case_of(word)


def _glue(gap: str) -> str:
    """Name what stands between two words."""
    if _POSSESSIVE.fullmatch(gap):
        return "'"
    if _SPACE.fullmatch(gap):
        return " "
    if gap.strip() == ",":
        return ","
    return "-" if gap.strip() in ("-", "\u2010", "\u2011", "\u2013") and len(gap) == 1 else ""


def _case_of(word: str) -> int:
    return _ACRONYM if word.isupper() and (len(word) > 1) else _CAPITAL


def is_shouted(words: Sequence[Word]) -> bool:
    """Tell whether a text is written in capitals throughout, so that capitals say nothing."""
    return len(words) > 3 and [word.case for word in words].count(_ACRONYM) > 0.7 * len(words)


@dataclass(slots=True)
class Leaf(Generic[V]):
    """A name's end in the tree: how its first and last words must be written, and what it stands for."""

    first: int
    last: int
    value: V


@dataclass(slots=True)
class WordTree(Generic[V]):
    """Names by their folded words; finds the longest that starts at a word."""

    branches: dict[str, WordTree[V]] = field(default_factory=dict)
    leaves: list[Leaf[V]] = field(default_factory=list)

    def add(self, name: str, value: V) -> None:
        """Add a name. A small name matches any case; a capital or an acronym in it must be met in the text."""
        words = words_of.__wrapped__(name)
        if not words:
            return
        node = self
        for word in words:
            node = node.branches.setdefault(_same(word.folded), WordTree())
        node.leaves.append(Leaf(_needed(words[0]), _needed(words[-1]), value))

    def longest(self, words: Sequence[Word], at: int, *, shouted: bool = False) -> tuple[int, list[V]] | None:
        """Return the longest name that starts at word ``at``: where it ends (counted in words) and its values, or None."""
        if at >= len(words):
            return None
        node = self.branches.get(_same(words[at].folded))
        best, end = None, at + 1
        while node is not None:
            if node.leaves:
                values = [leaf.value for leaf in node.leaves if _fits(leaf, words[at], words[end - 1], shouted=shouted)]
                best = (end, values) if values else best
            if end == len(words) or words[end].glue not in _INSIDE:
                break
            node = node.branches.get(_same(words[end].folded))
            end += 1
        return best


def _same(folded: str) -> str:
    return "al" if folded == "el" else folded


def _needed(word: Word) -> int:
    if word.folded in _FUNCTION_WORDS:
        return _LOWER
    if word.case == _ACRONYM and (len(word.folded) <= 3 or word.folded in SHOUTED_WORDS):
        return _ACRONYM
    return min(word.case, _CAPITAL)


def _fits(leaf: Leaf[V], first: Word, last: Word, *, shouted: bool) -> bool:
    if leaf.first == _ACRONYM == leaf.last and shouted and first is last and first.folded in SHOUTED_WORDS:
        return False
    return first.case >= leaf.first and last.case >= leaf.last
