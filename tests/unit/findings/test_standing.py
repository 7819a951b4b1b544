from __future__ import annotations

import pytest

from tests.unit.findings.builders import agreement, registers, syria
from trucewatch.findings.standing import Role, Roll
from trucewatch.model import Actor


def role(name: str, **fields: str) -> tuple[Role, str]:
    """Return the role and key of a name under the Syrian agreement."""
    found = Roll(syria(), registers().actors).standing(Actor(name, **fields))  # type: ignore[arg-type]
    return found.role, found.key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Syrian army", "government"),
        ("Syrian government forces", "government"),
        ("Russian warplanes", "russia"),
        ("Russian-backed government forces", "government"),
        ("opposition-held areas", "armed_opposition"),
        ("rebel positions", "armed_opposition"),
        ("Turkish-backed rebels", "armed_opposition"),
        ("U.S.-led coalition", "united_states"),
        ("YPG fighters", "ypg"),
    ],
)
def test_names_with_plain_additions_are_the_party(name: str, key: str) -> None:
    """Forces, positions and held areas of somebody are that somebody; who backs them is another matter."""
    assert role(name) == (Role.PARTY, key)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Islamic State militants", Role.EXCLUDED),
        ("the al Qaeda-linked Nusra Front", Role.EXCLUDED),
        ("IS", Role.EXCLUDED),
        ("groups linked to the Nusra Front", Role.LINKED),
        ("Nusra-allied groups", Role.LINKED),
        ("former Nusra fighters", Role.LINKED),
        ("Islamic State of the Eastern Mountains", Role.LINKED),
        ("Iraqi army", Role.UNSETTLED),
        ("rebels and government forces", Role.UNSETTLED),
        ("us", Role.UNSETTLED),
        ("the separatists", Role.LABEL),
        ("Red Crescent aid convoy", Role.AID),
        ("a market", Role.CIVILIANS),
    ],
)
def test_only_the_named_group_is_left_out(name: str, expected: Role) -> None:
    """A group left out is itself and its fighters; those linked to it, and longer names, are not settled."""
    assert role(name)[0] is expected


def test_the_register_id_comes_before_the_words() -> None:
    """A body the register knows to be part of a party is the party, whatever it is called in the report."""
    assert role("a spokesman", id="air:SY") == (Role.PARTY, "government")


def test_a_body_met_alone_is_nobodys() -> None:
    """The word warplanes without an owner does not mean a foreign army."""
    found = Roll(agreement(), registers().actors).standing(Actor("warplanes", id="generic:air", kind="armed_forces"))
    assert found.role is Role.UNSETTLED


def test_those_who_watch_are_known_by_name() -> None:
    """A monitor the agreement names is neither party nor civilian."""
    found = Roll(agreement(), registers().actors).standing(Actor("River Mission"))
    assert found.role is Role.MONITOR
