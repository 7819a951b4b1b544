from __future__ import annotations

import pytest

from tests.unit.findings.builders import BLACK_FLAG, NORTH, SOUTH, agreement, answer, claim, finding
from trucewatch.model import Actor, Answer, Clause, EventType, Question, Span, Verdict


@pytest.mark.parametrize(
    ("targets", "expected", "code"),
    [
        ((SOUTH,), Answer.YES, "target_covered"),
        ((Actor("League-held villages"),), Answer.YES, "target_covered"),
        ((Actor("villagers"),), Answer.YES, "target_covered"),
        ((Actor("a hospital"),), Answer.YES, "target_covered"),
        ((BLACK_FLAG,), Answer.NO, "excluded_group"),
        ((SOUTH, BLACK_FLAG), Answer.UNKNOWN, "mixed_targets"),
        ((), Answer.UNKNOWN, "target_group_unknown"),
        ((Actor("militants"),), Answer.UNKNOWN, "label_disputed"),
        ((Actor("a column"),), Answer.UNKNOWN, "target_group_unknown"),
        ((Actor("Norway", kind="state"),), Answer.NO, "target_not_a_party"),
        ((Actor("an aid convoy"),), Answer.UNKNOWN, "target_not_named"),
        ((Actor("River Mission"),), Answer.UNKNOWN, "target_not_named"),
    ],
)
def test_who_is_covered(targets: tuple[Actor, ...], expected: Answer, code: str) -> None:
    """Parties and those a clause protects are covered, groups left out are not, and the rest cannot be told."""
    assert answer(finding(claim(targets=targets)), Question.TARGET_COVERED) == (expected, code)


def test_those_hurt_stand_in_for_a_target_nobody_names() -> None:
    """Where no claim says at whom it was aimed, the people said to be hurt are taken."""
    act = claim(targets=())
    dead = claim(event_type=EventType.CASUALTIES, actors=(), targets=(Actor("three farmers"),))
    assert answer(finding(act, dead), Question.TARGET_COVERED) == (Answer.YES, "target_covered")


def test_a_clash_told_as_fighting_between_two_has_two_sides() -> None:
    """Fighting between two parties, with no target named, has each as the other's target."""
    found = finding(claim(event_type=EventType.GROUND_CLASH, actors=(NORTH, SOUTH), targets=()))
    assert found.verdict is Verdict.APPARENT_VIOLATION
    left_out = finding(claim(event_type=EventType.GROUND_CLASH, actors=(NORTH, BLACK_FLAG), targets=()))
    assert left_out.verdict is Verdict.OUTSIDE_AGREEMENT


def test_guns_in_a_zone_are_aimed_at_nobody() -> None:
    """A clause on weapons in a zone asks for no target."""
    clause = Clause("zone", "forbidden", "No guns in the zone", ("heavy_weapons",), ("any_party",), ())
    found = finding(claim(event_type=EventType.HEAVY_WEAPONS, targets=()), under=agreement(clauses=(clause,)))
    assert answer(found, Question.TARGET_COVERED) == (Answer.YES, "no_target_needed")
    assert found.verdict is Verdict.APPARENT_VIOLATION


@pytest.mark.parametrize(
    "name",
    ["a depot of the Black Flag", "Black Flag positions", "an ammunition store of Black Flag", "Black Flag's base"],
)
def test_what_a_group_left_out_holds_is_that_group(name: str) -> None:
    """An act against a depot, position or base of a group left out is one against that group."""
    assert answer(finding(claim(targets=(Actor(name),))), Question.TARGET_COVERED) == (Answer.NO, "excluded_group")


def test_a_group_left_out_named_beside_an_act_leaves_the_target_open() -> None:
    """Where no target is given and the words name a group left out, those hurt do not make the target covered."""
    act = claim(targets=(), quote="Northern jets destroyed a depot of the Black Flag west of Arden")
    hurt = claim(event_type=EventType.CASUALTIES, actors=(), targets=(Actor("three farmers"),))
    expected = (Answer.UNKNOWN, "excluded_group_named")
    assert answer(finding(act), Question.TARGET_COVERED) == expected
    assert answer(finding(act, hurt), Question.TARGET_COVERED) == expected
    assert finding(act, hurt).verdict is Verdict.CANNOT_TELL


def test_accounts_part_where_one_names_a_group_left_out() -> None:
    """One side's words name a group left out, the other counts its own dead: two accounts, and the target is open."""
    act = claim(targets=(), quote="Northern jets destroyed a depot of the Black Flag", speaker=NORTH)
    dead = claim(event_type=EventType.CASUALTIES, actors=(), targets=(SOUTH,), speaker=SOUTH)
    found = finding(act, dead)
    assert answer(found, Question.TARGET_COVERED)[0] is Answer.UNKNOWN
    assert [account.by for account in found.accounts] == [("Northern Army",), ("Southern League",)]
    assert found.verdict is Verdict.CANNOT_TELL


def test_a_group_left_out_that_acts_is_no_target() -> None:
    """The words name a group left out as the one acting: those hurt are covered as before."""
    act = claim(actors=(BLACK_FLAG,), targets=(), quote="Black Flag shelled Arden")
    dead = claim(event_type=EventType.CASUALTIES, actors=(), targets=(Actor("three farmers"),))
    assert answer(finding(act, dead), Question.TARGET_COVERED) == (Answer.YES, "target_covered")


def test_one_voice_that_names_the_target_settles_what_another_leaves_open() -> None:
    """A group left out said to be the target, and named beside the act by another voice, is one account."""
    struck = claim(targets=(BLACK_FLAG,), quote="Northern jets struck the Black Flag")
    beside = claim(targets=(), quote="Northern operations against the Black Flag go on", speaker=NORTH)
    found = finding(struck, beside)
    assert answer(found, Question.TARGET_COVERED) == (Answer.NO, "excluded_group")
    assert found.accounts == ()


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("group linked to the Black Flag", "A group linked to the Black Flag was bombed by northern jets"),
        ("groups with ties to the Black Flag", "Northern jets bombed groups with ties to the Black Flag"),
        ("Black Flag-backed fighters", "Northern jets bombed Black Flag-backed fighters"),
        ("Black Flag", "Northern jets bombed a splinter of men allied with Black Flag"),
    ],
)
def test_who_is_only_linked_to_a_group_left_out_is_not_that_group(words: str, quote: str) -> None:
    """One group or several said to be linked to a group left out: whether they are left out cannot be told."""
    start = quote.index(words)
    named = Actor("Black Flag", words=words, span=Span(start, start + len(words)))
    found = finding(claim(targets=(named,), quote=quote, span=Span(0, len(quote))))
    assert answer(found, Question.TARGET_COVERED) == (Answer.UNKNOWN, "link_to_excluded_group")
    assert found.verdict is Verdict.CANNOT_TELL


def test_friends_of_a_party_are_not_the_party() -> None:
    """What fighters linked to a party do is not done by the party: who they are is left open."""
    named = Actor("Southern League", words="fighters linked to the Southern League")
    found = finding(claim(actors=(named,), targets=(NORTH,)))
    assert answer(found, Question.PARTY_BOUND) == (Answer.UNKNOWN, "actor_unknown")


def test_a_group_that_is_linked_to_another_is_itself() -> None:
    """The group left out stays that group where the words say to whom it is linked."""
    named = Actor("Black Flag", words="Black Flag fighters linked to the Southern League")
    assert answer(finding(claim(targets=(named,))), Question.TARGET_COVERED) == (Answer.NO, "excluded_group")
