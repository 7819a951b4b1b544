"""The register of arms: weapons, munitions, chemical agents, platforms and other vehicles, by name and by mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path

from trucewatch.registers.data_files import Row, yaml_rows
from trucewatch.registers.words import WordTree, is_shouted, words_of

_FIELDS = frozenset({"id", "name", "kind", "class", "aliases", "marks"})
_HYPHENS = "\u2010\u2011\u2013-"
_MARK = re.compile(
    rf"(?<![\w{_HYPHENS}])([A-Z][A-Za-z]{{0,8}})([ {_HYPHENS}]?)(\d{{1,4}})(?:[A-Z]{{1,3}}\d?[A-Z]?)?s?(?!\w)"
)
_PARTED = re.compile(r"[\s-]+")
_SHORTEST_UNHYPHENED = 2


class ArmsKind(StrEnum):
    """What a thing is: held or towed, fired or dropped, a chemical agent, a carrier of arms, or any other vehicle."""

    WEAPON = "weapon"
    MUNITION = "munition"
    AGENT = "agent"
    PLATFORM = "platform"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class ArmsEntry:
    """A kind of arms: its id, its usual name, what it is, the family it belongs to, its other names.

    ``marks`` are designations with any number: ``Su-#`` stands for Su-34 and Su-30SM.
    """

    id: str
    name: str
    kind: ArmsKind
    family: str
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArmsMatch:
    """A run of text that names arms, end exclusive."""

    start: int
    end: int
    entry: ArmsEntry


class ArmsRegister:
    """Arms by id and by name.

    >>> arms = ArmsRegister.load()
    >>> [(match.entry.name, match.entry.kind.value) for match in arms.find("Two Su-34s dropped barrel bombs.")]
    [('Sukhoi', 'platform'), ('barrel bomb', 'munition')]
    """

    def __init__(self, entries: Iterable[ArmsEntry]) -> None:
        """Take the entries; of two that share a name the first keeps it."""
        self._entries: dict[str, ArmsEntry] = {}
        self._names: WordTree[ArmsEntry] = WordTree()
        self._marks: dict[str, ArmsEntry] = {}
        taken: set[str] = set()
        for entry in entries:
            self._entries[entry.id] = entry
            for name in (entry.name, *entry.aliases):
                for form in (name, _plural(name)):
                    if form not in taken:
                        taken.add(form)
                        self._names.add(form, entry)
            for mark in entry.marks:
                self._take_mark(mark, entry)

    @staticmethod
    def load(path: Path | None = None) -> ArmsRegister:
        """Load the general register of arms, or one's own file of the same form.

        Raises RegisterError when the file cannot be used; the message says which line, what was found, what is wanted.
        """
        return _general() if path is None else ArmsRegister(_read(path))

    def get(self, identity: str) -> ArmsEntry | None:
        """Return the arms with this id, or None."""
        return self._entries.get(identity)

    def named(self, name: str) -> ArmsEntry | None:
        """Return the arms a whole name stands for, or None."""
        found = self.find(name.strip())
        return found[0].entry if len(found) == 1 and (found[0].start, found[0].end) == (0, len(name.strip())) else None

    def find(self, text: str) -> list[ArmsMatch]:
        """Return the arms named in a text: longest match, left to right, no overlaps."""
        marks = {match.start: match for match in self._marked(text)}
        words = words_of(text)
        shouted = is_shouted(words)
        found: list[ArmsMatch] = []
        at, free = 0, 0
        while at < len(words):
            word = words[at]
            named = self._names.longest(words, at, shouted=shouted) if word.folded in self._names.branches else None
            match = ArmsMatch(word.start, words[named[0] - 1].end, named[1][0]) if named else None
            mark = marks.get(word.start)
            if mark is not None and (match is None or mark.end > match.end):
                match = mark
            if match is not None and match.start >= free:
                found.append(match)
                free = match.end
            at += 1
            while at < len(words) and words[at].start < free:
                at += 1
        return found

    def _take_mark(self, mark: str, entry: ArmsEntry) -> None:
        if "#" in mark:
            self._marks.setdefault(mark.removesuffix("#").removesuffix("-"), entry)
        else:
            self._names.add(mark, entry)

    def _marked(self, text: str) -> Iterable[ArmsMatch]:
        for found in _MARK.finditer(text):
            letters, joint, number = found.groups()
            hyphened = joint != "" and joint in _HYPHENS
            if hyphened or _may_stand_apart(letters):
                entry = self._marks.get(f"{letters}-{number}") or self._marks.get(letters)
                if entry is not None:
                    yield ArmsMatch(found.start(), found.end(), entry)


def _may_stand_apart(letters: str) -> bool:
    return letters.isupper() and len(letters) >= _SHORTEST_UNHYPHENED


def _plural(name: str) -> str:
    """Return the plural of a name by its last word; a name that has none gets one that no report uses."""
    if name.endswith(("s", "x", "ch", "sh")):
        return name + "es"
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


@cache
def _general() -> ArmsRegister:
    with resources.as_file(resources.files("trucewatch.registers").joinpath("data", "arms.yaml")) as path:
        return ArmsRegister(_read(path))


def _read(path: Path) -> list[ArmsEntry]:
    entries: list[ArmsEntry] = []
    seen: dict[str, str] = {}
    for row in yaml_rows(path, "arms"):
        entry = _entry(row)
        for key in (entry.id, *(_PARTED.sub(" ", name).lower() for name in (entry.name, *entry.aliases))):
            if key in seen:
                raise row.error(f"'{key}' again, after '{seen[key]}'", "each id and each name once in the file")
            seen[key] = entry.id
        entries.append(entry)
    return entries


def _entry(row: Row) -> ArmsEntry:
    row.only(_FIELDS)
    kind = row.required("kind")
    if kind not in set(ArmsKind):
        raise row.error(f"kind '{kind}'", "one of " + ", ".join(ArmsKind))
    return ArmsEntry(
        row.required("id"),
        row.required("name"),
        ArmsKind(kind),
        row.required("class"),
        row.listed("aliases"),
        row.listed("marks"),
    )
