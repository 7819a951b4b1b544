"""How actors of two claims stand to each other."""

from __future__ import annotations

import pytest

from tests.unit.incidents.making import CAST, actor
from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.model import Actor


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("army", "army", Kin.SAME),
        ("spokesman", "gov", Kin.RELATED),
        ("army", "gov", Kin.RELATED),
        ("neighbour", "army", Kin.ALLIED),
        ("army", "front", Kin.APART),
        ("army", "rebels", Kin.APART),
        ("front", "rebels", Kin.OPEN),
        ("army", "villagers", Kin.OPEN),
        ("army", "The Unheard-of Brigade", Kin.OPEN),
    ],
)
def test_the_register_decides_who_belongs_together(one: str, other: str, kin: Kin) -> None:
    """A body and its spokesman are related, rivals are apart, and a name without a side leaves it open."""
    kinship = Kinship(CAST)
    assert kinship.between(actor(one), actor(other)) is kin
    assert kinship.between(actor(other), actor(one)) is kin


def test_lists_stand_to_each_other_as_their_closest_pair() -> None:
    """Two lists with one actor in common are the same; an empty list leaves it open."""
    kinship = Kinship(CAST)
    assert kinship.among((actor("front"), actor("army")), (actor("army"),)) is Kin.SAME
    assert kinship.among((), (actor("army"),)) is Kin.OPEN


def test_armed_groups_that_no_register_knows_are_apart_by_their_kind() -> None:
    """Two groups that a report itself introduces as armed are not one, although no register holds them."""
    kinship = Kinship(CAST)
    assert (
        kinship.between(Actor("Blue Guard", None, "armed_group"), Actor("orvenian army", None, "armed_forces"))
        is Kin.APART
    )


def test_the_family_of_a_spokesman_is_the_body_spoken_for() -> None:
    """A spokesman's voice is that of the body, and an unregistered one is its own."""
    kinship = Kinship(CAST)
    assert kinship.family(actor("spokesman")) == "gov"
    assert kinship.family(Actor("A baker")) == "a baker"
    assert kinship.family(Actor("A deputy", None, "person", "council")) == "council"


def test_answers_do_not_depend_on_who_was_asked_about_first() -> None:
    """The same unregistered name, once with a kind and once without, keeps an answer of its own for each."""
    vague, armed = Actor("Blue Guard"), Actor("Blue Guard", None, "armed_group")
    for order in ((vague, armed), (armed, vague)):
        kinship = Kinship(CAST)
        found = {name.kind: kinship.between(name, actor("army")) for name in order}
        assert found == {"unknown": Kin.OPEN, "armed_group": Kin.APART}


def test_a_word_in_quotation_marks_is_still_a_word_for_irregulars() -> None:
    """A side's word for its enemies keeps a claim apart from one on the state, quotation marks or not."""
    assert Kinship(CAST).between(Actor("“terrorist” groups", None, "generic"), actor("army")) is Kin.APART


def test_to_share_nobody_in_particular_tells_nothing() -> None:
    """Two claims on "villagers" need not mean the same ones; two on the same rebels or the same body do."""
    kinship = Kinship(CAST)
    assert kinship.between(actor("villagers"), actor("villagers")) is Kin.OPEN
    assert kinship.between(actor("rebels"), actor("rebels")) is Kin.SAME


@pytest.mark.parametrize(
    ("held", "answers"),
    [
        (actor("army"), True),
        (actor("rebels"), True),
        (Actor("rebel fighters of the east"), True),
        (Actor("Hill Brigade"), True),
        (Actor("a column", kind="armed_group"), True),
        (Actor("9-year-old war"), False),
        (Actor("Sunday"), False),
        (Actor("Sunday March"), False),
        (Actor("warplanes", "generic:warplanes", "generic"), False),
        (Actor("Each side in Orvenia's war"), False),
        (actor("villagers"), False),
        (actor("wire"), False),
    ],
)
def test_only_somebody_answers_for_an_act(held: Actor, *, answers: bool) -> None:
    """Bodies, groups and people by name answer for acts; wars, days, machines and those hit do not."""
    assert Kinship(CAST).answers(held) is answers
