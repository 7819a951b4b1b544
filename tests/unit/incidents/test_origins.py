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


def test_a_nameless_voice_that_may_be_a_named_one_counts_for_none() -> None:
    """Her brother and the man whom the same report calls her brother are one source, as far as anybody knows."""
    wire = report("Northwire", "Shells hit Lowfield, her brother said.", "The brother, Mara Quill, blamed mortars.")
    members = heard(
        (wire, "Shells hit Lowfield", {"speaker": "brother"}), (wire, "blamed mortars", {"speaker": "Mara"})
    )
    assert origins(members, Kinship(CAST)) == ("mara",)


def test_a_body_told_by_its_noun_is_not_another_body() -> None:
    """The agency is the Lake Agency that speaks beside it, in whatever report; a clinic is not."""
    first = report("Northwire", "Shells hit Lowfield, the Lake Agency said.", "The clinic told of shells.")
    other = report("Harbour Daily", "The agency counted nine shells.")
    members = heard(
        (first, "Shells hit Lowfield", {"speaker": "Lake Agency"}),
        (first, "told of shells", {"speaker": "clinic"}),
        (other, "nine shells", {"speaker": "agency"}),
    )
    assert origins(members, Kinship(CAST)) == ("clinic", "lake agency")


def test_kin_of_one_report_and_two_nameless_voices_of_one_kind_are_one() -> None:
    """A brother and a widow of one report are one family; a resident here and residents there may be the same."""
    first = report("Northwire", "The widow spoke of shells.", "The brother saw them.", "A resident heard guns.")
    other = report("Harbour Daily", "Residents of the upper town ran from shells.")
    members = heard(
        (first, "spoke of shells", {"speaker": "widow"}),
        (first, "saw them", {"speaker": "brother"}),
        (first, "heard guns", {"speaker": "resident"}),
        (other, "ran from shells", {"speaker": "residents of the upper town"}),
    )
    assert origins(members, Kinship(CAST)) == ("brother", "resident")
