"""What the claims of an incident disagree on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.incidents.making import CAST, FRIDAY, LOWFIELD, MONDAY, SATURDAY, Fields, claim, count, day, report
from trucewatch.incidents import testimony as wordings
from trucewatch.incidents.contradictions import contradictions, other_days, rival_accounts
from trucewatch.incidents.kinship import Kinship
from trucewatch.model import Bound, Certainty, ContradictionKind, EventType, Mood, Polarity, SpeechAct

TEXT = report(
    "Northwire",
    "The front said the army shelled Lowfield on Friday, killing nine people.",
    "The army denied it and said the front had fired on Lowfield.",
    "Medics said four people were killed in Lowfield, three of them children.",
)


def heard(quote: str, kind: EventType, fields: Fields) -> wordings.Testimony:
    """Return the testimony of words in the text."""
    (made,) = wordings.gather([claim(TEXT, quote, kind, **fields)], [TEXT])
    return made


def kinds(*members: wordings.Testimony) -> set[ContradictionKind]:
    """Return the kinds of contradiction among members."""
    return {found.kind for found in contradictions(members, (), Kinship(CAST))}


SHELLED = heard(
    "the army shelled Lowfield", EventType.SHELLING,
    {"speaker": "front", "actors": ("army",), "places": (LOWFIELD,), "time": day(FRIDAY)},
)  # fmt: skip


def test_the_accused_who_says_no_denies() -> None:
    """The accused side's own no, or anybody's denial, is a denial of what was said; the accuser's words stay."""
    no = heard("denied it", EventType.SHELLING, {"speaker": "army", "actors": ("army",), "polarity": Polarity.NEGATIVE})
    (found,) = contradictions((SHELLED, no), (), Kinship(CAST))
    assert found.kind is ContradictionKind.DENIAL
    assert set(found.claims) == {SHELLED.claim.id, no.claim.id}


def test_a_bystander_who_saw_none_differs_in_scope() -> None:
    """A third party's no is a difference of scope: it may not have looked where the other did."""
    none = heard("denied it", EventType.SHELLING, {"speaker": "monitor", "polarity": Polarity.NEGATIVE})
    assert kinds(SHELLED, none) == {ContradictionKind.SCOPE}
    refused = heard(
        "denied it", EventType.SHELLING, {"speaker": "monitor", "polarity": Polarity.NEGATIVE, "act": SpeechAct.DENY}
    )
    assert kinds(SHELLED, refused) == {ContradictionKind.DENIAL}


@pytest.mark.parametrize(
    ("value", "bound", "rival"), [(4, Bound.EXACT, True), (5, Bound.AT_LEAST, False), (9, Bound.EXACT, False)]
)
def test_counts_that_no_number_fits_are_rivals(value: float, bound: Bound, rival: bool) -> None:  # noqa: FBT001
    """Nine and four are rivals; nine and at least five are not, since nine is at least five."""
    nine = heard(
        "killing nine people",
        EventType.CASUALTIES,
        {"speaker": "front", "counts": (count(TEXT, "nine people", 9, "deaths"),)},
    )
    told = heard(
        "four people were killed",
        EventType.CASUALTIES,
        {"speaker": "medics", "counts": (count(TEXT, "four", value, "deaths", bound),)},
    )
    assert (ContradictionKind.RIVAL_COUNTS in kinds(nine, told)) is rival


def test_talks_moved_to_another_day_supersede() -> None:
    """Talks set for one day and then another are one matter in which the later day came after; both stay."""
    first = heard("said the army", EventType.TALKS_SCHEDULED, {"mood": Mood.CALLED_OFF, "time": day(SATURDAY)})
    moved = heard("said the front had", EventType.TALKS_SCHEDULED, {"mood": Mood.PLANNED, "time": day(MONDAY)})
    (found,) = contradictions((moved, first), (), Kinship(CAST))
    assert found.kind is ContradictionKind.SUPERSEDED
    assert found.about == "talks scheduled: 10 May 2031, then 12 May 2031"


