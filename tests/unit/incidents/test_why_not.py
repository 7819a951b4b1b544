"""Why two claims are not one incident."""

from __future__ import annotations

import pytest

from tests.unit.incidents.making import CAST, FRIDAY, HILLTOP, LOWFIELD, SATURDAY, Fields, claim, day, report
from trucewatch.incidents import WhyNot, link, why_not
from trucewatch.model import Claim, EventType, Extent, UnknownRecord

WIRE = report(
    "Northwire",
    "Shells fell on Lowfield on Friday.",
    "Six people died in Lowfield on Friday.",
    "Shells fell on Lowfield again on Saturday.",
    "The army blamed the River Front for the Friday shells.",
    "The front blamed the army for the Friday shells.",
    "Flour reached the Lowfield bakery on Friday.",
    "The road to Lowfield is shelled every week.",
    "Hilltop was shelled on Friday.",
)


def told(quote: str, kind: EventType = EventType.SHELLING, **fields: object) -> Claim:
    """Return a claim of the report, at Lowfield on Friday unless told otherwise."""
    base: Fields = {"places": (LOWFIELD,), "time": day(FRIDAY)}
    every: Fields = {**base, **fields}  # type: ignore[typeddict-item]
    return claim(WIRE, quote, kind, **every)


FRIDAY_SHELLS = told("Shells fell on Lowfield on Friday")
SATURDAY_SHELLS = told("Shells fell on Lowfield again", time=day(SATURDAY))
BY_FRONT = told("the River Front for the Friday shells", speaker="army", actors=("front",))
BY_ARMY = told("the army for the Friday shells", speaker="front", actors=("army",))
FLOUR = told("Flour reached the Lowfield bakery", EventType.AID_DELIVERY)
EVERY_WEEK = told("The road to Lowfield is shelled", extent=Extent.HABIT)
FAR = told("Hilltop was shelled", places=(HILLTOP,))
DEAD = told("Six people died in Lowfield", EventType.CASUALTIES)
ALL = (FRIDAY_SHELLS, SATURDAY_SHELLS, BY_FRONT, BY_ARMY, FLOUR, EVERY_WEEK, FAR, DEAD)
ASK = WhyNot.of(ALL, [WIRE], CAST)


@pytest.mark.parametrize(
    ("one", "other", "guard", "said"),
    [
        (FRIDAY_SHELLS, SATURDAY_SHELLS, "days", "9 May 2031, and 10 May 2031"),
        (FRIDAY_SHELLS, FAR, "places", "too far apart for one act"),
        (BY_FRONT, BY_ARMY, "rivals", "rival sides are held responsible"),
        (FRIDAY_SHELLS, FLOUR, "acts", "shelling, and aid delivery"),
        (FRIDAY_SHELLS, EVERY_WEEK, "habit", "a habit, a running total or background"),
    ],
)
def test_a_guard_is_named_with_what_each_claim_says(one: Claim, other: Claim, guard: str, said: str) -> None:
    """Where a guard keeps two claims apart the answer names it and repeats the facts, whichever way it is asked."""
    answer, back = ASK(one.id, other.id), ASK(other.id, one.id)
    assert (answer.together, answer.guard, back.guard) == (False, guard, guard)
    assert said in answer.because


def test_the_weights_against_are_listed() -> None:
    """Beside the guard that stands between two claims the weights against them are given in words, and they add up."""
    answer = ASK(FRIDAY_SHELLS.id, FAR.id)
    assert not answer.together
    assert any("they name different places" in line for line in answer.against)
    bits = [float(line.rpartition("(")[2].rstrip(")")) for line in (*answer.for_it, *answer.against)]
    assert answer.weight is not None
    assert sum(bits) == pytest.approx(answer.weight, abs=0.05 * len(bits) + 0.01)


def test_the_answer_is_that_of_the_linking() -> None:
    """For every pair the answer says together exactly where the two share an incident."""
    home = {name: made.id for made in link(ALL, [WIRE], CAST) for name in made.claims}
    for one in ALL:
        for other in ALL:
            assert ASK(one.id, other.id).together == (home[one.id] == home[other.id])
    assert ASK(FRIDAY_SHELLS.id, DEAD.id).together


def test_what_a_person_decided_is_the_reason() -> None:
    """A person's parting and joining are said to be the reason, above every guard and weight."""
    parted = why_not((FRIDAY_SHELLS.id, DEAD.id), ALL, [WIRE], CAST, different=[(FRIDAY_SHELLS.id, DEAD.id)])
    assert (parted.together, parted.because) == (False, "a person parted them")
    joined = why_not((BY_FRONT.id, BY_ARMY.id), ALL, [WIRE], CAST, same=[(BY_FRONT.id, BY_ARMY.id)])
    assert (joined.together, joined.because) == (True, "a person joined them")


def test_one_wording_needs_no_weights() -> None:
    """A sentence printed again is one wording, and is not weighed."""
    again = report("Harbour Daily", *WIRE.text.split("\n")[:2])
    copy = claim(again, "Shells fell on Lowfield on Friday", EventType.SHELLING, places=(LOWFIELD,), time=day(FRIDAY))
    answer = why_not((FRIDAY_SHELLS.id, copy.id), (*ALL, copy), [WIRE, again], CAST)
    assert (answer.together, answer.weight) == (True, None)
    assert "printed again" in answer.because


def test_an_unknown_claim_is_named() -> None:
    """A claim that is not there is an error that names it."""
    with pytest.raises(UnknownRecord, match="c-gone"):
        ASK(FRIDAY_SHELLS.id, "c-gone")


def test_a_pair_that_was_never_met_is_said_not_to_be_compared() -> None:
    """Of two reports, claims that share no day with its place, no party and no rare word were never weighed."""
    other = report("Southwire", "Barracks burned.")
    shells = told("Shells fell on Lowfield on Friday")
    burned = claim(other, "Barracks burned", EventType.ARSON)
    ask = WhyNot.of((shells, burned, DEAD), [WIRE, other], CAST)
    assert ask.compared(shells.id, DEAD.id)
    assert not ask.compared(shells.id, burned.id)
    assert not ask.compared(shells.id, "c-unknown")
    assert ask(shells.id, burned.id).because.startswith("they were not compared: of different reports")
