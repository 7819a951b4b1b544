"""Claims into incidents."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.unit.incidents.making import CAST, COUNTRY, FRIDAY, HILLTOP, LOWFIELD, SATURDAY, claim, count, day, report
from trucewatch.incidents import link
from trucewatch.model import (
    Bound,
    Claim,
    ContradictionKind,
    EventType,
    Extent,
    Mood,
    Place,
    PlacePrecision,
    Polarity,
    SpeechAct,
)

WIRE = report(
    "Northwire",
    "Shells fell on Lowfield on Friday, the Valley Monitor said, and accused the army.",
    "Six people were killed in Lowfield, medics said.",
    "The army denied shelling Lowfield.",
    "The army said the River Front had shelled Lowfield on Friday.",
    "Hilltop was bombed from the air on Friday.",
    "Talks are due on Monday, the mission said.",
    "The road to Lowfield is regularly shelled.",
    "It is a sad spring.",
)
SHELLED = claim(
    WIRE,
    "Shells fell on Lowfield on Friday",
    EventType.SHELLING,
    speaker="monitor",
    actors=("army",),
    places=(LOWFIELD,),
    time=day(FRIDAY),
)
KILLED = claim(
    WIRE, "Six people were killed in Lowfield", EventType.CASUALTIES, speaker="medics",
    places=(LOWFIELD,), time=day(FRIDAY), counts=(count(WIRE, "Six people", 6, "deaths"),),
)  # fmt: skip
DENIED = claim(
    WIRE, "denied shelling Lowfield", EventType.SHELLING, speaker="army", actors=("army",),
    places=(LOWFIELD,), time=day(FRIDAY), polarity=Polarity.NEGATIVE, act=SpeechAct.DENY,
)  # fmt: skip
BLAMED = claim(
    WIRE,
    "the River Front had shelled Lowfield",
    EventType.SHELLING,
    speaker="army",
    actors=("front",),
    places=(LOWFIELD,),
    time=day(FRIDAY),
)
BOMBED = claim(WIRE, "Hilltop was bombed from the air", EventType.AIR_STRIKE, places=(HILLTOP,), time=day(FRIDAY))
TALKS = claim(WIRE, "Talks are due on Monday", EventType.TALKS_SCHEDULED, speaker="mission", mood=Mood.PLANNED)
HABIT = claim(
    WIRE, "The road to Lowfield is regularly shelled", EventType.SHELLING, places=(LOWFIELD,), extent=Extent.HABIT
)
OPINION = claim(WIRE, "It is a sad spring", EventType.STATEMENT)
ALL = (SHELLED, KILLED, DENIED, BLAMED, BOMBED, TALKS, HABIT, OPINION)


def together(claims: tuple[Claim, ...], **decided: tuple[tuple[str, str], ...]) -> set[frozenset[str]]:
    """Return the incidents as sets of claims."""
    return {frozenset(incident.claims) for incident in link(claims, [WIRE], CAST, **decided)}


def test_an_act_its_toll_and_its_denial_are_one_incident() -> None:
    """Shelling, its deaths and its denial go together; another place, other matters, a habit and opinion do not."""
    ids = {made.id for made in (SHELLED, KILLED, DENIED)}
    found = together(ALL)
    assert frozenset(ids) in found
    assert {frozenset({made.id}) for made in (BLAMED, BOMBED, TALKS, HABIT)} <= found
    assert not any(OPINION.id in incident for incident in found)


def test_an_incident_says_what_where_when_and_who() -> None:
    """Title, act, place, day, origins and kind of contradiction follow from the claims, in neutral words."""
    incident = next(found for found in link(ALL, [WIRE], CAST) if SHELLED.id in found.claims)
    assert incident.title == "Shelling reported, Lowfield, 9 May 2031"
    assert (incident.event_type, incident.armed, incident.extent) == ("shelling", True, "event")
    assert incident.place is not None
    assert incident.place.id == "lowfield"
    assert incident.time == replace(day(FRIDAY), words=None)
    assert incident.origins == ("gov", "medics", "monitor")
    assert incident.independent_sources == 3
    assert (
        "2 independent sources place it in Lowfield and date it 9 May 2031 (Lowfield medics; Valley Monitor)"
        in incident.agree
    )
    kinds = {clash.kind for clash in incident.disagree}
    assert kinds == {ContradictionKind.DENIAL, ContradictionKind.MUTUAL_ACCUSATION}


def test_rival_accounts_stay_two_incidents_that_name_each_other() -> None:
    """A claim that holds the other side responsible for the same act is an incident of its own, and both say so."""
    found = link(ALL, [WIRE], CAST)
    for mine, theirs in ((SHELLED, BLAMED), (BLAMED, SHELLED)):
        incident = next(one for one in found if mine.id in one.claims)
        rivals = [clash for clash in incident.disagree if clash.kind is ContradictionKind.MUTUAL_ACCUSATION]
        assert any(theirs.id in clash.claims for clash in rivals)


def test_links_explain_pair_by_pair() -> None:
    """Every claim of an incident has a link, in words with weights, to another claim of it."""
    incident = next(found for found in link(ALL, [WIRE], CAST) if SHELLED.id in found.claims)
    linked = {claim_id for one in incident.links for claim_id in one.claims}
    assert linked == set(incident.claims)
    assert all(one.weight > 0 and one.reasons for one in incident.links)


def test_people_join_and_part() -> None:
    """A person's join brings rival accounts together, a person's parting takes claims apart, and both are shown."""
    joined = link(ALL, [WIRE], CAST, same=((SHELLED.id, BLAMED.id),))
    incident = next(found for found in joined if SHELLED.id in found.claims)
    assert BLAMED.id in incident.claims
    pair = next(one for one in incident.links if set(one.claims) == {SHELLED.id, BLAMED.id})
    assert "a person joined them" in pair.reasons
    parted = together(ALL, different=((SHELLED.id, KILLED.id),))
    assert not any({SHELLED.id, KILLED.id} <= found for found in parted)


def test_a_decision_on_an_unknown_claim_is_passed_over() -> None:
    """A pair that names a claim no longer there changes nothing."""
    assert together(ALL, same=((SHELLED.id, "c-gone"),)) == together(ALL)


def test_the_id_stays_when_later_reports_join() -> None:
    """A later report on the same event joins it and leaves its id as it was."""
    later = report(
        "Harbour Daily", "The monitor spoke of shelling at Lowfield on Friday.", published=FRIDAY + timedelta(days=2)
    )
    more = claim(
        later,
        "shelling at Lowfield on Friday",
        EventType.SHELLING,
        speaker="monitor",
        actors=("army",),
        places=(LOWFIELD,),
        time=day(FRIDAY),
    )
    before = next(found for found in link(ALL, [WIRE], CAST) if SHELLED.id in found.claims)
    after = next(found for found in link((*ALL, more), [WIRE, later], CAST) if SHELLED.id in found.claims)
    assert more.id in after.claims
    assert after.id == before.id


def test_what_is_only_feared_or_denied_is_not_titled_as_reported() -> None:
    """Titles say feared, called off or denied where no claim says that it was done, and a plan is no armed act."""
    feared = claim(WIRE, "Shells fell on Lowfield", EventType.SHELLING, mood=Mood.PREDICTED, places=(LOWFIELD,))
    dropped = claim(WIRE, "Talks are due", EventType.TALKS_SCHEDULED, mood=Mood.CALLED_OFF)
    refused = claim(
        WIRE, "denied shelling Lowfield", EventType.SHELLING, polarity=Polarity.NEGATIVE, act=SpeechAct.DENY
    )
    told = {made.id: link((made,), [WIRE], CAST)[0] for made in (feared, dropped, refused)}
    assert told[feared.id].title == "Shelling feared or expected, Lowfield"
    assert not told[feared.id].armed
    assert told[dropped.id].title == "Talks called off or moved"
    assert told[refused.id].title == "Shelling denied or reported not to have happened"
    assert told[refused.id].armed


def test_acceptance_is_grouped_by_party() -> None:
    """Each party's acceptance is a matter of its own, and its title names the party."""
    text = report("Northwire", "The army has accepted the truce.", "The River Front has accepted the truce as well.")
    army = claim(text, "The army has accepted", EventType.ACCEPTANCE, actors=("army",))
    front = claim(text, "The River Front has accepted", EventType.ACCEPTANCE, actors=("front",))
    found = link((army, front), [text], CAST)
    assert {incident.title for incident in found} == {
        "Acceptance of the agreement reported, Orvenian army",
        "Acceptance of the agreement reported, River Front",
    }


