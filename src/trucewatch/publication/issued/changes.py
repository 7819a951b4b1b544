"""What changed between two issues: numbers, incidents and words, each named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from trucewatch.publication.issued.issue import TITLES, Sheet
from trucewatch.publication.issued.prose import Paragraph

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(StrEnum):
    """How something differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what it is, how it was, how it is. ``before`` or ``after`` is None where there was none."""

    kind: Kind
    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words of the prose: kept, added or taken out."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class ProseChange:
    """One part of the prose, word by word."""

    title: str
    words: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two issues."""

    figures: tuple[Change, ...]
    incidents: tuple[Change, ...]
    prose: tuple[ProseChange, ...]

    @property
    def none(self) -> bool:
        """Tell whether nothing differs."""
        return not (self.figures or self.incidents or self.prose)


def changes(before: Sheet, after: Sheet) -> Changes:
    """Return what differs. Numbers are compared by what they are, incidents by their ids, prose word by word."""
    return Changes(tuple(_figures(before, after)), tuple(_incidents(before, after)), tuple(_prose(before, after)))


def _figures(before: Sheet, after: Sheet) -> Iterator[Change]:
    old = {figure.key: figure for figure in before.figures}
    new = {figure.key: figure for figure in after.figures}
    for key in dict.fromkeys((*new, *old)):
        label = (new.get(key) or old[key]).label
        was, now = (held[key].words if key in held else None for held in (old, new))
        if was != now:
            yield Change(_kind(was, now), label, was, now)


def _incidents(before: Sheet, after: Sheet) -> Iterator[Change]:
    old = {one.incident: one for one in before.incidents}
    new = {one.incident: one for one in after.incidents}
    for incident in dict.fromkeys((*new, *old)):
        title = (new.get(incident) or old[incident]).title
        was, now = (held[incident].told if incident in held else None for held in (old, new))
        if was != now:
            yield Change(_kind(was, now), title, was, now)


def _kind(was: str | None, now: str | None) -> Kind:
    if was is None:
        return Kind.ADDED
    return Kind.REMOVED if now is None else Kind.CHANGED


def _prose(before: Sheet, after: Sheet) -> Iterator[ProseChange]:
    old = {written.part: written.prose for written in before.parts}
    for written in after.parts:
        was = old.get(written.part)
        words = [_words(prose) for prose in (was.paragraphs if was else (), written.prose.paragraphs)]
        if words[0] != words[1]:
            yield ProseChange(TITLES[written.part], tuple(_word_changes(words[0], words[1])))


def _words(paragraphs: Sequence[Paragraph]) -> list[str]:
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    return _WORD.findall(text)


def _word_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[WordChange]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield WordChange(Kind.SAME, "".join(new[c:d]))
            continue
        if old[a:b]:
            yield WordChange(Kind.REMOVED, "".join(old[a:b]))
        if new[c:d]:
            yield WordChange(Kind.ADDED, "".join(new[c:d]))
