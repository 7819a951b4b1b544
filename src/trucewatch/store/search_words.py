"""Words folded for searching, and a person's question put to the full-text index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from trucewatch.registers.folding import ARTICLES, fold, loose
from trucewatch.store.index_rows import Folded

# A full stop between two words is no part of either ("held.The"); between single letters it is ("U.N.").
_CHUNK = re.compile(r"\S+?(?=(?<=[^\W_]{2})\.[^\W_]{2}|\s|\Z)")
# What runs on longer than any word (an address, a script without spaces) is taken in pieces.
_LONGEST = 64
_PIECE = re.compile(rf"[^\W_]{{1,{_LONGEST}}}")
_QUOTE = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_LAST = re.compile(r"([^\W_][\u0300-\u036f\u064b-\u065f\u0670]*)[\W_]*\Z")
_MOST_WORDS = 12
_SHORTEST_BEGINNING = 3
# Enough of a report to find the words that were asked for; what stands after a million characters is found, not shown.
_LOOKED_THROUGH = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One word asked for: its parts as spelled and as they sound; ``quoted`` words stand together, none only begun."""

    exact: tuple[str, ...]
    sound: tuple[str, ...]
    quoted: bool = False

    def stands_in(self, chunk: str, *, beginning: bool) -> bool:
        """Tell whether a word of a text is the one asked for (or begins with it)."""
        return _inside(self.exact, _exact(chunk), beginning=beginning) or _inside(
            self.sound, _sound(chunk), beginning=beginning
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What a person wants to find: words that must all be there. The last one may be only begun."""

    words: tuple[Asked, ...]

    @classmethod
    def of(cls, words: str) -> Question:
        """Take a person's words; those between quotation marks stand together. Articles of names count only alone.

        >>> Question.of("Deir ez-Zor").words[1]
        Asked(exact=('ez', 'zor'), sound=('zur',), quoted=False)
        >>> Question.of('shells "Deir ez-Zor').words[1].exact
        ('deir', 'ez', 'zor')
        >>> Question.of(" - ").words
        ()
        """
        found = list(_asked(words))
        asked = [one for one in found if one.exact or one.sound]
        kept = [one for one in asked if not set(one.exact) <= ARTICLES]
        return cls(tuple(kept or asked))

    @property
    def match(self) -> str:
        """The question in the words of the full-text index; empty where there is nothing to ask.

        >>> Question.of("Orvela").match
        '(exact : "orvela" * OR sound : "urvila" *)'
        """
        return " AND ".join(
            f"({' OR '.join(self._terms(one, last=at == len(self.words) - 1))})" for at, one in enumerate(self.words)
        )

    def hits(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words asked for stand in a text."""
        single = [one for one in self.words if not one.quoted]
        chunks = list(_CHUNK.finditer(text, 0, min(len(text), _LOOKED_THROUGH)))
        together = _together([one for one in self.words if one.quoted], chunks)
        for at, chunk in enumerate(chunks):
            words = chunk.group()
            if at in together or any(one.stands_in(words, beginning=self._begins(one)) for one in single):
                yield _without_marks(chunk)

    def _begins(self, one: Asked) -> bool:
        return one is self.words[-1] and not one.quoted and len("".join(one.exact)) >= _SHORTEST_BEGINNING

    def _terms(self, one: Asked, *, last: bool) -> Iterator[str]:
        for column, parts in (("exact", one.exact), ("sound", one.sound)):
            if parts:
                star = " *" if last and self._begins(one) else ""
                yield f'{column} : "{" ".join(parts)}"{star}'


def _asked(words: str) -> Iterator[Asked]:
    """Yield what is asked for in a person's words: what stands between quotation marks as one, the rest word by word."""
    left, at = _MOST_WORDS, 0
    for mark, part in _parts(words):
        chunks = list(islice(_chunks(part), left - at))
        at += len(chunks)
        if mark:
            yield Asked(tuple(chain(*map(_exact, chunks))), tuple(chain(*map(_sound, chunks))), quoted=True)
        else:
            yield from (Asked(_exact(chunk), _sound(chunk)) for chunk in chunks)


def _parts(words: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a person's words, each with whether it stands between quotation marks."""
    pieces = _QUOTE.split(words)
    yield from ((number % 2 == 1, piece) for number, piece in enumerate(pieces) if piece.strip())


def _together(asked: Sequence[Asked], chunks: Sequence[re.Match[str]]) -> set[int]:
    """Return the numbers of the words of a text in which quoted words stand together."""
    found: set[int] = set()
    for fold_, wanted in ((_exact, [one.exact for one in asked]), (_sound, [one.sound for one in asked])):
        tokens = [(token, at) for at, chunk in enumerate(chunks) for token in fold_(chunk.group())] if asked else []
        for parts in filter(None, wanted):
            for start in range(len(tokens) - len(parts) + 1):
                row = tokens[start : start + len(parts)]
                if tuple(token for token, _ in row) == parts:
                    found.update(at for _, at in row)
    return found


def folded(text: str) -> Folded:
    """Return words folded as spelled and as they sound.

    >>> folded("Deir ez-Zor held.The U.N.")
    Folded(exact='deir ez zor held the un', sound='dir zur hild tha un')
    """
    exact: list[str] = []
    sound: list[str] = []
    for chunk in _chunks(text):
        exact += _exact(chunk)
        sound += _sound(chunk)
    return Folded(" ".join(exact), " ".join(sound))


def _chunks(text: str) -> Iterator[str]:
    for found in _CHUNK.finditer(text):
        chunk = found.group()
        if len(chunk) <= _LONGEST:
            yield chunk
        else:
            yield from (piece.group() for piece in _PIECE.finditer(chunk))


def _exact(chunk: str) -> tuple[str, ...]:
    return tuple(fold(chunk).split())


def _sound(chunk: str) -> tuple[str, ...]:
    return tuple(loose(chunk).split())


def _without_marks(chunk: re.Match[str]) -> tuple[int, int]:
    """Return where a word stands without the quotation marks and full stops around it."""
    left, right = _PIECE.search(chunk.group()), _LAST.search(chunk.group())
    if left is None or right is None:
        return chunk.span()
    return chunk.start() + left.start(), chunk.start() + right.end(1)


def _inside(parts: tuple[str, ...], words: tuple[str, ...], *, beginning: bool) -> bool:
    """Tell whether the parts stand in a row in these words."""
    if not parts:
        return False
    for start in range(len(words) - len(parts) + 1):
        *whole, last = words[start : start + len(parts)]
        if tuple(whole) == parts[:-1] and (last == parts[-1] or (beginning and last.startswith(parts[-1]))):
            return True
    return False
