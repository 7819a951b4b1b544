"""Tallies against our own incidents, and whether counts add up."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.incidents.making import (
    CAST,
    COUNTRY,
    FRIDAY,
    HILLTOP,
    LOWFIELD,
    MONDAY,
    SATURDAY,
    Fields,
    claim,
    count,
    day,
    report,
)
from trucewatch.incidents import check_parts, check_sums, itemise, link, tally
from trucewatch.incidents.itemising import Itemised
from trucewatch.model import Bound, Claim, EventType

TEXT = report(
    "Northwire",
    "The mission counted 15 violations by the army on Friday and Saturday.",
    "Shells fell on Lowfield on Friday, and the army had fired them.",
    "The front shelled the Hilltop post on Saturday.",
    "An army helicopter bombed the Hilltop barns on Monday.",
    "Six people died in Lowfield on Friday.",
    "The mission said at least 20 people were killed in the country from Friday to Saturday.",
    "The mission counted 6 violations by the army on Friday.",
    "The mission counted 9 violations by the army on Saturday.",
    "The clash killed 10 people, including five gunmen and three guards.",
    "The blast killed four people, among them six guards.",
)
BOTH_DAYS = day(FRIDAY, SATURDAY)


def told(quote: str, kind: EventType, **fields: object) -> Claim:
    """Return a claim of the report."""
    every: Fields = {**fields}  # type: ignore[typeddict-item]
    return claim(TEXT, quote, kind, **every)


def counted(quote: str, said: str, value: float, **fields: object) -> Claim:
    """Return the mission's count of the army's violations over the country."""
    base = {"speaker": "mission", "actors": ("army",), "places": (COUNTRY,), "time": BOTH_DAYS}
    made = (count(TEXT, said, value, "violations"),)
    return told(quote, EventType.VIOLATION_COUNT, **{**base, "counts": made, **fields})


FIFTEEN = counted("counted 15 violations", "15 violations", 15)
SIX = counted("counted 6 violations", "6 violations", 6, time=day(FRIDAY))
NINE = counted("counted 9 violations", "9 violations", 9, time=day(SATURDAY))
SHELLED = told("Shells fell on Lowfield", EventType.SHELLING, actors=("army",), places=(LOWFIELD,), time=day(FRIDAY))
RIVAL = told("The front shelled", EventType.SHELLING, actors=("front",), places=(HILLTOP,), time=day(SATURDAY))
LATE = told("helicopter bombed", EventType.AIR_STRIKE, actors=("army",), places=(HILLTOP,), time=day(MONDAY))
DEAD = told(
    "Six people died in Lowfield", EventType.CASUALTIES,
    places=(LOWFIELD,), time=day(FRIDAY), counts=(count(TEXT, "Six people", 6, "deaths"),),
)  # fmt: skip
TWENTY = told(
    "at least 20 people were killed", EventType.CASUALTIES, speaker="mission", places=(COUNTRY,), time=BOTH_DAYS,
    counts=(count(TEXT, "at least 20 people", 20, "deaths", Bound.AT_LEAST),),
)  # fmt: skip
EVENTS = (SHELLED, RIVAL, LATE, DEAD)


def itemised(*tallied: Claim) -> dict[str, Itemised]:
    """Return how far the incidents of the text itemise these claims' tallies, by claim."""
    claims = (*tallied, *EVENTS)
    tallies = tally(tallied, [TEXT], CAST)
    found = itemise(tallies, link(claims, [TEXT], CAST), claims, CAST)
    return {made.claim: row for made, row in zip(tallies, found, strict=True)}


def test_a_count_of_violations_is_itemised_by_what_nothing_rules_out() -> None:
    """Of fifteen breaches by the army one is itemised: not the other side's act, and none of another day."""
    row = itemised(FIFTEEN)[FIFTEEN.id]
    home = {name: made.id for made in link((FIFTEEN, *EVENTS), [TEXT], CAST) for name in made.claims}
    assert row.incidents == (home[SHELLED.id],)
    assert (row.items, row.left_low, row.left_high) == (1, 14, 14)
    assert row.words == "1 incident of ours may be among them; 14 of 15 violations remain unitemised"


def test_a_toll_is_itemised_by_the_deaths_of_incidents() -> None:
    """Of at least twenty deaths six are itemised, so at least fourteen remain, with no number above that."""
    row = itemised(TWENTY)[TWENTY.id]
    assert (row.items, row.left_low, row.left_high) == (6, 14, None)
    assert "at least 14 of at least 20 people remain unitemised" in row.words


