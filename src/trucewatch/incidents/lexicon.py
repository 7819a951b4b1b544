"""The room's data files, read once: what goes with what, and how much each agreement weighs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from trucewatch.model import EventType, Mood


class Act(StrEnum):
    """How the types of two claims stand to each other; ``barred`` types never share an incident."""

    SAME = "same"
    ONE_EVENT = "one_event"
    SIDE_OF_ONE = "side_of_one"
    INQUIRY_INTO = "inquiry_into"
    SPEECH = "speech"
    APART = "apart"
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: what it weighs (log2 odds) and how it is put in words."""

    bits: float
    words: str


class Sort(StrEnum):
    """What sort of pair two matters make: what tells differs by it."""

    EVENT = "event"
    BATTLE = "battle"
    PARTY = "party"
    MATTER = "matter"
    AGENDA = "agenda"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Weights:
    """The table of ``weights.toml``: what a level weighs for a sort of pair, and how it is put in words."""

    levels: Mapping[tuple[Sort, str, str], Level]
    together: Mapping[tuple[str, str], float]

    def pair(self, one: str, other: str) -> float:
        """Return what two matters add by themselves: some go together more than their families say."""
        return self.together.get((one, other) if one <= other else (other, one), 0.0)

    def level(self, sort: Sort, comparison: str, name: str) -> Level:
        """Return one level; a name that the file lacks is a fault of the program, not of the data."""
        return self.levels[sort, comparison, name]


@dataclass(frozen=True, slots=True)
class Question:
    """Claims of these types, told in these moods, speak to a question of their own: what is feared, hoped, asked for."""

    name: str
    types: frozenset[EventType]
    moods: frozenset[Mood]


@dataclass(frozen=True, slots=True)
class Matters:
    """The table of ``matters.toml``: by matter, which is a question's name or else the coarse type."""

    questions: tuple[Question, ...]
    family: Mapping[str, str]
    acts: Mapping[tuple[str, str], Act]
    sorts: Mapping[tuple[str, str], Sort]
    dated: frozenset[EventType]
    culprits: frozenset[EventType]
    breaches: frozenset[EventType]
    both_sides: frozenset[EventType]
    battles: frozenset[EventType]
    each_party: frozenset[str]
    irregulars: frozenset[str]
    referring: frozenset[str]
    known_acts: frozenset[str]
    inquiries: frozenset[str]
    kin: frozenset[str]

    def matter(self, kind: EventType, mood: Mood) -> str:
        """Return what a claim of this type and mood is on: what is done, or a question about what is to come.

        >>> matters().matter(EventType.MORTAR_FIRE, Mood.REALISED), matters().matter(EventType.SHELLING, Mood.PREDICTED)
        ('shelling', 'prospect')
        """
        coarse = kind.coarse
        found = (asked.name for asked in self.questions if mood in asked.moods and coarse in asked.types)
        return next(found, coarse.value)

    def act(self, one: EventType, other: EventType) -> Act:
        """Tell how two types stand to each other, finer types by their coarse one.

        >>> matters().act(EventType.AIR_STRIKE, EventType.CASUALTIES).value
        'side_of_one'
        >>> matters().act(EventType.AIR_STRIKE, EventType.AID_DELIVERY).value
        'barred'
        """
        return self.acts[one.coarse, other.coarse]

    def barred(self, one: str, other: str) -> bool:
        """Tell whether two matters never share an incident."""
        return self.acts[one, other] is Act.BARRED


def _pairs(rows: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(row) for row in rows}


