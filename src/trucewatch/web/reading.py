"""A report's text laid out for a page: screens of bounded length, and runs that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from trucewatch.desk.wording import visible

SCREEN = 60_000
"""Characters of a report on one screen: what a browser lays out at once without the reader waiting."""

_APART = re.compile("([^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2029\\u202f-\\u2065\\u206a-\\ud7ff])")
"""Splits off what may have to be named, one character at a time; the rest goes through in whole runs."""


class PieceLike(Protocol):
    """A run of a report's text and the claims whose words cover it."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def start(self) -> int:
        """Where it begins in the report's text, in characters."""

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text on a screen. ``start`` counts characters of the report, ``opens`` are the claims that begin here."""

    start: int
    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]

    @property
    def shown(self) -> Markup:
        """Return the text as a page shows it; a character that is named instead of obeyed counts as one."""
        return Markup("").join(_named(one) for one in _APART.split(self.text))


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of a report."""

    number: int
    of: int
    runs: tuple[Run, ...]


def screens(pieces: Sequence[PieceLike], number: int) -> Screen:
    """Return one screen of a report; past the last one, the last."""
    cut = list(_cut(pieces))
    of = max(1, len(cut))
    wanted = min(number, of)
    return Screen(wanted, of, cut[wanted - 1] if cut else ())


def _cut(pieces: Iterable[PieceLike]) -> Iterator[tuple[Run, ...]]:
    held: list[Run] = []
    length = 0
    for run in _runs(pieces):
        if held and length + len(run.text) > SCREEN:
            yield tuple(held)
            held, length = [], 0
        held.append(run)
        length += len(run.text)
    if held:
        yield tuple(held)


def _runs(pieces: Iterable[PieceLike]) -> Iterator[Run]:
    before: tuple[str, ...] = ()
    for piece in pieces:
        opens = tuple(claim for claim in piece.claims if claim not in before)
        for at in range(0, len(piece.text), SCREEN):
            text = piece.text[at : at + SCREEN]
            yield Run(piece.start + at, text, piece.claims, opens if at == 0 else ())
        before = piece.claims


def _named(words: str) -> Markup:
    seen = visible(words)
    return escape(seen) if seen == words else Markup('<span class="named" data-one>{}</span>').format(seen)
