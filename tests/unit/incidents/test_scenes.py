"""Scenes: the claims that a report makes in a row before it turns to another place or another day."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.incidents.making import FRIDAY, HILLTOP, LOWFIELD, SATURDAY, claim, day, report
from trucewatch.incidents.scenes import set_scenes
from trucewatch.incidents.testimony import gather
from trucewatch.model import Claim, EventType, Report

WIRE = report(
    "Northwire",
    "Shells fell on Lowfield on Friday.",
    "The pharmacy burned to the ground.",
    "Guns were heard at Hilltop.",
    "A guard was hurt.",
    "Hilltop was hit again on Saturday.",
)
FELL = claim(WIRE, "Shells fell on Lowfield", EventType.SHELLING, places=(LOWFIELD,), time=day(FRIDAY))
BURNED = claim(WIRE, "The pharmacy burned", EventType.STATEMENT)
HEARD = claim(WIRE, "Guns were heard at Hilltop", EventType.SHELLING, places=(HILLTOP,))
HURT = claim(WIRE, "A guard was hurt", EventType.CASUALTIES)
AGAIN = claim(WIRE, "Hilltop was hit again", EventType.SHELLING, places=(HILLTOP,), time=day(SATURDAY))


def scenes(*claims: Claim, reports: tuple[Report, ...] = (WIRE,)) -> dict[str, set[int]]:
    """Return the scenes that each claim's testimony stands in, by the claim's words."""
    return {
        made.claim.quote: {position.scene for position in made.positions}
        for made in set_scenes(gather(claims, reports))
    }


def test_a_scene_ends_where_the_report_turns_to_another_place() -> None:
    """What names no place stands in the scene before it; another town starts a new one."""
    found = scenes(FELL, BURNED, HEARD, HURT)
    assert found == {FELL.quote: {0}, BURNED.quote: {0}, HEARD.quote: {1}, HURT.quote: {1}}


def test_a_scene_ends_where_the_report_turns_to_another_day() -> None:
    """The same town on another day is another scene."""
    friday = replace(HEARD, time=day(FRIDAY))
    assert scenes(friday, AGAIN) == {HEARD.quote: {0}, AGAIN.quote: {1}}


def test_a_day_that_the_reader_worked_out_starts_no_scene() -> None:
    """A day that no word of the claim names is the dateline's or a neighbour's, and turns to nothing."""
    worked_out = replace(HURT, time=replace(day(SATURDAY), words=None))
    found = scenes(replace(HEARD, time=day(FRIDAY)), worked_out)
    assert found == {HEARD.quote: {0}, HURT.quote: {0}}
