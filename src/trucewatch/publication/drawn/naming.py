"""Where the names of units stand on a map: over no mark, over no other name, and inside the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.publication.drawn.projecting import Frame, boxes_meet

_MOST_NAMES = 40
_LETTER = 7.2
_LINE = 14.0
_BESIDE = (6.0, -20.0, 20.0)
"""Drawing units from the middle of a unit to the upper edge of its name, in the order they are tried."""

Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge, in drawing units."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a unit, and where it stands."""

    x: float
    y: float
    words: str


def placed_names(
    units: Sequence[tuple[str, tuple[float, float]]], frame: Frame, marks: Sequence[Box]
) -> tuple[Name, ...]:
    """Name units where the name has room; a name that would hide a mark, or another name, is left out.

    A name stands under the middle of its unit, else above it, else a line further down.
    """
    taken, placed = list(marks), list[Name]()
    for name, (x, y) in units:
        half = len(name) * _LETTER / 2
        rooms = ((x - half, y + down, x + half, y + down + _LINE) for down in _BESIDE)
        room = next((one for one in rooms if _is_free(one, frame, taken)), None)
        if room is not None and len(placed) < _MOST_NAMES:
            taken.append(room)
            placed.append(Name(round(x, 1), round(room[1] + _LINE * 0.75, 1), name))
    return tuple(placed)


def _is_free(room: Box, frame: Frame, taken: Sequence[Box]) -> bool:
    outside = room[0] < 0 or room[2] > frame.width or room[1] < 0 or room[3] > frame.height
    return not outside and not any(boxes_meet(room, other) for other in taken)
