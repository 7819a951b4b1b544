"""Pair weights and their reasons; which pairs are looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.incidents.making import CAST, FRIDAY, HILLTOP, LOWFIELD, claim, count, day, report
from trucewatch.incidents import testimony as wordings
from trucewatch.incidents.blocking import blocks
from trucewatch.incidents.guards import Guards
from trucewatch.incidents.kinship import Kinship
from trucewatch.incidents.scenes import set_scenes
from trucewatch.incidents.scoring import Rarity, Scorer, position
from trucewatch.incidents.sifting import Sieve, neighbours
from trucewatch.model import Claim, EventType, Report

FIRST = report("Northwire", "Shells fell on Lowfield on Friday, killing six people.", "Guns were heard at Hilltop too.")
OTHER = report("Harbour Daily", "Artillery hit the granary in Lowfield on Friday and six people died.")
HIT = claim(FIRST, "Shells fell on Lowfield", EventType.SHELLING, places=(LOWFIELD,), time=day(FRIDAY))
GUNS = claim(FIRST, "Guns were heard", EventType.SHELLING, places=(HILLTOP,), time=day(FRIDAY))
GRANARY = claim(OTHER, "Artillery hit the granary", EventType.ARTILLERY_FIRE, places=(LOWFIELD,), time=day(FRIDAY))


def met(testimonies: tuple[wordings.Testimony, ...], scorer: Scorer) -> list[tuple[int, int]]:
    """Return the pairs that are worth judging one by one."""
    guards = Guards(scorer.kinship)
    sieve = Sieve([guards.profile(made) for made in testimonies], guards)
    return list(neighbours(blocks(testimonies, scorer.rarity), sieve))


def scored(
    claims: tuple[Claim, ...], reports: tuple[Report, ...] = (FIRST, OTHER)
) -> tuple[tuple[wordings.Testimony, ...], Scorer]:
    """Return the testimonies in the order of the claims, and their scorer."""
    found = {made.claim.id: made for made in set_scenes(wordings.gather(claims, reports))}
    ordered = tuple(found[made.id] for made in claims)
    return ordered, Scorer(ordered, Kinship(CAST))


def test_one_place_and_day_speak_for_and_another_place_against() -> None:
    """Two reports of shelling at one place and day score above nothing; the same day at a far place scores below."""
    (hit, granary, guns), scorer = scored((HIT, GRANARY, GUNS))
    assert scorer.score(hit, granary) > 0 > scorer.score(hit, guns)


def test_the_order_of_a_pair_does_not_matter() -> None:
    """A pair weighs the same either way round."""
    (hit, granary, guns), scorer = scored((HIT, GRANARY, GUNS))
    for one, other in ((hit, granary), (hit, guns), (granary, guns)):
        assert scorer.score(one, other) == scorer.score(other, one)


def test_reasons_are_words_with_their_weights_and_add_up() -> None:
    """Every weight that counts is a sentence with its bits, the heaviest first, and together they are the score."""
    (hit, granary), scorer = scored((HIT, GRANARY))
    reasons = scorer.reasons(hit, granary)
    said = scorer.in_words(reasons)
    assert any("both place it in Lowfield" in line for line in said)
    assert sum(reason.bits for reason in reasons) == pytest.approx(scorer.score(hit, granary))
    weights = [abs(float(line.rpartition("(")[2].rstrip(")"))) for line in said]
    assert weights == sorted(weights, reverse=True)


def test_equal_numbers_are_no_evidence() -> None:
    """Changing one number to another leaves the weight of a pair as it is."""
    six = claim(FIRST, "killing six people", EventType.CASUALTIES, counts=(count(FIRST, "six", 6, "deaths"),))
    same = claim(OTHER, "six people died", EventType.CASUALTIES, counts=(count(OTHER, "six", 6, "deaths"),))
    nine = claim(OTHER, "six people died", EventType.CASUALTIES, counts=(count(OTHER, "six", 9, "deaths"),))
    weights = []
    for told in (same, nine):
        (one, other), scorer = scored((six, told))
        weights.append(scorer.score(one, other))
    assert weights[0] == weights[1]


def test_a_word_that_few_claims_use_tells_more() -> None:
    """Of two shared words the one in fewer claims weighs more."""
    testimonies, _ = scored((HIT, GRANARY, GUNS))
    rarity = Rarity([made.words for made in testimonies])
    common = max(rarity.seen, key=lambda word: rarity.seen[word])
    assert rarity.bits("word nobody used") > rarity.bits(common)


def test_position_is_that_of_the_report_that_holds_them_farthest() -> None:
    """A reprint that drops the sentences between two claims does not bring them closer together."""
    long = report(
        "Northwire",
        "Shells fell on the Lowfield mill at dawn.",
        "Rain fell.",
        "Wind rose.",
        "The bridge at Lowfield was hit at noon.",
    )
    cut = report(
        "Harbour Daily", "Shells fell on the Lowfield mill at dawn.", "The bridge at Lowfield was hit at noon."
    )
    said = ("Shells fell on the Lowfield mill", "The bridge at Lowfield was hit")
    claims = [claim(source, words, EventType.SHELLING) for source in (long, cut) for words in said]
    mill, bridge = sorted(
        wordings.gather(claims, [long, cut]), key=lambda made: made.positions[0].sentence + made.positions[1].sentence
    )
    assert position(mill, bridge) == "near"


def test_pairs_are_found_across_reports_by_place_and_day() -> None:
    """Claims of two reports meet by matter, place and day; claims on unlike matters never meet."""
    aid = claim(OTHER, "the granary", EventType.AID_DELIVERY, places=(LOWFIELD,), time=day(FRIDAY))
    (hit, granary, convoy), scorer = scored((HIT, GRANARY, aid))
    assert set(met((hit, granary, convoy), scorer)) == {(0, 1)}


def test_a_large_block_stays_linear() -> None:
    """Twice as many claims on one place and day give about twice as many pairs, not four times."""

    def pairs(many: int) -> int:
        sources = [
            report(f"Paper {n}", f"Shells fell on Lowfield near house number {n} during Friday.") for n in range(many)
        ]
        claims = tuple(
            claim(one, "Shells fell on Lowfield", EventType.SHELLING, places=(LOWFIELD,), time=day(FRIDAY))
            for one in sources
        )
        testimonies, scorer = scored(claims, tuple(sources))
        return len(met(testimonies, scorer))

    assert pairs(400) < 2.6 * pairs(200)


def test_reports_published_months_apart_speak_against() -> None:
    """The same act without a day in reports months apart weighs less than in reports of one week."""
    late = report("Harbour Daily", "Guns at Hilltop were heard by many.", published=FRIDAY + timedelta(days=200))
    soon = report("Harbour Daily", "Guns at Hilltop were heard by many.")
    weights = []
    for source in (soon, late):
        told = claim(source, "Guns at Hilltop were heard", EventType.SHELLING, places=(HILLTOP,))
        (one, other), scorer = scored((GUNS, told), (FIRST, source))
        weights.append(scorer.score(one, other))
    assert weights[0] > weights[1]
