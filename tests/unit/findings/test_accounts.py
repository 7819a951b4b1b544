from __future__ import annotations

from tests.unit.findings.builders import (
    ABROAD,
    BEFORE,
    BLACK_FLAG,
    NORTH,
    SOUTH,
    agreement,
    answer,
    claim,
    finding,
    incident,
    registers,
)
from trucewatch.findings.assess import assess
from trucewatch.model import (
    Actor,
    Certainty,
    Contradiction,
    ContradictionKind,
    EventType,
    Polarity,
    Question,
    SpeechAct,
    Verdict,
    When,
)

COMMAND = Actor("the northern command", family="north")
OFFICE = Actor("the League's office", family="south")


def test_a_target_in_dispute_is_told_account_by_account() -> None:
    """One side says a group left out was hit, the other that it was not: the finding hangs on that, and says so."""
    ours = claim(speaker=COMMAND, targets=(BLACK_FLAG,))
    theirs = claim(speaker=OFFICE, targets=(SOUTH,))
    found = finding(ours, theirs)
    assert found.verdict is Verdict.CANNOT_TELL
    assert {each.by: each.verdict for each in found.accounts} == {
        (COMMAND.name,): Verdict.OUTSIDE_AGREEMENT,
        (OFFICE.name,): Verdict.APPARENT_VIOLATION,
    }
    assert found.hangs_on == "whether the target was a group that the agreement leaves out"
    assert answer(found, Question.TARGET_COVERED)[1] == "accounts_differ"
    assert found.missing == ("which account holds",)


def test_what_one_account_leaves_open_is_taken_from_the_others() -> None:
    """A side that disputes only the target is not made silent on the rest."""
    ours = claim(speaker=COMMAND, targets=(BLACK_FLAG,), places=(), actors=(), time=When())
    found = finding(ours, claim(speaker=OFFICE))
    account = next(each for each in found.accounts if each.by == (COMMAND.name,))
    assert [each.code for each in account.checks if each.answer == "unknown"] == []
    blamed = finding(
        claim(speaker=COMMAND, actors=(SOUTH,), targets=()), claim(speaker=OFFICE, targets=(Actor("villagers"),))
    )
    assert [each.verdict for each in blamed.accounts] == [Verdict.APPARENT_VIOLATION] * 2


def test_accounts_that_end_outside_by_different_ways_are_outside() -> None:
    """One account has a group left out as the target, the other a place abroad: under both it is outside."""
    found = finding(
        claim(speaker=COMMAND, targets=(BLACK_FLAG,)), claim(speaker=OFFICE, targets=(SOUTH,), places=(ABROAD,))
    )
    assert [each.verdict for each in found.accounts] == [Verdict.OUTSIDE_AGREEMENT] * 2
    assert found.verdict is Verdict.OUTSIDE_AGREEMENT


def test_each_side_blaming_the_other_is_a_violation_under_both() -> None:
    """Mutual accusation leaves open who fired, not whether the act is forbidden."""
    found = finding(
        claim(speaker=COMMAND, actors=(SOUTH,), targets=(NORTH,)),
        claim(speaker=OFFICE, actors=(NORTH,), targets=(SOUTH,)),
    )
    assert found.verdict is Verdict.APPARENT_VIOLATION
    assert found.hangs_on == "who did it"
    assert [each.verdict for each in found.accounts] == [Verdict.APPARENT_VIOLATION] * 2


