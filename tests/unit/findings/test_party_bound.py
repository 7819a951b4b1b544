from __future__ import annotations

from datetime import date

import pytest

from tests.unit.findings.builders import BEFORE, BLACK_FLAG, NORTH, SOUTH, accepted, agreement, answer, claim, finding
from trucewatch.model import Acceptance, Actor, Agreement, Answer, EventType, Party, PartyStatus, Question, Verdict


def with_north(*acceptances: Acceptance) -> Agreement:
    """Return the agreement with other acceptances of the north."""
    given = agreement()
    north = Party("north", "Northern Army", "north", (), acceptances)
    return agreement(parties=(north, given.parties[1]))


@pytest.mark.parametrize(
    ("actor", "expected", "code"),
    [
        (NORTH, Answer.YES, "bound"),
        (Actor("the northern forces"), Answer.YES, "bound"),
        (Actor("Somebody", id="mil:XA"), Answer.YES, "bound"),
        (BLACK_FLAG, Answer.NO, "excluded_group"),
        (Actor("Black Flag fighters"), Answer.NO, "excluded_group"),
        (Actor("groups linked to Black Flag"), Answer.UNKNOWN, "link_to_excluded_group"),
        (Actor("Black Flag-linked groups"), Answer.UNKNOWN, "link_to_excluded_group"),
        (Actor("Norway", id="state:NO", kind="state"), Answer.NO, "actor_not_a_party"),
        (Actor("United Nations", id="un"), Answer.NO, "actor_not_a_party"),
        (Actor("Hill Brigades", kind="armed_group"), Answer.UNKNOWN, "acceptance_unknown"),
        (Actor('"terrorist groups"'), Answer.UNKNOWN, "label_disputed"),
        (Actor("the enemy"), Answer.UNKNOWN, "label_disputed"),
        (Actor("warplanes", id="generic:air", kind="armed_forces"), Answer.UNKNOWN, "actor_unknown"),
        (Actor("men on motorcycles"), Answer.UNKNOWN, "actor_unknown"),
        (Actor("residents"), Answer.NO, "actor_not_a_party"),
    ],
)
def test_who_is_bound_follows_from_the_agreement_and_the_register(actor: Actor, expected: Answer, code: str) -> None:
    """A party is bound, a group left out is not, a label or an unlisted group cannot be told."""
    assert answer(finding(claim(actors=(actor,))), Question.PARTY_BOUND) == (expected, code)


def test_nobody_named_is_unknown() -> None:
    """An act without an actor leaves open whether a party did it."""
    found = finding(claim(actors=()))
    assert answer(found, Question.PARTY_BOUND) == (Answer.UNKNOWN, "actor_unknown")
    assert found.missing == ("actor",)


@pytest.mark.parametrize(
    ("status", "expected", "code"),
    [
        (PartyStatus.BOUND, Answer.YES, "bound"),
        (PartyStatus.RESERVED, Answer.YES, "bound"),
        (PartyStatus.ANNOUNCED, Answer.UNKNOWN, "acceptance_unconfirmed"),
        (PartyStatus.GUARANTOR, Answer.UNKNOWN, "guarantor_only"),
        (PartyStatus.NOT_BOUND, Answer.NO, "actor_not_a_party"),
        (PartyStatus.UNKNOWN, Answer.UNKNOWN, "acceptance_unknown"),
    ],
)
def test_each_kind_of_acceptance_has_its_answer(status: PartyStatus, expected: Answer, code: str) -> None:
    """How far somebody accepted decides whether they are bound."""
    found = finding(claim(), under=with_north(accepted(status)))
    assert answer(found, Question.PARTY_BOUND) == (expected, code)


def test_the_latest_statement_on_that_day_holds() -> None:
    """A later statement replaces an earlier one from its day on, and a statement after the day changes nothing."""
    under = with_north(accepted(), accepted(PartyStatus.NOT_BOUND, since=date(2030, 5, 25)))
    assert answer(finding(claim(), under=under), Question.PARTY_BOUND) == (Answer.YES, "bound")
    later = with_north(accepted(), accepted(PartyStatus.NOT_BOUND, since=date(2030, 5, 15)))
    assert answer(finding(claim(), under=later), Question.PARTY_BOUND) == (Answer.NO, "actor_not_a_party")


def test_an_acceptance_for_a_period_lapses_into_doubt() -> None:
    """After the last day of a period nobody knows, until somebody records it, whether the party went on."""
    held = with_north(accepted(PartyStatus.ACCEPTED_FOR_PERIOD, until=date(2030, 5, 20)))
    assert answer(finding(claim(), under=held), Question.PARTY_BOUND) == (Answer.YES, "bound")
    lapsed = with_north(accepted(PartyStatus.ACCEPTED_FOR_PERIOD, until=date(2030, 5, 19)))
    assert answer(finding(claim(), under=lapsed), Question.PARTY_BOUND) == (Answer.UNKNOWN, "acceptance_lapsed")


def test_no_acceptance_on_record_is_unknown() -> None:
    """A party named without an acceptance, or with one of a later day, cannot be told."""
    assert answer(finding(claim(), under=with_north()), Question.PARTY_BOUND)[1] == "acceptance_unknown"
    late = with_north(accepted(since=date(2030, 6, 1)))
    assert answer(finding(claim(), under=late), Question.PARTY_BOUND)[1] == "acceptance_unknown"


def test_conditions_are_said_and_do_not_unbind() -> None:
    """Conditions and reservations stand in the reason; the party is bound all the same."""
    found = finding(claim(), under=with_north(accepted(conditions=("that the dam stays open",))))
    reason = next(each.reason for each in found.checks if each.question is Question.PARTY_BOUND)
    assert "that the dam stays open" in reason
    assert found.verdict is Verdict.APPARENT_VIOLATION


def test_a_complete_list_of_parties_leaves_armed_groups_out() -> None:
    """Under an agreement whose list is complete, an armed group that is not on it is no party."""
    group = claim(actors=(Actor("Hill Brigades", kind="armed_group"),))
    found = finding(group, under=agreement(closed=True))
    assert answer(found, Question.PARTY_BOUND) == (Answer.NO, "actor_not_a_party")


def test_a_party_beside_a_group_left_out_cannot_be_told_apart() -> None:
    """Where a party and a group left out are said to have acted together, neither answer is given."""
    found = finding(claim(actors=(SOUTH, BLACK_FLAG), targets=(NORTH,)))
    assert answer(found, Question.PARTY_BOUND) == (Answer.UNKNOWN, "mixed_actors")
    assert found.verdict is Verdict.CANNOT_TELL


def test_before_effect_it_is_asked_who_was_bound_once_in_force() -> None:
    """For an act before the first minute in force, acceptance is asked for the time in force, not for that day."""
    found = finding(claim(time=BEFORE))
    assert answer(found, Question.PARTY_BOUND) == (Answer.YES, "bound")
    assert found.verdict is Verdict.OUTSIDE_AGREEMENT


def test_who_counts_the_dead_did_not_kill_them() -> None:
    """A monitor or aid worker named with people hurt is no actor; without another the actor is unknown."""
    counted = claim(
        event_type=EventType.CASUALTIES, actors=(Actor("River Mission"),), targets=(Actor("three farmers"),)
    )
    assert answer(finding(counted, armed=True), Question.PARTY_BOUND) == (Answer.UNKNOWN, "actor_unknown")