@pytest.mark.parametrize(("nine", "fits"), [(9, True), (10, False)])
def test_parts_of_a_period_are_laid_against_the_whole(nine: float, *, fits: bool) -> None:
    """Six and nine are fifteen; six and ten are more than fifteen, and the check says so."""
    saturday = counted("counted 9 violations", "9 violations", nine, time=day(SATURDAY))
    (check,) = check_sums(tally((FIFTEEN, SIX, saturday), [TEXT], CAST))
    assert (check.claims[0], check.parts_low, check.fits) == (FIFTEEN.id, 6 + nine, fits)
    assert check.words.endswith("the parts fit the whole" if fits else "the parts do not fit the whole")


def test_parts_that_leave_days_out_may_fall_short() -> None:
    """One day's six of two days' fifteen is no contradiction, and another source's count is no part at all."""
    (check,) = check_sums(tally((FIFTEEN, SIX), [TEXT], CAST))
    assert check.fits is True
    other = counted("counted 9 violations", "9 violations", 9, speaker="monitor", time=day(SATURDAY))
    assert [made.parts_low for made in check_sums(tally((FIFTEEN, SIX, other), [TEXT], CAST))] == [6]


def test_parts_in_one_sentence_never_exceed_their_total() -> None:
    """Five and three of ten fit; six among four do not."""
    toll = {"10 people": 10, "five gunmen": 5, "three guards": 3, "four people": 4, "six guards": 6}
    counts = {said: count(TEXT, said, value, "deaths") for said, value in toll.items()}
    ten, four = tuple(counts.values())[:3], tuple(counts.values())[3:]
    first = told("killed 10 people", EventType.CASUALTIES, counts=ten)
    other = told("killed four people", EventType.CASUALTIES, counts=four)
    found = {check.claims[0]: check for check in check_parts((first, other), [TEXT])}
    assert (found[first.id].parts_low, found[first.id].fits) == (8, True)
    assert (found[other.id].parts_low, found[other.id].fits) == (6, False)


def test_what_remains_of_a_rough_count_is_not_known() -> None:
    """Of "about" fifteen without bounds nobody can say how many remain, and none is made up."""
    rough = (count(TEXT, "15 violations", 15, "violations", Bound.ABOUT),)
    row = itemised(counted("counted 15 violations", "15 violations", 15, counts=rough))[FIFTEEN.id]
    assert (row.left_low, row.left_high) == (None, None)
    assert row.words.endswith("remain is not known")


@pytest.mark.parametrize(
    ("sentence", "parts", "fits"),
    [
        ("The mission counted 13 breaches on Friday: 8 by the army and 6 by the front.", (8, 6), False),
        ("The mission counted 14 breaches on Friday: 8 by the army and 6 by the front.", (8, 6), True),
        ("The front broke the truce 12 times on Friday, 7 times in Lowfield and 6 times in Hilltop.", (7, 6), False),
        ("The monitor told of 9 breaches (6 in Lowfield and 3 in Hilltop).", (6, 3), True),
        ("It told of 8 breaches by the army and 5 breaches by the front, a total of 14 breaches.", (8, 5), False),
        ("It told of 12 breaches in Lowfield, 7 in Hilltop and 6 in Mill.", (), None),
        ("It told of 12 breaches, and 7 the day before.", (), None),
    ],
)
def test_parts_are_laid_against_their_total_however_they_are_told(
    sentence: str, parts: tuple[int, ...], *, fits: bool | None
) -> None:
    """A colon, brackets, a comma with two parts, or "a total of" tell parts of a whole; a list of places does not."""
    text = report("Northwire", sentence)
    numbers = list(dict.fromkeys(re.findall(r"\d+", sentence)))
    counts = tuple(count(text, said, int(said), "breaches") for said in numbers)
    found = check_parts([claim(text, sentence[:-1], EventType.VIOLATION_COUNT, counts=counts)], [text])
    assert [(tuple(part.value for part in one.parts), one.fits) for one in found] == ([(parts, fits)] if parts else [])


def test_kinds_of_people_are_parts_of_a_toll() -> None:
    """Six civilians and five fighters are not nine dead; five prisoners beside them are no part."""
    sentence = "Nine people were killed: six civilians and five fighters."
    text = report("Northwire", sentence)
    nine, six, five = (
        count(text, said, value, unit)
        for said, value, unit in (
            ("Nine people", 9, "deaths"),
            ("six civilians", 6, "civilians"),
            ("five fighters", 5, "fighters"),
        )
    )
    told_of = claim(text, sentence[:-1], EventType.CASUALTIES, counts=(nine, six, five))
    [found] = check_parts([told_of], [text])
    assert (found.fits, found.words) == (
        False,
        "Nine people, of them six civilians and five fighters: the parts do not fit the whole",
    )
    captive = replace(told_of, counts=(nine, six, replace(five, unit="prisoners")))
    assert check_parts([captive], [text]) == ()