def test_a_delivery_that_failed_supersedes_the_announcement() -> None:
    """A planned airdrop and its failure are one matter."""
    planned = heard("said the army", EventType.AIRDROP, {"mood": Mood.PLANNED})
    failed = heard("said the front had", EventType.AIRDROP, {"polarity": Polarity.NEGATIVE})
    assert kinds(planned, failed) == {ContradictionKind.SUPERSEDED}


def test_two_names_for_those_at_a_place_are_a_label_dispute() -> None:
    """Who holds a place, by one side's words and the other's, is a dispute over a label."""
    one = heard("said the army", EventType.STATEMENT, {"speaker": "army", "actors": ("gunmen",), "places": (LOWFIELD,)})
    other = heard(
        "said the front had", EventType.STATEMENT, {"speaker": "front", "actors": ("villagers",), "places": (LOWFIELD,)}
    )
    assert kinds(one, other) == {ContradictionKind.LABEL}


def test_joined_by_a_person_days_and_culprits_clash() -> None:
    """What only a person can join shows its clash: another day, and another side held responsible."""
    fired = heard(
        "the front had fired on Lowfield", EventType.SHELLING,
        {"speaker": "army", "actors": ("front",), "places": (LOWFIELD,), "time": day(SATURDAY)},
    )  # fmt: skip
    assert kinds(SHELLED, fired) == {ContradictionKind.TIMING, ContradictionKind.MUTUAL_ACCUSATION}


@pytest.mark.parametrize(
    ("fields", "rival"),
    [
        ({}, True),
        ({"time": day(FRIDAY + timedelta(days=9))}, False),
        ({"places": ()}, False),
        ({"targets": ("army",)}, False),
        ({"mood": Mood.PREDICTED}, False),
        ({"polarity": Polarity.NEGATIVE}, False),
    ],
)
def test_two_accounts_of_one_act_name_rival_culprits(fields: Fields, rival: bool) -> None:  # noqa: FBT001
    """One act at one place and day with two culprits is a rival account; sides firing at each other are two acts."""
    base: Fields = {"speaker": "army", "actors": ("front",), "places": (LOWFIELD,), "time": day(FRIDAY)}
    fired = heard("the front had fired on Lowfield", EventType.SHELLING, {**base, **fields})
    assert rival_accounts(SHELLED, fired, Kinship(CAST)) is rival


def test_each_side_accusing_the_other_of_breaches_are_rival_accounts() -> None:
    """Two accusations of breaking the agreement over the same days are rival accounts whomever they name as struck."""
    one = heard(
        "the army shelled",
        EventType.VIOLATION_ALLEGED,
        {"speaker": "front", "actors": ("army",), "targets": ("front",)},
    )
    other = heard("the front had fired", EventType.VIOLATION_ALLEGED, {"speaker": "army", "actors": ("front",)})
    assert rival_accounts(one, other, Kinship(CAST))


def test_who_names_his_own_side_accuses_nobody() -> None:
    """A side that speaks of breaches and of itself is no rival account of its enemy's charge."""
    own = heard(
        "said the army", EventType.VIOLATION_ALLEGED, {"speaker": "army", "actors": ("gov",), "time": day(FRIDAY)}
    )
    charge = heard(
        "said the front had",
        EventType.VIOLATION_ALLEGED,
        {"speaker": "gov", "actors": ("front",), "time": day(FRIDAY)},
    )
    assert not rival_accounts(own, charge, Kinship(CAST))
    real = heard(
        "said the army", EventType.VIOLATION_ALLEGED, {"speaker": "front", "actors": ("gov",), "time": day(FRIDAY)}
    )
    assert rival_accounts(real, charge, Kinship(CAST))


def test_a_monitor_s_charge_and_an_enemy_s_are_no_mutual_accusation() -> None:
    """A mission that counts one side's breaches beside a ministry that counts the other's accuses nobody back."""
    counted = heard(
        "said the army", EventType.VIOLATION_COUNT, {"speaker": "mission", "actors": ("army",), "time": day(FRIDAY)}
    )
    charged = heard(
        "said the front had", EventType.VIOLATION_COUNT, {"speaker": "gov", "actors": ("front",), "time": day(FRIDAY)}
    )
    assert not rival_accounts(counted, charged, Kinship(CAST))


