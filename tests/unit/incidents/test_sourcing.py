"""Who got it from whom."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.incidents.making import CAST, FRIDAY, Fields, claim, report
from trucewatch.incidents import Branch, sourcing
from trucewatch.model import Claim, EventType, Report

MILL = "Nine shells fell on the western mill of Lowfield before dawn on Friday"
FIRST = report("Northwire", f"{MILL}, setting fire to its roof.", "The army said it had fired no shells at Lowfield.")
LATER = report("Harbour Daily", f"{MILL}, setting fire to its roof.", published=FRIDAY + timedelta(days=1))
TALK = report("Harbour Daily", "Colonel Dray told Northwire that the guns were silent that night.")


def told(source: Report, quote: str, **fields: object) -> Claim:
    """Return a claim on shelling."""
    every: Fields = {**fields}  # type: ignore[typeddict-item]
    return claim(source, quote, EventType.SHELLING, **every)


def shape(branches: tuple[Branch, ...]) -> list[tuple[str, str, object]]:
    """Return roles and names, nested."""
    return [(branch.role, branch.name, shape(branch.branches)) for branch in branches]


OWN = told(FIRST, MILL)
COPY = told(LATER, MILL, speaker="daily")
ARMY = told(FIRST, "it had fired no shells", speaker="army")
DRAY = told(TALK, "the guns were silent", speaker="spokesman", relays=("daily", "wire"))


def test_the_tree_goes_from_the_source_to_the_reports() -> None:
    """A body's voices hang under the body, relays under the voice from the inside out, reports under the last relay."""
    found = sourcing((ARMY, DRAY), (FIRST, TALK), CAST)
    assert shape(found.branches) == [
        (
            "origin",
            "Government of Orvenia",
            [
                (
                    "voice",
                    "Colonel Ansel Dray",
                    [("relay", "Northwire", [("relay", "Harbour Daily", [("report", "Harbour Daily", [])])])],
                ),
                ("voice", "Orvenian army", [("report", "Northwire", [])]),
            ],
        )
    ]
    assert (found.independent, found.reports, found.words) == (1, 2, "1 independent source of 2 reports")


def test_a_reprint_hangs_under_what_it_prints() -> None:
    """The same sentence in another outlet's own voice is a reprint of the first report and no source of its own."""
    found = sourcing((OWN, COPY, ARMY), (FIRST, LATER), CAST)
    (wire,) = [branch for branch in found.branches if branch.name == "Northwire"]
    assert shape(wire.branches) == [("report", "Northwire", [("reprint", "Harbour Daily", [])])]
    assert wire.claims == tuple(sorted((OWN.id, COPY.id)))
    assert found.words == "2 independent sources of 2 reports"


def test_every_claim_hangs_somewhere() -> None:
    """No claim is lost on the way, and what is told by nobody named stands apart and counts as no source."""
    somebody = told(TALK, "the guns were silent that night", speaker="unspecified", relays=("wire",))
    every = (OWN, COPY, ARMY, DRAY, somebody)
    found = sourcing(every, (FIRST, LATER, TALK), CAST)
    hung = {name for branch in (*found.branches, *found.unnamed) for name in branch.claims}
    assert hung == {made.id for made in every}
    assert shape(found.unnamed) == [("relay", "Northwire", [("report", "Harbour Daily", [])])]
    assert found.independent == len(found.branches) == 2


def test_nothing_has_no_source() -> None:
    """No claims make an empty tree."""
    assert sourcing((), (), CAST).words == "0 independent sources of 0 reports"
