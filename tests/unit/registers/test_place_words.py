from __future__ import annotations

from trucewatch.model import PlacePrecision
from trucewatch.registers.place_words import taken_apart


def test_a_phrase_is_taken_apart() -> None:
    """The side, the unit asked for and the name are parted, in either order."""
    before = taken_apart("the northern province of Hama")
    after = taken_apart("north-western Idlib governorate")
    assert (before.name, before.side, PlacePrecision.GOVERNORATE in before.kinds) == ("hama", "northern", True)
    assert (after.name, after.side, PlacePrecision.GOVERNORATE in after.kinds) == ("idlib", "northwestern", True)


def test_a_bare_name_asks_for_nothing() -> None:
    """A name alone asks for no kind of unit and no side."""
    unit = taken_apart("Homs")
    assert (unit.name, unit.kinds, unit.side, unit.shift) == ("homs", frozenset(), "", (0, 0))


def test_sides_have_a_direction() -> None:
    """North and east are positive."""
    assert taken_apart("southeastern Libya").shift == (-1, 1)
