"""The room's data files."""

from __future__ import annotations

import pytest

from trucewatch.incidents.lexicon import Act, Sort, matters, weights
from trucewatch.model import EventType, Mood


def test_every_type_has_a_family_and_a_title_can_be_made() -> None:
    """Every coarse type the model knows stands in exactly one family, and so does every question."""
    asked = {question.name for question in matters().questions}
    assert set(matters().family) == {kind.coarse.value for kind in EventType} | asked


@pytest.mark.parametrize(
    ("kind", "mood", "matter"),
    [
        (EventType.SHELLING, Mood.REALISED, "shelling"),
        (EventType.ARTILLERY_FIRE, Mood.PREDICTED, "prospect"),
        (EventType.SHELLING, Mood.PLANNED, "operation"),
        (EventType.REFUSAL, Mood.REALISED, "stance"),
        (EventType.COMPLIANCE, Mood.REALISED, "compliance"),
        (EventType.COMPLIANCE, Mood.PROMISED, "stance"),
        (EventType.TALKS_SCHEDULED, Mood.PLANNED, "talks_scheduled"),
        (EventType.TALKS_SCHEDULED, Mood.PREDICTED, "hope"),
        (EventType.AID_ACCESS, Mood.DEMANDED, "asked"),
    ],
)
def test_a_claim_is_on_a_question_by_type_and_mood(kind: EventType, mood: Mood, matter: str) -> None:
    """What is done is on its own type; what is feared, planned, hoped, asked for or taken as a stand is a question."""
    assert matters().matter(kind, mood) == matter


@pytest.mark.parametrize(
    ("one", "other", "act"),
    [
        (EventType.DRONE_STRIKE, EventType.AIR_STRIKE, Act.SAME),
        (EventType.SHELLING, EventType.CASUALTIES, Act.SIDE_OF_ONE),
        (EventType.CHEMICAL_ATTACK, EventType.SAMPLE_EVIDENCE, Act.INQUIRY_INTO),
        (EventType.SHELLING, EventType.STATEMENT, Act.SPEECH),
        (EventType.SHELLING, EventType.AID_DELIVERY, Act.BARRED),
        (EventType.TALKS_SCHEDULED, EventType.TALKS_COLLAPSED, Act.SIDE_OF_ONE),
        (EventType.SIEGE, EventType.TREATY, Act.BARRED),
    ],
)
def test_types_stand_to_each_other_the_same_both_ways(one: EventType, other: EventType, act: Act) -> None:
    """Finer types roll up; what no family joins is barred; and the order does not matter."""
    assert matters().act(one, other) is act
    assert matters().act(other, one) is act


def test_a_sort_without_a_weight_of_its_own_has_that_of_any_pair() -> None:
    """A sort of pair weighs a level as every pair does unless the file says otherwise for it."""
    assert len({weights().level(sort, "counts", "same_unit").bits for sort in Sort}) == 1
    assert weights().level(Sort.PARTY, "actor", "apart").bits < weights().level(Sort.SPEECH, "actor", "apart").bits
    assert weights().level(Sort.EVENT, "place", "apart").bits < weights().level(Sort.SPEECH, "place", "apart").bits


def test_equal_numbers_weigh_nothing_and_counts_little() -> None:
    """No level of the file rewards equal numbers, and counting the same thing weighs less than one bit."""
    names = {name for comparison, name in ((key[1], key[2]) for key in weights().levels) if comparison == "counts"}
    assert names == {"same_unit", "open"}
    assert abs(weights().level(Sort.EVENT, "counts", "same_unit").bits) < 1
