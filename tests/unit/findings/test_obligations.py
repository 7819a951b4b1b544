"""What was owed by a time, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.unit.findings.builders import NORTH, SOUTH, TOWN, accepted, agreement, claim, day, registers
from trucewatch.findings.obligations import obligations
from trucewatch.grammars.counts import find_counts
from trucewatch.model import (
    Actor,
    Agreement,
    Certainty,
    Claim,
    Clause,
    EventType,
    Mood,
    Obligation,
    PartyStatus,
    Polarity,
    SpeechAct,
    Verdict,
    When,
)

DUE = datetime.fromisoformat("2030-05-19T18:00+02:00")
OWED = Clause("withdraw", "owed", "Guns go back", ("troop_withdrawal",), ("any_party",), (), deadline=DUE)
LATER = date(2030, 6, 1)
IN_TIME = day(5, 18)
FREE = Clause(
    "free", "owed", "The north frees forty prisoners and the League fifteen.", ("prisoners",), ("any_party",), (),
    deadline=DUE,
)  # fmt: skip


def under(clause: Clause = OWED) -> Agreement:
    """Return the truce with something owed."""
    return agreement(clauses=(clause,))


def withdrawn(**changes: object) -> Claim:
    """Return a claim that the north withdrew, with changes."""
    return claim(**{"event_type": EventType.TROOP_WITHDRAWAL, "targets": (), "places": (), **changes})


def owed(*claims: Claim, until: date | None = LATER, agreed: Agreement | None = None) -> dict[str, Obligation]:
    """Return what each party owed, by its name."""
    return {one.party: one for one in obligations(agreed or under(), claims, registers().actors, until)}


@pytest.mark.parametrize(
    ("claims", "until", "verdict", "code"),
    [
        ((), LATER, Verdict.CANNOT_TELL, "silence"),
        ((), date(2030, 5, 18), Verdict.NOT_ASSESSED, "not_due"),
        ((), None, Verdict.NOT_ASSESSED, "not_due"),
        ((withdrawn(time=IN_TIME),), LATER, Verdict.OUTSIDE_AGREEMENT, "said_done"),
        ((withdrawn(time=When(), said_on=IN_TIME),), LATER, Verdict.OUTSIDE_AGREEMENT, "said_done"),
        ((withdrawn(time=When(), said_on=day(5, 25)),), LATER, Verdict.CANNOT_TELL, "said_undated"),
        ((withdrawn(time=day(5, 15, 25)),), LATER, Verdict.CANNOT_TELL, "said_undated"),
        ((withdrawn(time=day(5, 22)),), LATER, Verdict.APPARENT_VIOLATION, "said_late"),
        ((withdrawn(time=day(5, 22)), withdrawn(time=IN_TIME)), LATER, Verdict.OUTSIDE_AGREEMENT, "said_done"),
        ((withdrawn(time=day(5, 4)),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(polarity=Polarity.NEGATIVE),), LATER, Verdict.APPARENT_VIOLATION, "said_not_done"),
        ((withdrawn(polarity=Polarity.NEGATIVE, time=day(5, 12)),), LATER, Verdict.CANNOT_TELL, "silence"),
        (
            (withdrawn(time=IN_TIME), withdrawn(polarity=Polarity.NEGATIVE)),
            LATER,
            Verdict.CANNOT_TELL,
            "accounts_differ",
        ),
        ((withdrawn(mood=Mood.PROMISED),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(act=SpeechAct.PROMISE, time=IN_TIME),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(certainty=Certainty.POSSIBLE, time=IN_TIME),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(actors=(SOUTH,)),), LATER, Verdict.CANNOT_TELL, "silence"),
        ((withdrawn(actors=()),), LATER, Verdict.CANNOT_TELL, "silence"),
    ],
)
def test_what_is_said_of_what_was_owed(
    claims: tuple[Claim, ...], until: date | None, verdict: Verdict, code: str
) -> None:
    """Silence is no breach, a promise is no deed, what was said before the deadline or of others does not count."""
    found = owed(*claims, until=until)[NORTH.name]
    assert (found.verdict, found.code) == (verdict, code)
    assert found.reason.startswith("Northern Army owed by 19 May 2030 18:00")


@pytest.mark.parametrize(
    "words",
    [
        "The north pulled back some of its guns",
        "The north began to pull back its guns",
        "The north has withdrawn only half of its howitzers",
        "The north withdrew a first group of guns",
    ],
)
def test_a_part_of_what_was_owed_is_not_all_of_it(words: str) -> None:
    """What was begun or done in part leaves open whether it was done, and the words stand in the reason."""
    found = owed(withdrawn(time=IN_TIME, quote=words))[NORTH.name]
    assert (found.verdict, found.code) == (Verdict.CANNOT_TELL, "said_in_part")
    assert words in found.reason


def counted(words: str, actor: Actor = NORTH, **changes: object) -> Claim:
    """Return a claim that somebody freed as many as the words say, in time."""
    made = {"time": IN_TIME, "counts": tuple(find_counts(words)), "quote": words, "actors": (actor,), "targets": ()}
    return claim(**{"event_type": EventType.RELEASE, **made, **changes})


@pytest.mark.parametrize(
    ("words", "actor", "code"),
    [
        ("freed forty prisoners", NORTH, "said_done"),
        ("freed 41 prisoners", NORTH, "said_done"),
        ("freed twelve of the forty prisoners", NORTH, "said_in_part"),
        ("freed fifteen prisoners", NORTH, "said_in_part"),
        ("freed fifteen prisoners", SOUTH, "said_done"),
        ("freed dozens of prisoners", NORTH, "said_in_part"),
        ("freed its prisoners", NORTH, "said_done"),
    ],
)
def test_a_number_owed_is_asked_of_each_party_by_itself(words: str, actor: Actor, code: str) -> None:
    """The number after a party's name is the one it owed; fewer than that is a part."""
    assert owed(counted(words, actor), agreed=under(FREE))[actor.name].code == code