def _acts(table: Mapping[str, Any], family: Mapping[str, str]) -> Mapping[tuple[str, str], Act]:
    bridges = _pairs(table["bridges"]["pairs"])
    one_event, side = _pairs(table["related"]["one_event"]), _pairs(table["related"]["side_of_one"])
    inquiry = frozenset(table["related"]["inquiry_into"])
    sums, summed = set(table["sums"]["types"]), set(table["sums"]["families"])

    def act(one: str, other: str) -> Act:
        pair, homes = frozenset((one, other)), frozenset((family[one], family[other]))
        ladder = (
            (one == other, Act.SAME),
            (bool(pair & sums and homes & summed), Act.BARRED),
            (pair in one_event, Act.ONE_EVENT),
            (pair in side, Act.SIDE_OF_ONE),
            (homes == inquiry, Act.INQUIRY_INTO),
            ("speech" in homes, Act.SPEECH),
            (len(homes) == 1 or homes in bridges, Act.APART),
        )
        return next((found for holds, found in ladder if holds), Act.BARRED)

    return MappingProxyType({(one, other): act(one, other) for one in sorted(family) for other in sorted(family)})


def _sorts(table: Mapping[str, Any], family: Mapping[str, str]) -> Mapping[tuple[str, str], Sort]:
    party, events = set(table["by_party"]["matters"]), set(table["events"]["families"])
    fought, aimed = set(table["battles"]["types"]), set(table["battles"]["aims"])

    def sort(one: str, other: str) -> Sort:
        homes = {family[one], family[other]}
        if "speech" in homes:
            return Sort.SPEECH
        if "agenda" in homes:
            return Sort.AGENDA
        if {one, other} <= fought | aimed and {one, other} & fought:
            return Sort.BATTLE
        if homes <= events:
            return Sort.EVENT
        return Sort.PARTY if {one, other} <= party else Sort.MATTER

    return MappingProxyType({(one, other): sort(one, other) for one in sorted(family) for other in sorted(family)})


def _types(names: Iterable[str]) -> frozenset[EventType]:
    return frozenset(EventType(name) for name in names)


@cache
def matters() -> Matters:
    """Read ``data/matters.toml``."""
    table = tomllib.loads((files(__package__) / "data" / "matters.toml").read_text("utf-8"))
    family: dict[str, str] = {name: home for home, names in table["families"].items() for name in names}
    asked = {row["name"] for row in table["questions"]}
    in_families = {
        name: _types(kind for kind in family if kind not in asked and family[kind] in table[name]["families"])
        for name in ("dated", "culprits")
    }
    questions = tuple(
        Question(row["name"], _types(row["types"]), frozenset(map(Mood, row["moods"]))) for row in table["questions"]
    )
    return Matters(
        questions=questions,
        family=MappingProxyType(family),
        acts=_acts(table, family),
        sorts=_sorts(table, family),
        dated=in_families["dated"] | _types(table["dated"]["types"]),
        culprits=in_families["culprits"] | _types(table["culprits"]["types"]),
        breaches=_types(table["culprits"]["types"]),
        both_sides=_types(table["culprits"]["both_sides"]),
        battles=_types(table["battles"]["types"]),
        each_party=frozenset(table["each_party"]["matters"]),
        irregulars=frozenset(table["sides"]["irregulars"]),
        referring=frozenset(table["anaphora"]["families"]),
        known_acts=frozenset(table["anaphora"]["nouns"]),
        inquiries=frozenset(table["anaphora"]["inquiries"]),
        kin=frozenset(table["kin"]["nouns"]),
    )


@cache
def weights() -> Weights:
    """Read ``data/weights.toml``."""
    return weights_of(tomllib.loads((files(__package__) / "data" / "weights.toml").read_text("utf-8")))


def weights_of(table: Mapping[str, Any]) -> Weights:
    """Return the weights that a table in the form of ``weights.toml`` gives."""
    bits, none = table["bits"], dict[str, float]()
    levels = {
        (sort, comparison, name): Level(
            bits["any"][comparison][name] + bits.get(sort.value, {}).get(comparison, none).get(name, 0.0), words
        )
        for sort in Sort
        for comparison, rows in table["words"].items()
        for name, words in rows.items()
    }
    together = {tuple(sorted(pair.split())): float(added) for pair, added in table["together"].items()}
    return Weights(
        MappingProxyType(levels), MappingProxyType({(one, other): b for (one, other), b in together.items()})
    )


@cache
def common_words() -> frozenset[str]:
    """Read the words that tell nothing about which event is meant."""
    lines = (files(__package__) / "data" / "common_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