NOTICES = report(
    "Harbour Daily",
    "Talks planned for Friday will now be held on Monday.",
    "Twelve lorries reached Lowfield.",
    "The delivery to Lowfield had failed.",
    "The army holds Lowfield.",
    "It still controls Lowfield.",
    "Shells fell on Lowfield on Friday.",
    "The shelling of Lowfield happened on Saturday.",
    "Nothing was said of the dead.",
)


def read(quote: str, kind: EventType, **fields: object) -> wordings.Testimony:
    """Return the testimony of words in the notices."""
    every: Fields = {"places": (LOWFIELD,), **fields}  # type: ignore[typeddict-item]
    (made,) = wordings.gather([claim(NOTICES, quote, kind, **every)], [NOTICES])
    return made


def test_one_sentence_may_move_what_was_planned() -> None:
    """What was planned for one day and will now be held on another is superseded, in one sentence as in two reports."""
    moved = read(
        "Talks planned for Friday will now be held on Monday", EventType.TALKS_SCHEDULED,
        mood=Mood.PLANNED, time=day(MONDAY), places=(),
    )  # fmt: skip
    (found,) = contradictions([moved], (), Kinship(CAST))
    assert found.kind is ContradictionKind.SUPERSEDED
    assert found.about == "talks scheduled: Friday, then 12 May 2031"


def test_a_delivery_said_to_have_failed_in_a_statement_supersedes() -> None:
    """A delivery that was reported and then said to have failed is superseded, whatever act its failure was read as."""
    reached = read("Twelve lorries reached Lowfield", EventType.AID_DELIVERY)
    failed = read("The delivery to Lowfield had failed", EventType.STATEMENT, polarity=Polarity.NEGATIVE)
    assert kinds(reached, failed) == {ContradictionKind.SUPERSEDED}


def test_two_sides_that_each_hold_a_town_dispute_it() -> None:
    """The army holds it, the front says that it still controls it: the dispute names both, in whatever words they hold it."""
    army = read("The army holds Lowfield", EventType.TERRITORY_CHANGE, speaker="army", actors=("army",))
    front = read("It still controls Lowfield", EventType.STATEMENT, speaker="front")
    found = contradictions([army, front], (), Kinship(CAST))
    assert [(one.kind, one.about) for one in found] == [
        (ContradictionKind.LABEL, "who holds Lowfield: Orvenian army or River Front")
    ]


def test_an_act_dated_again_by_another_voice_clashes_in_time() -> None:
    """Who says that the shelling happened on another day tells of the same shelling: two incidents that name each other."""
    friday = read("Shells fell on Lowfield", EventType.SHELLING, speaker="front", time=day(FRIDAY))
    saturday = read(
        "The shelling of Lowfield happened on Saturday", EventType.SHELLING, speaker="monitor", time=day(SATURDAY)
    )
    kinship = Kinship(CAST)
    assert list(other_days([friday, saturday], kinship)) == [(0, 1)]
    assert list(other_days([friday, replace(saturday, voice=friday.voice, claim=friday.claim)], kinship)) == []
    (found,) = contradictions([friday], [(friday, saturday)], kinship)
    assert (found.kind, found.about) == (ContradictionKind.TIMING, "shelling: 10 May 2031 or 9 May 2031")


def test_what_was_not_said_clashes_with_nothing() -> None:
    """Who did not say whether anybody died does not say that nobody did."""
    dead = read("Shells fell on Lowfield", EventType.CASUALTIES, speaker="front")
    silent = read(
        "Nothing was said of the dead", EventType.CASUALTIES,
        speaker="monitor", polarity=Polarity.NEGATIVE, certainty=Certainty.UNKNOWN,
    )  # fmt: skip
    assert kinds(dead, silent) == set()


def test_who_denies_a_deed_denies_nothing_of_what_no_side_is_blamed_for() -> None:
    """The front's "we did not fire" is no answer to a hospital that blames nobody."""
    bare = read("Shells fell on Lowfield", EventType.SHELLING, speaker="medics")
    no = read(
        "Nothing was said of the dead", EventType.SHELLING,
        speaker="front", actors=("front",), polarity=Polarity.NEGATIVE, act=SpeechAct.DENY,
    )  # fmt: skip
    assert kinds(bare, no) == set()