def test_a_number_of_things_where_none_is_stated_is_no_proof_of_all() -> None:
    """Nine guns withdrawn are not the guns; of aid that passed any number is a passage."""
    nine = withdrawn(time=IN_TIME, counts=tuple(find_counts("nine guns")))
    assert owed(nine)[NORTH.name].code == "said_in_part"
    road = Clause("road", "owed", "Lorries pass", ("aid_access",), ("any_party",), (), deadline=DUE)
    passed = claim(event_type=EventType.AID_ACCESS, time=IN_TIME, counts=tuple(find_counts("nine lorries")))
    assert owed(passed, agreed=under(road))[NORTH.name].code == "said_done"
    later = owed(replace(passed, time=day(5, 22)), agreed=under(road))[NORTH.name]
    assert (later.verdict, later.code) == (Verdict.CANNOT_TELL, "said_late")


def test_a_withdrawal_from_one_town_is_a_part() -> None:
    """Guns gone from one town are not all guns, unless the clause speaks of that town alone."""
    here = withdrawn(time=IN_TIME, places=(TOWN,))
    assert owed(here)[NORTH.name].code == "said_in_part"
    assert owed(here, agreed=under(replace(OWED, areas=("Arden",))))[NORTH.name].code == "said_done"
    assert owed(here, agreed=under(replace(OWED, text="Guns leave Arden")))[NORTH.name].code == "said_done"


def test_the_opposite_of_a_release_is_no_release() -> None:
    """Who takes prisoners has freed nobody, though both acts are about prisoners."""
    taken = claim(event_type=EventType.DETENTION, time=IN_TIME)
    assert owed(taken, agreed=under(FREE))[NORTH.name].code == "silence"


def test_has_released_none_denies_that_it_was_done() -> None:
    """A statement with a minus that has the owed act's verb says that it was not done; another one says nothing of it."""
    none = claim(
        event_type=EventType.STATEMENT, polarity=Polarity.NEGATIVE, quote="The north has released none", time=When(),
        said_on=day(5, 21),
    )  # fmt: skip
    found = owed(none, agreed=under(FREE))[NORTH.name]
    assert (found.verdict, found.code) == (Verdict.APPARENT_VIOLATION, "said_not_done")
    other = replace(none, quote="The north has said nothing")
    assert owed(other, agreed=under(FREE))[NORTH.name].code == "silence"


def test_who_says_so_of_its_own_side_is_told() -> None:
    """Where only the side that owed it says that it was done, the words say so; two voices take a plural."""
    own = withdrawn(time=IN_TIME, speaker=NORTH)
    assert owed(own)[NORTH.name].reason.endswith(
        "Northern Army says that it was done, and nobody but that side says so"
    )
    both = owed(own, withdrawn(time=IN_TIME))[NORTH.name]
    assert both.reason.endswith("Northern Army and Veran Monitor say that it was done")


def test_silence_says_so() -> None:
    """Where nobody speaks of it, the words say that silence is not a breach."""
    assert owed()[SOUTH.name].reason.endswith("silence is not a breach")


def test_only_who_was_bound_owes() -> None:
    """A party that does not hold itself bound owes nothing; what has no deadline is not looked for."""
    given = under()
    north, south = given.parties
    freed = replace(given, parties=(replace(north, acceptances=(accepted(PartyStatus.NOT_BOUND),)), south))
    assert list(owed(agreed=freed)) == ["Southern League"]
    assert owed(agreed=under(replace(OWED, deadline=None))) == {}
    assert list(owed(agreed=under(replace(OWED, by=("north",))))) == ["Northern Army"]
