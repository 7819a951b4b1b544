"""The words of claims and reports: sentences, the telling words of a quote, and runs of five words that show reuse."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.incidents.lexicon import common_words
from trucewatch.model import Span

RUN = 5
"""Words in a row that count as copied: agency copy is reused in runs, while two writers seldom share five words."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9À-Þ])|\n+")
_NAME = re.compile(r"(?<![.!?…“\"] )(?<!^)\b[A-Z][\w'’-]+")
"""A capital letter that no start of a sentence or quotation asks for."""
_ENDINGS = ("ing", "ed", "es", "s")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, case and possessives folded.

    >>> words("The town's market, hit again")
    ('the', 'town', 'market', 'hit', 'again')
    """
    folded = text.casefold()
    found = _WORD.findall(folded)
    if "'s" in folded or "’s" in folded:
        return tuple(word[:-2] if word.endswith(("'s", "’s")) else word for word in found)
    return tuple(found)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Take a plain ending off a word, so that "shelled" and "shelling" meet.

    >>> stem("shelling") == stem("shelled")
    True
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def telling(text: str, names: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems that may tell which event is meant: no function words, no numbers, none of the names given.

    >>> sorted(telling("two mortars hit the bakery in Lowfield", ["Lowfield"]))
    ['bakery', 'hit', 'mortar']
    """
    passed = {word for name in names for word in words(name)}
    found = {_telling_stem(word) for word in words(text) if word not in passed}
    return frozenset(found - {""})


def names_in(sentence: str) -> frozenset[str]:
    """Return the stems of the words that are written as names, other than the first of a sentence or quotation.

    >>> sorted(names_in("Shells fell on Lowfield, Mara Lund said"))
    ['lowfield', 'lund', 'mara']
    """
    found = (word for match in _NAME.findall(sentence) for word in words(match))
    return frozenset(stem(word) for word in found if len(word) > 2)


@lru_cache(maxsize=65536)
def _telling_stem(word: str) -> str:
    """Return the stem of a word that may tell which event is meant, nothing of another."""
    tells = len(word) > 2 and not word.isdigit() and word not in common_words()
    return stem(word) if tells else ""


def runs(text: str) -> frozenset[int]:
    """Return the runs of five words in a text, as checksums."""
    found = words(text)
    return frozenset(
        zlib.crc32(" ".join(found[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(found) - RUN + 1)
    )


def reused(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the shorter text's runs that the other also has, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of a report start, in characters."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, starts: Iterable[int] = ()) -> Sentences:
        """Cut a text into sentences; ``starts`` are places where one starts in any case."""
        found = {0, *(match.end() for match in _SENTENCE_END.finditer(text)), *starts}
        return cls(text, tuple(sorted(found)))

    def number(self, at: int) -> int:
        """Return the number, from 0, of the sentence a character stands in."""
        return bisect_right(self.starts, at) - 1

    def around(self, span: Span, neighbours: int = 0) -> str:
        """Return the whole sentences a span touches, and as many neighbours of them on either side."""
        if span.start >= len(self.text):
            return ""
        last = bisect_left(self.starts, span.end) + neighbours
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        first = max(0, self.number(span.start) - neighbours)
        return self.text[self.starts[first] : end].strip()
