"""Take names of people out of an issue: what is published names nobody whom the people who sign do not want named.

The case keeps every word. In the issue ``[name withheld]`` stands in the place of a name, in quoted words too, and the
issue says so; everything else of a quotation is as it was received, and every number still opens its sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from trucewatch.publication.sitrep import Cited, Piece

if TYPE_CHECKING:
    from trucewatch.publication.issued.issue import Issue

WITHHELD = "[name withheld]"
_KEPT = frozenset({"id", "anchor", "key", "claims", "opens", "incident", "people", "withheld", "map"})
"""Fields that hold no words of a report: ids, where something stands, and who signs."""

T = TypeVar("T")
Run = TypeVar("Run", Cited, Piece)


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody whom an issue names. ``words`` are the ways it does ("Pavel Lund", "Lund"), ``times`` how often.

    ``known`` tells that a register knows them: a person of public office, listed by whoever keeps the theatre.
    """

    name: str
    words: tuple[str, ...]
    times: int
    known: bool = False


def withheld(issue: Issue) -> Issue:
    """Return an issue without the names that its sheet withholds."""
    names = names_of(issue.sheet.withheld, issue.sheet.people or ())
    if not names:
        return issue
    found = _pattern(names)
    sheet = replace(_without(issue.sheet, found), by=issue.sheet.by)
    return replace(issue, sheet=sheet, report=_without(issue.report, found))


def names_of(chosen: Sequence[str], people: Sequence[PersonNamed]) -> tuple[str, ...]:
    """Return every way in which the chosen people are named."""
    ways = {one.name: one.words for one in people}
    return tuple(dict.fromkeys(way for name in chosen for way in (name, *ways.get(name, ()))))


def words_of(held: object) -> Counter[str]:
    """Return the words of a record, text by text, each with how often it stands there: gone through once for all names."""
    return Counter(_texts(held))


def times_told(told: Counter[str], names: Iterable[str]) -> int:
    """Return how often any of these names stands in a record's words.

    >>> times_told(words_of(("Lund said so", "Lund said so", "nobody else")), ["Lund"])
    2
    """
    found = _pattern(tuple(names))
    return sum(times * len(found.findall(text)) for text, times in told.items())


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return what finds names as whole words, the longest first; a whole name in any case, a single word as it is written.

    >>> _pattern(["Lund", "Pavel Lund"]).sub("X", "PAVEL  LUND’s brother; Lund; the lund; Lundgren")
    'X’s brother; X; the lund; Lundgren'
    """
    ways = []
    for name in sorted(set(names), key=lambda one: (-len(one), one)):
        words = [re.escape(word) for word in name.split()]
        together = r"\s+".join(words)
        ways.append(f"(?i:{together})" if len(words) > 1 else f"{together}|{re.escape(name.upper())}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _without(held: T, found: re.Pattern[str]) -> T:
    """Return a record with every name in its words replaced, however deep it stands."""
    if is_dataclass(held) and not isinstance(held, type):
        now = {one.name: getattr(held, one.name) for one in fields(held) if one.name not in _KEPT}
        changed = {name: new for name, old in now.items() if (new := _value(old, found)) is not old}
        return replace(held, **changed) if changed else held
    return held


def _value(held: Any, found: re.Pattern[str]) -> Any:
    if isinstance(held, Enum):
        return held
    if isinstance(held, str):
        return found.sub(WITHHELD, held)
    if isinstance(held, tuple) and held:
        if all(isinstance(one, Piece) for one in held) or all(isinstance(one, Cited) for one in held):
            held = _run_on(held, found)
        return tuple(_value(one, found) for one in held)
    return _without(held, found)


def _run_on(runs: tuple[Run, ...], found: re.Pattern[str]) -> tuple[Run, ...]:
    """Take out names that begin in one run of a sentence and end in a later one: the first says that they are withheld."""
    whole = "".join(run.text for run in runs)
    spans = [one.span() for one in found.finditer(whole)]
    out, at = [], 0
    for run in runs:
        end = at + len(run.text)
        out.append(replace(run, text=_cut(whole, (at, end), spans)))
        at = end
    return tuple(out)


def _cut(whole: str, run: tuple[int, int], spans: Sequence[tuple[int, int]]) -> str:
    at, end = run
    written = []
    for start, stop in spans:
        if stop <= at or start >= end:
            continue
        if start >= at:
            written += [whole[at:start], WITHHELD]
        at = min(stop, end)
    return "".join((*written, whole[at:end]))


def _texts(held: object) -> Iterable[str]:
    """Yield the words of a record; a sentence in several runs is one text."""
    if isinstance(held, str) and not isinstance(held, Enum):
        yield held
    elif isinstance(held, tuple):
        runs = [one for one in held if isinstance(one, Piece | Cited)]
        if runs and len(runs) == len(held):
            yield "".join(run.text for run in runs)
        else:
            for one in held:
                yield from _texts(one)
    elif is_dataclass(held):
        for field in fields(held):
            if field.name not in _KEPT:
                yield from _texts(getattr(held, field.name))
