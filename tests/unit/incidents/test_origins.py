"""Origins, not outlets."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.incidents.making import CAST, FRIDAY, Fields, claim, report
from trucewatch.incidents import testimony as wordings
from trucewatch.incidents.kinship import Kinship
from trucewatch.incidents.origins import origins
from trucewatch.model import EventType, Report

MILL = "Nine shells fell on the western mill of Lowfield before dawn on Friday"


def heard(*said: tuple[Report, str, Fields]) -> tuple[wordings.Testimony, ...]:
    """Return the testimonies of these words."""
    reports = [source for source, _, _ in said]
    return wordings.gather(
        [claim(source, quote, EventType.SHELLING, **fields) for source, quote, fields in said], reports
    )


def test_a_side_and_its_spokesman_are_one_origin() -> None:
    """The army, its spokesman and its government are one origin, through whatever agency they speak."""
    first = report(
        "Northwire", "The army said it had held its fire near Lowfield.", "Colonel Dray said the guns were silent."
    )
    other = report("Harbour Daily", "The government said no shot was fired near Lowfield.")
    members = heard(
        (first, "it had held its fire", {"speaker": "army"}),
        (first, "the guns were silent", {"speaker": "spokesman", "relays": ("wire",)}),
        (other, "no shot was fired", {"speaker": "gov", "relays": ("daily", "wire")}),
    )
    assert origins(members, Kinship(CAST)) == ("gov",)


def test_both_sides_count() -> None:
    """Sources that speak on an incident count on whichever side, and an outlet's own voice is one."""
    first = report(
        "Northwire", "Shells hit Lowfield in the night.", "The army denied it.", "The monitor counted nine shells."
    )
    members = heard(
        (first, "Shells hit Lowfield", {}),
        (first, "denied it", {"speaker": "army"}),
        (first, "nine shells", {"speaker": "monitor"}),
    )
    assert origins(members, Kinship(CAST)) == ("gov", "monitor", "wire")


def test_an_unnamed_voice_is_no_origin() -> None:
    """What is said by nobody named adds no source."""
    first = report("Northwire", "Shells were reported to have hit Lowfield again.")
    assert (
        origins(heard((first, "Shells were reported", {"speaker": "unspecified", "relays": ("wire",)})), Kinship(CAST))
        == ()
    )


def test_an_outlet_that_prints_anothers_copy_adds_none() -> None:
    """Lightly cut copy in the outlet's own voice is the first outlet's; words of its own make a second origin."""
    first = report("Northwire", f"{MILL}, setting fire to its roof and two barns.")
    cut = report("Harbour Daily", f"{MILL}, setting fire to its roof.", published=FRIDAY + timedelta(days=1))
    own = report(
        "Harbour Daily",
        "Our reporter saw the mill of Lowfield burn after shelling.",
        published=FRIDAY + timedelta(days=1),
    )
    reprinted = heard((first, MILL, {}), (cut, f"{MILL}, setting fire", {"speaker": "daily"}))
    assert origins(reprinted, Kinship(CAST)) == ("wire",)
    seen = heard((first, MILL, {}), (own, "saw the mill of Lowfield burn", {"speaker": "daily"}))
    assert origins(seen, Kinship(CAST)) == ("daily", "wire")