def test_a_denial_is_an_account_and_changes_no_verdict() -> None:
    """An apparent violation is what follows on the face of the claims; a denial stands beside it."""
    denial = claim(speaker=COMMAND, polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
    found = finding(claim(speaker=OFFICE), denial)
    assert found.verdict is Verdict.APPARENT_VIOLATION
    assert [(each.by, each.verdict) for each in found.accounts] == [
        ((OFFICE.name,), Verdict.APPARENT_VIOLATION),
        ((COMMAND.name,), Verdict.NOT_ASSESSED),
    ]
    assert found.accounts[1].claims == (denial.id,)


def test_neutral_voices_are_under_nobodys_account() -> None:
    """A hospital that counts the dead and a mayor who names nobody are not listed with the side that accuses."""
    charge, denial = claim(speaker=OFFICE), claim(speaker=COMMAND, polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
    mayor = claim(speaker=Actor("the mayor of Arden"), actors=(), targets=())
    clinic = claim(speaker=Actor("Arden clinic"), event_type=EventType.CASUALTIES, actors=(), targets=())
    found = finding(mayor, charge, clinic, denial)
    assert [each.by for each in found.accounts] == [(OFFICE.name,), (COMMAND.name,)]
    assert found.accounts[0].claims == (charge.id,)
    counter = claim(speaker=COMMAND, actors=(SOUTH,), targets=(NORTH,))
    rival = finding(mayor, charge, clinic, counter)
    assert [each.by for each in rival.accounts] == [(OFFICE.name,), (COMMAND.name,)]


def test_who_denies_is_not_among_those_who_accuse() -> None:
    """The side that tells of the act without naming anybody, and denies having done it, stands only with its denial."""
    charge, told = claim(speaker=OFFICE), claim(speaker=COMMAND, actors=())
    denial = claim(speaker=COMMAND, polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
    assert [each.by for each in finding(charge, told, denial).accounts] == [(OFFICE.name,), (COMMAND.name,)]


def test_who_denies_its_own_part_and_names_another_is_an_accuser() -> None:
    """An army that did not fire and says who did is listed with its charge, and its denial refuses nobody's account."""
    charge = claim(speaker=COMMAND, actors=(SOUTH,), targets=(NORTH,))
    denial = claim(speaker=COMMAND, actors=(), polarity=Polarity.NEGATIVE, act=SpeechAct.DENY)
    assert finding(charge, denial).accounts == ()
    drones = claim(speaker=COMMAND, actors=(Actor("drones"),))
    assert [each.by for each in finding(drones, denial).accounts] == [(COMMAND.name,), (COMMAND.name,)]


def test_a_rival_charge_in_another_incident_is_what_it_hangs_on() -> None:
    """Where the other side's charge is an incident of its own, the finding still says that it hangs on who did it."""
    charge = claim(speaker=OFFICE)
    clash = Contradiction(ContradictionKind.MUTUAL_ACCUSATION, (charge.id, "c-elsewhere"), "who did it: each the other")
    found = finding(charge, disagree=(clash,))
    assert (found.verdict, found.hangs_on) == (Verdict.APPARENT_VIOLATION, "who did it: each the other")
    assert [each.by for each in found.accounts] == [(OFFICE.name,)]
    assert finding(claim(speaker=OFFICE, actors=()), disagree=(clash,)).hangs_on is None


def test_who_is_blamed_beside_the_act_is_an_account() -> None:
    """One group owns the act, an army blames another: two accounts, and the finding hangs on who did it."""
    owned = claim(speaker=BLACK_FLAG, actors=(BLACK_FLAG,), targets=(NORTH,))
    blame = claim(
        speaker=COMMAND, event_type=EventType.ACCUSATION, act=SpeechAct.ACCUSE, actors=(SOUTH,), targets=(), places=(),
        time=When(),
    )  # fmt: skip
    denial = claim(
        speaker=OFFICE, event_type=EventType.DENIAL, act=SpeechAct.DENY, polarity=Polarity.NEGATIVE, actors=(SOUTH,)
    )
    found = finding(owned, blame, denial)
    assert found.hangs_on == "who did it"
    assert {each.by: each.verdict for each in found.accounts} == {
        (BLACK_FLAG.name,): Verdict.OUTSIDE_AGREEMENT,
        (COMMAND.name,): Verdict.APPARENT_VIOLATION,
        (OFFICE.name,): Verdict.NOT_ASSESSED,
    }
    assert found.verdict is Verdict.CANNOT_TELL


def test_who_knows_nothing_of_it_denies_nothing() -> None:
    """That somebody is not aware of any strikes is no account in which there were none."""
    unaware = claim(speaker=COMMAND, polarity=Polarity.NEGATIVE, quote="it was not aware of any shelling of the bank")
    assert finding(claim(speaker=OFFICE), unaware).accounts == ()


def test_silence_on_the_dead_denies_nothing() -> None:
    """Not saying whether anybody died, and saying that nobody did, deny no attack."""
    silent = claim(speaker=COMMAND, event_type=EventType.CASUALTIES, polarity=Polarity.NEGATIVE)
    unsure = claim(speaker=COMMAND, polarity=Polarity.NEGATIVE, certainty=Certainty.UNKNOWN)
    assert finding(claim(speaker=OFFICE), silent, unsure).accounts == ()


def test_voices_that_agree_make_one_account() -> None:
    """Several sources that do not differ on what decides make no separate accounts."""
    found = finding(claim(speaker=OFFICE), claim(speaker=Actor("Veran Radio")))
    assert (found.accounts, found.hangs_on) == ((), None)


def test_who_holds_the_town_decides() -> None:
    """A dispute over who is in the place that was hit splits the finding, though nobody names a target."""
    act = claim(targets=())
    ours = claim(speaker=COMMAND, event_type=EventType.DEPLOYMENT, actors=(BLACK_FLAG,), targets=())
    theirs = claim(speaker=OFFICE, event_type=EventType.DEPLOYMENT, actors=(SOUTH,), targets=())
    clash = Contradiction(ContradictionKind.LABEL, (ours.id, theirs.id), "who holds Arden")
    found = finding(act, ours, theirs, disagree=(clash,))
    assert found.verdict is Verdict.CANNOT_TELL
    assert {each.verdict for each in found.accounts} == {Verdict.OUTSIDE_AGREEMENT, Verdict.APPARENT_VIOLATION}


def test_a_day_before_effect_settles_what_the_accounts_dispute() -> None:
    """Before the first minute in force it does not matter who held the place."""
    found = finding(
        claim(speaker=COMMAND, targets=(BLACK_FLAG,), time=BEFORE), claim(speaker=OFFICE, targets=(SOUTH,), time=BEFORE)
    )
    assert found.verdict is Verdict.OUTSIDE_AGREEMENT
    assert answer(found, Question.IN_FORCE)[1] == "before_effect"


def test_without_an_agreement_nothing_is_assessed() -> None:
    """No agreement, no verdict: the finding is there and says so."""
    told = claim()
    found = assess(incident([told]), [told], None, registers())
    assert (found.verdict, found.checks, found.agreement) == (Verdict.NOT_ASSESSED, (), None)


def test_the_same_input_gives_the_same_finding() -> None:
    """Claims given in another order, and claims of other incidents, change nothing."""
    one, other, stranger = claim(speaker=OFFICE), claim(speaker=COMMAND, targets=(BLACK_FLAG,)), claim(report="r-9")
    event = incident([one, other])
    first = assess(event, [one, other], agreement(), registers())
    assert first == assess(event, [stranger, other, one], agreement(), registers())
    assert first.id == assess(event, [one], agreement(), registers()).id