def test_nothing_gives_nothing() -> None:
    """No claims make no incidents."""
    assert link((), (), CAST) == ()


def test_an_open_time_is_put_in_words_no_more_exact_than_it_is() -> None:
    """A country-wide count over two days is dated by both days and placed in the country."""
    made = claim(
        WIRE, "Shells fell", EventType.VIOLATION_COUNT, places=(COUNTRY,), time=day(FRIDAY, SATURDAY),
        counts=(count(WIRE, "Six", 6, "violations", Bound.AT_LEAST),),
    )  # fmt: skip
    assert link((made,), [WIRE], CAST)[0].title == "Count of violations, Orvenia, 9-10 May 2031"


def test_one_matter_in_two_wars_is_two_incidents() -> None:
    """Terms of an agreement without a place are not joined across reports that speak of different countries."""
    far = Place("Mardu", "mardu", "XK", 10.0, 10.0, PlacePrecision.SETTLEMENT, ("XK",))
    told = []
    for name, place in (("Northwire", LOWFIELD), ("Southwire", LOWFIELD), ("Harbour Daily", far)):
        source = report(
            name, f"In {name} we read that the truce starts at midnight.", f"Shots were heard, {name} adds."
        )
        terms = claim(source, "the truce starts at midnight", EventType.TERMS, mood=Mood.PLANNED)
        told.append((source, terms, claim(source, "Shots were heard", EventType.GROUND_CLASH, places=(place,))))
    found = link([made for _, *claims in told for made in claims], [source for source, *_ in told], CAST)
    home = {name: incident.id for incident in found for name in incident.claims}
    first, second, third = (terms.id for _, terms, _ in told)
    assert home[first] == home[second] != home[third]


