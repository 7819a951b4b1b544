"""A source's own counts, side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.incidents.making import CAST, COUNTRY, FRIDAY, LOWFIELD, SATURDAY, Fields, claim, count, day, report
from trucewatch.incidents import tally
from trucewatch.incidents.tallies import what_is_counted
from trucewatch.model import Bound, Claim, Count, EventType, Extent, Mood, Tally

TEXT = report(
    "Northwire",
    "The army said it had counted 15 violations by the front in the past 24 hours.",
    "The front said the army had broken the truce 15 times in the same period.",
    "The mission counted at least 21 violations in the past 24 hours.",
    "About 20 people died in the country on Friday, against an average of 180 a day before.",
    "Five people were killed in Lowfield.",
    "The mission counted 300 violations over the past week.",
)
PERIOD = day(FRIDAY, SATURDAY)


def counted(
    quote: str, said: str, value: float, unit: str, fields: Fields, kind: EventType = EventType.VIOLATION_COUNT
) -> Claim:
    """Return a claim with one count, over the whole country and the two days unless told otherwise."""
    base: Fields = {"places": (COUNTRY,), "time": PERIOD, "counts": (count(TEXT, said, value, unit),)}
    every: Fields = {**base, **fields}
    return claim(TEXT, quote, kind, **every)


ARMY = counted(
    "counted 15 violations by the front", "15 violations", 15, "violations", {"speaker": "army", "actors": ("front",)}
)
FRONT = counted("broken the truce 15 times", "15 times", 15, "times", {"speaker": "front", "actors": ("army",)})
MISSION = counted(
    "counted at least 21 violations", "21 violations", 21, "violations",
    {"speaker": "mission", "counts": (count(TEXT, "at least 21", 21, "violations", Bound.AT_LEAST),)},
)  # fmt: skip
WEEK = counted(
    "counted 300 violations",
    "300 violations",
    300,
    "violations",
    {"speaker": "mission", "time": day(FRIDAY - timedelta(days=6), SATURDAY)},
)


def by_claim(*claims: Claim) -> dict[str, Tally]:
    """Return the tallies by claim."""
    return {made.claim: made for made in tally(claims, [TEXT], CAST)}


def test_equal_numbers_against_opposite_sides_stay_apart() -> None:
    """Fifteen breaches by one side and fifteen by the other are two tallies, which say so."""
    found = by_claim(ARMY, FRONT)
    assert [found[made.id].counted for made in (ARMY, FRONT)] == ["violations", "violations"]
    assert [found[made.id].against[0].id for made in (ARMY, FRONT)] == ["front", "army"]
    assert "not against the same side" in found[ARMY.id].comparable
    assert "may be laid beside" not in found[ARMY.id].comparable


def test_same_thing_same_period_may_be_laid_side_by_side() -> None:
    """Two sources' counts of the same thing over the same period and area may be compared; another period may not."""
    other = counted("broken the truce 15 times", "15 times", 15, "times", {"speaker": "front"})
    found = by_claim(MISSION, other, WEEK)
    assert found[MISSION.id].comparable.startswith("may be laid beside River Front (15 times)")
    assert "another period" in found[MISSION.id].comparable
    assert "may be laid beside" not in found[WEEK.id].comparable


def test_nothing_is_added_up() -> None:
    """There are as many tallies as counts, each with its own number and bound."""
    found = tally((ARMY, FRONT, MISSION, WEEK), [TEXT], CAST)
    assert sorted(made.count.value or 0 for made in found) == [15, 15, 21, 300]
    assert by_claim(MISSION)[MISSION.id].count.bound is Bound.AT_LEAST


def test_the_toll_of_one_event_is_no_tally() -> None:
    """Deaths in one town on one day stay with their incident; deaths over a country are a source's tally."""
    town = counted(
        "Five people were killed",
        "Five people",
        5,
        "deaths",
        {"places": (LOWFIELD,), "time": day(FRIDAY)},
        EventType.CASUALTIES,
    )
    country = counted("About 20 people died", "20 people", 20, "deaths", {"time": day(FRIDAY)}, EventType.CASUALTIES)
    rate = counted(
        "an average of 180 a day",
        "180",
        180,
        "deaths",
        {"counts": (count(TEXT, "180", 180, "deaths", per="day"),)},
        EventType.CASUALTIES,
    )
    assert set(by_claim(town, country, rate)) == {country.id, rate.id}
    assert (
        "counted per day" in by_claim(country, rate)[country.id].comparable
        or "another period" in by_claim(country, rate)[country.id].comparable
    )


def test_planned_or_feared_counts_are_no_tallies() -> None:
    """Only what is said to have been counted is a tally; a running total is one whatever its place."""
    feared = counted("counted 15 violations by the front", "15 violations", 15, "violations", {"mood": Mood.PREDICTED})
    total = counted(
        "Five people were killed",
        "Five people",
        5,
        "deaths",
        {"places": (LOWFIELD,), "extent": Extent.TOTAL},
        EventType.CASUALTIES,
    )
    assert set(by_claim(feared, total)) == {total.id}


def test_a_tally_printed_again_is_one() -> None:
    """The same sentence in a second outlet adds no tally."""
    again = report("Harbour Daily", TEXT.text.split("\n")[2])
    said = "counted at least 21 violations"
    copy = claim(
        again, said, EventType.VIOLATION_COUNT, speaker="mission", places=(COUNTRY,), time=PERIOD,
        counts=(count(again, "at least 21", 21, "violations", Bound.AT_LEAST),),
    )  # fmt: skip
    assert tally((MISSION,), [TEXT], CAST) == tally((copy, MISSION), [again, TEXT], CAST)


