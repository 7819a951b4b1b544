"""Words around a place's name: "Hama province", "the town of Saraqib", "northern Latakia"."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import PlacePrecision
from trucewatch.registers.folding import fold

P_ = PlacePrecision
_FIRST_ORDER = frozenset({P_.GOVERNORATE, P_.REGION})
_SECOND_ORDER = frozenset({P_.DISTRICT, P_.SUBDISTRICT})
_TOWN = frozenset({P_.SETTLEMENT, P_.NEIGHBOURHOOD, P_.POINT})
UNIT_WORDS: dict[str, frozenset[PlacePrecision]] = {
    word: kinds
    for kinds, words in (
        (_FIRST_ORDER, "province governorate oblast voblast state region wilaya wilayat emirate krai department"),
        (_FIRST_ORDER, "prefecture countryside"),
        (_FIRST_ORDER | _SECOND_ORDER, "county canton"),
        (_SECOND_ORDER | {P_.NEIGHBOURHOOD, P_.REGION}, "district subdistrict raion rayon locality woreda zone"),
        (_TOWN | _SECOND_ORDER, "neighbourhood neighborhood quarter suburb suburbs"),
        (_TOWN, "city town village hamlet settlement township"),
        (frozenset({P_.REGION}), "valley plain peninsula desert mountains mountain area"),
    )
    for word in words.split()
}
"""What kind of unit a word asks for."""
AREA_WORDS = frozenset(word for word, kinds in UNIT_WORDS.items() if not kinds & _TOWN) - {"area"}
"""The unit words that belong to the name of an area ("Hama province"); "city of Hama" is just Hama."""

_POINTS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_BETWEEN = {f"{ns}{ew}": (_POINTS[ns][0], _POINTS[ew][1]) for ns in ("north", "south") for ew in ("east", "west")}
_HERE = {"central": (0, 0), "rural": (0, 0), "mainland": (0, 0)}
_COMPASS = {**_POINTS, **_BETWEEN, **{f"{side}ern": way for side, way in (_POINTS | _BETWEEN).items()}, **_HERE}
DIRECTIONS = frozenset(word for word in _COMPASS if word.endswith("ern") or word in ("central", "rural"))
"""Words that make an area of the unit they stand before."""
del P_


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A place phrase taken apart: the folded name, the kinds of unit asked for, and the side of it that is meant."""

    name: str
    kinds: frozenset[PlacePrecision] = frozenset()
    side: str = ""

    @property
    def shift(self) -> tuple[int, int]:
        """Return which way the side lies: north is 1 in the first, east is 1 in the second number."""
        return _COMPASS.get(self.side, (0, 0))


def taken_apart(phrase: str) -> NamedUnit:
    """Take a place phrase apart.

    >>> taken_apart("the northern province of Hama").name, taken_apart("northwestern Syria").side
    ('hama', 'northwestern')
    """
    words = fold(phrase).replace("north east", "northeast").replace("north west", "northwest").split()
    words = " ".join(words).replace("south east", "southeast").replace("south west", "southwest").split()
    kinds: frozenset[PlacePrecision] = frozenset()
    side = ""
    while len(words) > 1 and words[0] in ("the", "around", "near"):
        words = words[1:]
    if len(words) > 1 and words[0] in _COMPASS:
        side, words = words[0], words[1:]
    if len(words) > 2 and words[0] in UNIT_WORDS and words[1] == "of":
        kinds, words = UNIT_WORDS[words[0]], words[2:]
    elif len(words) > 1 and words[-1] in UNIT_WORDS:
        kinds, words = UNIT_WORDS[words[-1]], words[:-1]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return NamedUnit(" ".join(words), kinds, side)
