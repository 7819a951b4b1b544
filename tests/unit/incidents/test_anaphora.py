"""Claims that speak of an act told before them without saying where and when."""

from __future__ import annotations

from tests.unit.incidents.making import CAST, COUNTRY, FRIDAY, HILLTOP, LOWFIELD, SATURDAY, claim, day, report
from trucewatch.incidents import link, testimony
from trucewatch.incidents.anaphora import refer_back
from trucewatch.incidents.why_not import WhyNot
from trucewatch.model import Claim, EventType, Extent, Mood, Polarity, Report, SpeechAct, When

WIRE = report(
    "Northwire",
    "Shells fell on Lowfield on Friday and four people were killed.",
    "The army denied responsibility.",
    "The shelling was a crime, the envoy said.",
    "The mission said that the incident should be looked into.",
    "The road is shelled most weeks.",
    "Hilltop was bombed on Saturday.",
    "The envoy said the bombing would not go unanswered.",
)
SHELLED = claim(WIRE, "Shells fell on Lowfield", EventType.SHELLING, places=(LOWFIELD,), time=day(FRIDAY))
KILLED = claim(WIRE, "four people were killed", EventType.CASUALTIES, places=(COUNTRY,))
DENIED = claim(WIRE, "responsibility", EventType.DENIAL, speaker="army", polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
CRIME = claim(WIRE, "The shelling was a crime", EventType.STATEMENT, speaker="envoy", places=(COUNTRY,))
LOOKED_INTO = claim(
    WIRE, "the incident should be looked into", EventType.INVESTIGATION_OPENED, speaker="mission", mood=Mood.DEMANDED
)
ROAD = claim(WIRE, "The road is shelled", EventType.SHELLING, extent=Extent.HABIT)
BOMBED = claim(WIRE, "Hilltop was bombed", EventType.AIR_STRIKE, places=(HILLTOP,), time=day(SATURDAY))
ANSWERED = claim(WIRE, "the bombing would not go unanswered", EventType.STATEMENT, speaker="envoy")
EVERY = (SHELLED, KILLED, DENIED, CRIME, LOOKED_INTO, ROAD, BOMBED, ANSWERED)


def resolved(*claims: Claim, source: Report = WIRE) -> dict[str, testimony.Testimony]:
    """Return the testimonies of these claims, by the claim."""
    return {made.claim.id: made for made in refer_back(testimony.gather(claims, [source]))}


def test_a_known_act_is_the_one_told_last_before_it() -> None:
    """A denial, a reaction and an inquiry take place and day of the act before them; the next act takes over after it."""
    found = resolved(*EVERY)
    for made in (DENIED, CRIME):
        assert (found[made.id].places, found[made.id].time) == ((LOWFIELD,), day(FRIDAY))
    assert found[ANSWERED.id].places == (HILLTOP,)
    assert found[DENIED.id].refers == found[SHELLED.id].key


def test_what_is_still_to_come_takes_the_place_but_no_day() -> None:
    """An inquiry that is only asked for is held where the act was, not on its day."""
    found = resolved(*EVERY)[LOOKED_INTO.id]
    assert (found.places, found.time) == ((LOWFIELD,), When())


def test_deaths_share_the_day_of_the_act_in_their_sentence() -> None:
    """Deaths told without a day in the sentence of one act are of its day."""
    assert resolved(*EVERY)[KILLED.id].time == day(FRIDAY)


def test_a_first_line_takes_place_and_day_from_the_sentence_that_fills_it_in() -> None:
    """What a report opens with is found in the next sentence, where that names it as known."""
    source = report("Daily", "Six people died in a raid.", "The raid hit Lowfield on Friday.")
    died = claim(source, "Six people died", EventType.CASUALTIES)
    raid = claim(source, "The raid hit Lowfield", EventType.AIR_STRIKE, places=(LOWFIELD,), time=day(FRIDAY))
    found = resolved(died, raid, source=source)
    assert (found[died.id].places, found[died.id].time) == ((LOWFIELD,), day(FRIDAY))


def test_who_names_a_place_a_day_or_a_habit_refers_to_nothing() -> None:
    """A claim with a place or a day of its own, a habit, and one with no act before it stay as they are."""
    found = resolved(*EVERY)
    assert {found[made.id].refers for made in (SHELLED, ROAD, BOMBED)} == {None}
    own = claim(WIRE, "The shelling was a crime", EventType.STATEMENT, places=(HILLTOP,))
    assert resolved(SHELLED, own)[own.id].places == (HILLTOP,)
    assert resolved(DENIED, BOMBED)[DENIED.id].refers is None


def test_who_refers_to_an_act_takes_the_day_its_sentence_gives_it() -> None:
    """An act dated by the deaths of its sentence hands that day on to who denies it."""
    source = report("Daily", "Shells hit Lowfield; on Friday six died.", "The front denied responsibility.")
    hit = claim(source, "Shells hit Lowfield", EventType.SHELLING, places=(LOWFIELD,))
    died = claim(source, "on Friday six died", EventType.CASUALTIES, places=(LOWFIELD,), time=day(FRIDAY))
    denied = claim(source, "responsibility", EventType.DENIAL, speaker="front", polarity=Polarity.NEGATIVE)
    found = resolved(hit, died, denied, source=source)
    assert (found[denied.id].places, found[denied.id].time) == ((LOWFIELD,), day(FRIDAY))


def test_a_name_before_the_noun_tells_another_act() -> None:
    """The deadly raid is the one told of, the raid called after another town is not; an inquiry is into what is told."""
    source = report(
        "Daily", "Planes hit Lowfield on Friday.", "The deadly raid was a crime.", "The Hilltop raid was too.",
        "The mission asked for an inquiry.",
    )  # fmt: skip
    hit = claim(source, "Planes hit Lowfield", EventType.AIR_STRIKE, places=(LOWFIELD,), time=day(FRIDAY))
    crime = claim(source, "The deadly raid was a crime", EventType.STATEMENT)
    other = claim(source, "The Hilltop raid was too", EventType.STATEMENT)
    asked = claim(source, "an inquiry", EventType.DEMAND, speaker="mission", mood=Mood.DEMANDED)
    found = resolved(hit, crime, other, asked, source=source)
    assert [found[made.id].refers is None for made in (crime, other, asked)] == [False, True, False]


def test_the_claim_itself_is_not_changed() -> None:
    """Only the comparison takes place and day: what the claim says stays what its words say."""
    found = resolved(*EVERY)[DENIED.id]
    assert (found.claim.places, found.claim.time) == ((), When())


def test_a_bare_denial_is_in_the_incident_of_what_it_denies_and_the_reason_says_why() -> None:
    """A denial that names nothing stands with the act before it, and no other; the reason says what it is taken from."""
    incidents = link(EVERY, [WIRE], CAST)
    (home,) = [incident for incident in incidents if DENIED.id in incident.claims]
    assert SHELLED.id in home.claims
    assert BOMBED.id not in home.claims
    answer = WhyNot.of(EVERY, [WIRE], CAST)(SHELLED.id, DENIED.id)
    assert answer.together
    assert any("taken from the act told before it" in reason for reason in answer.for_it)
