"""Which incidents may be one event: told with why and why not, never across a guard or what a person parted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

import pytest

from tests.unit.incidents.making import CAST, FRIDAY, LOWFIELD, SATURDAY, VALLEY, Fields, claim, day, report
from trucewatch.incidents import WhyNot, incidents_of, possible_merges, put_together
from trucewatch.incidents.linking import Linked
from trucewatch.incidents.possible_merges import MOST, NEAR
from trucewatch.model import Claim, EventType, Mood, PossibleMerge, Report, When

WIRE = report(
    "Northwire",
    "Shells fell on Lowfield on Friday and burned the mill.",
    "The rebels say an attack was made at the mill.",
    "Shells fell on Lowfield again on Saturday.",
)
DAILY = report(
    "Harbour Daily",
    "Villagers spoke of an attack near the mill.",
    "Mortars struck a farm in the Upper Valley on Friday.",
    "The army blamed the River Front for the Friday shells.",
)
MONITOR = report(
    "Valley Monitor",
    "The front blamed the army for the Friday shells.",
    "Shells were feared in Lowfield.",
)


def told(source: Report, quote: str, kind: EventType = EventType.SHELLING, **fields: object) -> Claim:
    """Return a claim on the report's words, at Lowfield on Friday unless told otherwise."""
    base: Fields = {"places": (LOWFIELD,), "time": day(FRIDAY)}
    every: Fields = {**base, **fields}  # type: ignore[typeddict-item]
    return claim(source, quote, kind, **every)


FRIDAY_SHELLS = told(WIRE, "Shells fell on Lowfield on Friday")
SATURDAY_SHELLS = told(WIRE, "Shells fell on Lowfield again", time=day(SATURDAY))
AT_THE_MILL = told(
    WIRE, "an attack was made at the mill", EventType.ATTACK_OTHER, places=(), time=When(), speaker="rebels"
)
NEAR_THE_MILL = told(
    DAILY, "an attack near the mill", EventType.ATTACK_OTHER, places=(), time=When(), speaker="villagers"
)
FARM = told(DAILY, "Mortars struck a farm", places=(VALLEY,))
BY_FRONT = told(DAILY, "the River Front for the Friday shells", speaker="army", actors=("front",))
BY_ARMY = told(MONITOR, "the army for the Friday shells", speaker="front", actors=("army",))
FEARED = told(MONITOR, "Shells were feared", mood=Mood.PREDICTED, time=When())
ALL = (FRIDAY_SHELLS, SATURDAY_SHELLS, AT_THE_MILL, NEAR_THE_MILL, FARM, BY_FRONT, BY_ARMY, FEARED)
REPORTS = (WIRE, DAILY, MONITOR)


def linked(
    claims: Sequence[Claim] = ALL,
    same: Sequence[tuple[str, str]] = (),
    different: Sequence[tuple[str, str]] = (),
) -> Linked:
    """Put the claims together."""
    return put_together(claims, REPORTS, CAST, same, different)


def between(merges: Sequence[PossibleMerge], found: Linked, one: Claim, other: Claim) -> list[PossibleMerge]:
    """Return what is told of the incidents that two claims stand in."""
    home = {name: made.id for made in incidents_of(found) for name in made.claims}
    return [told for told in merges if set(told.incidents) == {home[one.id], home[other.id]}]


def test_two_incidents_that_come_near_are_told_with_why_and_why_not() -> None:
    """Shells and an attack told in the next sentence may be one event: the reasons for and against are those of linking."""
    found = linked()
    [merge] = between(possible_merges(found), found, FRIDAY_SHELLS, AT_THE_MILL)
    assert NEAR < merge.weight <= 0
    assert merge.because.startswith("what speaks against it outweighs what speaks for it")
    assert any("they share a word (mill)" in reason for reason in merge.for_it)
    assert any("one of them names no place" in reason for reason in merge.against)
    assert not any("two claims at random" in reason for reason in merge.against)