@pytest.mark.parametrize(
    ("unit", "of", "found"),
    [
        ("air raids", "air raids", "air strikes"),
        ("", "mortar shells", "shells"),
        ("people", "people killed", "deaths"),
        ("months", "months of air strikes", None),
        ("tons", "tons of food", None),
        ("times", "times", "violations"),
    ],
)
def test_what_is_counted_is_one_noun(unit: str, of: str, found: str | None) -> None:
    """Raids are air strikes, shells are shells, and a length of time or a weight counts no acts."""
    made = Count(4, 4, 4, Bound.EXACT, unit, of, count(TEXT, "15", 15, "x").span, "15")
    named = what_is_counted(made, EventType.VIOLATION_COUNT)
    assert (named[0] if named else None) == found


def test_a_tally_is_held_against_nobody_but_actors() -> None:
    """A war or a weekday is held responsible for nothing, and does not make two counts unlike."""
    war = counted(
        "counted at least 21 violations",
        "21 violations",
        21,
        "violations",
        {"speaker": "mission", "actors": ("9-year-old war",)},
    )
    other = counted("broken the truce 15 times", "15 times", 15, "times", {"speaker": "front"})
    found = by_claim(war, other)
    assert found[war.id].against == ()
    assert "may be laid beside" in found[war.id].comparable


def test_a_source_is_called_by_the_body_in_its_phrase() -> None:
    """Of a long phrase the body named inside it is the source; a short name stays as it is."""
    index = counted(
        "counted at least 21 violations",
        "21 violations",
        21,
        "violations",
        {"speaker": "most recent edition of the River Peace Index"},
    )
    assert by_claim(index)[index.id].source.name == "River Peace Index"
    cell = counted(
        "counted at least 21 violations", "21 violations", 21, "violations", {"speaker": "the army's truce cell"}
    )
    assert by_claim(cell)[cell.id].source.name == "the army's truce cell"


def test_unlike_things_of_one_period_say_so() -> None:
    """Air strikes beside violations over the same days are told to be no match, both ways."""
    raids = counted("broken the truce 15 times", "15 times", 15, "air strikes", {"speaker": "front"})
    found = by_claim(MISSION, raids)
    assert "counts air strikes, not violations" in found[MISSION.id].comparable
    assert "counts violations, not air strikes" in found[raids.id].comparable


SIDES = report(
    "Northwire",
    "The mission counted 13 violations on Friday: 8 by the army and 5 by the River Front.",
    "The army said nothing.",
    "The River Front kept silent.",
    "Planes hit the Lowfield post on Friday, killing four fighters.",
    "The strike killed two farmers on Friday.",
    "Guards killed on Friday numbered six.",
)


def test_each_count_is_held_against_its_own_side() -> None:
    """Eight by the army and five by the front are each against the one it names, and the total against neither."""
    numbers = (("13 violations", 13), ("8", 8), ("5", 5))
    counts = tuple(count(SIDES, said, value, "violations") for said, value in numbers)
    whole = claim(
        SIDES, "13 violations on Friday: 8 by the army and 5 by the River Front", EventType.VIOLATION_COUNT,
        speaker="mission", time=day(FRIDAY), counts=counts,
    )  # fmt: skip
    voices = (
        claim(SIDES, "nothing", EventType.STATEMENT, speaker="army"),
        claim(SIDES, "kept silent", EventType.STATEMENT, speaker="front"),
    )
    named = tuple(
        replace(one, speaker=replace(one.speaker, words=said))
        for one, said in zip(voices, ("The army", "The River Front"), strict=True)
    )
    found = {made.count.value: [side.id for side in made.against] for made in tally((whole, *named), [SIDES], CAST)}
    assert found == {13: [], 8: ["army"], 5: ["front"]}


def test_a_part_is_not_laid_beside_its_own_total() -> None:
    """Counts of one sentence are parts or wholes of each other, not rivals."""
    counts = tuple(count(SIDES, said, value, "violations") for said, value in (("13 violations", 13), ("8", 8)))
    whole = claim(
        SIDES,
        "13 violations on Friday: 8",
        EventType.VIOLATION_COUNT,
        speaker="mission",
        time=day(FRIDAY),
        counts=counts,
    )
    for made in tally([whole], [SIDES], CAST):
        assert "may be laid beside" not in made.comparable
        assert "told in one sentence with it" in made.comparable


@pytest.mark.parametrize(
    ("quote", "said", "wanted"),
    [
        ("killing four fighters", "four fighters", 0),
        ("The strike killed two farmers", "two farmers", 0),
        ("Guards killed on Friday numbered six", "six", 1),
    ],
)
def test_the_toll_of_one_act_is_no_tally(quote: str, said: str, wanted: int) -> None:
    """The dead of a strike told beside it or as known stay with their incident, also where no town is named."""
    act = claim(SIDES, "Planes hit the Lowfield post", EventType.AIR_STRIKE, time=day(FRIDAY))
    dead = claim(
        SIDES,
        quote,
        EventType.CASUALTIES,
        places=(COUNTRY,),
        time=day(FRIDAY),
        counts=(count(SIDES, said, 4, "deaths"),),
    )
    assert len(tally((act, dead), [SIDES], CAST)) == wanted
