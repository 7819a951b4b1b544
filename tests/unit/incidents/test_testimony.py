"""Claims of one wording."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.incidents.making import FRIDAY, LOWFIELD, claim, day, report
from trucewatch.incidents.testimony import gather
from trucewatch.model import EventType

SAID = "Nine shells fell on the western mill of Lowfield before dawn on Friday."


def test_the_same_sentence_printed_again_is_one_testimony() -> None:
    """A sentence in two outlets' reports, one trimmed, is one testimony with both claims and the first one's fields."""
    first = report("Northwire", "Rain fell over the valley all week.", SAID)
    again = report("Harbour Daily", SAID, published=FRIDAY + timedelta(days=1))
    claims = [
        claim(first, SAID, EventType.SHELLING, time=day(FRIDAY)),
        claim(again, SAID, EventType.SHELLING, speaker="daily"),
    ]
    (testimony,) = gather(claims, [again, first])
    assert testimony.claims == tuple(sorted(made.id for made in claims))
    assert testimony.claim.report == first.id
    assert testimony.claim.time == day(FRIDAY)


def test_the_same_sentence_weeks_later_speaks_of_another_day() -> None:
    """A stock sentence that comes back after weeks is a testimony of its own."""
    first, later = report("Northwire", SAID), report("Harbour Daily", SAID, published=FRIDAY + timedelta(days=30))
    found = gather([claim(one, SAID, EventType.SHELLING) for one in (first, later)], [first, later])
    assert len(found) == 2


def test_a_short_sentence_is_one_wording_only_of_one_day() -> None:
    """A few words may stand in two reports by chance: with other days they are two testimonies."""
    one, other = report("Northwire", "Shells fell again."), report("Harbour Daily", "Shells fell again.")
    said = "Shells fell again"
    dated = [
        claim(one, said, EventType.SHELLING, time=day(FRIDAY)),
        claim(other, said, EventType.SHELLING, time=day(FRIDAY - timedelta(1))),
    ]
    assert len(gather(dated, [one, other])) == 2
    assert len(gather([dated[0], claim(other, said, EventType.SHELLING, time=day(FRIDAY))], [one, other])) == 1


def test_a_person_can_part_one_wording() -> None:
    """Claims that a person holds to be different are no one testimony, although they print one sentence."""
    one, other = report("Northwire", SAID), report("Harbour Daily", SAID)
    claims = [claim(made, SAID, EventType.SHELLING, places=(LOWFIELD,)) for made in (one, other)]
    assert len(gather(claims, [one, other], [(claims[0].id, claims[1].id)])) == 2


def test_a_claim_whose_report_is_missing_still_counts() -> None:
    """A claim is kept by its own quote when its report was not given."""
    lost = report("Northwire", SAID)
    (testimony,) = gather([claim(lost, SAID, EventType.SHELLING)], [])
    assert testimony.published is None
    assert "mill" in testimony.words