def test_what_is_said_of_the_event_comes_before_how_the_reports_stand() -> None:
    """Of shells feared and shells told the place comes first, then where the two claims stand, however much it weighs."""
    found = linked()
    [merge] = between(possible_merges(found), found, BY_ARMY, FEARED)
    assert merge.for_it[0].startswith("both place it in Lowfield")
    standing = next(at for at, reason in enumerate(merge.for_it) if "next claim of their report" in reason)
    word = next(at for at, reason in enumerate(merge.for_it) if "they share a word" in reason)
    assert word < standing


def test_the_likeliest_comes_first() -> None:
    """Pairs come by their weight, and none of them weighs as little as what is not near."""
    weights = [one.weight for one in possible_merges(linked())]
    assert len(weights) > 2
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > NEAR


@pytest.mark.parametrize(("one", "other"), [(FRIDAY_SHELLS, SATURDAY_SHELLS), (BY_FRONT, BY_ARMY)])
def test_what_a_guard_keeps_apart_is_never_told(one: Claim, other: Claim) -> None:
    """Two days, or two rivals accused: however alike the words, no guard is ever asked to give way."""
    found = linked()
    merges = possible_merges(found)
    assert between(merges, found, one, other) == []
    groups = {made.id: made.claims for made in incidents_of(found)}
    ask = WhyNot(found)
    pairs = [pair for told in merges for pair in product(*(groups[name] for name in told.incidents))]
    assert pairs
    assert {ask(*pair).guard for pair in pairs} == {None}


def test_each_is_told_as_why_not_tells_it() -> None:
    """What is told of a pair is what the same linking answers when it is asked about the two claims."""
    found = linked()
    ask = WhyNot(found)
    for merge in possible_merges(found):
        answer = ask(*merge.claims)
        assert (answer.together, answer.because, set(answer.for_it)) == (False, merge.because, set(merge.for_it))
        assert answer.weight == pytest.approx(merge.pair, abs=0.01)


def test_what_a_person_parted_is_never_told_again() -> None:
    """Claims that a person holds apart keep all that stands with them apart from each other's incidents."""
    before = linked()
    [merge] = between(possible_merges(before), before, FRIDAY_SHELLS, AT_THE_MILL)
    after = linked(different=[merge.claims])
    assert between(possible_merges(after), after, FRIDAY_SHELLS, AT_THE_MILL) == []
    assert between(possible_merges(after), after, BY_ARMY, FEARED) != []


def test_what_a_person_joined_is_one_and_told_no_more() -> None:
    """Claims that a person joined stand in one incident, which is never told beside itself."""
    after = linked(same=[(FRIDAY_SHELLS.id, AT_THE_MILL.id)])
    merges = possible_merges(after)
    home = {name: made.id for made in incidents_of(after) for name in made.claims}
    assert home[FRIDAY_SHELLS.id] == home[AT_THE_MILL.id]
    assert all(len(set(merge.incidents)) == 2 for merge in merges)


def test_the_order_of_what_is_given_changes_nothing() -> None:
    """Claims and reports in another order give the same pairs, word for word."""
    again = put_together(ALL[::-1], REPORTS[::-1], CAST)
    assert possible_merges(again) == possible_merges(linked())


def test_an_incident_has_a_few_however_many_come_near() -> None:
    """Where a dozen vague attacks come near to each other, each pair told is among the likeliest few of one of the two."""
    papers = [report(f"Paper {number}", f"Elder number {number} told of an attack.") for number in range(12)]
    claims = [
        claim(paper, "an attack", EventType.ATTACK_OTHER, speaker=f"elder {number}")
        for number, paper in enumerate(papers)
    ]
    found = put_together(claims, papers, CAST)
    merges = possible_merges(found)
    near = [weight for weight in found.pairs.edges.values() if weight > NEAR]
    assert (len(found.groups), len(near)) == (12, 66)
    seen: Counter[str] = Counter()
    for merge in merges:
        assert min(seen[name] for name in merge.incidents) < MOST
        seen.update(merge.incidents)
    assert min(seen.values()) >= MOST
    assert len(merges) <= MOST * 12 < len(near)
