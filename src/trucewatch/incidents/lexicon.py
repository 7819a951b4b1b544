"""The room's data files, read once: what goes with what, and how much each agreement weighs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from trucewatch.model import EventType


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
    """What sort of pair two types make: what tells differs by it."""

    EVENT = "event"
    PARTY = "party"
    MATTER = "matter"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Weights:
    """The table of ``weights.toml``: what a level weighs for a sort of pair, and how it is put in words."""

    levels: Mapping[tuple[Sort, str, str], Level]

    def level(self, sort: Sort, comparison: str, name: str) -> Level:
        """Return one level; a name that the file lacks is a fault of the program, not of the data."""
        return self.levels[sort, comparison, name]


@dataclass(frozen=True, slots=True)
class Matters:
    """The table of ``matters.toml``, by coarse type."""

    family: Mapping[EventType, str]
    acts: Mapping[tuple[EventType, EventType], Act]
    sorts: Mapping[tuple[EventType, EventType], Sort]
    same_type: Mapping[EventType, float]
    dated: frozenset[EventType]
    culprits: frozenset[EventType]
    breaches: frozenset[EventType]
    both_sides: frozenset[EventType]
    each_party: frozenset[EventType]
    irregulars: frozenset[str]

    def act(self, one: EventType, other: EventType) -> Act:
        """Tell how two types stand to each other, finer types by their coarse one.

        >>> matters().act(EventType.AIR_STRIKE, EventType.CASUALTIES).value
        'side_of_one'
        >>> matters().act(EventType.AIR_STRIKE, EventType.AID_DELIVERY).value
        'barred'
        """
        return self.acts[one.coarse, other.coarse]

    def barred(self, one: EventType, other: EventType) -> bool:
        """Tell the same shortly, of two coarse types."""
        return self.acts[one, other] is Act.BARRED


def _pairs(rows: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(row) for row in rows}


@cache
def matters() -> Matters:
    """Read ``data/matters.toml``."""
    table = tomllib.loads((files(__package__) / "data" / "matters.toml").read_text("utf-8"))
    family = {EventType(name): home for home, names in table["families"].items() for name in names}
    bridges = _pairs(table["bridges"]["pairs"])
    one_event, side = _pairs(table["related"]["one_event"]), _pairs(table["related"]["side_of_one"])

    inquiry = frozenset(table["related"]["inquiry_into"])

    def act(one: EventType, other: EventType) -> Act:
        pair = frozenset((one.value, other.value))
        homes = frozenset((family[one], family[other]))
        ladder = (
            (one == other, Act.SAME),
            (pair in one_event, Act.ONE_EVENT),
            (pair in side, Act.SIDE_OF_ONE),
            (homes == inquiry, Act.INQUIRY_INTO),
            ("speech" in homes, Act.SPEECH),
            (len(homes) == 1 or homes in bridges, Act.APART),
        )
        return next((found for holds, found in ladder if holds), Act.BARRED)

    party = {EventType(name) for name in table["by_party"]["types"]}

    def sort(one: EventType, other: EventType) -> Sort:
        homes = {family[one], family[other]}
        if "speech" in homes:
            return Sort.SPEECH
        if homes <= set(table["events"]["families"]):
            return Sort.EVENT
        return Sort.PARTY if {one, other} <= party else Sort.MATTER

    coarse = sorted(family)
    default = float(table["same_type"].pop("bits"))
    bits = {EventType(name): float(value) for name, value in table["same_type"].items()}
    in_families = {
        name: {kind for kind in coarse if family[kind] in table[name]["families"]} for name in ("dated", "culprits")
    }
    return Matters(
        family=MappingProxyType(family),
        acts=MappingProxyType({(one, other): act(one, other) for one in coarse for other in coarse}),
        sorts=MappingProxyType({(one, other): sort(one, other) for one in coarse for other in coarse}),
        same_type=MappingProxyType({kind: bits.get(kind, default) for kind in coarse}),
        dated=frozenset(in_families["dated"] | {EventType(name) for name in table["dated"]["types"]}),
        culprits=frozenset(in_families["culprits"] | {EventType(name) for name in table["culprits"]["types"]}),
        breaches=frozenset(EventType(name) for name in table["culprits"]["types"]),
        both_sides=frozenset(EventType(name) for name in table["culprits"]["both_sides"]),
        each_party=frozenset(EventType(name) for name in table["each_party"]["types"]),
        irregulars=frozenset(table["sides"]["irregulars"]),
    )


@cache
def weights() -> Weights:
    """Read ``data/weights.toml``."""
    table = tomllib.loads((files(__package__) / "data" / "weights.toml").read_text("utf-8"))
    levels = {
        (sort, comparison, name): Level(
            float(table.get(sort.value, {}).get(comparison, {}).get(name, row["bits"])), str(row["words"])
        )
        for sort in Sort
        for comparison, rows in table["any"].items()
        for name, row in rows.items()
    }
    return Weights(MappingProxyType(levels))


@cache
def common_words() -> frozenset[str]:
    """Read the words that tell nothing about which event is meant."""
    lines = (files(__package__) / "data" / "common_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