def test_enemies_who_charge_nineteen_breaches_each_agree_on_nothing() -> None:
    """Each side's nineteen breaches are its enemy's: two incidents, and an equal number is no agreement."""
    first = report(
        "Northwire", "The army counted 19 violations on Friday.", "Mara Quill spoke of 19 violations on Friday."
    )
    told = [
        claim(
            first, quote, EventType.VIOLATION_COUNT, speaker=speaker, time=day(FRIDAY), places=(COUNTRY,),
            counts=(count(first, "19 violations", 19, "violations"),),
        )
        for quote, speaker in (("counted 19 violations", "army"), ("spoke of 19 violations", "envoy"))
    ]  # fmt: skip
    made = link(told, [first], CAST)
    assert len(made) == 2
    assert [incident.agree for incident in made] == [(), ()]


def test_agreement_is_told_as_people_write_it() -> None:
    """Sources are called by name and days written out; equal numbers of breaches agree on nothing when joined by hand."""
    first = report("Northwire", "The monitor counted nine breaches on Friday.", "The medics counted nine breaches too.")
    told = [
        claim(
            first, quote, EventType.VIOLATION_COUNT, speaker=speaker, time=day(FRIDAY),
            counts=(count(first, "nine breaches", 9, "violations"),),
        )
        for quote, speaker in (("The monitor counted nine breaches", "monitor"), ("The medics counted nine", "medics"))
    ]  # fmt: skip
    (made,) = link(told, [first], CAST, same=[(told[0].id, told[1].id)])
    assert made.agree == (
        "2 independent sources speak of count of violations and date it 9 May 2031 (Lowfield medics; Valley Monitor)",
    )
    assert not [line for line in made.agree if "nine" in line or "9 violations" in line]
    assert made.origins == ("medics", "monitor")


def test_one_place_and_day_in_two_words_is_one_event_across_reports() -> None:
    """An "attack" in one report and a shelling in another, at one place on one day, are one incident."""
    first = report("Northwire", "Shells struck the eastern quarter of Lowfield on Friday.")
    other = report("Harbour Daily", "A doctor told of an attack on Lowfield that day.", published=SATURDAY)
    told = [
        claim(first, "Shells struck the eastern quarter", EventType.SHELLING, time=day(FRIDAY), places=(LOWFIELD,)),
        claim(
            other,
            "an attack on Lowfield",
            EventType.ATTACK_OTHER,
            speaker="medics",
            time=day(FRIDAY),
            places=(LOWFIELD,),
        ),
    ]
    (made,) = link(told, [first, other], CAST)
    assert made.independent_sources == 2
